"""The table ``units``: administrative units a plan is of or names, as they were when it was issued.

The issuer's province, district and commune, and the units that the ids of its actors name
(``commune:hai-phong.thuy-nguyen.lap-le:cong-an-xa``). A slug that two units share is none.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from parsers.semantics.agencies import UnitContext
from parsers.semantics.units import (
    LEVELS,
    Unit,
    bare_name,
    below,
    snapshots,
    unit_of,
    units_named,
    units_of_slug,
    window_of,
)
from schemas import plan_derived as rows
from schemas.plan import Plan
from schemas.vocabulary import AdminLevel

_Window: TypeAlias = tuple[date, date]
_PROVINCE_CODE = 2
_UNKNOWN = "?"


def units_of(plan: Plan) -> Iterator[rows.Unit]:
    """Units from the province down, the issuer's first."""
    window = window_of(plan.issued_on, plan.issued_year)
    own = issuer_units(plan)
    named: Counter[str] = Counter()
    found = {unit.code: unit for unit in own.values()}
    for actor in plan.task_agencies:
        unit = _of_agency(actor.agency_id, window) if actor.agency_id else None
        if unit is not None:
            named[unit.code] += 1
            for one in (*_above(unit, window), unit):
                found.setdefault(one.code, one)
    codes = {unit.code for unit in own.values()}
    ordered = sorted(
        found.values(), key=lambda one: (one.code not in codes, LEVELS.index(one.level), one.code)
    )
    for unit in ordered:
        yield _row(unit, window, is_issuer=unit.code in codes, bodies=named[unit.code])


def issuer_units(plan: Plan) -> dict[str, Unit]:
    """The issuer's units by level, as the names in the record tell them."""
    window = window_of(plan.issued_on, plan.issued_year)
    found: dict[str, Unit] = {}
    parents: frozenset[str] | None = None
    for level in LEVELS:
        name = getattr(plan, level)
        fitting = (
            [
                unit
                for when in (window, window_of(None, None))
                for unit in units_named(bare_name(name), level, window=when, parents=parents)
                if unit.full_name == name
            ]
            if name
            else []
        )
        if fitting:
            found[level] = fitting[0]
            parents = below(fitting[0].code)
    return found


def context_of(plan: Plan) -> UnitContext:
    """What the names of bodies in a plan are read with."""
    own = issuer_units(plan)
    slugs = {level: unit.slug for level, unit in own.items()}
    level = plan.admin_level if plan.admin_level in {*LEVELS, AdminLevel.CENTRAL} else None
    last = own[list(own)[-1]] if own else None
    return UnitContext(
        level,
        slugs.get("province"),
        slugs.get("district"),
        slugs.get("commune"),
        last.unit_class if last and level else None,
        own["province"].unit_class if "province" in own else None,
        plan.issued_on,
    )


def _of_agency(agency_id: str, window: _Window) -> Unit | None:
    """``province:hai-phong:so-y-te`` -> Thành phố Hải Phòng; None for what is not known whole."""
    level, place, _ = agency_id.split(":", 2)
    slugs = place.split(".")
    if level not in LEVELS or _UNKNOWN in slugs:
        return None
    path = (*LEVELS[: len(slugs) - 1], level)  # since 7/2025 a commune stands below its province
    parents: frozenset[str] | None = None
    unit: Unit | None = None
    for at, slug in zip(path, slugs, strict=True):
        fitting = units_of_slug(slug, at, window=window, parents=parents)
        if len(fitting) != 1:
            return None
        unit = fitting[0]
        parents = below(unit.code)
    return unit


def _above(unit: Unit, window: _Window) -> tuple[Unit, ...]:
    """From the province down to the unit directly above."""
    chain: list[Unit] = []
    while unit.parent:
        parent = unit_of(unit.parent, _level_of(unit.parent), window)
        if parent is None:
            break
        chain.insert(0, parent)
        unit = parent
    return tuple(chain)


def _level_of(code: str) -> str:
    return "province" if len(code) == _PROVINCE_CODE else "district"


def _row(unit: Unit, window: _Window, *, is_issuer: bool, bodies: int) -> rows.Unit:
    above = _above(unit, window)
    province = above[0] if above else unit
    return rows.Unit(
        code=unit.code,
        name=unit.full_name,
        level=AdminLevel(unit.level),
        province=province.full_name if province.level == "province" else None,
        parent_code=unit.parent or None,
        parent=above[-1].full_name if above else None,
        is_issuer=is_issuer,
        bodies=bodies,
        valid_from=unit.valid_from,
        valid_until=unit.valid_to,
        days_are_about=unit.about,
        snapshot=snapshots(),
    )
