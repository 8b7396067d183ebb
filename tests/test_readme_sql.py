"""The SQL of the README is short, and right on the samples; the SQL and the Python of the docs run."""

import re
import shutil
from datetime import date

import duckdb
import pandas as pd
import pytest

import plans
from pipeline.query.register import asked, connected
from tests.builders.samples_read import samples_read
from tests.prose import ROOT, WRITTEN, text_of

SQL, PYTHON = (re.compile(rf"```{name}\n(.*?)```", re.DOTALL) for name in ("sql", "python"))
QUERIES = SQL.findall(text_of(ROOT / "README.md"))
IN_DOCS = [(page.stem, sql) for page in WRITTEN[1:] for sql in SQL.findall(text_of(page))]
SCRIPTS = [(page.stem, code) for page in WRITTEN for code in PYTHON.findall(text_of(page))]
OTHERS = "read_parquet("
"""Asked of DuckDB itself, not of `plans query`."""
MOST_LINES = 6

THUY_NGUYEN, MAU_LINH, MAU_GIANG = (
    "Huyện Thủy Nguyên", "ỦY BAN NHÂN DÂN HUYỆN MẪU LĨNH", "ỦY BAN NHÂN DÂN THỊ XÃ MẪU GIANG",
)  # fmt: skip
END = date(2023, 12, 31)
LEADS = {
    (THUY_NGUYEN, "phong-van-hoa-va-thong-tin", "Phổ biến", END),
    (THUY_NGUYEN, "phong-noi-vu", "Phổ biến", END),
    (THUY_NGUYEN, "phong-noi-vu", "Xây dựng", END),
    (MAU_LINH, "phong-noi-vu", "Xây dựng", date(2023, 3, 31)),
    (MAU_LINH, "phong-van-hoa-va-thong-tin", "Phổ biến", END),
    (MAU_LINH, "phong-noi-vu", "Phổ biến", END),
}
REPORTS = [
    (THUY_NGUYEN, date(2023, 6, 4), "các phòng, đơn vị, địa phương", "Ủy ban nhân dân huyện"),
    (MAU_LINH, date(2023, 6, 9), "Các phòng, đơn vị; UBND các xã, thị trấn", "UBND huyện"),
    (MAU_GIANG, date(2023, 6, 4), "Các phòng, đơn vị; UBND các xã, phường", "UBND thị xã"),
    (MAU_GIANG, date(2023, 6, 30), "Phòng Nội vụ", "UBND tỉnh"),
    (MAU_GIANG, date(2023, 6, 30), "Phòng Nội vụ", "UBND tỉnh"),
]
CITING = [
    ("ke-hoach-dan-van-2023-phu-luc-ngang.docx", "77/2015/QH13", date(2025, 2, 28), None),
    ("mau-cai-cach-hanh-chinh-thi-xa-2023.docx", "61/2018/NĐ-CP", date(2025, 6, 30), False),
    ("mau-chuyen-doi-so-quan-2024.docx", "61/2018/NĐ-CP", date(2025, 6, 30), None),
    ("mau-chuyen-doi-so-quan-2024.docx", "83/2015/QH13", date(2025, 12, 31), None),
    ("mau-dan-van-huyen-2023.docx", "77/2015/QH13", date(2025, 2, 28), False),
]


def answer(number):
    with connected(samples_read()) as connection:
        return asked(connection, QUERIES[number]).fetchall()


@pytest.mark.parametrize("sql", QUERIES)
def test_queries_are_short(sql):
    lines = [line for line in sql.strip().splitlines() if not line.startswith("--")]
    assert len(lines) <= MOST_LINES


def test_who_leads_a_task_in_each_district():
    found = [
        (unit, kind, " ".join(task.split()[:2]).strip(","), due)
        for unit, kind, _, task, due, _ in answer(0)
    ]
    assert set(found) == LEADS
    assert len(found) == len(LEADS)


def test_reports_due_in_a_month():
    assert [(unit, due, who, to) for unit, due, who, _, to in answer(1)] == REPORTS


def test_plans_that_cite_a_replaced_act():
    found = [(name, number, until, already) for name, number, _, until, _, already in answer(2)]
    assert found == CITING


def test_there_are_three():
    assert len(QUERIES) == 3


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """The current folder, with documents and tables where the docs have them."""
    shutil.copytree(ROOT / "data/raw", tmp_path / "data/raw")
    shutil.copytree(samples_read(), tmp_path / "data/parsed")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("page", "sql"), IN_DOCS)
def test_the_sql_of_the_docs_is_answered(checkout, page, sql):
    if OTHERS in sql:
        with duckdb.connect() as connection:
            assert connection.execute(sql).fetchall(), page
        return
    with connected(checkout / "data/parsed") as connection:
        assert asked(connection, sql).fetchall(), page


@pytest.mark.parametrize(("page", "code"), SCRIPTS)
@pytest.mark.usefixtures("checkout")
def test_the_python_runs(page, code):
    exec(compile(code, page, "exec"), {})  # noqa: S102 - our own docs


@pytest.mark.usefixtures("checkout")
def test_what_import_plans_gives():
    (code,) = (code for _, code in SCRIPTS if "import plans\n" in code)
    told = {}
    exec(code, told)  # noqa: S102 - our own docs
    assert isinstance(told["plan"], plans.Plan)
    assert isinstance(told["register"].tasks.df(), pd.DataFrame)
