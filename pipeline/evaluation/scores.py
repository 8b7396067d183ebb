"""Precision, recall and F1 of items.

Of four pieces of gold and three found, two of them right: precision 2/3, recall 2/4. A piece found
with a wrong value is both a missed piece of gold and a wrong find.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pipeline.evaluation.fields import FIELDS, GROUPS
from pipeline.evaluation.matchers import MATCHERS
from pipeline.evaluation.results import DocumentResult, Item


class Score(NamedTuple):
    """Counts, and the three ratios; a ratio of nothing is None."""

    gold: int
    got: int
    right: int
    recall_only: bool = False

    @property
    def precision(self) -> float | None:
        return None if self.recall_only or not self.got else self.right / self.got

    @property
    def recall(self) -> float | None:
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean, 2 right / (gold + got); recall where only recall says something."""
        if self.recall_only:
            return self.recall
        total = self.gold + self.got
        return 2 * self.right / total if total else None

    def as_json(self) -> dict[str, float | None]:
        return {
            "gold": self.gold,
            "got": self.got,
            "right": self.right,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }


def score(items: Iterable[Item], matcher: str) -> Score:
    """The score of items; finds in a field of recall only are not counted."""
    gold = got = right = 0
    recall_only = True
    for item in items:
        field = FIELDS[item.field]
        recall_only &= field.recall_only
        gold += item.gold is not None
        hit = matcher in item.right
        right += hit
        got += hit if field.recall_only else item.got is not None
    return Score(gold, got, right, recall_only and gold > 0)


def by_field(documents: Iterable[DocumentResult], matcher: str) -> dict[str, Score]:
    """Scores of the fields that have items."""
    return _split(documents, matcher, lambda item: item.field)


def by_group(documents: Iterable[DocumentResult], matcher: str) -> dict[str, Score]:
    """Micro averages of the groups, close calls left out."""
    return _split(documents, matcher, _group)


def overall(documents: Iterable[DocumentResult], matcher: str) -> Score:
    """All items of all groups together, close calls left out."""
    return score((i for d in documents for i in d.items if _group(i)), matcher)


def failures(document: DocumentResult, matcher: str) -> tuple[Item, ...]:
    """Items that are missed, wrong, or found without being printed."""
    return tuple(item for item in document.items if matcher not in item.right)


def not_produced(documents: Iterable[DocumentResult]) -> dict[str, int]:
    """Pieces of gold by field that the record has no place for."""
    found: dict[str, int] = {}
    for document in documents:
        for name, count in document.not_produced.items():
            found[name] = found.get(name, 0) + count
    return found


def all_scores(slices: Mapping[str, tuple[DocumentResult, ...]]) -> dict[str, object]:
    """Every score under every matcher, for JSON: by slice, then groups, fields and documents."""
    return {
        name: {
            matcher: {
                "overall": overall(documents, matcher).as_json(),
                "groups": {k: v.as_json() for k, v in by_group(documents, matcher).items()},
                "fields": {k: v.as_json() for k, v in by_field(documents, matcher).items()},
                "documents": {d.file: overall([d], matcher).as_json() for d in documents},
            }
            for matcher in MATCHERS
        }
        for name, documents in slices.items()
    }


def slices(
    documents: Iterable[DocumentResult], *, by_reader: bool = False
) -> dict[str, tuple[DocumentResult, ...]]:
    """Documents by how they are read. Scans always stand apart, so that they hide nothing."""
    every = tuple(documents)
    apart = {"docx": ("docx",), "pdf": ("pdf",)} if by_reader else {"docx + pdf": ("docx", "pdf")}
    parts = {
        name: tuple(d for d in every if d.reader in readers)
        for name, readers in {**apart, "ocr": ("ocr",)}.items()
    }
    return {name: part for name, part in parts.items() if part}


def _group(item: Item) -> str:
    field = FIELDS[item.field]
    return "" if field.apart else field.group


def _split(
    documents: Iterable[DocumentResult], matcher: str, key: Callable[[Item], str]
) -> dict[str, Score]:
    parts: dict[str, list[Item]] = {}
    for document in documents:
        for item in document.items:
            parts.setdefault(key(item), []).append(item)
    order = (*GROUPS, *FIELDS)
    return {
        name: score(parts[name], matcher) for name in sorted(filter(None, parts), key=order.index)
    }
