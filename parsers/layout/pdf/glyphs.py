"""Characters of a PDFium text page to runs.

Each character costs two calls - loose box, owning text object; their text comes in one call a page,
their looks and their baseline are asked once a text object.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.encodings.leaked import MISREAD, Leak, Leaks
from parsers.layout.pdf.ink import Run
from parsers.layout.pdf.looks import Face, Look, look_at

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
WIDE_BLANK = 0.3
"""Of the type size: a blank so wide may be a letter (Times New Roman: 0.25, its I 0.33)."""
DRAWN = 0.25
"""Of the type size: no outline of a blank is so high."""
_LIE = re.compile("HÕA|Hõa|hõa")
"""``CỘNG HÕA XÃ HỘI`` where the page shows HÒA: Word 2010 wrote the wrong letter into its map."""
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


def _places(handle: raw.FPDF_TEXTPAGE, count: int, view: View) -> _Places:
    boxes = (raw.FS_RECTF * count)()
    box = raw.FS_RECTF.from_buffer(boxes)
    get_box, at = raw.FPDFText_GetLooseCharBox, ctypes.byref
    for index in range(count):
        get_box(handle, index, at(box, 16 * index))
    flat = memoryview(boxes).cast("B").cast("f").tolist()
    left, top, right, bottom = (flat[k::4] for k in range(4))
    low, high = (bottom, top) if view.sideways else (left, right)
    a, a0 = view.along, view.along_origin
    first, last = (low, high) if a > 0 else (high, low)
    return _Places([a * v + a0 for v in first], [a * v + a0 for v in last])


def _baseline(handle: raw.FPDF_TEXTPAGE, index: int, view: View) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    return view.point(x.value, y.value)[1]


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
    """Upright runs that are drawn."""
    rotated: str = ""
    unmapped: int = 0
    """Characters without a Unicode value; their text is the code they have in their font."""
    owners: frozenset[int] = frozenset()
    """Addresses of the text objects that have characters."""
    unseen: Sequence[Run] = ()
    """Upright runs that are said and not drawn."""
    quarters: Mapping[int, int] = {}
    """Characters that stand upright at another /Rotate, by that."""
    restored: int = 0
    """Words told by codes of a font that lost its map, and put right."""
    blanks: int = 0
    """Blanks that are drawn as letters are."""
    suspect: bool = False
    """The maps of the page's fonts may lie: there are such blanks, or ``CỘNG HÕA``."""
    clipping: frozenset[int] = frozenset()
    """Addresses of the text objects that only clip what is painted after them."""


def glyphs_of(  # noqa: C901, PLR0912, PLR0915 - see below
    textpage: pdfium.PdfTextPage, view: View, unseen_owners: AbstractSet[int] = frozenset()
) -> Glyphs:
    """The characters of a page as runs. ``unseen_owners``: text objects nobody sees.

    One loop without calls of our own: it turns for every character of every page.
    """
    count = textpage.count_chars()
    if count <= 0:
        return Glyphs([])
    handle = textpage.raw
    bare_handle = ctypes.cast(handle, ctypes.c_void_p)
    places = _places(handle, count, view)
    text = _text(textpage, count)
    misread = MISREAD.search(text) is not None
    runs: list[Run] = []
    unseen: list[Run] = []
    turned: list[str] = []
    quarters: Counter[int] = Counter()
    owners: set[int] = set()
    clipping: set[int] = set()
    faces: dict[int, Face] = {}
    leaks = Leaks()
    wide: list[int] = []
    owner, alike, doubtful, lettered = 0, False, False, False
    look = begun = Look(0, bold=False, italic=False, upright=True)
    chars: list[str] = []
    edges: list[float] = []
    last = level = baseline = 0.0
    for index, (char, x0, x1) in enumerate(zip(text, places.starts, places.ends, strict=True)):
        address = _owner(bare_handle, index)
        if address and address != owner:
            owner, drawn = address, look_at(handle, index, view.rotation, address, faces)
            baseline = _baseline(handle, index, view)
            if owner in unseen_owners:
                drawn = drawn._replace(hidden=True)
            owners.add(owner)
            if drawn.clips:
                clipping.add(owner)
            alike = _alike(drawn, begun)
            look = drawn
            doubtful = look.unmapped or (misread and look.symbolic)
            lettered = look.upright and not look.signs
        if doubtful and address:
            char = _told(handle, index, char, look, view, leaks=leaks)  # noqa: PLW2901 - its mark for a while
        elif char == " " and address and lettered and x1 - x0 > WIDE_BLANK * look.size:
            wide.append(index)
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
            quarters[look.quarter] += 1
        elif address and char not in _LINE_ENDS:  # else PDFium made it up, and no word is before it
            chars, edges, last, level, begun, alike = [char], [x0, x1], x1, baseline, look, True
    if chars:
        (unseen if begun.hidden else runs).append(_run("".join(chars), edges, level, begun))
    restored, unmapped = _restore(runs, unseen, turned, leaks) if leaks else (0, 0)
    blanks = sum(_is_drawn(handle, index, view) for index in wide)
    return Glyphs(
        _all_tidied(runs),
        "".join(turned),
        unmapped,
        frozenset(owners),
        _all_tidied(unseen),
        quarters,
        restored,
        blanks,
        blanks > 0 or _LIE.search(text) is not None,
        frozenset(clipping),
    )


def _alike(look: Look, begun: Look) -> bool:
    """May characters of these looks stand in one run? An old font is decoded on its own."""
    return (
        look.bold == begun.bold
        and abs(look.size - begun.size) < DRIFT
        and look.promise[1:] == begun.promise[1:]
        and look.hidden == begun.hidden
        and look.signs == begun.signs
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


def _told(
    handle: raw.FPDF_TEXTPAGE, index: int, char: str, look: Look, view: View, *, leaks: Leaks
) -> str:
    """A character, or the mark of one that may be another."""
    unmapped = raw.FPDFText_HasUnicodeMapError(handle, index) == 1
    if not unmapped and char.isascii() and (char != " " or not _is_drawn(handle, index, view)):
        return char
    return leaks.mark(Leak(char, look.key, look.italic, unmapped))


def _restore(
    runs: list[Run], unseen: list[Run], turned: list[str], leaks: Leaks
) -> tuple[int, int]:
    """Letters for the marks in runs and turned text; words put right, characters left unknown."""
    every = [*runs, *unseen]
    texts = [*(run.text for run in every), "".join(turned)]
    (*told, across), count, left = leaks.restored(texts)
    for run, text in zip(every, told, strict=True):
        run.text = text.translate(_HIDDEN_HYPHENS)
    turned[:] = across
    return count, left


def _is_drawn(handle: raw.FPDF_TEXTPAGE, index: int, view: View) -> bool:
    """Has the glyph of a blank a height? A true blank has no outline."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, matrix)
    size = abs(raw.FPDFText_GetFontSize(handle, index)) * math.hypot(matrix.c, matrix.d)
    low, high = (left, right) if view.sideways else (bottom, top)
    tall: float = high.value - low.value
    return bool(tall > DRAWN * size > 0)


def _all_tidied(runs: list[Run]) -> list[Run]:
    return [r for r in map(_tidied, runs) if r is not None]


def _tidied(run: Run) -> Run | None:
    """The run without blanks at its ends; None when it is all blank."""
    stripped = run.text.strip()
    if not stripped:
        return None
    start = run.text.index(stripped[0])
    return run if len(stripped) == len(run.text) else run.cut(start, start + len(stripped))
