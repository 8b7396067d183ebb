"""Tasks of many plans into clusters: each one task that several units have, in whatever words.

Texts that leave the same words are one text. The rest is taken in order, the most frequent first; each joins the cluster whose
first text reads most like it, or begins its own, and once more at the end, when all first texts are known. Only
clusters that share a word that tells something are compared (an index of words), and RapidFuzz compares them
in C; so the work grows with the texts times the clusters a text could be in, not with the pairs. What comes out
depends on the texts alone, not on their order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from pipeline.matrix.wording import Wording, lists

ALIKE = 0.72
"""Share of what two texts tell that they have in common, from which on they are one task."""
_LEAST_WORDS = 0.4
"""Words in common, of all: less is not looked at."""
_RARE = 6
"""Words of a text it is looked up by: those that tell most."""
_MOST_KNOWN = 8
"""Texts of a cluster that another one is held against."""
_ROUNDS = 2
"""Times the texts are placed anew."""
_FIRST = 0x10000
"""Words stand for characters beyond those of any script in use, so that RapidFuzz compares words."""


@dataclass
class _Cluster:
    """A task as the texts of its cluster have it."""

    first: Wording
    texts: list[Wording] = field(default_factory=list)
    """The most frequent first."""
    known: tuple[Wording, ...] = ()
    """Those that were in it when texts were last placed."""


class Clusters:
    """``weights``: what a term tells (``wording.weights``)."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._codes: dict[str, str] = {}
        self._by_term: defaultdict[str, list[int]] = defaultdict(list)
        self._all: list[_Cluster] = []
        self._coded: list[str] = []

    def of(self, wordings: Sequence[Wording]) -> list[int]:
        """The cluster of each."""
        counts = Counter(wordings)
        order = sorted(
            counts, key=lambda one: (-counts[one], -len(one.words), one.words, sorted(one.numbers))
        )
        for one in order:
            place = self._nearest(one)
            if place is None:
                place = self._begin(one)
            self._all[place].texts.append(one)
        for _ in range(_ROUNDS):
            self._settle(order)
        found = {one: place for place, cluster in enumerate(self._all) for one in cluster.texts}
        numbers: dict[int, int] = {}
        return [numbers.setdefault(found[one], len(numbers)) for one in wordings]

    def likeness(self, a: Wording, b: Wording) -> float:
        """From 0 to 1; 0 where something says that they are two."""
        if apart(a, b):
            return 0.0
        both = self._told(a.terms & b.terms)
        return _share(both, self._told(a.terms) - both, self._told(b.terms) - both)

    def _told(self, terms: Iterable[str]) -> float:
        return sum(self._weights.get(term, 1.0) for term in sorted(terms))

    def _fits(self, one: Wording, cluster: _Cluster) -> float:
        """How well a text goes with the first of a cluster, or with its texts on the whole."""
        with_first = self.likeness(one, cluster.first)
        others = [other for other in cluster.known[:_MOST_KNOWN] if other != one]
        if len(others) < 2 or apart(one, cluster.first):
            return with_first
        return max(with_first, sum(self.likeness(one, other) for other in others) / len(others))

    def _settle(self, order: Iterable[Wording]) -> None:
        """Each text to the cluster it fits best, now that all are known; clusters that are one are joined."""
        for cluster in self._all:
            cluster.known = tuple(cluster.texts)
        placed = [(one, self._nearest(one)) for one in order]
        for cluster in self._all:
            cluster.texts.clear()
        for one, place in placed:
            self._all[place if place is not None else self._begin(one)].texts.append(one)
        self._join()

    def _join(self) -> None:
        """A cluster whose first text fits another one, which began before it, goes there with all its texts."""
        for place in range(len(self._all) - 1, 0, -1):
            cluster = self._all[place]
            other = self._nearest(cluster.first, before=place) if cluster.texts else None
            if other is not None:
                self._all[other].texts += cluster.texts
                cluster.texts = []

    def _nearest(self, one: Wording, *, before: int | None = None) -> int | None:
        """The cluster a text fits best, of those that began before another; of equals the earlier."""
        candidates = [at for at in self._candidates(one) if before is None or at < before]
        if not candidates:
            return None
        row: NDArray[np.float32] = process.cdist(
            [self._code(one)],
            [self._coded[place] for place in candidates],
            scorer=Indel.normalized_similarity,
            score_cutoff=_LEAST_WORDS,
            dtype=np.float32,
        )[0]
        near = (candidates[place] for place in np.flatnonzero(row))
        scores = [(self._fits(one, self._all[place]), -place) for place in near]
        best, place = max(scores, default=(0.0, 0))
        return -place if best >= ALIKE else None

    def _candidates(self, one: Wording) -> list[int]:
        telling = sorted(one.terms, key=lambda term: (-self._weights.get(term, 1.0), term))
        found = {place for term in telling[:_RARE] for place in self._by_term.get(term, ())}
        return sorted(found)

    def _begin(self, one: Wording) -> int:
        place = len(self._all)
        for term in one.terms:
            self._by_term[term].append(place)
        self._all.append(_Cluster(one))
        self._coded.append(self._code(one))
        return place

    def _code(self, one: Wording) -> str:
        """A character for a word; sorted, for offices put the same words in another order."""
        codes = self._codes
        return "".join(
            sorted(codes.setdefault(word, chr(_FIRST + len(codes))) for word in one.words)
        )


def _share(both: float, mine: float, other: float) -> float:
    """What two have in common, of all. What one has beyond the other counts a third: it may be told at more length. Where
    each has something of its own, something was put in place of something: that counts in full and half again.
    """
    less, more = sorted((max(mine, 0.0), max(other, 0.0)))
    whole = both + 0.35 * more + 1.5 * less
    return both / whole if whole else 1.0


def apart(a: Wording, b: Wording) -> bool:
    """Does anything say that two texts are two tasks: numbers, words that exclude each other, what a paper is about?"""
    if a.numbers and b.numbers and not (a.numbers <= b.numbers or b.numbers <= a.numbers):
        return True
    held = [[_first_of(one, group) for group in lists().contrasts] for one in (a, b)]
    if held[0] != held[1]:
        return True
    return not (
        _about(a, held[0]) <= set(pairwise(b.words))
        and _about(b, held[1]) <= set(pairwise(a.words))
    )


def _about(one: Wording, held: Sequence[str | None]) -> set[tuple[str, str]]:
    """The two words behind a paper: ``kế hoạch kiểm tra …`` is no ``kế hoạch cải cách hành chính``."""
    paper = held[-1]
    if paper is None:
        return set()
    words, length = one.words, len(paper.split())
    at = next(at for at in range(len(words)) if " ".join(words[at : at + length]) == paper) + length
    return {(words[at], words[at + 1])} if len(words) >= at + 2 else set()


def _first_of(one: Wording, group: frozenset[str]) -> str | None:
    """The first phrase of a list that a text holds."""
    text = f" {' '.join(one.words)} "
    held = [(text.find(f" {phrase} "), phrase) for phrase in group]
    return min(((at, phrase) for at, phrase in held if at >= 0), default=(0, None))[1]
