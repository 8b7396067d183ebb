"""``plans corrections``: what people put right, what became of it, and gold made of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from pipeline.cli.console import Exit, fail, needs_tables, output, place, say, unwritten

if TYPE_CHECKING:
    from pipeline.corrections.entries import Entry
    from pipeline.corrections.ledger import Book
    from pipeline.corrections.states import State


def corrections(
    what: Annotated[
        Literal["list", "check", "export-gold"],
        typer.Argument(metavar="list|check|export-gold", help="What to do"),
    ] = "list",
    data: Annotated[
        Path,
        typer.Argument(metavar="[DATA]", parser=place, help="Folder or URL of the Parquet tables"),
    ] = Path("data/parsed"),
    *,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="export-gold: folder to write to")
    ] = None,
    format_: Annotated[
        Literal["table", "json"], typer.Option("--format", help="How list and check are written")
    ] = "table",
) -> None:
    """List what people put right; check that all of it still fits; make gold of it.

    `check` shows what needs somebody's eye: decisions whose row or value is not found any more, whose plan is not among
    the tables, and lines that cannot be read. `export-gold` writes a file a plan for `plans evaluate`.

    **Exit codes:** 0 done, and for check: everything fits; 1 something does not fit, or cannot be written; 2 wrong usage;
    4 the tables are damaged.
    """
    from pipeline.cli.damage import leave_if_damaged
    from pipeline.corrections.ledger import beside, read_book
    from pipeline.corrections.states import states

    needs_tables(data)
    book = read_book(data)
    try:
        found = states(data, book)
    except Exception as error:
        leave_if_damaged(data, error)
        raise
    for trouble in book.troubles:
        say(trouble)
    if what == "export-gold":
        _export(data, book, out)
        return
    rows = list(_rows(book, found, unfit_alone=what == "check"))
    _show(rows, format_)
    if what == "check" and (rows or book.troubles):
        fail(f"{len(rows) + len(book.troubles)} of {beside(data)} need somebody's eye", Exit.BROKEN)


def _rows(
    book: "Book", found: "dict[str, State]", *, unfit_alone: bool
) -> Iterator[dict[str, Any]]:
    for one in sorted(book.entries.values(), key=lambda entry: (entry.at, entry.id)):
        state = found.get(one.id)
        if state is None or (unfit_alone and state.fits):
            continue
        yield {
            "id": one.id,
            "plan": _plan(book, one),
            "what": _what(one),
            "state": state.name,
            "reason": state.reason,
            "who": one.who,
            "at": one.at.isoformat(timespec="seconds"),
            "why": one.why,
        }


def _plan(book: "Book", one: "Entry") -> str:
    meant = book.entries.get(one.of) if one.kind == "withdrawal" else one
    if meant is None or meant.kind == "withdrawal":
        return ""
    return meant.plan.file or meant.plan.document_id


def _what(one: "Entry") -> str:
    from pipeline.corrections.values import words

    if one.kind == "withdrawal":
        return f"takes {one.of} back"
    if one.kind == "waiver":
        return f"{one.rule} {one.place or ''} is {one.status}"
    where = " ".join(
        part for part in (one.table, one.item.id if one.item else None, one.column) if part
    )
    if one.action == "add":
        return f"{where}: {words(one.new)}"
    if one.action != "set":
        return f"{where}: {one.action}"
    return f"{where}: {words(one.old)} -> {words(one.new)}"


def _show(rows: list[dict[str, Any]], format_: str) -> None:
    if format_ == "json":
        import json

        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    from rich import box
    from rich.table import Table

    table = Table("id", "plan", "what", "state", "who", "when", "why", box=box.SIMPLE_HEAD)
    for row in rows:
        state = f"{row['state']}: {row['reason']}" if row["reason"] else row["state"]
        shown = (row["id"], row["plan"], row["what"], state, row["who"], row["at"][:10])
        table.add_row(*shown, row["why"] or "")
    output().print(table)
    typer.echo(f"decisions {len(rows)}")


def _export(data: Path, book: "Book", out: Path | None) -> None:
    from pipeline.corrections.gold import gold_files
    from pipeline.corrections.states import file_names

    if out is None:
        fail("export-gold: name the folder to write to: --out DIR", Exit.USAGE)
    count = 0
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in gold_files(book, file_names(data)):
            (out / name).write_text(text, encoding="utf-8")
            count += 1
    except OSError as error:
        unwritten(out, error)
    typer.echo(
        f"plans {count}: gold of what was put right in {out}; `plans evaluate {out} --files FOLDER`"
    )
