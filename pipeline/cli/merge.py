"""``plans merge``: registers of several machines into one."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import Exit, fail, output


def merge(
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", help="Folder of tables, new or not", show_default=False),
    ],
    registers: Annotated[
        list[Path],
        typer.Argument(
            metavar="REGISTER...",
            help="Folders of tables whose documents are entered there",
            show_default=False,
        ),
    ],
    *,
    wait: Annotated[
        float,
        typer.Option(
            metavar="SECONDS",
            min=0,
            help="How long to wait while another process writes some of the tables",
        ),
    ] = 0.0,
) -> None:
    """Enter in one folder of tables what stands in others, as if one run had read it all.

    A path that several know is what was entered last; the same bytes are one document. A later `plans ingest`
    of the same folders into OUT reads nothing again, and takes away what is gone. Findings are not merged:
    `plans audit OUT` makes them.

    **Exit codes:** 0 merged; 1 OUT cannot be written; 2 wrong usage; 4 some tables are of another version or
    damaged, and nothing was changed; 5 another process writes them; 6 stopped: the same command goes on.
    """
    from pipeline.batch.merge import NoTables
    from pipeline.batch.merge import merge as merge_registers
    from pipeline.cli.damage import leave_if_any
    from pipeline.store.lock import RegisterBusy
    from pipeline.store.register import UnreadableLedger
    from schemas.vocabulary import SourceStatus

    given = list({folder.resolve(): folder for folder in registers}.values())
    if out.resolve() in {folder.resolve() for folder in given}:
        fail(f"{out} is to be written and cannot be merged into itself", Exit.USAGE)
    for folder in (*given, out):
        leave_if_any(folder)
    try:
        merged = merge_registers(out, given, wait=wait)
    except NoTables as error:
        fail(f"{error}; run `plans ingest FOLDER --out …` first", Exit.USAGE)
    except UnreadableLedger as error:
        fail(str(error), Exit.DAMAGED)
    except RegisterBusy as error:
        fail(str(error), Exit.BUSY)
    except KeyboardInterrupt:
        fail("stopped; the same command goes on from there", Exit.STOPPED)
    except OSError as error:
        fail(f"{error.filename or out} cannot be read or written: {error}", Exit.UNREAD)
    duplicates = merged.statuses[SourceStatus.DUPLICATE]
    output().print(
        f"registers {len(given)}: files entered {merged.statuses.total()} ({duplicates} duplicates), "
        f"as before {merged.unchanged}; tables in {out}",
        soft_wrap=True,
    )
