"""Findings as one HTML page that needs nothing else: no script, no network; everything is escaped."""

from collections.abc import Iterable
from typing import IO

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.audit.formats import Tally, place_of
from pipeline.audit.run import Audited
from pipeline.view.plain import plain_value


def write_html(audited: Iterable[Audited], out: IO[str], tally: Tally) -> None:
    """Plan by plan, the totals at the end: the page is written while the audit runs."""
    environment = Environment(
        loader=PackageLoader("pipeline.audit.formats", "."),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=plain_value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("findings.html.j2")
    for piece in template.generate(audited=audited, tally=tally, place_of=place_of):
        out.write(piece)
