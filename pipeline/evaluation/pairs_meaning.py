"""What cells mean: the times of a cell are one item, each actor of a role another.

Times are equal when kind, operator, days, intervals and rule of all of them are; kind, start and end
are shown apart. An actor is its kind, its name, and its id where the gold has one; order counts in
neither. What the gold does not annotate gives no item.
"""

from collections.abc import Iterable, Iterator

from pipeline.evaluation.align import by_best
from pipeline.evaluation.answers import Meant, Party, Time
from pipeline.evaluation.judge import judged
from pipeline.evaluation.matchers import Value, likeness
from pipeline.evaluation.results import Item

_SAME_NAME = 0.3
_NONE = "-"


def meanings(
    gold: Meant | None, got: Meant | None, key: str, *, row: str | None = None
) -> Iterator[Item]:
    """Items of the times and actors of one task. A task nobody printed gives none."""
    if gold is None:
        return
    if gold.times is not None:
        times = (got.times if got else None) or ()
        yield from _times(gold.times, times, f"{key} time", row)
    for role, mine, theirs in (
        ("lead", gold.leads, got.leads if got else None),
        ("coordinator", gold.coordinators, got.coordinators if got else None),
    ):
        if mine is not None:
            yield from _actors(mine, theirs or (), role, f"{key} {role}", row)


def _times(
    gold: tuple[Time, ...], got: tuple[Time, ...], key: str, row: str | None
) -> Iterator[Item]:
    for name, word in (("cell", _whole), ("kind", _kind), ("start", _start), ("end", _end)):
        mine, theirs = (_joined(map(word, times)) for times in (gold, got))
        yield from judged(f"times.{name}", key, mine, theirs, row=row)
    told = [(mine, other) for mine, other in zip(gold, got, strict=False) if _flags(mine)]
    if told and len(gold) == len(got):
        mine, theirs = (_joined(sides) for sides in zip(*map(_flag_pair, told), strict=True))
        yield from judged("times.flags", key, mine, theirs, row=row)


def _joined(words: Iterable[str]) -> Value | None:
    """All times of a cell as one value, sorted: one may print the second term first."""
    every = sorted(words)
    return (" + ".join(every),) if set(every) - {_NONE} else None


def _whole(time: Time) -> str:
    days = f"{time.start or ''}..{time.end or ''}" if time.start or time.end else ""
    spans = (f"[{start}..{end}]" for start, end in time.intervals)
    words = (time.kind.value, time.op.value if time.op else "", days, *spans, time.rrule or "")
    return " ".join(filter(None, words))


def _kind(time: Time) -> str:
    return time.kind.value


def _start(time: Time) -> str:
    return str(time.start or _NONE)


def _end(time: Time) -> str:
    return str(time.end or _NONE)


def _flags(time: Time) -> tuple[str, ...]:
    """``open_ended`` and ``conditional`` as far as they are annotated."""
    names = ("open_ended", "conditional")
    return tuple(name for name in names if getattr(time, name) is not None)


def _flag_pair(pair: tuple[Time, Time]) -> tuple[str, str]:
    gold, got = pair
    names = _flags(gold)
    mine, theirs = (
        " ".join(f"{name}={getattr(one, name)}" for name in names) for one in (gold, got)
    )
    return mine, theirs


def _actors(
    gold: tuple[Party, ...], got: tuple[Party, ...], role: str, key: str, row: str | None
) -> Iterator[Item]:
    for mine, other in by_best(gold, got, _same_actor):
        asked = mine or Party(name="")
        yield from judged(f"actors.{role}", key, _actor(mine, asked), _actor(other, asked), row=row)


def _actor(one: Party | None, asked: Party) -> Value | None:
    """Kind and id as far as the gold gives them, then the name."""
    if one is None:
        return None
    kind = one.kind.value if one.kind and (asked.kind or not asked.name) else None
    return (kind, one.id if asked.id else None, one.name)


def _same_actor(gold: Party, got: Party) -> float:
    like = likeness(gold.name, got.name)
    return like + (gold.kind == got.kind) / 4 if like >= _SAME_NAME else 0.0
