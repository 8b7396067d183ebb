"""R303 cited-date-implausible: the date of a cited document cannot be right (ngày văn bản viện dẫn không hợp lý).

Condition: the date lies after the day of issue, or in another year than the number names, or in the
first quarter of the year before the year the cited list or plan is of; or the calendar has no such day. Where the
day of issue is that of the decision which promulgates the plan, what lies after it cannot be decided.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; before it good practice.
Bad: Quyết định số 362/QĐ-UBND ngày 8/02/2022 … nhiệm vụ công tác dân vận năm 2023
Good: Quyết định số 362/QĐ-UBND ngày 8/02/2023 … nhiệm vụ công tác dân vận năm 2023
"""

from collections.abc import Iterator
from datetime import date

from parsers.semantics.symbols import year_of_number
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Citation

_LATE_SUBJECT = "date_year_precedes_subject_year"
_NO_SUCH_DATE = "no_such_date"
_FIRST_QUARTER = 3
"""Month until which a list of the next year is hardly made; budgets and investments are from April on."""
_AFTER = "it lies after the issue of the plan"
_BORROWED = "the day of issue is that of the decision which promulgates the plan"


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in dossier.cited:
        why = _why(dossier, one)
        if why is not None:
            borrowed = why[0] == _AFTER and dossier.plan.issued_on is None and dossier.is_carried
            gaps = {"why": why[0], "why_vi": why[1]}
            yield Hit.on(one, gaps=gaps, unsure=_BORROWED if borrowed else None)


def _why(dossier: Dossier, one: Citation) -> tuple[str, str] | None:
    """What contradicts the date, in English and Vietnamese."""
    if _NO_SUCH_DATE in one.issues:
        return "the calendar has no such day", "không có ngày này trong lịch"
    if one.date is None:
        return None
    named = year_of_number(one.number) if one.number else None
    if named is not None and named != one.date.year:
        return f"the number is of {named}", f"số văn bản thuộc năm {named}"
    if _is_after(dossier, one.date):
        return _AFTER, "sau ngày ban hành kế hoạch"
    if _LATE_SUBJECT in one.issues and one.date.month <= _FIRST_QUARTER:
        return "its subject is of the year after", "trích yếu ghi năm sau đó"
    return None


def _is_after(dossier: Dossier, day: date) -> bool:
    """After the day of issue, or its year where the day is blank."""
    if dossier.issued_on is not None:
        return day > dossier.issued_on
    return dossier.issued_year is not None and day.year > dossier.issued_year


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The date of the cited document is implausible: {why}.",
    message_vi="Ngày của văn bản được viện dẫn không hợp lý: {why_vi}.",
)
