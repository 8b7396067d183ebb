"""The panel of a value in Chromium: beside the pages, by mouse and by keyboard; rows accepted whole, rows added."""

import pytest
from playwright.sync_api import expect

from tests.desk.conftest import RAW
from tests.desk.served import opened_on, served_on

pytestmark = pytest.mark.browser
MERGED = "mau-cai-cach-hanh-chinh-thi-xa-2023.docx"
MISSED = "Rà soát quy chế dân chủ ở cơ sở"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A desk on a plan with pages and one with merged cells."""
    yield from served_on(tmp_path_factory.mktemp("panel"), (min(RAW.glob("*.pdf")), RAW / MERGED))


@pytest.fixture
def page(chromium, served):
    yield from opened_on(chromium, served)


def open_plan(page, served, name):
    row = served.tables.one(
        "SELECT document_id, task_id, lead FROM tasks JOIN plans USING (document_id) WHERE file_name = ? AND lead IS NOT NULL"
        " AND kind = 'task' AND table_index IS NOT NULL AND len(tasks.corrected) = 0 ORDER BY tasks.ordinal LIMIT 1",
        [name],
    )
    page.goto(f"{served.address}/plans/{row['document_id']}.html")
    return row


def value_of(page, item, column="lead", table="tasks"):
    return page.locator(f'.v[data-table="{table}"][data-item="{item}"][data-column="{column}"]')


def pdf_name():
    return min(RAW.glob("*.pdf")).name


@pytest.mark.parametrize("width", [360, 768, 1366, 2560])
def test_the_panel_hides_neither_the_place_nor_the_page(page, served, width):
    page.set_viewport_size({"width": width, "height": 768})
    row = open_plan(page, served, pdf_name())
    value_of(page, row["task_id"]).click()
    value_of(page, row["task_id"]).click()
    expect(page.locator("#panel-value")).to_be_focused()
    panel = page.locator("#panel").bounding_box()
    place = page.locator(".box.here").first.bounding_box()
    assert apart(panel, place)
    assert 0 <= place["y"] <= 768 - place["height"]
    if width >= 1024:
        paper = page.locator("#paper").bounding_box()
        assert apart(panel, paper)
        chosen = page.locator(".v.chosen").bounding_box()
        assert apart(panel, chosen)
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= width
    assert panel["y"] + panel["height"] <= 768


def apart(one, other):
    beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    return (
        beside
        or one["y"] + one["height"] <= other["y"] + 1
        or other["y"] + other["height"] <= one["y"] + 1
    )


def test_the_panel_is_left_and_found_again_by_keyboard(page, served):
    row = open_plan(page, served, pdf_name())
    value_of(page, row["task_id"]).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("e")
    expect(page.locator("#panel-value")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("chưa lưu")
    value_of(page, row["task_id"]).focus()  # looked at the record meanwhile
    page.keyboard.press("e")
    expect(page.locator("#panel select").first).to_be_focused()
    expect(page.locator("#panel-value")).to_have_value("chưa lưu")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator(".box.here").first).to_be_visible()  # the place stays
    expect(value_of(page, row["task_id"])).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".box.here")).to_have_count(0)


def decided_by(page, who="Trần Thị B"):
    page.fill("#panel-who", who)


def test_a_row_is_accepted_whole_by_one_key_and_by_one_button(page, served):
    row = open_plan(page, served, pdf_name())
    value_of(page, row["task_id"]).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+A")  # who decides is asked first
    expect(page.locator("#panel")).to_be_visible()
    decided_by(page)
    page.click("#panel-accept-row")
    expect(page.locator("#said")).to_be_visible()
    expect(value_of(page, row["task_id"], "task")).to_have_class("v accepted")
    expect(value_of(page, row["task_id"])).to_have_class("v accepted chosen")
    stored = 'SELECT action, "column", item_id FROM corrections WHERE document_id = ?'
    assert served.tables.rows(stored, [row["document_id"]]) == [
        {"action": "accept", "column": None, "item_id": row["task_id"]}
    ]
    page.locator("#decided button.undo").first.click()
    expect(page.locator("#decided")).to_have_count(0)
    value_of(page, row["task_id"]).focus()
    page.keyboard.press("Shift+A")  # who decides is known by now
    expect(page.locator("#decided")).to_contain_text("Cả dòng đúng")
    page.locator("#decided button.undo").first.click()
    expect(page.locator("#decided")).to_have_count(0)


def test_a_row_that_was_not_read_is_added_behind_the_one_chosen(page, served):
    row = open_plan(page, served, pdf_name())
    value_of(page, row["task_id"]).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("n")
    expect(page.locator('#panel [data-field="number"]')).to_be_focused()
    expect(page.locator("#panel-after")).to_have_value(row["task_id"])
    page.fill('#panel [data-field="task"]', MISSED)
    page.fill('#panel [data-field="lead"]', "Phòng Nội vụ")
    decided_by(page)
    page.click("#panel-save")
    expect(page.locator("#said")).to_contain_text("Đã lưu")
    expect(page.locator(".v.chosen")).to_have_attribute("data-item", "+" + added(served, row))
    expect(page.locator("#decided")).to_contain_text("dòng được thêm")
    told = served.tables.one("SELECT task_id, parent_id, lead FROM tasks WHERE task = ?", [MISSED])
    agency = served.tables.one(
        "SELECT name FROM task_agencies WHERE task_id = ?", [told["task_id"]]
    )
    assert (told["lead"], agency["name"]) == ("Phòng Nội vụ", "Phòng Nội vụ")
    page.locator("#decided button.undo").first.click()
    expect(page.locator("#decided")).to_have_count(0)
    assert served.tables.one("SELECT task_id FROM tasks WHERE task = ?", [MISSED]) is None


def test_the_place_of_a_row_is_drawn_on_its_page(page, served):
    row = open_plan(page, served, pdf_name())
    value_of(page, row["task_id"]).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("n")
    expect(page.locator("#panel-after")).to_have_value(row["task_id"])
    page.fill('#panel [data-field="task"]', MISSED)
    sheet = page.locator(".page:has(.box.here)").bounding_box()
    place = page.locator(".box.here").first.bounding_box()
    page.mouse.move(place["x"], place["y"] + place["height"] + 2)
    page.mouse.down()
    page.mouse.move(place["x"] + 90, place["y"] + place["height"] + 30, steps=4)
    page.mouse.up()
    expect(page.locator("#panel-box")).to_contain_text("Đã khoanh")
    expect(page.locator("#panel-after")).to_have_value("")  # which was chosen before tells nothing
    drawn = page.locator(".box.drawn").bounding_box()
    decided_by(page)
    page.click("#panel-save")
    expect(page.locator("#decided")).to_contain_text("dòng được thêm")
    told = served.tables.one("SELECT regions, table_index FROM tasks WHERE task = ?", [MISSED])
    (box,) = told["regions"]
    scale = PAGE_WIDTH / sheet["width"]
    assert told["table_index"] is not None
    assert abs(box["x0"] - (drawn["x"] - sheet["x"]) * scale) < 3
    assert abs(box["bottom"] - (drawn["y"] + drawn["height"] - sheet["y"]) * scale) < 3
    value_of(page, "+" + added(served, row), "task").click()
    expect(page.locator(".box.here").first).to_be_visible()  # and is shown as any other
    page.locator("#decided button.undo").first.click()
    expect(page.locator("#decided")).to_have_count(0)


PAGE_WIDTH = 595.3
"""Points of an A4 page."""


def added(served, row):
    told = served.tables.one(
        "SELECT correction_id FROM corrections WHERE document_id = ?", [row["document_id"]]
    )
    return told["correction_id"]


def test_a_table_without_rows_can_be_given_one_and_words_selected_in_the_text_tell_its_place(
    page, served
):
    row = open_plan(page, served, MERGED)
    page.wait_for_load_state()
    value_of(page, row["task_id"]).focus()
    page.keyboard.press("Enter")
    words = select_words(page, "text") if page.locator("#text").count() else None
    page.locator('button.add[data-add="footnotes"]').click()
    expect(page.locator("#panel-quote")).to_have_value(words or "")
    expect(page.locator("#panel-after")).to_have_value("" if words else row["task_id"])
    page.fill('#panel [data-field="mark"]', "9")
    page.fill('#panel [data-field="text"]', "Chú thích bị bỏ sót")
    decided_by(page)
    page.click("#panel-save")
    expect(page.locator("#said")).to_contain_text("Đã lưu")
    expect(page.locator("#r-notes ~ ul").first).to_contain_text("Chú thích bị bỏ sót")
    page.locator("#decided button.undo").first.click()
    expect(page.locator("#decided")).to_have_count(0)


def select_words(page, element):
    """Select the second line of the text."""
    return page.evaluate(
        "name => { const text = document.getElementById(name); const node = text.firstChild;"
        " const range = document.createRange(); const line = node.textContent.trim().split('\\n')[1];"
        " const at = node.textContent.indexOf(line); range.setStart(node, at); range.setEnd(node, at + line.length);"
        " const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range); return line; }",
        element,
    )


def test_a_merged_cell_is_put_right_in_all_its_rows_or_in_one(page, served):
    row = served.tables.one("SELECT document_id FROM plans WHERE file_name = ?", [MERGED])
    page.goto(f"{served.address}/plans/{row['document_id']}.html")
    leads = (
        "SELECT lead FROM tasks WHERE task_id IN ('t1:II.1', 't1:II.2', 't1:II.3') ORDER BY ordinal"
    )
    read = [one["lead"] for one in served.tables.rows(leads)]
    for alone, expected in ((False, ["A", "A", "A"]), (True, [read[0], "A", read[2]])):
        value_of(page, "t1:II.2").click()
        value_of(page, "t1:II.2").click()
        expect(page.locator("#panel-rows")).to_contain_text("3")
        page.fill("#panel-value", "A")
        page.set_checked("#panel-alone", checked=alone)
        decided_by(page)
        page.click("#panel-save")
        expect(page.locator("#decided")).to_contain_text("tasks t1:II.2 lead")
        assert [one["lead"] for one in served.tables.rows(leads)] == expected
        page.locator("#decided button.undo").first.click()
        expect(page.locator("#decided")).to_have_count(0)
    value_of(page, "t1:II.2", "task").click()
    value_of(page, "t1:II.2", "task").click()
    expect(page.locator("#panel-merged")).to_be_hidden()
