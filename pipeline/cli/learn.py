"""``plans learn``: the language of plans, by which scans are read better."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import Exit, fail, needs_tables, place, say


def learn(
    parsed: Annotated[
        Path,
        typer.Argument(metavar="[DATA]", parser=place, help="Folder or URL of the Parquet tables"),
    ] = Path("data/parsed"),
) -> None:
    """Learn from the plans in the tables which words stand beside each other, for the reading of scans.

    Marks on letters that OCR takes for others (chống, chồng) are put right by it. Learnt is from plans that are no
    scans, one rendition of each; what was learnt lies beside the tables, in .language.npz, and ingest, watch, show and
    compare read scans by it from then on. Scans that were read before are not read again: learn first.

    **Exit codes:** 0 learnt, also from few plans; 1 it cannot be written; 2 wrong usage; 4 the tables are damaged.
    """
    from pipeline.cli.damage import leave_if_damaged
    from pipeline.recognition.aids import LANGUAGE
    from pipeline.recognition.learning import LEAST_PLANS, LEAST_WORDS, learnt
    from pipeline.recognition.model import save

    needs_tables(parsed)
    try:
        found = learnt(parsed)
    except Exception as error:
        leave_if_damaged(parsed, error)
        raise
    file = parsed / LANGUAGE
    try:
        size = save(found.tables, file)
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror or error}", Exit.UNREAD)
    typer.echo(
        f"plans {found.plans:,}: words {found.words:,}, different ones known {len(found.tables.words):,};"
        f" learnt in {file} ({size / 1000:,.0f} KB)"
    )
    if found.is_little:
        say(
            f"that is little: under {LEAST_PLANS} plans or {LEAST_WORDS:,} words teach few marks; ingest more plans that"
            " are no scans, and learn again"
        )
