"""``plans correct``: a value that was read wrongly, put right once and for good."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.console import Exit, day_of, fail, needs_tables, place, say

if TYPE_CHECKING:
    from pipeline.corrections.entries import Entry
    from pipeline.corrections.make import Person, Spot
    from schemas.plan import Plan

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
    accept: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help="The value is right as read; `row`: the whole row is"),
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="There is no such row in the plan")
    ] = False,
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
    `as_read`. What follows from a value follows: actors from leads, days from times, number and key from the serial.

    **Exit codes:** 0 kept and in the tables; 1 a decision does not fit, or cannot be written; 2 wrong usage; 4 the tables
    are damaged; 5 kept, and another process writes the tables: it, or the next to write them, puts it there.
    """
    from pipeline.cli.damage import leave_if_damaged
    from pipeline.corrections.entries import Mark
    from pipeline.corrections.make import BadCorrection, Person, Spot, taken_back, waived
    from pipeline.store.lookup import NotFound, find_plan

    needs_tables(data)
    ids = {
        "tasks": task, "sections": section, "citations": citation, "report_duties": duty,
        "deadlines": deadline, "task_agencies": agency, "footnotes": footnote,
    }  # fmt: skip
    items = {table: one for table, one in ids.items() if one is not None}
    if len(items) > 1:
        fail("one row at a time: give one of --task, --section, --citation …", Exit.USAGE)
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
        entries: list[Entry] = list(
            _values(plan, row, person, set_ or [], accept or [], remove=remove)
        )
        if waive is not None:
            last = day_of(until, "--until") if until else None
            entries.append(waived(plan, (waive, at, None), Mark(status), person, last))
        entries += [taken_back(data, one, person) for one in undo or ()]
    except BadCorrection as error:
        fail(str(error), Exit.USAGE)
    if not entries:
        fail("nothing is decided: give --set, --accept, --remove, --waive or --undo", Exit.USAGE)
    _keep(data, plan.document_id, entries, wait)


def _values(
    plan: "Plan",
    row: "Spot",
    person: "Person",
    given: list[str],
    accepted: list[str],
    *,
    remove: bool,
) -> "list[Entry]":
    from pipeline.corrections.make import BadCorrection, made
    from schemas.corrections import CorrectionAction

    found: list[Entry] = []
    for one in given:
        column, mark, text = one.partition("=")
        if not mark:
            raise BadCorrection(f"--set {one}: expected COLUMN=VALUE, e.g. lead='Phòng Nội vụ'")
        found.append(
            made(plan, row._replace(column=column.strip()), CorrectionAction.SET, person, text=text)
        )
    for column in accepted:
        name = None if column == "row" else column
        found.append(made(plan, row._replace(column=name), CorrectionAction.ACCEPT, person))
    if remove:
        if row.item_id is None:
            raise BadCorrection("--remove: name the row, e.g. --task t1:3")
        found.append(made(plan, row, CorrectionAction.REMOVE, person))
    return found


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
