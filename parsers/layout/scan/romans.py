"""Roman numbers made of I alone, told from their strokes: an engine reads ``I`` as 1, ``III`` as ``II`` or ``Ill``.

Looked at are the number of a heading at the start of a line, that of a table's row, and that of a quarter: ``quý I/2023``
and ``quý 1/2023`` are both printed. A Roman I is one upright stroke, alike on both sides; a figure 1 has its flag on the
left alone. And wherever they stand the strokes behind X or V, of which an engine drops one: ``khu vực XII`` is another
office than ``khu vực XI``.
"""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from parsers.keys import ascii_key
from parsers.layout.scan.engine import Grey, Word, tied
from parsers.layout.scan.picture import INK

UPRIGHT = 0.8
"""Of the height: a column of so much ink is a stroke from top to bottom."""
HEAD = 0.15
"""Of the height: where the flag of a 1 and the serif of an I stand."""
MIDDLE = (0.4, 0.6)
"""Of the height: where nothing but strokes stands."""
EVEN = 0.55
"""Of a serif of an I that on the other side: it reaches at least so far."""
SERIF = 0.25
"""Of the height: no serif reaches farther; the bar of a T does."""
MOST = 4
"""Strokes: IIII is printed by mistake, more are no number."""
COUNTED = frozenset(map(ascii_key, ("quý", "kỳ", "đợt", "phần", "chương")))
_STROKES = re.compile(r"(?P<number>[1lI|!TÌÍỊHUL]{1,5})(?P<end>[.,:]?)")
_QUARTER = re.compile(r"(?P<number>[1lI|!TÌÍỊHUL]{1,5}?)(?P<end>(?:[/,;.:)-].*)?|20\d\d)")
_TENS = re.compile(r"(?P<tens>X{0,3}V?)(?P<ones>I{1,3})(?P<end>[.,;:]?)")
READ = 0.3
"""Confidence of a number: less sure, it may be anything."""
SLENDER = 1.7
"""Times as wide as another: no stroke of a number is wider."""
_YEAR = re.compile(r"20\d\d")


def with_romans(page: Grey, words: Sequence[Word]) -> list[Word]:
    """The words of a part, numbers that are drawn as Roman ones told as such."""
    told = []
    counted = False
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        opens = before is None or before.line != word.line
        counted = before is not None and (
            ascii_key(before.text.strip("(,.")) in COUNTED
            or (counted and before.text.endswith((",", "-", "–")))  # quý II, III/2023
        )
        # I Ứng dụng CNTT, in one cell over the columns of a group
        titled = word.text == "I" and at == 0 and any(w.text[0].isupper() for w in words[1:2])
        alone = len(words) == 1
        told.append(_told(page, word, counted=counted, opens=opens, alone=alone, titled=titled))
    return told


def _told(page: Grey, word: Word, *, counted: bool, opens: bool, alone: bool, titled: bool) -> Word:
    found = (_QUARTER if counted else _STROKES).fullmatch(word.text)
    if found is None or not (counted or opens):
        return _behind_tens(page, word)
    number = _strokes(page, word, len(found["number"]))
    bare = not (counted or alone or found["end"])
    if not number or (bare and number < 2 and not titled):  # 1 gói thầu
        return word
    told = word.headed(len(found["number"]), "I" * number)
    if counted and _YEAR.fullmatch(found["end"]):
        return told.spelled(f"{told.text[:number]}/{told.text[number:]}")  # its stroke was lost
    return told.spelled(f"{told.text}.") if bare else told  # III KINH PHÍ: its point was lost


def _behind_tens(page: Grey, word: Word) -> Word:
    """``XI`` whose picture shows two strokes behind the X."""
    found = _TENS.fullmatch(word.text)
    if found is None or not found["tens"] or word.confidence < READ:
        return word
    tens, read = len(found["tens"]), len(found["ones"])
    ones = slice(tens, tens + read)
    top, bottom = min(word.tops[ones]), max(word.bottoms[ones])
    right = word.edges[tens + read] if found["end"] else word.edges[-1]
    ink = page[top:bottom, word.edges[tens] : right] < INK
    if not ink.size:
        return word
    strokes = _runs(ink.sum(axis=0) >= UPRIGHT * ink.shape[0])
    low, high = (round(share * ink.shape[0]) for share in MIDDLE)
    between = _any(ink[low : max(high, low + 1)])
    for start, end in strokes:
        between[max(start - 1, 0) : end + 1] = False
    wide = [end - start for start, end in strokes]
    if not 0 < len(strokes) <= MOST - 1 or between.any() or max(wide) > SLENDER * min(wide):
        return word
    told = word.cut(0, tens + read).spelled(found["tens"] + "I" * len(strokes))
    if len(strokes) == read:
        return word
    return tied([told, word.cut(tens + read, len(word.text))]) if found["end"] else told


def _strokes(page: Grey, word: Word, count: int) -> int:
    """How many Roman I a word begins with; 0 where it begins with something else. ``count``: characters read there.

    The boxes of single characters are not relied on: an engine gives some no width.
    """
    top, bottom = min(word.tops[:count]), max(word.bottoms[:count])
    ink = page[top:bottom, word.edges[0] : word.edges[-1]] < INK
    if ink.size == 0 or not ink.any():
        return 0
    rows = np.flatnonzero(ink.any(axis=1))
    ink = ink[rows[0] : rows[-1] + 1]
    height = ink.shape[0]
    upright = _runs(ink.sum(axis=0) >= UPRIGHT * height)
    low, high = (round(share * height) for share in MIDDLE)
    between = _any(ink[low : max(high, low + 1)])
    for start, end in upright:
        between[max(start - 1, 0) : end + 1] = False
    others = np.flatnonzero(between)
    end_of_all = int(others[0]) if others.size else ink.shape[1]
    strokes = [one for one in upright if one[0] < end_of_all]
    if not 0 < len(strokes) <= MOST:
        return 0
    part = max(round(HEAD * height), 1)
    head, foot = _any(ink[:part]), _any(ink[-part:])
    for at, (start, end) in enumerate(strokes):
        left = (strokes[at - 1][1] + start) // 2 if at else 0
        right = (end + strokes[at + 1][0] + 1) // 2 if at + 1 < len(strokes) else end_of_all
        before, behind = _length(head[left:start][::-1]), _length(head[end:right])
        below = _length(foot[left:start][::-1])
        most = SERIF * height + 1
        if bool(before) != bool(behind) or bool(before) != bool(below):
            return 0
        if max(before, behind) > most or not EVEN <= (behind + 1) / (before + 1) <= 1 / EVEN:
            return 0
    return len(strokes)


def _length(row: npt.NDArray[np.bool_]) -> int:
    """Of the ink at the start of a row."""
    blank = np.flatnonzero(~row)
    return int(blank[0]) if blank.size else row.size


def _any(ink: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Columns with ink."""
    return np.asarray(ink.any(axis=0))


def _runs(flags: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.view(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
