"""Whether numbers of neighbours go on by one: ``1 2 4``, ``a b đ``, ``I III``.

Letters count as Vietnamese lists do: a b c d đ e g h i k l m n o p q r s t u v x y; ``e`` right after
``d`` is how Word counts, and no break.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from parsers.structure.numbering import ALPHABET, follows

T = TypeVar("T")

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Step(NamedTuple):
    """Two neighbours that do not follow each other."""

    before: str
    after: str
    repeated: bool


def value_of(number: str) -> tuple[str, int] | None:
    """Kind and value of the last part of a number: ``3.4.b`` -> ``("letter", 2)``; None for others."""
    last = number.strip().rstrip(".)").rsplit(".", 1)[-1].strip("()")
    if last.isdecimal():
        return "digit", int(last)
    if len(last) == 1 and last.lower() == last and last in ALPHABET:
        return "letter", ALPHABET.index(last) + 1
    if last and all(letter in _ROMAN for letter in last):
        return "roman", _roman(last)
    return None


def broken_steps(items: Iterable[tuple[str | None, T]]) -> Iterator[tuple[Step, T]]:
    """Repeated and skipped numbers among siblings, each with the item after the break.

    A number of another kind, or one that starts again at 1, opens a new list.
    """
    before: tuple[str, tuple[str, int]] | None = None
    for number, item in items:
        now = value_of(number) if number else None
        if now is None or number is None:
            before = None
            continue
        if before is not None and before[1][0] == now[0]:
            step = now[1] - before[1][1]
            by_word = now[0] == "letter" and follows(before[0][-1], number[-1])
            if step == 0 or (step > 1 and now[1] != 1 and not by_word):
                yield Step(before[0], number, repeated=step == 0), item
        before = (number, now)


def between(before: str, after: str) -> tuple[str, ...]:
    """The numbers that a step leaves out, written as its ends are: ``1.2``, ``1.4`` -> ``1.3``."""
    first, last = value_of(before), value_of(after)
    if first is None or last is None:
        return ()
    head = before.rstrip(".)").rsplit(".", 1)[0] + "." if "." in before.rstrip(".)") else ""
    return tuple(f"{head}{_written(first[0], n)}" for n in range(first[1] + 1, last[1]))


def _written(kind: str, value: int) -> str:
    if kind == "letter":
        return ALPHABET[value - 1]
    return str(value) if kind == "digit" else _roman_of(value)


def _roman_of(value: int) -> str:
    signs = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for size, sign in signs:
        while value >= size:
            text, value = text + sign, value - size
    return text


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if value < max(values[i + 1 :], default=0) else value
        for i, value in enumerate(values)
    )
