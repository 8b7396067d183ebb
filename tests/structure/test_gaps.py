"""Numbers a table leaves out and the page shows."""

import pytest

from parsers.layout.pdf import read_pdf
from parsers.structure import outline
from pipeline.reading import read_plan
from tests.builders.pdf import PdfPage, pdf

XS = (85, 125, 325, 440, 553)
HEAD = ("TT", "Nhiệm vụ", "Thời gian", "Chủ trì")


def page(rows, top, *, free=()):
    """A page of a table from ``top`` on, and free lines: x, baseline, text."""
    heights = [top + 40 * at for at in range(len(rows) + 1)]
    sheet = PdfPage().grid(XS, heights)
    for row, y in zip(rows, heights, strict=False):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x + 5, y + 20, text)
    for line in free:
        sheet.text(*line)
    return sheet


def row(number):
    return (str(number), f"Rà soát {number}", "Quý I", "Phòng Nội vụ")


def said(*pages):
    found = outline(read_pdf(pdf(pages)).value)
    return [d.message for d in found.diagnostics if d.code == "STR010"]


@pytest.mark.parametrize(
    ("free", "number"),
    [
        ((90, 800, "3 Kiểm tra công tác tại các xã, thị trấn"), True),
        ((300, 60, "3"), True),
        ((300, 60, "2"), False),
        ((90, 500, "Nơi nhận: 3"), False),
    ],
    ids=["row below the ruled ones", "held for a page number", "page number", "another text"],
)
def test_a_number_between_two_rows(free, number):
    first = page([HEAD, row(1), row(2)], 660, free=[free] if free[1] == 800 else [])
    second = page([row(4), row(5)], 100, free=[free] if free[1] == 60 else [])
    assert bool(said(first, second)) is number


def test_the_document_is_partial_then():
    first = page([HEAD, row(1), row(2)], 660)
    second = page([row(4), row(5)], 100, free=[(300, 60, "3")])
    assert read_plan(pdf([first, second]), "plan.pdf").status.value == "partial"
    second = page([row(4), row(5)], 100)
    assert read_plan(pdf([first, second]), "plan.pdf").status.value == "ok"


def test_a_section_of_that_number_elsewhere_is_not_meant():
    first = page([HEAD, row(1), row(3)], 100, free=[(85, 400, "2. Giao Phòng Nội vụ theo dõi.")])
    assert said(first) == []
