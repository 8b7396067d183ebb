"""Two plans side by side as one page that needs nothing else: no script, no picture, no network.

A change has its words on either side; one click away is the evidence: words verbatim, page and boxes. Both
languages stand in the page, and a box to tick shows the other.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from pipeline.site.render import page, percent
from pipeline.site.wording import Said, said, words
from schemas.comparison import Change, Comparison, Part, Side, Spot

_FIELDS = {
    "issued": "issued_on",
    "task": "content",
    "reporters": "who",
    "recipient": "to_whom",
    "basis": "legal_basis",
}
"""Fields whose words stand under another name."""
_STYLE = """
:root { --ink: #1b1f24; --muted: #555c64; --line: #d5d9de; }
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; color: var(--ink); background: #f5f6f8; }
body { max-width: 90rem; margin: 0 auto; padding: 1rem 1.2rem 3rem; }
h1 { font-size: 1.35rem; } h2 { font-size: 1.15rem; margin: 1.6rem 0 .6rem; }
body:not(:has(#en:checked)) .t[lang="en"], body:has(#en:checked) .t[lang="vi"] { display: none; }
.muted { color: var(--muted); font-size: .9rem; }
.notice { background: #fff4d6; border-left: 5px solid #8a5a00; padding: .5rem .8rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; background: #fff; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
p { margin: .2rem 0; }
th[scope="row"] { width: 11rem; } th[scope="row"] + td { width: 7rem; }
.changed td, .only_a td, .only_b td { background: #fff9e6; }
.change { background: #fff; border: 1px solid var(--line); border-left: 5px solid #3d6fa8; border-radius: 5px; padding: .45rem .8rem; margin: 0 0 .5rem; }
.removed { border-left-color: #9a1216; } .added { border-left-color: #2e7d5b; } .undecided { border-left-style: double; }
.reworded, .follows { border-left-style: dotted; border-left-color: #8b8f94; }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .3rem 1.2rem; }
.sides > div { overflow-wrap: anywhere; } .sides > div > span { white-space: pre-line; }
del { background: #ffd9d6; } ins { background: #cdeccf; text-decoration: none; border-bottom: 2px solid #2e7d5b; }
summary { cursor: pointer; color: #0b4f94; }
blockquote { margin: .3rem 0; padding: .1rem .7rem; border-left: 3px solid #b9c0c8; white-space: pre-line; overflow-wrap: anywhere; }
@media print { html { font-size: 10pt; background: #fff; } label { display: none; } .change { break-inside: avoid; } }
"""


class Told(NamedTuple):
    """One side of a change."""

    letter: str
    text: Markup | None
    spots: tuple[Spot, ...]


class View:
    """What the template asks of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    style = Markup(_STYLE)  # noqa: S704 - written here

    @property
    def sides(self) -> tuple[tuple[str, Side], ...]:
        return (("A", self.comparison.a), ("B", self.comparison.b))

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

    @staticmethod
    def named(change: Change) -> bool:
        """A cell, a number, a place: the item is named beside its words."""
        return change.field is not None and change.part is not Part.HEADER

    @staticmethod
    def told(change: Change) -> tuple[Told, Told]:
        """The words of either side, those marked that the other lacks."""
        if change.words:
            return (
                Told("A", _marked("del", ((run.same, run.a) for run in change.words)), change.a),
                Told("B", _marked("ins", ((run.same, run.b) for run in change.words)), change.b),
            )
        return (
            Told("A", _escaped(change.before), change.a),
            Told("B", _escaped(change.after), change.b),
        )

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


def comparison_page(comparison: Comparison) -> str:
    """The HTML of two plans side by side."""
    return page("comparison.html.j2", view=View(comparison))


def _escaped(text: str | None) -> Markup | None:
    return None if text is None else Markup.escape(text)


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
