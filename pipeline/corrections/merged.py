"""Cells merged over rows of a table: printed once, and said in each of the rows.

``Phòng Nội vụ`` printed beside rows 3 to 5: the first row has it, the others have it ``inherited``. Who corrects it
means what is printed, in all of them. Who finds it right in one row says nothing of what was put right in another row
alone. Tasks given in prose are apart: what a heading says for them, each may say itself.
"""

from collections.abc import Iterator, Sequence

from pipeline.corrections.entries import ADDED
from pipeline.corrections.items import columns_of
from schemas.plan import Task


def rows_of_cell(rows: Sequence[Task], at: int, column: str) -> tuple[int, ...]:
    """The rows, ``at`` among them, that one printed cell speaks for; ``at`` alone where it is of that row."""
    if rows[at].task_id.startswith(ADDED):  # printed between them, and not read with them
        return (at,)
    first = last = at
    while first > 0 and _shared(rows[first - 1], rows[first], column):
        first -= 1
    while last + 1 < len(rows) and _shared(rows[last], rows[last + 1], column):
        last += 1
    return tuple(range(first, last + 1))


def cells(rows: Sequence[Task], column: str) -> Iterator[range]:
    """The rows of each cell of a column that speaks for several."""
    first = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and _shared(rows[at - 1], rows[at], column):
            continue
        if at - first > 1:
            yield range(first, at)
        first = at


def counts(rows: Sequence[Task]) -> dict[str, dict[str, int]]:
    """How many rows a cell speaks for, by task and column; those that speak for one are left out."""
    found: dict[str, dict[str, int]] = {}
    for column in columns_of("tasks"):
        for cell in cells(rows, column):
            for at in cell:
                found.setdefault(rows[at].task_id, {})[column] = len(cell)
    return found


def _shared(above: Task, row: Task, column: str) -> bool:
    return (
        row.table_index is not None
        and row.table_index == above.table_index
        and column in row.inherited
        and getattr(row, column) is not None
        and getattr(row, column) == getattr(above, column)
        and not _beside(row, column)
    )


def _beside(row: Task, column: str) -> bool:
    """The words were copied from the cell of leads of the same row, which covers both columns."""
    return column == "coordinator" and row.coordinator == row.lead and "lead" not in row.inherited
