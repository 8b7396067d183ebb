"""What the alias table knows of an act: ``known("vn:tw:luat:76/2015/qh13")``, ``ended_on(…)``.

An act ends the day before the next one of its name takes effect; where another act ended it, the table
says so (``until``). None for acts that are in force, or that the table does not know.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from parsers.semantics.citations.acts import Version, known_acts
from parsers.semantics.citations.identity import key_of_version


@dataclass(frozen=True, slots=True)
class Known:
    """One act: its name, the version the key names, and the key of the act that followed it."""

    title: str
    version: Version
    until: date | None
    replaced_by: str | None


def ended_on(resolved_key: str) -> date | None:
    """The last day on which the act of a key was in force."""
    found = known(resolved_key)
    return found.until if found else None


def known(key: str) -> Known | None:
    """What the table says of the act of a key."""
    return _by_key().get(key)


@cache
def _by_key() -> dict[str, Known]:
    return dict(_each())


def _each() -> Iterator[tuple[str, Known]]:
    for act in known_acts():
        for one, following in pairwise((*act.versions, None)):
            key = key_of_version(one) if one else None
            if one is None or key is None:
                continue
            after = key_of_version(following) if following else None
            yield key, Known(act.title, one, _last_day(one, following), after)


def _last_day(one: Version, following: Version | None) -> date | None:
    return following.effect - timedelta(days=1) if following else one.until
