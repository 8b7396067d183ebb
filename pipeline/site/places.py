"""Where a finding stands, for the eye: boxes on a page in percent of its size, or marks in the text.

``boxes(findings, sheets)``: one ``Box`` a place on a page, with all findings that point there (R205 and R206
speak of one row of a table). ``marked(text, findings)``: the whole text in pieces, none left out, each with
the findings that point at it; where findings overlap there are more pieces, never nested ones.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeAlias

from pipeline.site.pictures import Sheet
from schemas.findings import Finding
from schemas.plan import Place

_LINES = 4
"""A place of more lines than this is shown as one box around them: a row of a table, a paragraph."""
_PADDING = 1.5
"""Points between the ink and the line of a box."""


Rectangle: TypeAlias = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""


class Placed(Protocol):
    """``Evidence`` and ``FieldEvidence``."""

    @property
    def regions(self) -> tuple[Place, ...]: ...

    @property
    def span_start(self) -> int: ...

    @property
    def span_end(self) -> int: ...


class Frame(NamedTuple):
    """A rectangle in percent of its page."""

    page: int
    left: float
    top: float
    width: float
    height: float


class Box(NamedTuple):
    """A place on one page: its frames, the first of which can be reached by keyboard."""

    box_id: str
    frames: tuple[Frame, ...]
    findings: tuple[Finding, ...]

    @property
    def page(self) -> int:
        return self.frames[0].page


class Piece(NamedTuple):
    """A stretch of the text and the findings that point at it; empty where something is missing."""

    piece_id: str
    text: str
    findings: tuple[Finding, ...]


def frames_of(placed: Placed, sheets: Sequence[Sheet]) -> tuple[Frame, ...]:
    """The rectangles of a place, page by page; none where there are no pages or boxes."""
    by_page: defaultdict[int, list[Place]] = defaultdict(list)
    drawn = {sheet.number: sheet for sheet in sheets}
    for region in placed.regions:
        if region.page is not None and region.page in drawn and _has_box(region):
            by_page[region.page].append(region)
    return tuple(frame for page in sorted(by_page) for frame in _frames(by_page[page], drawn[page]))


def boxes(findings: Iterable[Finding], sheets: Sequence[Sheet]) -> tuple[Box, ...]:
    """The places of all findings in the order of the pages."""
    places: defaultdict[tuple[Frame, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.evidence is None:
            continue
        by_page: defaultdict[int, list[Frame]] = defaultdict(list)
        for frame in frames_of(finding.evidence, sheets):
            by_page[frame.page].append(frame)
        for frames in by_page.values():
            places[tuple(frames)].append(finding)
    order = sorted(places, key=lambda frames: (frames[0].page, frames[0].top, frames[0].left))
    return tuple(
        Box(f"b{place}", frames, tuple(places[frames]))
        for place, frames in enumerate(order, start=1)
    )


def marked(text: str, findings: Iterable[Finding]) -> tuple[Piece, ...]:
    """The text in pieces; joined again they are the text."""
    spans = [(_clamped(one, text), one) for one in findings if one.evidence is not None]
    cuts = {0, len(text)} | {place for span, _ in spans for place in span}
    starts: defaultdict[int, list[Finding]] = defaultdict(list)
    ends: defaultdict[int, list[Finding]] = defaultdict(list)
    points: defaultdict[int, list[Finding]] = defaultdict(list)
    for (start, end), one in spans:
        if start == end:
            points[start].append(one)
        else:
            starts[start].append(one)
            ends[end].append(one)
    return tuple(
        Piece(f"m{place}", *piece)
        for place, piece in enumerate(_pieces(text, sorted(cuts), starts, ends, points), start=1)
    )


def _pieces(
    text: str,
    cuts: Sequence[int],
    starts: dict[int, list[Finding]],
    ends: dict[int, list[Finding]],
    points: dict[int, list[Finding]],
) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    open_: dict[str, Finding] = {}
    for place, start in enumerate(cuts):
        for one in ends.get(start, ()):
            open_.pop(one.finding_id, None)
        for one in starts.get(start, ()):
            open_[one.finding_id] = one
        if start in points:
            yield "", tuple(points[start])
        if place + 1 < len(cuts):
            yield text[start : cuts[place + 1]], tuple(open_.values())


def wide_letters(text: str) -> tuple[int, ...]:
    """Places of the letters that a browser counts as two, those beyond U+FFFF; hardly ever any."""
    if not text or max(text) <= "\uffff":
        return ()
    return tuple(place for place, letter in enumerate(text) if letter > "\uffff")


def utf16_place(place: int, wide: Sequence[int]) -> int:
    """An offset as a browser counts it."""
    return place + bisect_left(wide, place)


def _clamped(finding: Finding, text: str) -> tuple[int, int]:
    evidence = finding.evidence
    if evidence is None:
        return 0, 0
    start = min(max(evidence.span_start, 0), len(text))
    return start, min(max(evidence.span_end, start), len(text))


def _has_box(region: Place) -> bool:
    return None not in {region.x0, region.top, region.x1, region.bottom}


def _frames(regions: Sequence[Place], sheet: Sheet) -> Iterator[Frame]:
    rectangles = [_rectangle(region) for region in regions]
    if len(rectangles) > _LINES:
        rectangles = [_around(rectangles)]
    for x0, top, x1, bottom in rectangles:
        left = _share(x0 - _PADDING, sheet.width)
        upper = _share(top - _PADDING, sheet.height)
        width = _share(x1 + _PADDING, sheet.width) - left
        height = _share(bottom + _PADDING, sheet.height) - upper
        yield Frame(sheet.number, left, upper, round(width, 2), round(height, 2))


def _rectangle(region: Place) -> Rectangle:
    return (region.x0 or 0.0, region.top or 0.0, region.x1 or 0.0, region.bottom or 0.0)


def _around(rectangles: Sequence[Rectangle]) -> Rectangle:
    x0s, tops, x1s, bottoms = zip(*rectangles, strict=True)
    return (min(x0s), min(tops), max(x1s), max(bottoms))


def _share(value: float, whole: float) -> float:
    """Percent of the page, kept on it."""
    return round(min(max(100 * value / (whole or 1), 0.0), 100.0), 2)
