"""The picture of a page to what a PDF would say of it."""

from typing import NamedTuple

import numpy as np

from parsers.layout.pdf.grids import tables_between
from parsers.layout.pdf.ink import Ruling, Run
from parsers.layout.scan.engine import Recogniser
from parsers.layout.scan.numbers import with_indices, with_numbers
from parsers.layout.scan.picture import sheet_of
from parsers.layout.scan.right import put_right
from parsers.layout.scan.romans import with_romans
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
    seen = [[word for word in part if word.text.strip()] for part in words]
    seen = with_indices(zones, seen)
    seen = with_numbers(page, zones, seen, recogniser.engine, sheet.scale)
    seen = [with_romans(page, part) for part in seen]
    told = put_right(with_weight(page, seen), recogniser.language, first=first)
    runs, rubbish = runs_of(told.parts, scale)
    taken, specks = runs_of(told.out, scale)
    return Recognised(runs, [*rubbish, *taken, *specks], rulings, sheet.slant)
