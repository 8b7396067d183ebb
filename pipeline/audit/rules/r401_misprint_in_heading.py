"""R401 misprint-in-heading: a heading has a known misprint (lỗi chính tả ở đề mục).

Condition: the subject, a heading of the text or of the task table holds a wrong form that can only be a
slip of the print. The form may be ours where letters were repaired or read by OCR: then it cannot be
decided.
Legal basis: good practice.
Bad: PHỔ BIẾN CÁC CHỦ TRƯỞNG VỀ CÔNG TÁC DÂN VẬN
Good: PHỔ BIẾN CÁC CHỦ TRƯƠNG VỀ CÔNG TÁC DÂN VẬN
"""

from collections.abc import Iterator

from parsers.semantics.misprints import find_misprints
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Evidence
from schemas.vocabulary import ContainerKind, RowKind

_OCR = "the page was read by OCR, which makes such slips itself"


def check(dossier: Dossier) -> Iterator[Hit]:
    unsure = _OCR if dossier.plan.reader == "ocr" else None
    for kind, item, evidence, heading in _headings(dossier):
        for one in find_misprints(heading or ""):
            yield Hit(
                kind,
                item,
                evidence,
                one.printed,
                gaps={"meant": one.meant},
                letters=True,
                unsure=unsure,
            )


def _headings(
    dossier: Dossier,
) -> Iterator[tuple[ContainerKind, str | None, Evidence | None, str | None]]:
    plan = dossier.plan
    yield ContainerKind.HEADER, None, dossier.field("subject"), plan.subject
    for section in plan.sections:
        yield ContainerKind.SECTION, section.section_id, section.evidence, section.title
    for task in plan.tasks:
        if task.kind is RowKind.GROUP:
            yield ContainerKind.TASK, task.task_id, task.evidence, task.task


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="A heading has a misprint; meant is probably: {meant}.",
    message_vi="Đề mục có lỗi chính tả, có lẽ phải là: {meant}.",
)
