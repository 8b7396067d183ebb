"""Names of places, and what is asked of them."""

from pathlib import Path

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from pipeline.batch.find import Passed, find, outermost
from pipeline.batch.listing import Listing
from pipeline.store.places import (
    NoSuchPlace,
    exists,
    fetched,
    followed,
    is_folder,
    name_of,
    place_of,
    put,
    remove,
    size_of,
    way,
)
from pipeline.store.roots import Roots
from tests.urls.conftest import fill


@pytest.mark.parametrize(
    ("text", "shown", "name", "is_local"),
    [
        ("data/raw", "data/raw", "raw", True),
        ("/mnt/s3:/a", "/mnt/s3:/a", "a", True),
        ("file:///mnt/raw", "/mnt/raw", "raw", True),
        ("file://localhost/mnt/raw", "/mnt/raw", "raw", True),
        ("s3://bucket/incoming/", "s3://bucket/incoming", "incoming", False),
        ("S3://bucket", "s3://bucket/", "bucket", False),
        ("s3://bucket/quý 1/12::3.pdf", "s3://bucket/quý 1/12::3.pdf", "12::3.pdf", False),
        ("s3://bucket//12.pdf", "s3://bucket//12.pdf", "12.pdf", False),
        ("memory://bucket/a", "memory://bucket/a", "a", False),
    ],
)
def test_what_a_place_is(text, shown, name, is_local):
    place = place_of(text)
    assert (str(place), name_of(place), isinstance(place, Path)) == (shown, name, is_local)


@pytest.mark.parametrize(
    ("place", "folder", "leads"),
    [
        ("s3://bucket/in/a.pdf", "s3://bucket/in", "a.pdf"),
        ("s3://bucket/in//a.pdf", "s3://bucket/in", "/a.pdf"),
        ("s3://bucket/in", "s3://bucket", "in"),
        ("s3://bucket/in", "s3://bucket/in", "."),
        ("s3://bucket/incoming/a.pdf", "s3://bucket/in", None),
        ("s3://bucket/in/a.pdf", "/in", None),
        ("/in/a.pdf", "s3://bucket", None),
        ("/in/a.pdf", "/in", "a.pdf"),
    ],
)
def test_the_way_from_a_folder(place, folder, leads):
    assert way(place_of(place), place_of(folder)) == leads


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("s4://bucket/a", "no kind of URL"),
        ("s3:///a", "names no bucket"),
        ("s3://key:secret@bucket/a", "password"),
    ],
)
def test_urls_nobody_can_follow(text, said):
    with pytest.raises(NoSuchPlace, match=said) as caught:
        followed(text)
    assert "secret" not in str(caught.value)


def test_objects(bucket):
    file = bucket / "a b" / "kế hoạch.pdf"
    assert not exists(file)
    put(file, b"plan")
    assert (fetched(file), size_of(file), size_of(file.parent)) == (b"plan", 4, None)
    assert is_folder(file.parent)
    assert not is_folder(file)
    remove(file)
    remove(file)
    assert not exists(file)
    with pytest.raises(FileNotFoundError) as caught:
        fetched(file)
    assert caught.value.filename == str(file)
    assert caught.value.strerror


def test_a_listing_is_a_walk(bucket, tmp_path):
    """The same files, in the same order, and the same passed by."""
    names = (
        *("b.pdf", "a.DOCX", "c/z.pdf", "c/a/1.odt", "c.txt", "noending", ".a.pdf", "~$b.docx"),
        *(".git/x.pdf", ".git/y/z.pdf", "c/.b/x.pdf", "c-d/e.rtf", "Cc/f.pdf"),
    )
    local = tmp_path / "in"
    for name in names:
        put(bucket / "in" / name, b"plan")
        (local / name).parent.mkdir(parents=True, exist_ok=True)
        (local / name).write_bytes(b"plan")
    walked, listed = Passed(), Passed()
    expected = [way(one.path, local) for one in find(outermost([local]), walked)]
    found = [way(one.path, bucket / "in") for one in find(outermost([bucket / "in"]), listed)]
    assert found == expected
    assert len(found) == 6
    assert listed.other == walked.other


ODD = ("a::b.pdf", "/twice.pdf", "[1].pdf", "*.pdf", "h#1.pdf", "p%20c.pdf", "q?x.pdf")


def test_names_only_an_object_may_have(s3):
    for name in ODD:
        s3.fs.call_s3("put_object", Bucket=name_of(s3), Key=f"in/{name}", Body=name.encode())
    s3.fs.call_s3("put_object", Bucket=name_of(s3), Key="in/by hand/", Body=b"")
    found = list(find([Listing(s3 / "in")], Passed()))
    assert sorted(fetched(place_of(str(one.path))).decode() for one in found) == sorted(ODD)


def test_a_bucket_as_a_whole(bucket):
    fill(bucket, a__pdf="plan", b__pdf="plan")
    assert [one.path.name for one in find([Listing(bucket)], Passed())] == ["a.pdf", "b.pdf"]


def test_one_object(bucket):
    fill(bucket / "in", letter="plan")
    listing = Listing(bucket / "in" / "letter")
    assert [str(one.path) for one in find([listing], Passed())] == [str(bucket / "in" / "letter")]
    assert str(listing.folder) == str(bucket / "in")


def test_what_lies_in_another_is_met_once(bucket):
    fill(bucket / "in" / "q1", a__pdf="plan", letter="plan")
    given = [bucket / "in" / "q1", bucket / "in", bucket / "in" / "q1" / "letter", Path("/nowhere")]
    found = [str(getattr(one, "url", one)) for one in outermost(given)]
    assert found == [str(given[1]), str(given[2]), "/nowhere"]


@pytest.mark.parametrize(
    ("error", "name"), [(None, "raw"), (RuntimeError("Could not connect"), "raw~2")]
)
def test_a_folder_that_moved_into_another_bucket(memory, monkeypatch, error, name):
    """The place of before must be gone, and say so."""
    roots = Roots({"raw": memory / "2023" / "raw"}, lambda *_: None)
    fill(memory / "2024" / "raw", a__pdf="plan")

    def refuse(_fs, _path):
        raise error

    if error is not None:
        monkeypatch.setattr(MemoryFileSystem, "info", refuse)
    roots.declare(memory / "2024" / "raw", lambda *_: True)
    assert roots.name(memory / "2024" / "raw") == name


def test_roots_of_both_kinds(tmp_path):
    told = []
    roots = Roots({}, lambda name, place: told.append((name, str(place))))
    roots.declare(place_of("memory://bucket/raw"), lambda *_: False)
    (tmp_path / "raw").mkdir()
    roots.declare(tmp_path / "raw", lambda *_: False)
    assert told == [("raw", "memory://bucket/raw"), ("raw~2", str(tmp_path / "raw"))]
    assert roots.name(place_of("memory://bucket/raw/q1/a.pdf")) == "raw/q1/a.pdf"
    assert str(roots.place("raw/q1/a.pdf")) == "memory://bucket/raw/q1/a.pdf"
    assert roots.place("raw~2/a.pdf") == tmp_path / "raw" / "a.pdf"
