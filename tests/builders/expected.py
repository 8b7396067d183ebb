"""``expected_record``: a described plan enters, the record its reading must give leaves.

The record is a dict in the field names of ``schemas.plan``, without what depends on the file:
evidence, identity, counts. ``record.record_of`` gives the same shape for a ``Plan`` that was read.
"""

import re
from datetime import date

from schemas.vocabulary import ContainerKind, Role
from tests.builders.described import (
    MERGED_ABOVE,
    NOTE_MARK,
    DescribedPlan,
    DescribedTable,
    walk_rows,
    walk_sections,
    without_notes,
)

CAPACITY = re.compile(r"^(TM|KT|TL|TUQ|Q)\.")
CELL_ROLES = tuple(role for role in Role if role not in {Role.NUMBER, Role.OTHER})
TABLE = "t1"

Record = dict[str, object]
Anchors = dict[str, list[list[str | None]]]


def expected_record(plan: DescribedPlan) -> Record:
    """What the parser must return for the plan, whatever its rendition.

    One thing depends on the rendition: a PDF prints automatic numbers like any other, so its
    ``auto_numbered`` is False throughout (``record.as_printed``).
    """
    anchors: Anchors = {}
    sections = _sections(plan, anchors)
    tasks = _tasks(plan.table, anchors) if plan.table else []
    issued = date(plan.year, plan.month, plan.day) if plan.month and plan.day else None
    return {
        "parent_agency": " ".join(plan.parent_agency) or None,
        "issuing_agency": " ".join(plan.issuing_agency),
        "serial": plan.serial,
        "symbol": plan.symbol,
        "document_number": f"{plan.serial}/{plan.symbol}" if plan.serial else None,
        "place": plan.place,
        "issued_on": issued.isoformat() if issued else None,
        "issued_month": plan.month,
        "issued_year": plan.year,
        "document_type": plan.document_type,
        "subject": without_notes(plan.subject),
        "is_draft": plan.is_draft,
        "legal_bases": [without_notes(base) for base in plan.legal_bases],
        "recipients": list(plan.recipients),
        "signers": [_signer(plan)],
        "annexes": _annexes(plan),
        "sections": sections,
        "tasks": tasks,
        "footnotes": _footnotes(plan, anchors),
    }


def _signer(plan: DescribedPlan) -> Record:
    words = (CAPACITY.match(line) for line in plan.signer.capacity_lines)
    return {
        "capacity": [word[0] for word in words if word],
        "position": plan.signer.position,
        "name": plan.signer.name,
    }


def _annexes(plan: DescribedPlan) -> list[Record]:
    if plan.annex is None:
        return []
    return [
        {
            "annex_id": "PL",
            "label": plan.annex.label,
            "title": plan.annex.title,
            "reference": without_notes(plan.annex_reference()),
        }
    ]


def _sections(plan: DescribedPlan, anchors: Anchors) -> list[Record]:
    out: list[Record] = []
    for section, path, parent, level in walk_sections(plan.sections):
        own = (section.text,) if section.title is None and section.text else ()
        printed = (*own, *section.paragraphs)
        for text in (section.title or "", *printed):
            _anchor(text, ContainerKind.SECTION, path, anchors)
        out.append(
            {
                "section_id": path,
                "parent_id": parent,
                "path": path,
                "number": section.number,
                "title": without_notes(section.title) if section.title else None,
                "paragraphs": [without_notes(text) for text in printed],
                "level": level,
                "auto_numbered": section.auto,
            }
        )
    return out


def _tasks(table: DescribedTable, anchors: Anchors) -> list[Record]:
    out: list[Record] = []
    above: dict[int, str] = {}
    for row, path, parent, groups in walk_rows(table.rows):
        task_id = f"{TABLE}:{path}"
        cells: dict[Role, str] = {}
        other: dict[str, str] = {}
        inherited: list[str] = []
        notes: list[str] = []
        for index, (text, column) in enumerate(zip(row.cells, table.columns[1:], strict=False)):
            notes += _anchor(text, ContainerKind.TASK, task_id, anchors)
            merged = text == MERGED_ABOVE
            if merged:
                inherited.append(column.role.value)
            above[index] = value = above[index] if merged else without_notes(text)
            if column.role is Role.OTHER and value:
                other[column.header] = value
            elif value:
                cells[column.role] = value
        out.append(
            {
                "task_id": task_id,
                "parent_id": f"{TABLE}:{parent}" if parent else None,
                "path": path,
                "number": row.number,
                "kind": row.kind.value,
                **{role.value: cells.get(role) for role in CELL_ROLES},
                "other": other,
                "group_path": list(groups),
                "inherited": inherited,
                "footnotes": notes,
            }
        )
    return out


def _footnotes(plan: DescribedPlan, anchors: Anchors) -> list[Record]:
    out: list[Record] = []
    for mark, printed in enumerate(plan.footnotes, 1):
        paragraphs = [without_notes(text.removeprefix("- ")) for text in printed]
        footnote_id = f"fn:{mark}"
        out.append(
            {
                "footnote_id": footnote_id,
                "mark": str(mark),
                "text": " ".join(paragraphs),
                "paragraphs": paragraphs,
                "anchors": anchors.get(footnote_id, []),
            }
        )
    return out


def _anchor(text: str, kind: ContainerKind, container_id: str, anchors: Anchors) -> list[str]:
    """Note the marks of one string; the ids of its notes come back."""
    found = [f"fn:{mark}" for mark in NOTE_MARK.findall(text)]
    for footnote_id in found:
        anchors.setdefault(footnote_id, []).append([kind.value, container_id])
    return found
