"""A view of a text in which the same print always reads the same, with the way back.

``fold("Uỷ ban –  nhân dân").text == "Ủy ban - nhân dân"``. Letters are composed (NFC), tone marks
stand on the first vowel of oa, oe, uy, dashes are ``-``, white space is one space, invisible
characters are gone. Case and quotes stay. ``span`` gives offsets into the text that was folded.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from schemas.layout import Span

_ONE = (*((c, "-") for c in "–—‒−‐‑"), *((c, '"') for c in "″„‟"), ("’", "'"), ("‘", "'"))
"""What is printed in several ways, one character for one."""
_ORDINARY = r"[^\s\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f]"
_PIECE = re.compile(
    r"(?P<gap>\s+)"
    r"|(?P<unseen>[\u00ad\u200b-\u200d\u2060\ufeff]+)"
    r"|(?P<marked>\w[\u0300-\u036f]+)"
    rf"|(?P<plain>{_ORDINARY}+(?: {_ORDINARY}+)*(?![\u0300-\u036f])|{_ORDINARY})"
)
_MARK = re.compile(r"[\u0300-\u036f]")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _tone_pairs() -> dict[str, str]:
    """``oá`` -> ``óa``: the late place of the tone to the early one, in every case."""
    pairs: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            for one in (first, first.upper()):
                for two in (second, second.upper()):
                    late = one + unicodedata.normalize("NFC", two + tone)
                    pairs[late] = unicodedata.normalize("NFC", one + tone) + two
    return pairs


_PAIRS = _tone_pairs()
_LATE = re.compile(rf"[oOuU](?<![qQ].)[{''.join({late[1] for late in _PAIRS})}](?!\w)")


class Folded(NamedTuple):
    """The folded text and, for each of its characters, where it starts in the given text."""

    text: str
    starts: Sequence[int]
    given: str
    unseen: bool
    """Characters nobody sees stand in ``given``."""
    plain: bool = False
    """``given`` is printed as it is: single spaces, each letter composed."""

    def span(self, start: int, end: int) -> Span:
        """The span of a piece in the given text, marks of its last letter included."""
        if start >= end:
            return Span(self.starts[start], self.starts[start])
        after = self.starts[end - 1] + 1
        given = self.given
        while (
            after < len(given) and given[after] > "\u02ff" and unicodedata.combining(given[after])
        ):
            after += 1
        return Span(self.starts[start], after)

    def printed(self, start: int, end: int) -> str:
        """The piece as printed: NFC, white space folded, tone marks and dashes untouched."""
        return self.printed_at(self.span(start, end))

    def printed_at(self, span: Span) -> str:
        """The same of a span of the given text."""
        piece = self.given[span.start : span.end]
        if self.plain:
            return piece.strip()
        piece = unicodedata.normalize("NFC", piece)
        return " ".join((_UNSEEN.sub("", piece) if self.unseen else piece).split())


def fold(text: str) -> Folded:
    """The view of one text. Linear; every character of the view knows its place."""
    if _is_plain(text):
        composed = unicodedata.is_normalized("NFC", text)
        letters = _early(_one_print(text))
        return Folded(letters, range(len(text) + 1), text, unseen=False, plain=composed)
    out: list[str] = []
    starts = array("q")
    unseen = False
    for match in _PIECE.finditer(text):
        kind = match.lastgroup
        if kind == "unseen":
            unseen = True
            continue
        piece, start = match.group(), match.start()
        if kind == "plain":
            out.append(_one_print(piece))
            starts.extend(range(start, match.end()))
            continue
        if kind == "gap":
            if not out or out[-1] == " ":
                continue
            piece = " "
        else:
            piece = unicodedata.normalize("NFC", piece)
        out.append(piece)
        starts.extend([start] * len(piece))
    starts.append(len(text))
    return Folded(_early("".join(out)), starts, text, unseen)


def _is_plain(text: str) -> bool:
    """Most texts of a plan: letters composed, single spaces, nothing unseen; each character is itself."""
    spaced = "  " in text or text.startswith(" ")
    return text.isprintable() and not spaced and _MARK.search(text) is None


def _one_print(text: str) -> str:
    # str.translate looks every letter up; most texts have none of these characters
    for printed, one in _ONE:
        text = text.replace(printed, one)
    return text


def _early(text: str) -> str:
    return _LATE.sub(lambda found: _PAIRS.get(found.group(), found.group()), text)
