"""``plans calendar``: windows, choices, files, exit codes."""

import csv
import io

import pytest

from tests.calendar.conftest import run


def last_line(result):
    return result.stdout.strip().splitlines()[-1]


def test_a_second_rendition_owes_nothing_again(tables):
    result = run(tables, "--from", "2023-01-01", "--to", "2023-12-31")
    assert result.exit_code == 0
    assert "6 obligations of 2 plans (1 further renditions left out)" in last_line(result)
    assert result.stdout.count("21/12/2023") == 2


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--next", "30", "--on", "2023-03-10"), 2),
        (("--next", "0", "--on", "2023-03-31"), 2),
        (("--overdue", "--on", "2023-04-01"), 2),
        (("--overdue", "--on", "2023-03-31"), 0),
        (("--from", "2023-12-21", "--to", "2023-12-21"), 2),
        (("--from", "2023-12-22", "--to", "2023-12-22", "--lenient"), 2),
        (("--on", "2023-05-01", "--who", "phong noi vu"), 2),
        (("--on", "2023-05-01", "--province", "Hà Nội"), 0),
        (("--on", "2023-05-01", "--district", "thuy nguyen"), 6),
    ],
)
def test_windows_and_choices(tables, words, count):
    assert f"{count} obligations" in last_line(run(tables, *words))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere",), "holds no tables"),
        (("--from", "yesterday"), "--from yesterday: expected a date"),
        (("--from", "2023-12-31", "--to", "2023-01-01"), "is after the last"),
        (("--next", "3", "--overdue"), "exclude each other"),
    ],
)
def test_wrong_usage_is_one_line(tables, words, said):
    result = run(*words) if words == ("nowhere",) else run(tables, *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_csv_names_plan_place_and_day(tables, tmp_path):
    file = tmp_path / "lịch.csv"
    run(tables, "--on", "2023-05-01", "--csv", file, "--undated")
    text = file.read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    report = next(row for row in rows if row["kind"] == "report")
    assert (report["due"], report["recipient"], report["via"]) == (
        "2023-12-21",
        "Ủy ban nhân dân huyện",
        "Phòng Nội vụ",
    )
    assert report["container_id"] == "III.1"
    assert report["document_number"] in {"12/KH-UBND", "13/KH-UBND"}


def test_damaged_tables_are_told(tables):
    (tables / "tasks" / "s00001.parquet").write_bytes(b"broken")
    result = run(tables, "--on", "2023-05-01")
    assert result.exit_code == 3
    assert "ingest its plans again" in result.stderr
