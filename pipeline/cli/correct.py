"""``plans correct``: a value that was read wrongly, put right once and for good."""

import getpass
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from pipeline.cli.console import Exit, day_of, fail, needs_tables, place, say

if TYPE_CHECKING:
    from pipeline.corrections.entries import Box, Entry
    from pipeline.corrections.make import Person, Spot
    from schemas.plan import Plan

_TABLES = {
    "task": "tasks",
    "section": "sections",
    "citation": "citations",
    "duty": "report_duties",
    "deadline": "deadlines",
    "agency": "task_agencies",
    "footnote": "footnotes",
}
"""Tables by the option that names a row of it, in the order of the options."""
_ITEM = "Row that is meant, by its id"


def correct(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="File name, path, document_id or plan_key")
    ],
    *,
    task: Annotated[str | None, typer.Option(metavar="ID", help=f"{_ITEM}: t1:3")] = None,
    section: Annotated[str | None, typer.Option(metavar="ID", help=f"{_ITEM}: II.1.a")] = None,
    citation: Annotated[str | None, typer.Option(metavar="ID", help=f"{_ITEM}: c07")] = None,
    duty: Annotated[str | None, typer.Option(metavar="ID", help=f"{_ITEM}: r1")] = None,
    deadline: Annotated[str | None, typer.Option(metavar="ID", help=f"{_ITEM}: d03")] = None,
    agency: Annotated[str | None, typer.Option(metavar="ID", help=f"{_ITEM}: t1:3:lead:1")] = None,
    footnote: Annotated[str | None, typer.Option(metavar="ID", help=f"{_ITEM}: fn:1")] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="COLUMN=VALUE",
            help="What the column should say; null or nothing: it is not there; lists as JSON or divided by ;",
        ),
    ] = None,
    this_row: Annotated[
        bool,
        typer.Option(
            "--this-row",
            help="Of a cell merged over rows this row alone is meant, not all the cell is printed for",
        ),
    ] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLUMN", help="The value is right as it stands; `row`: the whole row is"
        ),
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="There is no such row in the plan")
    ] = False,
    add: Annotated[
        Literal["task", "section", "citation", "duty", "footnote"] | None,
        typer.Option(
            help="A row that was not read: --set gives its columns, --quote, --after or --box where it stands"
        ),
    ] = None,
    quote: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help="Of a row that is added: words of the plan it is printed in"
        ),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Of a row that is added: the row, section or task it follows"
        ),
    ] = None,
    box: Annotated[
        str | None,
        typer.Option(
            metavar="PAGE,X0,TOP,X1,BOTTOM",
            help="Of a row that is added: its place on a page, in points from the top left",
        ),
    ] = None,
    waive: Annotated[
        str | None, typer.Option(metavar="RULE", help="A finding of the audit is decided upon")
    ] = None,
    at: Annotated[
        str | None,
        typer.Option("--place", metavar="PLACE", help="Of the finding: container_id or container"),
    ] = None,
    status: Annotated[
        Literal["wrong", "accepted", "fixed"],
        typer.Option(help="Of the finding: no fault, a fault we live with, mended since"),
    ] = "wrong",
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="After it the finding is shown again")
    ] = None,
    undo: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Take an earlier decision back")
    ] = None,
    who: Annotated[str | None, typer.Option(help="Who decides (default: who is logged in)")] = None,
    why: Annotated[str | None, typer.Option(help="In your words")] = None,
    data: Annotated[
        Path, typer.Option(metavar="DATA", parser=place, help="Folder or URL of the Parquet tables")
    ] = Path("data/parsed"),
    wait: Annotated[
        float, typer.Option(metavar="SECONDS", help="How long to wait while the tables are written")
    ] = 0.0,
) -> None:
    """Put right what was read wrongly: the value holds from then on, whatever is read, in every rendition of the plan.

    Without an option for a row a column of the header is meant: --set serial=12. What is decided stands in a file beside
    the tables (DATA.corrections.jsonl), which outlives them; what was read stays in the tables `corrections` and
    `as_read`. What follows from a value follows: actors from leads, days from times, number and key from the serial. What
    was not read at all is added: --add task --set task="…" --set lead="…" --quote "words of the plan".

    **Exit codes:** 0 kept and in the tables; 1 a decision does not fit, or cannot be written; 2 wrong usage; 4 the tables
    are damaged; 5 kept, and another process writes the tables: it, or the next to write them, puts it there.
    """
    from pipeline.cli.damage import leave_if_damaged
    from pipeline.corrections.entries import Mark
    from pipeline.corrections.make import (
        BadCorrection,
        Given,
        Person,
        Spot,
        added,
        taken_back,
        waived,
    )
    from pipeline.store.lookup import NotFound, find_plan

    needs_tables(data)
    ids = (task, section, citation, duty, deadline, agency, footnote)
    items = {
        table: one for table, one in zip(_TABLES.values(), ids, strict=True) if one is not None
    }
    if len(items) > 1:
        fail("one row at a time: give one of --task, --section, --citation …", Exit.USAGE)
    if add is not None and (items or accept or remove):
        fail(
            "--add: its columns are given by --set, its place by --quote, --after or --box",
            Exit.USAGE,
        )
    person = Person(who or getpass.getuser(), why)
    try:
        plan = find_plan(data, file)
    except NotFound as error:
        fail(str(error), Exit.USAGE)
    except Exception as error:
        leave_if_damaged(data, error)
        raise
    row = Spot(*next(iter(items.items()), ("plans", None)))
    try:
        entries: list[Entry] = []
        if add is not None:
            entries.append(
                added(
                    plan,
                    _TABLES[add],
                    Given(dict(map(_set, set_ or [])), quote, after, _box(box)),
                    person,
                )
            )
        else:
            told = _Decided(set_ or [], accept or [], remove=remove, row_only=this_row)
            entries += _values(plan, row, person, told)
        if waive is not None:
            last = day_of(until, "--until") if until else None
            entries.append(waived(plan, (waive, at, None), Mark(status), person, last))
        entries += [taken_back(data, one, person) for one in undo or ()]
    except BadCorrection as error:
        fail(str(error), Exit.USAGE)
    if not entries:
        fail(
            "nothing is decided: give --set, --accept, --remove, --add, --waive or --undo",
            Exit.USAGE,
        )
    _keep(data, plan.document_id, entries, wait)


class _Decided(NamedTuple):
    """What is said of a row."""

    given: list[str]
    accepted: list[str]
    remove: bool
    row_only: bool


def _values(plan: "Plan", row: "Spot", person: "Person", told: _Decided) -> "Iterator[Entry]":
    from pipeline.corrections.make import BadCorrection, made
    from schemas.corrections import CorrectionAction

    for column, text in map(_set, told.given):
        spot = row._replace(column=column)
        yield made(plan, spot, CorrectionAction.SET, person, text=text, row_only=told.row_only)
    for column in told.accepted:
        name = None if column == "row" else column
        spot = row._replace(column=name)
        yield made(plan, spot, CorrectionAction.ACCEPT, person, row_only=told.row_only)
    if told.remove:
        if row.item_id is None:
            raise BadCorrection("--remove: name the row, e.g. --task t1:3")
        yield made(plan, row, CorrectionAction.REMOVE, person)


def _box(told: str | None) -> "Box | None":
    from pydantic import ValidationError

    from pipeline.corrections.entries import Box
    from pipeline.corrections.make import BadCorrection

    if told is None:
        return None
    try:
        page, x0, top, x1, bottom = (float(part) for part in told.split(","))
        return Box(page=int(page), x0=x0, top=top, x1=x1, bottom=bottom)
    except (ValueError, ValidationError) as error:
        raise BadCorrection(
            f"--box {told}: expected PAGE,X0,TOP,X1,BOTTOM, e.g. 2,70,340,530,372"
        ) from error


def _set(one: str) -> tuple[str, str]:
    from pipeline.corrections.make import BadCorrection

    column, mark, text = one.partition("=")
    if not mark:
        raise BadCorrection(f"--set {one}: expected COLUMN=VALUE, e.g. lead='Phòng Nội vụ'")
    return column.strip(), text


def _keep(data: Path, document_id: str, entries: "list[Entry]", wait: float) -> None:
    from pipeline.corrections.keep import keep
    from pipeline.corrections.ledger import beside
    from pipeline.store.lookup import find_plan
    from pipeline.store.register import UnreadableLedger
    from schemas.corrections import CorrectionOutcome

    try:
        kept = keep(data, entries, command="plans correct", wait=wait)
    except UnreadableLedger as error:
        fail(f"kept in {beside(data)}; {error}", Exit.DAMAGED)
    except OSError as error:
        fail(f"{beside(data)} cannot be written: {error.strerror or error}", Exit.UNWRITTEN)
    if kept.waiting is not None:
        for one in entries:
            typer.echo(f"{one.id}: kept in {beside(data)}")
        fail(f"{kept.waiting}; what was decided is put into the tables then", Exit.BUSY)
    now = {one.correction_id: one for one in find_plan(data, document_id).corrections}
    unfit = False
    for one in entries:
        told = now.get(one.id)
        if told is None:
            typer.echo(f"{one.id}: kept")
            continue
        where = " ".join(part for part in (told.table, told.item_id, told.column) if part)
        change = (
            f": {told.printed!r} -> {told.value!r}"
            if told.column and told.value != told.printed
            else ""
        )
        typer.echo(f"{one.id}: {told.outcome} {where}{change}")
        if told.outcome is CorrectionOutcome.UNFIT:
            unfit = True
            say(f"{one.id} does not fit: {told.reason}")
    if unfit:
        raise typer.Exit(Exit.UNANSWERED)
