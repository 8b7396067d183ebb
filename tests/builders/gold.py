"""``gold_of``: a described plan enters, its gold in the format of ``pipeline.evaluation.gold`` leaves.

``python -m tests.builders.gold`` writes ``tests/gold``. The gold comes from the description, never
from a reading; it speaks of the renditions in ``data/raw``.
"""

import json
import sys
from pathlib import Path

from schemas.vocabulary import Role, RowKind
from tests.builders.build_samples import ANNEX_STEM, SEED_STEM
from tests.builders.described import (
    NOTE_MARK,
    DescribedPlan,
    DescribedTable,
    walk_rows,
    walk_sections,
    without_notes,
)
from tests.builders.expected import expected_record
from tests.builders.samples import SAMPLES
from tests.builders.seed import SEED, SEED_IN_ANNEX

FOLDER = Path("tests/gold")
RAW = Path("data/raw")
PLANS: dict[str, DescribedPlan] = {SEED_STEM: SEED, ANNEX_STEM: SEED_IN_ANNEX, **SAMPLES}
TITLE_WORDS = 12
ANCHOR = 25
HEADER = (
    "parent_agency",
    "issuing_agency",
    "serial",
    "symbol",
    "place",
    "issued_on",
    "issued_year",
    "document_type",
    "subject",
)

Json = dict[str, object]


def gold_of(plan: DescribedPlan, files: list[str]) -> Json:
    """The gold of a described plan. Citations, duties and prose tasks are not described: left out."""
    record = expected_record(plan)
    (signer,) = record["signers"]
    return {
        "format": 1,
        "files": files,
        "header": {name: record[name] for name in HEADER},
        "sections": list(_sections(plan)),
        "task_tables": [_table(plan.table, record["tasks"])] if plan.table else [],
        "other_tables": [],
        "footnotes": [_footnote(plan, note) for note in record["footnotes"]],
        "recipients": record["recipients"],
        "signature": signer,
    }


def renditions(stem: str) -> list[str]:
    """Files of ``data/raw`` that hold the plan, as the gold names them: from its own folder."""
    stems = {stem, f"{stem}-lap-tieu-de", f"{stem}-khong-lap-tieu-de"}
    found = sorted(file for file in RAW.iterdir() if file.stem in stems and file.suffix != ".md")
    return [f"../../{file.as_posix()}" for file in found]


def render(stem: str) -> str:
    """The text of a gold file."""
    gold = gold_of(PLANS[stem], renditions(stem))
    return json.dumps(gold, ensure_ascii=False, indent=1) + "\n"


def _sections(plan: DescribedPlan):
    for section, path, *_ in walk_sections(plan.sections):
        own = section.title or " ".join((section.text or "").split()[:TITLE_WORDS])
        yield {"path": path, "title": without_notes(own)} | ({"auto": True} if section.auto else {})


def _table(table: DescribedTable, tasks: list[Json]) -> Json:
    others = [column.header for column in table.columns if column.role is Role.OTHER]
    rows = []
    for (row, *_), task in zip(walk_rows(table.rows), tasks, strict=True):
        cells = {
            column.role.value: task[column.role.value]
            for column in table.columns
            if column.role not in {Role.NUMBER, Role.OTHER}
        }
        more = {f"other{n}": task["other"].get(header) for n, header in enumerate(others, 1)}
        kind = RowKind.GROUP if row.kind is RowKind.GROUP else RowKind.TASK
        rows.append({"number": row.number, "kind": kind.value} | cells | more)
    return {
        "header": [column.header for column in table.columns],
        "columns": [column.role.value for column in table.columns],
        "rows": rows,
    }


def _footnote(plan: DescribedPlan, note: Json) -> Json:
    mark = f"{{note:{note['mark']}}}"
    (printed,) = (text for text in _strings(plan) if mark in text)
    before = " ".join(NOTE_MARK.sub("", printed.split(mark)[0]).split())
    return {"mark": note["mark"], "text": note["text"], "anchor_before": before[-ANCHOR:].strip()}


def _strings(plan: DescribedPlan):
    """Every string of the plan that may hold the mark of a note."""
    yield plan.subject
    yield from plan.legal_bases
    yield plan.enacting_clause or ""
    for section, *_ in walk_sections(plan.sections):
        yield from (section.title or "", section.text or "", *section.paragraphs)
    for row, *_ in walk_rows(plan.table.rows) if plan.table else ():
        yield from row.cells


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for stem in PLANS:
        (FOLDER / f"{stem}.json").write_text(render(stem), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
