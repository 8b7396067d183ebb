"""The picture of a page to what a PDF would say of it."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from parsers.layout.pdf.grids import tables_between
from parsers.layout.pdf.ink import Ruling, Run
from parsers.layout.scan.engine import Recogniser, Word
from parsers.layout.scan.picture import sheet_of
from parsers.layout.scan.right import put_right
from parsers.layout.scan.rules import rulings_of
from parsers.layout.scan.runs import runs_of
from parsers.layout.scan.weight import with_weight
from parsers.layout.scan.zones import zones_of


class Recognised(NamedTuple):
    """What was read from the picture of a page, in points of the page as it stands upright."""

    runs: list[Run]
    rubbish: list[Run]
    rulings: list[Ruling]
    slant: float


def recognised(
    picture: np.ndarray, scale: float, recogniser: Recogniser, *, first: bool
) -> Recognised:
    """``picture``: grey, or red, green, blue; ``scale``: its pixels a point; ``first``: it may have a letterhead."""
    sheet = sheet_of(picture, scale)
    rulings, page = rulings_of(sheet)
    zones = zones_of(page, tables_between(rulings), scale)
    words = recogniser.engine.words(page, [zone.part for zone in zones], sheet.dpi)
    seen = [_seen(part, serial=zone.first) for part, zone in zip(words, zones, strict=True)]
    told = put_right(with_weight(page, seen), recogniser.language, first=first)
    runs, rubbish = runs_of(told.parts, scale)
    taken, specks = runs_of(told.out, scale)
    return Recognised(runs, [*rubbish, *taken, *specks], rulings, sheet.slant)


def _seen(words: Sequence[Word], *, serial: bool) -> list[Word]:
    """Words that are more than blanks; ``serial``: one alone may be the number of a row."""
    seen = [word for word in words if word.text.strip()]
    return [seen[0]._replace(serial=True)] if serial and len(seen) == 1 else seen
