"""From which day on an act can be held against a plan (hiệu lực của căn cứ pháp lý).

A rule that came with a decree (``R308``: Nghị định 30/2020/NĐ-CP) is not asked of plans that are older. One that
asks for what an older act or good practice asked for as well stays, with the basis of its time.
"""

from datetime import date

from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Rule

_SINCE = {
    "Nghị định 30/2020/NĐ-CP": date(2020, 3, 5),
    "Nghị định 09/2019/NĐ-CP": date(2019, 3, 12),
    "Thông tư 01/2011/TT-BNV": date(2011, 3, 5),
}
UNKNOWN = "whether {act} was in force is not known: the plan gives no day of issue"


def in_force(act: str, dossier: Dossier) -> bool | None:
    """Whether an act was in force when the plan was issued; None where its day, or its year where the
    act came in it, is not told.
    """
    since, day, year = _SINCE[act], dossier.issued_on, dossier.issued_year
    if day is not None:
        return day >= since
    if year is None or year == since.year:
        return None
    return year > since.year


def came_with(rule: Rule) -> str | None:
    """The act before which nothing asked for what a rule asks for; None where there is none such."""
    return _act_of(rule.legal_basis) if rule.before is None else None


def is_asked(rule: Rule, dossier: Dossier) -> bool | None:
    """Whether a rule may be held against the plan; None where that hangs on a day that is not told."""
    act = came_with(rule)
    return True if act is None else in_force(act, dossier)


def unknown(rule: Rule) -> str:
    """Why a rule cannot be decided whose act may not have been in force."""
    return UNKNOWN.format(act=came_with(rule))


def basis_for(rule: Rule, dossier: Dossier) -> str | None:
    """The legal basis of a rule when the plan was issued: none of an act to come."""
    for basis in (rule.legal_basis, rule.before):
        act = _act_of(basis)
        if act is not None and in_force(act, dossier) is not False:
            return basis
    return None


def _act_of(basis: str | None) -> str | None:
    return next((act for act in _SINCE if act in (basis or "")), None)
