"""Characters of a PDFium text page to runs.

Each character costs three calls - loose box, origin, owning text object - written straight into
arrays; their text comes in one call a page, their looks are asked once a text object.
"""

import ctypes
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.pdf.ink import Run
from parsers.layout.pdf.looks import Look, look_at

WIDE_GAP = 0.55
"""Of the type size: a gap in a line that may part two columns (justified words stay below)."""
SPACE = 0.14
"""Of the type size: a gap between two characters from which on they are two words."""
OVERLAP = 0.4
"""Of the type size: how far a character may step back before it starts another run."""
DRIFT = 0.6
"""Points: how far baseline and size may differ within a run."""
ASCENT, DESCENT = 0.9, 0.24
"""Of the type size: from the baseline to the top of a capital with its accents, and to the bottom
of a descender. Fonts say otherwise of themselves, each in its own way."""
_LINE_ENDS = frozenset("\r\n")
_HIDDEN_HYPHENS = str.maketrans("\x02\ufffe", "--")
"""What PDFium says for the hyphen that ends a line: ``01/2019/QĐ-`` | ``UBND``."""
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
"""Accents of decomposed text: drawn back over their letter, in whatever font has them."""

# The function once more, declared to return a bare address: comparing two pointer objects would
# cost more than the call itself.
_owner = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


class View(NamedTuple):
    """User space of a page to points from the top left corner of the page as it is looked at.

    ``sideways``: lines of text run along the y axis of user space (/Rotate 90 and 270).
    """

    rotation: int
    sideways: bool
    along: float
    along_origin: float
    across: float
    across_origin: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space as it is looked at."""
        a, b = (y, x) if self.sideways else (x, y)
        return self.along * a + self.along_origin, self.across * b + self.across_origin


def view_of(page: pdfium.PdfPage) -> View:
    """How a page is looked at: after /Rotate, within its CropBox."""
    left, bottom, right, top = page.get_bbox()
    match page.get_rotation():
        case 90:
            return View(90, True, 1, -bottom, 1, -left)  # a record, not a call
        case 180:
            return View(180, False, -1, right, 1, -bottom)  # a record
        case 270:
            return View(270, True, -1, top, -1, right)  # a record
    return View(0, False, 1, -left, -1, top)  # a record


class _Places(NamedTuple):
    """Where the characters stand, in printed coordinates; one entry a character."""

    starts: list[float]
    ends: list[float]
    baselines: list[float]


def _places(handle: raw.FPDF_TEXTPAGE, count: int, view: View) -> _Places:
    boxes = (raw.FS_RECTF * count)()
    xs, ys = (ctypes.c_double * count)(), (ctypes.c_double * count)()
    box, x, y = raw.FS_RECTF.from_buffer(boxes), *map(ctypes.c_double.from_buffer, (xs, ys))
    get_box, get_origin, at = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin, ctypes.byref
    for index in range(count):
        get_box(handle, index, at(box, 16 * index))
        get_origin(handle, index, at(x, 8 * index), at(y, 8 * index))
    flat = memoryview(boxes).cast("B").cast("f").tolist()
    left, top, right, bottom = (flat[k::4] for k in range(4))
    low, high = (bottom, top) if view.sideways else (left, right)
    a, a0, c, c0 = view[2:]
    baseline = xs if view.sideways else ys
    first, last = (low, high) if a > 0 else (high, low)
    return _Places(
        [a * v + a0 for v in first],
        [a * v + a0 for v in last],
        [c * v + c0 for v in baseline],
    )


def _text(textpage: pdfium.PdfTextPage, count: int) -> str:
    """One character for each index of the text page."""
    text: str = textpage.get_text_range()
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(textpage.raw, i) for i in range(count))
    return "".join(chr(c) if c < 0x110000 else "\ufffd" for c in codes)


class Glyphs(NamedTuple):
    """What the text page of a page says."""

    runs: list[Run]
    """Upright runs."""
    rotated: str = ""
    unmapped: int = 0
    """Characters without a Unicode value; their text is the code they have in their font."""
    owners: frozenset[int] = frozenset()
    """Addresses of the text objects that have characters."""


def glyphs_of(textpage: pdfium.PdfTextPage, view: View) -> Glyphs:  # noqa: C901, PLR0912 - see below
    """The characters of a page as runs.

    One loop without calls of our own: it turns for every character of every page.
    """
    count = textpage.count_chars()
    if count <= 0:
        return Glyphs([], "", 0, frozenset())
    handle = textpage.raw
    bare_handle = ctypes.cast(handle, ctypes.c_void_p)
    places = _places(handle, count, view)
    text = _text(textpage, count)
    runs: list[Run] = []
    unseen: list[Run] = []
    turned: list[str] = []
    owners: set[int] = set()
    owner, unmapped, alike = 0, 0, False
    look = begun = Look(0, bold=False, italic=False, upright=True)
    chars: list[str] = []
    edges: list[float] = []
    last = level = 0.0
    for index, (char, x0, x1, baseline) in enumerate(
        zip(text, places.starts, places.ends, places.baselines, strict=True)
    ):
        address = _owner(bare_handle, index)
        if address and address != owner:
            owner, drawn = address, look_at(handle, index, view.rotation)
            owners.add(owner)
            alike = _alike(drawn, begun)
            look = drawn
        if look.unmapped:
            unmapped += raw.FPDFText_HasUnicodeMapError(handle, index) == 1
        if char in _LINE_ENDS:
            goes_on = False
        else:
            goes_on = not address or (
                alike
                and -OVERLAP * look.size < x0 - last < WIDE_GAP * look.size
                and -DRIFT < baseline - level < DRIFT
            )
        if chars and look.upright and (goes_on or char in _ACCENTS):
            if address and x0 - last > SPACE * look.size and char != " ":
                if chars[-1] != " ":
                    chars.append(" ")  # 09/KH-THPTCL | ngày: a space nobody wrote
                    edges.append(x0)
                if len(chars) > 1:
                    edges[-1] = x0  # as wide as the print: Thường xuyên | Phòng Nội vụ
            chars.append(char)
            last = max(last, x1)
            edges.append(last)
            continue
        if chars:
            (unseen if begun.hidden else runs).append(_run("".join(chars), edges, level, begun))
            chars = []
        if not look.upright:
            turned.append(char)
        elif address and char not in _LINE_ENDS:  # else PDFium made it up, and no word is before it
            chars, edges, last, level, begun, alike = [char], [x0, x1], x1, baseline, look, True
    if chars:
        (unseen if begun.hidden else runs).append(_run("".join(chars), edges, level, begun))
    return Glyphs(_shown(runs, unseen), "".join(turned), unmapped, frozenset(owners))


def _alike(look: Look, begun: Look) -> bool:
    """May characters of these looks stand in one run? An old font is decoded on its own."""
    return (
        look.bold == begun.bold
        and abs(look.size - begun.size) < DRIFT
        and look.promise[1:] == begun.promise[1:]
    )


def _run(text: str, edges: list[float], baseline: float, look: Look) -> Run:
    top, bottom = baseline - ASCENT * look.size, baseline + DESCENT * look.size
    return Run(
        text.translate(_HIDDEN_HYPHENS),
        edges,
        top,
        bottom,
        baseline,
        look.size,
        look.bold,
        look.italic,
        font=look.font,
    )


def _shown(runs: list[Run], unseen: list[Run]) -> list[Run]:
    """Runs that are drawn; those that are not, when they are the text of a scanned page."""
    if sum(len(r.text) for r in unseen) > sum(len(r.text) for r in runs):
        runs = runs + unseen
    return [r for r in map(_tidied, runs) if r is not None]


def _tidied(run: Run) -> Run | None:
    """The run without blanks at its ends; None when it is all blank."""
    stripped = run.text.strip()
    if not stripped:
        return None
    start = run.text.index(stripped[0])
    return run if len(stripped) == len(run.text) else run.cut(start, start + len(stripped))
