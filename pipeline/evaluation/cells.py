"""Answers by print: what a cell that reads so means, for gold that gives only the print.

One JSON file (format 1): ``times`` with ``{"text": "Cả năm", "year": 2023, "times": […]}``, ``actors``
with ``{"text": "Thanh tra", "level": "district", "actors": […]}``; a cell that names both roles has
``leads`` and ``coordinators`` instead. A print is looked up by its soft key. An answer with a year is
for plans of that year, one with a level for plans of that level; without, for all.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Self, TypeVar

from pydantic import ValidationError, model_validator

from parsers.semantics.period import plan_period
from parsers.semantics.units_issuer import resolve_issuer
from pipeline.evaluation.answers import Part, Party, Time
from pipeline.evaluation.gold import BadGold, Gold, Header, ProseTask, Row
from pipeline.evaluation.matchers import soft_key
from schemas.vocabulary import AdminLevel

M = TypeVar("M", Row, ProseTask)


class TimeAnswer(Part):
    """All times of a printed cell."""

    text: str
    year: int | str | None = None
    """Year of the plan; of a plan of several years its period: ``2026-2030``, ``-2030``; of a plan that tells
    no year that of its issue, ``~2026`` where the two answers differ.
    """
    times: tuple[Time, ...]


class ActorAnswer(Part):
    """All actors of a printed cell: of one role, or of two."""

    text: str
    level: AdminLevel | None = None
    actors: tuple[Party, ...] | None = None
    leads: tuple[Party, ...] | None = None
    coordinators: tuple[Party, ...] | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        both = self.leads is not None and self.coordinators is not None
        if (self.actors is not None) == both or (self.leads is None) != (self.coordinators is None):
            msg = "expected either actors, or leads and coordinators"
            raise ValueError(msg)
        return self


class Cells(Part):
    """A file of answers."""

    format: int
    times: tuple[TimeAnswer, ...] = ()
    actors: tuple[ActorAnswer, ...] = ()


class _Plan(NamedTuple):
    """What tells two meanings of one print apart."""

    year: int | str | None
    level: str | None
    untold: bool = False


def read_cells(file: Path) -> Cells:
    """The answers of a file. Raises ``BadGold``, which names the first that is wrong."""
    try:
        cells = Cells.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise BadGold(f"{file}: {place}: {first['msg']}") from error
    except (OSError, ValueError) as error:
        raise BadGold(f"{file}: no JSON: {error}") from error
    if cells.format != 1:
        raise BadGold(f"{file}: no cells of format 1")
    for text in _twice(cells):
        raise BadGold(f"{file}: two answers for {text!r}")
    return cells


def answered(gold: Gold, cells: Cells) -> Gold:
    """The gold with the meaning of each printed cell that is answered and has none of its own."""
    plan = _plan(gold.header)
    tables = tuple(
        table.model_copy(update={"rows": tuple(_row(row, plan, cells) for row in table.rows)})
        for table in gold.task_tables
    )
    prose = tuple(
        _filled(task, task.model_dump(include={"time", "lead", "coordinator"}), plan, cells)
        for task in gold.prose_tasks
    )
    return gold.model_copy(update={"task_tables": tables, "prose_tasks": prose})


def _twice(cells: Cells) -> Iterator[str]:
    keys = (
        *((soft_key(one.text), one.year, "time", one.text) for one in cells.times),
        *((soft_key(one.text), one.level, one.actors is None, one.text) for one in cells.actors),
    )
    seen: set[tuple[object, ...]] = set()
    for *key, text in keys:
        if tuple(key) in seen:
            yield text
        seen.add(tuple(key))


def _plan(header: Header) -> _Plan:
    try:
        issued = date.fromisoformat(header.issued_on) if header.issued_on else None
    except ValueError:  # printed so: 2023-02-30
        issued = None
    unit = resolve_issuer(
        header.issuing_agency, header.parent_agency, header.place, issued, header.issued_year
    )
    year, start, end = plan_period(header.subject or "")
    period = "-".join(str(day.year) if day else "" for day in (start, end))
    told = year or (period if end else None)
    return _Plan(told or header.issued_year, unit.level, untold=told is None)


def _row(row: Row, plan: _Plan, cells: Cells) -> Row:
    return _filled(row, row.cells, plan, cells)


def _filled(task: M, print_of: dict[str, Any], plan: _Plan, cells: Cells) -> M:
    """``task`` with the answers to its prints; what it says itself stays."""
    found: dict[str, tuple[Time, ...] | tuple[Party, ...] | None] = {}
    if text := print_of.get("time"):
        found["times"] = _of_time(text, plan, cells.times)
    for role, name in (("lead", "leads"), ("coordinator", "coordinators")):
        if text := print_of.get(role):
            one = _of_actors(text, plan, cells.actors, both=False)
            found[name] = one.actors if one else None
    if text := print_of.get("lead_coordinator"):
        one = _of_actors(text, plan, cells.actors, both=True)
        found |= {"leads": one.leads, "coordinators": one.coordinators} if one else {}
    return task.model_copy(update={k: v for k, v in found.items() if getattr(task, k) is None})


def _of_time(text: str, plan: _Plan, answers: Iterable[TimeAnswer]) -> tuple[Time, ...] | None:
    """The answer of the plan's year before the one for all years."""
    key = soft_key(text)
    years = (f"~{plan.year}" if plan.untold else plan.year, plan.year, None)
    fits = [a for a in answers if a.year in years and soft_key(a.text) == key]
    fits.sort(key=lambda one: years.index(one.year))
    return fits[0].times if fits else None


def _of_actors(
    text: str, plan: _Plan, answers: Iterable[ActorAnswer], *, both: bool
) -> ActorAnswer | None:
    key = soft_key(text)
    fits = [
        a
        for a in answers
        if a.level in {None, plan.level} and (a.actors is None) == both and soft_key(a.text) == key
    ]
    fits.sort(key=lambda one: one.level is None)
    return fits[0] if fits else None
