"""What became of the places of items that were paired: who moved, whose number is another.

An item moved if it stands under another heading, or in another order among those under the same one. Of
siblings as few as possible have moved: those outside every longest run that kept its order. Where two
changed places, nobody can say which of them went; both are told.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.compare.align import Alignment, Matched


@dataclass(frozen=True, slots=True)
class Nodes:
    """Headings, tables and groups that are one in both plans, and those that only one has."""

    pairs: Mapping[str, str]
    lone_a: frozenset[str] = frozenset()
    lone_b: frozenset[str] = frozenset()

    def same(self, a: str | None, b: str | None) -> bool:
        return a == b if a is None or b is None else self.pairs.get(a) == b

    def joined(self, other: "Nodes") -> "Nodes":
        return Nodes(
            {**self.pairs, **other.pairs}, self.lone_a | other.lone_a, self.lone_b | other.lone_b
        )

    def with_items(self, found: Alignment) -> "Nodes":
        """Groups are nodes for the rows below them."""
        return self.joined(
            Nodes(
                {one.a.ident: one.b.ident for one in found.matched},
                frozenset(one.ident for one in found.only_a),
                frozenset(one.ident for one in found.only_b),
            )
        )


@dataclass
class Placing:
    """What is told of the places of one alignment."""

    moved: list[tuple[Matched, bool]] = field(default_factory=list)
    """Under another node (True), or in another order."""
    stirred: set[str] = field(default_factory=set)
    """Nodes, with the plan they are of, below which something came, went or moved: numbers below follow from it."""


def placing(found: Alignment, nodes: Nodes) -> Placing:
    """Who moved, and where numbers had to change."""
    told = Placing()
    siblings: defaultdict[str | None, list[tuple[int, int]]] = defaultdict(list)
    for i, one in sorted(found.pairs.items()):
        if nodes.same(one.a.above, one.b.above):
            siblings[one.a.above].append((i, found.partner[i]))
        else:
            told.moved.append((one, True))
    for pairs in siblings.values():
        stayed = _kept_in_order([j for _, j in pairs])
        told.moved += [
            (found.pairs[i], False)
            for (i, _), stays in zip(pairs, stayed, strict=True)
            if not stays
        ]
    for one, _ in told.moved:
        told.stirred |= {f"a {one.a.above}", f"b {one.b.above}"}
    told.stirred |= {f"a {one.above}" for one in found.only_a}
    told.stirred |= {f"b {one.above}" for one in found.only_b}
    for several in found.undecided:
        told.stirred |= {f"a {found.a[i].above}" for i in several.a}
        told.stirred |= {f"b {found.b[j].above}" for j in several.b}
    return told


def number_follows(one: Matched, told: Placing) -> bool:
    """Something else changed among its siblings, so its number had to."""
    return f"a {one.a.above}" in told.stirred or f"b {one.b.above}" in told.stirred


def _kept_in_order(places: Sequence[int]) -> list[bool]:
    """For each place whether it stands in every longest rising run."""
    ending = _rising(places)
    beginning = _rising([-place for place in reversed(places)])[::-1]
    longest = max(ending, default=0)
    through = [x + y - 1 == longest for x, y in zip(ending, beginning, strict=True)]
    ranks = Counter(rank for rank, on in zip(ending, through, strict=True) if on)
    return [on and ranks[rank] == 1 for rank, on in zip(ending, through, strict=True)]


def _rising(places: Sequence[int]) -> list[int]:
    """Length of the longest rising run that ends in each place."""
    ends: list[int] = []
    lengths = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        lengths.append(at + 1)
    return lengths
