"""``plans compare`` as people call it: files and plans of the tables, three formats, trouble in one line."""

import json
import re
import shutil
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.batch.ingest import ingest
from pipeline.cli import app
from pipeline.reading import office, read_plan
from schemas.comparison import Comparison
from tests.builders.stored import stored
from tests.compare.small import plan_of, row
from tests.site.sample import SCRIPT

RAW = Path(__file__).parents[2] / "data" / "raw"
A = RAW / "mau-dan-van-huyen-2023.docx"
B = RAW / "mau-cai-cach-hanh-chinh-thi-xa-2023.docx"
PDF = B.with_suffix(".pdf")
OTHER = RAW / "mau-chuyen-doi-so-quan-2024.pdf"


@pytest.fixture(autouse=True)
def no_office(request, monkeypatch):
    """Starting LibreOffice takes five seconds: only the test that asks for it has it."""
    if "libreoffice" not in request.fixturenames:
        monkeypatch.setattr(office, "program", lambda: None)


@pytest.fixture
def libreoffice():
    if office.program() is None:
        pytest.skip(f"pages of Word files are not tested: apt install {office.PACKAGE}")


def run(*words):
    return CliRunner().invoke(app, ["compare", *map(str, words)], catch_exceptions=False)


def trouble(result):
    (one,) = result.stderr.splitlines()
    return result.exit_code, one


KEY = "vn:mau-ha.mau-giang:ke-hoach:07/kh-ubnd@2023-01-06"


@pytest.fixture
def tables(tmp_path):
    """The two plans, and a print of the second under the same key."""
    first, *prints = (read_plan(file.read_bytes(), file.name) for file in (A, B, PDF))
    keyed = (one.model_copy(update={"plan_key": KEY}) for one in prints)
    return stored(tmp_path / "parsed", first, *keyed)


def test_terminal():
    result = run(A, B)
    assert result.exit_code == 0
    told = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "changed: place place place Mẫu [-Lĩnh-]{+Giang+}" in told
    assert (
        "task: added 6, removed 4, changed 2, reworded 1; following from other changes: added 19, removed 15, moved 2, renumbered 1"
        in told
    )
    assert told[-1].startswith("compared are the fields of the records, 99.9")


def test_no_difference_is_said():
    result = run(B, PDF)
    assert result.exit_code == 0
    assert "no difference: every field of the two records says the same" in result.stdout
    assert "no difference" not in run(A, B).stdout


def test_equally_good_partners_are_named(tmp_path):
    one, two = tmp_path / "1.docx", tmp_path / "2.docx"
    one.write_bytes(plan_of(row(1, "A") + row(2, "K") + row(3, "B")))
    two.write_bytes(plan_of(row(1, "N") + row(2, "A") + row(3, "K") + row(4, "K") + row(5, "B")))
    told = [" ".join(line.split()) for line in run(one, two).stdout.splitlines()]
    assert any(line.startswith("undecided t1:2 t1:3, t1:4 equally good partners") for line in told)
    assert "task: added 1, undecided 1; following from other changes: renumbered 2" in told
    # another lead for one of the two, and it is decided
    two.write_bytes(
        plan_of(row(1, "N") + row(2, "A") + row(3, "K", "Phòng Y tế") + row(4, "K") + row(5, "B"))
    )
    assert "undecided" not in run(one, two).stdout


def test_json_is_the_comparison(tmp_path):
    file = tmp_path / "out.json"
    assert run(A, B, "--format", "json", "--out", file).exit_code == 0
    text = file.read_text("utf-8")
    found = Comparison.model_validate_json(text)
    assert json.loads(run(A, B, "--format", "json").stdout) == json.loads(text)
    assert [one.ordinal for one in found.changes] == list(range(1, len(found.changes) + 1))
    assert sum(one.n + one.follows for one in found.counts) == len(found.changes)


def test_a_table_may_go_to_a_file(tmp_path):
    file = tmp_path / "out.txt"
    assert run(A, B, "--out", file).stdout == ""
    assert file.read_text("utf-8") == run(A, B).stdout


class Page(HTMLParser):
    """Elements and attributes of a page, and what of it is words in either language."""

    def __init__(self):
        super().__init__()
        self.tags, self.links, self.open = [], [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.links += [value for name, value in attributes if name in {"src", "href"}]


def test_page_needs_nothing_else(tmp_path):
    file = tmp_path / "out.html"
    assert run(A, PDF, "--format", "html", "--pages", "none", "--out", file).exit_code == 0
    html = file.read_text("utf-8")
    page = Page()
    page.feed(html)
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert all(link.startswith("#") for link in page.links)
    assert {link.removeprefix("#") for link in page.links} <= set(re.findall(r' id="(\w+)"', html))
    found = Comparison.model_validate_json(run(A, PDF, "--format", "json").stdout)
    assert page.tags.count("article") == len(found.changes)
    assert page.tags.count("details") == len(found.changes) + 1
    assert "image" not in page.tags
    assert "Mẫu <del>Lĩnh</del>" in html
    assert "Mẫu <ins>Giang</ins>" in html
    (place,) = (one for one in found.changes if one.field == "place")
    (box,) = place.b[0].evidence.regions
    assert f"Trang 1: ({box.x0:g}, {box.top:g}, {box.x1:g}, {box.bottom:g})" in html
    assert '<span class="t" lang="en">Renumbered</span>' in html


def pictures(html):
    """Names of the pages a comparison holds, and how often each is shown."""
    held = re.findall(r'<image id="([AB]\d+)"[^>]* href="data:image/webp;base64,UklGR', html)
    assert len(held) == len(set(held)) == html.count("<image")
    shown = Counter(re.findall(r'<use href="#([AB]\d+)"/>(?=<rect )', html))
    assert shown.total() == html.count("<use ")
    return held, shown


def test_each_page_that_differs_is_held_once():
    html = run(PDF, OTHER, "--format", "html").stdout
    held, shown = pictures(html)
    assert set(shown) == set(held)
    assert shown["A1"] > 5
    found = Comparison.model_validate_json(run(PDF, OTHER, "--format", "json").stdout)
    placed = {
        (letter, page)
        for one in found.changes
        for letter, spots in (("A", one.a), ("B", one.b))
        for spot in spots
        for page in spot.pages
    }
    assert {f"{letter}{page}" for letter, page in placed} == set(held)
    assert "img-src &#39;self&#39; data:" in html


def test_plans_that_say_the_same_hold_no_page():
    assert pictures(run(OTHER, OTHER, "--format", "html").stdout) == ([], {})


def test_a_side_that_cannot_be_drawn_says_why():
    html = run(A, OTHER, "--format", "html").stdout
    held, _ = pictures(html)
    assert {name[0] for name in held} == {"B"}
    assert html.count('class="notice"') == 1
    assert "A: <span" in html
    assert office.PACKAGE in html


def test_plans_of_the_tables_are_drawn_from_their_files(tmp_path):
    files = tmp_path / "in"
    files.mkdir()
    shutil.copy(PDF, files)
    shutil.copy(OTHER, files)
    ingest([files], tmp_path / "parsed")
    words = (PDF.name, OTHER.name, "--data", tmp_path / "parsed", "--format", "html")
    assert len(pictures(run(*words).stdout)[0]) == 7
    (files / PDF.name).unlink()
    html = run(*words).stdout
    assert {name[0] for name in pictures(html)[0]} == {"B"}
    assert f"Không tìm thấy tệp gốc {PDF.name}" in html


@pytest.mark.usefixtures("libreoffice")
def test_a_word_file_is_laid_out():
    held, shown = pictures(run(A, OTHER, "--format", "html").stdout)
    assert {name[0] for name in held} == {"A", "B"}
    assert shown["A1"] > 5


def test_what_a_plan_says_is_never_run(tmp_path):
    plan = read_plan(A.read_bytes(), "x.docx")
    told = {"subject": SCRIPT, "document_id": f"{9:016x}", "recipients": (SCRIPT,)}
    parsed = stored(tmp_path / "more", plan.model_copy(update=told))
    html = run(f"{9:016x}", A, "--data", parsed, "--format", "html").stdout
    assert SCRIPT not in html
    assert "<script" not in html


STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("kind", ["table", "json", "html"])
def test_what_a_plan_says_steers_nothing(tmp_path, kind):
    plan = read_plan(A.read_bytes(), "x.docx")
    text = "Họp \u202exobni\u2066 \x1b[2J"
    told = {"subject": text, "place": text, "document_id": f"{9:016x}"}
    parsed = stored(tmp_path / "more", plan.model_copy(update=told))
    printed = run(f"{9:016x}", A, "--data", parsed, "--format", kind).stdout
    assert STEERING.findall(printed) == []
    assert "xobni" in printed


@pytest.mark.parametrize("name", ["document_id", "plan_key", "file_name"])
def test_plans_of_the_tables(tables, name):
    plan = read_plan(B.read_bytes(), B.name).model_copy(update={"plan_key": KEY})
    found = json.loads(run(getattr(plan, name), A, "--data", tables, "--format", "json").stdout)
    assert (
        found["a"]["document_id"] == plan.document_id
    )  # of the key's two prints the one that counts
    assert found["changes"] == json.loads(run(B, A, "--format", "json").stdout)["changes"]


def test_a_name_of_several_plans(tmp_path):
    plan = read_plan(A.read_bytes(), A.name)
    ids = [f"{n:016x}" for n in (1, 2)]
    parsed = stored(
        tmp_path / "parsed", *(plan.model_copy(update={"document_id": one}) for one in ids)
    )
    code, line = trouble(run(A.name, B, "--data", parsed))
    assert code == 2
    assert line.startswith(f"plans: {A.name}: 2 plans are called so: ")
    assert all(f"({one})" in line for one in ids)
    assert line.endswith("take one of the ids")


def test_a_name_of_no_plan(tables):
    code, line = trouble(run("dan-van", A, "--data", tables))
    assert code == 2
    assert f"dan-van is no file, and no plan of {tables} is called so; alike: {A.name} (" in line
    code, line = trouble(run("nobody", A, "--data", tables))
    assert code == 2
    assert f"it holds {A.name} (" in line


def test_no_file_and_no_tables(tmp_path):
    code, line = trouble(run("no.docx", A, "--data", tmp_path / "none"))
    assert code == 2
    assert line.endswith("run `plans ingest FOLDER --out " + str(tmp_path / "none") + "` first")


def test_a_file_that_cannot_be_read(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(b"no document")
    code, line = trouble(run(A, file))
    assert code == 1
    assert line.startswith(f"plans: {file}: ")


def test_a_place_that_cannot_be_written(tmp_path):
    code, line = trouble(run(A, B, "--out", tmp_path / "none" / "out.txt"))
    assert code == 2
    assert "out.txt cannot be written" in line


@pytest.mark.parametrize("table", ["sources", "tasks"])
def test_damaged_tables(tables, table):
    files = sorted((tables / table).glob("*.parquet"))
    for file in files:
        file.write_bytes(file.read_bytes()[:-20])
    code, line = trouble(run(A.name, B, "--data", tables))
    assert code == 4
    assert line.startswith(f"plans: {files[0]} cannot be read (")


def test_a_folder_is_no_plan(tables, tmp_path):
    shutil.copy(A, tmp_path / "a.docx")
    code, _ = trouble(run(tmp_path, A, "--data", tables))
    assert code == 2
