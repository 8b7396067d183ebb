"""``record_of``: a ``Plan`` that was read enters, the dict that ``expected_record`` promises leaves."""

from copy import deepcopy

from schemas.plan import Footnote, Plan, Section, Task
from tests.builders.expected import CELL_ROLES, Record

PLAN_FIELDS = (
    "parent_agency",
    "issuing_agency",
    "serial",
    "symbol",
    "document_number",
    "place",
    "issued_month",
    "issued_year",
    "document_type",
    "subject",
    "is_draft",
)
TASK_FIELDS = ("task_id", "parent_id", "path", "number", *(role.value for role in CELL_ROLES))
SECTION_FIELDS = (
    "section_id",
    "parent_id",
    "path",
    "number",
    "title",
    "level",
    "auto_numbered",
)


def record_of(plan: Plan) -> Record:
    """The fields that ``expected_record`` speaks of, in plain JSON values."""
    return {
        **{name: getattr(plan, name) for name in PLAN_FIELDS},
        "issued_on": plan.issued_on.isoformat() if plan.issued_on else None,
        "legal_bases": list(plan.legal_bases),
        "recipients": list(plan.recipients),
        "signers": [
            {"capacity": list(one.capacity), "position": one.position, "name": one.name}
            for one in plan.signers
        ],
        "annexes": [annex.model_dump() for annex in plan.annexes],
        "sections": [_section(section) for section in plan.sections],
        "tasks": [_task(task) for task in plan.tasks if task.source == "table"],
        "footnotes": [_footnote(note) for note in plan.footnotes],
    }


def as_printed(record: Record) -> Record:
    """The record as a PDF gives it: no number is known to be automatic."""
    out = deepcopy(record)
    sections = out["sections"]
    assert isinstance(sections, list)
    for section in sections:
        section["auto_numbered"] = False
    return out


def _section(section: Section) -> Record:
    return {
        **{name: getattr(section, name) for name in SECTION_FIELDS},
        "paragraphs": list(section.paragraphs),
    }


def _task(task: Task) -> Record:
    return {
        **{name: getattr(task, name) for name in TASK_FIELDS},
        "kind": task.kind.value,
        "other": dict(task.other),
        "group_path": list(task.group_path),
        "inherited": list(task.inherited),
        "footnotes": list(task.footnotes),
    }


def _footnote(note: Footnote) -> Record:
    return {
        "footnote_id": note.footnote_id,
        "mark": note.mark,
        "text": note.text,
        "paragraphs": list(note.paragraphs),
        "anchors": [[anchor.container.value, anchor.container_id] for anchor in note.anchors],
    }
