"""Corrections on their way into the tables: which are due to a document, and its rows with them.

Due to a document are the corrections made while looking at it, at a document of the same key, or at one that the
register takes for the same plan. Which were due when a document was stored is noted in the index, so that a line added
to the file later finds the documents it is meant for, whoever wrote it.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pipeline.corrections.apply import corrected
from pipeline.corrections.entries import ValueEntry
from pipeline.corrections.ledger import Book, read_book, stamp_of
from pipeline.store.index import Document, Index
from pipeline.store.packed import PlanRows, rows_of_plan
from pipeline.store.places import Place
from pipeline.store.records import plan_of
from pipeline.store.segments import Segments
from pipeline.store.standing import Standing

_AT_ONCE = 64
"""Stored documents whose rows are in memory while corrections are applied to them."""


class Due(NamedTuple):
    """What of the corrections a document is stored with."""

    rows: PlanRows
    digest: str | None


class Correcting:
    """The corrections of a register, read again when their file changes."""

    def __init__(self, out: Place, index: Index, segments: Segments) -> None:
        self._out = out
        self._index = index
        self._segments = segments
        self._book = Book()
        self._stamp: tuple[int, int] | None = None
        self._looked = False

    def refresh(self) -> bool:
        """Read the file again if it changed. True when stored documents may lack something of it."""
        if self._looked and not isinstance(self._out, Path):
            return (
                False  # a request for each flush is too much; the next run sees what came meanwhile
            )
        stamp = stamp_of(self._out)
        if self._looked and stamp == self._stamp:
            return False
        self._looked, self._stamp = True, stamp
        self._book = read_book(self._out) if stamp is not None else Book()
        return True

    def outstanding(self) -> Iterator[dict[str, PlanRows]]:
        """Stored documents that lack a correction or have one that was taken back, some at a time."""
        found: dict[str, Document] = {}
        for name in sorted(self._meant()):
            keys = self._index.ids_of(name)
            digest = _digest(self._due(name, keys))
            for key in keys:
                if self._index.tried(key) != digest and (one := self._index.document(key)):
                    found[key] = one
        ordered = sorted(found.values(), key=lambda one: (one.segment, one.document_id))
        for at in range(0, len(ordered), _AT_ONCE):
            rows: dict[str, PlanRows] = {}
            some = ordered[at : at + _AT_ONCE]
            for segment, ones in groupby(some, key=lambda one: one.segment):
                rows |= {
                    one.document_id: one for one in stored_rows(self._segments, segment, list(ones))
                }
            yield rows

    def applied(
        self, new: Mapping[str, PlanRows], standing: Mapping[str, Standing]
    ) -> dict[str, Due]:
        """The rows of documents about to be stored, with the corrections due to each."""
        made: dict[str, Due] = {}
        if not self._book.by_document and not any(
            rows.count("corrections") for rows in new.values()
        ):
            return {key: Due(rows, None) for key, rows in new.items()}
        together: defaultdict[str, list[str]] = defaultdict(list)
        for key in new:
            together[standing[key].identity].append(key)
        for name, keys in together.items():
            due = self._due(name, {*self._index.ids_of(name), *keys})
            digest = _digest(due)
            for key in keys:
                rows = new[key]
                if _told(rows) != {one.id for one in due}:  # who read it did not know of all
                    rows = rows_of_plan(corrected(plan_of(rows.tables), due))
                made[key] = Due(rows, digest)
        return made

    def _meant(self) -> set[str]:
        """Plans some line is, or was, meant for: what the register calls them."""
        keys = {*self._index.all_tried(), *self._book.by_document}
        return {*filter(None, map(self._index.identity_of, keys)), *map(_name, self._book.by_key)}

    def _due(self, identity: str, documents: Iterable[str]) -> list[ValueEntry]:
        """The corrections that are meant for a plan; ``documents``: all there are of it."""
        meant = [one for key in _keys(identity) for one in self._book.by_key.get(key, ())]
        for key in documents:
            meant += self._book.by_document.get(key, ())
        return list({one.id: one for one in meant}.values())


def _told(rows: PlanRows) -> set[str]:
    """Corrections the rows speak of."""
    table = rows.tables.get("corrections")
    return set(table["correction_id"].to_pylist()) if table is not None else set()


def _name(plan_key: str) -> str:
    """What the index calls a plan of this key."""
    return json.dumps((plan_key,), ensure_ascii=False)


def _keys(identity: str) -> list[str]:
    """The key in such a name; none in that of a plan without a key."""
    told = json.loads(identity)
    return told if len(told) == 1 else []


def _digest(due: Collection[ValueEntry]) -> str | None:
    if not due:
        return None
    ids = "\n".join(sorted(one.id for one in due))
    return hashlib.sha256(ids.encode()).hexdigest()[:16]


def stored_rows(segments: Segments, segment: int, ones: Collection[Document]) -> Iterator[PlanRows]:
    """Documents of a segment with their rows."""
    rows = segments.rows(segment, {one.document_id for one in ones}) if ones else {}
    for one in ones:
        yield PlanRows(one.document_id, one.base, one.rank, one.likeness, rows[one.document_id])
