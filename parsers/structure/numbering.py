"""The grammar of printed numbers, of sections and of table rows alike.

``I. MỤC ĐÍCH`` · ``1. Mục đích`` · ``1/ Mục tiêu`` · ``1- Mục tiêu`` · ``1.1. …`` · ``a) …`` · ``đ) …`` · ``(1) …`` ·
``- …``. Letters follow the Vietnamese alphabet: a b c d đ e g h i k l m n o p q r s t u v x y.
Levels come from the kinds of markers and the order in which they first appear, not from dots alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from parsers.bullets import BULLET, LETTER, SIGN

ALPHABET = "abcdđeghiklmnopqrstuvxy"


class MarkerKind(StrEnum):
    PART = "part"
    ROMAN = "roman"
    UPPER = "upper"
    ARABIC = "arabic"
    DOTTED = "dotted"
    LETTER = "letter"
    BRACKET = "bracket"
    BULLET = "bullet"


class Marker(NamedTuple):
    """A number at the start of a line. ``number`` is printed without closing punctuation."""

    kind: MarkerKind
    number: str
    end: int
    """Offset of the text after the marker."""

    @property
    def depth(self) -> int:
        """How many numbers a dotted marker counts; 1 for the others."""
        return self.number.count(".") + 1 if self.kind is MarkerKind.DOTTED else 1


_CAPITAL = r"(?=[A-ZĐÀ-Ỹ“\"(])"
_AFTER = rf"(?:\s+|{_CAPITAL})"
_PATTERNS: tuple[tuple[MarkerKind, re.Pattern[str]], ...] = (
    (MarkerKind.BULLET, re.compile(rf"(?P<n>{SIGN}|{LETTER})\s*(?=\S)")),
    (MarkerKind.PART, re.compile(r"(PHẦN|Phần)\s+(?P<n>THỨ\s+\w+|[IVX]+|\d+)\b[.:]?\s*")),
    (MarkerKind.ROMAN, re.compile(rf"(?!V/[Vv]\b)(?P<n>[IVX]{{1,5}})\s?[.\-–)/]{_AFTER}")),
    (MarkerKind.UPPER, re.compile(r"(?P<n>[A-ZĐ])[.)]\s+")),
    (MarkerKind.DOTTED, re.compile(rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\s?[-–]\s{_CAPITAL}")),
    (MarkerKind.DOTTED, re.compile(rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})[.)]?{_AFTER}")),
    (MarkerKind.ARABIC, re.compile(rf"(?P<n>\d{{1,3}})\s?[.)/]{_AFTER}")),
    (MarkerKind.ARABIC, re.compile(rf"(?P<n>\d{{1,2}})-\s{_CAPITAL}")),  # Party: 1- Tạo sự …
    (MarkerKind.BRACKET, re.compile(r"(?P<n>\(\d{1,2}\))\s+")),
    (MarkerKind.LETTER, re.compile(rf"(?P<n>[a-zđ])[.)]{_AFTER}")),
    (MarkerKind.LETTER, re.compile(rf"(?P<n>[a-zđ])/\s*{_CAPITAL}")),  # a/ Dạy đủ 70 tiết; not b/c
    (MarkerKind.LETTER, re.compile(rf"(?P<n>[a-zđ])\s?[-–]\s{_CAPITAL}")),
)
_MAY_OPEN = re.compile(rf"{BULLET}|[\d(IVX]|P(?:HẦN|hần)|[A-ZĐ][.)]|[a-zđ]\s?[-–./)]")
"""How every number begins; most paragraphs begin otherwise."""
_CELL: tuple[tuple[MarkerKind, re.Pattern[str]], ...] = (
    (MarkerKind.ROMAN, re.compile(r"(?P<n>[IVX]{1,5})[.)/]?")),
    (MarkerKind.UPPER, re.compile(r"(?P<n>[A-ZĐ])[.)]?")),
    (MarkerKind.DOTTED, re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,4})[.)]?")),
    (MarkerKind.ARABIC, re.compile(r"(?P<n>\d{1,3})[.)/]?")),
    (MarkerKind.BRACKET, re.compile(r"(?P<n>\(\d{1,2}\))")),
    (MarkerKind.DOTTED, re.compile(r"(?P<n>[IVX]{1,5}(?:\.\d{1,2}){1,3})[.)]?")),
    (MarkerKind.LETTER, re.compile(r"(?P<n>[a-zđ])[.)]?")),
    (MarkerKind.BULLET, re.compile(rf"(?P<n>{SIGN})")),
)


def marker_of(text: str) -> Marker | None:
    """The marker a paragraph opens with.

    >>> marker_of("II. NỘI DUNG").number
    'II'
    """
    if not _MAY_OPEN.match(text):
        return None
    for kind, pattern in _PATTERNS:
        if match := pattern.match(text):
            return Marker(kind, " ".join(match["n"].split()), match.end())
    return None


def cell_marker(text: str) -> Marker | None:
    """The marker that fills the number cell of a row: ``3.4``, ``a``, ``I``, ``01``."""
    for kind, pattern in _CELL:
        if match := pattern.fullmatch(text.strip()):
            return Marker(kind, match["n"], match.end())
    return None


@dataclass(slots=True)
class Level:
    """An open level of an outline: the last marker seen on it."""

    kind: MarkerKind
    depth: int
    number: str
    path: str
    item: int
    """Index of the section or row that opened it."""


def open_levels(levels: Sequence[Level], marker: Marker) -> list[Level]:
    """The levels that stay open above an item with this marker: its ancestors.

    A marker of a kind that is open closes that level and all below it; a dotted number goes under
    the number it begins with; any other kind goes one deeper.
    """
    if marker.kind is MarkerKind.DOTTED:
        parent = marker.number.rsplit(".", 1)[0]
        for index in range(len(levels) - 1, -1, -1):
            if levels[index].number == parent:
                return list(levels[: index + 1])
    kind = _settled(levels, marker)
    for index, level in enumerate(levels):
        if level.kind is kind and level.depth == marker.depth:
            return list(levels[:index])
    if kind in {MarkerKind.PART, MarkerKind.ROMAN} and not any(
        level.kind in {MarkerKind.PART, MarkerKind.UPPER} for level in levels
    ):
        return []
    return _beside(levels, marker) or list(levels)


def _beside(levels: Sequence[Level], marker: Marker) -> list[Level]:
    """``2.`` behind ``a)``, ``b)`` that stand directly under ``II.``: the ``1.`` above them is not printed, and it
    stands beside them. A number that counts on from nothing opens no list below a letter.
    """
    if marker.kind is not MarkerKind.ARABIC or marker.number.lstrip("0") == "1":
        return []
    lower = (n for n, level in enumerate(levels) if level.kind in _BELOW_NUMBERS)
    first = next(lower, 0)
    return list(levels[:first])


_BELOW_NUMBERS = frozenset({MarkerKind.LETTER, MarkerKind.BRACKET})


def _settled(levels: Sequence[Level], marker: Marker) -> MarkerKind:
    """``I``, ``V``, ``X``, ``C``, ``D`` may be a letter of A, B, C …: continuity decides."""
    if marker.kind is MarkerKind.ROMAN and len(marker.number) == 1:
        before = [level.number for level in levels if level.kind is MarkerKind.UPPER]
        if before and follows(before[-1].lower(), marker.number.lower()):
            return MarkerKind.UPPER
    return marker.kind


def follows(letter: str, after: str) -> bool:
    """``d`` is followed by ``đ`` in print, and by ``e`` where Word counted."""
    if letter in ALPHABET and after in ALPHABET:
        step = ALPHABET.index(after) - ALPHABET.index(letter)
        return step == 1 or (letter, after) == ("d", "e")
    return False


def path_under(parent: str | None, number: str) -> str:
    """The path of a number under its parent's path; a number that holds its parent's is not doubled.

    >>> path_under("II.1", "1.1"), path_under("II", "1.1"), path_under("3.4", "a")
    ('II.1.1', 'II.1.1', '3.4.a')
    """
    if not parent:
        return number
    pieces = parent.split(".")
    numbers = number.split(".")
    for size in range(len(numbers) - 1, 0, -1):
        if pieces[-size:] == numbers[:size]:
            return ".".join([*pieces, *numbers[size:]])
    return f"{parent}.{number}"
