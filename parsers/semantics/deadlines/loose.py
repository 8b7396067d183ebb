"""Families without a date of their own: always, when asked, so many days after, as another says.

``Thường xuyên`` · ``khi có yêu cầu`` · ``trong 10 ngày kể từ ngày ký`` · ``Theo kế hoạch của TP`` ·
``Dịp Tết Nguyên đán``.
"""

import re

from parsers.semantics.dates import read_day
from parsers.semantics.deadlines.draft import Draft, Drafts, Scan
from schemas.mentions import DeadlineKind, Offset, Op

# --- always -------------------------------------------------------------------------------------

_ALWAYS = re.compile(
    r"(?:thực hiện |tiến hành |duy trì )?(?:thường xuyên|liên tục)"
    r"(?:,? (?:và )?(?:liên tục|định kỳ|hằng ngày|thường xuyên))?(?:,? (?:trong (?:cả )?|cả |suốt )(?:năm|tháng|quý|tuần)"
    r"(?:(?: |(?<=năm))(?:19|20)\d\d(?!\d))?)?(?!\w)"
)
_STANDING = re.compile(r"(?:chi|giáo dục|trực|thường|ban|đầu tư|nhiệm vụ|cơ quan|kinh phí|không) $")
"""``chi thường xuyên``, ``giáo dục thường xuyên``, ``cơ quan thường trực`` name things."""


def read_always(scan: Scan, at: int) -> Drafts:
    """``Thường xuyên, liên tục``. In running text an adverb (``thường xuyên kiểm tra``) unless it
    opens the text or goes on with ``trong năm``, ``liên tục``, or follows ``thực hiện``.
    """
    found = _ALWAYS.match(scan.key, at)
    if found is None or _STANDING.search(scan.key[max(0, at - 20) : at]):
        return ()
    if not scan.cell and found.group() in {"thường xuyên", "liên tục"}:
        return ()
    return (Draft(at, found.end(), DeadlineKind.CONTINUOUS, throughout=True),)


# --- so many days before or after -----------------------------------------------------------------

_COUNT = (
    r"(?P<about>khoảng )?(?P<n>\d{1,3}) ?\(?(?P<unit>giờ(?=,? (?:kể|tính|từ khi|sau khi))|ngày làm việc|ngày|tuần|tháng|năm)"
    r"(?!\w)\)?(?:/(?:0?1 )?[\w ]{1,20}?(?=,| tính| kể|$))?"
)
_UNITS = {
    "giờ": "hour",
    "ngày": "day",
    "ngày làm việc": "workday",
    "tuần": "week",
    "tháng": "month",
    "năm": "year",
}
_SINCE = r"(?:,? ?(?:tính |kể )?từ (?:khi |thời điểm )?| sau (?:khi |ngày ))"
_WITHIN = re.compile(
    r"(?P<lead>(?:dự kiến )?(?:trong )?(?:thời hạn|thời gian|vòng|khoảng thời gian) (?:không quá |tối đa )?"
    r"|trong (?:không quá )?|chậm nhất (?:là )?(?:trong |sau )?(?:thời hạn )?|không quá |sau |tối đa (?:là )?"
    rf"|[≤≥] ?|[<>]= ?|dự kiến |(?=\d)){_COUNT}(?P<since>{_SINCE})?"
)
"""``trong thời hạn 05 ngày làm việc kể từ ngày …`` · ``≤ 20 ngày làm việc`` · ``sau 03 tháng kể từ
khi …``."""
_BEFORE_EVENT = re.compile(
    r"(?:chậm nhất (?:là )?)?trước (?:ngày |khi )?(?P<event>[^\W\d][^\d,;.()\n]{2,60}?) "
    r"(?:là |ít nhất (?:là )?)?(?P<n>\d{1,3}) (?P<unit>ngày làm việc|ngày|tuần|tháng)(?!\w)"
    r"(?! \d)(?: (?P<by>theo [^,;()\n]{1,80}))?"
)
"""``Trước ngày diễn ra hội nghị 07 ngày`` · ``trước ngày bầu cử 40 ngày theo điểm a…``."""
_COUNT_BEFORE = re.compile(
    r"(?:(?:chậm nhất|muộn nhất) (?:là )?|(?:ít nhất|tối thiểu) )?(?P<n>\d{1,3})"
    r" (?P<unit>giờ|ngày làm việc|ngày|tuần|tháng) trước (?=(?:ngày|khi) [^\W\d])"
)
"""``chậm nhất là 40 ngày trước ngày bầu cử``."""
_UPON = re.compile(
    r"(?P<lead>ngay (?:sau )?khi|sau khi|khi có(?= (?:hướng dẫn|văn bản|kế hoạch|kết quả|chỉ đạo|quyết định"
    r"|thông báo|chủ trương|kết luận)))(?!\w) ?"
)
_CLOSED = re.compile(r"(?:kết thúc|hoàn thành|hoàn tất|bế mạc)(?!\w)")
_ROUND = re.compile(
    r"(?:ngay )?sau (?=(?:mỗi|từng) (?:đợt|lần|cuộc|kỳ|buổi|vụ|hội nghị|chuyên đề|học kỳ|giai đoạn|hoạt động)(?!\w))"
)
"""``sau mỗi đợt kiểm tra``."""
_AFTER_EVENT = re.compile(
    r"(?:ngay )?sau (?=(?:(?:các|những) )?(?:hội nghị|hội thi|đại hội|lễ|kỳ (?:họp|thi)|đợt|cuộc|buổi|ngày (?=\D))(?!\w))"
)
"""``Sau hội nghị tổng kết``, a whole cell."""
_UNTIL = re.compile(r"(?:đến )?trước (?P<event>(?:thời điểm|khi|ngày) [^\W\d][^\d,;.()\n]{2,60})")
"""``Đến trước thời điểm mở thầu``."""
_AT_ONCE = re.compile(r"(?:đăng )?(?:ít nhất )?\d{1,2} kỳ (?=sau khi)")


def read_units_before(scan: Scan, at: int) -> Drafts:
    """An event and the units before it: ``Trước ngày bầu cử 40 ngày``; the event is kept as printed."""
    found = _BEFORE_EVENT.match(scan.key, at)
    if found is None:
        return ()
    event = scan.folded.printed(*found.span("event"))
    return (_relative(at, found.end(), found, event=event, op=Op.BY, direction="before"),)


def read_before_event(scan: Scan, at: int) -> Drafts:
    """The units, then the event: ``40 ngày trước ngày bầu cử``."""
    found = _COUNT_BEFORE.match(scan.key, at)
    if found is None:
        return ()
    end = _clause_end(scan.key, found.end())
    event = scan.folded.printed(found.end(), end)
    return (_relative(at, end, found, event=event, op=Op.BY, direction="before"),)


def read_within(scan: Scan, at: int) -> Drafts:
    """So many units, and since when: ``trong 10 ngày kể từ ngày ký``."""
    found = _WITHIN.match(scan.key, at)
    if found is None:
        return ()
    least = found["lead"].startswith(("≥", ">"))
    op = Op.AFTER if least or found["lead"] == "sau " else Op.BY
    if found["since"]:
        end = _clause_end(scan.key, found.end())
        event = scan.folded.printed(found.end(), end) or None
        draft = _relative(at, end, found, event=event, op=op, direction="after")
        return (draft.flagged("approximate") if "dự kiến" in found["lead"] else draft,)
    if found["lead"].strip() in {"", "trong", "dự kiến", "sau"} and not _whole(scan, at, found):
        return ()
    direction = "before" if scan.event and not found["lead"] else "after"
    draft = _relative(at, found.end(), found, event=scan.event, op=op, direction=direction)
    return (draft.flagged("at_least") if least else draft,)


def _whole(scan: Scan, at: int, found: re.Match[str]) -> bool:
    """A bare ``105 ngày`` is the whole cell."""
    return scan.cell and at == 0 and found.end() == len(scan.key.rstrip(" ."))


def _relative(
    at: int, end: int, found: re.Match[str], *, event: str | None, op: Op, direction: str
) -> Draft:
    about = "about" in found.re.groupindex and found["about"]
    return Draft(
        at,
        end,
        DeadlineKind.RELATIVE,
        op=op,
        offset=Offset(int(found["n"]), _UNITS[found["unit"]], event, direction),
        issues=("approximate",) if about else (),
    )


def read_until(scan: Scan, at: int) -> Drafts:
    """``Đến trước thời điểm mở thầu``; in time cells only."""
    until = _UNTIL.match(scan.key, at)
    if until is None:
        return ()
    end = min(until.end(), _clause_end(scan.key, until.start("event")))
    event = scan.folded.printed(until.start("event"), end)
    offset = Offset(0, "day", event, "before")
    return (Draft(at, end, DeadlineKind.RELATIVE, op=Op.BEFORE, offset=offset),)


def read_several_upon(scan: Scan, at: int) -> Drafts:
    """``Đăng ít nhất 03 kỳ sau khi …``; in time cells only."""
    several = _AT_ONCE.match(scan.key, at)
    return _upon(scan, at, several.end()) if several else ()


def read_upon(scan: Scan, at: int) -> Drafts:
    """``Ngay sau khi Kế hoạch được ban hành``; ``sau mỗi đợt kiểm tra``."""
    return _upon(scan, at, at)


def _upon(scan: Scan, at: int, told_at: int) -> Drafts:
    key = scan.key
    found = _UPON.match(key, told_at)
    told = found or _ROUND.match(key, at) or (_AFTER_EVENT.match(key, at) if scan.cell else None)
    if told is None or not (scan.cell or told is not found or _is_term(key, told)):
        return ()
    end = _clause_end(key, told.end())
    if end <= told.end():
        return ()
    start = told.start() + 4 if told.group().startswith("khi có") else told.end()
    event = scan.folded.printed(start, end)
    offset = Offset(0, "day", event, "after")
    return (Draft(at, end, DeadlineKind.RELATIVE, op=Op.AFTER, offset=offset),)


def _is_term(key: str, upon: re.Match[str]) -> bool:
    """``sau khi kết thúc đợt cao điểm`` sets a time, ``sau khi nghe báo cáo`` tells a story."""
    return upon["lead"].startswith("ngay") or _CLOSED.match(key, upon.end()) is not None


# --- when asked -----------------------------------------------------------------------------------

_ASKED = re.compile(
    r"(?:(?:báo cáo )?đột xuất(?:,? (?:\(?khi [^,;.()\n]{1,60}\)?|theo yêu cầu[^,;.()\n]{0,60}))?"
    r"|khi (?:có )?(?:yêu cầu|nhu cầu|phát sinh|cần(?: thiết)?|đề nghị|vụ việc|vướng mắc|tình huống"
    r"|sự cố|biến động|thay đổi|sự việc|trường hợp)[^,;.()\n]{0,60}"
    r"|(?:hoặc )?theo (?:yêu cầu|đề nghị)[^,;.()\n]{0,60})"
)
_TIME_NEAR = re.compile(r" (?:trước|chậm nhất|về|để|gửi|từ ngày|và báo cáo)(?!\w)")
_STOP = re.compile(r"[.;\n]")
_REST = re.compile(r"[^;.\n]{0,120}")
_TIMELY = re.compile(r"\d|(?<!\w)(?:quý|tháng|năm|ngày|tuần|xuyên|kỳ|theo)(?!\w)")
"""``khi có yêu cầu của bộ, ngành Trung ương``: a cell's condition goes on behind a comma."""
_NO_TIME = re.compile(r"(?:dịch bệnh|thiên tai|kiểm tra|thanh tra|tăng|cứu trợ) $")


def read_asked(scan: Scan, at: int) -> Drafts:
    """``báo cáo đột xuất (khi cần thiết theo yêu cầu)`` · ``Khi có nhu cầu``."""
    found = _ASKED.match(scan.key, at)
    if found is None or (not scan.cell and _NO_TIME.search(scan.key[max(0, at - 12) : at])):
        return ()
    if not scan.cell and found.group().startswith(("theo", "hoặc theo")):
        return ()
    if not scan.cell and found.group() == "đột xuất" and not _of_report(scan.key, at):
        return ()
    end = found.end()
    if near := _TIME_NEAR.search(scan.key, at + 4, end):
        end = near.start()
    elif scan.cell and (rest := _REST.match(scan.key, end)) and not _TIMELY.search(rest.group()):
        end = rest.end()
    condition = scan.folded.printed(at, end)
    return (Draft(at, end, DeadlineKind.CONDITIONAL, open_ended=True, condition=condition),)


def _of_report(key: str, at: int) -> bool:
    """``định kỳ hoặc đột xuất báo cáo``; ``kiểm tra đột xuất`` is no time to report."""
    clause = _STOP.split(key[max(0, at - 60) : at])[-1]
    return at == 0 or "báo cáo" in clause or "báo cáo" in key[at : at + 30]


# --- as another document says -----------------------------------------------------------------------

_AS_SAID = re.compile(
    r"(?:(?:thời gian|báo cáo|thực hiện) )?(?:theo|đúng) (?!dõi|sát|thứ tự|nhóm|đối tượng|chuyên đề)(?=\w|\.\.\.|…)"
    r"|được quy định tại (?=\w)"
)
_AS_SAID_TIME = re.compile(
    r"(?:theo|đúng) (?:đúng )?(?:các )?(?:thời gian|thời hạn|mốc thời gian|tiến độ|hạn)"
    r" (?:đã |được )?(?:quy định|yêu cầu|nêu|tại)(?!\w)"
)


def read_as_said(scan: Scan, at: int) -> Drafts:
    """``Theo các mốc thời gian tại Quyết định số 1737/QĐ-UBND ngày 17/10/2025 …``: the dates in it
    are the document's. In running text only where a time is named (``đúng thời gian quy định``):
    ``báo cáo theo quy định`` says nothing of time.
    """
    pattern = _AS_SAID if scan.cell else _AS_SAID_TIME
    found = pattern.match(scan.key, at)
    if found is None:
        return ()
    end = _clause_end(scan.key, found.end()) if scan.cell else found.end()
    condition = scan.folded.printed(at, end)
    return (Draft(at, end, DeadlineKind.PER_OTHER_DOCUMENT, condition=condition),)


# --- feasts ---------------------------------------------------------------------------------------

_FEAST = re.compile(
    r"(?:(?:trong |vào |nhân )?dịp |(?:trước|sau|trong)(?:, trong và sau| và sau| và trong|, sau)? (?=tết))"
    r"(?P<name>[^,;.()\n]{1,60})"
)
_MOON = re.compile(
    r"(?:trước |sau |vào |đến )?(?:ngày )?(?:rằm(?: tháng (?:giêng|bảy|tám|chạp|\d{1,2}))?"
    r"|(?:mùng |mồng )?\d{1,2} tháng (?:giêng|chạp)|tháng (?:giêng|chạp)"
    r"|(?:mùng|mồng) \d{1,2}(?: tháng \d{1,2})?(?: tết)?|tết (?:nguyên đán|trung thu|âm lịch)"
    r"|\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})? \(?âm lịch\)?)(?!\w)(?: năm (?:19|20)\d\d)?(?: \(?âm lịch\)?)?"
)
_IN_FEAST = re.compile(r"(?:lễ )?(?:kỷ niệm )?(?:ngày )?(?=\d{1,2}[/-]\d{1,2})")
_MOON_FEAST = re.compile(r"tết|rằm|âm lịch|giêng|chạp|trung thu|vu lan")


def read_feast(scan: Scan, at: int) -> Drafts:
    """``Dịp 30/4`` · ``Trước, trong và sau Tết Nguyên đán``."""
    found = _FEAST.match(scan.key, at)
    if found is None:
        return ()
    start = found.start("name")
    head = _IN_FEAST.match(scan.key, start)
    day = read_day(scan.key, head.end()) if head else None
    if day is not None and not _MOON_FEAST.search(found["name"]):
        draft = Draft(at, day[1], DeadlineKind.PERIOD, stretches=(day[0],))
        return (draft.flagged("symbolic"),)
    moon = ("lunar",) if _MOON_FEAST.search(found["name"]) else ()
    return (_period(at, _clause_end(scan.key, start), "symbolic", *moon),)


def read_moon_day(scan: Scan, at: int) -> Drafts:
    """``Rằm tháng Giêng``: no calendar of the moon here, so no days."""
    found = _MOON.match(scan.key, at)
    return (_period(at, found.end(), "symbolic", "lunar"),) if found else ()


def _period(at: int, end: int, *issues: str) -> Draft:
    return Draft(at, end, DeadlineKind.PERIOD, issues=issues)


# --- where a clause ends --------------------------------------------------------------------------

_CLAUSE = re.compile(
    r" ?[;,()\n]|\.(?= |$)| (?:trước (?:ngày |\d)|chậm nhất|xong |hoàn thành (?:trước|trong)|và trước|và báo cáo|dự kiến \d)"
)
_LONGEST = 240


def _clause_end(key: str, at: int) -> int:
    """The end of what an expression refers to; a date to act by begins a new one."""
    limit = min(len(key), at + _LONGEST)
    found = _CLAUSE.search(key, at, limit)
    return found.start() if found else limit
