"""A font for text that is not drawn: one glyph, a box of half the type size, for every character of a document.

Who takes text out of a PDF asks the font only which characters its codes are and how far they reach. Of a glyph that
is blank PDFium (pypdfium2 5.15) thinks that it does not reach anywhere, and leaves out words of one character.
"""

import io
from collections.abc import Iterable, Mapping

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

NAME = "/PlansText"
"""In the resources of a page: it has a layer of ours."""
WIDTH = 500
"""Of a glyph, in thousandths of the type size."""
_ASCENT, _DESCENT = 900, -250
_MOST = 100
"""Lines of a block of a map, by its specification."""
_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def codes_of(characters: Iterable[str]) -> dict[str, int]:
    """The code of each character, counted from 1."""
    return {one: at for at, one in enumerate(sorted(set(characters)), 1)}


def box_font(pdf: Pdf, codes: Mapping[str, int]) -> Object:
    """The font of a document, for characters with these codes."""
    file = Stream(pdf, _program())
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(NAME),
        Flags=5,  # all of one width, and no alphabet that is known
        FontBBox=Array([0, _DESCENT, WIDTH, _ASCENT]),
        ItalicAngle=0,
        Ascent=_ASCENT,
        Descent=_DESCENT,
        CapHeight=_ASCENT,
        StemV=80,
        FontFile2=pdf.make_indirect(file),
    )
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(NAME),
        CIDSystemInfo=system,
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=WIDTH,
        CIDToGIDMap=Stream(pdf, b"\0\0" + b"\0\1" * len(codes)),
    )
    outer = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name(NAME),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]),
        ToUnicode=Stream(pdf, _unicode(codes).encode()),
    )
    return pdf.make_indirect(outer)


def _unicode(codes: Mapping[str, int]) -> str:
    lines = [
        f"<{code:04X}> <{one.encode('utf-16-be').hex().upper()}>" for one, code in codes.items()
    ]
    blocks = [lines[at : at + _MOST] for at in range(0, len(lines), _MOST)]
    told = ("\n".join([f"{len(one)} beginbfchar", *one, "endbfchar"]) for one in blocks)
    return _MAP.format(blocks="\n".join(told))


def _program() -> bytes:
    """TrueType; the same bytes each time."""
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "box"])
    font.setupCharacterMap({})
    font.setupGlyf({".notdef": Glyph(), "box": _box()})
    font.setupHorizontalMetrics({".notdef": (WIDTH, 0), "box": (WIDTH, 0)})
    font.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    font.setupNameTable({"familyName": NAME[1:], "styleName": "Regular"})
    font.setupOS2(sTypoAscender=_ASCENT, sTypoDescender=_DESCENT)
    font.setupPost(keepGlyphNames=False)
    font.updateHead(created=0, modified=0)
    font.font.recalcTimestamp = False
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def _box() -> Glyph:
    pen = TTGlyphPen(None)
    corners = [(0, _DESCENT), (0, _ASCENT), (WIDTH, _ASCENT), (WIDTH, _DESCENT)]
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
