"""Text that crosses a border of its table."""

import pytest
from pdf_shapes import run

from parsers.layout.pdf.overhang import crosses, parts_at
from tests.builders.pdf import EM

CHAR = EM * 13
XS = (85, 185, 285, 385)


def columns(text, x):
    """Parts of a text that starts at ``x``, each with the number of its column."""
    found = parts_at(run(text, x, 100), XS)
    return [
        (part.text.strip(), sum(border <= place for border in XS[1:-1])) for part, place in found
    ]


@pytest.mark.parametrize(
    ("text", "x", "parts"),
    [
        ("8h30 - 9h00", 130, [("8h30 - 9h00", 0)]),
        ("8h30 - 9h00", 185 - 8 * CHAR, [("8h30 - 9h00", 0)]),
        ("1 Rà soát", 185 - 2 * CHAR, [("1", 0), ("Rà soát", 1)]),
        ("12 Rà soát", 185 - 3 * CHAR - 3, [("12", 0), ("Rà soát", 1)]),
        ("Rà soát", 182, [("Rà soát", 1)]),
        ("XXVIII", 185 - 5 * CHAR, [("XXVIII", 0)]),
        ("nghiêngngảnghiêngngảnghiêng", 150, [("nghiêngngảnghiêngngảnghiêng", 0)]),
        ("Quý I Sở A Sở B", 185 - 6 * CHAR, [("Quý I", 0), ("Sở A Sở B", 1)]),
    ],
    ids=["inside", "last word overhangs", "blank on the border", "starts before it", "outdented",
         "overhangs by a letter", "wider than its cell", "two cells in one run"],
)  # fmt: skip
def test_words_belong_where_they_start(text, x, parts):
    assert columns(text, x) == parts


def test_no_letter_is_lost():
    for step in range(120):
        parts = [part.text for part, _ in parts_at(run("Rà soát văn bản", 60 + step, 100), XS)]
        assert "".join(parts) == "Rà soát văn bản"


@pytest.mark.parametrize(("blank", "found"), [(3.0, True), (7.0, False)], ids=["blank", "white"])
def test_a_title_crosses_where_two_cells_do_not(blank, found):
    """A title over several columns may have a blank on a border; two cells have white there."""
    word = run("Quý I Phòng Nội vụ", 185 - 5 * CHAR - 1, 100)
    edges = [x + (blank - CHAR) * (i > 5) for i, x in enumerate(word.edges)]
    word.edges[:] = edges
    assert crosses(word, 185) is found


def test_a_word_on_a_border_crosses():
    assert crosses(run("CẢI CÁCH HÀNH CHÍNH", 150, 100), 185)
