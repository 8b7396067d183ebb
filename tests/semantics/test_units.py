"""Units before and after 01/7/2025."""

import itertools
import subprocess
import sys
from datetime import date

import pytest

from parsers.semantics.units import LEVELS, unit_of, units, units_named, window_of

BEFORE, CITY, AFTER = date(2023, 5, 1), date(2025, 3, 1), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("level", "on", "count"),
    [
        ("province", BEFORE, 63),
        ("province", CITY, 63),
        ("province", AFTER, 34),
        ("district", BEFORE, 705),
        ("district", CITY, 696),
        ("district", AFTER, 0),
        ("commune", AFTER, 3321),
    ],
)
def test_how_many_units_there_are(level, on, count):
    window = window_of(on, None)
    assert sum(unit.existed(window) for unit in units(level)) == count


@pytest.mark.parametrize(
    ("on", "full_name"),
    [
        (date(2024, 12, 31), "Huyện Thủy Nguyên"),
        (date(2025, 1, 1), "Thành phố Thủy Nguyên"),
        (date(2025, 6, 30), "Thành phố Thủy Nguyên"),
        (date(2025, 7, 1), None),
    ],
)
@pytest.mark.parametrize("printed", ["Thủy Nguyên", "Thuỷ Nguyên", "THUỶ NGUYÊN"])
def test_thuy_nguyen_in_its_three_times(printed, on, full_name):
    found = units_named(printed, "district", window=window_of(on, None))
    assert [unit.full_name for unit in found] == ([full_name] if full_name else [])
    assert all(unit.code == "311" and not unit.about for unit in found)


def test_classes_of_provinces_by_time():
    window = window_of(date(2024, 1, 1), None)
    (hue,) = units_named("Thừa Thiên Huế", "province", window=window)
    assert (hue.unit_class, hue.slug) == ("tỉnh", "thua-thien-hue")
    (hue,) = units_named("Huế", "province", window=window_of(CITY, None))
    assert hue.unit_class == "thành phố"


def test_dashes_of_names_do_not_matter():
    for printed in ("Bà Rịa - Vũng Tàu", "Bà Rịa – Vũng Tàu", "BÀ RỊA-VŨNG TÀU"):
        assert [unit.code for unit in units_named(printed, "province")] == ["77"]


@pytest.mark.parametrize("level", LEVELS)
def test_rows_are_well_formed(level):
    for unit in units(level):
        assert unit.level == level
        assert unit.name == unit.name.strip() != ""
        assert bool(unit.parent) == (level != "province")
        assert unit.valid_from is None or unit.valid_to is None or unit.valid_from <= unit.valid_to
        assert "thị xã" not in unit.slug


@pytest.mark.parametrize("level", ["district", "commune"])
def test_every_parent_is_known(level):
    window = window_of(None, None)
    for unit in units(level):
        above = "province" if len(unit.parent) == 2 else "district"
        assert unit_of(unit.parent, above, window) is not None


@pytest.mark.parametrize("level", LEVELS)
def test_states_of_one_code_never_overlap(level):
    by_code = {}
    for unit in units(level):
        by_code.setdefault(unit.code, []).append(unit)
    for states in by_code.values():
        for one, other in itertools.pairwise(states):
            assert one.valid_to is not None
            assert other.valid_from is not None
            assert one.valid_to < other.valid_from


def test_agencies_do_not_load_units():
    code = (
        "from parsers.semantics.agencies import split_actors as s; import sys; s('Phòng Nội vụ');"
        "print('parsers.semantics.units' in sys.modules)"
    )
    printed = subprocess.check_output([sys.executable, "-c", code])  # noqa: S603 - our own code
    assert printed.strip() == b"False"
