"""Characters of a PDFium text page to runs.

Looks and baseline are asked once a text object. Most characters stand where the one before them ends, in
the same object: these go on with its run as whole stretches, and only the others are looked at one by one.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.layout.encodings.leaked import MISREAD, Leak, Leaks
from parsers.layout.pdf import bulk, calls
from parsers.layout.pdf.ink import Run
from parsers.layout.pdf.looks import NOTHING, Look, Looks
from parsers.layout.pdf.textpage import TextPage, View

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
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
"""Accents of decomposed text: drawn back over their letter, in whatever font has them."""


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


class _Objects(NamedTuple):
    """The text objects of a page, in the order of its characters."""

    begun: dict[int, tuple[Look, float]]
    """Looks and baseline by the character where an object begins, or goes on behind another."""
    owners: list[int]
    """The addresses of these objects."""
    looks: list[Look]
    """The looks there are; the first is that of what stands before any object."""
    look_of: npt.NDArray[np.intp]
    """For each character, which of the looks it has."""

    def spread(self, told: Callable[[Look], float]) -> npt.NDArray[np.float64]:
        """A value of the looks for each character."""
        return np.array([told(look) for look in self.looks], np.float64)[self.look_of]


def glyphs_of(
    textpage: pdfium.PdfTextPage, view: View, unseen_owners: AbstractSet[int] = frozenset()
) -> Glyphs:
    """The characters of a page as runs. ``unseen_owners``: text objects nobody sees."""
    page = TextPage(textpage, view)
    if not page.count:
        return Glyphs([])
    objects = _objects(page, unseen_owners)
    writer = _Writer(page, objects)
    restored, unmapped = writer.restored()
    blanks = sum(_is_drawn(page, index) for index in _wide_blanks(page, objects))
    looks = (look for look, _ in objects.begun.values())
    return Glyphs(
        writer.runs,
        "".join(writer.turned),
        unmapped,
        frozenset(objects.owners),
        writer.unseen,
        writer.quarters,
        restored,
        blanks,
        blanks > 0 or _LIE.search(page.text) is not None,
        frozenset(o for o, look in zip(objects.owners, looks, strict=True) if look.clips),
    )


def _objects(page: TextPage, unseen: AbstractSet[int]) -> _Objects:
    own = np.flatnonzero(page.owners)
    first = np.flatnonzero(np.diff(page.owners[own], prepend=np.uint64(0)))
    places = own[first].astype(np.int32)
    owners = page.owners[places]
    told_of, origins = bulk.looks(page.handle, places, owners)
    looks = Looks(page, misread=MISREAD.search(page.text) is not None)
    known, different = {id(NOTHING): 0}, [NOTHING]
    found: list[Look] = []
    which = [0]
    for index, owner, told in zip(places.tolist(), owners.tolist(), told_of, strict=True):
        look = looks.at(index, owner, told)
        if owner in unseen:
            look = look._replace(hidden=True)
        place = known.get(id(look))
        if place is None:
            place = known[id(look)] = len(different)
            different.append(look)
        found.append(look)
        which.append(place)
    reach = np.diff(np.concatenate(([0], places, [page.count])))
    baselines = page.baselines(origins).tolist()
    begun = dict(zip(places.tolist(), zip(found, baselines, strict=True), strict=True))
    return _Objects(begun, owners.tolist(), different, np.repeat(which, reach))


def _wide_blanks(page: TextPage, objects: _Objects) -> list[int]:
    """Blanks wide enough to be letters; those of doubtful objects are looked at as such."""

    def widest(look: Look) -> float:
        lettered = look.upright and not look.signs and not look.doubtful
        return WIDE_BLANK * look.size if lettered else math.inf

    blank = (page.codes == ord(" ")) & (page.owners != 0)
    wide = page.ends - page.starts > objects.spread(widest)
    return np.flatnonzero(blank & wide).tolist()


def _apart(page: TextPage, objects: _Objects) -> list[int]:
    """Characters to be looked at one by one, then the length of the text: all but those that stand, in one
    text object, where the character before them ends.
    """
    size = objects.spread(lambda look: look.size)
    plain = objects.spread(lambda look: look.upright and not look.doubtful) != 0
    gap = page.starts[1:] - page.ends[:-1]
    near = (gap > -OVERLAP * size[1:]) & (gap <= SPACE * size[1:])
    onward = page.ends[1:] >= page.ends[:-1]
    same = (page.owners[1:] == page.owners[:-1]) & (page.owners[1:] != 0)
    ends_line = (page.codes == ord("\n")) | (page.codes == ord("\r"))
    goes_on = same & near & onward & (plain & ~ends_line)[1:]
    return [0, *(np.flatnonzero(~goes_on) + 1).tolist(), page.count]


class _Writer:
    """Puts the characters of a page into runs, in their order."""

    def __init__(self, page: TextPage, objects: _Objects) -> None:
        self.runs: list[Run] = []
        self.unseen: list[Run] = []
        self.turned: list[str] = []
        self.quarters: Counter[int] = Counter()
        self._leaks = Leaks()
        self._write(page, objects)

    def _write(self, page: TextPage, objects: _Objects) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop without calls: see the module
        text, starts, ends = page.text, page.starts.tolist(), page.ends.tolist()
        owners, apart = page.owners.tolist(), iter(_apart(page, objects))
        alike = doubtful = False
        look = first = NOTHING
        chars: list[str] = []
        edges: list[float] = []
        size, upright, begun = look.size, look.upright, objects.begun
        last = level = baseline = 0.0
        index, stop = 0, next(apart)
        while index < page.count:
            while stop <= index:
                stop = next(apart)
            if index in begun:
                look, baseline = begun[index]
                alike = look is first or _alike(look, first)
                size, upright, doubtful = look.size, look.upright, look.doubtful
            char, x0, x1 = text[index], starts[index], ends[index]
            address = owners[index]
            if doubtful and address:
                char = self._told(page, index, char, look)
            if upright and char in _LINE_ENDS:
                if chars:
                    self._end("".join(chars), edges, level, first)
                    chars = []
                index += 1
                continue
            goes_on = char not in _LINE_ENDS and (
                not address
                or (
                    alike
                    and -OVERLAP * size < x0 - last < WIDE_GAP * size
                    and -DRIFT < baseline - level < DRIFT
                )
                or char in _ACCENTS
            )
            if goes_on and chars and upright:
                if address and x0 - last > SPACE * size and char != " ":
                    if chars[-1][-1] != " ":
                        chars.append(" ")  # 09/KH-THPTCL | ngày: a space nobody wrote
                        edges.append(x0)
                    if len(edges) > 2:
                        edges[-1] = x0  # as wide as the print: Thường xuyên | Phòng Nội vụ
                chars.append(char)
                last = max(last, x1)
                edges.append(last)
            else:
                if chars:
                    self._end("".join(chars), edges, level, first)
                    chars = []
                if not upright:
                    self.turned.append(char)
                    self.quarters[look.quarter] += 1
                elif address:  # else PDFium made it up, no word before it
                    chars, edges, last, level, first = [char], [x0, x1], x1, baseline, look
                    alike = True
            index += 1
            settled = alike and last == x1 and -DRIFT < baseline - level < DRIFT
            if index < stop and chars and settled:
                chars.append(text[index:stop])
                edges += ends[index:stop]
                last, index = edges[-1], stop
        if chars:
            self._end("".join(chars), edges, level, first)

    def _end(self, text: str, edges: list[float], baseline: float, look: Look) -> None:
        run = _run(text, edges, baseline, look)
        if run is not None:
            (self.unseen if look.hidden else self.runs).append(run)

    def _told(self, page: TextPage, index: int, char: str, look: Look) -> str:
        """A character, or the mark of one that may be another, which stands for it until ``restored``."""
        unmapped = calls.map_error(page.handle, index) == 1
        if not unmapped and char.isascii() and (char != " " or not _is_drawn(page, index)):
            return char
        return self._leaks.mark(Leak(char, look.key, look.italic, unmapped))

    def restored(self) -> tuple[int, int]:
        """Letters for the marks in runs and turned text; words put right, characters left unknown."""
        if not self._leaks:
            return 0, 0
        every = [*self.runs, *self.unseen]
        texts = [*(run.text for run in every), "".join(self.turned)]
        (*told, across), count, left = self._leaks.restored(texts)
        for run, text in zip(every, told, strict=True):
            run.text = _with_hyphens(text)
        for runs in (self.runs, self.unseen):  # a mark may stand for a blank
            runs[:] = [kept for run in runs if (kept := _tidied(run)) is not None]
        self.turned[:] = across
        return count, left


def _alike(look: Look, begun: Look) -> bool:
    """May characters of these looks stand in one run? An old font is decoded on its own."""
    return (
        look.bold == begun.bold
        and abs(look.size - begun.size) < DRIFT
        and look.promise[1:] == begun.promise[1:]
        and look.hidden == begun.hidden
        and look.signs == begun.signs
    )


def _run(text: str, edges: list[float], baseline: float, look: Look) -> Run | None:
    """The run without blanks at its ends; None when it is all blank."""
    stripped = text.strip()
    if not stripped:
        return None
    if len(stripped) < len(text):
        start = text.find(stripped)
        edges = edges[start : start + len(stripped) + 1]
    top, bottom = baseline - ASCENT * look.size, baseline + DESCENT * look.size
    return Run(
        _with_hyphens(stripped),
        edges,
        top,
        bottom,
        baseline,
        look.size,
        look.bold,
        look.italic,
        font=look.font,
    )


def _with_hyphens(text: str) -> str:
    """PDFium has signs of its own for the hyphen that ends a line: ``01/2019/QĐ-`` | ``UBND``."""
    return text.replace("\x02", "-").replace("\ufffe", "-")


def _is_drawn(page: TextPage, index: int) -> bool:
    """Has the glyph of a blank a height? A true blank has no outline."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(page.raw, index, left, right, bottom, top)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(page.raw, index, matrix)
    size = abs(raw.FPDFText_GetFontSize(page.raw, index)) * math.hypot(matrix.c, matrix.d)
    low, high = (left, right) if page.view.sideways else (bottom, top)
    tall: float = high.value - low.value
    return bool(tall > DRAWN * size > 0)


def _tidied(run: Run) -> Run | None:
    """The run without blanks at its ends; None when it is all blank."""
    stripped = run.text.strip()
    if not stripped:
        return None
    start = run.text.index(stripped[0])
    return run if len(stripped) == len(run.text) else run.cut(start, start + len(stripped))
