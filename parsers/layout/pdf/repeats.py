"""The header of a table, printed again on its next page.

What is printed again is the header's own rows and nothing else: they are the same to the letter,
but for blanks, hyphens at line ends and a line that a border cut off. Body rows that differ by a
name or a month only (``Kiểm tra tại xã Mẫu A`` | ``… B``) are never taken for one.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from operator import eq

from rapidfuzz.distance.Levenshtein import distance
from rapidfuzz.fuzz import ratio

from parsers.keys import ascii_key, match_key
from parsers.layout.pdf.bare_grids import HEAD_WORDS
from parsers.layout.pdf.joined import JoinedCell, JoinedTable
from parsers.layout.pdf.tablepieces import NUMBER_HEAD, ORDINAL

MOST = 6
"""Rows of a header: a title across the table, two of words, one of indices, a group."""
RUN_OVER = 0.8
"""Of the cells of a header printed twice: so many are the same to the letter."""
NUMBERED = 0.6
"""The same below ``TT``, which no row of the body says."""
HALF = 0.5
"""Similarity of a cell that was read as something else: letters, not the words, are the same."""
ALIKE = 0.85
"""Similarity from which on two rows may be one header, typed twice."""

_INDEX = re.compile(r"[\[(]?(?:\d{1,2}|[a-z])[\])]?(?:=.*)?")
_LOST = re.compile(r"[()\[\]]{1,2}")
"""An index whose figure a scan lost."""


def repeated_rows(table: JoinedTable, lower: JoinedTable) -> int:
    """How many rows at the top of the piece print the table's header again."""
    most = table.header_rows or min(MOST, table.n_rows)
    numbered = any(c.col == 0 and NUMBER_HEAD.match(match_key(c.text)) for c in lower.row(0))
    share = NUMBERED if numbered else RUN_OVER
    count = 0
    while count < min(most, lower.n_rows):
        upper, again = table.row(count), lower.row(count)
        misread = numbered and _misread(upper, again)
        indices = _indices_again(table, count, again, count > 0)
        if not _heads(table, count) or not (misread or indices or same(upper, again, share)):
            break
        count += 1
    return count


def in_header(table: JoinedTable, index: int) -> bool:
    """Is row ``index`` one of the header, as far as the table so far can tell?"""
    depth = table.header_rows or MOST
    return index < depth and all(_heads(table, above) for above in range(index + 1))


def alike(upper: Sequence[JoinedCell], lower: Sequence[JoinedCell]) -> bool:
    """Do two rows say nearly the same, as a header does that was typed twice?"""
    if same(upper, lower):
        return True
    a, b = ("|".join(_keys(row)) for row in (upper, lower))
    return bool(a and b) and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def same(upper: Sequence[JoinedCell], lower: Sequence[JoinedCell], share: float = RUN_OVER) -> bool:
    """Do two rows of a header print the same, but for a line that a border cut off differently?

    ``A | B | 1 | 2 | 4=3/2`` is ``A | B | 1 | 2 | năm 2025 4=3/2`` where the row above ran over.
    """
    a, b = _keys(upper), _keys(lower)
    if not a or len(a) != len(b) or sum(map(eq, a, b)) < share * len(a):
        return False
    return all(x in y or y in x for x, y in zip(a, b, strict=True))


def _misread(upper: Sequence[JoinedCell], lower: Sequence[JoinedCell]) -> bool:
    """Do two rows below each other say the same column by column, but for a sign of some that an engine read amiss?

    What stands over the numbers (``TT``, ``E1``) is too short to be held against anything.
    """
    above, below = ({c.col: _key(c) for c in row} for row in (upper, lower))
    if above.keys() != below.keys():
        return False
    keys = [(key, below[col]) for col, key in above.items() if col]
    wrong = [(a, b) for a, b in keys if a != b]
    if len(keys) - len(wrong) < NUMBERED * len(keys):
        return False
    far = [(a, b) for a, b in wrong if distance(a, b, score_cutoff=1) > 1]
    # in a scan one of many may be something else altogether: Thời Bạn thực, of Thời gian thực hiện
    bearable = len(far) == 1 < len(keys) - len(wrong) and ratio(*far[0]) >= 100 * HALF
    return not far or (bearable and any(r.is_read for c in lower for r in c.rows))


def _indices_again(
    table: JoinedTable, index: int, lower: Sequence[JoinedCell], repeated: bool
) -> bool:
    """Below a header printed again: what is left of its row of indices, ``| | | 4 |``?"""
    if not repeated or not has_indices(table, index):
        return False
    above = {c.col: _figure(c) for c in table.row(index)}
    said = [c for c in lower if c.text]
    return bool(said) and all(
        _LOST.fullmatch(_key(c)) or (_INDEX.fullmatch(_key(c)) and _figure(c) == above.get(c.col))
        for c in said
    )


def _figure(cell: JoinedCell) -> str:
    return _key(cell).strip("()[]")


def _keys(row: Sequence[JoinedCell]) -> list[str]:
    return [_key(c) for c in sorted(row, key=lambda c: c.col) if c.text]


def _key(cell: JoinedCell) -> str:
    """``Cơ quan phối-`` | ``hợp`` and ``Cơ quan phối hợp`` are one."""
    return match_key(cell.text).replace(" ", "").replace("-", "")


def has_indices(table: JoinedTable, index: int) -> bool:
    """Does a row number the columns: ``(1) | (2) | (3)``, ``A | B | 1 | 2=1/3``?"""
    keys = [_key(c) for c in table.row(index) if c.text]
    told = sum(_INDEX.fullmatch(key) is not None for key in keys)
    lost = sum(_LOST.fullmatch(key) is not None for key in keys)
    return told > max(lost, 1) and told + lost == len(keys)


def _heads(table: JoinedTable, index: int) -> bool:
    """May row ``index`` of the table be a row of its header, those above it being such?"""
    said = [c for c in table.row(index) if c.text]
    if not said:
        return index > 0
    indices = has_indices(table, index)
    if indices or all(_INDEX.fullmatch(_key(c)) for c in said):
        return indices
    bold = all(c.bold for c in said)
    if said[0].col == 0 and ORDINAL.fullmatch(_key(said[0])):
        return index > 0 and bold and len(said) == 2  # I | NHIỆM VỤ CHUNG, marked as header
    if index == 0 or bold:
        return True
    above = table.row(index - 1)
    if any(c.row < index for c in table.covering(index)) or len(above) == 1:
        return True
    return sum(bool(HEAD_WORDS.match(ascii_key(c.text))) for c in said) * 2 > len(said)
