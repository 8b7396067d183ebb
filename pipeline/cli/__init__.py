"""The command line: ``plans ingest``, ``plans audit`` …

One module a command; ``COMMANDS`` lists them in the order of ``plans --help``. Here, and only here,
imports stand inside functions: PDF, Arrow and spreadsheet libraries take most of a second to load,
and ``plans --help`` needs none of them.
"""

import gc
import os
import sys
from typing import Annotated

import typer

from pipeline import PARSER_VERSION
from pipeline.cli.audit import audit
from pipeline.cli.calendar import calendar
from pipeline.cli.compare import compare
from pipeline.cli.correct import correct
from pipeline.cli.corrections import corrections
from pipeline.cli.dump import dump
from pipeline.cli.evaluate import evaluate
from pipeline.cli.export import export
from pipeline.cli.ingest import ingest
from pipeline.cli.learn import learn
from pipeline.cli.matrix import matrix
from pipeline.cli.merge import merge
from pipeline.cli.missing import missing
from pipeline.cli.query import query
from pipeline.cli.report import report
from pipeline.cli.rules import rules
from pipeline.cli.schema import schema
from pipeline.cli.searchable import searchable
from pipeline.cli.serve import serve
from pipeline.cli.show import show
from pipeline.cli.usage import OneLine
from pipeline.cli.watch import watch

_SPARED = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # Arrow's own pools keep what a writer gives back: 280 MB for 330, no slower
    "OPENBLAS_NUM_THREADS": "1",  # pyarrow loads numpy, which starts a thread a processor
    "PYDANTIC_DISABLE_PLUGINS": "__all__",  # else Pydantic looks for some in every package installed
}
"""What libraries would prepare while they load, and no command needs."""
_MANY_OBJECTS = 200_000
"""Objects made until the next look for cycles: a line of print makes Python's 700, and hardly a cycle."""

COMMANDS = (
    ingest, watch, serve, merge, learn, show, searchable, compare, audit, report, calendar, missing, matrix, query, export, correct,
    corrections, rules, evaluate, dump, schema,
)  # fmt: skip

app = typer.Typer(
    cls=OneLine,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Vietnamese administrative plans (Kế hoạch) from PDF and DOCX to validated data.",
)
for command in COMMANDS:
    app.command()(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"plans {PARSER_VERSION}")
        raise typer.Exit


@app.callback()
def plans(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None: ...


def main() -> None:
    """Console script ``plans``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                encoding="utf-8", errors="replace"
            )  # a C locale is no reason to fail
    os.environ.update({name: value for name, value in _SPARED.items() if name not in os.environ})
    gc.set_threshold(_MANY_OBJECTS)
    try:
        app(prog_name="plans")
    finally:
        gc.freeze()  # or all that is still held would be looked through before the process ends
