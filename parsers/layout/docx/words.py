"""What one paragraph prints, gathered run by run: text with looks in, ``Ink`` and ``Style`` out.

``Words`` of ``<w:t>1. Mục đích</w:t><w:br/><w:t>a) …</w:t>`` hold two lines. A property of the
style holds when every letter and digit of the paragraph shares it; blanks do not count.
"""

import re
from dataclasses import dataclass, field

from parsers.layout.docx.names import Element
from parsers.layout.docx.styles import Looks
from parsers.layout.text import Ink
from schemas.layout import Align, Style

_VISIBLE = re.compile(r"[^\W_]")  # a letter or a digit


@dataclass(slots=True)
class _Line:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[tuple[int, int]] = field(default_factory=list)
    bold: bool | None = None
    """None until a letter or digit was seen."""


@dataclass(slots=True)
class Words:
    """The print of a paragraph so far. ``boxes`` are the text boxes anchored in it."""

    boxes: list[Element] = field(default_factory=list)
    _lines: list[_Line] = field(default_factory=lambda: [_Line()])
    _italic: bool | None = None
    _sizes: dict[float, int] = field(default_factory=dict)
    """Characters by size."""

    def add(self, text: str, looks: Looks) -> None:
        """Text of one run, as printed."""
        if looks.caps:
            text = text.upper()
        line = self._lines[-1]
        line.parts.append(text)
        line.length += len(text)
        if not text.isspace():
            self._sizes[looks.size] = self._sizes.get(looks.size, 0) + len(text)
        if _VISIBLE.search(text):
            line.bold = looks.bold and line.bold is not False
            self._italic = looks.italic and self._italic is not False

    def mark(self, note: int) -> None:
        """The mark of a note stands here; it is no text."""
        line = self._lines[-1]
        line.marks.append((line.length, note))

    def new_line(self) -> None:
        """A forced break."""
        self._lines.append(_Line())

    @property
    def text(self) -> str:
        """What was added so far; forced breaks as newlines."""
        return "\n".join("".join(line.parts) for line in self._lines)

    def drop_lead(self, mark: str) -> None:
        """Take away the mark that a note with a mark of its own repeats: ``(*) Trước sáp nhập``."""
        line = self._lines[0]
        text = "".join(line.parts).lstrip()
        if mark and text.startswith(mark):
            line.parts = [text[len(mark) :]]
            line.length = len(line.parts[0])

    def inks(self, label: str) -> list[Ink]:
        """The lines, the automatic number before the first: ``label`` is ``1.2.`` or empty."""
        inks = []
        lead = f"{label} " if label else ""
        for line in self._lines:
            marks = tuple((at + len(lead), note) for at, note in line.marks)
            inks.append(Ink(lead + "".join(line.parts), bold=bool(line.bold), marks=marks))
            lead = ""
        return inks

    def style(self, align: Align) -> Style:
        """The looks the visible characters share."""
        weights = [line.bold for line in self._lines if line.bold is not None]
        size = max(self._sizes, key=self._sizes.__getitem__, default=None)
        return Style(bool(weights) and all(weights), bool(self._italic), size, align)
