"""``Plan`` to ``Annotation``: what we read, in the shape of the gold.

A numbered full paragraph gets its first twelve words as title, as in the gold. The gold knows two kinds
of rows: a group heads a part of the table; a container row is work like a task, told by its children. Parts the record has no table for are None; ``citations``, ``deadlines`` and
``report_duties`` are looked up under the names the tables will have.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from parsers.keys import ascii_key
from pipeline.evaluation import gold
from pipeline.evaluation.answers import Party, Time
from schemas.plan import Deadline, Footnote, Plan, ReportDuty, Section, Task, TaskAgency
from schemas.vocabulary import ContainerKind, Role, RowKind, TaskSource

TITLE_WORDS = 12
_LETTERS = {"van-ban": "cong-van", "thu": "cong-van"}
TASK_WORDS = 15
_BEFORE = 200
"""Characters kept before the mark of a note; the gold gives about 25 of them."""
_ROLES = tuple(role.value for role in Role if role not in {Role.NUMBER, Role.OTHER})


def of_plan(plan: Plan) -> gold.Annotation:
    """The record of a plan, comparable with its gold."""
    rows = (task for task in plan.tasks if task.source is TaskSource.TABLE)
    return gold.Annotation(
        header=_header(plan),
        sections=tuple(
            gold.Section(path=s.path, title=_title(s), auto=s.auto_numbered) for s in plan.sections
        ),
        task_tables=tuple(
            _table(plan, tuple(group))
            for _, group in groupby(rows, key=lambda task: task.table_index)
        ),
        other_tables=_other_tables(plan),
        prose_tasks=tuple(
            gold.ProseTask(
                task=first_words(task.task or "", TASK_WORDS),
                lead=task.lead,
                coordinator=task.coordinator,
                time=task.time,
                **_meant(plan, task),
            )
            for task in plan.tasks
            if task.source is TaskSource.PROSE
        ),
        footnotes=tuple(_footnote(note, plan.text) for note in plan.footnotes),
        citations=_citations(plan),
        report_duties=_duties(plan),
        deadlines_read=_has("deadlines"),
        recipients=plan.recipients,
        signature=tuple(
            gold.Signature(capacity=one.capacity, position=one.position, name=one.name)
            for one in plan.signers
        ),
    )


def nothing() -> gold.Annotation:
    """What is read from a file that cannot be read: nothing, of all that could have been."""
    return gold.Annotation(
        other_tables=() if _has("other_tables") else None,
        citations=() if _has("citations") else None,
        report_duties=() if _has("report_duties") else None,
        deadlines_read=_has("deadlines"),
    )


def first_words(text: str, count: int) -> str:
    return " ".join(text.split()[:count])


def citation_type(name: str) -> str:
    """``Nghị định`` and its slug ``nghi-dinh`` are one type; ``Văn bản số …`` is a letter (công văn)."""
    slug = "-".join(ascii_key(name).split()).replace("qui-", "quy-")  # keys write quí for quý
    return _LETTERS.get(slug, slug)


def _header(plan: Plan) -> gold.Header:
    return gold.Header(
        parent_agency=plan.parent_agency,
        issuing_agency=plan.issuing_agency,
        serial=plan.serial,
        symbol=plan.symbol,
        place=plan.place,
        issued_on=plan.issued_on.isoformat() if plan.issued_on else None,
        issued_year=plan.issued_year,
        document_type=plan.document_type,
        subject=plan.subject,
    )


def _title(section: Section) -> str:
    return section.title or first_words(next(iter(section.paragraphs), ""), TITLE_WORDS)


def _table(plan: Plan, tasks: tuple[Task, ...]) -> gold.TaskTable:
    return gold.TaskTable(rows=tuple(_row(plan, task) for task in tasks))


def _row(plan: Plan, task: Task) -> gold.Row:
    cells = {role: getattr(task, role) for role in _ROLES}
    others = {f"other: {header}": text for header, text in task.other.items()}
    kind = RowKind.GROUP if task.kind is RowKind.GROUP else RowKind.TASK
    return gold.Row(number=task.number, kind=kind.value, cells=cells | others, **_meant(plan, task))


def _meant(plan: Plan, task: Task) -> dict[str, Any]:
    """What the cells of a task were read as, by the fields of ``Meant``."""
    own = (d for d in plan.deadlines if d.duty_id is None and d.container_id == task.task_id)
    acting = [one for one in plan.task_agencies if one.task_id == task.task_id]
    return {
        "times": tuple(_time(one) for one in own),
        "leads": tuple(_party(one) for one in acting if one.role == "lead"),
        "coordinators": tuple(_party(one) for one in acting if one.role == "coordinator"),
    }


def _time(found: Deadline) -> Time:
    return Time(
        kind=found.kind,
        op=found.op,
        start=found.start,
        end=found.end,
        intervals=tuple((one.start, one.end) for one in found.intervals),
        rrule=found.rrule,
        open_ended=found.open_ended,
        conditional=found.conditional,
    )


def _party(found: TaskAgency) -> Party:
    return Party(name=found.name, kind=found.kind, id=found.agency_id, raw=found.raw)


def _footnote(note: Footnote, text: str) -> gold.Footnote:
    offset = note.anchors[0].offset if note.anchors else None
    before = None if offset is None else " ".join(text[max(0, offset - _BEFORE) : offset].split())
    return gold.Footnote(mark=note.mark, text=note.text, anchor_before=before)


def _has(table: str) -> bool:
    return table in Plan.model_fields


def _entries(plan: Plan, table: str) -> tuple[Any, ...]:
    return tuple(getattr(plan, table, ()))


def _other_tables(plan: Plan) -> tuple[gold.OtherTable, ...] | None:
    if not _has("other_tables"):
        return None
    return tuple(
        gold.OtherTable(header=table.header, n_rows=table.n_rows)
        for table in _entries(plan, "other_tables")
    )


def _citations(plan: Plan) -> tuple[gold.Citation, ...] | None:
    """Distinct documents: mentions of one type and number are one citation, dated if any is.

    A name alone is one with the act it was resolved to: ``Luật Bầu cử`` behind its full name.
    """
    if not _has("citations"):
        return None
    found: dict[tuple[str, str], gold.Citation] = {}
    resolved: dict[str, tuple[str, str]] = {}
    for mention in _entries(plan, "citations"):
        if getattr(mention, "is_self_reference", False):
            continue
        one = gold.Citation(
            type=mention.type,
            number=mention.number,
            date=_iso(mention.date),
            title=mention.title,
            issuer=mention.issuer,
            within=mention.nested_in is not None and not (mention.number or mention.date),
        )
        key = (citation_type(one.type), ascii_key(one.number or f"~{one.title}"))
        meant = mention.resolved_key or mention.key
        if meant and (mention.number is None or mention.date is None):
            key = resolved.setdefault(meant, key)
        elif meant:
            resolved.setdefault(meant, key)
        before = found.get(key)
        if before is None or _says_more(one, before):
            found[key] = one
    return tuple(found.values())


def _says_more(one: gold.Citation, before: gold.Citation) -> bool:
    """A date where there was none, the full name of an act first named by its first words, or the act cited
    for itself.
    """
    if before.within and not one.within:
        return True
    if before.date is None and one.date is not None:
        return True
    named = before.number is None and before.date == one.date
    return named and len(one.title or "") > len(before.title or "")


def _duties(plan: Plan) -> tuple[gold.Duty, ...] | None:
    if not _has("report_duties"):
        return None
    return tuple(
        gold.Duty(
            where=_where(duty),
            quote=duty.raw,
            recipient=duty.recipient,
            via=duty.via,
            deadlines=tuple(_dates(deadlines)),
            recurrence=next((d.rrule for d in deadlines if d.rrule), None),
            kind=str(duty.kind),
        )
        for duty in _entries(plan, "report_duties")
        for deadlines in [_deadlines_of(plan, duty.duty_id)]
    )


def _where(duty: ReportDuty) -> str:
    """``section:IV.1``, ``table:C.9``: the place as the gold says it."""
    kind = "table" if duty.container is ContainerKind.TASK else duty.container.value
    return f"{kind}:{(duty.container_id or '').split(':')[-1]}"


def _deadlines_of(plan: Plan, duty_id: str) -> tuple[Any, ...]:
    return tuple(d for d in _entries(plan, "deadlines") if d.duty_id == duty_id and not d.covers)


def _dates(deadlines: Iterable[Any]) -> Iterator[str]:
    for deadline in deadlines:
        date = _iso(deadline.end)
        if date is not None and not deadline.rrule:
            yield date


def _iso(date: Any) -> str | None:
    return str(date) if date is not None else None
