"""Tables back to records: ``Plan`` values from Parquet, without the files they were read from.

``read_plans(Path("data/parsed"))`` yields the plans of one file of the table ``plans`` after the other;
rows of the same plans stand in files of the same name in the other tables, be it one plan a file or
many. Memory holds one such file and its companions. It is the inverse of ``pipeline.store.tables.rows``.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyarrow as pa
from pydantic import ValidationError

from pipeline.store.arrays import array, rows_of
from pipeline.store.files import opened
from pipeline.store.places import Place, parquet_below, way
from pipeline.store.tables import CHILDREN, SCHEMAS
from schemas.findings import Finding
from schemas.plan import Evidence, Plan, Source

Row: TypeAlias = dict[str, Any]
"""One row by column name, evidence flat."""
_EVIDENCE = tuple(Evidence.model_fields)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The plans of one file name, or why they cannot be read."""

    stem: str
    plans: tuple[Plan, ...] = ()
    trouble: str | None = None


def read_plans(
    parsed: Place,
    paths: Mapping[str, str] | None = None,
    wanted: Callable[[Place], Collection[str] | None] | None = None,
) -> Iterator[Shelf]:
    """Every plan below a folder of tables, file by file.

    ``paths``: names of files by document, the order of the plans of a file; else they are in that of their ids.
    ``wanted``: the documents of a file of the table ``plans`` that are read; None: all.
    """
    known = paths or {}
    for file in parquet_below(parsed / "plans"):
        try:
            only = wanted(file) if wanted is not None else None
            found = _plans(parsed, file, only) if only is None or only else ()
            plans = tuple(
                sorted(found, key=lambda one: (known.get(one.document_id, ""), one.document_id))
            )
        except (OSError, pa.ArrowException, ValidationError, KeyError, ValueError) as error:
            what = " ".join(str(error).split())[:160]
            trouble = f"{file} or a table beside it cannot be read ({what}); ingest its plans again"
            yield Shelf(file.stem, trouble=trouble)
        else:
            if plans:
                yield Shelf(file.stem, plans)


def read_plan_of(parsed: Place, file: Place, document_id: str) -> Plan:
    """One plan of a file of the table ``plans``. Raises what ``read_plans`` calls trouble."""
    (plan,) = _plans(parsed, file, {document_id})
    return plan


def documents_of(file: Place) -> dict[str, bool]:
    """The documents a file of the table ``plans`` lists, and whether each counts among its renditions."""
    with opened(file) as parquet:
        table = parquet.read(columns=["document_id", "is_primary"])
    return dict(zip(*(column.to_pylist() for column in table.columns), strict=True))


def read_some(parsed: Place, file: Place, documents: Collection[str]) -> list[Plan]:
    """Some plans of a file of the table ``plans``, those that are there. Raises the same."""
    return list(_plans(parsed, file, documents))


@dataclass(frozen=True, slots=True)
class StoredFindings:
    """One file of the table ``findings``, and the version of ``plans`` that wrote it."""

    by_document: Mapping[str, tuple[Finding, ...]]
    parser_version: str


def read_findings(file: Place, only: Collection[str] | None = None) -> StoredFindings:
    """The findings in one file, in their order; ``only``: of these documents. Raises what ``read_plans`` calls trouble."""
    with opened(file) as parquet:
        about = parquet.schema_arrow.metadata or {}
    rows = _by_document("findings", file, only)
    return StoredFindings(
        {key: tuple(Finding.model_validate(row) for row in found) for key, found in rows.items()},
        about.get(b"parser_version", b"").decode(),
    )


def read_sources(parsed: Place) -> Iterator[Source]:
    """The ledger: every file that was seen, read or not."""
    for file in parquet_below(parsed / "sources"):
        for row in _rows("sources", file):
            yield Source.model_validate(row)


def _plans(parsed: Place, file: Place, only: Collection[str] | None = None) -> Iterator[Plan]:
    """``only``: ids of documents; rows of others are passed over."""
    heads = _rows("plans", file, only)
    if not heads:
        return
    inside = way(file, parsed / "plans") or file.name
    children = {name: _by_document(name, parsed / name / inside, only) for name in CHILDREN}
    texts = _by_document("texts", parsed / "texts" / inside, only)
    for head in heads:
        key = head["document_id"]
        (text,) = texts[key]
        yield Plan.model_validate(
            head | {"text": text["text"]} | {name: rows[key] for name, rows in children.items()}
        )


def plan_of(tables: Mapping[str, pa.Table]) -> Plan:
    """The record of one document from its rows by table. Raises what ``read_plans`` calls trouble."""
    (head,) = _told("plans", tables["plans"])
    (text,) = _told("texts", tables["texts"])
    children: dict[str, list[Row]] = {}
    for name in CHILDREN:
        children[name] = _told(name, tables[name]) if name in tables else []
        for row in children[name]:
            del row["document_id"]
        children[name] = [_nested(name, row) for row in children[name]]
    return Plan.model_validate(head | {"text": text["text"]} | children)


def _by_document(
    name: str, file: Place, only: Collection[str] | None = None
) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    try:
        rows = _rows(name, file, only)
    except FileNotFoundError:  # no plan of these has any
        return found
    for row in rows:
        found[row.pop("document_id")].append(_nested(name, row))
    return found


def _rows(name: str, file: Place, only: Collection[str] | None = None) -> list[Row]:
    """Rows of one file."""
    with opened(file) as parquet:
        table = parquet.read(columns=list(SCHEMAS[name].names), use_threads=False)
    if only is not None:
        mine = [key in only for key in table["document_id"].to_pylist()]
        table = table.filter(array(mine, pa.bool_()))
    return _told(name, table)


def _told(name: str, table: pa.Table) -> list[Row]:
    """Rows of a table; maps come as pairs and become dicts."""
    rows = rows_of(table)
    maps = [field.name for field in SCHEMAS[name] if pa.types.is_map(field.type)]
    for row in rows:
        for column in maps:
            row[column] = dict(row[column])
    return rows


def _nested(name: str, row: Row) -> Row:
    """Evidence from the flat row back into a value of its own; all null is none."""
    if not set(_EVIDENCE) <= set(SCHEMAS[name].names):  # readings have a span and no more
        return row
    evidence = {column: row.pop(column) for column in _EVIDENCE}
    return row | {"evidence": evidence if evidence["span_start"] is not None else None}
