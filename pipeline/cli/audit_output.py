"""Where the findings of ``plans audit`` go: terminal or file, in the format asked for."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.audit import RULES
from pipeline.audit.formats import Tally
from pipeline.audit.formats.flat import write_csv, write_json
from pipeline.audit.formats.sarif import write_sarif
from pipeline.audit.formats.table import print_summary, print_table
from pipeline.audit.run import Audited
from pipeline.cli.console import PlainConsole, output
from pipeline.cli.outfile import opened

_PAPER_WIDTH = 160
"""Columns of a table that goes into a file."""


def write(audited: Iterable[Audited], tally: Tally, kind: str, file: Path | None) -> None:
    """Write the findings while the audit runs; a table ends with its summary."""
    with opened(file) as out:
        if kind == "table":
            console = output() if file is None else PlainConsole(file=out, width=_PAPER_WIDTH)
            print_table(audited, console)
            print_summary(tally, console)
        elif kind == "json":
            write_json(audited, out)
        elif kind == "csv":
            write_csv(audited, out)
        elif kind == "sarif":
            write_sarif(audited, out, RULES)
        else:
            from pipeline.site.findings_page import write_html

            write_html(audited, out, tally)
