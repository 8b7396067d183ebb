"""The scan of a plan gives the record of the plan: sections, rows, times, leads, citations, days to report."""

import io

import pikepdf
import pytest

from pipeline.reading import read_stages
from pipeline.recognition import missing
from tests.batch.documents import RAW
from tests.scans.maker import KINDS, scan
from tests.scans.measure import measured

A4 = 595.3, 841.9
"""Points."""
pytestmark = pytest.mark.skipif(missing() is not None, reason=f"scans need OCR: {missing()}")
SAMPLE = RAW / "mau-chuyen-doi-so-quan-2024.pdf"
ANNEX = RAW / "ke-hoach-dan-van-2023-phu-luc-ngang.pdf"
TABLE = RAW / "mau-cai-cach-hanh-chinh-thi-xa-2023.pdf"


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        *((SAMPLE, kind) for kind in ("grey200", "skewed200", "lying200", "photographed250")),
        *((TABLE, kind) for kind in ("grey300", "faint200", "upside-down200")),
        *((SAMPLE, kind) for kind in ("double200", "double-skewed200")),
        *((TABLE, kind) for kind in ("double200", "double-lying200")),
        (ANNEX, "double200"),
        *((TABLE, kind) for kind in ("small200", "double-small200")),
    ],
)
def test_a_scan_gives_the_record_of_the_plan(file, kind):
    data = file.read_bytes()
    scanned = read_stages(scan(data, KINDS[kind]), file.name)
    found = measured(read_stages(data, file.name), scanned)
    assert found.unlike == ()
    assert found.errors < 0.006
    assert found.near >= 0.97 * found.cells
    assert scanned.plan.reader == "ocr"


def test_what_is_told_says_how_sure_it_is_and_where_it_stands():
    data = SAMPLE.read_bytes()
    plan = read_stages(scan(data, KINDS["grey200"]), SAMPLE.name).plan
    digital = read_stages(data, SAMPLE.name).plan
    assert all(task.evidence.confidence is not None for task in plan.tasks)
    for old, new in zip(digital.sections, plan.sections, strict=True):
        a, b = old.evidence.regions[0], new.evidence.regions[0]
        assert a.page == b.page
        assert (a.x0, a.top) == pytest.approx((b.x0, b.top), abs=6)
    assert all(task.evidence.confidence is None for task in digital.tasks)


def test_a_page_on_its_side_has_its_places_where_they_are_drawn():
    data = SAMPLE.read_bytes()
    upright = read_stages(scan(data, KINDS["grey200"]), SAMPLE.name).plan
    lying = read_stages(scan(data, KINDS["lying200"]), SAMPLE.name).plan
    old, new = upright.sections[0].evidence.regions[0], lying.sections[0].evidence.regions[0]
    height = new.bottom - new.top
    assert height > new.x1 - new.x0  # the line runs down the page
    assert height == pytest.approx(old.x1 - old.x0, abs=4)


@pytest.mark.parametrize(("kind", "width"), [("grey200", 1654), ("double200", 3308)])
def test_a_page_in_pixels_is_read_as_one_in_points(kind, width):
    made, times = scan(TABLE.read_bytes(), KINDS[kind]), 200 / 72
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for page in pdf.pages:
            page.mediabox = [float(side) * times for side in page.mediabox]
            page.contents_add(f"{times} 0 0 {times} 0 0 cm".encode(), prepend=True)
        pdf.save(stream)
    points, pixels = (read_stages(data, TABLE.name) for data in (made, stream.getvalue()))
    assert measured(points, pixels).unlike == ()
    assert pixels.source.pages[0].width == pytest.approx(width, abs=2)
    for old, new in zip(points.plan.sections, pixels.plan.sections, strict=True):
        a, b = old.evidence.regions[0], new.evidence.regions[0]
        wanted = [side * times for side in (a.x0, a.top, a.x1, a.bottom)]
        assert [b.x0, b.top, b.x1, b.bottom] == pytest.approx(wanted, abs=8)


@pytest.mark.parametrize("kind", ["double200", "double-lying200", "double-small200"])
def test_of_two_pages_in_a_picture_each_has_its_places_there(kind):
    data = TABLE.read_bytes()
    digital = read_stages(data, TABLE.name).plan
    plan = read_stages(scan(data, KINDS[kind]), TABLE.name).plan
    assert plan.pages == 2
    for old, new in zip(digital.tasks, plan.tasks, strict=True):
        for a, b in ((old.evidence.regions[at], new.evidence.regions[at]) for at in (0, -1)):
            right = a.page % 2 == 0
            x, top, bottom = b.x0, b.top, b.bottom
            if kind == "double-small200":
                x, top, bottom = (side * 2**0.5 for side in (x, top, bottom))
            if kind == "double-lying200":  # its head is to the right, and whole lines are told
                x, top, bottom = b.top, A4[1] - b.x1, A4[1] - b.x0
                assert (x > A4[0]) == right
            else:
                assert x == pytest.approx(a.x0 + right * A4[0], abs=7)
            assert b.page == (a.page + 1) // 2
            assert (top, bottom) == pytest.approx((a.top, a.bottom), abs=7)


def test_what_was_read_is_kept_beside_what_is_told():
    data = TABLE.read_bytes()
    plan = read_stages(scan(data, KINDS["grey200"]), TABLE.name).plan
    assert plan.readings
    for one in plan.readings:
        told = plan.text[one.span_start : one.span_end]
        assert told
        assert told != one.raw
    assert read_stages(data, TABLE.name).plan.readings == ()
