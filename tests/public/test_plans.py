"""``import plans``: names for what is there, typed, and light until it is used."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import plans
from pipeline.store.tables import SCHEMAS
from tests.builders.samples_read import ROOT

SAMPLE = ROOT / "data/raw/mau-dan-van-huyen-2023.docx"


@pytest.fixture
def reg(register):
    return plans.open(register)


def test_import_loads_no_tables_and_no_parsers():
    code = "import plans, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    run = [sys.executable, "-c", code]
    loaded = subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603 - our own
    heavy = {"pandas", "pyarrow", "numpy", "duckdb", "lxml", "pdfplumber", "parsers", "spacy"}
    assert set(loaded.stdout.split()) & heavy == set()


def test_read_takes_a_path_or_bytes():
    plan = plans.read(SAMPLE)
    assert isinstance(plan, plans.Plan)
    assert (plan.document_number, plan.file_name) == ("18/KH-UBND", SAMPLE.name)
    again = plans.read(SAMPLE.read_bytes(), name=SAMPLE.name)
    assert again == plan
    assert plans.read(str(SAMPLE)) == plan


@pytest.mark.parametrize(
    ("source", "code"),
    [(b"not a plan", "unsupported_type"), (b"%PDF-1.7", None), (ROOT / "none.pdf", "io_error")],
)
def test_what_cannot_be_read_says_so(source, code):
    with pytest.raises(plans.Unreadable) as raised:
        plans.read(source)
    assert code in {None, raised.value.code}
    assert len(str(raised.value).splitlines()) == 1


def test_every_table_is_an_attribute(reg):
    assert [one.name for one in reg.tables] == list(SCHEMAS)
    for name in SCHEMAS:
        assert getattr(reg, name).name == name
        assert list(getattr(reg, name).df().columns) == SCHEMAS[name].names


@pytest.mark.parametrize("name", SCHEMAS)
def test_frames_can_be_compared_as_wholes(reg, name):
    frame = getattr(reg, name).df()
    twice = pd.concat([frame, frame], ignore_index=True)
    assert len(twice.drop_duplicates()) == len(frame)


def test_values_are_those_an_analyst_expects(reg):
    tasks, due = reg.tasks.df(), reg.obligations.df("due", "plan_year", "window_start")
    assert list(due.columns) == ["due", "plan_year", "window_start"]
    assert due["due"].dt.to_period("M").astype(str).str.fullmatch(r"\d{4}-\d\d").all()
    assert due["window_start"].isna().any()
    assert str(due["plan_year"].dtype) == "Int64"
    assert str(tasks["first_page"].dtype) == "Int16"
    marked = tasks[tasks["footnotes"].map(len) > 0].iloc[0]
    assert marked["footnotes"] == ("fn:1",)
    placed = tasks[tasks["first_page"].notna()].iloc[0]
    assert placed["regions"][0].page == placed["first_page"]
    assert isinstance(dict(tasks["other"].iloc[0]), dict)


def test_sql_gives_a_frame(reg):
    found = reg.sql("SELECT unit, due, who FROM due WHERE kind = 'report' ORDER BY due LIMIT 3")
    assert list(found.columns) == ["unit", "due", "who"]
    assert pd.api.types.is_datetime64_any_dtype(found["due"])
    with pytest.raises(Exception, match="COPY is refused"):
        reg.sql("COPY plans TO 'x'")


def test_plans_side_by_side(reg):
    cells = reg.matrix(year=2023, subject="dan van")
    assert set(cells["of"]) == {"tasks"}
    one = cells[cells["label"].str.contains("chấm điểm, xếp loại")]
    assert len(one) == one["document_id"].nunique()
    assert set(one["state"]) == {"has"}
    assert set(reg.matrix(year=2023, of="reports")["of"]) == {"reports"}
    assert reg.matrix(year=1999).empty


def test_tasks_like_one(reg):
    found = reg.similar("Thành lập đoàn kiểm tra công vụ", limit=5)
    assert len(found) == 5
    assert found["likeness"].is_monotonic_decreasing
    assert "kiểm tra" in found["task"].iloc[0].lower()
    assert reg.plan(found["document_id"].iloc[0]).document_id == found["document_id"].iloc[0]
    assert reg.similar("Đúc chuông chùa", limit=1)["likeness"].iloc[0] < 0.3


def test_a_plan_by_id_key_and_path(reg):
    plan = reg.plan("raw/mau-cai-cach-hanh-chinh-thi-xa-2023.pdf")
    assert plan == reg.plan(plan.document_id)
    read = plans.read(ROOT / "data" / "raw" / plan.file_name)
    assert [one.task for one in plan.tasks] == [one.task for one in read.tasks]
    assert (plan.text, plan.citations[0].key) == (read.text, read.citations[0].key)
    found = reg.plans.df("plan_key", "is_primary", "document_id").dropna()
    for row in found[found["is_primary"]].itertuples():
        assert reg.plan(row.plan_key).document_id == row.document_id
    with pytest.raises(plans.NoSuchPlan, match=r"no plan of .* is called so"):
        reg.plan("nothing")


def test_a_folder_without_tables_says_what_to_do(tmp_path):
    with pytest.raises(plans.NoTables, match="run `plans ingest FOLDER"):
        plans.open(tmp_path)
    (tmp_path / "plans").mkdir()
    with pytest.raises(plans.NoTables, match="has no table sources"):
        plans.open(tmp_path)


def test_plans_and_findings_show_themselves_and_nothing_of_them_acts():
    plan = plans.read(SAMPLE)
    html = plan._repr_html_()
    assert "ỦY BAN NHÂN DÂN HUYỆN MẪU LĨNH" in html
    assert "18/KH-UBND" in html
    hostile = plan.model_copy(
        update={"subject": "<script>alert(1)</script>\u202e", "issuing_agency": None}
    )
    assert "<script" not in hostile._repr_html_()
    assert "\u202e" not in hostile._repr_html_()
    found = plans.audit(plan, on=date(2026, 11, 29))
    assert [one.rule for one in found][:1] == ["R009"]
    shown = found[0].model_copy(update={"found": "<img src=x onerror=alert(1)>"})._repr_html_()
    assert "R009 signature-missing" in shown
    assert "<img" not in shown


SCRIPT = """
import pandas as pd
import plans

plan: plans.Plan = plans.read(b"", name="a.pdf")
subject: str | None = plan.subject
register = plans.open("data/parsed")
frame: pd.DataFrame = register.tasks.df("task", "lead")
other: plans.Plan = register.plan(plan.document_id)
for finding in plans.audit(other):
    rule: str = finding.rule
reveal_type(register.obligations)
"""
WRONG = """
import plans

plans.read(12)
plans.open("x").nothing
"""


@pytest.mark.parametrize(
    ("script", "errors"), [(SCRIPT, ()), (WRONG, ("arg-type", "attr-defined"))]
)
def test_a_script_of_a_user_is_type_checked(tmp_path, script, errors):
    file = tmp_path / "script.py"
    file.write_text(script)
    words = ["--config-file", str(ROOT / "pyproject.toml"), "--strict", str(file)]
    run = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "mypy", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    told = [line for line in run.stdout.splitlines() if "error:" in line]
    assert len(told) == len(errors), run.stdout
    for code, line in zip(errors, told, strict=True):
        assert f"[{code}]" in line
    assert errors or 'Revealed type is "plans.register.Table"' in run.stdout


def test_the_package_says_it_is_typed():
    assert (Path(plans.__file__).parent / "py.typed").exists()
