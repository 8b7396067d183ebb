"""Tasks of many plans into clusters: each one task that several units have, in whatever words.

Texts that leave the same words are one text. The rest is taken in order, the most frequent first; each joins the cluster whose
first text reads most like it, or begins its own, and once more at the end, when all first texts are known. Then clusters are
joined, those that read most alike on the whole first (``joined``). Only clusters that share a word that tells something are compared
(an index of words), and RapidFuzz compares them in C; so the work grows with the texts times the clusters a text could be in, not with
the pairs.

A plan has a task once: what one plan has beside each other are two tasks, unless it reads the same. What comes out depends on the
texts and on which plan has which, not on their order.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from pipeline.matrix.joining import BESIDE, Group, joined
from pipeline.matrix.likeness import Likeness
from pipeline.matrix.wording import Wording

ALIKE = 0.66
"""Share of what two texts tell that they have in common, from which on they are one task."""
_SAME = 0.95
"""The same where a plan has both."""
_LEAST_WORDS = 0.3
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
    plans: Counter[Hashable] = field(default_factory=Counter)
    """Of each plan how many of these texts it has."""


class Clusters:
    """``weights``: what a term tells (``wording.weights``)."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._likeness = Likeness(weights)
        self._codes: dict[str, str] = {}
        self._by_term: defaultdict[str, list[int]] = defaultdict(list)
        self._all: list[_Cluster] = []
        self._coded: list[str] = []
        self._plans: defaultdict[Wording, set[Hashable]] = defaultdict(set)

    def of(self, wordings: Sequence[Wording], plans: Iterable[Hashable] = ()) -> list[int]:
        """The cluster of each; ``plans``: the plan each is of, if that is known."""
        counts = Counter(wordings)
        order = sorted(counts, key=lambda one: (-counts[one], *_in_order(one)))
        for one, plan in zip(wordings, plans, strict=False):
            self._plans[one].add(plan)
        for one in order:
            place = self._nearest(one)
            cluster = self._all[place if place is not None else self._begin(one)]
            cluster.texts.append(one)
            cluster.plans.update(self._plans[one])
        for _ in range(_ROUNDS):
            self._settle(order)
        groups = [
            Group(tuple(cluster.texts), frozenset(cluster.plans), self._index(cluster.texts))
            for cluster in self._all
            if cluster.texts
        ]
        plans_in_all = len(set().union(*self._plans.values()))
        found = {
            one: at
            for at, group in enumerate(joined(groups, self._likeness, plans_in_all))
            for one in group.texts
        }
        numbers: dict[int, int] = {}
        return [numbers.setdefault(found[one], len(numbers)) for one in wordings]

    def _fits(self, one: Wording, cluster: _Cluster) -> float:
        """How well a text goes with the first of a cluster, or with its texts on the whole; 0 where it does not."""
        with_first = self._likeness.of(one, cluster.first)
        others = [other for other in cluster.known[:_MOST_KNOWN] if other != one]
        fit = with_first
        if len(others) > 1 and with_first:
            whole = sum(self._likeness.of(one, other) for other in others) / len(others)
            fit = max(with_first, whole)
        return fit if fit >= (_SAME if self._is_beside(one, cluster) else ALIKE) else 0.0

    def _is_beside(self, one: Wording, cluster: _Cluster) -> bool:
        """Do plans that have the text have another one of the cluster?"""
        plans = self._plans[one]
        alone = int(one in cluster.known)
        return sum(cluster.plans[plan] > alone for plan in plans) > BESIDE * len(plans)

    def _settle(self, order: Iterable[Wording]) -> None:
        """Each text to the cluster it fits best, now that all are known."""
        for cluster in self._all:
            cluster.known = tuple(cluster.texts)
        placed = [(one, self._nearest(one)) for one in order]
        for cluster in self._all:
            cluster.texts.clear()
            cluster.plans.clear()
        for one, place in placed:
            cluster = self._all[place if place is not None else self._begin(one)]
            cluster.texts.append(one)
            cluster.plans.update(self._plans[one])

    def _nearest(self, one: Wording) -> int | None:
        """The cluster a text fits best; of equals the earlier."""
        candidates = sorted({at for term in self._rare(one) for at in self._by_term.get(term, ())})
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
        return -place if best else None

    def _rare(self, one: Wording) -> list[str]:
        return sorted(one.terms, key=lambda term: (-self._likeness.tells(term), term))[:_RARE]

    def _index(self, texts: Iterable[Wording]) -> frozenset[str]:
        return frozenset(term for one in list(texts)[:_MOST_KNOWN] for term in self._rare(one))

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
            sorted(codes.setdefault(word, chr(_FIRST + len(codes))) for word in set(one.words))
        )


def _in_order(one: Wording) -> tuple[object, ...]:
    """Longer texts first, then by the letter."""
    return (
        -len(one.words),
        one.words,
        sorted(one.numbers),
        one.head or "",
        sorted(one.details),
        sorted(one.first),
    )
