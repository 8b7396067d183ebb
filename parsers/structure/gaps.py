"""Numbers a table leaves out that stand outside of its cells: rows our reading lost.

``3`` is followed by ``5``, and ``4 Kiểm tra …`` stands between the two on the page, as free text or
taken for a page number. A number that stands nowhere is the plan's own fault and not ours to say.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from parsers.structure.counting import between, broken_steps
from schemas.diagnostics import Code, Diagnostic
from schemas.layout import FurnitureKind, Paragraph, SourceDocument, Span
from schemas.structure import TaskRow, TaskTable
from schemas.vocabulary import Role

_MARGIN = {FurnitureKind.PAGE_NUMBER, FurnitureKind.RUNNING_HEAD}
_FIRST = re.compile(r"\S+")

Place = tuple[int, float]
"""Page and height."""


def rows_outside(source: SourceDocument, tables: Iterable[TaskTable]) -> Iterator[Diagnostic]:
    """What is to be said of numbers that stand between two rows, but in no row."""
    if not source.pages:
        return
    for table in tables:
        for above, below in _breaks(table.rows):
            numbers = set(between(above.number or "", below.number or ""))
            for number, span in _outside(source, numbers, above, below):
                yield Code.ROWS_OUTSIDE.at(
                    span,
                    table=table.index,
                    before=above.number or "",
                    after=below.number or "",
                    number=number,
                    page=source.locate(span)[0].page or 0,
                )


def _breaks(rows: Iterable[TaskRow]) -> Iterator[tuple[TaskRow, TaskRow]]:
    """Neighbours under one parent whose numbers do not follow each other."""
    siblings: defaultdict[str | None, list[TaskRow]] = defaultdict(list)
    for row in rows:
        if Role.NUMBER not in row.inherited:
            siblings[row.parent_id].append(row)
    for group in siblings.values():
        for above, below in pairwise(group):
            steps = broken_steps([(above.number, above), (below.number, below)])
            if any(not step.repeated for step, _ in steps):
                yield above, below


def _outside(
    source: SourceDocument, numbers: set[str], above: TaskRow, below: TaskRow
) -> Iterator[tuple[str, Span]]:
    start, end = _place(source, above.span), _place(source, below.span)
    for span in _free(source):
        first = _FIRST.match(source.slice(span))
        number = first[0].rstrip(".)/") if first else ""
        if number in numbers and start < _place(source, span) < end:
            yield number, span


def _free(source: SourceDocument) -> Iterator[Span]:
    """Text in no table, and what was taken for a page number that it is not."""
    yield from (block.span for block in source.body if isinstance(block, Paragraph))
    for item in source.furniture:
        if item.kind in _MARGIN and source.slice(item.span) != str(_place(source, item.span)[0]):
            yield item.span


def _place(source: SourceDocument, span: Span) -> Place:
    return min(
        (region.page or 0, region.bbox.top if region.bbox else 0.0)
        for region in source.locate(span)
    )
