"""Two plans side by side as one page that needs nothing else: no script, no file beside it, no network.

A change has its words on either side; one click away is the evidence of both: the pages with the boxes drawn, and the words
verbatim. A page that many changes stand on is in the file once. Both languages stand in the page, and a box to tick shows the
other.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from pipeline.site.papers import Paper, Shown
from pipeline.site.pictures import Sheet
from pipeline.site.render import both, page, percent, style
from pipeline.site.wording import Said, said, words
from schemas.comparison import Change, Comparison, Part, Side, Spot
from schemas.vocabulary import AdminLevel, ContainerKind, RowKind

_FIELDS = {
    "issued": "issued_on",
    "task": "content",
    "reporters": "who",
    "recipient": "to_whom",
    "basis": "legal_basis",
}
"""Fields whose words stand under another name."""
_OWN_WORDS = {
    ("draft", "yes"): "yes",
    ("admin_level", "central"): "central",
    **{("admin_level", str(one)): f"{one}_level" for one in AdminLevel if one != "central"},
    **{("kind", str(one)): f"row_{one}" for one in RowKind},
}
"""Values that no plan prints: keys of ``wording.toml`` by field and value."""
_ENTRY = re.compile(r"(\w+)\[(\d+)\]")
"""``legal_bases[2]``: an entry of a list of the header."""


class Told(NamedTuple):
    """One side of a change."""

    letter: str
    text: Markup | None
    spots: tuple[Spot, ...]
    pictures: tuple[Shown, ...]

    @property
    def pages(self) -> str:
        """``3, 4``: those that are drawn, else those the words stand on."""
        drawn = [one.sheet.number for one in self.pictures]
        told = drawn or sorted({number for spot in self.spots for number in spot.pages})
        return ", ".join(map(str, told))


class View:
    """What the template asks of a comparison."""

    def __init__(self, comparison: Comparison, papers: tuple[Paper, Paper]) -> None:
        self.comparison = comparison
        self._papers = papers

    @property
    def style(self) -> Markup:
        return style("alone.css", "comparison.css")

    @property
    def sides(self) -> tuple[tuple[str, Side], ...]:
        return (("A", self.comparison.a), ("B", self.comparison.b))

    @property
    def notices(self) -> Iterator[tuple[str, Said]]:
        """What is to be said of the pages of a side: why there are none, or whose they are."""
        for letter, paper in zip("AB", self._papers, strict=True):
            if paper.notice is not None:
                yield letter, paper.notice

    @property
    def kept(self) -> list[tuple[str, Sheet, str]]:
        """The pictures, each once, under the names that changes show them by."""
        return [
            (f"{letter}{sheet.number}", sheet, paper.pictures[sheet.number])
            for letter, paper in zip("AB", self._papers, strict=True)
            for sheet in paper.sheets
        ]

    @property
    def parts(self) -> Iterator[tuple[Part, list[Change]]]:
        for part, changes in groupby(self.comparison.changes, key=lambda one: one.part):
            yield part, list(changes)

    @property
    def shares(self) -> Said:
        told = [percent(side.coverage) for _, side in self.sides]
        return said("compared_share", a=told[0], b=told[1])

    @staticmethod
    def field(name: str) -> Said:
        """The words of a field; a column of the plan's own has its header."""
        known = words()
        for key in (_FIELDS.get(name, name), f"field_{name}"):
            if key in known and not any("{" in text for text in known[key]):
                return known[key]
        return Said(name, name)

    @classmethod
    def ident(cls, spot: Spot) -> Said | None:
        """A field of the header, or an entry of one of its lists, in words; None of what has a number of its own."""
        told = cls.ident_of(spot.id)
        return None if told == Said(spot.id, spot.id) else told

    @classmethod
    def ident_of(cls, ident: str) -> Said:
        """``legal_bases[2]``: Căn cứ ban hành 3; ``section II``: mục II."""
        part, _, rest = ident.partition(" ")
        if part in set(ContainerKind):
            return _in(part, rest)
        entry = _ENTRY.fullmatch(ident)
        if entry is None:
            return cls.field(ident)
        name, place = cls.field(entry[1]), int(entry[2]) + 1
        return Said(f"{name.vi} {place}", f"{name.en} {place}")

    @staticmethod
    def name(spot: Spot) -> Said:
        """Its first words; a part of the plan that stands before them in both languages."""
        part, _, rest = spot.name.partition(": ")
        if part not in set(ContainerKind) or not rest:
            return Said(spot.name, spot.name)
        told = _in(part, "")
        return Said(f"{told.vi}: {rest}", f"{told.en}: {rest}")

    @classmethod
    def value(cls, field: str, value: str) -> Said:
        """A value as printed; of what we name ourselves the word."""
        if field == "anchors":
            places = [cls.ident_of(one) for one in value.split("; ")]
            return Said("; ".join(one.vi for one in places), "; ".join(one.en for one in places))
        key = _OWN_WORDS.get((field, value))
        return Said(value, value) if key is None else said(key)

    @staticmethod
    def reasons(names: tuple[str, ...]) -> Said:
        """What says that two items are one."""
        told = [said(f"like_{name.replace(' ', '_')}") for name in names]
        return Said(", ".join(one.vi for one in told), ", ".join(one.en for one in told))

    @staticmethod
    def named(change: Change) -> bool:
        """A cell, a number, a place: the item is named beside its words."""
        return change.field is not None and change.part is not Part.HEADER

    def told(self, change: Change) -> tuple[Told, Told]:
        """The words of either side, those marked that the other lacks, and its pages."""
        if change.words and (change.field, change.before) not in _OWN_WORDS:
            texts: tuple[Markup | None, Markup | None] = (
                _marked("del", ((run.same, run.a) for run in change.words)),
                _marked("ins", ((run.same, run.b) for run in change.words)),
            )
        else:
            texts = (self._own(change, change.before), self._own(change, change.after))
        a, b = (
            paper.shown(spots)
            for paper, spots in zip(self._papers, (change.a, change.b), strict=True)
        )
        return Told("A", texts[0], change.a, a), Told("B", texts[1], change.b, b)

    def _own(self, change: Change, value: str | None) -> Markup | None:
        return None if value is None else both(self.value(change.field or "", value))

    @staticmethod
    def boxes(spot: Spot) -> Iterator[tuple[int, str]]:
        """Pages with the boxes of the words, in points."""
        regions = spot.evidence.regions if spot.evidence else ()
        for number in spot.pages:
            told = (
                f"({one.x0:g}, {one.top:g}, {one.x1:g}, {one.bottom:g})"
                for one in regions
                if one.page == number and one.x0 is not None
            )
            yield number, " ".join(told)


def comparison_page(
    comparison: Comparison, papers: tuple[Paper, Paper] = (Paper(), Paper())
) -> str:
    """The HTML of two plans side by side."""
    return page("comparison.html.j2", view=View(comparison, papers))


def _in(part: str, ident: str) -> Said:
    """``mục II``; a part that has no number is itself alone."""
    told = said(f"in_{part}", id=ident)
    return Said(told.vi.strip(), told.en.strip())


def _marked(tag: str, runs: Iterator[tuple[bool, str]]) -> Markup:
    """The runs of one side; the blanks behind a run are not part of the mark."""
    open_, close = Markup(f"<{tag}>"), Markup(f"</{tag}>")  # noqa: S704 - del or ins
    pieces = []
    for same, text in runs:
        words = text.rstrip()
        blanks = text[len(words) :]
        told = Markup.escape(words)
        pieces.append(told + blanks if same or not words else open_ + told + close + blanks)
    return Markup().join(pieces)
