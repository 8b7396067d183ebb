"""Which readers to ask at a place, told by the two letters there: most have nothing to read.

``by_opening(((read_month, "tháng"), (read_year, "năm")))`` asks only the second one at ``năm 2023``.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")
DIGITS = "0 1 2 3 4 5 6 7 8 9"


def by_opening(rows: Iterable[tuple[T, str]]) -> Mapping[str, tuple[T, ...]]:
    """Readers in their order by what they begin with: the first two letters of words, or a sign alone.

    Where all begin with words, ``table.get(key[at : at + 2], ())`` asks faster than ``asked_at``.
    """
    opens = [(reader, {word[:2] for word in words.split()}) for reader, words in rows]
    keys = {key for _, own in opens for key in own}
    return {key: tuple(one for one, own in opens if key in own or key[0] in own) for key in keys}


def asked_at(table: Mapping[str, tuple[T, ...]], key: str, at: int) -> tuple[T, ...]:
    """The readers that may read something at a place."""
    return table.get(key[at : at + 2]) or table.get(key[at : at + 1], ())
