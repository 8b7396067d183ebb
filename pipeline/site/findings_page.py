"""Findings as one HTML page that needs nothing else: no script, no network; everything is escaped."""

from collections.abc import Iterable
from typing import IO

from pipeline.audit.formats import Tally
from pipeline.audit.run import Audited
from pipeline.site import spoken
from pipeline.site.render import pieces, style


def write_html(audited: Iterable[Audited], out: IO[str], tally: Tally) -> None:
    """Plan by plan, the totals at the end: the page is written while the audit runs."""
    look = style("alone.css", "findings.css")
    out.writelines(
        pieces("findings.html.j2", audited=audited, tally=tally, spoken=spoken, style=look)
    )
