"""Words of a DOCX on the pages of its PDF: one place or none."""

import pytest
from PIL import Image

from parsers.layout import read
from parsers.layout.sniff import PDF as MEDIA
from pipeline.reading import read_plan
from pipeline.site.located import printed
from tests.site.sample import PDF


@pytest.fixture(scope="module")
def source():
    return read(PDF.read_bytes(), MEDIA).value


@pytest.fixture(scope="module")
def words():
    return printed(PDF.read_bytes())


@pytest.fixture(scope="module")
def plan():
    file = PDF.with_suffix(".docx")
    return read_plan(file.read_bytes(), file.name)


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("Số: /KH-UBND", 1),
        ("Mẫu Đông, ngày tháng 3 năm 2024", 1),
        ("Tổ công nghệ số cộng đồng", 3),  # stands there twice, told apart by what is around
        ("trước ngày 15 hằng tháng", 3),
    ],
)
def test_one_place(words, plan, quote, page):
    start = plan.text.rindex(quote)
    regions = words.regions(plan.text, start, start + len(quote))
    assert {one.page for one in regions} == {page}
    for one in regions:
        assert 0 < one.x0 < one.x1 < 842
        assert 0 < one.top < one.bottom < 842


def test_every_row_stands_where_its_words_are(words, plan, source):
    """The lines of a place, put together again, are the words that were looked for."""
    lines = [(line.region(line.span), line.span) for line in source.lines]
    for task in plan.tasks:
        start, end = task.evidence.span_start, task.evidence.span_end
        regions = words.regions(plan.text, start, end)
        assert regions
        told = "".join(source.text[line_of(lines, one)] for one in regions)
        assert "".join(plan.text[start:end].split()) in "".join(told.split())


def line_of(lines, place):
    """The characters of the line a place lies on."""
    (span,) = (
        span
        for (page, box), span in lines
        if page == place.page
        and (box.top, box.bottom) == (place.top, place.bottom)
        and box.x0 <= place.x0 + 0.01
        and place.x1 <= box.x1 + 0.01
    )
    return slice(span.start, span.end)


@pytest.mark.parametrize(
    "text",
    [
        "Lời này không có trong kế hoạch",
        "II",  # stands anywhere, and nothing around it tells
        "Các phòng, đơn vị",  # several times
        " \n ",
        "",
    ],
)
def test_no_place(words, text):
    assert words.regions(text, 0, len(text)) == ()


def test_a_scan_tells_no_words(tmp_path):
    scan = tmp_path / "scan.pdf"
    Image.new("RGB", (600, 800), "white").save(scan)
    assert printed(scan.read_bytes()) is None
    assert printed(b"%PDF-1.4 nothing") is None
