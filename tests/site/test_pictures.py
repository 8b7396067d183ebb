import hashlib

import pytest
from PIL import Image

from pipeline.record.assemble import assemble
from pipeline.site import pictures
from pipeline.site.pictures import Undrawn, draw
from tests.builders.stored import ledger_row as source_of
from tests.pipeline.plan_factories import info, small_plan
from tests.site.sample import BAD_NAME, PDF

KEY = "ab" * 8


@pytest.fixture
def plan():
    return assemble(*small_plan(), info=info())


def entry(plan, path, data=None):
    sha = hashlib.sha256(data if data is not None else path.read_bytes()).hexdigest()
    return source_of(plan, str(path), sha256=sha)


@pytest.fixture
def paper(tmp_path):
    file = tmp_path / BAD_NAME
    file.write_bytes(PDF.read_bytes())
    return file


def test_every_page_is_drawn(plan, paper, tmp_path):
    sheets = draw(KEY, [entry(plan, paper)], tmp_path)
    assert [sheet.number for sheet in sheets] == [1, 2, 3]
    for sheet in sheets:
        with Image.open(tmp_path / sheet.picture) as picture:
            assert abs(picture.width - sheet.pixels[0]) <= 1
            assert len(picture.getcolors(1 << 20)) > 10
        assert (tmp_path / sheet.picture).stat().st_size < 200_000
    assert not list(tmp_path.glob(".*.tmp"))


def test_picture_that_is_there_is_kept(plan, paper, tmp_path, monkeypatch):
    first = draw(KEY, [entry(plan, paper)], tmp_path)
    monkeypatch.setattr(pictures, "_draw", None)
    assert draw(KEY, [entry(plan, paper)], tmp_path) == first


def test_file_that_is_gone(plan, tmp_path):
    gone = tmp_path / "gone.pdf"
    assert draw(KEY, [entry(plan, gone, b"")], tmp_path) == Undrawn("source_gone", str(gone))


def test_file_that_changed(plan, paper, tmp_path):
    old = entry(plan, paper)
    paper.write_bytes(PDF.read_bytes() + b"\n")
    assert draw(KEY, [old], tmp_path) == Undrawn("source_changed", str(paper))


def test_other_path_with_the_same_bytes(plan, paper, tmp_path):
    gone = entry(plan, tmp_path / "gone.pdf", PDF.read_bytes())
    assert len(draw(KEY, [gone, entry(plan, paper)], tmp_path)) == 3


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 nothing", b"PK\x03\x04"])
def test_bytes_that_are_no_pdf(plan, tmp_path, data):
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    assert draw(KEY, [entry(plan, file)], tmp_path) == Undrawn("source_undrawable", str(file))


@pytest.mark.parametrize("path", ["", ".", "/", "a\x00b", "x" * 5000])
def test_path_of_a_foreign_ledger(plan, tmp_path, path):
    assert draw(KEY, [source_of(plan, path)], tmp_path).key == "source_gone"


def test_no_entry_in_the_ledger(tmp_path):
    assert draw(KEY, [], tmp_path).key == "source_unknown"
