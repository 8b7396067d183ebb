"""Pages nobody could read because this machine reads no pictures: said in a line, with the command that mends it."""

from pipeline.recognition import missing
from schemas.diagnostics import Code
from schemas.plan import Plan

NEEDS_OCR = "needs_ocr"
"""In the ledger, of a file that was read but for such pages: it is read again where they can be."""
_NEEDED = frozenset({Code.PAGE_WITHOUT_TEXT.id, Code.PAGE_NEEDS_OCR.id})


def pages_unread(plan: Plan) -> str | None:
    """What to do about pages of a plan that need OCR; None where none does, or nothing is lacking that it needs."""
    count = sum(one.code in _NEEDED for one in plan.diagnostics)
    lacking = missing() if count else None
    if lacking is None:
        return None
    pages = "a page of it needs" if count == 1 else f"{count} pages of it need"
    return f"{pages} OCR, which is not installed here ({lacking}); then it is read anew"
