"""Weekdays beside full dates (thứ trong tuần): ``Ngày 02/01/2011 (thứ 2)``, ``thứ Hai, ngày 15/9/2026``.

Any date of a text counts here, also one that is no time to act by: the day a course opens is as wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_NAMES = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_WEEKDAY = r"(?:thứ (?P<{0}>[2-7]|hai|ba|tư|năm|sáu|bảy|bẩy)|chủ nhật|cn)(?!\w)"
_DATE = r"(?P<{0}d>\d{{1,2}})(?: ?[/.-] ?| tháng )(?P<{0}m>\d{{1,2}})(?: ?[/.-] ?| năm )(?P<{0}y>(?:19|20)\d\d)(?!\d)"
_BESIDE = re.compile(
    rf"(?<!\w)(?:ngày )?(?<![\d/.-]){_DATE.format('a')} ?\( ?{_WEEKDAY.format('after')} ?\)"
    rf"|(?<!\w)(?<!lần )(?<!đợt )(?<!kỳ ){_WEEKDAY.format('before')},? ?(?:\(?ngày )?{_DATE.format('b')}",
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
        name = (found["after"] or found["before"] or "").lower()
        weekday = 6 if not name else _NAMES[name] if name in _NAMES else int(name) - 2
        try:
            day = date(int(found[f"{at}y"]), int(found[f"{at}m"]), int(found[f"{at}d"]))
        except ValueError:
            continue
        yield Beside(found.group(), day, weekday)
