"""Whether a hit is the plan's fault or may be our blindness.

``reason(plan, hit)`` gives the sentence that stands in ``Finding.reason``, or None when the reading can
be relied on. A rule then answers ``not_evaluable`` instead of ``fail``.

1. What is missing may stand in what we could not read: a page without text, a page set aside for OCR,
   characters that are drawn but not told, text that ended in no field, a page read by OCR.
2. What hangs on letters or digits is doubtful where the print had to be repaired: numbers of glyphs, an
   old encoding, an OCR value below ``SURE`` or without a measure (fields of the header have none), a value
   whose ``issues`` name a repair.
3. A plan that was signed electronically and whose number or day is still blank may carry them as a
   picture (seen: the day in a signature field, the number in an image beside it).
"""

from collections.abc import Iterable, Iterator

from pipeline.audit.rule import Hit
from schemas.plan import DiagnosticEntry, Plan

SURE = 0.9
"""Measured confidence from which on a value read by OCR is believed; below it one of ten is wrong."""

_UNREAD = {
    "LAY003": "a part of the file could not be read",
    "LAY006": "a page is a picture and was not read",
    "LAY007": "a page could not be opened",
    "LAY022": "the text of a page cannot be believed and was set aside",
    "LAY023": "characters are drawn that the file does not tell",
    "LAY024": "text is drawn that the file does not tell",
    "ASM001": "a part of the text ended in no field",
}
_REPAIRED = {
    "LAY020": "its text was decoded from an old encoding",
    "LAY021": "its text was restored from numbers of glyphs, which lose digits",
    "LAY023": "characters are drawn that the file does not tell",
}
_SIGNED = "LAY008"
_REPAIRS = frozenset({"ocr_repair", "repaired", "lost_hyphen"})
"""Issues of values that are not quite what is printed."""


def reason(plan: Plan, hit: Hit) -> str | None:
    """Why the hit cannot be held against the plan, or None."""
    if hit.unsure is not None:
        return hit.unsure
    return next(_reasons(plan, hit), None)


def _reasons(plan: Plan, hit: Hit) -> Iterator[str]:
    if hit.absent:
        yield from _said(plan.diagnostics, _UNREAD)
        if plan.reader == "ocr":
            yield "the page was read by OCR, which may have missed it"
        if hit.stamped and any(one.code == _SIGNED for one in plan.diagnostics):
            yield "the file is signed electronically and may carry it as a picture"
    for issue in hit.repaired:
        if issue in _REPAIRS:
            yield f"the value was repaired when it was read ({issue})"
    if hit.letters:
        yield from _said(_near(plan, hit), _REPAIRED)
    confidence = hit.evidence.confidence if hit.evidence else None
    if confidence is not None and confidence < SURE:
        yield f"OCR is not sure of these words ({confidence:.2f})"
    if hit.letters and plan.reader == "ocr" and confidence is None:
        yield "the page was read by OCR, and nothing tells how sure it is of these letters"


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
