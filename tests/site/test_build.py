import json
import re
import shutil

import pytest
from lxml import html
from pyarrow import parquet

from pipeline.record.assemble import assemble
from pipeline.site.build import CannotBuild, build
from pipeline.store.records import read_plans
from pipeline.store.register import Register
from pipeline.store.tables import rows
from pipeline.view.plain import plain
from tests.builders.stored import ledger_row, stored
from tests.pipeline.plan_factories import info, small_plan
from tests.site.sample import BAD_NAME, FINDINGS, ON, SCRIPT


def trees(report):
    return {
        file.stem: html.document_fromstring(file.read_text(encoding="utf-8"))
        for file in [report / "index.html", *sorted((report / "plans").glob("*.html"))]
    }


def plan_page(report, part):
    for tree in trees(report).values():
        if part in "".join(tree.xpath("//h1/following-sibling::p[1]/text()")):
            return tree
    raise AssertionError(part)


def test_files_of_the_report(report):
    assert {one.name for one in report.iterdir()} == {
        "index.html",
        "plans",
        "pages",
        "report.css",
        "report.js",
        "list.js",
        "plan.js",
    }
    for file in (report / "plans").iterdir():
        assert re.fullmatch(r"[0-9a-f]{16}\.html", file.name)
    for file in (report / "pages").iterdir():
        assert re.fullmatch(r"[0-9a-f]{16}-\d+\.webp", file.name)


def test_nothing_of_a_plan_becomes_markup(report):
    for name, tree in trees(report).items():
        scripts = tree.xpath("//script")
        kinds = [(one.get("src"), one.get("type")) for one in scripts]
        root = "" if name == "index" else "../"
        own = "list.js" if name == "index" else "plan.js"
        assert kinds[:2] == [(f"{root}report.js", None), (f"{root}{own}", None)]
        assert kinds[2:] == ([(None, "application/json")] if name == "index" else [])
        for one in tree.iter():
            attributes = getattr(one, "attrib", {})
            assert not [key for key in attributes if key.startswith("on") or key == "style"]
        assert not tree.xpath("//img[not(starts-with(@src, '../pages/'))]")
        assert not tree.xpath("//*[starts-with(@href, 'javascript') or starts-with(@href, 'http')]")


def test_data_of_the_list(report):
    (data,) = trees(report)["index"].xpath("//script[@id='data']/text()")
    told = json.loads(data)
    assert len(told["plans"]) == 2
    bad = next(n for n, plan in enumerate(told["plans"]) if plan[1].endswith(BAD_NAME))
    assert told["plans"][bad][4].startswith(plain(SCRIPT))
    assert sum(row[0] == bad for row in told["findings"]) == FINDINGS + 2


def test_every_finding_leads_to_its_place_and_back(report):
    tree = plan_page(report, BAD_NAME)
    ids = {one.get("id"): one for one in tree.iter() if isinstance(one.tag, str) and one.get("id")}
    entries = tree.xpath("//li[contains(@class, 'finding')]")
    assert len(entries) == FINDINGS + 2
    for entry in entries:
        for link in entry.xpath(".//a[@class='show']"):
            box = ids[link.get("href")[1:]]
            assert entry.get("data-id") in box.get("data-of").split()
            assert box.get("href")[1:] in ids
    assert len(tree.xpath("//a[@class='show']")) == FINDINGS + 1


def test_undecided_findings_stand_apart_with_their_reason(report):
    tree = plan_page(report, BAD_NAME)
    (entry,) = tree.xpath("//li[@class='finding undecided']")
    assert "the day of issue is blank" in entry.text_content()
    heads = [head.text_content() for head in tree.xpath("//section[@id='findings']/h2")]
    assert "(1)" in heads[1]


def test_boxes_are_placed_by_one_style_element(report):
    tree = plan_page(report, BAD_NAME)
    (style,) = tree.xpath("//style/text()")
    boxes = tree.xpath("//*[contains(concat(' ', @class), ' box ')]/@id")
    assert sorted(re.findall(r"#([\w-]+)\{", style)) == sorted(boxes)
    assert len(tree.xpath("//figure[starts-with(@class, 'sheet')]")) == 3


def test_text_of_a_docx_is_whole_and_marked(report, tables):
    plan = next(p for shelf in read_plans(tables) for p in shelf.plans if p.pages is None)
    tree = trees(report)[plan.document_id]
    (text,) = tree.xpath("//div[@id='text']")
    assert text.text_content() == plan.text
    marks = {one.text_content() for one in text.xpath(".//mark")}
    assert "Quyết định này" in marks
    assert tree.xpath("//a[@class='show']")
    assert tree.xpath("//a[@class='at' and @data-span]")


def test_words_are_in_both_languages_and_values_are_vietnamese(report):
    for tree in trees(report).values():
        assert tree.get("lang") == "vi"
        for one in tree.xpath("//*[@class='t']"):
            assert one.get("lang") in {"vi", "en"}
        for one in tree.xpath("//blockquote | //h1[not(span)]"):
            assert one.get("lang") == "vi"


@pytest.mark.parametrize(("pages", "drawn"), [("none", 0), ("findings", 3), ("all", 3)])
def test_pages_that_are_drawn(tables, tmp_path, pages, drawn):
    built = build(tables, tmp_path, on=ON, pages=pages)
    assert built.drawn == drawn
    assert len(list((tmp_path / "pages").iterdir())) == drawn


def test_second_report_removes_what_is_gone_and_nothing_else(tables, tmp_path):
    build(tables, tmp_path, on=ON)
    stale = tmp_path / "plans" / f"{'0' * 16}.html"
    note = tmp_path / "plans" / "ghi chú của tôi.html"
    picture = tmp_path / "pages" / f"{'0' * 16}-1.webp"
    for file in (stale, note, picture):
        file.write_bytes(b"")
    build(tables, tmp_path, on=ON)
    assert (stale.exists(), note.exists(), picture.exists()) == (False, True, False)


@pytest.fixture
def one_plan(tmp_path):
    def make(plan, path="gone.pdf"):
        with Register(tmp_path / "parsed") as register:
            register.put(ledger_row(plan, path), plan)
        return tmp_path / "parsed"

    return make


def test_file_that_is_gone_is_said(one_plan, tmp_path):
    plan = assemble(*small_plan(), info=info())
    built = build(one_plan(plan, "thư mục <b>/gone.pdf"), tmp_path / "r", on=ON)
    assert built.undrawn == ["thư mục <b>/gone.pdf"]
    tree = trees(tmp_path / "r")[plan.document_id]
    assert "thư mục <b>/gone.pdf" in tree.xpath("string(//p[@class='notice screen'])")
    assert tree.xpath("string(//div[@id='text'])") == plan.text


def test_document_id_that_climbs_out_is_refused(one_plan, tmp_path):
    plan = assemble(*small_plan(), info=info())
    parsed = one_plan(plan)
    shutil.rmtree(parsed / "findings")
    bad = plan.model_copy(update={"document_id": "../../ra ngoài"})
    for name, table in rows(bad).items():
        if table.num_rows:
            parquet.write_table(table, parsed / name / "s00001.parquet")
    built = build(parsed, tmp_path / "r", on=ON)
    assert built.overview.plans == []
    assert "document_id" in built.troubles[0]


def test_damaged_table_is_said_and_the_rest_written(one_plan, tmp_path):
    plan = assemble(*small_plan(), info=info())
    parsed = one_plan(plan)
    (parsed / "tasks" / "s00001.parquet").write_bytes(b"no parquet")
    built = build(parsed, tmp_path / "r", on=ON)
    assert len(built.troubles) == 1
    assert "ingest its plans again" in trees(tmp_path / "r")["index"].text_content()


def test_nothing_to_report(tmp_path, tables):
    with pytest.raises(CannotBuild, match="plans ingest"):
        build(tmp_path, tmp_path / "r", on=ON)
    with pytest.raises(CannotBuild, match="another folder"):
        build(tables, tables, on=ON)


def test_no_plans_at_all(tmp_path):
    stored(tmp_path / "parsed")
    built = build(tmp_path / "parsed", tmp_path / "r", on=ON)
    assert built.overview.plans == []
    assert (tmp_path / "r" / "index.html").exists()
