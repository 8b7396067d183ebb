"""Words as an engine tells them, for tests that have no picture."""

from parsers.layout.scan.engine import Word

HIGH = 20
"""Pixels: a capital."""


def words(text: str, *, line: int = 0, sure: float = 0.95, hand: str = "") -> list[Word]:
    """The words of a line, each character ten pixels wide; what stands in ``hand`` is written by hand, larger and askew."""
    made = []
    left = 0
    for one in text.split(" "):
        by_hand = bool(hand) and hand in one
        high, low = (2 * HIGH, 8) if by_hand else (HIGH, 0)
        made.append(
            Word(
                one,
                tuple(range(left, left + 10 * len(one) + 1, 10)),
                (100 + low - high,) * len(one),
                (100 + low,) * len(one),
                100.0,
                1.4 * HIGH,
                (sure,) * len(one),
                line,
            )
        )
        left += 10 * len(one) + 10
    return made


def told(made: list[Word]) -> str:
    """Their texts."""
    return " ".join(word.text for word in made)


def read(made: list[Word]) -> str:
    """What was read where they stand."""
    return " ".join("".join(word.raw or word.text) for word in made)
