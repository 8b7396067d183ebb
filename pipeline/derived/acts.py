"""The table ``acts``: each document a plan cites, once, with what our list of acts knows of it.

A file of a table holds the rows of its documents, so an act stands there once for each document that cites it:
``SELECT DISTINCT ON (key)`` gives the acts, ``USING (document_id, key)`` joins the mentions.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from parsers.semantics.citations.validity import Known, known
from pipeline.record.papers import grouped
from schemas.plan import Citation, Plan
from schemas.plan_derived import Act
from schemas.vocabulary import KnownFrom

T = TypeVar("T")


def acts_of(plan: Plan) -> Iterator[Act]:
    """The acts of a plan in the order of their first mention."""
    cited = (one for one in plan.citations if not one.is_self_reference)
    by_key = grouped((one.key, one) for one in cited)
    for key, mentions in by_key.items():
        if key is not None:
            yield _act(key, mentions)


def _act(key: str, mentions: Sequence[Citation]) -> Act:
    resolved = _first(one.resolved_key for one in mentions)
    found = known(resolved) if resolved else None
    return Act(
        key=key,
        resolved_key=resolved,
        type=found.version.type if found else mentions[0].type,
        number=found.version.number if found else _first(one.number for one in mentions),
        title=found.title if found else _first(one.title for one in mentions),
        issuer=_first(one.issuer for one in mentions),
        issued_on=found.version.issued if found else _first(one.date for one in mentions),
        in_force_from=_effect(found),
        in_force_until=found.until if found else None,
        replaced_by=found.replaced_by if found else None,
        mentions=len(mentions),
        known_from=KnownFrom.REFERENCE if found else KnownFrom.PRINT,
    )


def _effect(found: Known | None) -> date | None:
    return found.version.effect if found and found.version.effect_is_checked else None


def _first(values: Iterable[T | None]) -> T | None:
    """The first that is printed: a later mention may leave out what an earlier one says."""
    return next((one for one in values if one is not None), None)
