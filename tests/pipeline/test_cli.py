import json
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.reading import Reading
from pipeline.record.assemble import assemble
from pipeline.store.dictionary import data_dictionary
from pipeline.store.register import Register
from pipeline.view import overlay
from tests.pipeline.plan_factories import info, small_plan

pytestmark = pytest.mark.usefixtures("made_up_files")


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_ingest_prints_what_was_found(work):
    (work / "kế hoạch.pdf").write_bytes(b"plan")
    result = run("ingest", "kế hoạch.pdf", "--out", "đã đọc", "--list")
    assert result.exit_code == 0
    assert result.stderr == ""
    for word in ("kế hoạch.pdf", "đọc được (ok)", "12/KH-UBND", "2023", "100.0 %"):
        assert word in result.stdout
    assert result.stdout.endswith(
        "files 1: read 1, not read 0, duplicates 0; task rows 2; tables in đã đọc\n"
    )
    assert (work / "đã đọc" / "plans").is_dir()


def test_unread_file_gives_its_reason_and_exit_code_1(work):
    (work / "a.pdf").write_bytes(b"encrypted")
    (work / "b.pdf").write_bytes(b"picture")
    result = run("ingest", work, "--jobs", 0, "--list")
    assert result.exit_code == 1
    assert "a.pdf: the file asks for a password; save it without\n" in result.stdout
    assert "không đọc được (failed)" in " ".join(result.stdout.split())
    assert "đọc một phần (partial)" in result.stdout


def test_result_for_programs(work):
    (work / "a.pdf").write_bytes(b"encrypted")
    (work / "b.pdf").write_bytes(b"plan")
    result = run("ingest", work, "--jobs", 0, "--json", "--log", "log.jsonl")
    told = json.loads(result.stdout)
    assert (told["statuses"]["ok"], told["statuses"]["failed"]) == (1, 1)
    assert told["not_read"] == {
        f"{work.name}/a.pdf": "the file asks for a password; save it without"
    }
    lines = [json.loads(line) for line in Path("log.jsonl").read_text("utf-8").splitlines()]
    assert [(one["path"], one["status"]) for one in lines] == [
        (f"{work.name}/a.pdf", "failed"),
        (f"{work.name}/b.pdf", "ok"),
    ]
    assert run("ingest", work, "--jobs", 0, "--quiet").stdout == ""


def test_names_that_steer_a_terminal_are_spelled_out(work):
    (work / "a\x1b[31m\u202efdp.pdf").write_bytes(b"encrypted")
    result = run("ingest", work, "--jobs", 0, "--list")
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    assert "a\\x1b[31m\\u202efdp.pdf: the file asks" in result.stdout
    (work / "a\x1b[31m.pdf").write_bytes(b"plan")
    assert run("show", "a\x1b[31m.pdf").stdout.startswith("a\\x1b[31m.pdf  (")


def test_somebody_else_writes(work):
    (work / "a.pdf").write_bytes(b"plan")
    with Register(Path("data/parsed"), command="plans ingest"):
        result = run("ingest", "a.pdf")
    assert result.exit_code == 5
    assert "is being written by `plans ingest`" in result.stderr


def test_bug_reaches_nobody_as_a_traceback(work):
    (work / "a.pdf").write_bytes(b"bug")
    for command in ("ingest", "show"):
        result = run(command, "a.pdf")
        assert result.exit_code == 1
        assert "Traceback" not in result.output
        assert "please report it" in result.output


def test_folder_without_documents(work):
    result = run("ingest", work)
    assert result.exit_code == 0
    assert "no document found" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("ingest", "missing.pdf"),
        ("ingest",),
        ("show", "missing.pdf"),
        ("watch", "missing"),
        ("watch",),
        ("watch", __file__),
    ],
)
@pytest.mark.usefixtures("work")
def test_wrong_usage_is_2(words):
    assert run(*words).exit_code == 2


def test_place_that_cannot_be_written(work):
    (work / "a.pdf").write_bytes(b"plan")
    (work / "parsed").write_bytes(b"a file")
    result = run("ingest", "a.pdf", "--out", "parsed")
    assert result.exit_code == 1
    assert result.stderr.startswith("plans: parsed cannot be written")
    assert len(result.stderr.splitlines()) == 1


def test_show_prints_the_plan_in_the_order_of_its_paper(work):
    (work / "a.pdf").write_bytes(b"stray")
    result = run("show", "a.pdf")
    assert result.exit_code == 0
    expected = (
        "UBND HUYỆN THỦY NGUYÊN",
        "Căn cứ Luật",
        "I MỤC ĐÍCH, YÊU CẦU",
        "Task table 1, in section I",
        "Quý II/2023",
        "1 [task t1:1] Theo Quyết định",
        "Phòng Nội vụ",
        "TM. KT., Nguyễn Văn A",
        "ASM001 warning",
    )
    places = [result.stdout.rindex(word) for word in expected]
    assert [places[0], *places[1:6], *places[7:]] == sorted([*places[:6], *places[7:]])


def test_show_json_is_the_record(work):
    (work / "a.pdf").write_bytes(b"plan")
    record = json.loads(run("show", "a.pdf", "--json").stdout)
    assert record["issuing_agency"] == "UBND HUYỆN THỦY NGUYÊN"
    assert record["tasks"][0]["evidence"]["regions"][0]["page"] == 2


def test_show_left_is_what_ended_in_no_field(work):
    (work / "a.pdf").write_bytes(b"stray")
    assert "Một đoạn dài không thuộc phần nào" in run("show", "a.pdf", "--left").stdout


def test_docx_has_no_page_to_draw(work):
    (work / "a.docx").write_bytes(b"docx")
    result = run("show", "a.docx", "--page", 1)
    assert result.exit_code == 2
    assert "a DOCX has no pages until it is laid out" in result.stderr


def test_page_beyond_the_last(work):
    (work / "a.pdf").write_bytes(b"plan")
    assert "the file has 2" in run("show", "a.pdf", "--page", 3).stderr


def test_page_is_drawn_with_its_legend(work, monkeypatch):
    monkeypatch.setattr(
        overlay, "_picture", lambda *_: (Image.new("RGBA", (910, 1286), "white"), 110 / 72)
    )
    source, outline = small_plan()
    reading = Reading(source, outline, assemble(source, outline, info=info()))
    assert overlay.draw_page(b"", reading, 2, work / "trang.png") == overlay.DPI
    with Image.open(work / "trang.png") as picture:
        assert picture.size == (910, 1316)
        assert len(picture.getcolors(1 << 20)) > 20


def test_schema_prints_the_dictionary():
    assert run("schema").stdout == data_dictionary()


def test_help_names_the_exit_codes():
    text = run("ingest", "--help").stdout
    for word in ("0 every file was read", "1 some file could not be read", "2 wrong usage"):
        assert word in " ".join(text.split())
