"""What is done in a clause: its verbs of reporting, and which of them are duties of their own.

``báo cáo kết quả … trước ngày 05/6/2023 và báo cáo đột xuất (khi cần)`` is two acts. ``báo cáo viên``,
``theo báo cáo của Sở Y tế`` and ``Báo cáo số 12/BC-UBND`` are none.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from parsers.semantics.duties.clauses import Clause, Timed
from parsers.semantics.duties.none import is_looked_at, is_taught, is_told_of
from parsers.semantics.duties.parties import is_title
from parsers.semantics.duties.times import is_due
from parsers.semantics.duties.wording import any_of, group, phrases, word_group


class Verb(StrEnum):
    """What a verb asks for."""

    REPORT = "report"
    REFLECT = "reflect"
    SEND = "send"
    REVIEW = "review"
    PLAN = "plan"
    """A unit's own plan is to be made: ``xây dựng kế hoạch triển khai, xong trước ngày …``."""
    NONE = "none"
    """Only a time, under the heading of a regime of reports."""


_VERBS = {str(verb): verb for verb in Verb}
"""By the group of ``_HIT`` that is theirs."""


class Sort(StrEnum):
    MAIN = "main"
    ASIDE = "aside"
    """``và báo cáo đột xuất``: the same report, unforeseen."""
    ONWARD = "onward"
    """``để tổng hợp, báo cáo UBND thành phố trước ngày …``: the duty of the one who collects."""


class Hit(NamedTuple):
    """A verb: where it begins with what leads it in (``gửi báo cáo``), and where it ends."""

    verb: Verb
    start: int
    end: int
    in_purpose: bool = False


class Act(NamedTuple):
    """One duty of a clause: its words are ``start:end``, its verb is ``hit``."""

    sort: Sort
    hit: Hit
    start: int
    end: int
    reach: int = 0
    """Where the recipient may stand behind ``end``: ``… và báo cáo đột xuất về Sở Y tế``."""
    mixed: bool = False
    """Regular and unforeseen duty share their words: ``định kỳ hoặc đột xuất báo cáo``."""


_SUBMITTED = r"(?=[^;.:]{3,120}, trình (?:[^\W\d]+ ){1,8}(?:phê duyệt |xem xét )?(?:trước|chậm nhất|muộn nhất|xong|vào) )"
"""``Lập kế hoạch quản lý chất thải của Bệnh viện, trình Giám đốc trước ngày 20/3``."""
_HIT = re.compile(
    rf"(?<!\w)(?:(?P<report>{group('verbs', 'report')})|(?P<reflect>{group('verbs', 'reflect')})"
    rf"|(?P<review>{group('verbs', 'review')})|(?P<send>{group('verbs', 'send')})"
    rf"|(?P<plan>{group('own_plan', 'made')} (?:các |một )?kế hoạch(?:(?= {group('own_plan', 'kind')}(?!\w))|{_SUBMITTED}))"
    rf"|(?P<purpose>{group('parties', 'purpose')}))(?!\w)"
)
_THING = re.compile(rf"{word_group('not_reports', 'before')} (?:(?:các|những|số) )?$")
_IN_WRITING = re.compile(r"(?<!\w)(?:có|bằng|ra) văn bản $")
_TOLD = re.compile(rf"{word_group('not_reports', 'told')} $")
_OTHER_THING = re.compile(
    rf" (?:{group('not_reports', 'behind')}(?!\w)|(?:nhanh )?số(?: [:\d.…/]|:)|[\d.]+/bc)"
)
_OF_STUDENTS = re.compile(
    rf"(?:^|[,:;] )(?:(?:các|mỗi|từng|toàn thể|tất cả|yêu cầu|đề nghị) )*{group('coursework', 'students')}(?!\w)[^,;:]{{0,40}}$"
)
_COURSEWORK = re.compile(
    rf" (?:(?:các|cuốn|bản|quyển|file) )*báo cáo (?:kết quả |cuối kỳ )?{group('coursework', 'things')}(?!\w)"
)
_MATTER = re.compile(r"(?<!hoàn thành )(?<!thực hiện )(?<!tổ chức )(?<!\w)việc $")
"""``Đưa toàn bộ việc gửi, nhận văn bản lên môi trường mạng``: what is dealt with, not what is asked."""
_ROUTINE = re.compile(r"(?:định kỳ|phải được|cần được|lồng ghép (?:vào|trong)(?: các)?) $")
_MEMBERS = re.compile(r"(?<!\w)(?:cơ quan|đơn vị|sở, ngành|các) thành viên $")
_REGIME = re.compile(
    rf"(?<!\w){group('standing', 'regimes')} (?:[^.;:]{{0,40}} )?(?:chế độ|công tác) (?:thông tin,? ?(?:và )?)?$"
)
_NAMED_REGIME = re.compile(r"(?:chế độ|công tác) (?:thông tin,? ?(?:và )?)?$")
_LEADS_IN = tuple(
    f"{lead} {several}"
    for lead in (
        *("tổng hợp", "tổng hợp,", "tổng hợp và", "xây dựng", "hoàn thành việc gửi", "lập"),
        *("trình", "gửi", "nộp", "hoàn thiện"),
    )
    for several in ("", "các ")
)
_LEAD_IN = re.compile(rf"(?<!\w)(?:{'|'.join(_LEADS_IN)})$")
_REVIEWS = re.compile(
    r"^ ?$|(?:tổ chức|tiến hành|thực hiện|đánh giá,|kiểm tra,|định kỳ|và|,)(?: việc| các| hội nghị)? $"
)
_ASIDE = re.compile(
    r"(?:(?<=\w)|(?<=[),]))(?P<join>,? (?:và|hoặc|hay) |, ?|/)"
    r"(?P<words>(?:các )?(?:gửi )?(?:báo cáo )?(?:khi )?đột xuất(?!\w))"
    r"(?! (?:kiểm tra|thanh tra|giám sát|ra quân))"
)
_OTHER_WORK = re.compile(r"(?:kiểm tra|thanh tra|giám sát|khảo sát|họp|làm việc)[^,;]{0,30}$")
_ROUND = re.compile(
    r" (?:0?[369] tháng|năm|quý|tháng|tuần|ngày(?= \()|giữa kỳ|cuối kỳ|sơ kết|tổng kết|đợt \w+|lần \w+)(?!\w)"
)
_ANNOUNCED = re.compile(r": (?:báo cáo|bản) ")
"""A colon before the first of several reports: they are told one by one behind it."""
_CAPTION = re.compile(r"[^,;:.]{0,30}: ")
"""``Báo cáo tuần: Từ ngày 01/6 …, các xã gửi báo cáo trước …``: a name, what is asked stands behind it."""
_SENT_ON = re.compile(r" (?:trước|chậm nhất|muộn nhất|về|cho|tới|đến|qua|lên)(?!\w)")
_WIDTH = 60
_NAME_AND_ACT = 2


_TELLING = any_of(
    (*phrases("verbs", "report", "reflect", "review", "send"), "số liệu", "tính từ", "kế hoạch")
)


@lru_cache(maxsize=1024)  # of the paragraphs of a section, then of each, then of its task
def may_tell(text: str) -> bool:
    """Whether a text has a word of reporting at all; most rows of a plan have none."""
    return _TELLING.search(unicodedata.normalize("NFC", text).lower()) is not None


def verbs_of(clause: Clause) -> tuple[Hit, ...]:
    """The verbs of a clause that are no part of another word or of a thing."""
    hits: list[Hit] = []
    purpose = False
    for found in _HIT.finditer(clause.lower, clause.start, clause.end):
        if found["purpose"]:
            named = found.start() > clause.start and is_title(clause.view.text, found.start())
            purpose = purpose or not named  # Trung tâm Phục vụ hành chính công
            continue
        verb, (start, end) = _VERBS[found.lastgroup or ""], found.span()
        before = clause.lower[max(clause.start, start - _WIDTH) : start]
        led = start - _length_of_lead(before)
        if _is_told(clause, led, end, before) or not _asks(clause, verb, start, end, before):
            continue
        if verb is Verb.REPORT:
            start = led
        if hits and hits[-1].end > start:
            start = hits.pop().start
        hits.append(Hit(verb, start, end, in_purpose=purpose))
    if (
        len({hit.verb is Verb.PLAN for hit in hits}) > 1
    ):  # xây dựng kế hoạch …, báo cáo trước ngày …
        hits = [hit for hit in hits if hit.verb is not Verb.PLAN]
    return tuple(hits[1:] if _is_caption(clause, hits) else hits)


def _is_caption(clause: Clause, hits: Sequence[Hit]) -> bool:
    """Is the first the name of what the second asks for?"""
    if len(hits) < _NAME_AND_ACT or {hit.verb for hit in hits[:2]} != {Verb.REPORT}:
        return False
    name = _CAPTION.match(clause.lower, hits[0].end, hits[1].start)
    opens = not clause.lower[clause.sentence : hits[0].start].strip("-+* 0123456789.)")
    told = clause.lower[name.end() : hits[1].start] if name else ""
    return opens and "," in told


def _length_of_lead(before: str) -> int:
    """``tổng hợp, gửi | báo cáo``: what leads a verb in."""
    found = _LEAD_IN.search(before) if before.endswith(_LEADS_IN) else None
    return len(found.group()) if found else 0


def _is_told(clause: Clause, led: int, end: int, before: str) -> bool:
    """What students hand in is no report of an office; what was done is not asked for."""
    return _OF_STUDENTS.search(before) is not None or is_told_of(clause, led, end)


def _asks(clause: Clause, verb: Verb, start: int, end: int, before: str) -> bool:
    """``xử lý phản ánh của người dân``, ``kinh phí tổng kết`` are things, not what is asked."""
    match verb:
        case Verb.REPORT:
            return _is_report(clause, start, end, before)
        case Verb.REFLECT:
            return not _TOLD.search(before)
        case Verb.PLAN:
            return True
        case Verb.REVIEW:
            return bool(_REVIEWS.search(before))
        case _:
            return not (_MATTER.search(before) or _is_coursework(clause, start, end))


def _is_coursework(clause: Clause, start: int, end: int) -> bool:
    handed = _COURSEWORK.search(clause.lower, clause.sentence, start)
    return bool(handed or _COURSEWORK.match(clause.lower, end, clause.end))


def _is_report(clause: Clause, start: int, end: int, before: str) -> bool:
    if _OTHER_THING.match(clause.lower, end, min(clause.end, end + _WIDTH)):
        return False
    if _NAMED_REGIME.search(before):
        return bool(_REGIME.search(before)) and not is_looked_at(clause, clause.start, end)
    if is_taught(clause, start, end):
        return False
    if not _THING.search(before):
        return True
    return bool(_ROUTINE.search(before) or _MEMBERS.search(before) or _IN_WRITING.search(before))


def acts_of(clause: Clause, hits: Sequence[Hit], times: Sequence[Timed]) -> tuple[Act, ...]:
    """The acts of a clause in the order of print."""
    acts = list(_listed(clause, hits, times))
    return tuple(_with_asides(clause, acts))


def _listed(clause: Clause, hits: Sequence[Hit], times: Sequence[Timed]) -> Iterator[Act]:
    """A verb with a time of its own behind one that has its time is another act."""
    if not hits:
        return
    due = [t.start for t in times if is_due(t.deadline)]
    strong = [h.start for h in hits if h.verb is not Verb.SEND]
    act = Act(Sort.MAIN, hits[0], clause.start, clause.end)
    for hit in hits[1:]:
        behind = bisect_right(strong, hit.start)
        following = strong[behind] if behind < len(strong) else clause.end
        own = _any_between(due, hit.end, following)
        done = _any_between(due, act.start, hit.start)
        onward = own and hit.in_purpose and not act.hit.in_purpose
        if not (own and (done or onward)) or _goes_on(clause, act.hit, hit):
            continue
        yield act._replace(
            end=_before_purpose(clause, act.start, hit.start) if onward else hit.start
        )
        act = Act(Sort.ONWARD if onward else Sort.MAIN, hit, hit.start, clause.end)
    yield act


def _goes_on(clause: Clause, before: Hit, hit: Hit) -> bool:
    """``…, gửi trước ngày 20/6/2026`` sends the report before it; ``sơ kết vào tháng 6, tổng kết vào
    tháng 12`` is one round of reviews; ``báo cáo Tỉnh ủy: báo cáo 6 tháng xong trước …, báo cáo năm xong
    trước …`` one duty with its days.
    """
    if hit.verb is Verb.REPORT and _ROUND.match(clause.lower, hit.end, clause.end):
        return _ANNOUNCED.search(clause.lower, before.start, hit.start) is not None
    if hit.verb is Verb.SEND:
        return bool(_SENT_ON.match(clause.lower, hit.end, clause.end))
    return hit.verb is Verb.REVIEW and before.verb is Verb.REVIEW


def _before_purpose(clause: Clause, start: int, end: int) -> int:
    """Where the purpose that holds the next act begins."""
    purpose = clause.lower.rfind(" để ", start, end)
    return purpose if purpose > start else end


def _any_between(sorted_places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(sorted_places, start)
    return at < len(sorted_places) and sorted_places[at] < end


def _with_asides(clause: Clause, acts: Sequence[Act]) -> Iterator[Act]:
    """``và báo cáo đột xuất`` cut off what stands before it; ``định kỳ hoặc đột xuất báo cáo``
    leaves the regular duty whole.
    """
    for act in acts:
        told = clause.lower.find("đột xuất", act.start, act.end) >= 0
        aside = _ASIDE.search(clause.lower, act.start, act.end) if told else None
        if aside is None or _OTHER_WORK.search(
            clause.lower, max(act.start, aside.start() - _WIDTH), aside.start()
        ):
            yield act
            continue
        at = aside.start("words")
        hit = Hit(act.hit.verb, at, aside.end())
        if at > act.hit.start:
            yield act._replace(end=aside.start(), reach=act.end)
            yield Act(Sort.ASIDE, hit, at, act.end)
        else:
            yield act._replace(mixed=True)
            yield Act(Sort.ASIDE, act.hit, at, act.end, mixed=True)
