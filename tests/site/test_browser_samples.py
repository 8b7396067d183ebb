"""The report of all samples in headless Chromium: on a phone, a tablet, a laptop and on paper."""

import re

import pypdfium2
import pytest
from playwright.sync_api import expect

from pipeline.batch.ingest import ingest
from pipeline.record.assemble import assemble
from pipeline.site.build import build
from tests.builders.stored import stored
from tests.pipeline.plan_factories import info, small_plan
from tests.site.eyes import FAINT
from tests.site.sample import ON, RAW

pytestmark = pytest.mark.browser
ENGLISH = frozenset(
    [
        "findings",
        "breach",
        "error",
        "warning",
        "info",
        "evaluable",
        "reason",
        "legal",
        "basis",
        "page",
        "task",
        "header",
        "closing",
        "section",
        "note",
        "deadline",
        "report",
        "who",
        "until",
        "read",
        "unknown",
        "the",
        "and",
        "not",
        "with",
        "from",
        "day",
        "issue",
        "blank",
        "number",
        "date",
        "issuer",
        "without",
    ]
)
"""Words the page would say in English; tests/site/test_languages.py looks at all of them."""
WIDTHS = (360, 768, 1366)
A4 = (595, 842)
"""Points."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """A report of all samples; Word files are shown by their PDFs where they have one."""
    folder = tmp_path_factory.mktemp("mẫu")
    ingest([RAW], folder / "parsed")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("pipeline.reading.office.program", lambda: None)
        build(folder / "parsed", folder / "report", on=ON)
    return folder / "report"


@pytest.fixture
def look(chromium, samples):
    """Opens each page of the report of the samples; nothing may be said to the console or asked from elsewhere."""
    said, asked = [], []
    contexts = []

    def each(width=1366, address=""):
        context = chromium.new_context(viewport={"width": width, "height": 800})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("requestfailed", lambda request: said.append(request.url))
        page.on("request", lambda request: asked.append(request.url))
        for file in (samples / "index.html", *sorted((samples / "plans").glob("*.html"))):
            page.goto(f"{file.as_uri()}{address}")
            page.wait_for_load_state()
            yield file, page

    yield each
    for context in contexts:
        context.close()
    assert said == []
    assert asked
    assert [url for url in asked if not url.startswith(f"{samples.as_uri()}/")] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(look, width):
    """Nothing sticks out of the window but what scrolls in a box of its own."""
    sticks_out = """() => [...document.querySelectorAll("body *")].filter((one) => {
      const box = one.getBoundingClientRect();
      if (!box.width || box.right <= innerWidth + 1 || one.closest(".unseen, .skip")) return false;
      return !one.closest(".drawn, .scroll, details");
    }).map((one) => one.outerHTML.slice(0, 120))"""
    for _, page in look(width):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(sticks_out) == []


def test_a_finger_meets_what_it_aims_at(look):
    """44 pixels of height for what stands alone, 24 for links in a line of text (WCAG 2.2, 2.5.8)."""
    heights = """(names) => [...document.querySelectorAll(names)]
      .filter((one) => one.offsetParent !== null).map((one) => one.getBoundingClientRect().height)"""
    for _, page in look(360):
        assert min(page.evaluate(heights, "button, input, select, summary, .top a")) >= 44
        assert min(page.evaluate(heights, "a.at, a.show, #list .line a"), default=24) >= 24


def test_every_word_can_be_read(look):
    for file, page in look():
        assert page.evaluate(FAINT) == [], file


def test_rows_are_cards_on_a_phone(look):
    for file, page in look(360):
        if file.name == "index.html":
            continue
        row = page.locator(".tasks tbody tr:not(.group)").first
        assert row.evaluate("(one) => getComputedStyle(one).display") == "block"
        assert "Chủ trì:" in row.inner_text()
        assert page.locator(".tasks thead").is_hidden()


def test_rows_are_rows_elsewhere(look):
    for file, page in look(768):
        if file.name != "index.html":
            assert page.locator(".tasks .label").first.is_hidden()
            assert page.locator(".tasks thead").is_visible()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_print_is_header_findings_and_their_pages(look, language):
    for file, page in look(address=f"#lang={language}"):
        if file.name == "index.html":
            continue
        with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as pdf:
            told = [one.get_textpage().get_text_bounded() for one in pdf]
            drawn = [_pictures(one) for one in pdf]
            assert {tuple(map(round, one.get_size())) for one in pdf} <= {A4, (596, 843)}
            assert [_clipped(one) for one in pdf] == [()] * len(pdf)
        first, whole = "".join(told[0].split()), "".join("".join(told).split())
        assert "".join(page.text_content("h1").split()) in first
        for one in page.query_selector_all(".finding > .line b"):
            assert one.inner_text() in whole
        marked = page.locator(".sheet:has(.box)").count()
        assert sum(drawn) == marked
        assert len(told) <= marked + 1 + page.locator(".finding").count() // 4
        assert all(text.strip() or count for text, count in zip(told, drawn, strict=True))


def test_print_of_the_overview(look):
    _, page = next(look())
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as pdf:
        told = [one.get_textpage().get_text_bounded() for one in pdf]
        assert [_clipped(one) for one in pdf] == [()] * len(pdf)
    assert "Kết quả kiểm tra kế hoạch" in told[0]
    assert all(text.strip() for text in told)
    assert "Bộ lọc" not in "".join(told)


def _pictures(page):
    return sum(1 for _ in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4))


def _clipped(page):
    """Text and pictures that stick out of the paper's margins of 14 mm."""
    width, height = page.get_size()
    margin = 14 / 25.4 * 72 - 2
    kinds = (pypdfium2.raw.FPDF_PAGEOBJ_TEXT, pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)
    found = []
    for one in page.get_objects(filter=kinds, max_depth=4):
        left, bottom, right, top = one.get_bounds()
        if left < margin or right > width - margin or bottom < margin or top > height - margin:
            found.append((left, bottom, right, top))
    return tuple(found)


def test_no_word_of_the_other_language_is_visible(look):
    """Whatever the script puts there: the list of plans and the list of findings."""
    for file, page in look(address="#view=findings&lang=vi"):
        page.wait_for_function("document.documentElement.lang === 'vi'")
        told = page.inner_text("body").replace(page.inner_text("#switch"), "")
        words = {word.lower() for word in re.findall(r"\b[^\W\d_]{3,}\b", told)}
        assert words & ENGLISH == set(), file
    for file, page in look(address="#view=findings&lang=en"):
        visible = page.evaluate(
            """() => [...document.querySelectorAll(".t[lang=vi]")].filter((one) => one.offsetParent).length"""
        )
        assert visible == 0, file


def test_districts_of_one_name_are_chosen_apart(chromium, tmp_path):
    plan = assemble(*small_plan(), info=info())
    told = [("Huyện Châu Thành", "Tỉnh A"), ("Huyện Châu Thành", None), ("Huyện B", "Tỉnh A")]
    plans = (
        plan.model_copy(
            update={"document_id": f"{n:016x}", "plan_key": f"{n}", "district": d, "province": p}
        )
        for n, (d, p) in enumerate(told)
    )
    build(stored(tmp_path / "parsed", *plans), tmp_path / "report", on=ON, pages="none")
    page = chromium.new_page()
    page.goto((tmp_path / "report" / "index.html").as_uri())
    names = page.locator("[name=district] option").all_inner_texts()
    assert names == [
        "Tất cả", "Huyện B", "Huyện Châu Thành, không rõ tỉnh", "Huyện Châu Thành, Tỉnh A",
    ]  # fmt: skip
    page.select_option("[name=district]", label="Huyện Châu Thành, Tỉnh A")
    expect(page.locator("#list li")).to_have_count(1)
    page.close()
