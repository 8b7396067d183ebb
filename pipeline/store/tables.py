"""``Plan`` to Arrow: one table a kind of item, schemas derived from the models in ``schemas.plan``.

A field's type follows from its annotation and nothing else:

====================  =======================================================
``str``, ``StrEnum``  string
``int``, ``Int16``    int64, int16
``float``             float32 in boxes and confidence, float64 elsewhere
``bool``, ``date``    bool, date32
``datetime``          timestamp[us, UTC]
``tuple[X, ...]``     list<X>
``dict[str, str]``    map<string, string>
``Record``            struct; ``Evidence`` stands flat in the row instead
``X | None``          X, nullable; everything else is not null
====================  =======================================================
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from pipeline import PARSER_VERSION
from pipeline.derived.acts import acts_of
from pipeline.derived.obligations import obligations_of
from pipeline.derived.units import units_of
from pipeline.store.arrays import array, attributes
from schemas.corrections import AsRead, Correction
from schemas.findings import Finding
from schemas.plan import (
    SCHEMA_VERSION,
    Citation,
    Deadline,
    DiagnosticEntry,
    Evidence,
    Footnote,
    Handwritten,
    OtherTable,
    Place,
    Plan,
    Reading,
    Record,
    ReportDuty,
    Section,
    Source,
    Task,
    TaskAgency,
)
from schemas.plan_derived import Act, Obligation, Unit

CHILDREN: dict[str, type[Record]] = {
    "sections": Section,
    "tasks": Task,
    "task_agencies": TaskAgency,
    "other_tables": OtherTable,
    "footnotes": Footnote,
    "citations": Citation,
    "deadlines": Deadline,
    "report_duties": ReportDuty,
    "readings": Reading,
    "handwritten": Handwritten,
    "corrections": Correction,
    "as_read": AsRead,
    "diagnostics": DiagnosticEntry,
}
"""Tables of a plan's items by the name of the field that holds them."""
DERIVED: dict[str, tuple[type[Record], Callable[[Plan], Iterable[Record]]]] = {
    "obligations": (Obligation, obligations_of),
    "acts": (Act, acts_of),
    "units": (Unit, units_of),
}
"""Tables that follow from the record: what a row is, and how rows are made of a plan."""
_FLOAT32 = (Place, Evidence)
"""Records whose floats are box coordinates and measured confidence: seven digits are plenty."""
_SCALARS = {
    str: pa.string(),
    int: pa.int64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}
_MARKED = {"int16": pa.int16()}


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a model as a column of a table."""

    name: str
    annotation: Any
    description: str
    owner: type[Record]
    nullable: bool

    def arrow(self) -> pa.Field:
        note = {"description": self.description} if self.description else None
        kind = arrow_type(self.annotation, self.owner)
        return pa.field(self.name, kind, nullable=self.nullable, metadata=note)


def table_columns() -> dict[str, tuple[Column, ...]]:
    """Columns of every published table, in order."""
    plan = _columns(Plan)
    key = plan[0]
    apart = {"text", *CHILDREN}
    return {
        "sources": _columns(Source),
        "plans": tuple(column for column in plan if column.name not in apart),
        "texts": (key, *(column for column in plan if column.name == "text")),
        **{name: (key, *_columns(model)) for name, model in CHILDREN.items()},
        **{name: (key, *_columns(model)) for name, (model, _) in DERIVED.items()},
        "findings": (key, *_columns(Finding)),
    }


def _schema(table: str, columns: Iterable[Column]) -> pa.Schema:
    about = {"table": table, "schema_version": SCHEMA_VERSION, "parser_version": PARSER_VERSION}
    return pa.schema([column.arrow() for column in columns], metadata=about)


def rows(plan: Plan) -> dict[str, pa.Table]:
    """All rows of one plan by table; tables of items it does not have are empty."""
    key = plan.document_id
    records = {"plans": (plan,), "texts": (plan,)} | {
        name: getattr(plan, name) for name in CHILDREN
    }
    records |= {name: tuple(made(plan)) for name, (_, made) in DERIVED.items()}
    return {
        name: as_table(name, [(key, record) for record in records[name]])
        for name in SCHEMAS
        if name in records
    }


def finding_rows(found: Iterable[tuple[str, Finding]]) -> pa.Table:
    """Findings beside the ``document_id`` of their plan, as a table."""
    return as_table("findings", found)


def source_rows(sources: Iterable[Source]) -> pa.Table:
    """The ledger as a table."""
    return as_table("sources", ((source.document_id, source) for source in sources))


def as_table(name: str, items: Iterable[tuple[str | None, Record]]) -> pa.Table:
    """Records beside the ``document_id`` of their row under the schema of a table."""
    keyed = tuple(items)
    records = [record for _, record in keyed]
    # Some records say where they were read; of those, some were read nowhere.
    evidence = [getattr(record, "evidence", None) for record in records]
    schema = SCHEMAS[name]
    arrays = [array([key for key, _ in keyed], schema[0].type)]
    for column, field in zip(_COLUMNS[name][1:], list(schema)[1:], strict=True):
        holders = evidence if column.owner is Evidence else records
        arrays.append(array(attributes(holders, field.name), field.type))
    return pa.Table.from_arrays(arrays, schema=schema)


@cache
def _columns(model: type[Record]) -> tuple[Column, ...]:
    return tuple(_columns_of(model))


def _columns_of(model: type[Record]) -> Iterator[Column]:
    """Fields of a model as columns; the fields of an ``Evidence`` in place of it."""
    hints = get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        inner, nullable = _without_none(hints[name])
        if inner is Evidence:
            for column in _columns(Evidence):
                yield Column(
                    column.name,
                    column.annotation,
                    column.description,
                    Evidence,
                    nullable=nullable or column.nullable,
                )
        else:
            yield Column(name, inner, info.description or "", model, nullable=nullable)


def arrow_type(annotation: Any, owner: type[Record]) -> pa.DataType:
    """The Arrow type of an annotation that stands in ``owner``."""
    outer = get_origin(annotation)
    if outer is Annotated:
        return _MARKED[get_args(annotation)[1]]
    if outer is tuple:
        item, nullable = _without_none(get_args(annotation)[0])
        return pa.list_(pa.field("element", arrow_type(item, owner), nullable=nullable))
    if outer is dict:
        key, value = get_args(annotation)
        return pa.map_(arrow_type(key, owner), arrow_type(value, owner))
    return _plain_type(annotation, owner)


def _plain_type(annotation: type, owner: type[Record]) -> pa.DataType:
    if annotation is float:
        return pa.float32() if owner in _FLOAT32 else pa.float64()
    if issubclass(annotation, Record):
        return pa.struct([column.arrow() for column in _columns(annotation)])
    if issubclass(annotation, StrEnum):
        return pa.string()
    return _SCALARS[annotation]


def _without_none(annotation: Any) -> tuple[Any, bool]:
    """``X`` and whether None may stand in its place."""
    if get_origin(annotation) not in (Union, UnionType):
        return annotation, False
    (inner,) = (option for option in get_args(annotation) if option is not NoneType)
    return inner, True


_COLUMNS = table_columns()
SCHEMAS = {name: _schema(name, columns) for name, columns in _COLUMNS.items()}
"""The Arrow schema of every table of ``data/parsed``."""
