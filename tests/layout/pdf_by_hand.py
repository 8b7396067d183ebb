"""PDFs object by object, and TrueType fonts of boxes, for what no page builder would write."""

import io
from collections.abc import Mapping

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def file_of(*objects: bytes) -> bytes:
    """Objects numbered from 1; the first is the catalog."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, o) for i, o in enumerate(objects, 1))
    return b"%%PDF-1.7\n%strailer<</Size %d/Root 1 0 R>>\n%%%%EOF" % (body, len(objects) + 1)


def one_page(content: bytes, resources: bytes, *more: bytes, page: bytes = b"") -> bytes:
    """A page of A4; its content is object 4, ``more`` are numbered from 5."""
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>%s>>"
        % (resources, page),
        stream(content),
        *more,
    )


def boxes(
    glyphs: int, cmap: Mapping[int, int], *, blank: tuple[int, ...] = (0,), mac: bool = False
) -> bytes:
    """A TrueType font whose glyphs are boxes 0.7 em high; ``cmap``: character or code to glyph."""
    names = [".notdef", *(f"g{i}" for i in range(1, glyphs))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    outlines = {}
    for index, name in enumerate(names):
        pen = TTGlyphPen(None)
        if index not in blank:
            for at, point in enumerate(((50, 0), (50, 700), (450, 700), (450, 0))):
                (pen.lineTo if at else pen.moveTo)(point)
            pen.closePath()
        outlines[name] = pen.glyph()
    builder.setupCharacterMap({} if mac else {c: names[g] for c, g in cmap.items()})
    builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    if mac:
        _only_mac(builder.font, {c: names[g] for c, g in cmap.items()})
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _only_mac(font: TTFont, cmap: Mapping[int, str]) -> None:
    table = CmapSubtable.newSubtable(6)
    table.platformID, table.platEncID, table.language, table.cmap = 1, 0, 0, dict(cmap)
    font["cmap"].tables = [table]


def simple_font(name: bytes, at: int, program: bytes) -> tuple[bytes, bytes, bytes]:
    """A symbolic simple TrueType font without an encoding, its objects numbered from ``at``."""
    return (
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 0/LastChar 255/Widths[%s]"
        b"/FontDescriptor %d 0 R>>" % (name, b"500 " * 256, at + 1),
        _descriptor(name, at + 2, 4),
        stream(program, b"/Length1 %d" % len(program)),
    )


def composite_font(
    name: bytes, at: int, program: bytes, to_unicode: bytes | None = None
) -> tuple[bytes, ...]:
    """A Type0 font with glyph numbers for codes, its objects numbered from ``at``."""
    told = b"/ToUnicode %d 0 R" % (at + 4) if to_unicode is not None else b""
    objects = (
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]%s>>"
        % (name, at + 1, told),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/DW 500/CIDToGIDMap/Identity"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R>>"
        % (name, at + 2),
        _descriptor(name, at + 3, 4),
        stream(program, b"/Length1 %d" % len(program)),
    )
    return objects if to_unicode is None else (*objects, stream(to_unicode))


def _descriptor(name: bytes, file: int, flags: int) -> bytes:
    slanted = b"Italic" in name
    return (
        b"<</Type/FontDescriptor/FontName/%s/Flags %d/Ascent 800/Descent -200/CapHeight 700"
        b"/FontBBox[0 -200 1000 800]/ItalicAngle %d/StemV 80/FontFile2 %d 0 R>>"
        % (name, flags | (64 if slanted else 0), -12 if slanted else 0, file)
    )


def cmap_of(pairs: Mapping[int, str]) -> bytes:
    """A ToUnicode stream."""
    lines = "\n".join(f"<{c:04X}> <{t.encode('utf-16-be').hex()}>" for c, t in pairs.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(pairs)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    ).encode()


def shown(codes: bytes, x: float, y: float, font: bytes = b"F", size: float = 13) -> bytes:
    """A text object; ``y`` from the bottom of the page."""
    return b"BT /%s %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET\n" % (font, size, x, y, codes.hex().encode())
