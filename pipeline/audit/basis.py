"""From which day on a decree can be held against a plan (hiệu lực của căn cứ pháp lý)."""

from datetime import date

from pipeline.audit.dossier import Dossier

ND30 = "Nghị định 30/2020/NĐ-CP"
_SINCE = {
    ND30: date(2020, 3, 5),
    "Nghị định 09/2019/NĐ-CP": date(2019, 3, 12),
}


def in_force(decree: str, dossier: Dossier) -> bool | None:
    """Whether a decree was in force when the plan was issued; None where its day, or its year where the
    decree came in it, is not told.
    """
    since, day, year = _SINCE[decree], dossier.issued_on, dossier.issued_year
    if day is not None:
        return day >= since
    if year is None or year == since.year:
        return None
    return year > since.year


def basis_for(legal_basis: str | None, dossier: Dossier) -> str | None:
    """The legal basis of a rule as far as it can be held against the plan: none of a decree to come."""
    if legal_basis is None:
        return None
    early = [
        decree for decree in _SINCE if decree in legal_basis and in_force(decree, dossier) is False
    ]
    return None if early else legal_basis
