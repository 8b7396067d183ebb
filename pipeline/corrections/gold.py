"""What people put right, as gold: a file a plan, by which ``plans evaluate`` measures whether it is read rightly now.

A file holds ``corrected`` and no other part: nobody has looked at the rest of the plan.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.corrections.entries import ADDED, ItemRef, ValueEntry, in_order
from pipeline.corrections.ledger import Book
from schemas.corrections import CorrectionAction


def gold_files(book: Book, files: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Name and text of each file. ``files``: names of the files of documents, by ``document_id``."""
    by_document: defaultdict[str, list[ValueEntry]] = defaultdict(list)
    for one in book.values:
        by_document[one.plan.document_id].append(one)
    for key, entries in sorted(by_document.items()):
        ordered = in_order(entries)
        names = files.get(key) or tuple(filter(None, (ordered[-1].plan.file,)))
        data = {"format": 1, "files": list(names), "corrected": list(_values(ordered))}
        yield f"{key}.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _values(entries: list[ValueEntry]) -> Iterator[dict[str, Any]]:
    """The last word on each value."""
    last: dict[tuple[str, str | None, str | None], ValueEntry] = {}
    for one in entries:
        for part in _parts(one):
            last[part.table, _named(part.item), part.column] = part
    for one in last.values():
        if one.column is None and one.action is CorrectionAction.ACCEPT:
            continue  # which value was right is not said
        value = one.old if one.action is CorrectionAction.ACCEPT else one.new
        item = one.item.model_dump() if one.item else None
        yield {"table": one.table, "item": item, "column": one.column, "value": value}


def _parts(one: ValueEntry) -> Iterator[ValueEntry]:
    """Of a row that was added its values, one by one."""
    if one.action is not CorrectionAction.ADD:
        yield one
        return
    for column, value in one.new.items():
        update = {"action": CorrectionAction.SET, "column": column, "new": value}
        yield one.model_copy(update=update)


def _named(item: ItemRef | None) -> str | None:
    if item is None or item.id.startswith(ADDED):
        return item.id if item else None
    return item.model_dump_json()
