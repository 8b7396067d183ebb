"""``plans export``: the tables in formats of other programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import Exit, fail, output, say, spare

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.export.rows import Rows

_FORMATS = ("sqlite", "xlsx", "duckdb", "delta")


def export(
    parsed: Annotated[
        Path, typer.Argument(metavar="[DATA]", help="Folder of the Parquet tables")
    ] = Path("data/parsed"),
    *,
    sqlite: Annotated[
        Path | None, typer.Option(metavar="F", help="SQLite file, for Datasette and others")
    ] = None,
    xlsx: Annotated[
        Path | None, typer.Option(metavar="F", help="Workbook, a sheet a table")
    ] = None,
    duckdb: Annotated[Path | None, typer.Option(metavar="F", help="DuckDB file")] = None,
    delta: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Delta Lake tables; needs the extra `delta`"),
    ] = None,
    primary: Annotated[
        bool, typer.Option("--primary", help="Each plan once: no further renditions of it")
    ] = False,
) -> None:
    """Write all tables to one SQLite file, workbook, DuckDB file or folder of Delta tables; several at once.

    What is written appears whole or not at all, and takes the place of an earlier one. Without --primary all
    renditions of a plan are in it, and `plans.is_primary` tells which counts. Lists and records are JSON in SQLite and
    in workbooks. A workbook's cells end after 32,767 characters, its sheets after 1,048,576 rows: what is cut is said.

    **Exit codes:** 0 written; 1 something cannot be written, or the tables were written to meanwhile; 2 wrong
    usage; 4 a table cannot be read.
    """
    import pyarrow as pa

    from pipeline.cli.damage import leave_if_damaged
    from pipeline.export.rows import Changed, Rows
    from pipeline.export.whole import whole
    from pipeline.query.register import MissingTable

    given = zip(_FORMATS, (sqlite, xlsx, duckdb, delta), strict=True)
    targets = {name: path for name, path in given if path is not None}
    if not targets:
        fail("say where to: --sqlite F, --xlsx F, --duckdb F, --delta FOLDER", Exit.USAGE)
    if not (parsed / "plans").is_dir():
        fail(
            f"{parsed} holds no tables; run `plans ingest FOLDER --out {parsed}` first", Exit.USAGE
        )
    for path in targets.values():
        spare(path, parsed)
    for name, path in targets.items():
        write, faults = _writer(name, path)
        try:
            rows = Rows(parsed, primary=primary)
            with whole(path) as target:
                write(rows, target)
                rows.check()
        except MissingTable as error:
            fail(str(error), Exit.DAMAGED)
        except Changed as error:
            fail(str(error), Exit.UNREAD)
        except (OSError, pa.ArrowException, *faults) as error:
            leave_if_damaged(parsed, error)
            reason = getattr(error, "strerror", None) or str(error)
            fail(f"{path} cannot be written: {reason}", Exit.UNREAD)
        for note in rows.notes:
            say(note)
        output().print(f"{name}: {path}", soft_wrap=True)


def _writer(
    name: str, path: Path
) -> "tuple[Callable[[Rows, Path], None], tuple[type[Exception], ...]]":
    """What writes a format, and what its library raises; a line where it cannot be written there."""
    folder = name == "delta"
    if path.exists() and path.is_dir() != folder:
        fail(f"{path} is a {'file' if folder else 'folder'}; give another name", Exit.USAGE)
    if name == "sqlite":
        from pipeline.export.sqlite import FAULTS, write_sqlite

        return write_sqlite, FAULTS
    if name == "xlsx":
        from pipeline.export.xlsx import FAULTS, write_xlsx

        return write_xlsx, FAULTS
    if name == "duckdb":
        from pipeline.export.duckdb_file import FAULTS, write_duckdb

        return write_duckdb, FAULTS
    try:
        from pipeline.export.delta import FAULTS, is_ours, write_delta
    except ImportError:
        fail(
            "--delta needs the library deltalake: pip install 'plans[delta]'",
            Exit.USAGE,
        )
    if path.exists() and not is_ours(path):
        fail(f"{path} holds other things than exported tables; give a new folder", Exit.USAGE)
    return write_delta, FAULTS
