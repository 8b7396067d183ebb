"""The only normaliser, and the builder that keeps every offset in step with it.

A reader hands over what it saw, line by line, as ``Ink``; the builder cleans the characters, joins
the lines of a paragraph with one space (Vietnamese knows no hyphenation), takes the marks of notes
out of the text and remembers where they stood.

Order of the repairs: foreign twins of Latin letters (Cyrillic ``К`` in ``Кế hoạch``); NFC;
invisible characters out; white space; letters that only look right (``Ð`` U+00D0 for ``Đ``, ``ƣ`` for
``ư``, ``Ƕ`` for ``ỳ``); ligatures and bullets. Old encodings are decoded before a text comes here.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from schemas.layout import BBox, Line, NoteRef, Span

_INVISIBLE = dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffe\uffff", "")
_SPACES = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r\v\f\x85\u2028\u2029",
    " ",
)
_LETTERS = {
    "Ð": "Đ",
    "Ɖ": "Đ",
    "ð": "đ",
    "ƣ": "ư",
    "Ƣ": "Ư",
    "\u2010": "-",
    "\u2011": "-",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "Ƕ": "ỳ",
    "\uf0b7": "•",
    "\uf06c": "●",
    "\uf0a7": "▪",
    "\uf06e": "■",
    "\uf0a8": "☐",
    "\uf06f": "□",
    "\uf071": "❑",
    "\uf076": "❖",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0f0": "⇨",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
    "\uf02d": "-",
    "\uf02b": "+",
    "\uf020": " ",
}
"""Letters that only look right, ligatures, and the bullets of Word's symbol fonts."""
_TWINS = str.maketrans(
    "АВЕЅІЈКМНОРСТХасеіјорѕхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTXaceijopsxyABEZHIKMNOPTYXo"
)
"""Cyrillic and Greek letters that look like Latin ones."""
_MIXED_WORD = re.compile(r"[^\W\d_]*[\u0370-\u04ff][^\W\d_]*")
_LATIN = re.compile(r"[A-Za-zÀ-ƿḀ-ỹ]")
_REPAIR = {**_INVISIBLE, **_SPACES, **_LETTERS}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_FOREIGN = re.compile("[\u0370-\u04ff]")
_MARK = re.compile("[\u0300-\u036f]")
_REPAIRED = f"[{re.escape(''.join(_REPAIR))}{_CONTROL.pattern[1:]}"
_ODD = re.compile(f"{_REPAIRED[:-1]}{_FOREIGN.pattern[1:]}")
_STRETCH = re.compile(f" ?{_REPAIRED}(?: |{_REPAIRED})*|  +")
"""What is to be repaired, with the blanks beside it that may be one too many."""
_TIES = frozenset("-/")
_PART = re.compile(r"\w")
_WORD = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]")
"""``Quý IV/2025-`` + ``Quý II/2026``: behind a figure no name of two parts goes on with a word."""
_CLOSERS = frozenset(" .,;:!?)]”\"'")


class Ink(NamedTuple):
    """What a reader saw of one line: raw characters, and where they stand when it knows.

    ``edges`` has one entry more than ``text``. ``marks`` are (index into ``text``, index of the
    note): the mark stood before that character.
    """

    text: str
    page: int | None = None
    bbox: BBox | None = None
    edges: Sequence[float] = ()
    bold: bool = False
    marks: tuple[tuple[int, int], ...] = ()
    sure: Sequence[float] = ()
    """How sure an engine is of each character; empty where none read them."""
    raw: Sequence[str] = ()
    """What it read where each character stands; empty where it read ``text``."""


def normalise(text: str) -> str:
    """A printed string as it stands in the document's text: one paragraph, folded and stripped.

    >>> normalise(" Số:  /KH-UBND ")
    'Số: /KH-UBND'
    """
    cleaned, _ = _clean(text)
    return cleaned.strip()


def _clean(text: str) -> tuple[str, Sequence[int]]:
    """Repaired text with white space runs folded, and the source index of each character."""
    plain = "  " not in text and _ODD.search(text) is None
    if plain and unicodedata.is_normalized("NFC", text):
        return text, range(len(text))
    if _FOREIGN.search(text):
        text = _MIXED_WORD.sub(_latin, text)
    out: list[str] = []
    origin: list[int] = []
    sound = 0
    for start, end in _stretches(text):
        if start > sound:
            out.append(text[sound:start])
            origin += range(sound, start)
        _repair(text, start, end, out, origin)
        sound = end
    out.append(text[sound:])
    origin += range(sound, len(text))
    return "".join(out), origin


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where a text needs repair: all of it when marks stand apart from their letters."""
    if _MARK.search(text) or not unicodedata.is_normalized("NFC", text):
        return iter([(0, len(text))])
    return (found.span() for found in _STRETCH.finditer(text))


def _repair(text: str, start: int, stop: int, out: list[str], origin: list[int]) -> None:
    """Add a stretch of the text to pieces of it, letter by letter with its marks, and where each stood."""
    while start < stop:
        end = start + 1
        while end < stop and unicodedata.combining(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[start:end])
        for char in cluster:
            if not char.isprintable() and _CONTROL.match(char):
                continue
            for new in _REPAIR.get(char, char):
                if new != " " or not out or out[-1][-1] != " ":
                    out.append(new)
                    origin.append(start)
        start = end


def _latin(word: re.Match[str]) -> str:
    """Foreign twins as Latin letters, one for one, in a word that is Latin otherwise."""
    found = word.group()
    return found.translate(_TWINS) if _LATIN.search(found) else found


@dataclass(slots=True)
class TextBuilder:
    """Grows the one text of a document, paragraph by paragraph."""

    lines: list[Line] = field(default_factory=list)
    note_refs: list[NoteRef] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def here(self) -> int:
        """Offset at which the next paragraph would start."""
        return self._length + 1 if self._length else 0

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self._length

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def paragraph(self, inks: Iterable[Ink]) -> Span | None:
        """Append one paragraph. None when nothing of it is visible (its marks are kept)."""
        start = self.here
        pieces: list[str] = []
        at = start
        for ink in inks:
            clean, origin = _clean(ink.text)
            text = clean.strip()
            if len(text) != len(clean):
                origin = origin[clean.find(text) :]
            if pieces and text and not _tied(pieces[-1], text):
                pieces.append(" ")
                at += 1
            if ink.marks:
                text, origin, marks = _take_marks(text, origin, ink.marks)
                self.note_refs += [NoteRef(at + offset, note) for offset, note in marks]
            if not text:
                if pieces and pieces[-1] == " ":
                    pieces.pop()
                    at -= 1
                continue
            edges = _edges(ink.edges, origin[: len(text)], len(ink.text))
            span = Span(at, at + len(text))
            kept = origin[: len(text)]
            sure = tuple(ink.sure[at] for at in kept) if ink.sure else ()
            raw = tuple(ink.raw[at] for at in kept) if ink.raw else ()
            self.lines.append(Line(span, ink.page, ink.bbox, edges, ink.bold, sure, raw))
            pieces.append(text)
            at += len(text)
        if not pieces:
            return None
        if self._length:
            self._parts.append("\n")
        self._parts += pieces
        self._length = at
        return Span(start, at)


def _tied(above: str, text: str) -> bool:
    """Does a line go on without a space with what ends in a hyphen or a stroke that touches its word?
    ``01/2019/QĐ-`` + ``UBND``, ``Quý I/`` + ``2023``.
    """
    if above[-1] not in _TIES or not text[0].isalnum() or _PART.match(above[-2:-1]) is None:
        return False
    return not (above[-1] == "-" and above[-2].isdigit() and _WORD.match(text))


def _take_marks(
    text: str, origin: Sequence[int], marks: tuple[tuple[int, int], ...]
) -> tuple[str, Sequence[int], list[tuple[int, int]]]:
    """Marks, in their order, as offsets into the cleaned text; a space only the mark needed goes
    (``cơ sở ¹ .``).
    """
    placed: list[tuple[int, int]] = []
    gone: set[int] = set()
    for index, note in marks:
        at = min(bisect_left(origin, index), len(text))
        before = at - 1
        while before in gone:
            before -= 1
        spaced = before >= 0 and text[before] == " "
        if spaced and (at == len(text) or text[at] in _CLOSERS):
            gone.add(before)
        placed.append((at - len(gone), note))
    if gone:
        text = "".join(char for place, char in enumerate(text) if place not in gone)
        origin = [start for place, start in enumerate(origin) if place not in gone]
    return text, origin, placed


def _edges(edges: Sequence[float], origin: Sequence[int], length: int) -> tuple[float, ...]:
    """Positions of the characters that are left, and of the end of the last one."""
    if len(edges) != length + 1 or not origin:
        return ()
    if isinstance(origin, range):
        return tuple(edges[origin.start : origin.stop + 1])
    return (*(edges[i] for i in origin), edges[origin[-1] + 1])
