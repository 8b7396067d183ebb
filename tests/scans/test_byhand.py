"""Number and day that are written by hand: their pictures are kept, and the file's name is a hint."""

import base64
import io

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from parsers.layout.scan.byhand import blanks_of
from pipeline.reading import read_stages
from pipeline.recognition import missing
from pipeline.record.hints import number_in
from schemas.plan import Plan
from tests.batch.documents import RAW
from tests.scans.maker import KINDS, scan
from tests.scans.words import words

SAMPLE = RAW / "mau-chuyen-doi-so-quan-2024.pdf"
SCALE = 200 / 72


@pytest.mark.parametrize(
    ("name", "symbol", "hint"),
    [
        ("BGDDT_KH1254_tre_em_2021.pdf", "KH-BGDĐT", "1254"),
        ("SYT_2084_kh_SCAN.pdf", "KH-SYT", "2084"),
        ("QD942.pdf", "QĐ-TTg", "942"),
        ("kh-07-cuoc-thi.pdf", "KH/BTC", "7"),
        ("12.KH-UBND.signed.pdf", "KH-UBND", "12"),
        ("KH12_sua_KH15.pdf", "KH-UBND", None),  # two
        ("ke-hoach-2021.pdf", "KH-UBND", None),
        ("QD942_KH.pdf", "KH-UBND", None),  # the number of a decision
        ("scan0001.pdf", "KH-UBND", None),
        ("KH12.pdf", None, None),
    ],
)
def test_number_in_the_name_of_a_file(name, symbol, hint):
    assert number_in(name, symbol) == hint


def test_blanks_are_where_a_form_leaves_room():
    line = words("Số: /KH-UBND")
    far = line[1]._replace(edges=tuple(x + 80 for x in line[1].edges))
    (blank,) = blanks_of([line[0], far])
    assert blank.field == "serial"
    assert (blank.box.x0, blank.box.x1) == (line[0].edges[-1], far.edges[0])
    assert list(blanks_of(line)) == []  # a blank between two words is no room
    assert list(blanks_of(words("ngày tháng năm sinh"))) == []


def first_page(ink: tuple[int, int, int] | None) -> tuple[Image.Image, tuple[float, ...]]:
    """The sample's first page with a stroke in the blank of its number, and where that is in points."""
    plan = read_stages(SAMPLE.read_bytes(), SAMPLE.name).plan
    symbol = next(one for one in plan.field_evidence if one.field == "symbol").regions[0]
    with pdfium.PdfDocument(scan(SAMPLE.read_bytes(), KINDS["grey200"])) as pdf:
        picture = pdf[0].render(scale=SCALE).to_pil().convert("RGB")
    box = (symbol.x0 - 24, symbol.top, symbol.x0 - 10, symbol.bottom)
    x0, top, x1, bottom = (round(side * SCALE) for side in box)
    stroke = [(x0, bottom), (x0 + 12, top - 8), (x1, bottom - 6), (x1, top - 4)]
    if ink is not None:
        ImageDraw.Draw(picture).line(stroke, fill=ink, width=4)
    return picture, box


def read(picture: Image.Image) -> Plan:
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=200)
    return read_stages(out.getvalue(), "KH77.pdf").plan


@pytest.mark.skipif(missing() is not None, reason=f"scans need OCR: {missing()}")
@pytest.mark.parametrize("ink", [(30, 30, 120), (20, 20, 20)])
def test_a_number_written_by_hand_is_kept_as_a_picture(ink):
    picture, box = first_page(ink)
    plan = read(picture)
    assert plan.serial is None
    [one] = [one for one in plan.handwritten if one.field == "serial"]
    assert one.hint == "77"
    [region] = one.regions
    assert region.page == 1
    assert region.x0 < box[2]
    assert region.x1 > box[0]
    picture = cv2.imdecode(
        np.frombuffer(base64.b64decode(one.picture), np.uint8), cv2.IMREAD_GRAYSCALE
    )
    assert (picture < 128).any()


@pytest.mark.skipif(missing() is not None, reason=f"scans need OCR: {missing()}")
@pytest.mark.parametrize("quarters", [0, 2])
def test_of_two_pages_in_a_picture_the_first_has_the_letterhead(quarters):
    left, box = first_page((30, 30, 120))
    with pdfium.PdfDocument(SAMPLE) as pdf:
        right = pdf[1].render(scale=SCALE).to_pil()
    both = Image.new("RGB", (2 * left.width, left.height), (255, 255, 255))
    both.paste(left, (0, 0))
    both.paste(right, (left.width, 0))
    plan = read(both.rotate(90 * quarters, expand=True))
    [one] = [one for one in plan.handwritten if one.field == "serial"]
    [region] = one.regions
    x0, x1 = region.x0, region.x1
    if quarters:  # its head to the foot
        x0, x1 = both.width / SCALE - x1, both.width / SCALE - x0
    assert region.page == 1
    assert x0 < box[2]
    assert x1 > box[0]


@pytest.mark.skipif(missing() is not None, reason=f"scans need OCR: {missing()}")
def test_an_empty_blank_is_no_handwriting():
    plan = read(first_page(None)[0])
    assert plan.serial is None
    assert plan.handwritten == ()
