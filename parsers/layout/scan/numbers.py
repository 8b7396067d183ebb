"""Cells that hold the number of a row, read once more as figures where they were read as something else.

A number stands alone, without a word that would help an engine: it reads ``Đr)`` for 5.3. Told that there are figures only, at
the size of the page or a little smaller, it mostly reads them. The same holds for ``TT`` over a column of numbers, which it
reads as nothing or as ``E1``. A letter is looked at again as well: ``d`` is ``a`` in two of four sizes, and which of them it is
the rows above and below tell (``serials``).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from rapidfuzz.distance.Levenshtein import distance

from parsers.keys import ascii_key
from parsers.layout.pdf.tablepieces import NUMBER_HEAD
from parsers.layout.scan import alike
from parsers.layout.scan.engine import Engine, Form, Grey, Word
from parsers.layout.scan.looks import looks_at
from parsers.layout.scan.serials import ENDS, FORM, LONGEST
from parsers.layout.scan.zones import Zone

SURE = 0.6
"""Confidence from which on figures are told."""
CLEAR = 0.8
"""Confidence from which on figures are not looked at again."""
GUESS = 0.3
"""Confidence of what else may be told."""
COLUMNS = 4
"""A table of fewer columns does not number them."""
INDEX = 5
"""Signs of an index, however it was read."""
RIGHT = 0.4
"""Of a row of indices: so many were read as they should be."""
WIDEST = 45.0
"""Points: a column of numbers is no wider."""
_HEAD = re.compile(r"s?tt")


def with_numbers(
    page: Grey, zones: Sequence[Zone], parts: Sequence[list[Word]], engine: Engine, scale: float
) -> list[list[Word]]:
    """The words of each part; those of first cells that may be the number of a row are marked as such."""
    told = list(parts)
    for at, (zone, words) in enumerate(zip(zones, parts, strict=True)):
        wide = zone.part.right - zone.part.left > WIDEST * scale
        text = "".join(word.text for word in words)
        if not zone.first or wide or len(text) > LONGEST or text == "(1)":
            continue
        look = partial(looks_at, page, zone.part, engine=engine, dpi=round(72 * scale))
        is_number = FORM.fullmatch(text.rstrip(ENDS)) is not None
        looks: list[list[Word]] = []
        if NUMBER_HEAD.match(ascii_key(text)) or (zone.head and is_number):
            found = None
        elif zone.head:
            found = _head(words, look(zone.part.form))
        else:
            found = None if is_number else _figures(look(Form.NUMBER))
            if not _is_clear(words):
                looks = [seen for seen in look(zone.part.form) if len(seen) == 1]
            if found is None and all(one.confidence < SURE for one in words):
                found = _surest([one for (one,) in looks if _is_number(one)])
        if found is not None:
            read = (text, *("" for _ in found.text[1:]))
            told[at] = [found._replace(serial=True, raw=read, also=_also(found, words, looks))]
        elif len(words) == 1:
            also = _also(words[0], words, looks)
            told[at] = [words[0]._replace(serial=True, also=also)]
    return told


def _is_clear(words: Sequence[Word]) -> bool:
    """Is it read as figures, and with confidence?"""
    if len(words) != 1 or words[0].confidence < CLEAR:
        return False
    return words[0].text.rstrip(ENDS).replace(".", "").isdecimal()


def _surest(words: Sequence[Word]) -> Word | None:
    return max(words, key=lambda word: word.confidence, default=None)


def _is_number(word: Word) -> bool:
    text = word.text.rstrip(ENDS)
    return word.confidence >= SURE and bool(FORM.fullmatch(text) or text in alike.LETTERS)


def _also(told: Word, words: Sequence[Word], looks: Sequence[Sequence[Word]]) -> tuple[str, ...]:
    """What was read of a number beside what is told of it, each once."""
    read = [one.text for one in words if len(words) == 1]
    read += [one.text for (one,) in looks if one.confidence >= GUESS]
    return tuple(dict.fromkeys(one for one in read if one != told.text and len(one) <= LONGEST))


def is_head(zone: Zone, words: Sequence[Word]) -> bool:
    """Is it ``TT`` over a column of numbers? Its strokes are those of a Roman number."""
    return zone.head and bool(NUMBER_HEAD.match(ascii_key("".join(word.text for word in words))))


def with_indices(zones: Sequence[Zone], parts: Sequence[list[Word]]) -> list[list[Word]]:
    """The words of each part, rows that number the columns of a table put right: ``1)``, ``(2)``, ``(23)``, ``(4)``."""
    told = list(parts)
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for at, zone in enumerate(zones):
        if zone.cell is not None and parts[at]:
            rows[round(zone.cell.top)].append(at)
    for row in rows.values():
        row.sort(key=lambda at: zones[at].part.left)
        texts = ["".join(word.text for word in parts[at]) for at in row]
        right = [text.strip("()[]") == str(number) for number, text in enumerate(texts, 1)]
        short = all(len(text) <= INDEX for text in texts)
        if short and len(row) >= COLUMNS and sum(right) >= RIGHT * len(row):
            for number, at in enumerate(row, 1):
                told[at] = [parts[at][0].spelled(f"({number})")]
    return told


def _head(words: Sequence[Word], looks: Iterable[Sequence[Word]]) -> Word | None:
    """``TT`` or ``STT``: as it is read when looked at again, or read but for a sign."""
    for seen in looks:
        if len(seen) == 1 and _HEAD.fullmatch(ascii_key(seen[0].text)):
            return seen[0]
    if len(words) == 1 and _is_near_head(words[0].text):
        return words[0].spelled("STT" if len(words[0].text) > len("TT") else "TT")
    return None


def _is_near_head(text: str) -> bool:
    key = ascii_key(text).strip(".,:;'|")
    return len(key) in {2, 3} and min(distance(key, "tt"), distance(key, "stt")) == 1


def _figures(looks: Iterable[Sequence[Word]]) -> Word | None:
    """What is read of a cell when there are figures only."""
    for seen in looks:
        if (
            len(seen) == 1
            and seen[0].confidence >= SURE
            and FORM.fullmatch(seen[0].text.rstrip(ENDS))
        ):
            return seen[0]
    return None
