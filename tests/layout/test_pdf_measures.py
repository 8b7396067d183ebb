"""The column running text is set in, as the lines of the document prove it."""

import pytest
from pdf_shapes import HEIGHT, LEFT, RIGHT, WIDTH, centred, full, row

from parsers.layout.pdf.measures import Sheet, measures_of

INDENT = LEFT + 36


def sheet(rows, number=1, tables=(), width=WIDTH):
    return Sheet(number, width, HEIGHT, rows, tables)


def full_lines(count, first=100.0, page=1, leading=17.0):
    return [row(full("Căn cứ"), LEFT, first + leading * i, page=page) for i in range(count)]


def test_the_right_edge_is_that_of_justified_lines():
    """A table that is wider than the text proves nothing then."""
    lines = full_lines(4)
    (measure,) = measures_of([sheet(lines, tables=[(60, 590)])]).values()
    assert measure.left == LEFT
    assert measure.right == pytest.approx(lines[0].x1)


@pytest.mark.parametrize("over", [row(full("Căn cứ", 75), LEFT, 300), row("BM_11", RIGHT, 800)])
def test_one_line_that_hangs_over_moves_no_edge(over):
    """Lines that end at the edge would be taken for the last of their paragraphs: a form's number right of the text."""
    found = measures_of([sheet([*full_lines(5), over]), sheet(full_lines(5, page=2), 2)])
    assert found[1].right == found[2].right < over.x1 - 5


def test_a_page_of_short_lines_learns_from_the_others():
    short = [row("I. MỤC ĐÍCH", LEFT, 100, page=2), row("1. Yêu cầu", LEFT, 117, page=2)]
    found = measures_of([sheet(full_lines(4)), sheet(short, 2)])
    assert found[2].right == pytest.approx(found[1].right)


def test_pages_of_another_size_do_not():
    short = [row("I. MỤC ĐÍCH", LEFT, 100, page=2)]
    found = measures_of([sheet(full_lines(4)), sheet(short, 2, width=HEIGHT)])
    assert found[2].right < found[1].right - 100


def test_the_type_line_stands_in_the_middle():
    """A page of short lines only: its margins are as far from KẾ HOẠCH on both sides."""
    lines = [
        centred("KẾ HOẠCH", 100),
        row("I. MỤC ĐÍCH", LEFT, 134),
        row("1. Yêu cầu", LEFT, 151),
        row("2. Nội dung", LEFT, 168),
    ]
    (measure,) = measures_of([sheet(lines)]).values()
    assert measure.right == pytest.approx(RIGHT)
    assert measure.centred(centred("Công tác dân vận", 117))
    assert not measure.centred(lines[1])


def test_a_line_on_an_indent_others_share_is_not_centred():
    """First-line indents on the left, 9 points of right indent: the middle by chance."""
    lines = [row(full("Căn cứ", 66), INDENT, 100 + 34 * i) for i in range(3)]
    lines += [row(full("dân", 72), LEFT, 117 + 34 * i) for i in range(3)]
    (measure,) = measures_of([sheet(sorted(lines, key=lambda r: r.baseline))]).values()
    narrow = row(full("Căn cứ", 62), INDENT, 300)
    assert not measure.centred(narrow)


def spaced(within, between, paragraphs=5):
    """Paragraphs of two lines, the second short."""
    lines, baseline = [], 100.0
    for _ in range(paragraphs):
        lines.append(row(full("Căn cứ"), LEFT, baseline))
        lines.append(row("hết.", LEFT, baseline + within))
        baseline += within + between
    return lines


@pytest.mark.parametrize(
    ("within", "between", "expected"),
    [(15.0, 21.0, True), (15.0, 17.5, True), (15.0, 15.0, False), (15.0, 15.6, False)],
)
def test_white_between_paragraphs(within, between, expected):
    (measure,) = measures_of([sheet(spaced(within, between))]).values()
    assert (measure.apart is not None) is expected
    if measure.apart is not None:
        assert within < measure.apart * 13 < between


def test_few_lines_prove_no_white():
    (measure,) = measures_of([sheet(spaced(15.0, 21.0, paragraphs=2))]).values()
    assert measure.apart is None


def test_no_pages():
    assert measures_of([sheet([])]) == {}


def test_the_letterhead_shows_how_far_the_column_reaches():
    """A page of short lines under a letterhead, nothing centred."""
    lines = [row("II. LỊCH THỰC HIỆN", LEFT, 300), row("15/11: Phát động.", LEFT, 327)]
    found = Sheet(1, WIDTH, HEIGHT, lines, (), reach=540.0)
    (measure,) = measures_of([found]).values()
    assert measure.right == 540.0
