"""Which item of one plan is which of the other, by likeness in order; what is equally good is left open.

``align(a, b)`` goes four steps:

1. Pairs that are by far the best for both items are taken wherever they stand.
2. Among the rest, chains: pairs in the order of both plans, none crossing another. A pair is taken if it stands
   in a chain of (nearly) the highest total and no other such chain gives one of its items to somebody else. So a
   row that was inserted shifts nobody, and of two equal rows at one place none is guessed.
3. What no chain holds has moved: pairs that are the best for both, if they are clearly so.
4. A heading that was written anew is known by what stands below it.

The chains are computed forward and backward over the likely pairs alone (the heaviest increasing subsequence), in
time proportional to pairs times the logarithm of items.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.compare.likeness import LEAST, Item, Pair, agreeing, likely

MARGIN = 0.02
"""Scores closer than this are equally good."""
_SURE = 0.9
_LEAD = 0.15
"""By so much the second best is worse where a pair is taken wherever it stands."""
_MOVED = 0.75
"""Score without the support of the order."""
_FLOOR = LEAST - 0.05
"""What a pair adds to a chain is what it has above this: one good pair is worth more than two poor ones."""
_KEPT = 0.5
"""On top where the words are the same, so that a row kept is worth more than two changed: of reports for quý I to
IV the first was dropped, and the others did not each become the next."""
BELOW = "what stands below"


@dataclass(frozen=True, slots=True)
class Undecided:
    """Items of which nobody can say which is which: their places in either list."""

    a: tuple[int, ...]
    b: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """Two items that are one."""

    a: Item
    b: Item
    score: float
    reason: tuple[str, ...]


@dataclass
class Alignment:
    """Every item of either side exactly once."""

    a: Sequence[Item]
    b: Sequence[Item]
    pairs: dict[int, Matched] = field(default_factory=dict)
    """By the place in ``a``."""
    partner: dict[int, int] = field(default_factory=dict)
    undecided: tuple[Undecided, ...] = ()

    def take(self, i: int, j: int, score: float, reason: tuple[str, ...]) -> None:
        self.pairs[i] = Matched(self.a[i], self.b[j], score, reason)
        self.partner[i] = j

    @property
    def matched(self) -> tuple[Matched, ...]:
        """In the order of ``a``."""
        return tuple(self.pairs[i] for i in sorted(self.pairs))

    @property
    def known_a(self) -> set[int]:
        """Places of items that have a partner, or several."""
        return set(self.partner).union(*(one.a for one in self.undecided))

    @property
    def known_b(self) -> set[int]:
        return set(self.partner.values()).union(*(one.b for one in self.undecided))

    @property
    def only_a(self) -> tuple[Item, ...]:
        known = self.known_a
        return tuple(one for i, one in enumerate(self.a) if i not in known)

    @property
    def only_b(self) -> tuple[Item, ...]:
        known = self.known_b
        return tuple(one for j, one in enumerate(self.b) if j not in known)


def align(a: Sequence[Item], b: Sequence[Item]) -> Alignment:
    """The items of two plans, paired."""
    found = Alignment(a, b)
    pairs = _unless_settled(likely(a, b))
    groups = _components(_in_good_chains(pairs))
    open_: list[Undecided] = []
    _settle(found, groups, open_, "order")
    while True:
        left = _left(pairs, found, open_)
        groups = _components(_best_for_both([one for one in left if one.score >= _MOVED]))
        if not groups:
            break
        _settle(found, groups, open_, "moved")
    found.undecided = tuple(sorted(open_, key=lambda one: (one.a, one.b)))
    adopt(found)
    return found


def adopt(found: Alignment, below: Iterable[tuple[str | None, str | None]] = ()) -> None:
    """Step 4, from the leaves up: two headings are one where more than half of what stands below either
    stands below the other. ``below``: items of another kind, by the nodes they stand under in ``a`` and ``b``.
    """
    further = list(below)
    while True:
        votes = Counter((one.a.above, one.b.above) for one in found.matched)
        votes.update((x, y) for x, y in further if x is not None and y is not None)
        sizes = [
            Counter(one.above for one in side) + Counter(nodes[place] for nodes in further)
            for place, side in enumerate((found.a, found.b))
        ]
        mine = {one.ident: i for i, one in enumerate(found.a) if i not in found.known_a}
        other = {one.ident: j for j, one in enumerate(found.b) if j not in found.known_b}
        taken = [
            (mine[x], other[y], n)
            for (x, y), n in votes.items()
            if x in mine
            and y in other
            and found.a[mine[x]].sort == found.b[other[y]].sort
            and 2 * n > max(sizes[0][x], sizes[1][y])
        ]
        if not taken:
            return
        for i, j, n in taken:
            most = max(sizes[0][found.a[i].ident], sizes[1][found.b[j].ident])
            found.take(i, j, round(n / most, 3), (BELOW,))


def _unless_settled(pairs: Sequence[Pair]) -> list[Pair]:
    """Step 1: where a pair is far the best for both, the others of its items are out."""
    best, second = _two_best(pairs)
    sure = {
        (one.i, one.j)
        for one in pairs
        if one.score >= _SURE
        and all(
            best[key] == one.score and one.score - second[key] >= _LEAD
            for key in (("a", one.i), ("b", one.j))
        )
    }
    rows, columns = {i for i, _ in sure}, {j for _, j in sure}
    return [
        one
        for one in pairs
        if (one.i, one.j) in sure or (one.i not in rows and one.j not in columns)
    ]


def _two_best(
    pairs: Iterable[Pair],
) -> tuple[dict[tuple[str, int], float], dict[tuple[str, int], float]]:
    best: defaultdict[tuple[str, int], float] = defaultdict(float)
    second: defaultdict[tuple[str, int], float] = defaultdict(float)
    for one in pairs:
        for key in (("a", one.i), ("b", one.j)):
            second[key] = max(second[key], min(best[key], one.score))
            best[key] = max(best[key], one.score)
    return best, second


def _in_good_chains(pairs: Sequence[Pair]) -> list[Pair]:
    """Step 2: pairs that stand in some chain of nearly the highest total."""
    gains = [one.score - _FLOOR + _KEPT * one.identical for one in pairs]
    before = _heaviest([(one.i, one.j) for one in pairs], gains)
    after = _heaviest([(-one.i, -one.j) for one in pairs], gains)
    totals = [x + y - gain for x, y, gain in zip(before, after, gains, strict=True)]
    highest = max(totals, default=0.0)
    return [one for one, total in zip(pairs, totals, strict=True) if total >= highest - MARGIN]


def _heaviest(places: Sequence[tuple[int, int]], gains: Sequence[float]) -> list[float]:
    """For each pair the highest total of a chain that ends in it: a tree of prefix maxima over the columns."""
    rank = {j: place for place, j in enumerate(sorted({j for _, j in places}), start=1)}
    tree = [0.0] * (len(rank) + 1)
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for place, (i, _) in enumerate(places):
        rows[i].append(place)
    totals = [0.0] * len(places)
    for i in sorted(rows):
        for place in rows[i]:
            totals[place] = gains[place] + _highest(tree, rank[places[place][1]] - 1)
        for place in rows[i]:
            _raise(tree, rank[places[place][1]], totals[place])
    return totals


def _highest(tree: Sequence[float], at: int) -> float:
    best = 0.0
    while at:
        best = max(best, tree[at])
        at &= at - 1
    return best


def _raise(tree: list[float], at: int, value: float) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at


def _best_for_both(pairs: Sequence[Pair]) -> list[Pair]:
    """Step 3: pairs as good as the best of either of their items."""
    best, _ = _two_best(pairs)
    return [one for one in pairs if one.score >= max(best["a", one.i], best["b", one.j]) - MARGIN]


def _components(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that share an item, however far around."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def found(node: tuple[str, int]) -> tuple[str, int]:
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for one in pairs:
        root[found(("a", one.i))] = found(("b", one.j))
    groups: defaultdict[tuple[str, int], list[Pair]] = defaultdict(list)
    for one in pairs:
        groups[found(("a", one.i))].append(one)
    return list(groups.values())


def _settle(
    found: Alignment, groups: Iterable[Sequence[Pair]], open_: list[Undecided], how: str
) -> None:
    """A pair alone is decided; several that share items are not."""
    for group in groups:
        if len(group) == 1:
            (one,) = group
            reason = (*agreeing(found.a[one.i], found.b[one.j]), *([how] if how == "order" else []))
            found.take(one.i, one.j, one.told, reason)
        else:
            rows, columns = {one.i for one in group}, {one.j for one in group}
            open_.append(Undecided(tuple(sorted(rows)), tuple(sorted(columns))))


def _left(pairs: Iterable[Pair], found: Alignment, open_: Iterable[Undecided]) -> list[Pair]:
    rows, columns = set(found.partner), set(found.partner.values())
    for one in open_:
        rows.update(one.a)
        columns.update(one.b)
    return [one for one in pairs if one.i not in rows and one.j not in columns]
