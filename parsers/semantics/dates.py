"""Atoms of Vietnamese calendar expressions: days, months, quarters, halves, years.

A reader takes a folded text (lower case, single spaces) and a place in it, and answers with a
``Stretch`` and the place behind it: ``read_stretch("quý i/2023", 0) == (<1/1 - 31/3 2023>, 10)``.
A stretch may lack its year; nobody here guesses one. All repetition is bounded.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from parsers.semantics.openings import DIGITS, asked_at, by_opening
from schemas.mentions import Interval, Precision

NO_SUCH_DATE = "no_such_date"
REPAIRED = "repaired"
APPROXIMATE = "approximate"

YEAR = r"(?:19|20)\d\d(?!\d)"
_DIGIT = "[0-9oil|]"
"""A digit, or a letter OCR takes for one: ``l5/6/2O23``."""
_TO_DIGITS = str.maketrans("oil|", "0111")
_OF_YEAR = rf"(?: ?[/-] ?| ?,? ?(?:của )?năm ?| )(?P<y>{YEAR})"
"""``/2023`` · ``-2025`` · `` năm 2023`` · ``, năm 2023``."""


class Stretch(NamedTuple):
    """Days from ``first`` to ``last``, each (month, day); day 0 is the last of the month, -6 six
    days before it. ``shift`` moves the year the context gives (``31/01 năm liền kề``: 1).
    """

    precision: Precision
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    shift: int = 0
    issues: tuple[str, ...] = ()

    def in_year(self, year: int) -> Interval | None:
        """The days of the stretch in that year; None where the calendar has no such date."""
        if NO_SUCH_DATE in self.issues or not date.min.year < year + self.shift < date.max.year:
            return None
        try:
            start, end = (_day(year + self.shift, *at) for at in (self.first, self.last))
        except ValueError:
            return None
        return Interval(start, end)

    def flagged(self, *issues: str) -> "Stretch":
        """The same stretch with more to say about how it was read."""
        return self._replace(issues=(*self.issues, *(i for i in issues if i not in self.issues)))


Read = tuple[Stretch, int]


def _day(year: int, month: int, day: int) -> date:
    if 1 <= month <= 12 and day <= 0:
        return date(year, month, monthrange(year, month)[1] + day)
    return date(year, month, day)


def day_stretch(day: int, month: int, year: int | None = None, *issues: str) -> Stretch:
    """One day; 31/6 is kept and flagged, whatever the year."""
    stretch = Stretch(Precision.DAY, (month, day), (month, day), year, 0, issues)
    valid = day >= 1 and stretch.in_year(2024 if year is None else year) is not None
    return stretch if valid else stretch.flagged(NO_SUCH_DATE)


def months_stretch(
    precision: Precision, first: int, last: int, year: int | None, *issues: str
) -> Stretch:
    """Whole months; ``tháng 13`` is kept and flagged."""
    stretch = Stretch(precision, (first, 1), (last, 0), year, 0, issues)
    return stretch if 1 <= first <= last <= 12 else stretch.flagged(NO_SUCH_DATE)


def year_stretch(year: int | None, *issues: str) -> Stretch:
    return months_stretch(Precision.YEAR, 1, 12, year, *issues)


# --- days ---------------------------------------------------------------------------------------

_BEGINS_DAY = re.compile(r"[\doil|]{1,2} ?[/.t-]")
"""Most numbers are no days, and are told by what stands behind them."""
_NUMERIC = re.compile(
    rf"(?P<d>{_DIGIT}{{1,2}}) ?[/.-] ?(?P<m>{_DIGIT}{{1,2}}|1 [0-2]) ?[/.-] ?"
    rf"(?P<y>[12l]{_DIGIT}{{3}}|\d\d)(?![\w/])(?![.-]\d(?!\d?[/.]))"
)
"""``05/6/2023`` · ``05.6.2023`` · ``15/6/23`` · ``25/ 3/2008`` · ``l5/6/2O23`` · ``22/1 1/2019``."""
_LOST_SLASH = re.compile(r"(?P<d>\d{1,2})/(?P<m>\d\d) ?(?P<y>20\d\d)(?![\w/])")
"""``05/062023``."""
_NO_SLASH = re.compile(r"(?P<d>[0-3]\d)(?P<m>[01]\d)(?P<y>20\d\d)(?![\w/])")
"""``05062023``, only behind ``ngày``."""
_WORDS = re.compile(rf"(?P<d>\d{{1,2}}) ?tháng ?(?P<m>\d{{1,2}})(?!\d)(?:{_OF_YEAR})?")
"""``5 tháng 10 năm 2026`` · ``17 tháng 12``."""
_PARTS = r"(?:số|dân|tổng|hộ|diện tích|nhu cầu|thành viên|đại biểu|cử tri|kinh phí|tỷ|triệu|nghìn|mức|thời gian)"
_SHORT = re.compile(
    rf"(?P<d>\d{{1,2}}) ?/ ?(?P<m>\d{{1,2}})(?![\w%])(?! ?/)(?! {_PARTS})(?: ?,? năm (?P<y>{YEAR}))?"
)
"""``15/6`` · ``15/11 năm 2023``; ``1/3 dân số`` is a part of something."""
_DAYS = (_NUMERIC, _LOST_SLASH, _WORDS, _SHORT)
_NEIGHBOUR = re.compile(
    r" ?(?:của )?(?:(?P<back>năm (?:liền )?trước(?! (?:ngày|\d))(?: liền kề)?(?: kỳ báo cáo)?)"
    r"|(?P<on>năm (?:sau|liền kề|kế tiếp|tiếp theo)(?: liền kề)?)"
    r"|(?:năm|kỳ) báo cáo)(?!\w)"
)
"""Which year, seen from the reported one: ``năm liền kề`` · ``năm trước liền kề``."""
_LUNAR = re.compile(r" ?\(?(?:âm lịch|al)(?!\w)\)?")


def read_day(key: str, at: int, *, worded: bool = False) -> Read | None:
    """A day of the calendar. ``worded``: it stands behind ``ngày``."""
    for pattern in _DAYS if _BEGINS_DAY.match(key, at) else (_NO_SLASH,) if worded else ():
        if found := pattern.match(key, at):
            stretch = _day_of(found, repaired=pattern is _LOST_SLASH or pattern is _NO_SLASH)
            if stretch is not None:
                return _behind_day(key, found.end(), stretch)
    return None


def _day_of(found: re.Match[str], *, repaired: bool) -> Stretch | None:
    day, month, year = found["d"], found["m"], found["y"] or ""
    said = day + month + year
    if not said.isdecimal():
        if 2 * sum(c.isdigit() for c in said) < len(said):
            return None
        day, month, year = (p.translate(_TO_DIGITS).replace(" ", "") for p in (day, month, year))
        repaired = True
    issues = [REPAIRED] if repaired else []
    if len(year) == 2:  # 00-49 is this century; the print is flagged
        year = ("20" if year < "50" else "19") + year
        issues.append("two_digit_year")
    return day_stretch(int(day), int(month), int(year) if year else None, *issues)


def _behind_day(key: str, at: int, stretch: Stretch) -> Read:
    """The year given by its neighbour, and the lunar calendar."""
    if lunar := _LUNAR.match(key, at):
        return stretch.flagged("lunar"), lunar.end()
    if stretch.year is None and (near := _NEIGHBOUR.match(key, at)):
        shift = -1 if near["back"] else 1 if near["on"] else 0
        return stretch._replace(shift=shift), near.end()
    return stretch, at


# --- months, quarters, halves, years --------------------------------------------------------------

_MONTH = re.compile(
    rf"(?:tháng ?(?P<m>\d{{1,2}})|(?<!\w)t(?P<t>\d{{1,2}}))(?![\d%])(?!/\d{{1,2}}(?!\d))"
    rf"(?:{_OF_YEAR})?"
)
"""``tháng 5/2026`` · ``tháng 01`` · ``t4/2023``."""
_BARE_MONTH = re.compile(rf"(?P<m>\d{{1,2}}) ?/ ?(?P<y>{YEAR})")
"""``6/2023``."""
_QUARTER = re.compile(
    rf"(?:quý ?|(?<!\w)q\.? ?(?=[1-4i]))(?P<q>[ivl1|]{{1,4}}|\d)(?!\w)(?:{_OF_YEAR})?"
)
"""``quý i/2023`` · ``quý 4 năm 2025`` · ``quý iv-2025`` · ``q1/2023`` · ``quý l/2023`` (OCR)."""
_HALF = re.compile(
    rf"(?P<n>0?[369]|sáu|ba|chín) tháng (?P<part>đầu|cuối)(?: của)?(?: ?năm(?: ?(?P<y>{YEAR}))?)?"
)
"""``06 tháng đầu năm 2023`` · ``9 tháng đầu năm``."""
_YEAR = re.compile(rf"năm ?(?P<y>{YEAR})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMBER = {"ba": 3, "sáu": 6, "chín": 9}


def year_of(found: re.Match[str]) -> int | None:
    return int(found["y"]) if found["y"] else None


def read_month(key: str, at: int) -> Read | None:
    """``tháng 5/2026`` · ``t4/2023`` · ``6/2023``."""
    return _read_named_month(key, at) or _read_numeric_month(key, at)


def _read_named_month(key: str, at: int) -> Read | None:
    found = _MONTH.match(key, at)
    return _month_of(key, found, int(found["m"] or found["t"])) if found else None


def _read_numeric_month(key: str, at: int) -> Read | None:
    found = _BARE_MONTH.match(key, at)
    return _month_of(key, found, int(found["m"])) if found else None


def _month_of(key: str, found: re.Match[str], number: int) -> Read:
    stretch = months_stretch(Precision.MONTH, number, number, year_of(found))
    if lunar := _LUNAR.match(key, found.end()):
        return stretch.flagged("lunar"), lunar.end()
    return _behind_day(key, found.end(), stretch)


def read_quarter(key: str, at: int) -> Read | None:
    found = _QUARTER.match(key, at)
    return (quarter(found["q"], year_of(found)), found.end()) if found else None


def quarter(printed: str, year: int | None = None) -> Stretch:
    """``iv`` · ``4``; ``l`` and ``1i`` are repaired; ``iiii`` and ``5`` are no quarter."""
    number = int(printed) if printed.isdigit() and len(printed) == 1 else _ROMAN.get(printed)
    issues: tuple[str, ...] = ()
    if number is None:
        number = _ROMAN.get(printed.replace("l", "i").replace("1", "i").replace("|", "i"), 0)
        issues = (REPAIRED,) if number else ()
    if not 1 <= number <= 4:
        return Stretch(Precision.QUARTER, (0, 1), (0, 0), year, 0, (NO_SUCH_DATE,))
    return months_stretch(Precision.QUARTER, 3 * number - 2, 3 * number, year, *issues)


def read_half(key: str, at: int) -> Read | None:
    """``6 tháng cuối năm``, and the nine months plans use beside it."""
    found = _HALF.match(key, at)
    if found is None:
        return None
    n = _NUMBER.get(found["n"]) or int(found["n"])
    first, last = (1, n) if found["part"] == "đầu" else (13 - n, 12)
    return months_stretch(Precision.HALF, first, last, year_of(found)), found.end()


def read_year(key: str, at: int) -> Read | None:
    found = _YEAR.match(key, at)
    return (year_stretch(year_of(found)), found.end()) if found else None


# --- parts of months, quarters and years ------------------------------------------------------------

_PART = re.compile(r"(?P<part>đầu|giữa|cuối) (?=tháng|quý|năm)")
_WEEK = re.compile(r"tuần (?:thứ )?(?P<n>\d|đầu(?: tiên)?|nhất|hai|ba|tư|cuối(?: cùng)?)(?: của)? ")
_WEEKS = {"đầu": 1, "đầu tiên": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4}
_DAYS_OF = {"đầu": (1, 10), "giữa": (11, 20), "cuối": (21, 0)}
_MONTHS_OF = {"đầu": (1, 3), "giữa": (4, 9), "cuối": (10, 12)}
_BARE_YEAR = re.compile(rf"năm(?!\w)(?: ?(?P<y>{YEAR}))?")


def read_part(key: str, at: int) -> Read | None:
    """``đầu tháng 5`` · ``cuối năm 2023`` · ``tuần 2 tháng 5/2023``: days nobody printed."""
    if week := _WEEK.match(key, at):
        return _week_of(week["n"], read_month(key, week.end()))
    found = _PART.match(key, at)
    if found is None:
        return None
    part = found["part"]
    if read := read_month(key, found.end()):
        return _days_in(read, *_DAYS_OF[part])
    if read := read_quarter(key, found.end()):
        stretch, end = read
        month = stretch.first[0] + ("đầu", "giữa", "cuối").index(part)
        narrowed = stretch._replace(first=(month, 1), last=(month, 0))
        return narrowed.flagged(APPROXIMATE), end
    if year := _BARE_YEAR.match(key, found.end()):
        first, last = _MONTHS_OF[part]
        return (
            months_stretch(Precision.QUARTER, first, last, year_of(year), APPROXIMATE),
            year.end(),
        )
    return None


def _week_of(printed: str, month: Read | None) -> Read | None:
    if month is None:
        return None
    if printed.startswith("cuối"):
        return _days_in(month, -6, 0)
    n = _WEEKS.get(printed) or int(printed)
    if not 1 <= n <= 5:
        return month[0].flagged(NO_SUCH_DATE), month[1]
    return _days_in(month, 7 * n - 6, 7 * n if n < 5 else 0)


def _days_in(read: Read, first: int, last: int) -> Read:
    stretch, end = read
    month = stretch.first[0]
    narrowed = stretch._replace(precision=Precision.DAY, first=(month, first), last=(month, last))
    return narrowed.flagged(APPROXIMATE), end


_DAY_WORD = re.compile(r"(?:các |những )?ngày ?(?=[\dlo])")


def _read_worded_day(key: str, at: int) -> Read | None:
    """``ngày 5/6`` · ``các ngày 5/6``."""
    word = _DAY_WORD.match(key, at)
    return read_day(key, word.end(), worded=True) if word else None


READERS: tuple[tuple[Callable[[str, int], Read | None], str], ...] = (
    (_read_worded_day, "ngày các những"),
    (read_part, "tuần đầu giữa cuối"),
    (read_half, "0 3 6 9 sáu ba chín"),
    (read_day, f"{DIGITS} o i l |"),
    (read_quarter, "quý q"),
    (_read_named_month, "tháng t0 t1 t2 t3 t4 t5 t6 t7 t8 t9"),
    (_read_numeric_month, DIGITS),
    (read_year, "năm"),
)
"""In this order: ``6 tháng đầu năm`` before ``6 tháng 2``, a day before the month in it. Each with what
it may begin with: digits and what OCR takes for them, words.
"""
STRETCH_OPENINGS = " ".join(words for _, words in READERS)
_READERS = by_opening(READERS)
_SEVERAL = 8


@lru_cache(maxsize=_SEVERAL)
def read_stretch(key: str, at: int) -> Read | None:
    """Any stretch that names its unit, with or without ``ngày`` before a day. Several families ask
    for the same place in turn, so the last answers are kept.
    """
    for reader in asked_at(_READERS, key, at):
        if read := reader(key, at):
            return read
    return None
