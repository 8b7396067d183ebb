"""Path objects to ruling lines."""

import pytest

from parsers.layout.pdf import rulings as module
from parsers.layout.pdf.pdfium import pages_of
from tests.builders.pdf import PdfPage, pdf


def rulings_of(page):
    (ink,) = pages_of(pdf([page]))
    return sorted(tuple(round(v, 1) for v in r) for r in map(_corners, ink.rulings))


def _corners(ruling):
    return ruling.x0, ruling.top, ruling.x1, ruling.bottom


def page(**looks):
    return PdfPage(**looks)


LINE = [(100, 200, 300, 200)]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (page().stroke(100, 200, 300, 200), LINE),
        (page().stroke(300, 200, 100, 200), LINE),
        (page().stroke(100, 200, 300, 200, grey=0.6), LINE),
        (page().fill(100, 199.75, 300, 200.25), LINE),
        (page().fill(100, 198.6, 300, 201.4), LINE),
        (page().stroke(100, 200, 100, 300), [(100, 200, 100, 300)]),
        (page().fill(99.7, 200, 100.3, 300), [(100, 200, 100, 300)]),
        (page().form(page().stroke(90, 180, 290, 180), 10, 20), LINE),
        (page().form(page().form(page()).stroke(90, 180, 290, 180), 10, 20), LINE),
        (page().box(100, 200, 300, 250), [(100, 200, 100, 250), (100, 200, 300, 200),
                                          (100, 250, 300, 250), (300, 200, 300, 250)]),
        (page().stroke(100, 200, 300, 200, grey=1), []),
        (page().fill(100, 199.75, 300, 200.25, grey=0.97), []),
        (page().fill(100, 200, 300, 250, grey=0.8), []),
        (page().fill(100, 200, 102, 201), []),
        (page().stroke(100, 200, 300, 260), []),
        (page().picture(100, 200, 300, 250), []),
        (page(), []),
    ],
    ids=["stroke", "backwards", "grey", "thin-area", "3pt-area", "down", "thin-area-down", "form",
         "form-beside-empty-form", "box", "white", "nearly-white", "shading", "dot", "slanting",
         "picture", "nothing"],
)  # fmt: skip
def test_rulings(drawn, expected):
    assert rulings_of(drawn) == expected


@pytest.mark.parametrize("cropped", [False, True])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_rulings_turn_with_the_page(rotate, cropped):
    drawn = PdfPage(842, 595, rotate=rotate, cropped=cropped)
    drawn.stroke(100, 200, 300, 200).fill(99.7, 200, 100.3, 300)
    assert rulings_of(drawn) == [(100, 200, 100, 300), (100, 200, 300, 200)]


def test_shaded_cell_with_a_border_keeps_its_border():
    drawn = PdfPage().fill(100, 200, 300, 250, grey=0.85).grid([100, 300], [200, 250], filled=True)
    assert len(rulings_of(drawn)) == 4


def test_a_drawing_of_many_lines_is_cut_off(monkeypatch):
    monkeypatch.setattr(module, "MOST", 10)
    drawn = PdfPage()
    for step in range(50):
        drawn.stroke(100, 100 + 5 * step, 300, 100 + 5 * step)
    assert len(rulings_of(drawn)) == 10


def test_not_every_object_of_a_huge_page_is_looked_at(monkeypatch):
    """Slanting lines are no rulings, however many: 1.4 million in a file of 39 kB took 33 s."""
    monkeypatch.setattr(module, "MOST_OBJECTS", 20)
    drawn = PdfPage().stroke(100, 200, 300, 200)
    for step in range(50):
        drawn.stroke(100, 100 + step, 300, 200 + step)
    assert rulings_of(drawn.stroke(100, 400, 300, 400)) == LINE


def test_rulings_are_horizontal_or_not():
    (ink,) = pages_of(pdf([PdfPage().stroke(100, 200, 300, 200).stroke(50, 10, 50, 90)]))
    assert {(r.x0, r.horizontal) for r in ink.rulings} == {(100, True), (50, False)}
