"""Places in a plan, by item and by field: what a change points at.

``Spots(plan).section("III.1")`` is the section's number and first words, its words verbatim, pages and boxes.
"""

from collections import defaultdict
from functools import cached_property

from schemas.comparison import Spot
from schemas.plan import (
    Citation,
    Evidence,
    FieldEvidence,
    Footnote,
    OtherTable,
    Plan,
    ReportDuty,
    Section,
    Task,
)

_NAME = 80
"""Characters of a name; the quote has all."""
_READ_AT = {
    "document_number": ("number_line", "serial", "symbol"),
    "issued": ("issued_on",),
    "signers": ("signers[{}].name", "signers[{}].position"),
}
"""Evidence of fields that are put together from others."""


class Spots:
    """The places of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def field(self, name: str, place: int | None = None) -> Spot:
        """A field of the header, or one entry of a list: ``recipients``, 2."""
        own = name if place is None else f"{name}[{place}]"
        names = (own, *(one.format(place) for one in _READ_AT.get(name, ())))
        read = next((self._fields[one] for one in names if one in self._fields), None)
        return self._spot(own, name, _evidence(read) if read else None)

    def section(self, section_id: str) -> Spot:
        one = self._sections[section_id]
        return self._spot(section_id, f"{one.path}. {one.title or one.text or ''}", one.evidence)

    def table(self, index: int) -> Spot:
        """A task table, by its first row."""
        first = next(one for one in self._plan.tasks if one.table_index == index)
        return self._spot(f"t{index}", f"{index}: {first.task or ''}", first.evidence)

    def task(self, task_id: str, field: str | None = None) -> Spot:
        """A row; with a field, the place of its time or of those who act, where that is known."""
        one = self._tasks[task_id]
        known = self._cells.get((task_id, field or ""), one.evidence)
        return self._spot(task_id, f"{one.path}. {one.task or ''}", known)

    def duty(self, duty_id: str) -> Spot:
        one = self._duties[duty_id]
        return self._spot(duty_id, f"{one.container_id or one.container}: {one.raw}", one.evidence)

    def citation(self, citation_id: str) -> Spot:
        one = self._citations[citation_id]
        where = one.container_id or str(one.container)
        return self._spot(citation_id, f"{where}: {one.raw}", one.evidence)

    def footnote(self, footnote_id: str) -> Spot:
        one = self._notes[footnote_id]
        return self._spot(footnote_id, f"{one.mark}. {one.text}", one.evidence)

    def other_table(self, table_id: str) -> Spot:
        one = self._others[table_id]
        return self._spot(table_id, f"{table_id}: {' | '.join(one.header)}", one.evidence)

    def _spot(self, ident: str, name: str, evidence: Evidence | None) -> Spot:
        words = " ".join(name.split()).removesuffix(": ")
        return Spot(
            id=ident,
            name=words if len(words) <= _NAME else f"{words[: _NAME - 1]}…",
            quote=self._plan.text[evidence.span_start : evidence.span_end] if evidence else "",
            pages=tuple(sorted({r.page for r in evidence.regions if r.page})) if evidence else (),
            evidence=evidence,
        )

    @cached_property
    def _fields(self) -> dict[str, FieldEvidence]:
        found: dict[str, FieldEvidence] = {}
        for one in self._plan.field_evidence:
            found.setdefault(one.field, one)
        return found

    @cached_property
    def _cells(self) -> dict[tuple[str, str], Evidence]:
        """Where times and actors of tasks stand: from the first of a cell to its last."""
        found: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
        for time in self._plan.deadlines:
            if time.duty_id is None and time.container_id is not None:
                found[time.container_id, "time"].append(time.evidence)
        for actor in self._plan.task_agencies:
            found[actor.task_id, actor.role].append(actor.evidence)
        return {key: _joined(several) for key, several in found.items()}

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {one.section_id: one for one in self._plan.sections}

    @cached_property
    def _tasks(self) -> dict[str, Task]:
        return {one.task_id: one for one in self._plan.tasks}

    @cached_property
    def _duties(self) -> dict[str, ReportDuty]:
        return {one.duty_id: one for one in self._plan.report_duties}

    @cached_property
    def _citations(self) -> dict[str, Citation]:
        return {one.citation_id: one for one in self._plan.citations}

    @cached_property
    def _notes(self) -> dict[str, Footnote]:
        return {one.footnote_id: one for one in self._plan.footnotes}

    @cached_property
    def _others(self) -> dict[str, OtherTable]:
        return {one.table_id: one for one in self._plan.other_tables}


def _evidence(one: FieldEvidence) -> Evidence:
    return Evidence(regions=one.regions, span_start=one.span_start, span_end=one.span_end)


def _joined(several: list[Evidence]) -> Evidence:
    return Evidence(
        regions=tuple(region for one in several for region in one.regions),
        span_start=min(one.span_start for one in several),
        span_end=max(one.span_end for one in several),
        locator=several[0].locator,
    )
