"""Clusters that are one task after all: they read alike on the whole, or never meet in a plan though they should.

Ten plans ``khôi phục nghề dệt thổ cẩm``, fifteen others ``truyền dạy nghề dệt``, and none of them both: two tasks that have nothing to do
with each other would have met in a third of these plans. So the more often they should have met, the less alike they have to read.
Plans of other subjects never meet either; so it is only counted as far as both have the same tasks beside them.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations
from math import exp, sqrt

from pipeline.matrix.likeness import Likeness
from pipeline.matrix.wording import Wording

BESIDE = 0.1
"""Share of plans that may have both and it is one task still: some plans tell a task twice."""
_ALIKE = 0.7
"""Likeness of their texts on the whole, from which on two clusters are one."""
_LEAST_ALIKE = 0.25
"""The same where they should have met many times and never did."""
_MOST_TEXTS = 6
"""Texts of a cluster that are held against those of another."""
_FEW = 30
"""Clusters a word is in, up to which it is enough to look at two that share it; of others they have to share two."""


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster: its texts, the most frequent first, the plans that have them, words it is looked up by."""

    texts: tuple[Wording, ...]
    plans: frozenset[Hashable]
    terms: frozenset[str]


def joined(groups: Sequence[Group], likeness: Likeness, plans: int) -> list[Group]:
    """The groups that are left; ``plans``: how many there are in all."""
    return _Joining(groups, likeness, plans).done()


class _Joining:
    def __init__(self, groups: Sequence[Group], likeness: Likeness, plans: int) -> None:
        self._groups = dict(enumerate(groups))
        self._likeness = likeness
        self._plans = plans
        self._beside = dict(enumerate(_beside(groups)))
        self._partners: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in _pairs(groups):
            self._partners[one].add(other)
            self._partners[other].add(one)

    def done(self) -> list[Group]:
        """The best two are joined, as long as there are any; what was judged of either is judged anew."""
        waiting = [
            (rank, one, other, self._groups[one], self._groups[other])
            for one, partners in self._partners.items()
            for other in partners
            if one < other and (rank := self._rank(one, other)) is not None
        ]
        heap = [(rank, one, other) for rank, one, other, _, _ in waiting]
        judged = {(one, other): (a, b) for _, one, other, a, b in waiting}
        heapify(heap)
        while heap:
            _, one, other = heappop(heap)
            now = (self._groups.get(one), self._groups.get(other))
            if None in now or judged[one, other] != now:
                continue
            for partner in self._join(one, other):
                pair = (min(one, partner), max(one, partner))
                rank = self._rank(*pair)
                if rank is not None:
                    judged[pair] = (self._groups[pair[0]], self._groups[pair[1]])
                    heappush(heap, (rank, *pair))
        return list(self._groups.values())

    def _join(self, one: int, other: int) -> list[int]:
        """The second goes into the first; whom the first may still be joined with."""
        a, b = self._groups[one], self._groups.pop(other)
        self._groups[one] = Group(a.texts + b.texts, a.plans | b.plans, a.terms | b.terms)
        self._beside[one] = self._beside[one] + self._beside.pop(other)
        for partner in self._partners.pop(other):
            self._partners[partner].discard(other)
            if partner != one:
                self._partners[partner].add(one)
                self._partners[one].add(partner)
        return sorted(self._partners[one])

    def _rank(self, one: int, other: int) -> float | None:
        """The less the better; None where they are two."""
        a, b = self._groups[one], self._groups[other]
        if len(a.plans & b.plans) > BESIDE * min(len(a.plans), len(b.plans)):
            return None
        if not self._likeness.of(a.texts[0], b.texts[0]):
            return None
        beyond = self._alike(a, b) - self._asked(one, other)
        return -beyond if beyond >= 0 else None

    def _alike(self, a: Group, b: Group) -> float:
        texts, others = a.texts[:_MOST_TEXTS], b.texts[:_MOST_TEXTS]
        told = sum(self._likeness.of(one, other) for one in texts for other in others)
        return told / (len(texts) * len(others))

    def _asked(self, one: int, other: int) -> float:
        """``exp(-n)`` is how likely two never meet that should have met n times."""
        a, b = self._groups[one].plans, self._groups[other].plans
        if not a or not b or a & b:
            return _ALIKE
        company = _cosine(self._beside[one], self._beside[other])
        met = len(a) * len(b) / self._plans * company
        return _LEAST_ALIKE + (_ALIKE - _LEAST_ALIKE) * exp(-met)


def _beside(groups: Sequence[Group]) -> Iterator[Counter[int]]:
    """Of each group how many of its plans have which other one."""
    of_plan: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for plan in group.plans:
            of_plan[plan].append(at)
    for at, group in enumerate(groups):
        yield Counter(other for plan in group.plans for other in of_plan[plan] if other != at)


def _pairs(groups: Iterable[Group]) -> Iterator[tuple[int, int]]:
    """Groups that share a word few have, or two words."""
    by_term: defaultdict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for term in group.terms:
            by_term[term].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for found in by_term.values():
        for pair in combinations(found, 2):
            shared[pair] += 2 if len(found) <= _FEW else 1
    return (pair for pair, times in shared.items() if times > 1)


def _cosine(one: Counter[int], other: Counter[int]) -> float:
    both = sum(times * other[key] for key, times in one.items())
    return both / sqrt(_square(one) * _square(other)) if both else 0.0


def _square(one: Counter[int]) -> int:
    return sum(times * times for times in one.values())
