"""Counting on from number to number, as rows of tables and headings do: the way that changes least of what was read.

What a number may be after those above it, and what that costs, is for those to say who ask (``serials``, ``outline``).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

_FOREIGN = {"e": "f", "f": "g", "i": "j", "j": "k"}
"""Letters Vietnamese has not, where some count on with them."""
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""In the order in which points are lettered."""
ROMANS = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
)

Read = TypeVar("Read")
Number = TypeVar("Number")
Told = TypeVar("Told")


class Way(NamedTuple, Generic[Number, Told]):
    """A way to count: what it costs so far, the numbers it stands under, what it made of the last that was read, and the
    way up to there.
    """

    cost: float
    stack: tuple[Number, ...]
    told: Told
    before: "Way[Number, Told] | None" = None


def following(number: str) -> Iterator[str]:
    """What counts on from a number: ``d`` is followed by ``đ``, by many by ``e``.

    >>> list(following("2.9")), list(following("VIII")), list(following("I"))
    (['2.10'], ['IX'], ['II'])
    """
    head, mark, last = number.rpartition(".")
    if last.isdigit():
        yield f"{head}{mark}{str(int(last) + 1).zfill(len(last))}"
    if number in ROMANS[:-1]:
        yield ROMANS[ROMANS.index(number) + 1]
    if len(number) == 1 and number in LETTERS[:-1]:
        at = LETTERS.index(number)
        yield LETTERS[at + 1]
        if number == "d":
            yield "e"  # many count without đ
    yield from _FOREIGN.get(number, ())
    capital = number.lower()
    if number != capital and capital in LETTERS[:-1] and (number not in ROMANS or number in "CD"):
        yield from map(str.upper, following(capital))


def counted_on(
    read: Sequence[Read],
    steps: Callable[[Way[Number, Told], Read], Iterable[Way[Number, Told]]],
    start: Way[Number, Told],
    *,
    width: int,
    sound: float,
) -> list[Told] | None:
    """What the cheapest way makes of each number; None where it costs more than ``sound`` a number.

    ``steps``: the ways on from a way over the next number. As many are followed as ``width``; of those that stand
    under the same numbers, the cheapest.
    """
    ways = [start]
    for one in read:
        found: dict[tuple[Number, ...], Way[Number, Told]] = {}
        for way in ways:
            for step in steps(way, one):
                known = found.get(step.stack)
                if known is None or step.cost < known.cost:
                    found[step.stack] = step
        ways = sorted(found.values(), key=lambda way: (way.cost, way.stack))[:width]
    best = ways[0]
    return _told(best) if best.cost <= sound * len(read) else None


def _told(way: Way[Number, Told]) -> list[Told]:
    told = []
    while way.before is not None:
        told.append(way.told)
        way = way.before
    return told[::-1]
