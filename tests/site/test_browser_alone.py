"""Two plans, many plans and findings in headless Chromium: on a phone, a tablet, a laptop and on paper."""

import io
from itertools import pairwise

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import expect

from pipeline.reading import office
from tests.site.alone import UNITS, write_pages
from tests.site.eyes import FAINT

pytestmark = pytest.mark.browser
NAMES = ("prints", "drafts", "matrix", "units", "findings")
WIDTHS = (360, 768, 1366)
ACROSS = {"matrix", "units"}
"""Printed on A4 across."""
STICKS_OUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !one.closest(".box, svg");
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(office, "program", lambda: None)
        return write_pages(tmp_path_factory.mktemp("trang #1"))


@pytest.fixture
def look(chromium, pages):
    """Opens a page; nothing may be said to the console or asked from elsewhere."""
    said, asked, contexts = [], [], []

    def open_(name, width=1366):
        context = chromium.new_context(viewport={"width": width, "height": 800})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(pages[name].as_uri())
        page.wait_for_load_state()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert said == []
    assert {url for url in asked if not url.startswith("data:")} <= {
        one.as_uri() for one in pages.values()
    }


@pytest.mark.parametrize("name", NAMES)
def test_no_page_scrolls_sideways(look, name):
    page = look(name)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for closed in page.locator("article details").all()[:1]:
            closed.evaluate("(one) => { one.open = true; }")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(STICKS_OUT) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_word_can_be_read(look, name):
    page = look(name)
    assert page.evaluate(FAINT) == []
    page.check("#en")
    assert page.evaluate(FAINT) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_in_order(look, name):
    page = look(name)
    expect(page.locator("main")).to_have_count(1)
    expect(page.locator("h1")).to_have_count(1)
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3')].map((one) => +one.tagName[1])"
    )
    steps = pairwise(levels)
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in steps)
    assert page.evaluate("[...document.querySelectorAll('th:not([scope])')].length") == 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))
    named = page.evaluate(
        "[...document.querySelectorAll('[aria-labelledby]')].map((one) => one.getAttribute('aria-labelledby'))"
    )
    assert set(named) <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_focus_is_seen(look, name):
    page = look(name)
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("name", NAMES)
def test_a_finger_meets_what_it_aims_at(look, name):
    heights = """() => [...document.querySelectorAll("summary, label")]
      .filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect().height)"""
    assert min(look(name, 360).evaluate(heights)) >= 44


@pytest.mark.parametrize("name", NAMES)
def test_paper(look, name):
    """No page is empty, nothing sticks out of the margins, a head stands above each piece of its table."""
    page = look(name)
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as pdf:
        told = [one.get_textpage().get_text_bounded() for one in pdf]
        assert {_shape(one) for one in pdf} == {"across" if name in ACROSS else "upright"}
        assert [_clipped(one) for one in pdf] == [()] * len(pdf)
    assert all(text.strip() for text in told)
    assert page.text_content("h1 .t[lang=vi]") in told[0].splitlines()[0]
    assert "English" not in "".join(told)


def test_every_unit_is_printed_once_a_row(look):
    with pypdfium2.PdfDocument(look("units").pdf(prefer_css_page_size=True)) as pdf:
        sheets = [" ".join(one.get_textpage().get_text_bounded().split()) for one in pdf]
    for number in (0, 1, UNITS - 1):
        assert sum(text.count(f"Huyện Mẫu {number}, Tỉnh") for text in sheets) == 2
    assert len(sheets) > 2
    assert all("Nhiệm vụ thứ" in text for text in sheets)  # which row it is, on each sheet


def test_heads_of_tables_are_repeated(look):
    with pypdfium2.PdfDocument(look("findings").pdf(prefer_css_page_size=True)) as pdf:
        told = [one.get_textpage().get_text_bounded() for one in pdf]
    assert len(told) > 2
    assert sum("Quy tắc" in text for text in told) == len(told)


@pytest.mark.parametrize("width", [360, 1366])
def test_a_click_shows_where_both_plans_say_it(look, width):
    page = look("prints", width)
    change = page.locator("article", has=page.locator("h3", has_text="Địa danh")).first
    change.locator("summary").click()
    pictures = change.locator("svg.page")
    expect(pictures).to_have_count(2)
    for picture, words in zip(pictures.all(), ("Mẫu Đông", "Mẫu Giang"), strict=True):
        sheet, box = picture.bounding_box(), picture.locator("rect").first.bounding_box()
        assert sheet["width"] < width
        assert 1.3 < sheet["height"] / sheet["width"] < 1.5
        assert sheet["x"] < box["x"] < box["x"] + box["width"] < sheet["x"] + sheet["width"]
        assert sheet["y"] < box["y"] < sheet["y"] + sheet["height"] / 3
        assert _inked(picture.screenshot()) > 0.02
        assert words in change.inner_text()


def test_without_libreoffice_words_and_place_stand_alone(look):
    page = look("words")
    assert "libreoffice-writer-nogui" in page.locator(".notice").inner_text()
    change = page.locator("article", has=page.locator("h3", has_text="Trích yếu")).first
    change.locator("summary").click()
    expect(change.locator("svg.page")).to_have_count(1)
    expect(change.locator("blockquote")).to_have_count(2)


def _inked(png):
    """Share of the pixels that are dark: a picture that did not load is white."""

    grey = Image.open(io.BytesIO(png)).convert("L")
    return sum(grey.histogram()[:128]) / (grey.width * grey.height)


def _shape(page):
    width, height = page.get_size()
    assert {round(width), round(height)} <= {595, 596, 842, 843}
    return "across" if width > height else "upright"


def _clipped(page):
    """Text and pictures that stick out of margins of 12 mm."""
    width, height = page.get_size()
    margin = 12 / 25.4 * 72 - 2
    kinds = (pypdfium2.raw.FPDF_PAGEOBJ_TEXT, pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)
    bounds = (one.get_bounds() for one in page.get_objects(filter=kinds, max_depth=4))
    return tuple(
        (left, bottom, right, top)
        for left, bottom, right, top in bounds
        if left < margin or right > width - margin or bottom < margin or top > height - margin
    )
