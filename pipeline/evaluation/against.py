"""What changed between two evaluations: which items appeared, which vanished, not only a number.

A piece of gold is the same in both runs when file, field, place and wording are the same; two of
them in one place are told apart by their order. A find without gold appears as something wrong.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from pipeline.evaluation.results import DocumentResult, Evaluation, Item

Key: TypeAlias = tuple[object, ...]


class Change(NamedTuple):
    """Items of one file that are right now and were not, and the other way round."""

    file: str
    appeared: tuple[Item, ...]
    vanished: tuple[Item, ...]


class Comparison(NamedTuple):
    """All changes, worst file first, and what cannot be compared."""

    changes: tuple[Change, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    gold_changed: int
    """Pieces of gold that stand in one of the two runs only."""


def against(new: Evaluation, old: Evaluation, matcher: str) -> Comparison:
    """Changes from ``old`` to ``new`` under one matcher."""
    ours, theirs = ({(one.gold, one.file): one for one in run.documents} for run in (new, old))
    both = tuple(key for key in ours if key in theirs)
    changes = tuple(_change(ours[key], theirs[key], matcher) for key in both)
    return Comparison(
        changes=tuple(sorted(filter(_moved, changes), key=_worst)),
        only_old=tuple(file for key in theirs if key not in ours for file in [key[1]]),
        only_new=tuple(file for key in ours if key not in theirs for file in [key[1]]),
        gold_changed=sum(len(_golds(ours[key]) ^ _golds(theirs[key])) for key in both),
    )


def _change(new: DocumentResult, old: DocumentResult, matcher: str) -> Change:
    now, before = (dict(_keyed(one.items)) for one in (new, old))
    appeared = [
        item for key, item in now.items() if key in before and _better(item, before[key], matcher)
    ]
    vanished = [
        item for key, item in now.items() if key in before and _better(before[key], item, matcher)
    ]
    gone = [item for key, item in before.items() if item.gold is None and key not in now]
    extra = [item for key, item in now.items() if item.gold is None and key not in before]
    return Change(new.file, (*appeared, *gone), (*vanished, *extra))


def _keyed(items: Iterable[Item]) -> Iterator[tuple[Key, Item]]:
    seen: Counter[Key] = Counter()
    for item in items:
        value = ("found", item.got) if item.gold is None else ("gold", item.gold)
        key = (item.field, item.key, *value)
        seen[key] += 1
        yield (*key, seen[key]), item


def _golds(document: DocumentResult) -> frozenset[Key]:
    return frozenset(key for key, item in _keyed(document.items) if item.gold is not None)


def _better(one: Item, other: Item, matcher: str) -> bool:
    return matcher in one.right and matcher not in other.right


def _moved(change: Change) -> bool:
    return bool(change.appeared or change.vanished)


def _worst(change: Change) -> tuple[int, int, str]:
    return (-len(change.vanished), len(change.appeared), change.file)
