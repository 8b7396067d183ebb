"""Duties of a paragraph: a text goes in, duties with spans into it come out.

``… báo cáo kết quả thực hiện về Ủy ban nhân dân huyện (qua Phòng Nội vụ tổng hợp) lần 1: trước ngày
05/6/2023 và lần 2: trước ngày 01/12/2023 và báo cáo đột xuất …`` is one duty with two deadlines and a
second, ad hoc one.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from parsers.semantics.duties.acts import Act, Hit, Sort, Verb, acts_of, may_tell, verbs_of
from parsers.semantics.duties.clauses import Clause, Timed, clauses_of, placed_times
from parsers.semantics.duties.cycles import monthly_day, named
from parsers.semantics.duties.kinds import is_duty, kind_of
from parsers.semantics.duties.manner import method_of
from parsers.semantics.duties.matter import matter_of
from parsers.semantics.duties.none import (
    asks_for,
    is_estimate,
    is_evidence,
    is_held,
    opens_no_duty,
)
from parsers.semantics.duties.parties import Party, joined, recipient_of, served_by, via_of
from parsers.semantics.duties.reporters import agent_of, subject_of
from parsers.semantics.duties.times import (
    anchored,
    condition_of,
    covering,
    is_due,
    judged,
    narrowed,
    tells,
    told_by_days,
    without_others,
)
from parsers.semantics.duties.wording import group
from schemas.mentions import Deadline, DeadlineKind, Duty, DutyKind

Times = Callable[[str], tuple[Deadline, ...]]

_CLOSES_FIGURES = re.compile(r"số liệu|tính từ ngày")
_TIMELY = re.compile(
    r"\d|(?<!\w)(?:k[ỳì]|h[àằ]ng|qu[ýí]|tháng|năm|tuần|ngày|xuyên|liên tục|khi|theo|xuất|thứ|chủ nhật|giờ|hạn|đúng|ngay|tết|dịp|rằm)(?!\w)"
)
"""Without any of these no time is told: reading times is most of the work of a clause."""
_BEFORE_TIME = 64  # báo cáo đột xuất, báo cáo 6 tháng: as far back as the words of a time reach
_REGIME = re.compile(
    r"(?:\W|\d)*(?:thực hiện )?chế độ (?:thông tin,? ?(?:và )?)?báo cáo[^.;:]{0,40}:"
)
_TELLING = re.compile(rf"{group('issues', 'words')}|điều chỉnh|sửa đổi|bổ sung|thay đổi")
_OTHER_RULE = re.compile(r" và (?:định kỳ )?")
_ROUND = re.compile(
    r"(?:đợt|lần) (?:\d{1,2}|[ivx]{1,4}|một|hai|ba|bốn|đầu|sau|cuối)(?!\w)(?! báo cáo)"
)
_TO_REPORT = re.compile(r" để (?=báo cáo )")
_OTHER_WORK = re.compile(r"(?<!\w)(?:kiểm tra|giám sát|thanh tra|rà soát|họp|nhắc nhở)(?!\w)")
_CONDITION = re.compile(
    r"(?<!\w)(?:nếu|trường hợp|khi) (?:(?!thì|kịp thời|đề nghị|báo cáo|phản ánh|tham mưu)[^,;.()]"
    r"|, ?(?=bổ sung|sửa đổi|điều chỉnh|khó khăn|vướng mắc|phát sinh|bất cập|vấn đề|tồn tại|vượt)){3,120}"
    r"|(?<!\w)trong (?:quá trình|khi) (?:(?![đb]ảm bảo|bảo đảm|để |phải )[^,;.()]){3,80}"
)


@dataclass(slots=True)
class _Sentence:
    """What a sentence has said so far: who acts, and the duty before."""

    begins: int = -1
    agent: tuple[str, ...] = ()
    before: Duty | None = None
    told: tuple[str, ...] = ()
    """Who acts in the sentence before it."""
    monthly: bool = False
    idle: bool = False
    """It opened as a caption or a label of products: what follows asks for nothing."""


def find_duties(text: str, *, times: Times, regime: bool = False) -> tuple[Duty, ...]:
    """The duties a paragraph gives, in order; reporters are those it names itself.

    ``times`` finds time expressions in a string. ``regime``: the paragraph stands under a heading
    like CHẾ ĐỘ BÁO CÁO, where a time without a verb (``6 tháng: trước ngày 15/6``) is a duty too.
    """
    if not (regime or may_tell(text)):
        return ()
    duties: list[Duty] = []
    sentence = _Sentence()
    cycle: tuple[Timed, ...] = ()
    clauses = tuple(clauses_of(text))
    found = tuple(verbs_of(clause) for clause in clauses)
    if not (regime or any(found) or any(_CLOSES_FIGURES.search(c.own) for c in clauses)):
        return ()
    for clause, hits in zip(clauses, found, strict=True):
        if clause.sentence != sentence.begins:
            told = sentence.agent or sentence.told
            sentence = _Sentence(clause.sentence, told=told)
        if sentence.idle or opens_no_duty(clause):
            sentence.idle = True
            continue
        regime = regime or bool(_REGIME.match(clause.own))
        if not hits and duties and sentence.before and _ROUND.match(clause.own):
            more = _Read.of(clause, hits, times, regime=True).times
            duties[-1] = _with_days(duties[-1], [t.deadline for t in more])
            continue
        if not hits and _is_cycle(clause.own):
            cycle = _Read.of(clause, hits, times, regime=True).times
            continue
        sentence.agent = agent_of(clause, hits) or sentence.agent
        read = _Read.of(clause, hits, times, regime=regime, monthly=sentence.monthly)
        sentence.monthly = sentence.monthly or read.is_monthly
        here = tuple(_duties(read, sentence))
        here = here if any(a.sort is Sort.ONWARD for a in read.acts) else _shared(here)
        here, cycle = tuple(_in_cycle(duty, cycle) for duty in here), ()
        if read.closing and duties and not any(map(_reaches, here)):
            duties[-1] = _closed(duties[-1], read)
            continue
        if not sentence.agent and sentence.told:
            here = tuple(reported_by(duty, sentence.told, "sentence") for duty in here)
        duties += here
        sentence.before = here[-1] if here else sentence.before
    return tuple(duties)


_CYCLE = frozenset(
    ("định", "kỳ", "hằng", "hàng", "quý", "tháng", "năm", "tuần", "ngày", "và", "lần", "một", "1")
) | {"01", "3", "03", "6", "06", "9", "09"}


def _is_cycle(said: str) -> bool:
    """``Định kỳ 6 tháng, hằng năm`` and nothing else: it opens the duty behind the stop."""
    words = said.replace(",", " ").split()
    return 1 < len(words) < len(_CYCLE) and _CYCLE.issuperset(words)


def _with_days(duty: Duty, days: Sequence[Deadline]) -> Duty:
    """``báo cáo đợt 1 trước ngày 30/6 về Sở Y tế; đợt 2 trước ngày 15/9``: days of the same duty."""
    due = tuple(filter(is_due, days))
    once = due and duty.kind is DutyKind.ONE_OFF
    kind = DutyKind.FIXED_DATES if once else duty.kind
    return replace(duty, kind=kind, deadlines=(*duty.deadlines, *due))


def _in_cycle(duty: Duty, cycle: Sequence[Timed]) -> Duty:
    """The duty whose cycle stands in the clause before it."""
    if not cycle or any(map(is_due, duty.deadlines)) or duty.kind is not DutyKind.UNDATED:
        return duty
    more = tuple(time.deadline for time in cycle)
    return replace(duty, kind=DutyKind.PERIODIC, deadlines=(*more, *duty.deadlines))


class _Read(NamedTuple):
    """A clause with its times, the days its figures close as printed, and its acts."""

    clause: Clause
    times: tuple[Timed, ...] = ()
    closing: tuple[tuple[int, str], ...] = ()
    acts: tuple[Act, ...] = ()

    @classmethod
    def of(
        cls,
        clause: Clause,
        hits: Sequence[Hit],
        times: Times,
        *,
        regime: bool,
        monthly: bool = False,
    ) -> "_Read":
        """``monthly``: a clause before it in the sentence says ``hằng tháng``."""
        if not (hits or regime or _CLOSES_FIGURES.search(clause.own)):
            return cls(clause)
        begin = _first_time(clause)
        if begin >= clause.end:  # no word of time
            return cls(clause, acts=acts_of(clause, hits, ()))
        span = clause.view.span(begin, clause.end)
        found = times(clause.view.given[span.start : span.end]) if span.start < span.end else ()
        timed = placed_times(clause, tuple(t for t in found if tells(t)), span.start)
        timed, closing = judged(clause, timed)
        reports = [hit.end for hit in hits if hit.verb is Verb.REPORT]
        timed = covering(clause, reports[0], timed) if reports else timed
        timed = named(clause, timed) if hits or regime else timed
        due = [t for t in timed if is_due(t.deadline)]
        if monthly and hits and not due and (day := monthly_day(clause)):
            timed = (*timed, day)
        if not hits and regime and due and not _acts_else(clause, due[0].start):
            hits = (Hit(Verb.NONE, clause.start, clause.start),)
        return cls(clause, timed, closing, acts_of(clause, hits, timed))

    @property
    def is_monthly(self) -> bool:
        """``Hằng tháng, …``."""
        rules = (time.deadline.rrule or "" for time in self.times)
        return any(rule == "FREQ=MONTHLY" or rule.startswith("FREQ=MONTHLY;BY") for rule in rules)


def _acts_else(clause: Clause, first: int) -> bool:
    """``Ban Quản lý chợ định kỳ kiểm tra …``: somebody does something else; ``UBND các xã: trước ngày
    20/6`` is a day of that one's report.
    """
    if _OTHER_WORK.search(clause.own):
        return True
    who = subject_of(clause, clause.start, clause.end)
    if who is None or clause.lower[who.end : who.end + 1] == ":":
        return False
    return bool(clause.lower[who.end : first].strip())


def _first_time(clause: Clause) -> int:
    """Where to begin to read times: what stands well before the first word of time has none."""
    timely = _TIMELY.search(clause.lower, clause.start, clause.end)
    if timely is None:
        return clause.end
    near = timely.start() - _BEFORE_TIME
    space = clause.lower.find(" ", near, timely.start()) if near > clause.start else -1
    return space + 1 if space >= 0 else clause.start


def _duties(read: _Read, sentence: _Sentence) -> Iterator[Duty]:
    """The acts of a clause that are duties; what one leaves unsaid the one before it has said."""
    before = sentence.before
    for act in read.acts:
        duty, parties, timed = _duty(read, act, sentence.agent)
        said = read.clause.lower[act.start : act.end]
        purpose = act.hit.in_purpose and act.sort is Sort.MAIN
        if act.sort is Sort.MAIN and not is_duty(said, act.hit.verb, duty, in_purpose=purpose):
            continue
        dated = any(is_due(t) and "symbolic" not in t.issues for t in duty.deadlines)
        if is_estimate(said) or (not dated and _asks_for_none(read.clause, act, duty)):
            continue
        if act.hit.verb is Verb.SEND and not duty.recipient and is_held(read.clause):
            continue
        what = matter_of(read.clause, act, duty.kind, parties, timed)
        duty = replace(duty, what=what)
        duty = _onward(duty, before) if act.sort is Sort.ONWARD else _completed(duty, before)
        yield duty
        before = before if act.sort is Sort.ONWARD else duty


def _asks_for_none(clause: Clause, act: Act, duty: Duty) -> bool:
    """Papers for inspectors, requests for money."""
    if is_evidence(clause.lower[act.start : act.end]):
        return True
    to = recipient_of(clause, act.hit.start, act.end) if duty.recipient else None
    return (
        to is not None
        and duty.kind is not DutyKind.ISSUE_DRIVEN
        and asks_for(clause, to.lead, to.end)
    )


def _duty(
    read: _Read, act: Act, agents: tuple[str, ...]
) -> tuple[Duty, list[Party], tuple[Timed, ...]]:
    """An act as a duty but for its matter, with the parties and times that its matter ends at."""
    clause, verb = read.clause, act.hit
    said = clause.lower[act.start : act.end]
    reach = max(act.end, act.reach)
    to = through = None
    if verb.end < reach:  # else nothing stands behind the verb
        to = recipient_of(clause, verb.start, act.end) or recipient_of(clause, act.end, reach)
        through = via_of(clause, verb.start, act.end) or via_of(clause, act.end, reach)
    if to is None and verb.verb is Verb.REPORT:
        told = _TO_REPORT.search(clause.lower, verb.end, act.end)
        if told is not None:  # xây dựng báo cáo giám sát để báo cáo Bộ Y tế
            to = recipient_of(clause, told.end(), act.end)
    timed: tuple[Timed, ...] = ()
    if read.times:
        timed = anchored(clause, tuple(_times_of(read, act)))
        timed = without_others(clause, act.start, verb.start, timed)
    before = clause.lower[act.start : verb.start]
    deadlines = tuple(t.deadline for t in told_by_days(clause, timed))
    kind = kind_of(said, verb.verb, act.sort, deadlines, before=before)
    if to is None and kind is DutyKind.ISSUE_DRIVEN:
        to = served_by(clause, verb.start, act.end)
    at_once = kind is DutyKind.AD_HOC and verb.verb is Verb.REFLECT
    if (kind is DutyKind.ISSUE_DRIVEN or at_once) and not deadlines:
        deadlines = tuple(_conditions(clause, act))
    span = clause.span(act.start, act.end)
    duty = Duty(
        span=span,
        raw=clause.view.given[span.start : span.end],
        kind=kind,
        reporters=agents,
        recipient=joined(clause, to) if to else None,
        via=joined(clause, through) if through else None,
        method=method_of(clause, act.start, act.end),
        data_closing=_closing_of(read, act) if read.closing else None,
        deadlines=deadlines,
    )
    return duty, [party for party in (to, through) if party], timed


def _closing_of(read: _Read, act: Act) -> str | None:
    """The days up to which the figures of an act count."""
    first, last = (bisect_left(read.closing, (at, "")) for at in (act.start, act.end))
    return "; ".join(said for _, said in read.closing[first:last]) or None


def _times_of(read: _Read, act: Act) -> Iterator[Timed]:
    """The times of an act; of a regular duty with an unforeseen one in it, the regular ones."""
    first, last = (bisect_left(read.times, at, key=_start) for at in (act.start, act.end))
    for time in read.times[first:last]:
        unforeseen = time.deadline.kind is DeadlineKind.CONDITIONAL
        if act.mixed and unforeseen is not (act.sort is Sort.ASIDE):
            continue
        other = _OTHER_RULE.match(read.clause.lower, time.end, act.hit.start)
        if other and other.end() == act.hit.start and time.deadline.rrule:
            continue  # xây dựng kế hoạch hằng năm và định kỳ báo cáo
        yield narrowed(read.clause, time)


def _start(time: Timed) -> int:
    return time.start


def _conditions(clause: Clause, act: Act) -> Iterator[Deadline]:
    """``nếu có khó khăn, vướng mắc`` of an act, else ``Trong quá trình thực hiện``."""
    found = list(_CONDITION.finditer(clause.lower, act.start, act.end))
    telling = [m for m in found if _TELLING.search(m.group())]
    for match in (telling or found)[:1]:
        yield condition_of(clause, match.start(), match.end())


def _onward(duty: Duty, before: Duty | None) -> Duty:
    """The one who collects reports on."""
    collector = before and (before.via or before.recipient)
    return replace(duty, reporters=(collector,) if collector else ())


def _completed(duty: Duty, before: Duty | None) -> Duty:
    """Recipient and collector of the duty before it in the sentence, where it names none."""
    if before is None or duty.recipient is not None:
        return duty
    return replace(duty, recipient=before.recipient, via=duty.via or before.via)


def reported_by(duty: Duty, reporters: Sequence[str], source: str | None = None) -> Duty:
    """The duty with the reporters its heading, label or row names, where its own words name none."""
    if duty.reporters or not reporters:
        return duty
    return replace(duty, reporters=tuple(reporters), reporters_from=source)


def _shared(duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """``báo cáo sơ kết trước … và báo cáo tổng kết trước … về Phòng Dân tộc``: both go there."""
    last = duties[-1] if duties else None
    if last is None or last.recipient is None or any(d.recipient for d in duties[:-1]):
        return duties
    return tuple(replace(d, recipient=last.recipient, via=d.via or last.via) for d in duties)


def _reaches(duty: Duty) -> bool:
    """Names somebody or a day: more than a remark on figures."""
    dated = (t for t in duty.deadlines if is_due(t) and (t.end or (t.rrule and "BY" in t.rrule)))
    return bool(duty.recipient or duty.via) or any(dated)


def _closed(duty: Duty, read: _Read) -> Duty:
    """``Thời gian chốt số liệu: …`` behind a duty belongs to it."""
    covered = tuple(t.deadline for t in read.times if t.deadline.covers)
    told = "; ".join(filter(None, (duty.data_closing, *(said for _, said in read.closing))))
    return replace(duty, data_closing=told, deadlines=(*duty.deadlines, *covered))
