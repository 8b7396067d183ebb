"""The units a plan is expected of: from a CSV file, or from the gazetteer as it stood on a day.

A file has a column ``name`` (``Huyện Thủy Nguyên``) and may have ``level`` (province, district, commune)
and ``province``; commas or semicolons between, UTF-8 with or without byte order mark.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parsers.keys import match_key
from parsers.semantics.units import bare_name, units, units_named
from schemas.vocabulary import AdminLevel

_LEVELS = frozenset({AdminLevel.PROVINCE, AdminLevel.DISTRICT, AdminLevel.COMMUNE})
_COLUMNS = ("name", "level", "province")


class BadUnits(Exception):
    """The list of units cannot be used. ``str()`` is one line: file, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One unit of the list."""

    name: str
    level: AdminLevel | None
    province: str | None


def read_units(file: Path) -> tuple[Expected, ...]:
    """The units of a CSV file, each once. Raises ``BadUnits``."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadUnits(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadUnits(f"{file} is no UTF-8; save it as CSV UTF-8") from error
    first = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in first else ",")
    columns = [(column or "").strip().lower() for column in rows.fieldnames or ()]
    if "name" not in columns:
        raise BadUnits(f"{file} has no column name; its first line must be: name,level,province")
    stray = [column for column in columns if column and column not in _COLUMNS]
    if stray:
        raise BadUnits(f"{file}: unknown column {stray[0]}; known are {', '.join(_COLUMNS)}")
    rows.fieldnames = columns
    found = dict.fromkeys(_units(file, rows))
    if not found:
        raise BadUnits(f"{file} names no unit")
    return tuple(found)


def _units(file: Path, rows: "csv.DictReader[str]") -> Iterator[Expected]:
    for row in rows:
        name, level, province = (" ".join((row.get(key) or "").split()) for key in _COLUMNS)
        if not name:
            continue
        if level and level.lower() not in _LEVELS:
            levels = ", ".join(sorted(_LEVELS))
            raise BadUnits(f"{file}, line {rows.line_num}: level {level}; known are {levels}")
        yield Expected(name, AdminLevel(level.lower()) if level else None, province or None)


def units_of(province: str, level: AdminLevel, on: date) -> tuple[Expected, ...]:
    """All units of a level in a province on a day, by the gazetteer. Raises ``BadUnits``."""
    found = units_named(_proper(province), "province", window=(on, on))
    if len(found) != 1:
        raise BadUnits(f"no province {province} on {on:%d/%m/%Y}; write its name as in Hải Phòng")
    (whole,) = found
    parents = {whole.code}
    if level is AdminLevel.COMMUNE:
        parents |= {one.code for one in units("district") if one.parent == whole.code}
    window = (on, on)
    names = {
        one.code: one.full_name
        for one in units(level.value)
        if one.parent in parents and one.existed(window)
    }
    if not names:
        raise BadUnits(f"{whole.full_name} had no {level} on {on:%d/%m/%Y}; try --on or --level")
    return tuple(
        Expected(name, level, whole.full_name) for name in sorted(names.values(), key=match_key)
    )


def _proper(province: str) -> str:
    """The name without its class, as printed: ``thành phố Hải Phòng`` -> ``Hải Phòng``."""
    words = province.split()
    key = bare_name(province)
    return " ".join(words[-len(key.split()) :]) if words else province
