"""Documents in files of a few hundred: ``<table>/s00001.parquet`` holds the same documents in every table.

A document stays in the segment it was first put into, and a segment is rewritten table by table, each file
replaced at once. So whoever reads, at any moment and in any order of files, sees no row twice and no document
half inside a table; and storing one document more rewrites one segment, however many there are.

The row in ``plans`` is taken away before anything of a document changes and put back when all is there.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

import pyarrow as pa

from pipeline.store.arrays import array
from pipeline.store.files import opened, write_table
from pipeline.store.packed import PlanRows
from pipeline.store.places import Place, exists
from pipeline.store.tables import SCHEMAS, as_table

CAPACITY = 256
"""Documents of a segment: some megabytes, rewritten in a tenth of a second."""
LEDGER = "sources"
FINDINGS = "findings"
ITEMS = tuple(name for name in SCHEMAS if name not in {LEDGER, "plans", FINDINGS})
"""Tables whose rows come with a plan; ``plans`` is the last to get them and the first to lose them."""


def file_name(segment: int) -> str:
    return f"s{segment:05d}.parquet"


class Segments:
    """The segments below a folder of tables. The one written last is kept in memory: it is the next, too."""

    def __init__(self, folder: Place) -> None:
        self._folder = folder
        self._last: tuple[int, dict[str, pa.Table]] | None = None

    def documents(self, segment: int) -> list[str]:
        """Documents the table ``plans`` of a segment lists."""
        return _keys(self._read("plans", segment))

    def text(self, segment: int, document_id: str) -> str | None:
        """What a document says."""
        last, tables = self._last or (None, {})
        texts = tables["texts"] if last == segment else self._read("texts", segment)
        keys = _keys(texts)
        return str(texts["text"][keys.index(document_id)]) if document_id in keys else None

    def rows(self, segment: int, documents: Collection[str]) -> dict[str, dict[str, pa.Table]]:
        """The rows of some documents, by document and table."""
        found: dict[str, dict[str, pa.Table]] = {key: {} for key in documents}
        for name in ("plans", *ITEMS):
            table = self._read(name, segment)
            for key, run in _runs(_keys(table)):
                if key in found:
                    more = table.slice(run.start, len(run))
                    there = found[key].get(name)
                    found[key][name] = pa.concat_tables([there, more]) if there else more
        return found

    def rewrite(
        self,
        segment: int,
        *,
        gone: Collection[str] = (),
        new: Iterable[PlanRows] = (),
        primary: Mapping[str, bool] | None = None,
    ) -> None:
        """Take documents out and put others in. ``new`` replaces what stood there under the same id, whose
        findings stay and are called stale; ``primary`` tells which documents count among their renditions.
        """
        added = list(new)
        replaced = {one.document_id for one in added}
        tables = self._tables(segment)
        left = _without(tables["plans"], {*gone, *replaced})
        if left.num_rows < tables["plans"].num_rows:
            self._write("plans", segment, left)
        for name in ITEMS:
            kept = _without(tables[name], {*gone, *replaced})
            more = [one.tables[name] for one in added if name in one.tables]
            if more or kept.num_rows < tables[name].num_rows:
                tables[name] = pa.concat_tables([kept, *more])
                self._write(name, segment, tables[name])
        self._keep_findings(segment, gone, replaced)
        heads = pa.concat_tables([left, *(one.tables["plans"] for one in added)])
        tables["plans"] = with_primary(heads, primary or {})
        self._write("plans", segment, tables["plans"])
        self._last = segment, tables

    def sweep(self, segment: int, known: Mapping[str, bool]) -> list[str]:
        """After a killed writer: take out what the register does not know. ``known`` documents are called
        primary as it says. Returns those that the segment has lost; they are to be read again.
        """
        self._last = None
        there = set(self.documents(segment)) & set(known)
        heads = with_primary(_only(self._read("plans", segment), there), known)
        self._write("plans", segment, heads)
        for name in (*ITEMS, FINDINGS):
            self._write(name, segment, _only(self._read(name, segment), there))
        return sorted(set(known) - there)

    def _keep_findings(
        self, segment: int, gone: Collection[str], replaced: Collection[str]
    ) -> None:
        findings = self._read(FINDINGS, segment)
        if not findings.num_rows:
            return
        kept = _without(findings, gone)
        stale = [
            old or key in replaced
            for key, old in zip(_keys(kept), kept["stale"].to_pylist(), strict=True)
        ]
        at = kept.schema.get_field_index("stale")
        kept = kept.set_column(at, kept.schema.field(at), array(stale, pa.bool_()))
        if not kept.equals(findings):
            self._write(FINDINGS, segment, kept)

    def _tables(self, segment: int) -> dict[str, pa.Table]:
        if self._last is not None and self._last[0] == segment:
            return self._last[1]
        return {name: self._read(name, segment) for name in ("plans", *ITEMS)}

    def _read(self, name: str, segment: int) -> pa.Table:
        file = self._folder / name / file_name(segment)
        try:
            parquet = opened(file)
        except FileNotFoundError:
            return as_table(name, ())  # Schema.empty_table imports pandas
        with parquet:
            return parquet.read(use_threads=False)

    def _write(self, name: str, segment: int, table: pa.Table) -> None:
        file = self._folder / name / file_name(segment)
        if table.num_rows or exists(file):  # a reader may have listed it
            write_table(table.combine_chunks(), file)


def with_primary(plans: pa.Table, primary: Mapping[str, bool]) -> pa.Table:
    """Rows of ``plans`` that say of some documents whether they count among their renditions."""
    if not primary:
        return plans
    told = zip(_keys(plans), plans["is_primary"].to_pylist(), strict=True)
    flags = [primary.get(key, flag) for key, flag in told]
    at = plans.schema.get_field_index("is_primary")
    return plans.set_column(at, plans.schema.field(at), array(flags, pa.bool_()))


def _keys(table: pa.Table) -> list[str]:
    return table["document_id"].to_pylist()  # type: ignore[no-any-return]


def _runs(keys: list[str]) -> Iterator[tuple[str, range]]:
    """Stretches of rows of one document; those of a document stand together."""
    at = 0
    for key, rows in groupby(keys):
        size = sum(1 for _ in rows)
        yield key, range(at, at + size)
        at += size


def _without(table: pa.Table, gone: Collection[str]) -> pa.Table:
    return table if not gone else _where(table, [key not in gone for key in _keys(table)])


def _only(table: pa.Table, kept: Collection[str]) -> pa.Table:
    return _where(table, [key in kept for key in _keys(table)])


def _where(table: pa.Table, flags: list[bool]) -> pa.Table:
    return table if all(flags) else table.filter(array(flags, pa.bool_()))
