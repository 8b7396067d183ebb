"""Runs to rows: baselines, raised marks, spaces between runs, and positions kept in step."""

import pytest
from pdf_shapes import LEFT, row, rows, run

from parsers.layout.pdf.rows import ink_of, joined, parted


def after(text, x=LEFT, size=13.0):
    """Where a text of this size ends."""
    return x + len(text) * 0.5 * size


def raised_run(text, x, baseline=100.0, size=8.0, lift=5.0):
    return run(text, x, baseline - lift, size)


def test_runs_of_one_baseline_are_one_row_from_left_to_right():
    (found,) = rows(run("hai", 300), run("một", 85), run("ba", 500))
    assert found.text == "một hai ba"
    assert (found.x0, found.x1) == (85, 500 + 2 * 6.5)


@pytest.mark.parametrize(
    ("size", "baseline", "count"),
    [
        (13, 100, 1),
        (12, 102, 1),
        (13, 102.8, 1),
        (13, 103.2, 2),
        (13, 115, 2),
        (11, 100, 1),
        (11, 101, 1),
        (11, 105, 2),
    ],
)
def test_baselines_drift_within_a_row(size, baseline, count):
    """Type of 11 or 12 pt stands beside 13 pt in a letterhead, its baseline a point or two off."""
    assert len(rows(run("Nơi nhận", 85), run("Chủ tịch", 300, baseline, size))) == count


def test_two_lines_close_together_stay_two_rows():
    found = rows(*(run(str(i), 85, 100 + 11.5 * i, 10) for i in range(20)))
    assert [r.text for r in found] == [str(i) for i in range(20)]


def test_rows_run_from_top_to_bottom_whatever_their_size():
    found = rows(run("nhỏ", 85, 50, 8), run("lớn", 85, 200, 20), run("vừa", 85, 120, 13))
    assert [r.text for r in found] == ["nhỏ", "vừa", "lớn"]


def test_raised_mark_hangs_on_the_word_it_follows():
    (found,) = rows(
        run("cơ sở", 85), raised_run("1", after("cơ sở")), run(".", after("cơ sở") + 4.5)
    )
    assert [(r.text, r.raised) for r in found.runs] == [("cơ sở", False), ("1", True), (".", False)]
    assert found.text == "cơ sở1."


def test_raised_mark_before_a_word_opens_a_note():
    (found,) = rows(raised_run("1", 85), run("Quyết định số 12", 89.5))
    assert found.runs[0].raised


@pytest.mark.parametrize(
    ("lift", "size", "gap"),
    [
        (0.5, 8, 0),  # small type on the baseline is no mark
        (5, 12, 0),  # type as large as the row's is the next row
        (12, 8, 0),  # far above
        (5, 8, 30),  # touches no word
    ],
)
def test_what_is_no_raised_mark(lift, size, gap):
    found = rows(run("cơ sở", 85), raised_run("1", after("cơ sở") + gap, size=size, lift=lift))
    assert not any(r.raised for line in found for r in line.runs)


def test_a_small_word_on_the_line_belongs_to_it():
    (found,) = rows(run("Số:", 85), run("12/KH-UBND", 200, 100, 9))
    assert found.text == "Số: 12/KH-UBND"


def test_spaces_stand_where_the_print_shows_white():
    (close,) = rows(run("triển", 85), run("khai", after("triển") + 1))
    (wide,) = rows(run("triển", 85), run("khai", after("triển") + 3))
    assert (close.text, wide.text) == ("triểnkhai", "triển khai")


def test_bold_and_italic_are_of_all_runs_but_marks():
    mark = raised_run("1", after("Điều"))
    (found,) = rows(run("Điều", 85, bold=True, italic=True), mark)
    assert (found.bold, found.italic) == (True, True)
    (mixed,) = rows(run("Điều", 85, bold=True), run("thường", 200))
    assert not mixed.bold


@pytest.mark.parametrize(("text", "width"), [("Quyết định", 5), ("Quyết", 5)])
def test_first_word_width(text, width):
    assert row(text).first_word_width() == width * 6.5


def test_parted_and_joined_are_inverse():
    (found,) = rows(run("một", 85), run("hai", 130), run("ba", 400))
    pieces = parted(found, 50)
    assert [p.text for p in pieces] == ["một hai", "ba"]
    assert joined(pieces[::-1]).text == found.text


def test_every_character_keeps_its_own_place():
    """The last character before a gap must not shrink to nothing."""
    (found,) = rows(run("ab", 85), run("cd", 300))
    ink = ink_of(found, {})
    assert ink.text == "ab cd"
    assert ink.edges == [85, 91.5, 98, 300, 306.5, 313]


def test_a_mark_leaves_text_and_positions():
    mark = raised_run("12", after("cơ sở"))
    (found,) = rows(run("cơ sở", 85), mark, run("các cấp", 130))
    ink = ink_of(found, {id(mark): 3})
    assert (ink.text, ink.marks) == ("cơ sở các cấp", ((5, 3),))
    assert ink.edges[5:7] == [after("cơ sở"), 130]
    assert len(ink.edges) == len(ink.text) + 1


def test_a_mark_at_the_end_of_a_row_widens_no_character():
    mark = raised_run("1", after("cơ sở") + 3)
    (found,) = rows(run("cơ sở", 85), mark)
    ink = ink_of(found, {id(mark): 0})
    assert (ink.text, ink.marks) == ("cơ sở", ((5, 0),))
    assert ink.edges[-1] == after("cơ sở")


def test_a_row_of_nothing_but_a_mark_is_empty():
    mark = raised_run("1", 85)
    (found,) = rows(mark, run("Quyết", 89.5))
    found.runs = found.runs[:1]
    ink = ink_of(found, {id(mark): 0})
    assert (ink.text, len(ink.edges)) == ("", 1)
