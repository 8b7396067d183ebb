"""Whether a hit is the plan's fault or may be our blindness.

``reason(plan, hit)`` gives the sentence that stands in ``Finding.reason``, or None when the reading can
be relied on. A rule then answers ``not_evaluable`` instead of ``fail``.

1. What is missing may stand in what we could not read: a page without text, a page set aside for OCR,
   characters that are drawn but not told, text that ended in no field, a page read by OCR (but for what would
   stand within a clause whose words are all legible).
2. What hangs on letters or digits is doubtful where the print had to be repaired: numbers of glyphs, an
   old encoding, an OCR value below ``SURE`` or without a measure (fields of the header have none), a value
   whose ``issues`` name a repair.
   None of this is in doubt where a person looked: a field of the header put right or accepted, a row accepted whole,
   a row that follows from a cell put right, a row a person added (``plan.corrections``).
3. A plan that was signed electronically and whose number or day is still blank may carry them as a
   picture (seen: the day in a signature field, the number in an image beside it).
"""

from collections.abc import Iterable, Iterator

from pipeline.audit.rule import Hit
from pipeline.corrections.items import KINDS, PLANS
from schemas.corrections import CorrectionOutcome
from schemas.diagnostics import Code
from schemas.plan import Deadline, DiagnosticEntry, Evidence, Plan, TaskAgency
from schemas.vocabulary import ContainerKind

SURE = 0.9
"""Measured confidence from which on a value read by OCR is believed; below it one of ten is wrong."""

LEGIBLE = 0.7
"""From which on a clause lacks no word: of words so sure that are wrong, nearly all are so by a mark or a letter."""

_UNREAD = {
    Code.DAMAGED_PART.id: "a part of the file could not be read",
    Code.PAGE_WITHOUT_TEXT.id: "a page is a picture and was not read",
    Code.DAMAGED_PAGE.id: "a page could not be opened",
    Code.PICTURE_TOO_LARGE.id: "a page is a picture too large to be read",
    Code.PICTURE_DAMAGED.id: "a page is a picture that cannot be opened",
    Code.PICTURE_BESIDE.id: "a picture beside the text of a page was not read",
    Code.PAGE_NEEDS_OCR.id: "the text of a page cannot be believed and was set aside",
    Code.UNMAPPED_GLYPHS.id: "characters are drawn that the file does not tell",
    Code.UNSAID_TEXT.id: "text is drawn that the file does not tell",
    Code.LYING_MAPS.id: "letters are drawn that the file calls blanks",
    Code.DOUBTFUL_WORDS.id: "letters of a page are wrong or missing",
    Code.SILENT_PAGE.id: "a page gives no text",
    Code.FILE_CUT.id: "the end of the file is missing",
    Code.TOO_DEEP.id: "parts of the file are nested too deep to be read",
    Code.PART_TWICE.id: "the file holds one of its parts several times, and one was read",
    Code.LOW_COVERAGE.id: "a part of the text ended in no field",
    Code.ROWS_OUTSIDE.id: "rows of a table were not read",
}
_ELSEWHERE = {
    code: words
    for code, words in _UNREAD.items()
    if code not in {Code.LOW_COVERAGE.id, Code.ROWS_OUTSIDE.id}
}
"""What may hide a value of a line that was read: text or rows left over elsewhere do not."""
_REPAIRED = {
    Code.LEGACY_ENCODING.id: "its text was decoded from an old encoding",
    Code.GLYPH_NUMBERS.id: "its text was restored from codes of fonts that lost their map",
    Code.MENDED_MAPS.id: "the file calls some of its letters others",
    Code.LYING_MAPS.id: "letters are drawn that the file calls blanks",
    Code.DOUBTFUL_WORDS.id: "letters of its page are wrong or missing",
    Code.UNMAPPED_GLYPHS.id: "characters are drawn that the file does not tell",
}
_HOLDS = frozenset({CorrectionOutcome.APPLIED, CorrectionOutcome.AGREED})
_FOLLOWS = ("raw",)
"""``corrected`` of a row made of a cell a person put right."""
_OCR = "ocr"
_BY_OCR = "the page was read by OCR, which may have missed it"
_BY_HAND = "it is written by hand, which was not read (its picture: table handwritten)"
_SIGNED = "the file is signed electronically and may carry it as a picture"
_REPAIRS = frozenset({"ocr_repair", "repaired", "lost_hyphen"})
"""Issues of values that are not quite what is printed."""


def reason(plan: Plan, hit: Hit) -> str | None:
    """Why the hit cannot be held against the plan, or None."""
    if hit.unsure is not None:
        return hit.unsure
    return next(_reasons(plan, hit), None)


def _blank_seen(hit: Hit) -> bool:
    """The line of the header that should hold it was read, with its blank (``Số:      /KH-SCT``)."""
    return hit.container is ContainerKind.HEADER and hit.evidence is not None


def unread_stamp(plan: Plan) -> str | None:
    """Why number or day, filled in when a plan is signed, may be there though we did not read them."""
    if plan.reader == _OCR:
        return _BY_OCR
    return _SIGNED if is_signed(plan) else None


def is_signed(plan: Plan) -> bool:
    """A form field or digital signature was drawn over a page."""
    return any(one.code == Code.SIGNATURE_TEXT.id for one in plan.diagnostics)


def _reasons(plan: Plan, hit: Hit) -> Iterator[str]:
    if hit.absent:
        yield from _unseen(plan, hit)
    if _looked_at(plan, hit):
        return
    for issue in hit.repaired:
        if issue in _REPAIRS:
            yield f"the value was repaired when it was read ({issue})"
    if hit.letters:
        yield from _said(_near(plan, hit), _REPAIRED)
    confidence = hit.evidence.confidence if hit.evidence else None
    if confidence is not None and confidence < SURE:
        yield f"OCR is not sure of these words ({confidence:.2f})"
    if hit.evidence is not None and not hit.absent:
        yield from _put_right(plan, hit.evidence)
    if hit.letters and plan.reader == _OCR and confidence is None:
        yield "the page was read by OCR, and nothing tells how sure it is of these letters"


def _looked_at(plan: Plan, hit: Hit) -> bool:
    """A person vouches for the words the hit hangs on."""
    if hit.evidence is None or not plan.corrections:
        return False
    return (hit.evidence.span_start, hit.evidence.span_end) in set(_vouched(plan))


def _vouched(plan: Plan) -> Iterator[tuple[int, int]]:
    """Spans of what a person looked at and found right, or put right."""
    holds = [one for one in plan.corrections if one.outcome in _HOLDS]
    fields = {one.column for one in holds if one.table == PLANS}
    for field in plan.field_evidence:
        if field.field in fields:
            yield field.span_start, field.span_end
    for one in holds:
        if one.column is None and one.table in KINDS:
            for row in KINDS[one.table].rows(plan):
                if KINDS[one.table].id_of(row) == one.item_id:
                    yield row.evidence.span_start, row.evidence.span_end
    yield from (_span(row) for row in plan.task_agencies if row.corrected == _FOLLOWS)
    yield from (_span(row) for row in plan.deadlines if row.corrected == _FOLLOWS)


def _span(row: TaskAgency | Deadline) -> tuple[int, int]:
    return row.evidence.span_start, row.evidence.span_end


def _unseen(plan: Plan, hit: Hit) -> Iterator[str]:
    """Where what is missing may be after all."""
    if any(one.field == hit.stamped for one in plan.handwritten):
        yield _BY_HAND
    yield from _said(plan.diagnostics, _ELSEWHERE if _blank_seen(hit) else _UNREAD)
    clause = hit.clause.confidence if hit.clause is not None else None
    if plan.reader == _OCR and (clause is None or clause < LEGIBLE):
        yield _BY_OCR
    if hit.stamped and is_signed(plan):
        yield _SIGNED


def _put_right(plan: Plan, evidence: Evidence) -> Iterator[str]:
    """Numbers in these words that OCR read otherwise."""
    for one in plan.readings:
        inside = one.span_start < evidence.span_end and evidence.span_start < one.span_end
        told = plan.text[one.span_start : one.span_end]
        if inside and any(map(str.isdigit, one.raw + told)):
            yield f"OCR read {one.raw} here, which was put right to {told}"


def _said(entries: Iterable[DiagnosticEntry], reasons: dict[str, str]) -> Iterator[str]:
    for one in entries:
        if one.code in reasons:
            yield f"{reasons[one.code]} ({one.code}: {one.message})"


def _near(plan: Plan, hit: Hit) -> Iterator[DiagnosticEntry]:
    """Diagnostics of the whole document, and those of a page the hit stands on."""
    regions = hit.evidence.regions if hit.evidence else ()
    pages = {region.page for region in regions if region.page is not None}
    for one in plan.diagnostics:
        if one.page is None or not pages or one.page in pages:
            yield one
