"""The picture of a page, or of two, to what a PDF would say of it."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from parsers.layout.pdf.grids import tables_between
from parsers.layout.pdf.ink import Ruling, Run
from parsers.layout.scan.byhand import Written, blanks_of, written_in
from parsers.layout.scan.engine import Engine, Grey, Recogniser, Word
from parsers.layout.scan.hanging import with_hanging
from parsers.layout.scan.lacking import with_bars
from parsers.layout.scan.leaves import are_pages, halves_of
from parsers.layout.scan.lying import quarter_of, reads
from parsers.layout.scan.numbers import is_head, with_indices, with_numbers
from parsers.layout.scan.pagenumbers import with_page_number
from parsers.layout.scan.photograph import Matrix
from parsers.layout.scan.picture import Sheet, as_on_paper, levelled, upright, upside_down
from parsers.layout.scan.right import put_right
from parsers.layout.scan.romans import with_romans
from parsers.layout.scan.rules import rulings_of
from parsers.layout.scan.runs import runs_of
from parsers.layout.scan.signers import Cleared, Drawn, cleared, is_closing, unread
from parsers.layout.scan.sure import as_shares
from parsers.layout.scan.weight import with_weight
from parsers.layout.scan.zones import Zone, zones_of


class Recognised(NamedTuple):
    """What was read of a page, in points of the page as it stands upright.

    ``size``: its width and height then. ``back``: the matrix from these points to those of the page as it was drawn; None
    where they are the same. ``by_hand``: what is written into the blanks of its letterhead, and before the offices of its closing.
    """

    runs: list[Run]
    rubbish: list[Run]
    rulings: list[Ruling]
    size: tuple[float, float]
    back: Matrix | None
    by_hand: list[Written]


class Found(NamedTuple):
    """What was read of a picture: as one page, as two that lie side by side, or both ways where it does not tell."""

    whole: Recognised | None
    leaves: tuple[Recognised, ...] = ()

    def each(self, change: Callable[[Recognised], Recognised]) -> "Found":
        """With every page changed alike."""
        whole = None if self.whole is None else change(self.whole)
        return Found(whole, tuple(map(change, self.leaves)))


class Picture(NamedTuple):
    """``pixels``: grey, or red, green, blue; ``scale``: so many are a point; ``first``: it may have a letterhead."""

    pixels: np.ndarray
    scale: float
    first: bool = False


def recognised(picture: Picture, recogniser: Recogniser) -> Found:
    """What is read of a picture."""
    dpi = round(72 * picture.scale)
    slanting = upright(
        picture.pixels, picture.scale, lambda grey: quarter_of(grey, recogniser.engine, dpi)
    )
    sheet = levelled(slanting)
    halves = halves_of(sheet, slanting)
    leaves: tuple[Recognised, ...] = ()
    if halves is not None:
        leaves = _in_order(halves, picture, recogniser)
        if are_pages([(leaf.runs, leaf.size) for leaf in leaves]):
            return Found(None, leaves)
    [whole] = _in_order([sheet], picture, recogniser)
    return Found(whole, leaves)


def _in_order(
    sheets: Sequence[Sheet], picture: Picture, recogniser: Recogniser
) -> tuple[Recognised, ...]:
    """Pages from left to right; of those that stand on their head the right one is the first."""
    read = [_on_its_feet(sheet, recogniser.engine) for sheet in as_on_paper(sheets)]
    if all(turned for one, turned in read if any(one.words)):
        read.reverse()
    return tuple(
        _told(one, picture._replace(first=picture.first and not at), recogniser)
        for at, (one, _) in enumerate(read)
    )


def _told(read: "_Read", picture: Picture, recogniser: Recogniser) -> Recognised:
    sheet, rulings, page, zones, seen = read
    scale, first = picture.scale, picture.first
    drawn = Drawn(picture.pixels, sheet.back, scale)
    if not is_closing(part for zone, part in zip(zones, seen, strict=True) if zone.closes):
        zones = [zone._replace(closes=False) for zone in zones]
    signers = list(_unread(zones, seen, drawn))
    closing = [
        cleared(part) if zone.closes else Cleared(part, [])
        for zone, part in zip(zones, seen, strict=True)
    ]
    seen = [one.kept for one in closing]
    seen = with_indices(zones, seen)
    seen = with_numbers(page, zones, seen, recogniser.engine, sheet.scale)
    seen = with_hanging(page, zones, seen, recogniser.engine, sheet.scale)
    seen = with_page_number(page, zones, seen, recogniser.engine, sheet.scale)
    seen = [
        part if is_head(zone, part) else with_romans(page, part)
        for zone, part in zip(zones, seen, strict=True)
    ]
    seen = [with_bars(page, part) for part in seen]
    told = put_right(with_weight(page, seen), recogniser.language, first=first)
    runs, rubbish = runs_of(told.parts, scale)
    if recogniser.reliability is not None:
        runs = [as_shares(run, recogniser.reliability) for run in runs]
    taken, specks = runs_of([*told.out, *(one.out for one in closing)], scale)
    height, width = sheet.grey.shape
    pixels = np.diag([scale, scale, 1.0])
    is_all = sheet.grey.shape == picture.pixels.shape[:2] and sheet.is_as_drawn
    back = None if is_all else np.linalg.inv(pixels) @ sheet.back @ pixels
    kept = [*rubbish, *taken, *specks]
    blanks = [one for part in told.parts for one in blanks_of(part)] if first else []
    by_hand = list(written_in(blanks, picture.pixels, sheet.back, scale))
    return Recognised(
        runs, kept, rulings, (width / scale, height / scale), back, [*by_hand, *signers]
    )


def _unread(
    zones: Sequence[Zone], seen: Sequence[Sequence[Word]], drawn: Drawn
) -> Iterator[Written]:
    """What belongs to the offices of a closing and was not read."""
    for at, (zone, part) in enumerate(zip(zones, seen, strict=True)):
        if zone.closes:
            others = [word for place, other in enumerate(seen) if place != at for word in other]
            yield from unread(part, others, drawn)


class _Read(NamedTuple):
    """A page as an engine reads it: made ready, its lines, without them, its parts, their words."""

    sheet: Sheet
    rulings: list[Ruling]
    page: Grey
    zones: list[Zone]
    words: list[list[Word]]


def _on_its_feet(sheet: Sheet, engine: Engine) -> tuple[_Read, bool]:
    """A page as it reads best, and whether it was turned by a half for it."""
    read = _read(sheet, engine)
    letters, doubtful = reads(read.words)
    if doubtful:
        other = _read(upside_down(sheet), engine)
        if reads(other.words)[0] > letters:
            return other, True
    return read, False


def _read(sheet: Sheet, engine: Engine) -> _Read:
    rulings, page = rulings_of(sheet)
    zones = zones_of(page, tables_between(rulings), sheet.scale)
    words = engine.words(page, [zone.part for zone in zones], sheet.dpi)
    seen = [[word for word in part if word.text.strip()] for part in words]
    return _Read(sheet, rulings, page, zones, seen)
