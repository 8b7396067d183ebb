"""The language of a register: the words of its plans, counted.

``learnt(Path("data/parsed"))`` counts what the plans say whose letters their files tell themselves, each plan once.
Scans teach nothing: a wrong reading would teach itself. One row group of the tables is in memory at a time, and
counts are kept to some millions: when there are more, what stood seldom so far is struck out, once, then twice …,
until half of the room is free. What stands often in all plans is never struck out; of what is rare a few counts are
lost, and pairs and triples beyond two millions are left out in the end anyway.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from parsers.layout.scan.language import Learner, Tables
from pipeline.store.files import opened
from pipeline.store.places import Place, parquet_below, way

MOST_COUNTED = 3_000_000
"""Pairs, and triples, that are counted at a time: 300 MB each."""
LEAST_PLANS, LEAST_WORDS = 20, 50_000
"""Fewer teach little."""
_READERS = frozenset({"docx", "pdf"})


class Learnt(NamedTuple):
    tables: Tables
    plans: int
    words: int

    @property
    def is_little(self) -> bool:
        return self.plans < LEAST_PLANS or self.words < LEAST_WORDS


class BoundedLearner(Learner):
    """Counts in bounded memory."""

    def __init__(self) -> None:
        super().__init__()
        self._struck = {"pairs": 0, "triples": 0}

    def add(self, text: str) -> None:
        super().add(text)
        self._pairs = self._kept("pairs", self._pairs)
        self._triples = self._kept("triples", self._triples)

    def _kept(self, name: str, counts: Counter[int]) -> Counter[int]:
        """Counts with the seldom ones out, where they are too many."""
        if len(counts) <= MOST_COUNTED:
            return counts
        while len(counts) > MOST_COUNTED // 2:
            self._struck[name] += 1
            least = self._struck[name]
            counts = Counter({key: count for key, count in counts.items() if count > least})
        self._struck[name] = 0  # what comes after is counted from one again
        return counts


def learnt(parsed: Place) -> Learnt:
    """The language of the plans in the tables. Raises what reading them does."""
    learner = BoundedLearner()
    plans = words = 0
    for text in _texts(parsed):
        learner.add(text)
        plans += 1
        words += len(text.split())
    return Learnt(learner.tables(), plans, words)


def _texts(parsed: Place) -> Iterator[str]:
    for file in parquet_below(parsed / "plans"):
        wanted = _wanted(file)
        if not wanted:
            continue
        with opened(parsed / "texts" / (way(file, parsed / "plans") or file.name)) as parquet:
            for group in range(parquet.num_row_groups):
                rows = parquet.read_row_group(group, ["document_id", "text"], use_threads=False)
                for key, text in zip(*(column.to_pylist() for column in rows.columns), strict=True):
                    if key in wanted:
                        yield text


def _wanted(file: Place) -> set[str]:
    """Documents of a file of ``plans`` that teach: one rendition of each plan, no scan."""
    names = ["document_id", "is_primary", "reader"]
    with opened(file) as parquet:
        columns = parquet.read(names, use_threads=False)
    rows = zip(*(columns[name].to_pylist() for name in names), strict=True)
    return {key for key, is_primary, reader in rows if is_primary and reader in _READERS}
