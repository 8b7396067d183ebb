"""The data dictionary: every table and column of ``data/parsed`` as Markdown.

Written from the same columns the Arrow schemas are made of, so it cannot disagree with the files.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pyarrow as pa

from pipeline.store.tables import Column, table_columns
from schemas.plan import SCHEMA_VERSION

_ONE_ROW_PER = {
    "sources": "input file seen: what is done, what is not, and why",
    "plans": "document read",
    "texts": "document read: the one normalised text that spans point into",
    "sections": "numbered heading or paragraph of body and annexes",
    "tasks": "row of a task table, or task given in prose",
    "task_agencies": "actor of a task",
    "citations": "mention of a document",
    "deadlines": "time expression of a task or a duty",
    "report_duties": "duty to report or submit",
    "other_tables": "ruled table that is no task table: a form, a list, figures",
    "footnotes": "note",
    "readings": "word of a scan that OCR read otherwise than `texts` has it",
    "handwritten": "number or day filled into the form of a scan, by hand as a rule, or what of a signer could not be read: its picture, for somebody to read",
    "corrections": "value a person put right or found right: what was read, what holds, and what became of it here",
    "as_read": "document in which something was put right: what was changed, as it was read",
    "diagnostics": "thing we could not read well",
    "obligations": "day something is owed: a report, a task; what has no day is in `deadlines` alone",
    "acts": "document cited in a document, with what the list of acts knows of it",
    "units": "administrative unit the plan is of, or a body in it",
    "findings": "rule a plan breaks, or rule that cannot be decided; written by `plans audit`",
}
_INTRODUCTION = f"""\
# Data dictionary

Written by `plans schema` from the models in `schemas`; schema version {SCHEMA_VERSION}.

`data/parsed/<table>/*.parquet`, one row an item. `document_id` stands first in every table and joins
them. Spans (`span_start`, `span_end`) are offsets into `texts.text`; boxes are points, origin top
left, pages from 1, and null for a DOCX, which has no pages. Strings are as printed; missing is null.

`obligations`, `acts` and `units` follow from the others when a plan is stored, and hold plain values only. `acts` joins `citations` on
`document_id, key`; acts over all plans: `SELECT DISTINCT ON (key) …`. A rendition of a plan has rows of its own in every
table: join `plans` and keep `is_primary`, or ask the views of `plans query`.
"""


def data_dictionary() -> str:
    """The whole dictionary, one section a table."""
    parts = [_INTRODUCTION]
    for name, columns in table_columns().items():
        parts.append(f"## {name}\n\nOne row per {_ONE_ROW_PER[name]}.\n")
        parts.append("\n".join(_lines(columns)) + "\n")
    return "\n".join(parts)


def _lines(columns: tuple[Column, ...]) -> Iterator[str]:
    yield "| column | type | null | meaning |"
    yield "|---|---|---|---|"
    for column in columns:
        kind = _type_name(column.arrow().type)
        null = "yes" if column.nullable else ""
        yield f"| `{column.name}` | {kind} | {null} | {_meaning(column)} |"


def _meaning(column: Column) -> str:
    words = _allowed(column.annotation)
    listed = "one of " + ", ".join(f"`{word}`" for word in words) if words else ""
    return ". ".join(part for part in (column.description, listed) if part)


def _allowed(annotation: Any) -> tuple[str, ...]:
    """The words of a closed list."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(member.value for member in annotation)
    return ()


def _type_name(kind: pa.DataType) -> str:
    """``list<struct<page, x0>>`` the way a person writes it."""
    if pa.types.is_list(kind):
        return f"list<{_type_name(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return "struct<" + ", ".join(f"{f.name}: {_type_name(f.type)}" for f in kind) + ">"
    if pa.types.is_map(kind):
        return f"map<{_type_name(kind.key_type)}, {_type_name(kind.item_type)}>"
    return str(kind)
