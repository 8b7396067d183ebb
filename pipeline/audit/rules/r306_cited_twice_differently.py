"""R306 cited-twice-differently: one document is cited with two dates or numbers (một văn bản viện dẫn hai ngày, hai số khác nhau).

Condition: two citations agree in type, number and issuer and differ in the day, within one year or with
the year in the number; or agree in type, title and day and differ in the number. An issuer that the symbol
names (NĐ-CP, QĐ-TTg) need not be printed. Two days that are printed clearly are two days, also where a number
had to be repaired before the two agreed.
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; before it good practice.
Bad: Nghị định số 30/2020/NĐ-CP ngày 05/3/2020, and later Nghị định số 30/2020/NĐ-CP ngày 03/5/2020
Good: Nghị định số 30/2020/NĐ-CP ngày 05/3/2020, and later Nghị định số 30/2020/NĐ-CP
"""

import re
from collections.abc import Iterator
from itertools import combinations

from parsers.keys import match_key
from parsers.semantics.citations.identity import same_number
from parsers.semantics.symbols import year_of_number
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Citation


def check(dossier: Dossier) -> Iterator[Hit]:
    told: set[str] = set()
    dated = [one for one in dossier.cited if one.date is not None and one.number is not None]
    for first, second in combinations(dated, 2):
        if second.citation_id not in told and (
            _same_number_other_day(first, second) or _same_title_other_number(first, second)
        ):
            told.add(second.citation_id)
            yield Hit.on(
                second,
                gaps={"first": f"{first.number} ({first.date:%d/%m/%Y})"},
                repaired=_repaired(first, second),
            )


def _repaired(first: Citation, second: Citation) -> tuple[str, ...]:
    """What was repaired in either, unless both days stand in the print as they were read."""
    clear = first.date != second.date and all(map(_prints_day, (first, second)))
    return () if clear else (*first.issues, *second.issues)


def _prints_day(one: Citation) -> bool:
    found = _DAY.search(one.raw)
    printed = tuple(map(int, found.groups())) if found else ()
    return one.date is not None and printed == (one.date.day, one.date.month, one.date.year)


def _same_body(first: Citation, second: Citation) -> bool:
    """By their names, the shorter without its place (``Ủy ban nhân dân tỉnh``); where one has none, by the
    symbol, if only one body has such numbers.
    """
    if first.issuer is None or second.issuer is None:
        return _CENTRAL.search(first.number or "") is not None
    short, long = sorted((match_key(first.issuer), match_key(second.issuer)), key=len)
    return long == short or (long.startswith(f"{short} ") and _LEVEL.search(short) is not None)


def _same_number_other_day(first: Citation, second: Citation) -> bool:
    """A serial is given once a year by one body; without a year, 25/QĐ-UBND may be two documents."""
    if first.type != second.type or first.date is None or second.date is None:
        return False
    if same_number(first.number or "") != same_number(second.number or ""):
        return False
    nameless = first.issuer is None and second.issuer is None
    same_body = nameless or _same_body(first, second)
    in_number = year_of_number(first.number or "") is not None
    one_year = in_number or first.date.year == second.date.year
    same_series = same_body and (one_year or _same_title(first, second))
    return same_series and first.date != second.date


def _same_title_other_number(first: Citation, second: Citation) -> bool:
    """Not two acts of one day with one subject, as a title of a few words would make them seem."""
    same = first.type == second.type and first.date == second.date
    other = same_number(first.number or "") != same_number(second.number or "")
    return same and other and _same_title(first, second)


def _same_title(first: Citation, second: Citation) -> bool:
    if first.title is None or second.title is None or len(first.title) <= _TELLING:
        return False
    return match_key(first.title) == match_key(second.title)


_TELLING = 40
"""Characters from which on a subject tells one document from others of its day."""

_DAY = re.compile(
    r"(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})(?!\w)"
)
_LEVEL = re.compile(r" (?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã)$")
_CENTRAL = re.compile(r"[/-](?:CP|TTg|TW|(?:UBTV)?QH\d*)$")


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The same document is cited before with another number or date: {first}.",
    message_vi="Văn bản này đã được viện dẫn ở trên với số hoặc ngày khác: {first}.",
)
