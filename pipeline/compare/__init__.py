"""Two plans side by side: ``compare(a, b)``, a pure function of two records.

Items are paired by likeness in order (``align``), never by their place; then each pair is told field by
field. What is equally good is left open, and what follows from another change says so.
"""

from collections import Counter

from pipeline.compare.acts import compare_citations
from pipeline.compare.align import adopt
from pipeline.compare.duties import compare_duties
from pipeline.compare.header import compare_header
from pipeline.compare.notes import compare_notes, compare_other_tables
from pipeline.compare.sections import (
    align_sections,
    compare_sections,
    section_nodes,
)
from pipeline.compare.spots import Spots
from pipeline.compare.tasks import (
    Rows,
    align_tasks,
    compare_tables,
    compare_tasks,
    pair_tables,
    tables_below,
)
from pipeline.compare.told import Told
from schemas.comparison import ChangeKind, Comparison, Count, Part, Side
from schemas.plan import Plan

__all__ = ["compare"]


def compare(a: Plan, b: Plan) -> Comparison:
    """What ``b`` says otherwise than ``a``. Exchanged plans give the same, exchanged."""
    told = Told()
    spots = Spots(a), Spots(b)
    header = compare_header(a, b, spots, told)
    sections = align_sections(a, b)
    rows = Rows(a), Rows(b)
    tasks = align_tasks(*rows)
    tables = pair_tables(*rows, tasks)
    adopt(sections, tables_below(*rows, tables))
    nodes = section_nodes(a, b, sections)
    compare_sections((a, b), sections, nodes, spots, told)
    compare_tables(rows, tables, nodes, spots, told)
    nodes = nodes.joined(tables)
    compare_tasks(rows, tasks, nodes, spots, told)
    nodes = nodes.with_items(tasks)
    compare_duties(a, b, nodes, spots, told)
    compare_citations(a, b, spots, told)
    compare_notes(a, b, nodes, spots, told)
    compare_other_tables(a, b, nodes, spots, told)
    return Comparison(
        a=_side(a),
        b=_side(b),
        header=header,
        matches=tuple(told.matches),
        changes=tuple(
            one.model_copy(update={"ordinal": n}) for n, one in enumerate(told.changes, start=1)
        ),
        counts=_counts(told),
    )


def _side(plan: Plan) -> Side:
    return Side(**{name: getattr(plan, name) for name in Side.model_fields})


def _counts(told: Told) -> tuple[Count, ...]:
    own = Counter((one.part, one.kind) for one in told.changes if not one.follows)
    more = Counter((one.part, one.kind) for one in told.changes if one.follows)
    return tuple(
        Count(part=part, kind=kind, n=own[part, kind], follows=more[part, kind])
        for part in Part
        for kind in ChangeKind
        if own[part, kind] or more[part, kind]
    )
