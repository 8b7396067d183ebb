"""What callers of ``import plans`` ask of many plans, as Arrow tables."""

import warnings
from collections.abc import Callable
from typing import Literal

import pyarrow as pa

from pipeline.matrix.build import Gathered
from pipeline.matrix.listing import long_table
from pipeline.missing.filed import Wanted
from pipeline.store.places import Place
from pipeline.store.renditions import Met, each_plan
from schemas.plan import Plan

Of = Literal["tasks", "citations", "reports"]


def matrix(parsed: Place, year: int, subject: str, of: Of) -> pa.Table:
    """A row a cell, as ``plans matrix --format parquet`` writes it."""
    gathered = _gathered(parsed, Wanted(subject, year).takes)
    makers = {"tasks": gathered.tasks, "citations": gathered.citations, "reports": gathered.reports}
    return long_table([makers[of]()])


def similar(parsed: Place, text: str, limit: int) -> pa.Table:
    """Tasks of all plans that read most like a text, the likest first."""
    gathered = _gathered(parsed, lambda _: True)
    units = {one.document_id: one.unit for one in gathered.columns}
    found = gathered.alike(text)[:limit]
    schema = pa.schema(
        [
            *(pa.field(name, pa.string()) for name in ("unit", "task", "lead", "time")),
            pa.field("likeness", pa.float64()),
            *(pa.field(name, pa.string()) for name in ("document_id", "task_id")),
        ]
    )
    rows = (
        (units[one.document_id], one.text, one.who, one.when, like, one.document_id, one.item_id)
        for like, one in found
    )
    return pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema)


def _gathered(parsed: Place, takes: Callable[[Plan], bool]) -> Gathered:
    """Plans that cannot be read are warned of and left out."""
    met, gathered = Met(), Gathered()
    for plan in each_plan(parsed, met):
        if takes(plan):
            gathered.add(plan)
    for trouble in met.troubles:
        warnings.warn(trouble, stacklevel=4)
    return gathered
