"""``plans query``: SQL over the tables."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import Exit, PlainConsole, fail, output, say, spare, unwritten
from pipeline.cli.outfile import format_of

if TYPE_CHECKING:
    import pyarrow as pa


_WIDTH = 160
"""Columns of a table in a file."""


class Format(StrEnum):
    """What an answer is printed as."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def query(
    sql: Annotated[
        str | None, typer.Argument(metavar="[SQL]", help="One SELECT", show_default=False)
    ] = None,
    *,
    file: Annotated[
        Path | None, typer.Option(metavar="F", help="Read the SELECT from a file")
    ] = None,
    data: Annotated[Path, typer.Option(help="Folder of the Parquet tables")] = Path("data/parsed"),
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="How to print (default: by the ending of --out, else table)",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="F", help="File to write instead of printing")
    ] = None,
) -> None:
    """Ask the tables in SQL (DuckDB): each is a view of its name, and so are `due` and `leads`.

    `due`: what is owed, a day a row, with its plan; `leads`: who leads which task by when. Both tell of each plan
    once, whatever its renditions. SQL reads these tables and nothing else, and changes nothing. `SHOW TABLES` lists
    them, `DESCRIBE due` their columns; what these mean: `plans schema`.

    **Exit codes:** 0 answered; 1 no answer: it takes more than a gigabyte of memory, or the disk is
    full; 2 wrong usage, wrong SQL; 4 a
    table cannot be read; 6 stopped.
    """
    import duckdb
    import pyarrow as pa

    from pipeline.cli.damage import leave_if_damaged
    from pipeline.query.answers import batches
    from pipeline.query.faults import told
    from pipeline.query.register import MissingTable, NotAQuery, asked, connected

    text = _text(sql, file)
    form = Format(format_of(format_, out, tuple(Format)))
    if form is Format.PARQUET and out is None:
        fail("--format parquet needs --out F", Exit.USAGE)
    spare(out, data)
    if not (data / "plans").is_dir():
        fail(f"{data} holds no tables; run `plans ingest FOLDER --out {data}` first", Exit.USAGE)
    try:
        with connected(data) as connection:
            answer = asked(connection, text)
            _give(reader := batches(answer), form, out)
            _say_renamed(answer.columns, reader.schema.names)
    except MissingTable as error:
        fail(str(error), Exit.DAMAGED)
    except NotAQuery as error:
        fail(str(error), Exit.USAGE)
    except duckdb.OutOfMemoryException as error:
        reason = str(error).partition("\n")[0]  # then come settings that are locked
        fail(f"{reason}; ask for fewer rows, or sort fewer", Exit.UNANSWERED)
    except (KeyboardInterrupt, duckdb.InterruptException):
        fail("stopped", Exit.STOPPED)
    except BrokenPipeError:
        raise  # who reads has enough
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        leave_if_damaged(data, error)
        if isinstance(error, OSError) and out is not None:
            unwritten(out, error)
        fail(told(error), Exit.USAGE)


def _say_renamed(asked: list[str], given: list[str]) -> None:
    """Of columns of one name, which is which."""
    pairs = [f"{new} is another {old}" for old, new in zip(asked, given, strict=True) if old != new]
    if pairs:
        say(f"columns of one name were told apart: {', '.join(pairs)}; AS names them")


def _text(sql: str | None, file: Path | None) -> str:
    if (sql is None) == (file is None):
        fail("give one SELECT, as an argument or by --file F", Exit.USAGE)
    if file is None:
        return sql or ""
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        fail(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}", Exit.USAGE)


def _give(reader: "pa.RecordBatchReader", form: Format, out: Path | None) -> None:
    """Print the answer, or write it to a file that appears whole."""
    import sys

    from pipeline.export.whole import whole
    from pipeline.query.answers import TEXTS, print_table, write_parquet

    if out is None:
        if form is Format.TABLE:
            print_table(reader, output())
        else:
            TEXTS[form](reader, sys.stdout)
        return
    with whole(out) as target:
        if form is Format.PARQUET:
            with target.open("wb") as stream:
                write_parquet(reader, stream)
            return
        with target.open("w", encoding="utf-8", newline="") as text:
            if form is Format.TABLE:
                print_table(reader, PlainConsole(file=text, width=_WIDTH, no_color=True))
            else:
                TEXTS[form](reader, text)
