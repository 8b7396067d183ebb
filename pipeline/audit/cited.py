"""What several rules ask of a citation (viện dẫn)."""

from parsers.semantics.citations.acts import is_known_title
from schemas.plan import Citation
from schemas.vocabulary import ContainerKind

_LAWS = frozenset({"hien-phap", "bo-luat", "luat", "phap-lenh"})
"""Cited by their names alone (Nghị định 30/2020/NĐ-CP)."""
_LISTS = frozenset({ContainerKind.PREAMBLE, ContainerKind.FOOTNOTE})
"""Where documents are listed to be cited; elsewhere a plan named by its title may be what a task makes."""
_STATUTES = frozenset({"dieu-le"})
_UNDECIDED = frozenset({"ambiguous", "date_of_no_version"})


def is_law(one: Citation) -> bool:
    return one.type in _LAWS


def is_cited_by_name(one: Citation) -> bool:
    """A law that we know, or statutes (Điều lệ Đảng): its name is all that is asked for."""
    return one.type in _STATUTES or is_known_title(one.type, one.title or "")


def is_unidentified(one: Citation) -> bool:
    """Neither number nor date nor year, and no act of the alias table."""
    printed = one.number or one.date or one.year
    known = one.resolved_key or _UNDECIDED.intersection(one.issues)
    return not printed and not known and "blank_serial" not in one.issues


def is_passing(one: Citation) -> bool:
    """A plan, scheme or programme that running text or a task names by its title alone."""
    return one.weak and one.container not in _LISTS
