"""From the picture of a page to what is read of it: light, slant, lines, parts; no engine is asked."""

import io

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from parsers.layout.pdf.grids import tables_between
from parsers.layout.pdf.pictures import ROUNDED, picture_of, unit_of
from parsers.layout.scan.engine import Form
from parsers.layout.scan.photograph import flattened
from parsers.layout.scan.picture import Sheet, as_on_paper, sheet_of, slant_of
from parsers.layout.scan.rules import rulings_of
from parsers.layout.scan.weight import with_weight
from parsers.layout.scan.zones import zones_of
from tests.batch.documents import RAW
from tests.scans.maker import KINDS, scan

SAMPLE = RAW / "mau-chuyen-doi-so-quan-2024.pdf"
SCALE = 200 / 72


def page(kind: str, number: int = 0):
    """A page of the sample as it is scanned, and ready to be read."""
    pdf = pdfium.PdfDocument(scan(SAMPLE.read_bytes(), KINDS[kind]))
    picture = pdf[number].render(scale=SCALE, rev_byteorder=True).to_numpy()[:, :, :3]
    return sheet_of(np.ascontiguousarray(picture), SCALE, lambda _: 0)


@pytest.mark.parametrize("degrees", [-1.7, -0.6, 0.0, 0.4, 2.3])
def test_slant(degrees):
    grey = page("grey200").grey
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    turned = cv2.warpAffine(grey, matrix, (width, height), borderValue=255)
    assert slant_of(turned) == pytest.approx(degrees, abs=0.13)


@pytest.mark.parametrize("kind", ["grey200", "skewed200", "faint200", "noisy200", "stamped200"])
def test_the_borders_of_a_table_are_found(kind):
    rulings, _ = rulings_of(page(kind, 1))
    columns = [len({round(box.x0 / 6) for box in table}) for table in tables_between(rulings)]
    assert columns == [5]


@pytest.mark.parametrize(("mark", "side"), [("a hook", 4), ("a point", 3)])
def test_specks_go_and_marks_stay(mark, side):
    """Of a median neither the hook of an ``ổ`` is left nor, of five strokes three, the point of an ``ị``."""
    clean = np.full((600, 600), 255, np.uint8)
    for x in range(20, 580, 40):
        clean[100:120, x : x + 3] = 0  # strokes of letters
        clean[126 : 126 + side, x : x + 3 if mark == "a point" else x + 1] = 0
    grain = np.random.default_rng(7).random(clean.shape)
    specked = np.where(grain < 0.005, 0, np.where(grain > 0.995, 255, clean)).astype(np.uint8)
    sheet = sheet_of(specked, SCALE, lambda _: 0)
    missing = (sheet.grey > 128) & (clean == 0)
    more = (sheet.grey < 128) & (clean == 255)
    assert missing.sum() < 0.06 * (clean == 0).sum()
    assert more.sum() < 0.06 * (clean == 0).sum()


def test_a_thin_border_under_a_seal_stays():
    picture = np.full((1000, 1000, 3), 255, np.uint8)
    picture[500:502, 100:900] = (115, 115, 115)
    seal = np.full_like(picture, 255)
    cv2.circle(seal, (500, 500), 140, (215, 40, 50), 60, cv2.LINE_AA)
    sheet = sheet_of(np.minimum(picture, seal), SCALE, lambda _: 0)
    ink = sheet.grey < 160
    assert ink[500:502, 100:900].mean() > 0.95
    assert ink[:490].sum() == 0


def test_a_scan_is_drawn_dot_by_dot():
    made = scan(SAMPLE.read_bytes(), KINDS["grey200"])
    with pdfium.PdfDocument(made) as pdf:
        drawn, scale = picture_of(pdf[0], 1.0)
        seen = next(pdf[0].get_objects()).get_bitmap().to_numpy()
    assert scale == SCALE
    assert np.array_equal(drawn, seen.reshape(drawn.shape[0], drawn.shape[1], -1)[:, :, 0])


@pytest.mark.parametrize("dots", [200, 300])
def test_black_and_white_is_drawn_in_grey_as_in_colour(dots):
    made = io.BytesIO()
    ink = np.random.default_rng(7).random((dots * 11, dots * 8)) < 0.9
    Image.fromarray(ink).save(made, "PDF", resolution=dots)
    with pdfium.PdfDocument(made.getvalue()) as pdf:
        assert next(pdf[0].get_objects()).get_filters() == ["CCITTFaxDecode"]
        drawn, scale = picture_of(pdf[0], 1.0)
        in_colour = pdf[0].render(scale=scale * (1 - ROUNDED)).to_numpy()
    assert np.array_equal(drawn, in_colour.max(axis=2))
    assert np.array_equal(drawn, in_colour.min(axis=2))


def test_a_seal_in_colour_is_taken_out():
    with_seal, without = page("stamped200", 2), page("grey200", 2)
    dark = [(sheet.grey < 128).mean() for sheet in (with_seal, without)]
    assert dark[0] == pytest.approx(dark[1], rel=0.06)


def test_the_sides_of_a_letterhead_are_read_each_by_itself():
    sheet = page("grey200")
    rulings, grey = rulings_of(sheet)
    zones = zones_of(grey, tables_between(rulings), SCALE)
    _, left, right = (zone.part for zone in zones[:3])  # a banner stands above
    assert left.right <= right.left
    assert left.top < right.bottom
    assert right.top < left.bottom
    cells = [zone for zone in zones if zone.cell is not None]
    assert {zone.part.form for zone in cells} == {Form.LINE, Form.BLOCK}
    assert sum(zone.first for zone in cells) >= 4


def test_a_blank_page_has_no_parts():
    sheet = sheet_of(np.full((800, 600), 255, np.uint8), SCALE, lambda _: 0)
    rulings, grey = rulings_of(sheet)
    assert rulings == []
    assert zones_of(grey, [], SCALE) == []
    assert with_weight(grey, []) == []


@pytest.mark.parametrize("shade", [0, 40, 128, 255])
@pytest.mark.parametrize("size", [(1, 1), (3, 700), (900, 700)])
def test_a_picture_of_one_shade_is_read_without_complaint(shade, size):
    sheet = sheet_of(np.full(size, shade, np.uint8), SCALE, lambda _: 0)
    rulings, grey = rulings_of(sheet)
    zones_of(grey, tables_between(rulings), SCALE)


def inked(sheet):
    """Share of a sheet that is ink."""
    return (sheet.grey < 128).mean()


def on(paper, ink):
    """A page of the sample in the colours of its paper and its ink."""
    pdf = pdfium.PdfDocument(scan(SAMPLE.read_bytes(), KINDS["grey200"]))
    grey = pdf[0].render(scale=SCALE).to_numpy()[:, :, :1] / 255
    return (np.array(ink) + (np.array(paper) - np.array(ink)) * grey).astype(np.uint8)


@pytest.mark.parametrize(
    ("paper", "ink"),
    [
        ((0, 0, 0), (255, 255, 255)),  # a negative
        ((30, 30, 30), (220, 220, 220)),
        ((255, 255, 255), (20, 30, 160)),  # printed in blue
        ((255, 255, 255), (160, 30, 20)),
        ((255, 170, 180), (0, 0, 0)),  # on pink paper
        ((250, 230, 150), (20, 20, 20)),
        ((255, 255, 255), (160, 160, 160)),  # faint
        ((230, 230, 230), (150, 150, 150)),
        ((115, 115, 115), (0, 0, 0)),  # in poor light
    ],
)
def test_print_of_any_colour_is_ink(paper, ink):
    known, sheet = page("grey200"), sheet_of(on(paper, ink), SCALE, lambda _: 0)
    assert inked(sheet) == pytest.approx(inked(known), rel=0.2)
    assert len(rulings_of(sheet)[0]) == len(rulings_of(known)[0])


def test_what_shines_through_is_no_ink():
    assert inked(sheet_of(on((250, 250, 250), (215, 215, 215)), SCALE, lambda _: 0)) == 0


def test_a_seal_alone_in_colour_is_taken_out():
    picture = np.full((2339, 1654, 3), 255, np.uint8)
    cv2.circle(picture, (1000, 1500), 140, (215, 40, 50), 8, cv2.LINE_AA)
    assert inked(sheet_of(picture, SCALE, lambda _: 0)) == 0


@pytest.mark.parametrize(
    ("size", "pixels", "unit"),
    [
        ((595, 842), 1654 * 2339, 1.0),
        ((842, 1191), 1654 * 2339, 1.0),  # A3
        ((1684, 2384), 4678 * 6622, 1.0),  # A1, scanned as such
        ((1684, 2384), 0, 1.0),  # A1, drawn
        ((298, 420), 827 * 1166, 1.0),  # A6, scanned as such
        ((1654, 2339), 1654 * 2339, 2339 / 842),  # a point a pixel
        ((2480, 3508), 2480 * 3508, 3508 / 842),
        ((1241, 1754), 1654 * 2339, 1754 / 842),  # 96 pixels an inch
        ((298, 421), 1654 * 2339, 421 / 842),  # its unit is told elsewhere in the file
    ],
)
def test_a_size_that_is_none_of_paper(size, pixels, unit):
    assert unit_of(size, pixels) == pytest.approx(unit)


def test_a_sheet_on_a_table_is_laid_flat():
    pdf = pdfium.PdfDocument(scan(SAMPLE.read_bytes(), KINDS["photographed250"]))
    picture = pdf[0].render(scale=SCALE, rev_byteorder=True).to_numpy()[:, :, 0]
    flat, back = flattened(np.ascontiguousarray(picture))
    assert (flat[5, :] > 128).mean() > 0.9  # the table is gone
    corner = back @ np.array([0.0, 0.0, 1.0])
    width = picture.shape[1]
    assert corner[0] / corner[2] == pytest.approx(0.06 * width, abs=0.02 * width)


@pytest.mark.parametrize("paper", [(255, 252), (252, 255), (255, 200), (200, 255)])
def test_two_sheets_of_which_one_is_brighter_are_no_photograph(paper):
    sheets = [np.full((2339, 1654), shade, np.uint8) for shade in paper]
    both = np.hstack(sheets)
    both[:, :8] = both[:8] = 40  # what a lid that is open leaves
    flat, back = flattened(both)
    assert np.array_equal(flat, both)
    assert np.array_equal(back, np.eye(3))


@pytest.mark.parametrize("width", [1641, 1653, 1654, 1659, 3306, 3307])
def test_a_scan_of_200_dots_is_drawn_dot_by_dot(width):
    printed = np.random.default_rng(width).integers(0, 256, (400, width), dtype=np.uint8)
    shown = Image.fromarray(printed).convert("P", palette=Image.Palette.ADAPTIVE)
    stream = io.BytesIO()
    shown.save(stream, "PDF", resolution=200)
    with pdfium.PdfDocument(stream.getvalue()) as pdf:
        picture, scale = picture_of(pdf[0], 1.0)
    assert np.array_equal(picture, np.asarray(shown.convert("L")))
    assert scale == pytest.approx(SCALE)


@pytest.mark.parametrize(
    ("shrink", "part", "times"),
    [
        (1, 1, 1),
        (0.5**0.5, 1, 2**0.5),
        (0.6, 1, 1 / 0.6),
        (1, 0.5**0.5, 1),
    ],  # the last is a page of A5
)
def test_a_page_made_small_is_read_as_large_as_it_was(shrink, part, times):
    sheet = page("grey200")
    height, width = (round(side * part) for side in sheet.grey.shape)
    grey = cv2.resize(
        sheet.grey[:height, :width], None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA
    )
    [found] = as_on_paper([sheet._replace(grey=grey)])
    assert found.grey.shape == pytest.approx([side * times for side in grey.shape], abs=3)
    corner = found.back @ np.array([found.grey.shape[1], found.grey.shape[0], 1.0])
    assert corner[:2] == pytest.approx([grey.shape[1], grey.shape[0]], abs=3)


def test_pages_of_a_picture_are_made_large_together():
    text = page("grey200").grey
    small = cv2.resize(text, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)
    sheets = [Sheet(one, SCALE, np.eye(3)) for one in (small, np.full_like(small, 255))]
    assert len({one.grey.shape for one in as_on_paper(sheets)} - {small.shape}) == 1


def test_places_are_told_on_the_page_as_it_was_drawn():
    sheet = page("skewed200")
    height, width = sheet.grey.shape
    middle = sheet.back @ np.array([width / 2, height / 2, 1.0])
    assert middle[:2] == pytest.approx([width / 2, height / 2], abs=2)
    assert np.linalg.det(sheet.back) == pytest.approx(1.0)
