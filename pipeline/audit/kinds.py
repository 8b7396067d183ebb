"""Which documents the rules of plans speak of: a THÔNG BÁO or a TỜ TRÌNH that lies among plans is none."""

import re

from parsers.semantics.citations.types import types_by_word
from schemas.plan import Plan

_NO_PLANS = frozenset(
    {
        "bao-cao",
        "chi-thi",
        "cong-dien",
        "cong-van",
        "giay-moi",
        "ket-luan",
        "nghi-quyet",
        "quyet-dinh",
        "thong-bao",
        "thong-bao-ket-luan",
        "to-trinh",
    }
)
_CARRIES = frozenset({"quyet-dinh", "nghi-quyet"})
"""A decision may hold the plan that it promulgates."""
_CARRIED = re.compile(r"\b(?:kế hoạch|chương trình|đề án|phương án|lộ trình)\b", re.IGNORECASE)
_LETTER = re.compile(r"(?:V/v|Về việc)\b", re.IGNORECASE)
_PLAN_CODE = re.compile(r"(?:^|[/-])(?:KH|CTr|PA|ĐA)", re.IGNORECASE)
_OF_PLANS = ("R1", "R2", "R308", "R404")


def is_of_plans(code: str) -> bool:
    """Duties, tasks and what a plan is based on are asked of plans alone; header and citations of all."""
    return code.startswith(_OF_PLANS)


def other_kind(plan: Plan) -> str | None:
    """Why the rules of plans are not for this document; None for a plan, and for what may be one."""
    printed = " ".join((plan.document_type or "").split())
    known = types_by_word().get(printed.lower())
    subject = plan.subject or ""
    if known is None:
        return _WORDS.format("CÔNG VĂN") if is_letter(plan) else None
    holds_plan = known.slug in _CARRIES and (plan.carrier or _CARRIED.search(subject))
    if known.slug not in _NO_PLANS or holds_plan:
        return None
    return _WORDS.format(printed.upper())


def is_letter(plan: Plan) -> bool:
    """A công văn: a subject (V/v) and a symbol without the code of a plan, and no type printed."""
    if (plan.document_type or "").strip() or not plan.symbol:
        return False
    return bool(_LETTER.match(plan.subject or "")) and not _PLAN_CODE.search(plan.symbol)


_WORDS = "the document is no plan but a {}, which this rule does not speak of"
