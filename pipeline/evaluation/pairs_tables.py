"""Task tables: gold tables find the read table they share most words with, rows are aligned in order.

A row gives one item with all its cells (``rows.row``) and one a cell (``cells.time`` …). A cell is
right when it stands in the row that belongs to its gold row, under its role; the number is a cell
of its own, so a misread number spoils the row but not its other cells.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.evaluation.align import by_best, in_order
from pipeline.evaluation.gold import Row, TaskTable
from pipeline.evaluation.judge import judged
from pipeline.evaluation.matchers import Value, likeness, soft_key
from pipeline.evaluation.pairs_meaning import meanings
from pipeline.evaluation.results import Item
from schemas.vocabulary import Role

_SAME_TABLE = 0.1
"""Words in common from which two tables can be the same one; the most alike come first."""
_SAME_TASK = 0.3
_SAME_ROW = 0.5
_SAME_NUMBERED = 0.2
"""Words in common from which rows are the same: of the task, of the row, of a row numbered alike."""
_OTHER = "other: "


def tables(gold: tuple[TaskTable, ...], got: tuple[TaskTable, ...]) -> Iterator[Item]:
    """Items of all rows and cells; a table without partner is missed, or found, row by row."""
    pairs = by_best(gold, got, _table_score)
    for place, (mine, other) in enumerate(pairs, start=1):
        ours, theirs = (_lines(table) if table else () for table in (mine, other))
        rows = in_order(ours, theirs, _row_score)
        for line, (left, right) in enumerate(rows, start=1):
            row, found = (one.row if one else None for one in (left, right))
            yield from _row_items(place, line, row, found)


def _table_score(gold: TaskTable, got: TaskTable) -> float:
    like = likeness(_words(gold.rows), _words(got.rows))
    return like if like > _SAME_TABLE else 0.0


class _Line(NamedTuple):
    """A row with the strings by which its partner is found."""

    row: Row
    task: str
    words: str


def _lines(table: TaskTable) -> tuple[_Line, ...]:
    return tuple(_Line(row, row.cells.get("task") or "", _words((row,))) for row in table.rows)


def _row_score(gold: _Line, got: _Line) -> float:
    task = likeness(gold.task, got.task)
    row = likeness(gold.words, got.words)
    numbered = gold.row.number is not None and gold.row.number == got.row.number
    if task < _SAME_TASK and row < _SAME_ROW and not (numbered and row > _SAME_NUMBERED):
        return 0.0
    return 2 * task + row + numbered / 2


def _row_items(table: int, line: int, gold: Row | None, got: Row | None) -> Iterator[Item]:
    known = gold or got
    if known is None:
        return
    row = f"{table}:{line}"
    key = f"table {table} row {known.number or (known.cells.get('task') or '')[:40]}"
    names = _columns(one for one in (gold, got) if one)
    yield from judged("rows.row", key, _whole(gold, names), _whole(got, names), row=row)
    yield from judged("cells.number", key, _number(gold), _number(got), row=row)
    for name in names:
        role = Role.OTHER.value if name.startswith(_OTHER) else name
        cells = (_cell(gold, name), _cell(got, name))
        yield from judged(f"cells.{role}", f"{key} {name}", *cells, row=row)
    yield from meanings(gold, got, key, row=row)


def _columns(rows: Iterable[Row]) -> tuple[str, ...]:
    """Names of the columns that hold something, roles in their order, others by their header."""
    used = Counter(_column(name) for row in rows for name, text in row.cells.items() if text)
    roles = tuple(role.value for role in Role if role.value in used)
    return (*roles, *sorted(set(used) - set(roles)))


def _column(name: str) -> str:
    return soft_key(name) if name.startswith(_OTHER) else name


def _text(row: Row, column: str) -> str | None:
    return next((text for name, text in row.cells.items() if _column(name) == column), None) or None


def _whole(row: Row | None, columns: tuple[str, ...]) -> Value | None:
    return (row.number, row.kind, *(_text(row, name) for name in columns)) if row else None


def _number(row: Row | None) -> Value | None:
    return (row.number,) if row and row.number else None


def _cell(row: Row | None, column: str) -> Value | None:
    text = _text(row, column) if row else None
    return (text,) if text else None


def _words(rows: tuple[Row, ...]) -> str:
    return " ".join(text for row in rows for text in row.cells.values() if text)
