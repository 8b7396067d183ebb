"""Times by what they mean: ``Quý I/2023`` and ``Tháng 1 - 3/2023`` are one, whatever is printed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from pipeline.compare.words import folded
from schemas.mentions import DeadlineKind
from schemas.plan import Deadline

Times: TypeAlias = tuple[Deadline, ...]

_SAID = ("at", "intervals", "rrule", "open_ended", "conditional", "covers")
_UNREAD = {DeadlineKind.UNPARSED, DeadlineKind.UNSPECIFIED}


def times_of(deadlines: Iterable[Deadline]) -> Mapping[str, Times]:
    """Deadlines by the task or duty they belong to."""
    found: defaultdict[str, list[Deadline]] = defaultdict(list)
    for one in deadlines:
        found[one.duty_id or one.container_id or ""].append(one)
    return {key: tuple(several) for key, several in found.items()}


def same_times(a: Times, b: Times) -> bool:
    """All of either were read, and mean the same days."""
    if not a or not b or any(one.kind in _UNREAD for one in (*a, *b)):
        return False
    return [_meaning(one) for one in a] == [_meaning(one) for one in b]


def printed(times: Times) -> str | None:
    """As printed, one after the other, each with what stands beside it."""
    told = [
        " ".join((f"{one.label}: " if one.label else "").split() + one.raw.split()) for one in times
    ]
    return "; ".join(told) or None


def _meaning(one: Deadline) -> tuple[object, ...]:
    """``trước ngày 10/6`` and ``chậm nhất ngày 09/6`` end on one day."""
    offset = (
        None
        if one.offset is None
        else (one.offset.n, one.offset.unit, folded(one.offset.event), one.offset.direction)
    )
    last = one.last_day_ok or one.end
    dated = one.start is not None or last is not None
    binds = None if dated and one.last_day_ok is not None else one.op
    return (
        one.start,
        last,
        binds,
        offset,
        folded(one.condition),
        None if dated else one.kind,
        bool(one.throughout),
        *(getattr(one, name) for name in _SAID),
    )
