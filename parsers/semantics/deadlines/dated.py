"""Families that name days, months, quarters or years: points, lists, ``cả năm``.

``trước ngày 01/6 và 15/11 hằng năm`` is two rules, ``Quý I, IV/2023`` one period of two intervals,
``xong trong tháng 5/2026`` a date to act by.

In running text a year alone is a goal of policy (``trước năm 2025 trở thành thành phố``): it counts
only behind a word of obligation in the same clause, and never beside ``mục tiêu``, ``tầm nhìn``.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.semantics.dates import (
    REPAIRED,
    YEAR,
    Read,
    Stretch,
    months_stretch,
    quarter,
    read_day,
    read_stretch,
    year_stretch,
)
from parsers.semantics.deadlines.draft import Draft, Drafts, Scan
from parsers.semantics.deadlines.operators import (
    Binding,
    read_operator,
    read_time,
    read_weekday,
)
from schemas.mentions import DeadlineKind, Op, Precision

YEARLY = re.compile(r" ?(?:của )?(?:h[àằ]ng|mỗi|các) năm(?! ?(?:tiếp|sau|\d))")
FOLLOWING = re.compile(r" ?(?:và|,|đến) ?(?:các|những) năm (?:tiếp theo|kế tiếp|sau)")
"""``và các năm tiếp theo``, also without its spaces (``2023vàcác năm tiếp theo``)."""
_WHOLE_YEAR = re.compile(
    rf"(?:(?P<whole>(?:c[ảà]|suốt|toàn) ?năm)|trong năm(?! học| báo cáo))(?: ?(?P<y>{YEAR})|(?!\w))"
)
_WRONG_MARK = re.compile(r"cà")
_JOINT = re.compile(r" ?(?:,|\+|&|;|và|hoặc) ?(?=\w)")
_UNIT = re.compile(r"(?:vào )?(?:ngày ?(?=\d)|quý |tháng )?")
_MORE_QUARTER = re.compile(
    rf"(?P<q>[ivl]{{1,4}}|[1-4])(?!\w)(?: ?[/-] ?(?P<y>{YEAR})| ?,? ?năm ?(?P<y2>{YEAR}))?"
)
_MORE_MONTH = re.compile(
    rf"(?P<m>\d{{1,2}})(?!\d)(?: ?[/-] ?(?P<y>{YEAR})| ?,? ?năm ?(?P<y2>{YEAR})"
    r"|(?= ?(?:[,;.)\n+-]|và |đến |năm|h[àằ]ng|mỗi|$)))(?! ?/)"
)
_MORE_YEAR = re.compile(rf"(?P<y>{YEAR})(?!\w)")
_WEEKDAY_BEHIND = re.compile(r" ?\(")
_SYMBOL = re.compile(r"[/-] ?[a-zđ][a-zđ0-9&./-]{0,24} ?,? ?$")
_NUMBERED = re.compile(rf"\d[\w./ -]{{0,24}}{_SYMBOL.pattern}")
"""``25/qđ-ubnd `` before ``ngày 05/01/2023``: the date of a document."""
_OF_ISSUER = re.compile(r" của (?!tháng|quý|năm|kỳ)")
_CITED = tuple(
    f"{document}{number} "
    for document in (
        *("luật", "nghị quyết", "nghị định", "quyết định", "chỉ thị", "kế hoạch", "chương trình"),
        *("thông tư", "công văn", "kết luận", "thông báo", "hướng dẫn", "đề án", "pháp lệnh"),
        *("văn bản", "quy định", "tờ trình", "báo cáo"),
    )
    for number in ("", " số")
)
_OBLIGED = re.compile(
    r"(?<!\w)(?:hoàn thành|hoàn tất|xong|báo cáo|gửi|nộp|ban hành|phải|kết thúc|nghiệm thu|bàn giao"
    r"|tổng kết|sơ kết|thời hạn|trình (?:ubnd|hđnd|ủy ban|hội đồng|chủ tịch|cấp))(?!\w)"
)
_GOAL = re.compile(
    r"phấn đấu|mục tiêu|tầm nhìn|định hướng|chiến lược|trở thành|đạt |giai đoạn|chương trình|đề án"
    r"|kế hoạch|quy hoạch|phát triển"
)
_ACT = re.compile(
    r"(?<!\w)(?:luật|nghị quyết|nghị định|quyết định|chỉ thị|thông tư|công văn|kết luận|pháp lệnh)(?!\w)"
)
_CLAUSE_WIDTH = 120
_AFTER_WEEKDAY = re.compile(r" ?,? ?(?=ngày|\d)")


class Member(NamedTuple):
    """One of a list of stretches, and where it stands."""

    start: int
    stretch: Stretch
    end: int


def read_points(scan: Scan, at: int) -> Drafts:
    """An operator, a time of day, one stretch or a list of one unit."""
    key = scan.key
    binding = read_operator(key, at)
    pos = binding.end if binding else at
    clock = read_time(key, pos)
    pos = clock[1] if clock else pos
    pos, weekday = _weekday_before(key, pos)
    worded = key.startswith("ngày", pos)
    read = read_stretch(key, pos)
    if read is None and scan.cell and binding:
        read = read_member(key, pos, Precision.YEAR)
    if read is None or (clock and read[0].precision is not Precision.DAY):
        return ()
    if not _counts(scan, at, binding, read, worded=worded):
        return ()
    members = [Member(at, *read), *_more(scan, read)]
    end = members[-1].end
    behind = _WEEKDAY_BEHIND.match(key, end)
    if behind and (day := read_weekday(key, behind.end())) and key[day[1] : day[1] + 1] == ")":
        weekday, end = day[0], day[1] + 1
        members[-1] = members[-1]._replace(end=end)
    draft = Draft(
        at,
        end,
        DeadlineKind.PERIOD,
        op=binding.op if binding else None,
        at=clock[0] if clock else None,
        weekday=weekday,
        issues=("tentative",) if binding and binding.tentative else (),
    )
    members = _with_repeated(scan, members, binding)
    end = members[-1].end
    if yearly := YEARLY.match(key, end):
        return _yearly(draft._replace(end=yearly.end()), members)
    return _bound(scan, draft, members)


_MOST_REPEATED = 3  # times the list is read again from each of its members


def _with_repeated(scan: Scan, members: list[Member], binding: Binding | None) -> list[Member]:
    """``trước ngày 05/6 và trước ngày 05/12 hằng năm``: the operator printed again; only of a year's rule."""
    more, end = list(members), members[-1].end
    for _ in range(_MOST_REPEATED):
        joint = _JOINT.match(scan.key, end) if binding is not None else None
        if binding is None or joint is None:
            break
        again = read_operator(scan.key, joint.end())
        read = read_member(scan.key, again.end, Precision.DAY) if again else None
        read = read or (read_stretch(scan.key, again.end) if again else None)
        if again is None or again.op is not binding.op or read is None:
            break
        more.append(Member(joint.end(), *read))
        end = read[1]
    days = all(m.stretch.precision is Precision.DAY and m.stretch.year is None for m in more)
    return more if days and YEARLY.match(scan.key, end) else members


def _weekday_before(key: str, at: int) -> tuple[int, int | None]:
    """``thứ sáu, ngày 16/6/2023``."""
    day = read_weekday(key, at)
    if day is None:
        return at, None
    behind = _AFTER_WEEKDAY.match(key, day[1])
    return (behind.end(), day[0]) if behind else (at, None)


# --- does it count ------------------------------------------------------------------------------


def _counts(scan: Scan, at: int, binding: Binding | None, read: Read, *, worded: bool) -> bool:
    """False for the date of a cited document, and in running text for numbers and goals."""
    stretch, end = read
    if binding is None and is_cited(scan.key, at, end, stretch.precision):
        return False
    if scan.cell:
        return True
    return not _is_of_half(scan.key, at) and _counts_in_text(scan, at, binding, read, worded=worded)


def _is_of_half(key: str, at: int) -> bool:
    """``6 tháng | đầu năm 2023`` is half a year, no first quarter."""
    near = _OF_HALF.finditer(key, max(0, at - 12), at + 8) if key[at] in "đgc" else ()
    return any(found.end() == at for found in near)


def _counts_in_text(
    scan: Scan, at: int, binding: Binding | None, read: Read, *, worded: bool
) -> bool:
    stretch, end = read
    if stretch.precision is Precision.DAY:
        if stretch.first != stretch.last:
            return True
        strong = binding is not None and not binding.weak and not binding.tentative
        return worded or strong or (binding is not None and stretch.year is not None)
    if stretch.precision is Precision.YEAR:
        return binding is not None and obliged(scan.key, at, end)
    half = stretch.precision is Precision.HALF and not _REPORTED.search(
        scan.key, max(0, at - 70), at
    )
    return binding is not None or (stretch.year is not None and not half)


_OF_HALF = re.compile(r"(?:\d|sáu|ba|chín) tháng (?=(?:đầu|giữa|cuối) năm)")
_REPORTED = re.compile(r"(?:báo cáo|sơ kết)[^.;:\n]{0,60}$")


def is_cited(key: str, at: int, end: int, precision: Precision) -> bool:
    """``Quyết định số 25/QĐ-UBND ngày 05/01/2023``, ``Luật Tổ chức … ngày 19/6/2015``, ``Nghị quyết năm 2023``, ``Chỉ thị ngày
    25/5/2022 của Thủ tướng``.
    """
    day = precision is Precision.DAY
    if (day or precision is Precision.YEAR) and key.endswith(_CITED, 0, at):
        return True
    if not day:
        return False
    year = key[max(at, end - 4) : end]
    if len(year) == 4 and year.isdecimal():
        clause = re.split(r"[.;,\n]", key[max(0, at - _CLAUSE_WIDTH) : at])[-1]
        if _ACT.search(clause):
            return True
    before = key[max(0, at - 60) : at]
    numbered = _SYMBOL.search(before) and _NUMBERED.search(before)
    return bool(numbered or _OF_ISSUER.match(key, end))


_NO_TIME = re.compile(
    r"\d{1,3} (?=\d)"
    r"|\d{1,5}[a-zđ]?(?:/\d{4})?(?:[/-]| ?- ?)(?!quý|tháng|ngày|năm)[a-zđ]{1,10}(?:[-/&. ]{1,2}(?=[a-zđ])[a-zđ0-9]{1,12}(?![^\W_])){1,4}"
    r"|\d{1,5}/(?:\d{4}/)?(?!quý|tháng|ngày|năm)[a-zđ]{2,10}\d{0,2}(?!\w)"
)
"""``12 3 456``: rows of figures stand in the text of plans by the page; no time has such a blank.
``30/2020/nđ-cp`` · ``15- ct/tu`` · ``10/2022/qh15``: numbers of documents.
"""


def skipped(key: str, at: int) -> int:
    """Where a number or a date that is no time ends; 0 when nothing of the kind begins here.

    Numbers of documents, the date behind one, and the inside of a longer number (``0225.3871``).
    """
    if key[at].isdigit():
        if number := _NO_TIME.match(key, at):
            return number.end()
        if at > 1 and key[at - 1] in "/.," and key[at - 2].isdigit():
            return at + 1
    read = read_stretch(key, at)
    if read is None:
        return 0
    of = read[0].precision
    if of is not Precision.DAY and of is not Precision.YEAR:
        return 0
    return read[1] if is_cited(key, at, read[1], of) else 0


def obliged(key: str, at: int, end: int) -> bool:
    """Whether the clause around a year orders something rather than hopes for it."""
    start = max(0, at - _CLAUSE_WIDTH)
    before = re.split(r"[.;\n]", key[start:at])[-1]
    after = re.split(r"[.;,\n]", key[end : end + 40])[0]
    ordered = _OBLIGED.search(before + key[at:end])
    return bool(ordered) and not _GOAL.search(before + " " + after)


# --- lists --------------------------------------------------------------------------------------


def _more(scan: Scan, first: Read) -> list[Member]:
    """Further members of the same unit: ``, III`` · `` và 10/12`` · ``, 6, 9, 12``."""
    found: list[Member] = []
    stretch, end = first
    while len(found) < 30:
        joint = _JOINT.match(scan.key, end)
        unit = _UNIT.match(scan.key, joint.end()) if joint else None
        if joint is None or unit is None:
            break
        read = read_member(scan.key, unit.end(), stretch.precision)
        read = read or read_member(scan.key, joint.end(), stretch.precision)
        if read is None or "lunar" in read[0].issues:
            break
        found.append(Member(joint.end(), *read))
        end = read[1]
    return found


def read_member(key: str, at: int, precision: Precision) -> Read | None:
    """A stretch of this unit, its unit perhaps left out."""
    if precision is Precision.DAY:
        read = read_day(key, at)
        return read if read and read[0].first == read[0].last else None
    if (read := read_stretch(key, at)) and read[0].precision is precision:
        return read
    if precision is Precision.QUARTER and (found := _MORE_QUARTER.match(key, at)):
        return quarter(found["q"], _year(found)), found.end()
    if precision is Precision.MONTH and (found := _MORE_MONTH.match(key, at)):
        month = int(found["m"])
        return months_stretch(Precision.MONTH, month, month, _year(found)), found.end()
    if precision is Precision.YEAR and (found := _MORE_YEAR.match(key, at)):
        return year_stretch(int(found["y"])), found.end()
    return None


def _year(found: re.Match[str]) -> int | None:
    printed = found["y"] or found["y2"]
    return int(printed) if printed else None


# --- what the list means ------------------------------------------------------------------------


def _bound(scan: Scan, draft: Draft, members: Sequence[Member]) -> Drafts:
    stretches = tuple(m.stretch for m in members)
    single_days = all(s.precision is Precision.DAY and s.first == s.last for s in stretches)
    if draft.op in {Op.BEFORE, Op.BY}:
        return _each(draft, DeadlineKind.BY_DATE, members)
    if draft.op in {Op.FROM, Op.AFTER}:
        end = members[0].end
        return (draft._replace(end=end, stretches=stretches[:1], open_ended=True),)
    if single_days and "lunar" not in stretches[0].issues:
        return _each(draft._replace(op=Op.ON), DeadlineKind.ON_DATE, members)
    draft = draft._replace(op=None, stretches=stretches, throughout=False)
    whole = True if stretches[0].precision is Precision.YEAR else None
    if following := FOLLOWING.match(scan.key, draft.end):
        return (draft._replace(end=following.end(), open_ended=True, throughout=whole),)
    if rule := _months_apart(stretches):
        return (draft._replace(kind=DeadlineKind.RECURRING, rrule=rule, throughout=None),)
    return (draft,)


def _each(draft: Draft, kind: DeadlineKind, members: Sequence[Member]) -> Drafts:
    """Every member binds for itself; the operator is printed before the first."""
    last = len(members) - 1
    return tuple(
        draft._replace(
            start=member.start,
            end=member.end,
            kind=kind,
            stretches=(member.stretch,),
            weekday=draft.weekday if i == last else None,
        )
        for i, member in enumerate(members)
    )


def _months_apart(stretches: Sequence[Stretch]) -> str | None:
    """``Tháng 3, 6, 9, 12`` comes back every year; ``Tháng 3, 4`` and a printed year do not."""
    if len(stretches) < 2 or any(s.precision is not Precision.MONTH or s.year for s in stretches):
        return None
    months = sorted({s.first[0] for s in stretches})
    if any("no_such_date" in s.issues for s in stretches):
        return None
    if months == list(range(months[0], months[-1] + 1)):
        return None
    return f"FREQ=YEARLY;BYMONTH={_numbers(months)}"


def _yearly(draft: Draft, members: Sequence[Member]) -> Drafts:
    """``10/6 và 10/12 hằng năm`` is one rule; ``10/6 và 05/12`` two, or the parts would multiply."""
    stretches = [m.stretch for m in members]
    issues = tuple(issue for s in stretches for issue in s.issues)
    draft = draft._replace(kind=DeadlineKind.RECURRING, precision=stretches[0].precision)
    draft = draft.flagged(*issues)
    if "no_such_date" in issues or "lunar" in issues:
        return (draft,)
    months = sorted({s.first[0] for s in stretches})
    if draft.precision is not Precision.DAY:
        if draft.op in {Op.BEFORE, Op.BY}:
            last = {s.first[0] if draft.op is Op.BEFORE else s.last[0] for s in stretches}
            months = sorted(last)
        else:
            months = sorted({m for s in stretches for m in range(s.first[0], s.last[0] + 1)})
        part = "" if len(months) == 12 else f";BYMONTH={_numbers(months)}"
        return (draft._replace(rrule=f"FREQ=YEARLY{part}"),)
    draft = draft._replace(op=draft.op or Op.ON)
    days = sorted({s.first[1] for s in stretches})
    if len(days) == 1 or len(months) == 1:
        rule = f"FREQ=YEARLY;BYMONTH={_numbers(months)};BYMONTHDAY={_numbers(days)}"
        return (draft._replace(rrule=rule),)
    drafts = _each(draft._replace(stretches=()), DeadlineKind.RECURRING, members)
    return tuple(
        each._replace(
            stretches=(),
            end=draft.end if i == len(drafts) - 1 else each.end,
            rrule=f"FREQ=YEARLY;BYMONTH={s.first[0]};BYMONTHDAY={s.first[1]}",
        )
        for i, (each, s) in enumerate(zip(drafts, stretches, strict=True))
    )


def _numbers(values: Sequence[int]) -> str:
    return ",".join(str(v) for v in values)


def read_whole_year(scan: Scan, at: int) -> Drafts:
    """``Cả năm 2023 và các năm tiếp theo`` · ``Cả năm`` · ``Trong năm``; in time cells only."""
    found = _WHOLE_YEAR.match(scan.key, at)
    if found is None:
        return ()
    wrong = _WRONG_MARK.match(found.group()) is not None
    stretch = year_stretch(int(found["y"]) if found["y"] else None)
    following = FOLLOWING.match(scan.key, found.end())
    return (
        Draft(
            at,
            following.end() if following else found.end(),
            DeadlineKind.PERIOD,
            stretches=(stretch,),
            throughout=found["whole"] is not None or following is not None,
            open_ended=following is not None,
            issues=(REPAIRED,) if wrong else (),
        ),
    )
