"""Weekdays beside full dates (thứ trong tuần): ``Ngày 02/01/2011 (thứ 2)``, ``thứ Hai, ngày 15/9/2026``.

Any date of a text counts here, also one that is no time to act by: the day a course opens is as wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parsers.semantics.deadlines.operators import WEEKDAY, read_weekday

_DATE = r"(?P<{0}d>\d{{1,2}})(?: ?[/.-] ?| tháng )(?P<{0}m>\d{{1,2}})(?: ?[/.-] ?| năm )(?P<{0}y>(?:19|20)\d\d)(?!\d)"
_BESIDE = re.compile(
    rf"(?<!\w)(?:ngày )?(?<![\d/.-]){_DATE.format('a')} ?\( ?(?P<after>{WEEKDAY}) ?\)"
    rf"|(?<!\w)(?<!lần )(?<!đợt )(?<!kỳ )(?P<before>{WEEKDAY}),? ?(?:\(?ngày )?{_DATE.format('b')}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Beside:
    """``printed`` is the date with its weekday, as printed; Monday is 0."""

    printed: str
    day: date
    weekday: int


def weekdays_beside(text: str) -> Iterator[Beside]:
    """Dates with year and weekday, in order; a day the calendar does not have is left out."""
    for found in _BESIDE.finditer(text):
        at = "a" if found["ad"] else "b"
        read = read_weekday((found["after"] or found["before"]).lower(), 0)
        try:
            day = date(int(found[f"{at}y"]), int(found[f"{at}m"]), int(found[f"{at}d"]))
        except ValueError:  # no such day: another rule's fault
            continue
        if read is not None:
            yield Beside(found.group(), day, read[0])
