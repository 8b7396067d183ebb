"""The report as a person meets it: headless Chromium opens it by ``file://``; run by ``make browser`` too."""

import urllib.parse

import pytest
from playwright.sync_api import expect

from tests.site.sample import FINDINGS

pytestmark = pytest.mark.browser
RULE = "R205"


@pytest.fixture
def visit(chromium, report):
    """Opens a page of the report; at the end, nothing may have gone wrong unseen."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(5000)
    said, asked = [], []

    def open_(address="index.html"):
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{report.as_uri()}/{address}")
        page.wait_for_load_state()
        return page

    yield open_
    for page in context.pages:
        assert page.evaluate("globalThis.bad") is None
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(f"{report.as_uri()}/")] == []


def count(page):
    return page.inner_text("#count")


def hash_of(page):
    return urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).fragment)


def plan_with(page, sheets):
    """The address of the plan with page pictures, or of the one without."""
    page.click("[data-view=findings]")
    page.fill("[name=q]", "R999" if sheets else "Quyết định này")
    expect(page.locator("#list li")).to_have_count(1)
    return page.locator("#list li a").first


def test_overview_filters(visit):
    page = visit()
    assert count(page).startswith("2 / 2 kế hoạch")
    page.click("[data-view=findings]")
    assert page.locator("#list li").count() == 100
    page.select_option("[name=severity]", "warning")
    page.select_option("[name=verdict]", "not_evaluable")
    page.select_option("[name=province]", "-")
    expect(page.locator("#list li.finding")).to_have_count(1)
    assert "Lý do: chưa đủ căn cứ để kết luận" in page.inner_text("#list")
    assert hash_of(page) == {
        "view": ["findings"], "severity": ["warning"], "verdict": ["not_evaluable"],
        "province": ["-"],
    }  # fmt: skip
    page.click("#clear")
    page.select_option("[name=province]", "-")
    expect(page.locator("#count")).to_have_text(f"100 / {FINDINGS + 2} kết quả trong 1 kế hoạch")


def test_state_in_the_hash_comes_back(visit):
    page = visit(f"index.html#view=findings&rule={RULE}&q=phong&year=2023&lang=en")
    assert page.input_value("[name=rule]") == RULE
    assert page.input_value("[name=q]") == "phong"
    assert "findings in 1 plans" in count(page)
    assert page.evaluate("document.documentElement.lang") == "en"
    page = visit("index.html#rule=R777&year=1900")
    assert page.input_value("[name=rule]") == ""


def test_text_is_found_without_its_marks(visit):
    page = visit()
    page.click("[data-view=findings]")
    page.fill("[name=q]", "quyet dinh nay")
    expect(page.locator("#list mark, #list blockquote")).to_have_text(["Quyết định này"])


def test_more_of_a_long_list(visit):
    page = visit(f"index.html#view=findings&rule={RULE}")
    page.click("#more")
    expect(page.locator("#list li")).to_have_count(300)
    assert page.evaluate("document.activeElement.closest('#list') !== null")


def test_from_the_list_to_the_box_and_back(visit):
    page = visit()
    plan_with(page, sheets=True).click()
    box = page.locator("a.box.on").first
    expect(box).to_be_in_viewport()
    expect(box).to_be_focused()
    assert "R999.1" in box.get_attribute("data-of")
    expect(page.locator("#f-R999\\.1")).to_have_class("finding error on")
    page.keyboard.press("Enter")  # the box leads back to its finding
    expect(page.locator("#f-R999\\.1")).to_be_in_viewport()
    assert page.evaluate("document.activeElement.matches('a.show')")
    page.keyboard.press("Escape")
    expect(page.locator(".on")).to_have_count(0)
    page.click("#back")
    expect(page.locator("[name=q]")).to_have_value("R999")


def test_boxes_stand_on_the_page_where_they_should(visit):
    page = visit()
    plan_with(page, sheets=True).click()
    expect(page.locator("a.box.on").first).to_be_in_viewport()
    sheet = page.locator("#p2 .page").bounding_box()
    box = page.locator("#p2 a.box").first.bounding_box()
    assert sheet["x"] < box["x"] < sheet["x"] + sheet["width"]
    assert 0.2 < box["width"] / sheet["width"] < 0.5
    page.wait_for_load_state()
    # all of them, without scrolling: paper shows no picture that is loaded when it is seen
    assert min(page.evaluate("[...document.images].map((one) => one.naturalWidth)")) > 800


def test_value_of_the_record_shows_its_place(visit):
    page = visit()
    plan_with(page, sheets=True).click()
    page.locator("#record a.at").last.click()
    expect(page.locator(".box.here").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".box.here")).to_have_count(0)


def test_text_of_a_docx_is_marked_and_linked(visit):
    page = visit()
    plan_with(page, sheets=False).click()
    mark = page.locator("a.mark.on").first
    expect(mark).to_be_in_viewport()
    assert mark.inner_text() == "Quyết định này"
    page.locator("#record a.at", has_text="trong văn bản").first.click()
    told = "[...CSS.highlights.get('here')].map(String).join()"
    assert page.evaluate(told) == "ỦY BAN NHÂN DÂN\nHUYỆN THỦY NGUYÊN"


def test_language_is_switched_and_remembered(visit):
    page = visit()
    page.click("#switch")
    assert page.inner_text("h1") == "Audit of plans"
    assert page.title() == "Audit of plans"
    assert page.evaluate("document.documentElement.lang") == "en"
    assert hash_of(page)["lang"] == ["en"]
    assert page.inner_text("#clear") == "Clear filters"
    assert "All" in page.inner_text("[name=rule]")
    assert page.get_attribute("[name=q]", "placeholder").startswith("Marks may")
    again = visit()
    assert again.inner_text("h1") == "Audit of plans"
    plan_with(again, sheets=True).click()
    expect(again.locator("#back")).to_have_text("← Back to the list", use_inner_text=True)
    expect(again.locator("#p1 img")).to_have_attribute("alt", "Picture of page 1")


def test_keyboard_reaches_everything(visit):
    page = visit()
    page.keyboard.press("Tab")
    assert page.inner_text(":focus") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.name || document.activeElement.id"))
        if page.evaluate("document.activeElement === document.body"):
            break  # past the last link
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
    assert {"q", "rule", "severity", "verdict", "province", "district", "year", "clear"} <= reached


def test_narrow_window_does_not_scroll_sideways(visit):
    page = visit()
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    plan_with(page, sheets=True).click()
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator("a.box.on").first).to_be_in_viewport()


def test_paper(visit):
    page = visit("index.html#view=findings&severity=warning&verdict=not_evaluable")
    page.emulate_media(media="print")
    assert page.locator("#filters").is_hidden()
    assert "Kết luận: Không kết luận được" in page.inner_text("#chosen")
    told = "getComputedStyle(document.querySelector('#list a'), '::after').content"
    assert "plans/" in page.evaluate(told)


def test_without_scripts_there_is_a_list_and_links_work(chromium, report):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{report.as_uri()}/index.html")
    assert "Bộ lọc cần JavaScript" in page.inner_text("noscript")
    assert page.locator("#filters").is_hidden()
    for address in [link.get_attribute("href") for link in page.locator("noscript a").all()]:
        page.goto(f"{report.as_uri()}/{address}")
        page.locator("a.show").last.click()
        expect(page.locator(":target")).to_be_in_viewport()
    context.close()
