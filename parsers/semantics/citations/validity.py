"""Until when an act was in force, from the alias table: ``ended_on("vn:tw:luat:76/2015/qh13")``.

An act ends the day before the next one of its name takes effect; where another act ended it, the table
says so (``until``). None for acts that are in force, or that the table does not know.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from parsers.semantics.citations.acts import Version, known_acts
from parsers.semantics.citations.identity import key_of_version


def ended_on(resolved_key: str) -> date | None:
    """The last day on which the act of a key was in force."""
    return _ends().get(resolved_key)


@cache
def _ends() -> dict[str, date]:
    return dict(_each_end())


def _each_end() -> Iterator[tuple[str, date]]:
    for act in known_acts():
        for one, following in pairwise((*act.versions, None)):
            last = _last_day(one, following) if one else None
            key = key_of_version(one) if one else None
            if last is not None and key is not None:
                yield key, last


def _last_day(one: Version, following: Version | None) -> date | None:
    return following.effect - timedelta(days=1) if following else one.until
