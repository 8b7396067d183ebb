"""Records as a bad reading leaves them: ``hollowed()`` draws a plan with parts of it gone.

Each field that may be null is null in some draws, each list of items is empty in some; years are moved to
the ends of the calendar; ``deep`` empties the items too (a deadline without a day, an actor without an id).
"""

from datetime import date
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import yaml
from hypothesis import strategies as st
from pydantic import BaseModel

from schemas.plan import Plan
from tests.audit.cases import read

YEARS = (1, 1900, 9999)
PAGES = (1, 300)


@cache
def whole_plans() -> tuple[Plan, ...]:
    """Every plan of ``plans/*.yaml``, as it was read."""
    files = sorted((Path(__file__).parent / "plans").glob("*.yaml"))
    return tuple(
        read(parts) for file in files for parts in yaml.safe_load(file.read_text(encoding="utf-8"))
    )


@st.composite
def hollowed(draw: st.DrawFn) -> Plan:
    """One of the plans with what was drawn missing."""
    plan = draw(st.sampled_from(whole_plans()))
    lost = draw(st.sets(st.sampled_from(sorted(_nullable(Plan) | _lists(Plan)))))
    deep = draw(st.sets(st.sampled_from(_inner_names())))
    year = draw(st.none() | st.sampled_from(YEARS))
    pages = draw(st.sampled_from(PAGES))
    plan = _emptied(plan, frozenset(deep), year)
    gone = {name: () if name in _lists(Plan) else None for name in lost}
    return Plan.model_validate((plan.model_copy(update={"pages": pages}).model_dump()) | gone)


def without_text() -> Plan:
    """A record in which nothing was read at all."""
    plan = whole_plans()[0]
    gone: dict[str, Any] = dict.fromkeys(_nullable(Plan))
    return plan.model_copy(update=gone | dict.fromkeys(_lists(Plan), ()) | {"text": ""})


def _emptied(value: Any, names: frozenset[str], year: int | None) -> Any:
    if isinstance(value, date):
        return value.replace(year=year, day=min(value.day, 28)) if year else value
    if isinstance(value, tuple):
        return tuple(_emptied(one, names, year) for one in value)
    if not isinstance(value, BaseModel):
        return value
    own = {name: _emptied(getattr(value, name), names, year) for name in type(value).model_fields}
    if not isinstance(value, Plan):
        own |= dict.fromkeys(names & _nullable(type(value)))
    return value.model_copy(update=own)


@cache
def _nullable(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if get_origin(field.annotation) in {Union, UnionType}
        and NoneType in get_args(field.annotation)
    )


@cache
def _lists(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(
        name for name, field in model.model_fields.items() if get_origin(field.annotation) is tuple
    )


@cache
def _inner_names() -> tuple[str, ...]:
    names: set[str] = set()
    for list_name in _lists(Plan):
        (item, *_) = get_args(Plan.model_fields[list_name].annotation)
        if isinstance(item, type) and issubclass(item, BaseModel):
            names |= _nullable(item)
    return tuple(sorted(names))
