"""Words as an engine tells them, for tests that have no picture."""

from parsers.layout.scan.engine import Word

HIGH = 20
"""Pixels: a capital."""


def words(text: str, *, line: int = 0, sure: float = 0.95, hand: str = "") -> list[Word]:
    """The words of a line, each character ten pixels wide; what stands in ``hand`` is written by hand, larger and askew."""
    made = []
    left = 0
    for one in text.split(" "):
        start = one.find(hand) if hand else -1
        pen = [0 <= start <= at < start + len(hand) for at in range(len(one))]
        made.append(
            Word(
                one,
                tuple(range(left, left + 10 * len(one) + 1, 10)),
                tuple(68 if by_hand else 100 - HIGH for by_hand in pen),
                tuple(108 if by_hand else 100 for by_hand in pen),
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
