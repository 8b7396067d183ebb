"""The header of a table and what its columns hold.

A header may take two rows (``Thời gian`` over ``Bắt đầu | Kết thúc``) or three, and may be followed by a row of
indices ``(1) (2) (3)``. Its words name roles (``parsers.roles``), the cells below decide with them
(``columnroles``); a row whose words name nothing heads a table all the same when work stands under one of
them and bodies or times under another.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from parsers.keys import ascii_key
from parsers.roles import named
from parsers.structure.columnroles import CARRIES, Doubt, role_of, roles_by_header, roles_of
from parsers.structure.crosses import heads_calendar
from parsers.structure.headrows import headers_again
from parsers.structure.numbering import cell_marker
from parsers.structure.stuff import Stuff, stuff_of
from schemas.layout import Cell, SourceDocument, Table
from schemas.vocabulary import Role

_NO_TASKS = re.compile(
    r"luy ke|muc do hoan thanh|vai tro|diem chuan|diem toi da|cham diem|don vi tinh|ho va ten"
    r"|trich yeu|ket qua thuc hien (?:trong|nam|den)|uoc thuc hien|so sanh"
)
"""Headers of report forms, score sheets, figures and lists of people that look like task tables."""
_INDEX = re.compile(r"\(?\s*(?:\d{1,2}|[A-Z])\s*\)?(?:\s*=.*)?")
_LOST = re.compile(r"[()\[\]]{1,2}")
"""An index whose figure a scan lost: ``() | (2) | (3)``."""
_SAYS = frozenset({Stuff.WORDS, Stuff.PROSE})
LEAST_COLUMNS = 3
"""Of a table whose header names nothing."""
HEADER_WORDS = 8
FILLED = 2
"""Cells of a row that is no heading of a group."""
SEEN = 60
"""Rows are enough to know a column."""
COUNTED = 3
"""Numbered rows below a row without a number."""
HEADER_DEPTH = 4
"""A header starts within so many rows from the top (titles may stand in merged rows above it)."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its rows, also where it is printed again, its words and roles by column."""

    rows: tuple[int, ...]
    words: tuple[str, ...]
    roles: tuple[Role, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_task_table(self) -> bool:
        """A task column and a time or a lead; no sign of a form that is filled in later."""
        roles = set(self.roles)
        key = " | ".join(ascii_key(word) for word in self.words)
        return Role.TASK in roles and bool(CARRIES & roles) and not _NO_TASKS.search(key)


def header_of(source: SourceDocument, table: Table) -> Header | None:
    """The header of a table; None when no row near its top heads columns."""
    near = range(min(HEADER_DEPTH, table.n_rows))
    for top in near:
        words = _words(source, table, top)
        told = {role_of(w) for w in words if w} - {Role.OTHER}
        if len(told) >= min(3, table.n_cols):
            return _whole(source, table, _first_row(table, top))
    for top in near:
        words = _words(source, table, top)
        if table.n_cols >= LEAST_COLUMNS and (
            _may_head(words) or (_short(words) and _counts_below(source, table, top))
        ):
            found = _whole(source, table, _first_row(table, top))
            return found if found.is_task_table else None
    return None


def _first_row(table: Table, row: int) -> int:
    """Where the cells of a row begin: those of a header over two rows begin in the upper one."""
    return min(cell.row for cell in table.row(row))


def _may_head(words: Sequence[str]) -> bool:
    """A row of short words over every column, none of them a time or a body: ``Việc | Ai làm | Khi nào``."""
    said = [word for word in words if word]
    return len(said) >= len(words) - 1 and all(
        len(word.split()) <= HEADER_WORDS and (named(word) or _is_label(word)) for word in said
    )


def _is_label(word: str) -> bool:
    """Words, a part of a calendar, or a time without a day: ``Dự kiến ngày làm``."""
    stuff = stuff_of(word)
    undated = stuff is Stuff.TIME and not any(letter.isdigit() for letter in word)
    return stuff in _SAYS or undated or heads_calendar(word)


def _short(words: Sequence[str]) -> bool:
    said = [word for word in words if word]
    return len(said) >= len(words) - 1 and all(len(w.split()) <= HEADER_WORDS for w in said)


def _counts_below(source: SourceDocument, table: Table, top: int) -> bool:
    """A row without a number over rows that have one heads them, whatever its words are like:
    ``Số | Đầu việc | Bộ phận đảm nhận | Mốc hoàn thành`` over ``1``, ``2``, ``3``.
    """
    if table.n_rows - top <= COUNTED:
        return False
    firsts = [_words(source, table, row)[0] for row in range(top, table.n_rows)]
    counted = [cell_marker(text) is not None for text in firsts[1:]]
    return cell_marker(firsts[0]) is None and sum(counted) >= max(COUNTED, 0.6 * len(counted))


def _words(source: SourceDocument, table: Table, row: int) -> list[str]:
    """Printed words of a row by column; a merged cell speaks for its first column only."""
    words = [""] * table.n_cols
    for cell in table.row(row):
        if cell.col < table.n_cols:
            words[cell.col] = " ".join(source.slice(cell.span).split())
    return words


def _whole(source: SourceDocument, table: Table, top: int) -> Header:
    """The header that starts in row ``top``, with its lower row and its index row."""
    own = [c for c in table.row(top) if c.row == top]
    depth = _depth(own)
    lower = _words(source, table, top + 1) if top + 1 < table.n_rows else []
    if depth == 1 and any(c.col_span > 1 for c in own) and lower and not lower[0]:
        depth = 2  # Thời gian | over Bắt đầu | Kết thúc |, the other cells left empty below
    rows = list(range(top, min(top + depth, table.n_rows)))
    words = _joined(source, table, rows)
    rows += _index_below(source, table, rows[-1])
    below = rows[-1] + 1
    roles = roles_by_header(words)
    for again in headers_again(source, table, below, words=words, roles=roles, role_of=role_of):
        rows += [again, *_index_below(source, table, again)]
    data = [row for row in range(below, table.n_rows) if row not in rows]
    return Header(
        (*range(top), *rows), tuple(words), *roles_of(words, _columns(source, table, data))
    )


def _depth(own: Sequence[Cell]) -> int:
    """Rows of a header, by the cells of its first row: two, and three where all but those over others are so deep
    (``Kinh phí`` over ``2026 | 2027`` over the sources of each).
    """
    whole = min((c.row_span for c in own if c.col_span == 1), default=1)
    return 3 if whole == 3 else min(2, max((c.row_span for c in own), default=1))


def _columns(source: SourceDocument, table: Table, rows: Iterable[int]) -> list[list[str]]:
    """Printed cells by column; a merged cell speaks in each row it covers, a row of one text for none."""
    columns: list[list[str]] = [[] for _ in range(table.n_cols)]
    for row in islice(rows, SEEN):
        said: dict[int, str] = {}
        for cell in table.row(row):
            if cell.col_span == 1 and cell.col < table.n_cols:
                said[cell.col] = source.slice(cell.span).strip()
        if sum(map(bool, said.values())) >= FILLED:
            for col, texts in enumerate(columns):
                texts.append(said.get(col, ""))
    return columns


def _index_below(source: SourceDocument, table: Table, row: int) -> tuple[int, ...]:
    below = row + 1
    index = below < table.n_rows and _is_index(_words(source, table, below))
    return (below,) if index else ()


def _joined(source: SourceDocument, table: Table, rows: Sequence[int]) -> list[str]:
    """Header words by column, ``upper / lower`` where a cell stands over others."""
    words = []
    for col in range(table.n_cols):
        parts: list[str] = []
        for row in rows:
            for cell in table.row(row):
                text = " ".join(source.slice(cell.span).split())
                covers = cell.col <= col < cell.col + cell.col_span
                if covers and text and text not in parts:
                    parts.append(text)
        words.append(" / ".join(parts))
    return words


def _is_index(words: Sequence[str]) -> bool:
    """``(1) | (2) | (3)``, ``1 | 2 | 3 | 4 | 5``, ``A | B | 1 | 2``."""
    said = [w for w in words if w]
    told = sum(_INDEX.fullmatch(w) is not None for w in said)
    lost = sum(_LOST.fullmatch(w) is not None for w in said)
    return len(said) >= max(2, len(words) - 1) and told + lost == len(said) and told > lost
