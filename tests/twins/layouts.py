"""The ways a document is laid out anew: paper, margins, type, columns, rows, and how a web page sets it.

Lengths in points. None of them changes a word; each moves the ends of lines and pages to other words.
"""

from dataclasses import dataclass

SERIF = ("Liberation Serif", "Tinos", "DejaVu Serif")
WIDE_SERIF = ("DejaVu Serif", "Liberation Serif")


@dataclass(frozen=True, slots=True)
class Layout:
    """One way; what only concerns HTML stands below ``line``."""

    name: str
    paper: tuple[float, float]
    """Width and height of an upright page; pages on their side turn it."""
    margins: tuple[float, float, float, float]
    """Top, right, bottom, left."""
    size: float
    """Type size of the running text; all other sizes keep their ratio to it."""
    head: float
    """Share of the text's width the left column of the letterhead takes."""
    closing: float
    """The same for the column of the recipients."""
    whole_rows: bool = False
    repeat_header: bool = True
    line: float = 1.15
    """Height of a line, in lines of that size."""
    indent: str = "first"
    """``first`` line set in, ``whole`` paragraph set in, or ``none`` with air between paragraphs."""
    justified: bool = True
    borders: str = "collapse"
    """``collapse``, ``separate`` (right and lower line by the cell) or ``doubled`` (each cell its own frame)."""
    border: str = "1px"
    padding: str = "2pt 4pt"
    fonts: tuple[str, ...] = SERIF
    rules: str = "line"
    """Below motto and issuer: a short ``line``, ``underline`` of the words, or ``none``."""
    numbered: bool = True
    """A page number in the top margin."""
    fixed: bool = True
    """Columns of a web page as wide as in the DOCX, else as wide as the browser finds fit."""


LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout("a4", (595.3, 841.9), (57, 42, 57, 85), 14, 0.4, 0.5),
        Layout(
            "letter", (612, 792), (72, 72, 72, 72), 12, 0.45, 0.55,
            whole_rows=True, repeat_header=False, indent="none", justified=False,
            borders="separate", border="0.5pt", rules="underline", numbered=False, fixed=False,
        ),
        # the right column is narrow: CỘNG HÒA XÃ HỘI CHỦ NGHĨA / VIỆT NAM, the date line wraps
        Layout(
            "narrow-right", (595.3, 841.9), (50, 60, 50, 60), 13.5, 0.6, 0.62,
            line=1.3, border="0.5pt", padding="0 3pt", rules="none", repeat_header=False,
        ),
        # short pages: their ends fall inside tables, merged cells and the closing part
        Layout(
            "short", (480, 520), (40, 36, 40, 50), 11.5, 0.42, 0.48,
            line=1.15, indent="whole", padding="1pt 3pt",
        ),
        Layout(
            "legal", (612, 1008), (60, 50, 60, 90), 13, 0.36, 0.42,
            whole_rows=True, line=1.5, padding="5pt 5pt", fonts=WIDE_SERIF,
        ),
        Layout(
            "narrow-left", (430, 600), (36, 36, 36, 36), 11, 0.3, 0.36,
            repeat_header=False, borders="doubled", justified=False, fixed=False, numbered=False,
        ),
        Layout(
            "low", (560, 590), (45, 45, 60, 60), 13, 0.45, 0.45,
            whole_rows=True, line=1.2, rules="none", border="1pt", padding="3pt",
        ),
        Layout(
            "spread", (595.3, 935.4), (72, 57, 72, 71), 12.5, 0.5, 0.5,
            line=1.75, indent="none", padding="6pt 5pt", border="0.75pt", numbered=False,
        ),
    )
}  # fmt: skip
FIRST_SIX = tuple(LAYOUTS)[:6]
