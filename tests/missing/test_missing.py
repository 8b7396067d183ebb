"""``plans missing``: units expected, plans found, and nobody called missing because we misread."""

import csv
import io
import json
from datetime import date

import pytest
from typer.testing import CliRunner

from parsers.semantics.units import bare_name, same_unit
from pipeline.cli import app
from pipeline.missing.expected import BadUnits, Expected, read_units, units_of
from pipeline.missing.filed import Status, Wanted, answers
from schemas.vocabulary import AdminLevel
from tests.audit.cases import plan_of
from tests.builders.stored import stored

AN_DUONG = "*ỦY BAN NHÂN DÂN\n*HUYỆN AN DƯƠNG"
CASES = (
    {},
    {
        "change": {
            "issuer": AN_DUONG,
            "number": "Số:     /KH-UBND",
            "date": "An Dương, ngày    tháng    năm 2023",
        }
    },
    {
        "change": {"issuer": "*ỦY BAN NHÂN DÂN\n*HUYỆN CÁT HẢI", "number": "Số:     /KH-UBND"},
        "said": [{"code": "SIGNATURE_TEXT"}],
    },
    {"change": {"issuer": "UBND HUYỆN KIẾN THỤY\n*PHÒNG NỘI VỤ", "number": "Số: 5/KH-PNV"}},
    {"change": {"issuer": "*ỦY BAN NHÂN DÂN\n*HUYỆN MƠ MỘNG"}},
    {
        "change": {
            "issuer": "*ỦY BAN NHÂN DÂN\n*HUYỆN TIÊN LÃNG",
            "subject": "Chuyển đổi số năm 2023",
        }
    },
)


@pytest.fixture
def tables(tmp_path):
    plans = (
        plan_of(case).model_copy(update={"document_id": f"{number:016x}"})
        for number, case in enumerate(CASES)
    )
    return stored(tmp_path / "parsed", *plans)


def run(*words):
    return CliRunner().invoke(app, ["missing", *[str(word) for word in words]])


def units(result):
    return {row["unit"]: row["status"] for row in json.loads(result.stdout)["units"]}


def test_all_districts_of_a_province(tables):
    result = run(
        tables,
        "--province",
        "Hải Phòng",
        "--subject",
        "dân vận",
        "--year",
        2023,
        "--format",
        "json",
    )
    told = units(result)
    assert result.exit_code == 1
    assert len(told) == 15
    assert {unit: status for unit, status in told.items() if status != "none"} == {
        "Huyện Thủy Nguyên": "issued",
        "Huyện An Dương": "draft",
        "Huyện Cát Hải": "unsure",
        "Huyện Kiến Thụy": "unsure",
    }
    assert [one["issuer"] for one in json.loads(result.stdout)["apart"]] == [
        "ỦY BAN NHÂN DÂN HUYỆN MƠ MỘNG"
    ]


@pytest.mark.parametrize(
    ("subject", "year", "issued"),
    [
        ("dân vận", 2023, True),
        ("dan van", 2023, True),
        ("DÂN VẬN dân chủ", 2023, True),
        ("dân vạn", 2023, False),
        ("dân vận", 2024, False),
        ("chuyển đổi số", 2023, False),
    ],
)
def test_subject_and_year(tables, tmp_path, subject, year, issued):
    file = tmp_path / "units.csv"
    file.write_text("name\nhuyện Thuỷ Nguyên\n", encoding="utf-8")
    result = run(tables, "--expect", file, "--subject", subject, "--year", year)
    assert result.exit_code == (0 if issued else 1)
    assert ("đã ban hành (issued)" in result.stdout) is issued


def test_a_unit_the_gazetteer_lacks_is_found_by_its_name(tables, tmp_path):
    file = tmp_path / "units.csv"
    file.write_text("\ufeffname;level;province\nHuyện Mơ Mộng;district;\n", encoding="utf-8")
    result = run(tables, "--expect", file, "--subject", "dân vận", "--year", 2023)
    assert result.exit_code == 0


def test_csv_has_a_line_a_unit(tables, tmp_path):
    file = tmp_path / "thiếu.csv"
    run(
        tables, "--province", "Hải Phòng", "--subject", "dân vận", "--year", 2023,
        "--format", "csv", "--out", file,
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 15
    mine = next(row for row in rows if row["unit"] == "Huyện Thủy Nguyên")
    assert (mine["document_number"], mine["issued_on"]) == ("12/KH-UBND", "2023-01-05")


def test_damaged_tables_are_told(tables):
    (tables / "tasks" / "s00001.parquet").write_bytes(b"broken")
    result = run(tables, "--province", "Hải Phòng", "--subject", "dân vận", "--year", 2023)
    assert result.exit_code == 3
    assert "ingest its plans again" in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("unit\nHuyện An Dương\n", "has no column name"),
        ("name,tỉnh\nHuyện An Dương,Hải Phòng\n", "unknown column tỉnh"),
        ("name,level\nHuyện An Dương,huyện\n", "line 2: level huyện"),
        ("name\n\n", "names no unit"),
        ("", "has no column name"),
    ],
)
def test_a_wrong_list_of_units_is_one_line(tmp_path, text, said):
    file = tmp_path / "units.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadUnits, match=said):
        read_units(file)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--province", "Hải Phòng", "--expect", "x.csv"), "either --expect FILE or --province"),
        ((), "either --expect FILE or --province"),
        (("--province", "Mơ Mộng"), "no province Mơ Mộng"),
        (("--expect", "none.csv"), "none.csv cannot be read"),
        (("--province", "Hải Phòng", "--on", "2026-01-01"), "had no district on 01/01/2026"),
    ],
)
def test_wrong_usage(tables, words, said):
    result = run(tables, "--subject", "x", "--year", 2023, *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_units_of_both_times():
    districts = units_of("thành phố Hải Phòng", AdminLevel.DISTRICT, date(2023, 12, 31))
    communes = units_of("Hải Phòng", AdminLevel.COMMUNE, date(2026, 1, 1))
    assert "Huyện Thủy Nguyên" in {one.name for one in districts}
    assert "Phường Thủy Nguyên" in {one.name for one in communes}
    assert len(communes) > 100


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Huyện Thuỷ Nguyên", "thủy nguyên"),
        ("Thành phố Thủy Nguyên", "thủy nguyên"),
        ("Quận 3", "quận 3"),
        ("TP. Hải Phòng", "hải phòng"),
    ],
)
def test_names_without_their_class(name, key):
    assert bare_name(name) == key


def test_a_plan_that_a_decision_promulgates_is_issued():
    bracket = "(Ban hành kèm theo Quyết định số 215/QĐ-UBND ngày 18/02/2023 của UBND huyện)"
    plan = plan_of({"change": {"number": None, "date": None, "under": [bracket]}})
    wanted = Wanted("dân vận", 2023)
    (answer,), apart = answers([plan], [Expected("Huyện Thủy Nguyên", None, None)], wanted)
    assert apart == []
    assert answer.status is Status.ISSUED


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Huyện Thủy Nguyên", "Thành phố Thuỷ Nguyên", True),
        ("Huyện Kỳ Anh", "Thị xã Kỳ Anh", False),
        ("Huyện Cai Lậy", "TX. Cai Lậy", False),
        ("Huyện Mơ Mộng", "Thị xã Mơ Mộng", True),
        ("Kỳ Anh", "Huyện Kỳ Anh", True),
        ("Quận 3", "Quận 5", False),
    ],
)
def test_one_unit_or_two(first, second, same):
    assert same_unit(first, second, "district") is same


def found(name, *, level=None, province=None, **change):
    """The answer about one unit, with one plan in the register."""
    plan = plan_of({"change": change})
    (answer,), _ = answers([plan], [Expected(name, level, province)], Wanted("dân vận", 2023))
    return answer.status.value


@pytest.mark.parametrize(
    ("name", "issuer", "status"),
    [
        ("Tỉnh Cà Mau", "*ỦY BAN NHÂN DÂN\n*TỈNH CÀ MAU", "issued"),
        ("UBND tỉnh Cà Mau", "*ỦY BAN NHÂN DÂN\n*TỈNH CÀ MAU", "issued"),
        ("Cà Mau", "*ỦY BAN NHÂN DÂN\n*TỈNH CÀ MAU", "issued"),
        ("Thành phố Hải Phòng", "*ỦY BAN NHÂN DÂN\n*THÀNH PHỐ HẢI PHÒNG", "issued"),
        ("Sở Y tế tỉnh Kiên Giang", "UBND TỈNH KIÊN GIANG\n*SỞ Y TẾ", "issued"),
        ("Sở Y tế Kiên Giang", "UBND TỈNH KIÊN GIANG\n*SỞ Y TẾ", "issued"),
        ("Sở Y tế Kiên Giang", "*SỞ Y TẾ TỈNH KIÊN GIANG", "issued"),
        ("Sở Y tế Kiên Giang", "UBND TỈNH CÀ MAU\n*SỞ Y TẾ", "none"),
        ("Sở GD&ĐT Hà Giang", "UBND TỈNH HÀ GIANG\n*SỞ GIÁO DỤC VÀ ĐÀO TẠO", "issued"),
        ("Sở Nội vụ Kiên Giang", "UBND TỈNH KIÊN GIANG\n*SỞ Y TẾ", "none"),
        ("Phường Mơ Mộng", "*ỦY BAN NHÂN DÂN\n*PHƯỜNG MƠ MỘNG", "issued"),
        ("UBND phường Mơ Mộng", "*UBND PHƯỜNG MƠ MỘNG", "issued"),
        ("Huyện Mơ Mộng", "*ỦY BAN NHÂN DÂN\n*PHƯỜNG MƠ MỘNG", "none"),
        ("Trường THPT Mẫu Lâm", "SỞ GIÁO DỤC VÀ ĐÀO TẠO\n*TRƯỜNG THPT MẪU LÂM", "issued"),
        ("Trường Trung học phổ thông Mẫu Lâm", "SỞ GD&ĐT\n*TRƯỜNG THPT MẪU LÂM", "issued"),
        ("Trường THPT Mẫu Lâm", "SỞ GIÁO DỤC VÀ ĐÀO TẠO\n*TRƯỜNG THPT MẪU SƠN", "none"),
        ("Trường THPT Cao Lãnh 2", "SỞ GDĐT TỈNH ĐỒNG THÁP\n*TRƯỜNG THPT CAO LÃNH 2", "issued"),
        ("Trường THPT Cao Lãnh 1", "SỞ GDĐT TỈNH ĐỒNG THÁP\n*TRƯỜNG THPT CAO LÃNH 2", "none"),
        ("Huyện ủy Thủy Nguyên", "*BAN THƯỜNG VỤ\n*HUYỆN ỦY THỦY NGUYÊN", "issued"),
        ("Hội Nông dân xã Mẫu Hồng", "HỘI NÔNG DÂN HUYỆN TAM NÔNG\n*HỘI NÔNG DÂN XÃ MẪU HỒNG", "issued"),
        ("UBND huyện Tam Nông", "HỘI NÔNG DÂN TỈNH\n*HỘI NÔNG DÂN HUYỆN TAM NÔNG", "none"),
        ("Huyện Tam Nông", "HỘI NÔNG DÂN TỈNH\n*HỘI NÔNG DÂN HUYỆN TAM NÔNG", "unsure"),
    ],
)  # fmt: skip
def test_units_and_bodies_of_every_kind(name, issuer, status):
    assert found(name, issuer=issuer, place=None) == status


@pytest.mark.parametrize(
    ("name", "status"), [("Huyện Thủy Nguyên", "unknown"), ("Huyện Cát Hải", "none")]
)
def test_an_issuer_that_was_not_read_is_unknown(name, status):
    assert found(name, issuer=None) == status


def test_a_plan_that_fits_several_units_is_told_of_each():
    plan = plan_of({"change": {"issuer": None}})
    units_ = [Expected("Huyện Thủy Nguyên", None, None), Expected("Phường Thủy Nguyên", None, None)]
    told, apart = answers([plan], units_, Wanted("dân vận", 2023))
    assert [one.status for one in told] == [Status.UNKNOWN] * 2
    assert len(apart) == 1
