"""Rows of a task table: their cells by role, their kind, their place in the hierarchy.

``1 | CÁC NHIỆM VỤ … | | |`` is a group, ``3.4 | Triển khai thực hiện Luật … | | |`` above ``a`` is a
container, the others are tasks. A merged cell's value is copied to every row it covers, and the
row says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from parsers.structure.columns import Header
from parsers.structure.crosses import crossed, heads_calendar, is_cross
from parsers.structure.numbering import Marker, MarkerKind, cell_marker, marker_of, path_under
from parsers.structure.rowlevels import RowLevels
from parsers.structure.values import part_of, value_of
from schemas.layout import Cell, SourceDocument, Span, Table
from schemas.structure import TaskRow, Value
from schemas.vocabulary import Role, RowKind

_TOTAL = re.compile(r"(?:tổng cộng|tổng số|cộng)\b[\s:.]*$", re.IGNORECASE)
CARRIERS = (Role.TIME, Role.LEAD, Role.LEAD_COORDINATOR, Role.COORDINATOR)
"""What a task has and a group has not."""


@dataclass(slots=True)
class _Row:
    """A row while its place is being found."""

    row: int
    span: Span
    cells: dict[Role, Value] = field(default_factory=dict)
    other: list[tuple[str, Value]] = field(default_factory=list)
    inherited: list[Role] = field(default_factory=list)
    number: str | None = None
    marker: Marker | None = None
    bold: bool = False
    spanning: bool = False
    own_number: bool = True
    depth: int = 0
    kind: RowKind = RowKind.TASK

    @property
    def bare(self) -> bool:
        """Nothing but number and task."""
        return not any(role in self.cells for role in CARRIERS)

    @property
    def task(self) -> str:
        value = self.cells.get(Role.TASK)
        return value.text if value else ""


def rows_of(
    source: SourceDocument, table: Table, header: Header, *, index: int
) -> tuple[tuple[TaskRow, ...], tuple[int, ...]]:
    """The task rows of a table, and the indices of rows that are none (totals)."""
    rows: list[_Row] = []
    left_out: list[int] = []
    for number in range(table.n_rows):
        if number in header.rows:
            continue
        row = _read(source, table, header, number)
        if row is None:
            continue
        if _TOTAL.match(row.task) and row.number is None:
            left_out.append(number)
        else:
            rows.append(row)
    _rank(rows)
    return _placed(rows, index), tuple(left_out)


def _read(source: SourceDocument, table: Table, header: Header, number: int) -> _Row | None:
    """Cells of one row by role; None for a row without any text of its own."""
    row = _Row(number, table.span)
    own: list[Cell] = []
    for cell in table.row(number):
        value = value_of(source, cell.span)
        if cell.row == number:
            own.append(cell)
        if value is not None and cell.col < len(header.roles):
            _assign(row, header, cell, value)
    texts = [c for c in own if c.span.end > c.span.start]
    if not texts:
        return None
    row.span = Span(min(c.span.start for c in texts), max(c.span.end for c in texts))
    row.bold = all(p.style.bold for c in texts for p in c.paragraphs)
    _number(source, row)
    return row


def _assign(row: _Row, header: Header, cell: Cell, value: Value) -> None:
    """One cell to the role of its column; a cell over several columns speaks for the first.

    A cell that covers number and task, or the whole row, is the text of a group.
    """
    roles = header.roles[cell.col : cell.col + cell.col_span]
    role = Role.TASK if len(roles) > 1 and Role.TASK in roles else roles[0]
    if len(roles) > 1 and roles[0] is Role.NUMBER and Role.TASK not in roles:
        role = Role.TASK
    if len(roles) > 1 and role is Role.TASK:
        row.spanning = True
    if role is Role.COORDINATOR and Role.LEAD in roles:
        role = Role.LEAD  # one cell over both columns: those who lead together
    if role is Role.OTHER:
        row.other.append((header.words[cell.col] or f"column {cell.col + 1}", value))
        return
    head = header.words[cell.col]
    if role is Role.TIME and is_cross(value.text) and heads_calendar(head):
        row.cells[role] = crossed(row.cells.get(role), value, head)
        return
    if role in row.cells:
        if role is not Role.TIME:
            return
        value = _until(row.cells[role], value)
    row.cells[role] = value
    if cell.row < row.row and role not in row.inherited:
        row.inherited.append(role)
    if role is Role.LEAD and Role.COORDINATOR in roles:
        # Theo Quyết định số 44/QĐ-UBND … printed across both columns says who leads and who coordinates
        row.cells[Role.COORDINATOR] = value
        row.inherited.append(Role.COORDINATOR)


def _until(start: Value, end: Value) -> Value:
    """``01/3/2026`` under ``Bắt đầu`` and ``30/6/2026`` under ``Hoàn thành``: ``01/3/2026 - 30/6/2026``."""
    if start.text == end.text:
        return start
    return Value(f"{start.text} - {end.text}", (*start.spans, *end.spans))


def _number(source: SourceDocument, row: _Row) -> None:
    """The printed number: of its cell, also of one merged over rows, or at the start of a text that
    spans the number column.
    """
    value = row.cells.pop(Role.NUMBER, None)
    if Role.NUMBER in row.inherited and value is not None:
        row.number, row.own_number = value.text, False
        return
    if value is not None:
        row.number = value.text
        row.marker = cell_marker(value.text)
        if row.marker is None and Role.TASK not in row.cells:
            row.cells[Role.TASK], row.number = value, None
        return
    task = row.cells.get(Role.TASK)
    row.marker = marker_of(task.text) if task is not None else None
    if task is None or row.marker is None or not row.spanning:
        return  # without a cell of its own the number stays where it is printed, in the task
    rest = part_of(source, task.spans[0], row.marker.end)
    if rest is not None:
        row.number, row.cells[Role.TASK] = task.text[: row.marker.end].strip(), rest


def _rank(rows: Sequence[_Row]) -> None:
    """Depths by kind of marker in order of first appearance, then kinds."""
    levels = RowLevels()
    for row in rows:
        heading = row.bare and (row.spanning or row.task.isupper() or row.bold)
        row.depth = levels.depth_of(
            row.marker,
            heading=heading and (row.number is None or not row.own_number),
            under=not row.own_number,
        )
        levels.leave(row.depth, bare=row.bare)
    work = {(row.depth, row.marker.kind) for row in rows if row.marker and not row.bare}
    for row, after in zip_longest(rows, rows[1:]):
        among = row.marker is not None and (row.depth, row.marker.kind) in work
        row.kind = _kind(row, after, among_tasks=among)


def _kind(row: _Row, after: _Row | None, *, among_tasks: bool) -> RowKind:
    """``among_tasks``: others counted on with it (1, 2, **3** over a, b, c) are work, so it is, too."""
    if not row.bare:
        return RowKind.TASK
    deeper = after is not None and after.depth > row.depth
    letters = row.marker is not None and row.marker.kind in {MarkerKind.ROMAN, MarkerKind.UPPER}
    bold = row.bold and not row.depth and not among_tasks
    if row.task.isupper() or row.spanning or (deeper and (letters or bold)):
        return RowKind.GROUP
    if row.bold and (row.number is None or not row.own_number):
        return RowKind.GROUP
    return RowKind.CONTAINER if deeper else RowKind.TASK


def _placed(rows: Sequence[_Row], index: int) -> tuple[TaskRow, ...]:
    """Rows with their paths, parents and the groups above them."""
    done: list[TaskRow] = []
    above: list[TaskRow] = []
    depths: list[int] = []
    seen: dict[str, int] = {}
    children: dict[str, int] = {}
    for row in rows:
        while depths and depths[-1] >= row.depth:
            depths.pop()
            above.pop()
        parent = above[-1] if above else None
        path = _path(row, parent, children)
        seen[path] = seen.get(path, 0) + 1
        suffix = "" if seen[path] == 1 else f"#{seen[path]}"
        placed = TaskRow(
            task_id=f"t{index}:{path}{suffix}",
            parent_id=parent.task_id if parent else None,
            path=path,
            number=row.number,
            kind=row.kind,
            cells=row.cells,
            other=tuple(row.other),
            inherited=tuple(row.inherited),
            group_path=tuple(
                r.cells[Role.TASK].text
                for r in above
                if r.kind is RowKind.GROUP and Role.TASK in r.cells
            ),
            span=row.span,
            row=row.row,
        )
        done.append(placed)
        above.append(placed)
        depths.append(row.depth)
    return tuple(done)


def _path(row: _Row, parent: TaskRow | None, children: dict[str, int]) -> str:
    """Printed numbers from the root. The second group without a number is ``g2``, the third row
    without one of its own under its parent ``~3``.
    """
    root = parent.path if parent else ""
    if row.marker is not None and row.marker.kind is not MarkerKind.BULLET:
        return path_under(root or None, row.marker.number)
    if row.number and row.own_number:
        return path_under(root or None, row.number.rstrip(".)/ "))
    letter = "g" if row.kind is RowKind.GROUP else "~"
    counted = root + letter
    children[counted] = children.get(counted, 0) + 1
    own = f"{letter}{children[counted]}"
    return f"{root}.{own}" if root else own
