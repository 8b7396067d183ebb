"""Who belongs to whom: pieces of gold and pieces found, before anybody asks whether they are equal.

A score function says how well two pieces go together; 0 says never. Both functions return every
piece of either side exactly once: ``(gold, found)``, ``(gold, None)`` or ``(None, found)``.
"""

from collections.abc import Callable, Sequence
from itertools import product
from typing import TypeAlias, TypeVar

G = TypeVar("G")
P = TypeVar("P")
Pairs: TypeAlias = list[tuple[G | None, P | None]]

_UP, _LEFT, _BOTH = range(3)


def in_order(gold: Sequence[G], got: Sequence[P], score: Callable[[G, P], float]) -> Pairs[G, P]:
    """The alignment of two sequences with the highest total score; no two pairs cross.

    ``in_order("abd", "abcd", same)`` pairs a, b and d; c stands alone and shifts nobody.
    """
    best = [[0.0] * (len(got) + 1) for _ in range(len(gold) + 1)]
    step = [[_LEFT] * (len(got) + 1) for _ in range(len(gold) + 1)]
    for i, mine in enumerate(gold, start=1):
        step[i][0] = _UP
        for j, other in enumerate(got, start=1):
            worth = score(mine, other)
            both = best[i - 1][j - 1] + worth if worth > 0 else -1.0
            best[i][j], step[i][j] = max(
                (both, _BOTH), (best[i][j - 1], _LEFT), (best[i - 1][j], _UP)
            )
    return _walk_back(gold, got, step)


def by_best(gold: Sequence[G], got: Sequence[P], score: Callable[[G, P], float]) -> Pairs[G, P]:
    """Pairs in order of falling score, wherever the pieces stand; then who is left over."""
    worth = {
        (i, j): value
        for (i, mine), (j, other) in product(enumerate(gold), enumerate(got))
        if (value := score(mine, other)) > 0
    }
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(worth, key=lambda pair: (-worth[pair], pair)):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs: Pairs[G, P] = [
        (mine, got[partner[i]] if i in partner else None) for i, mine in enumerate(gold)
    ]
    return pairs + [(None, other) for j, other in enumerate(got) if j not in taken]


def _walk_back(gold: Sequence[G], got: Sequence[P], step: list[list[int]]) -> Pairs[G, P]:
    pairs: Pairs[G, P] = []
    i, j = len(gold), len(got)
    while i or j:
        match step[i][j]:
            case 2:  # _BOTH
                i, j = i - 1, j - 1
                pairs.append((gold[i], got[j]))
            case 1:  # _LEFT
                j -= 1
                pairs.append((None, got[j]))
            case _:
                i -= 1
                pairs.append((gold[i], None))
    return pairs[::-1]
