"""Atoms of citations: the number (số, ký hiệu) and the date, at a given place of a folded text.

``number_at("số 15- CT/TU ngày", 3)`` -> ``15-CT/TU``; ``date_at("ngày 19/6/2015", 0)`` -> 2015-06-19.
Each reads forward from one offset and is bounded; neither searches. What they repair they name in
``issues``; a date that does not exist is None, never the nearest one.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = UPPER.lower()
"""Letters for a character class; a range of code points would mix capitals and others."""

_SERIAL = r"\d{1,6}(?:bis|[a-zđA-CĐ](?!\w))?"
_BLANK = r"[.…_]{1,40}|(?=/)"
# A group of the symbol. A code has two capitals or is short and opens with one: QĐ, TTg, CTr, UBTVQH15.
_CODE = r"[A-ZĐƯÔÂĂÊƠ][\wĐđƯư&]{0,30}"
_SAFE_CODE = r"(?=[\wĐđƯư&]{0,30}[A-ZĐƯ][\wĐđƯư&]{0,30})[A-ZĐƯÔÂĂÊƠ][\wĐđƯư&]{1,30}"
_TIGHT = re.compile(
    rf"(?://?|[_.-])(?P<group>\d{{4}}(?!\d)|{_CODE}|(?<=[A-ZĐ]-)\d{{1,3}}(?![\w/.-]))"
)
_RUN_ON = re.compile(rf"(?P<group>{_SAFE_CODE})")
"""``08/2026CV-TN``: nothing between year and code."""
_LETTERED = re.compile(
    r"(?P<serial>[A-ZĐ]{2,6}(?:-[A-ZĐ\d]{1,8}){0,2})/(?P<rest>\d{2,4}[-/][A-ZĐ\d]{1,8})(?!\w)"
)
"""``ABX-QT014/26-HC``: companies number by letters."""
# 15- CT/TU, 71/NQ -CP, 46 - CT/TW, 12 /KH - UBND: blanks around the mark, then only a clear code; in
# 40/2009/QH12 - Luật Khám bệnh, chữa bệnh the name follows.
_LOOSE = re.compile(
    rf" ?[/-] ?(?!(?:Luật|Bộ luật|Pháp lệnh)(?!\w))(?P<group>(?:TTg|CTr|TTr|QyĐ|NĐ|{_SAFE_CODE})(?![{LOWER}])|\d{{4}}(?= ?/))"
)
# 1O1/QĐ-UBND, l2/KH-UBND: letters read for digits, at least one digit left and a symbol behind.
_MISREAD = r"(?=\d*[lIOo])(?=[lIOo]*\d)[\dlIOo]{2,6}(?=[/-][\dA-ZĐ])"
_DOTTED = r"\d{1,3}\.\d{1,3}(?=/(?:\d{4}/)?[A-ZĐ])"  # 15.6/TTr-MH, 7.3/2026/ĐN-VD
_START = re.compile(rf"(?P<misread>{_MISREAD})|(?P<serial>{_DOTTED}|{_SERIAL})|(?P<blank>{_BLANK})")
_TERM = re.compile(r" ?(?P<term>\d{1,2})(?!\d)(?! ?[/.-] ?\d)")
_YEARS = re.compile(r"(19|20)\d\d")
_MARKS = 6


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands between ``start`` and ``end``; ``text`` is without stray blanks."""

    start: int
    end: int
    text: str
    serial: str | None
    """None when blank: số …/QĐ-TTg."""
    groups: tuple[str, ...] = ()
    year: int | None = None
    issues: tuple[str, ...] = ()

    @property
    def bare(self) -> bool:
        """A serial alone: Đề án số 13."""
        return not self.groups


def number_at(text: str, start: int) -> Number | None:
    """The number that stands at an offset.

    ``30/2020/NĐ-CP``, ``362/QĐ-UBND``, ``15- CT/TU``, ``01-CTr/BDVHU-UBND``, ``64-CP``,
    ``403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN``, ``35/2013/QH 13``, ``…/QĐ-TTg``.
    """
    head = _START.match(text, start)
    if head is None:
        return _lettered(text, start)
    misread = head["misread"]
    serial = misread.translate(_OCR) if misread else head["serial"]
    parts = [serial if serial is not None else "…"]
    groups: list[str] = []
    at, spaced = head.end(), False
    if serial is None and text[at : at + 1] == " ":
        at += 1
    for _ in range(_MARKS):
        match = _group(text, at, groups)
        if match is None:
            break
        group = match["group"]
        spaced = spaced or " " in match.group()
        parts.append(match.group().replace(" ", "").replace("//", "/"))
        groups.append(group)
        at = match.end()
        if group in {"QH", "UBTVQH"} and (term := _TERM.match(text, at)):
            spaced = spaced or text[at] == " "
            parts.append(term["term"])
            groups[-1] += term["term"]
            at = term.end()
    if serial is None and not groups:
        return None
    if groups and groups[-1].isdigit() and len(groups) == 1:
        return None  # 12/2023: a month of a year, no number
    year = next((int(g) for g in groups if _YEARS.fullmatch(g)), None)
    told = {
        "space_in_number": spaced,
        "doubled_mark": "//" in text[start:at],  # 26/2013//TT-BYT
        "ocr_repair": misread is not None,
        "blank_serial": serial is None,
    }
    issues = tuple(issue for issue, holds in told.items() if holds)
    codes = tuple(group for group in groups if not group.isdigit())
    return Number(start, at, "".join(parts), serial, codes, year, issues)


def _group(text: str, at: int, groups: list[str]) -> re.Match[str] | None:
    """The next group of a symbol, its mark before it."""
    match = _TIGHT.match(text, at) or _LOOSE.match(text, at)
    if match is None and groups and _YEARS.fullmatch(groups[-1]):
        return _RUN_ON.match(text, at)
    dotted = match is not None and match.group()[0] == "."
    return None if dotted and not _code_before(groups) else match


def _lettered(text: str, start: int) -> Number | None:
    found = _LETTERED.match(text, start)
    if found is None:
        return None
    serial, rest = found["serial"], found["rest"]
    return Number(start, found.end(), f"{serial}/{rest}", serial, (rest,))


def _code_before(groups: list[str]) -> bool:
    """136/2001/QĐ.TTg: a full stop joins two codes, it does not open one."""
    return bool(groups) and groups[-1].isupper() and len(groups[-1]) <= 4


def mend_hyphen(number: Number, codes: tuple[str, ...]) -> Number:
    """``1961/QĐUBND`` of a decision -> ``1961/QĐ-UBND``; ``11CT/TU`` is mended by ``split_serial``.

    Only where the group opens with a code of the cited type and the rest looks like a body.
    """
    if len(number.groups) != 1 or number.text.count("-"):
        return number
    group = number.groups[0]
    for code in sorted(codes, key=len, reverse=True):
        rest = group[len(code) :]
        if code.endswith("T") and rest == "Tg":  # 18/CTTg: the T is of both
            text = f"{number.text.removesuffix(rest)}-TTg"
            issues = (*number.issues, "lost_hyphen")
            return replace(number, text=text, groups=(code, "TTg"), issues=issues)
        if len(code) > 1 and group.startswith(code) and len(rest) > 1 and rest[0].isupper():
            cut = len(number.text) - len(rest)
            text = f"{number.text[:cut]}-{rest}"
            issues = (*number.issues, "lost_hyphen")
            return Number(
                number.start, number.end, text, number.serial, (code, rest), number.year, issues
            )
    return number


_GLUED = re.compile(
    r"(?P<serial>\d{1,5})(?P<code>[A-ZĐ][A-Za-zĐ]{1,5})/(?P<org>[A-ZĐ][\wĐ&]{1,20})"
)


def glued_at(text: str, start: int, codes: tuple[str, ...]) -> Number | None:
    """``11CT/TU`` -> ``11-CT/TU``: the hyphen between serial and type is lost."""
    match = _GLUED.match(text, start)
    if match is None or match["code"] not in codes:
        return None
    serial, code, org = match["serial"], match["code"], match["org"]
    return Number(
        start, match.end(), f"{serial}-{code}/{org}", serial, (code, org), None, ("lost_hyphen",)
    )


@dataclass(frozen=True, slots=True)
class DateAt:
    """A date between ``start`` and ``end``; ``day`` None when blank, impossible or only a year."""

    start: int
    end: int
    day: date | None
    year: int | None
    issues: tuple[str, ...] = ()


_D = r"[0-9lIOo]{1,2}"
_SEP = r" ?[/.-] ?"
_Y = r"[0-9lIOo]{4}(?![0-9])|[0-9]{2}(?![0-9])"
_WORDS = re.compile(
    r"(?P<d>\d{1,2}) ?tháng ?(?P<m>\d{1,2}) ?năm ?(?P<y>\d{4})(?!\d)", re.IGNORECASE
)
_MARKED = re.compile(rf"(?P<d>{_D}){_SEP}(?P<m>{_D}){_SEP}(?P<y>{_Y})")
# 22/1 1/2019, 2 2/11/2019: a blank within day or month.
_TORN = re.compile(rf"(?P<d>\d ?\d|\d)/(?P<m>[01] \d|\d{{1,2}})/(?P<y>{_Y})")
_EMPTY = re.compile(
    r"(?:(?:[.…_]{1,20}|\d{1,2})? ?/ ?(?:[.…_]{1,20}|\d{1,2})? ?/ ?(?P<y1>(?:19|20)\d\d)(?!\d))"
    r"|(?:(?:[.…_]{1,20}|\d{1,2})? ?tháng ?(?:[.…_]{1,20}|\d{1,2})? ?năm ?(?P<y2>(?:19|20)\d\d)(?!\d))",
    re.IGNORECASE,
)
_DAY = re.compile(r",? ?(?:ký )?ngày(?: |(?=[\d/.…_]))", re.IGNORECASE)
_BARE = re.compile(r" ?, ?(?=\d{1,2}[/.-]\d)| ?\((?:ngày )?(?=\d{1,2}[/.-]\d)", re.IGNORECASE)
_YEAR = re.compile(
    r",? ?năm (?P<y>(?:19|20)\d\d)(?!\d)(?! ?[-/] ?\d)| ?\((?P<p>(?:19|20)\d\d)\)", re.IGNORECASE
)
_OCR = str.maketrans("lIOo", "1100")


def date_at(text: str, start: int, *, year_only: bool = True) -> DateAt | None:
    """The date that stands at an offset, a blank or comma before it included.

    ``ngày 19/6/2015``, ``, ngày 16-02-2004``, ``ngày 19 tháng 6 năm 2015``, ``năm 2015``, ``(2015)``.
    """
    at = start + 1 if text[start : start + 1] == " " else start
    lead = _DAY.match(text, at) or _BARE.match(text, start)
    if lead is not None:
        found = _day_at(text, lead.end(), start)
        if found is not None:
            closed = "(" in lead.group() and text[found.end : found.end + 1] == ")"
            end = found.end + 1 if closed else found.end
            return DateAt(start, end, found.day, found.year, found.issues)
    if year_only and (match := _YEAR.match(text, at)):
        return DateAt(start, match.end(), None, int(match["y"] or match["p"]))
    return None


def _day_at(text: str, at: int, start: int) -> DateAt | None:
    words = _WORDS.match(text, at)
    match = words or _MARKED.match(text, at) or _TORN.match(text, at)
    if match is None:
        empty = _EMPTY.match(text, at)
        if empty is None:
            return None
        year = int(empty["y1"] or empty["y2"])
        return DateAt(start, empty.end(), None, year, ("blank_date",))
    printed = [match[name] for name in "dmy"]
    mended = [piece.translate(_OCR).replace(" ", "") for piece in printed]
    issues = ["ocr_repair"] if mended != printed else []
    day, month, full = (int(piece) for piece in mended)
    if len(mended[2]) == 2:
        full += 2000 if full < 50 else 1900
        issues.append("two_digit_year")
    try:
        value = date(full, month, day)
    except ValueError:
        return DateAt(start, match.end(), None, full, (*issues, "no_such_date"))
    return DateAt(start, match.end(), value, full, tuple(issues))
