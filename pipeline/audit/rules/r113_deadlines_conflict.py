"""R113 deadlines-conflict: one duty has two deadlines that contradict each other (hai thời hạn mâu thuẫn cho một chế độ báo cáo).

Condition: two places of the plan ask the same reporters for the same report to the same recipient in the
same month, on different days.
Legal basis: good practice.
Bad: section III trước ngày 10/6/2023, annex trước ngày 15/6/2023
Good: section III and annex trước ngày 10/6/2023
"""

from collections.abc import Iterator
from itertools import combinations

from parsers.keys import match_key
from pipeline.audit.dossier import Dossier, DutyFile
from pipeline.audit.duedates import fixed, reports
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Deadline


def check(dossier: Dossier) -> Iterator[Hit]:
    for first, second in combinations(list(reports(dossier)), 2):
        apart = first.duty.container_id != second.duty.container_id
        if apart and _what(first) is not None and _what(first) == _what(second):
            for time in fixed(second):
                other = next((one for one in fixed(first) if _conflict(one, time)), None)
                if other is not None:
                    yield Hit.on(
                        time, gaps={"other": other.raw}, repaired=(*time.issues, *other.issues)
                    )


def _what(one: DutyFile) -> tuple[str, str, str] | None:
    """Who reports what to whom, for comparing; None where a part is not printed."""
    duty = one.duty
    if duty.what is None or duty.recipient is None or not duty.reporters:
        return None
    who = match_key(", ".join(duty.reporters))
    return who, match_key(duty.what), match_key(duty.recipient)


def _conflict(first: Deadline, second: Deadline) -> bool:
    if first.end is None or second.end is None or first.end == second.end:
        return False
    same_month = (first.end.year, first.end.month) == (second.end.year, second.end.month)
    return same_month and match_key(first.label or "") == match_key(second.label or "")


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="The same report is due on another day elsewhere in the plan: {other}.",
    message_vi="Cùng một báo cáo nhưng chỗ khác trong kế hoạch ghi thời hạn khác: {other}.",
)
