"""The SQL of the README is short, and right on the samples; its Python runs."""

import re
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import plans
from pipeline.query.register import asked, connected
from tests.builders.samples_read import ROOT, samples_read

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## Ask the tables in SQL")[2].partition("\n## ")[0]
QUERIES = re.findall(r"```sql\n(?P<sql>.*?)```", SECTION, re.DOTALL)
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


def test_the_python_runs(tmp_path, monkeypatch):
    section = README.partition("## In a notebook or a program")[2]
    code = re.search(r"```python\n(.*?)```", section, re.DOTALL)[1]
    shutil.copytree(ROOT / "data/raw", tmp_path / "data/raw")
    shutil.copytree(samples_read(), tmp_path / "data/parsed")
    monkeypatch.chdir(tmp_path)
    told = {}
    exec(code, told)  # noqa: S102 - our own README
    assert isinstance(told["plan"], plans.Plan)
    assert isinstance(told["register"].tasks.df(), pd.DataFrame)
