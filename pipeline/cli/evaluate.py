"""``plans evaluate``: the reading compared with gold made by hand."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.cli.console import Exit, fail, output, say


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR",
            exists=True,
            file_okay=False,
            help="Folder with gold/*.json and files/*, or with both side by side",
            show_default=False,
        ),
    ],
    *,
    matcher: Annotated[
        Literal["strict", "soft", "levenshtein", "ratcliff"],
        typer.Option(help="When two strings are the same"),
    ] = "soft",
    by: Annotated[
        Literal["reader"] | None, typer.Option(help="Split the scores: docx, pdf, ocr")
    ] = None,
    failures: Annotated[
        str, typer.Option(metavar="N", help="List the first N wrong items per document, or all")
    ] = "0",
    cells: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What printed cells mean, where the gold does not say"),
    ] = None,
    files: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where the documents are, when not beside the gold"),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Parquet tables: read scans with what was learnt there"),
    ] = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every item and score as JSON")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Earlier JSON: which items appeared, which vanished"),
    ] = None,
    least: Annotated[
        list[str] | None,
        typer.Option(
            "--min", metavar="NAME=F1", help="Least score, e.g. header=0.98, pdf:rows=0.9"
        ),
    ] = None,
) -> None:
    """Compare what is read with gold made by hand: precision, recall and F1, item by item.

    Scans are scored apart. What the record has no table for is said to be not produced.

    **Exit codes:** 0 compared; 1 some score is below its --min; 2 wrong usage or unusable gold.
    """
    from pipeline.evaluation.against import against as changes
    from pipeline.evaluation.gold import BadGold
    from pipeline.evaluation.report import (
        print_against,
        print_failures,
        print_findings,
        print_scores,
    )
    from pipeline.evaluation.results import BadResults, read_results, write_results
    from pipeline.evaluation.run import evaluate as evaluate_gold
    from pipeline.evaluation.scores import all_scores, slices
    from pipeline.evaluation.thresholds import BadThreshold, below, parse_threshold
    from pipeline.recognition.aids import aids_of

    if failures != "all" and not failures.isdecimal():
        fail(f"--failures {failures}: expected a number or all", Exit.USAGE)
    try:
        thresholds = [parse_threshold(text) for text in least or ()]
        old = read_results(against) if against else None
        aids = aids_of(data, remembers=False) if data else None
        found = evaluate_gold(gold, cells, files, aids)
    except (BadGold, BadResults, BadThreshold) as error:
        fail(str(error), Exit.USAGE)
    console = output()
    print_scores(found, console, matcher=matcher, by_reader=by == "reader")
    if failures != "0":
        limit = None if failures == "all" else int(failures)
        print_failures(found, console, matcher=matcher, limit=limit)
        print_findings(found, console)
    if old is not None:
        print_against(changes(found, old, matcher), console)
    if json is not None:
        try:
            write_results(found, all_scores(slices(found.documents, by_reader=True)), json)
        except OSError as error:
            fail(f"{json} cannot be written: {error}", Exit.USAGE)
    short = below(found.documents, thresholds, matcher)
    for sentence in short:
        say(sentence)
    raise typer.Exit(Exit.BELOW if short else Exit.OK)
