"""Sheets as one HTML page that needs nothing else: no script, no network; everything is escaped."""

from collections.abc import Sequence
from typing import IO

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.matrix.build import Sheet
from pipeline.matrix.listing import REPLACED, TITLES
from pipeline.view.plain import plain


def write_html(sheets: Sequence[Sheet], subject: str | None, year: int, out: IO[str]) -> None:
    """The sheets below each other; the first column and the head of each stay in sight."""
    environment = Environment(
        loader=PackageLoader("pipeline.matrix", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain(value) if type(value) is str else value,
    )
    template = environment.get_template("matrix.html.j2")
    out.write(
        template.render(sheets=sheets, titles=TITLES, subject=subject, year=year, replaced=REPLACED)
    )
