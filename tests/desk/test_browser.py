"""The desk in Chromium, as people use it: files dropped, a value put right, a finding waived; by mouse and by keyboard."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pipeline.recognition import missing
from tests.desk.conftest import RAW
from tests.desk.served import Served, opened_on, served_on
from tests.scans.maker import KINDS, scan
from tests.site.eyes import FAINT

pytestmark = pytest.mark.browser
WIDTHS = (360, 768, 1366, 2560)
PDFS = sorted(RAW.glob("*.pdf"))


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A desk on the samples; tests come in any order."""
    yield from served_on(tmp_path_factory.mktemp("desk"), (*sorted(RAW.glob("*.docx")), *PDFS[:2]))


@pytest.fixture
def empty(tmp_path):
    """A desk on nothing yet."""
    desk = Served(tmp_path)
    yield desk
    desk.stop()


@pytest.fixture
def page(chromium, request):
    """A page of which every request is of this desk, and that says nothing on its console."""
    served = request.getfixturevalue("empty" if "empty" in request.fixturenames else "served")
    yield from opened_on(chromium, served)


@pytest.fixture(scope="module")
def ten_files(tmp_path_factory):
    """Seven that are read, two copies of one, one that is broken; and a scan, where scans are read."""
    folder = tmp_path_factory.mktemp("ten")
    for path in (*sorted(RAW.glob("*.docx")), *PDFS[:2]):
        shutil.copy(path, folder)
    (folder / "hỏng.pdf").write_bytes(b"%PDF-1.4 broken")
    if missing() is None:
        (folder / "ban-quet.pdf").write_bytes(scan(PDFS[0].read_bytes(), KINDS["grey200"]))
    return folder


def wait_until_read(page):
    page.wait_for_function(
        "() => /Xong|Done/.test(document.getElementById('step').textContent)", timeout=300_000
    )


def test_files_are_dropped_and_what_became_of_each_is_told(page, empty, ten_files):
    served = empty
    page.goto(f"{served.address}/inbox")
    files = sorted(ten_files.iterdir())
    page.set_input_files("#files", [str(path) for path in files])
    page.wait_for_selector(
        "#now a", timeout=60_000
    )  # the first plan can be opened while others are read
    wait_until_read(page)
    expect(page.locator("#now li")).to_have_count(len(files))
    broken = page.locator("#now li", has_text="hỏng.pdf")
    expect(broken).to_contain_text("PDF")
    assert broken.locator("p.muted").inner_text()
    page.reload()
    expect(page.locator("table", has_text="hỏng.pdf")).to_be_visible()
    assert len(list((served.folder / "parsed.inbox").rglob("*.*"))) == len(files)


def open_plan(page, served):
    """A plan with pages of its own, and one of its leads."""
    row = served.tables.one(
        "SELECT document_id, task_id, lead, tasks.regions AS row_regions, (SELECT flatten(list(a.regions)) FROM task_agencies a"
        " WHERE a.document_id = tasks.document_id AND a.task_id = tasks.task_id AND a.role = 'lead') AS regions FROM tasks JOIN plans USING (document_id) WHERE reader = 'pdf'"
        " AND lead IS NOT NULL AND kind = 'task' AND len(tasks.corrected) = 0 ORDER BY document_id, tasks.ordinal LIMIT 1"
    )
    page.goto(f"{served.address}/plans/{row['document_id']}.html")
    return row


def value_of(page, row, column="lead"):
    return page.locator(
        f'.v[data-table="tasks"][data-item="{row["task_id"]}"][data-column="{column}"]'
    )


def test_a_value_shows_its_box_and_is_put_right_for_good(page, served):
    row = open_plan(page, served)
    value = value_of(page, row)
    value.click()
    boxes = page.locator(".box.here")
    expect(boxes.first).to_be_visible()
    assert_where_it_was_read(page, boxes, row)
    value.click()
    page.fill("#panel-value", "Phòng Thử Nghiệm")
    page.fill("#panel-who", "Trần Thị B")
    page.fill("#panel-why", "bản giấy")
    page.click("#panel-save")
    expect(page.locator("#said")).to_contain_text("Đã lưu")
    expect(value_of(page, row)).to_have_text("Phòng Thử Nghiệm")
    expect(page.locator("#decided")).to_contain_text("Trần Thị B")
    stored = "SELECT lead FROM tasks WHERE document_id = ? AND task_id = ?"
    told = [row["document_id"], row["task_id"]]
    assert served.tables.one(stored, told)["lead"] == "Phòng Thử Nghiệm"
    served.run("ingest", served.folder / "parsed.inbox", "--out", served.parsed, "--reparse", "outdated", "--quiet")  # fmt: skip
    assert served.tables.one(stored, told)["lead"] == "Phòng Thử Nghiệm"
    page.locator("#decided button.undo").first.click()
    expect(value_of(page, row)).to_have_text(row["lead"])


def assert_where_it_was_read(page, boxes, row):
    """The box on the page is around who leads, as it is stored, within some points: the cell, and not its row."""
    assert max(one["x1"] for one in row["regions"]) < max(one["x1"] for one in row["row_regions"])
    region = [one for one in row["regions"] if one["page"] == row["regions"][0]["page"]]
    x0, x1 = min(one["x0"] for one in region), max(one["x1"] for one in region)
    top = min(one["top"] for one in region)
    bottom = max(one["bottom"] for one in region)
    sheet = page.locator(f"#p{region[0]['page']} .page").bounding_box()
    frames = [boxes.nth(n).bounding_box() for n in range(boxes.count())]
    scale = sheet["width"] / PAGE_WIDTH
    assert abs(min(one["x"] for one in frames) - sheet["x"] - x0 * scale) < 6
    assert abs(max(one["x"] + one["width"] for one in frames) - sheet["x"] - x1 * scale) < 6
    assert abs(min(one["y"] for one in frames) - sheet["y"] - top * scale) < 6
    assert abs(max(one["y"] + one["height"] for one in frames) - sheet["y"] - bottom * scale) < 6


PAGE_WIDTH = 595.3
"""A4 upright, in points: the first task of the samples stands on such a page or one across."""


def test_a_place_on_the_page_shows_what_was_read_there(page, served):
    row = open_plan(page, served)
    value = value_of(page, row)
    value.click()
    box = page.locator(".box.here").first
    box.scroll_into_view_if_needed()
    place = box.bounding_box()
    page.keyboard.press("Escape")
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(page.locator(".v.chosen")).to_have_attribute("data-item", row["task_id"])
    expect(page.locator(".v.chosen")).to_have_attribute("data-column", "lead")
    for column in ("task", "time", "coordinator"):  # words of the row, places of the others
        value_of(page, row, column).click()
        own = page.locator(".box.here").first.bounding_box()
        assert own["x"] + own["width"] <= place["x"] or place["x"] + place["width"] <= own["x"]


def test_by_keyboard_alone(page, served):
    row = open_plan(page, served)
    value_of(page, row).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".box.here").first).to_be_visible()
    page.keyboard.press("e")
    expect(page.locator("#panel")).to_be_visible()
    page.keyboard.press("Control+A")
    page.keyboard.type("Phòng Bàn Phím")
    for _ in range(3):  # not there, why, who
        page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("Người gõ phím")
    page.keyboard.press("Enter")
    expect(value_of(page, row)).to_have_text("Phòng Bàn Phím")
    expect(page.locator("#said")).to_be_visible()  # the page that was loaded anew listens
    page.locator("#decided button.undo").first.focus()
    page.keyboard.press("Enter")
    expect(value_of(page, row)).to_have_text(row["lead"])
    expect(page.locator("#said")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".v.chosen")).to_have_count(1)


def test_a_waived_finding_is_gone_from_the_list_and_the_audit(page, served):
    row = served.tables.one(
        "SELECT document_id, rule FROM findings JOIN plans USING (document_id)"
        " WHERE is_primary AND verdict = 'fail' AND severity <> 'info' ORDER BY document_id, findings.ordinal LIMIT 1"
    )
    before = json.loads(served.run("audit", served.parsed, "--format", "json"))
    page.goto(f"{served.address}/plans/{row['document_id']}.html")
    count = page.locator("#findings .finding").count()
    page.locator("#findings button.waive").first.click()
    page.fill("#panel-who", "Trần Thị B")
    page.click("#panel-save")
    expect(page.locator("#said")).to_be_visible()
    expect(page.locator("#findings .finding")).to_have_count(count - 1)
    assert (
        len(json.loads(served.run("audit", served.parsed, "--format", "json"))) == len(before) - 1
    )
    page.goto(f"{served.address}/decisions")
    page.locator("button.undo").first.click()
    expect(page.locator("table")).to_contain_text("taken back")


def test_a_filter_is_an_address_and_an_export(page, served):
    page.goto(served.address)
    page.fill("input[name=q]", "dan van")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=dan+van**")
    rows = page.locator("table.plans tbody tr")
    count = rows.count()
    assert count > 0
    with page.expect_download() as waiting:
        page.click("text=CSV")
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == count + 1
    address = page.url
    page.goto(f"{served.address}/audit")
    page.goto(address)
    expect(page.locator("input[name=q]")).to_have_value("dan van")
    expect(rows).to_have_count(count)


def test_the_language_is_that_of_the_browser_and_of_the_switch(chromium, served):
    for locale, first, second in (
        ("en-GB", "Register", "Sổ kế hoạch"),
        ("vi-VN", "Sổ kế hoạch", "Register"),
    ):
        context = chromium.new_context(locale=locale)
        opened = context.new_page()
        opened.goto(served.address)
        nav = opened.locator("nav.desk")
        assert first in nav.inner_text()
        assert second not in nav.inner_text()
        opened.click("#switch")
        assert second in nav.inner_text()
        opened.goto(f"{served.address}/calendar")
        assert second in nav.inner_text()
        context.close()


VIEWS = ["/", "/inbox", "/audit", "/calendar?month=2023-06", "/calendar?month=2023-06&view=list",
         "/missing?province=Hải Phòng&year=2023", "/compare", "/matrix?subject=dân vận&year=2023", "/decisions"]  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
def test_every_view_fits_and_can_be_read(page, served, width):
    page.set_viewport_size({"width": width, "height": 800})
    row = served.tables.one("SELECT document_id FROM plans WHERE reader = 'pdf' LIMIT 1")
    for path in (*VIEWS, f"/plans/{row['document_id']}.html"):
        page.goto(served.address + path)
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, (path, width, wide)
        assert page.evaluate(FAINT) == [], path
        bare = page.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden]), select, textarea, button')].filter(one =>"
            " !one.labels?.length && !one.getAttribute('aria-label') && !one.textContent.trim()).map(one => one.outerHTML)"
        )
        assert bare == [], path
