"""Counting on, and a number put in the place of what was read."""

import pytest

from parsers.layout.scan.counting import Way, counted_on, following
from parsers.layout.scan.engine import tied
from parsers.layout.scan.runs import ROW, headed, runs_of
from tests.scans.words import words


@pytest.mark.parametrize(
    ("number", "after"),
    [
        ("1", "2"),
        ("09", "10"),
        ("2.9", "2.10"),
        ("I", "II"),
        ("XV", ""),  # no plan has so many parts
        ("V", "VI"),
        ("c", "d"),
        ("d", "đ e"),
        ("y", ""),
        ("a1", ""),
    ],
)
def test_what_follows(number, after):
    assert list(following(number)) == after.split()


def test_the_cheapest_way_is_taken():
    def steps(way, read):
        yield Way(way.cost + 1, ("kept",), read, way)
        if way.stack != ("kept",):
            yield Way(way.cost + 0.5, ("raised",), read + 1, way)

    start = Way(0.0, (), 0)
    assert counted_on([1, 2, 3], steps, start, width=2, sound=0.5) == [2, 3, 4]
    assert counted_on([1, 2, 3], steps, start, width=2, sound=0.4) is None
    assert counted_on([], steps, start, width=2, sound=0.5) == []


def test_a_long_table_takes_no_longer_a_row():
    def steps(way, read):
        yield Way(way.cost, (read,), read, way)

    rows = list(range(100_000))
    assert counted_on(rows, steps, Way(0.0, (), -1), width=1, sound=0.5) == rows


@pytest.mark.parametrize(
    ("seen", "count", "text", "right"),
    [
        ("HI.MỤC", 2, "III", "III.MỤC"),
        ("1l/2023", 2, "II", "II/2023"),
        ("Ill", 3, "III", "III"),
        ("€)", 1, "c", "c)"),
    ],
)
def test_another_number_at_the_head(seen, count, text, right):
    """What was read is kept, and what stands behind the number stays where it stood."""
    (word,) = words(seen)
    (run,), _ = runs_of([[word]], 1.0)
    for made in (word.headed(count, text), headed(run, count, text)):
        assert made.text == right
        assert "".join(made.raw) == seen
        assert len(made.edges) == len(right) + 1
        assert len(made.sure) == len(made.raw) == len(right)
        assert list(made.edges[len(text) :]) == list(word.edges[count:])


def test_words_tied_as_one():
    code, year = words("263 7/BGDĐT")
    assert tied((code, year)).text == "2637/BGDĐT"
    whole = tied((code, year), " ")
    assert whole.text == "263 7/BGDĐT"
    assert whole.edges == (*code.edges, *year.edges)
    assert whole.raw == ()
    put = tied((code, year.headed(1, "1")), " ")
    assert put.text == "263 1/BGDĐT"
    assert "".join(put.raw) == "263 7/BGDĐT"


@pytest.mark.parametrize(
    ("high", "size", "right"),
    [
        (20, 40, 28),  # a fold of the paper was measured with it
        (26, 40, 40),
        (14, 20, 20),  # the list of recipients
        (20, 20, 28),
    ],
)
def test_a_line_is_as_large_as_its_capitals(high, size, right):
    body = [word for line in range(4) for word in words("ỦY BAN NHÂN DÂN", line=line)]
    other = [
        word._replace(tops=(100 - high,) * len(word.text), size=size)
        for word in words("KẾ HOẠCH", line=4)
    ]
    runs, _ = runs_of([[*body, *other]], 1.0)
    assert runs[-1].size == pytest.approx(right / ROW)
