"""A folded copy of a text to match on, and the way back to the text as printed.

``fold("Qúy  I/2023").key == "quý i/2023"``. Case, composed and decomposed letters, dashes, white
space and the misplaced mark of ``Qúy``/``quí`` are folded; every other mark stays, because ``năm``
(year) is not ``Nam``. A line break is a space; an empty line stays a line break, which no
expression crosses.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from schemas.layout import Span

_ODD = re.compile("[–—‒−‐‑ðɖƣ∕⁄’]")
_LETTERS = str.maketrans(
    {**dict.fromkeys("–—‒−‐‑", "-"), "ð": "đ", "ɖ": "đ", "ƣ": "ư", "∕": "/", "⁄": "/", "’": "'"}
)
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
_BLANK = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_QUARTER = re.compile(r"(?<!\w)q(?:úy|úi|uí|ui(?= ?[iv]{1,3}(?!\w)))(?!\w)")
_KY = re.compile(r"(?<!\w)kì(?!\w)")
_ZERO = re.compile(r"(?<=năm 2)o(?=\d)")  # năm 2O25


class Folded(NamedTuple):
    """``offsets[i]`` is where the character ``key[i]`` begins in ``text``."""

    text: str
    key: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The printed characters of ``key[start:end]``, blanks at both ends left out."""
        while start < end and self.key[start] in " \n":
            start += 1
        while end > start and self.key[end - 1] in " \n":
            end -= 1
        if start == end:
            return Span(self._begin(start), self._begin(start))
        last = self.offsets[end - 1] + 1
        while last < len(self.text) and unicodedata.combining(self.text[last]):
            last += 1
        return Span(self.offsets[start], last)

    def printed(self, start: int, end: int) -> str:
        """``key[start:end]`` as the plan prints it."""
        span = self.span(start, end)
        return self.text[span.start : span.end]

    def _begin(self, at: int) -> int:
        return self.offsets[at] if at < len(self.offsets) else len(self.text)


def fold(text: str) -> Folded:
    """The key of a text with the offset of each of its characters."""
    letters, offsets = _composed(text)
    lowered = letters.lower()
    if len(lowered) != len(letters):  # İ becomes two characters
        lowered = "".join(c.lower()[0] for c in letters)
    one = lowered.translate(_LETTERS) if _ODD.search(lowered) else lowered
    key, offsets = _collapsed(one, offsets)
    key = _ZERO.sub("0", _KY.sub("kỳ", _QUARTER.sub("quý", key)))
    return Folded(text, key, offsets)


def _composed(text: str) -> tuple[str, Sequence[int]]:
    """NFC by clusters: ``a`` + hook is one letter that begins where its ``a`` stands."""
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text))
    parts: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", cluster.group())
        parts.append(composed)
        offsets += [cluster.start()] * len(composed)
    return "".join(parts), offsets


def _collapsed(letters: str, offsets: Sequence[int]) -> tuple[str, Sequence[int]]:
    """One space for a run of blanks, none for characters nobody sees."""
    if letters.isprintable() and "  " not in letters:  # only single spaces, nothing unseen
        return letters, offsets
    parts: list[str] = []
    kept: list[int] = []
    done = 0
    for blank in _BLANK.finditer(letters):
        parts.append(letters[done : blank.start()])
        kept += offsets[done : blank.start()]
        done = blank.end()
        run = blank.group()
        if all(c in _INVISIBLE for c in run):
            continue
        parts.append("\n" if run.count("\n") > 1 else " ")
        kept.append(offsets[blank.start()])
    parts.append(letters[done:])
    kept += offsets[done:]
    return "".join(parts), kept
