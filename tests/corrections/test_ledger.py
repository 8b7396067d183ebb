"""The file of corrections: it only grows, and a line that cannot be read costs no other."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.corrections.entries import PlanRef, WaiverEntry, Withdrawal
from pipeline.corrections.ledger import append, beside, join, read_book
from tests.corrections.plans import entry, row_with, sample


def a_line(new="Phòng Nội vụ"):
    return entry(sample(), "tasks", row_with(sample(), "tasks", lead=True), "lead", new)


def a_waiver():
    plan = PlanRef(document_id=sample().document_id)
    return WaiverEntry(plan=plan, rule="R102", place="III.2", status="wrong", who="B")


def test_the_file_outlives_the_tables(tmp_path):
    assert beside(tmp_path / "data" / "parsed") == tmp_path / "data" / "parsed.corrections.jsonl"


def test_what_is_written_is_read_again(tmp_path):
    parsed = tmp_path / "parsed"
    line, waiver = a_line(), a_waiver()
    append(parsed, [line])
    append(parsed, [waiver, Withdrawal(of=line.id, who="B")])
    book = read_book(parsed)
    assert list(book.entries.values())[:2] == [line, waiver]
    assert (list(book.values), list(book.waivers)) == ([], [waiver])
    assert read_book(tmp_path / "none").entries == {}


BAD = [
    b'{"kind": "correction", "id": "x"}',
    b"not json",
    b"\xff\xfe",
    b'{"kind": "other"}',
    b"[]",
    b'{"format": 2, "kind": "withdrawal", "id": "a", "of": "b", "who": "c", "at": "2026-01-01T00:00:00Z"}',
]


@pytest.mark.parametrize("bad", BAD)
def test_a_line_that_cannot_be_read_is_told_and_costs_no_other(tmp_path, bad):
    parsed = tmp_path / "parsed"
    first, last = a_line("a"), a_line("b")
    append(parsed, [first])
    with beside(parsed).open("ab") as stream:
        stream.write(bad)  # cut off: no end of the line
    append(parsed, [last])
    book = read_book(parsed)
    assert list(book.values) == [first, last]
    assert len(book.troubles) == 1
    assert "line 2 cannot be read" in book.troubles[0]


def test_two_that_write_at_once_lose_nothing(tmp_path):
    many = [a_line(str(number)) for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda one: append(tmp_path / "parsed", [one]), many))
    book = read_book(tmp_path / "parsed")
    assert set(book.entries) == {one.id for one in many}
    assert not book.troubles


def test_files_join_without_a_line_twice(tmp_path):
    one, two, three = a_line("a"), a_line("b"), a_line("c")
    append(tmp_path / "x", [one, two])
    append(tmp_path / "y", [two, three])
    assert join(tmp_path / "x", [tmp_path / "y", tmp_path / "z"]) == 1
    assert join(tmp_path / "x", [tmp_path / "y"]) == 0
    assert set(read_book(tmp_path / "x").entries) == {one.id, two.id, three.id}
