r"""A column of the letterhead as one string, so that what the print broke over lines is found whole.

``An Phú Mẫu, ngày 12 tháng 01 năm`` | ``2027`` and ``CỘNG HÒA XÃ HỘI CHỦ NGHĨA`` | ``VIỆT NAM`` stand on two
lines where the column is narrow. A line break is one ``\n``, so offsets of the string, of its key and
of the document's text go together.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from parsers.keys import ascii_key
from schemas.layout import Span


@dataclass(slots=True)
class HeadLine:
    """A line of the letterhead. ``side`` is the column it stands in, counted from the left."""

    span: Span
    text: str
    bold: bool
    side: int = 0


@dataclass(slots=True)
class HeadColumn:
    """Lines of one side as one string, and the stretches of it that some field has taken."""

    lines: Sequence[HeadLine]
    text: str = field(init=False)
    starts: list[int] = field(init=False)
    taken: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = "\n".join(line.text for line in self.lines)
        self.starts = []
        at = 0
        for line in self.lines:
            self.starts.append(at)
            at += len(line.text) + 1

    @property
    def key(self) -> str:
        """The string without marks, offset by offset; empty where a letter has no single key."""
        keys = [ascii_key(line.text) for line in self.lines]
        even = all(len(key) == len(line.text) for key, line in zip(keys, self.lines, strict=True))
        return "\n".join(keys) if even else ""

    def line_at(self, offset: int) -> int:
        """Index of the line an offset lies in."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def take(self, start: int, end: int) -> None:
        self.taken.append((start, end))

    def blank(self, start: int, end: int) -> None:
        """Take a stretch that no later field may look into."""
        self.take(start, end)
        self.text = self.text[:start] + "\0" * (end - start) + self.text[end:]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The stretch in the document's text, one span a line."""
        return tuple(piece.span for piece in self._cut(start, end))

    def left(self) -> Iterator[HeadLine]:
        """What no field has taken, piece by piece."""
        at = 0
        for start, end in [*sorted(self.taken), (len(self.text), len(self.text))]:
            yield from self._cut(at, start)
            at = max(at, end)

    def _cut(self, start: int, end: int) -> Iterator[HeadLine]:
        for line, first in zip(self.lines, self.starts, strict=True):
            a, b = max(start, first) - first, min(end, first + len(line.text)) - first
            text = line.text[a:b] if b > a else ""
            if not text.strip():
                continue
            a += len(text) - len(text.lstrip())
            text = text.strip()
            at = line.span.start + a
            yield HeadLine(Span(at, at + len(text)), text, line.bold, line.side)


def columns_of(lines: Iterable[HeadLine]) -> list[HeadColumn]:
    """The lines by side, from left to right, each side in reading order."""
    sides: dict[int, list[HeadLine]] = {}
    for line in lines:
        sides.setdefault(line.side, []).append(line)
    return [HeadColumn(sides[side]) for side in sorted(sides)]
