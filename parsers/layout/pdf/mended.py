"""A PDF whose ToUnicode maps lie, with the maps its own fonts imply.

Word 2010 wrote maps that call the letters C, H, I, Đ, Ạ and Ọ of a bold font blanks (``TỈN ỦY`` for
``TỈNH ỦY``), or Ò an Õ (``CỘNG HÕA``). The embedded font knows: its ``cmap`` leads from letters to
glyphs, and the codes of such a font are glyphs. Where the map says what no entry of the cmap says, the
cmap is believed; Times New Roman without a cmap has its known order of glyphs.

Imported only where a page raises the suspicion: pikepdf and fontTools are large.
"""

import io
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pikepdf
from fontTools.ttLib import TTFont, TTLibError
from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.psexceptions import PSException

from parsers.layout.encodings.glyph_numbers import letter_of_glyph

MOST_LETTERS = 40
"""Letters a diagnostic names."""
_LATIN = 0x2000
_ROWS = 100
"""Entries of one block of a map, by the specification."""

_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    PSException,
    TTLibError,
    TypeError,
    ValueError,
    pikepdf.PdfError,
    struct.error,
)
"""What the libraries raise on fonts and maps that are damaged."""


class Mended(NamedTuple):
    """The file with true maps, and the letters that were told as others."""

    data: bytes
    letters: str


def mended(data: bytes) -> Mended | None:
    """The file with its maps put right; None when nothing can be: no map lies, or nobody knows."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            letters: dict[str, None] = {}
            for font in _composite_fonts(pdf):
                letters |= dict.fromkeys(_mend(pdf, font))
            if not letters:
                return None
            out = io.BytesIO()
            pdf.save(out)
            return Mended(out.getvalue(), "".join(letters)[:MOST_LETTERS])
    except pikepdf.PdfError:  # PDFium opens what QPDF does not
        return None


def has_layers(data: bytes) -> bool:
    """Does the catalog name layers? Yes where it cannot be asked."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return "/OCProperties" in pdf.Root
    except pikepdf.PdfError:
        return True


def _composite_fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Fonts whose codes are numbers of glyphs, and that say by a map which characters these are."""
    for thing in pdf.objects:
        if (
            isinstance(thing, pikepdf.Dictionary)
            and thing.get("/Subtype") == "/Type0"
            and thing.get("/Encoding") == "/Identity-H"
            and isinstance(thing.get("/ToUnicode"), pikepdf.Stream)
        ):
            yield thing


def _mend(pdf: pikepdf.Pdf, font: pikepdf.Dictionary) -> list[str]:
    """Put the map of one font right; the letters that were told as others."""
    try:
        below = font["/DescendantFonts"][0]
        told = _told(font["/ToUnicode"].read_bytes())
        true = _characters(below)
    except _BROKEN:
        return []  # letters that stay blanks are counted once more when the file is read again
    wrong = {
        code: letters[0]
        for code, said in told.items()
        if (letters := true.get(code)) and said not in letters
    }
    if wrong:
        font["/ToUnicode"] = pdf.make_stream(_written({**told, **wrong}))
    return list(wrong.values())


def _told(stream: bytes) -> dict[int, str]:
    """What a ToUnicode map says of each code."""
    found = FileUnicodeMap()
    CMapParser(found, io.BytesIO(stream)).run()
    return dict(found.cid2unichr)


def _characters(font: pikepdf.Object) -> Mapping[int, list[str]]:
    """The characters of each code by the embedded font, the likeliest first."""
    descriptor = font["/FontDescriptor"]
    if font.get("/CIDToGIDMap", "/Identity") != "/Identity" or "/FontFile2" not in descriptor:
        return {}
    program = TTFont(io.BytesIO(descriptor["/FontFile2"].read_bytes()), lazy=True)
    by_name = program.getBestCmap() if "cmap" in program else None
    if by_name:
        glyphs: dict[int, list[str]] = defaultdict(list)
        for code in sorted(by_name, key=lambda c: (c >= _LATIN, c)):
            glyphs[program.getGlyphID(by_name[code])].append(chr(code))
        return glyphs
    name = str(font.get("/BaseFont", ""))
    if "TimesNewRoman" not in name:
        return {}
    slanted = "Italic" in name
    numbers = range(program["maxp"].numGlyphs)
    letters = ((number, letter_of_glyph(number, slanted=slanted)) for number in numbers)
    return {number: [letter] for number, letter in letters if letter}


def _written(letters: Mapping[int, str]) -> bytes:
    rows = [f"<{c:04X}> <{t.encode('utf-16-be').hex()}>" for c, t in sorted(letters.items())]
    blocks = [rows[i : i + _ROWS] for i in range(0, len(rows), _ROWS)]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks),
            "endcmap end end",
        )
    ).encode()
