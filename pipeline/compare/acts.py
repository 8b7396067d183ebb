"""The acts both plans cite: by key, without the day it may hold, else by the words of the mention.

The same act cited with another day, issuer or title is one act cited otherwise.
"""

from collections import defaultdict
from collections.abc import Mapping

from pipeline.compare.spots import Spots
from pipeline.compare.told import Told
from pipeline.compare.words import folded
from schemas.comparison import ChangeKind, Part
from schemas.plan import Citation, Plan

_DETAILS = ("number", "date", "issuer", "title")


def acts_by_container(plan: Plan) -> dict[str, str]:
    """The acts cited in each task, as one string."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in plan.citations:
        if one.container_id is not None and not one.is_self_reference:
            found[one.container_id].add(_act(one))
    return {place: " ".join(sorted(acts)) for place, acts in found.items()}


def compare_citations(a: Plan, b: Plan, spots: tuple[Spots, Spots], told: Told) -> None:
    """Acts cited in one plan alone, and those cited with other details."""
    mine, other = _acts(a), _acts(b)
    for key in dict.fromkeys((*mine, *other)):
        before, after = mine.get(key, ()), other.get(key, ())
        at = (
            tuple(spots[0].citation(one.citation_id) for one in before[:1]),
            tuple(spots[1].citation(one.citation_id) for one in after[:1]),
        )
        if not after:
            told.change(Part.CITATION, ChangeKind.REMOVED, *at, before=_raw(before[0]))
        elif not before:
            told.change(Part.CITATION, ChangeKind.ADDED, *at, after=_raw(after[0]))
        else:
            for name in _DETAILS:
                values = _values(before, name), _values(after, name)
                if not _agree(*values):
                    told.change(
                        Part.CITATION,
                        ChangeKind.CHANGED,
                        *at,
                        field=name,
                        before="; ".join(values[0].values()) or None,
                        after="; ".join(values[1].values()) or None,
                    )


def _acts(plan: Plan) -> Mapping[str, tuple[Citation, ...]]:
    """Mentions by act, in the order of the first; the plan itself is none."""
    found: defaultdict[str, list[Citation]] = defaultdict(list)
    for one in plan.citations:
        if not one.is_self_reference:
            found[_act(one)].append(one)
    return {key: tuple(several) for key, several in found.items()}


def _act(one: Citation) -> str:
    """By number where it has one, else the act its name stands for on the plan's day, else its words."""
    named = one.key is not None and "~" in one.key
    key = (one.resolved_key or one.key) if named else one.key
    return key.partition("@")[0] if key else " ".join(folded(one.raw))


def _values(mentions: tuple[Citation, ...], name: str) -> dict[tuple[str, ...], str]:
    """What the mentions give, by key, as printed."""
    found: dict[tuple[str, ...], str] = {}
    for one in mentions:
        value = getattr(one, name)
        if value is not None:
            text = f"{value:%d/%m/%Y}" if name == "date" else str(value)
            found.setdefault(folded(text), text)
    return found


def _agree(a: dict[tuple[str, ...], str], b: dict[tuple[str, ...], str]) -> bool:
    """Some mention of either gives the same, or none gives any: not every mention is in full."""
    return a.keys() == b.keys() or bool(a.keys() & b.keys())


def _raw(one: Citation) -> str:
    return " ".join(one.raw.split())
