"""Two pages in one picture are told from one page that is wide, has two columns, or two sides at its head or foot."""

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from parsers.layout.pdf.ink import Run
from parsers.layout.pdf.reader import inked
from parsers.layout.scan.leaves import are_pages, fold_of
from parsers.layout.scan.page import Picture, recognised
from parsers.layout.scan.picture import sheet_of
from pipeline.recognition import missing, recogniser
from schemas.diagnostics import Code
from tests.batch.documents import RAW
from tests.recognition.pictures import pdf_of

SAMPLE = RAW / "mau-chuyen-doi-so-quan-2024.pdf"
ANNEX = RAW / "ke-hoach-dan-van-2023-phu-luc-ngang.pdf"
SCALE = 200 / 72
HIGH, WIDE = 1654, 2339
"""Pixels of A4 across."""
OCR = pytest.mark.skipif(missing() is not None, reason=f"scans need OCR: {missing()}")


def printed(file, number):
    """A page as a picture in grey."""
    pixels = pdfium.PdfDocument(file)[number].render(scale=SCALE, rev_byteorder=True).to_numpy()
    return cv2.cvtColor(np.ascontiguousarray(pixels[:, :, :3]), cv2.COLOR_RGB2GRAY)


def across(*parts):
    """A4 across with pictures on it, each at a place in points and so many times smaller."""
    page = np.full((HIGH, WIDE), 255, np.uint8)
    for picture, (x, y), shrink in parts:
        small = cv2.resize(picture, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        left, top = round(x * SCALE), round(y * SCALE)
        part = page[top : top + small.shape[0], left : left + small.shape[1]]
        part[:] = small[: part.shape[0], : part.shape[1]]
    return page


def cut(picture, left, top, right, bottom):
    """What stands between these points of a page."""
    return picture[
        round(top * SCALE) : round(bottom * SCALE), round(left * SCALE) : round(right * SCALE)
    ]


def columns():
    """Two columns of text, half an inch between them."""
    text = cut(printed(SAMPLE, 2), 80, 160, 560, 760)
    return across((text, (57, 57), 0.72), (text, (57 + 345 + 36, 57), 0.72))


def closing():
    """Recipients on the left, who signs on the right, and nothing else."""
    page = printed(SAMPLE, 2)
    ink = np.flatnonzero((page < 128).any(axis=1))
    foot = ink[-1] / SCALE
    return across(
        (cut(page, 60, foot - 150, 290, foot + 5), (60, 60), 1),
        (cut(page, 290, foot - 150, 560, foot + 5), (500, 60), 1),
    )


def letterhead():
    """Its two sides over lines that are as wide as the page."""
    page = printed(SAMPLE, 0)
    text = cut(page, 80, 250, 560, 700)
    head = cut(page, 70, 50, 290, 130), cut(page, 290, 50, 570, 130)
    return across((head[0], (80, 40), 1), (head[1], (480, 40), 1), (text, (60, 150), 1.5))


def double():
    return np.hstack([printed(SAMPLE, 0), printed(SAMPLE, 1)])


def sheet(picture):
    return sheet_of(picture, SCALE, lambda _: 0)


@pytest.mark.parametrize("number", range(2, 6))
def test_the_table_of_an_annex_goes_on_across_the_middle(number):
    assert fold_of(sheet(printed(ANNEX, number))) is None


@OCR
@pytest.mark.parametrize("page", [columns, closing, letterhead])
def test_a_wide_page_is_one(page):
    assert recognised(Picture(page(), SCALE), recogniser()).whole is not None


@OCR
def test_two_pages_are_two():
    found = recognised(Picture(double(), SCALE), recogniser())
    assert found.whole is None
    assert len(found.leaves) == 2


@pytest.mark.parametrize("shade", [0, 190])
def test_a_rule_across_the_middle_is_not_cut(shade):
    page = double()
    assert fold_of(sheet(page)) is not None
    cv2.line(page, (200, 2000), (page.shape[1] - 200, 2000), shade, 3)
    assert fold_of(sheet(page)) is None


def test_a_page_that_stands_upright_is_not_cut():
    assert fold_of(sheet(printed(SAMPLE, 2))) is None


@pytest.mark.parametrize("shade", [0, 128, 255])
@pytest.mark.parametrize("size", [(1, 1), (7, 9), (595, 842)])
def test_a_picture_of_one_shade_is_looked_at_without_complaint(shade, size):
    fold_of(sheet(np.full(size, shade, np.uint8)))


def text(left, right, top, bottom):
    """Lines of text between these points."""
    words = "Tăng cường kỷ luật"
    step = (right - left) / len(words)
    edges = [left + step * at for at in range(len(words) + 1)]
    return [
        Run(words, edges, y - 12, y + 3, y, 13, bold=False, italic=False)
        for y in range(top, bottom, 18)
    ]


PAGE = (595, 842)
ACROSS = (421, 595)


@pytest.mark.parametrize(
    ("size", "left", "right", "told"),
    [
        (PAGE, text(85, 550, 60, 780), text(85, 550, 60, 780), True),
        (PAGE, text(85, 550, 60, 780), text(85, 550, 60, 200), True),  # the second is not full
        (PAGE, text(85, 550, 60, 200), text(85, 550, 60, 200), False),  # neither is
        (PAGE, text(85, 550, 60, 780), [], False),
        (PAGE, text(85, 550, 60, 780), text(300, 500, 60, 780), False),  # not as wide as a page
        (PAGE, text(85, 550, 60, 780), text(85, 550, 60, 100), False),  # a few lines
        (ACROSS, text(57, 403, 57, 540), text(18, 364, 57, 540), False),  # two columns
        (ACROSS, text(28, 395, 57, 540), text(26, 393, 57, 540), True),
        (ACROSS, text(57, 395, 57, 540), text(26, 364, 57, 540), False),  # outer margins are wider
    ],
)
def test_sides_are_pages_by_their_text_and_margins(size, left, right, told):
    assert are_pages([(left, size), (right, size)]) is told


def pages(*pictures):
    """Number of the page of the file, and whether it is across, of each page that is read."""
    data = pdf_of(*map(Image.fromarray, pictures))
    inks, said = inked(data, recogniser)
    two = [one.page for one in said if one.code == Code.TWO_PAGES.id]
    return [(ink.drawn.page, ink.width > ink.height) for ink in inks], two


@OCR
def test_a_page_half_full_is_cut_like_the_one_beside_it():
    half = np.hstack([printed(SAMPLE, 2), np.full((2339, 1654), 255, np.uint8)])
    alone, together = pages(half), pages(double(), half)
    assert alone == ([(1, True)], [])
    assert together == ([(1, False), (1, False), (2, False), (2, False)], [1, 2])


@OCR
def test_the_closing_of_an_annex_is_not():
    """It is of another size."""
    assert pages(double(), closing()) == ([(1, False), (1, False), (2, True)], [1])
