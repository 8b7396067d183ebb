"""R116 collector-too-early: who collects the reports is due no later than who sends them (thời hạn tổng hợp không sau thời hạn gửi).

Condition: a body through which reports go has its own report due in the same month, on the same day or
before.
Legal basis: Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5; before it good practice.
Bad: các phòng gửi Phòng Nội vụ trước ngày 15/12/2023; Phòng Nội vụ báo cáo UBND huyện trước ngày 15/12/2023
Good: các phòng gửi Phòng Nội vụ trước ngày 05/12/2023; Phòng Nội vụ báo cáo UBND huyện trước ngày 15/12/2023
"""

from collections.abc import Iterator
from itertools import permutations

from parsers.keys import match_key
from pipeline.audit.dossier import Dossier, DutyFile
from pipeline.audit.duedates import fixed, reports
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Deadline


def check(dossier: Dossier) -> Iterator[Hit]:
    every = list(reports(dossier))
    for sender, collector in permutations(every, 2):
        if not _collects(collector, sender):
            continue
        for time in fixed(collector):
            before = next((one for one in fixed(sender) if _too_early(one, time)), None)
            if before is not None:
                yield Hit.on(
                    time, gaps={"sender": before.raw}, repaired=(*time.issues, *before.issues)
                )


def _collects(collector: DutyFile, sender: DutyFile) -> bool:
    through = sender.duty.via or sender.duty.recipient
    own = {match_key(one) for one in collector.duty.reporters}
    return through is not None and own == {match_key(through)}


def _too_early(sent: Deadline, collected: Deadline) -> bool:
    if sent.end is None or collected.end is None:
        return False
    same_month = (sent.end.year, sent.end.month) == (collected.end.year, collected.end.month)
    return same_month and collected.end <= sent.end


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The collecting body is due no later than those who report to it ({sender}).",
    message_vi="Thời hạn của cơ quan tổng hợp không muộn hơn thời hạn của đơn vị gửi báo cáo ({sender}).",
)
