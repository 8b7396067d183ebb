"""What a duty reports: its words between the verb and recipient, collector, time.

``báo cáo kết quả thực hiện về UBND huyện``: ``báo cáo kết quả thực hiện``; of what goes wrong, all that is to
be done with it.
"""

import re
from collections.abc import Sequence

from parsers.semantics.duties.acts import Act, Sort, Verb
from parsers.semantics.duties.clauses import Clause, Timed
from parsers.semantics.duties.manner import what_of
from parsers.semantics.duties.parties import Party
from parsers.semantics.duties.reporters import subject_of
from parsers.semantics.duties.wording import words
from schemas.mentions import DutyKind

_FRAGMENT = re.compile(r",? (?:và|hoặc|hay)$")
_OPENING = words("issues", "opening")


def matter_of(
    clause: Clause,
    act: Act,
    kind: DutyKind,
    parties: Sequence[Party],
    timed: Sequence[Timed],
) -> str | None:
    """``báo cáo kết quả thực hiện``; of what goes wrong, all that is to be done with it."""
    start, end = act.hit.start, act.hit.end
    if kind is DutyKind.ISSUE_DRIVEN:
        opening = _OPENING.search(clause.lower, act.start, start)
        return clause.printed(opening.start() if opening else start, act.end) or None
    if act.hit.verb is Verb.NONE:
        label = re.compile(r"[^:]*").match(clause.lower, act.start, act.end)
        first = min([t.start for t in timed] or [act.end])
        return clause.printed(act.start, min(first, label.end() if label else first)) or None
    places = [max(p.lead, end) for p in parties if p.lead >= start]
    stops = [*places, *(t.start for t in timed if t.start >= end), act.end]
    behind = max((p.end for p in parties if p.lead >= start), default=0)
    later = [t.start for t in timed if t.start >= max(behind, end)]
    if act.sort is Sort.ASIDE and start == act.start:  # báo cáo đột xuất (khi cần thiết)
        return clause.printed(start, min([*places, _purpose_at(clause, start, act.end)])) or None
    what = what_of(clause, (start, end), min(stops), behind, min([*later, act.end]))
    if what and (cut := _FRAGMENT.search(what)):
        return _elided(clause, act, end, stops) or what[: cut.start()]
    if what and what.startswith(("và ", "hoặc ")):  # nộp về Khoa và cập nhật lên hệ thống
        what = clause.printed(start, end)
    if act.hit.verb is Verb.SEND and what == clause.printed(start, end):
        who = subject_of(clause, act.start, start)  # Biên bản … gửi về, xây dựng kế hoạch gửi về
        return clause.printed(who.end if who else act.start, end) or what
    return what


def _elided(clause: Clause, act: Act, end: int, stops: Sequence[int]) -> str | None:
    """``tổng hợp, tham mưu báo cáo hoặc | báo cáo UBND tỉnh``: the verb that the recipient follows."""
    at = clause.lower.rfind("báo cáo", end, act.end)
    if at < 0:
        return None
    behind = [stop for stop in stops if stop >= at + len("báo cáo")]
    what = clause.printed(at, min([*behind, act.end]))
    collects = "tổng hợp" in clause.lower[act.start : at]
    return f"tổng hợp, {what}" if collects and what else what or None


def _purpose_at(clause: Clause, start: int, end: int) -> int:
    at = clause.lower.find(" để ", start, end)
    return at if at >= 0 else end
