"""``plans matrix`` on the samples."""

import csv
import io
import json
import os
import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from pipeline.batch.ingest import ingest
from pipeline.cli import app

RAW = Path(__file__).parents[2] / "data" / "raw"
NAMES = ("ke-hoach-dan-van-2023.docx", "mau-dan-van-huyen-2023.docx", "mau-ke-hoach-xa-2026.docx")
LIST = ("--year", "2023", "--subject", "dan van")


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    out = tmp_path_factory.mktemp("matrix") / "parsed"
    ingest([RAW / name for name in NAMES], out)
    return out


@pytest.fixture
def run(tables):
    def started(*words, code=0):
        result = CliRunner().invoke(app, ["matrix", os.fspath(tables), *words])
        assert result.exit_code == code, result.output
        return result

    return started


def test_csv_has_a_row_a_task_and_a_column_a_unit(run):
    rows = list(csv.reader(io.StringIO(run(*LIST, "--format", "csv").stdout.lstrip("\ufeff"))))
    assert rows[0][:2] == ["Nhiệm vụ", "Số kế hoạch"]
    assert len(rows[0]) == 4
    assert {row[1] for row in rows[1:]} == {"2"}
    (row,) = (row for row in rows if "chấm điểm, xếp loại" in row[0])
    assert "Phòng Nội vụ · Quý IV/2023" in row


def test_formats_tell_the_same(run, tmp_path):
    cells = json.loads(run(*LIST, "--of", "all", "--least", "1", "--format", "json").stdout)
    assert {one["of"] for one in cells} == {"tasks", "citations", "reports"}
    run(*LIST, "--of", "all", "--least", "1", "--format", "parquet", "--out", str(tmp_path / "m"))
    table = pd.read_parquet(tmp_path / "m")
    assert len(table) == len(cells)
    assert table["state"].tolist() == [one["state"] for one in cells]
    run(*LIST, "--of", "all", "--least", "1", "--format", "xlsx", "--out", str(tmp_path / "m.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    rows = {(one["of"], one["row"]) for one in cells}
    assert sum(sheet.max_row - 1 for sheet in book) == len(rows)


def test_html_is_escaped_and_asks_for_nothing(run):
    page = run(*LIST, "--of", "all", "--format", "html").stdout
    assert page.count("<table") == 3
    assert "Huyện Thủy Nguyên, Thành phố Hải Phòng" in page
    assert "<script" not in page
    assert not re.search(r"(src|href)=|https?:", page)


def test_terminal(run):
    result = run(*LIST)
    assert "Tổ chức triển khai kế hoạch công tác dân vận" in " ".join(result.stdout.split())
    assert result.stdout.rstrip().endswith("plans 2")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--year", "1999"), "no plan of 1999"),
        ((*LIST, "--format", "xlsx"), "--format xlsx needs --out FILE"),
        ((*LIST, "--format", "csv", "--of", "all"), "a CSV file holds one sheet"),
        ((*LIST, "--format", "csv", "--out", "/nowhere/x.csv"), "/nowhere/x.csv cannot be written"),
    ],
)
def test_trouble_is_one_line(run, words, told):
    line = run(*words, code=2).stderr.strip()
    assert told in line
    assert "\n" not in line
