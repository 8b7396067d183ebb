"""Styles of tables are cut out of the part of styles, and read when a table asks for one.

Word lists hundreds of styles that are not there (``w:latentStyles``) and python-docx a hundred looks of
tables: parsing them takes longer than parsing the text. The cut is made in the bytes, before any parser;
what is not well-formed without them is read whole.
"""

import re
from collections.abc import Iterator

_ROOT = re.compile(rb"<w:styles\b[^>]*>")
_ID = re.compile(rb'\bw:styleId="([^"&]*)"')
_OPENINGS = (
    (b"<w:latentStyles", b"</w:latentStyles>"),
    (b'<w:style w:type="table"', b"</w:style>"),
)


def without_tables(xml: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The part without latent styles and styles of tables; each of these as a part of its own, by id."""
    root = _ROOT.search(xml)
    if root is None:
        return xml, {}
    asleep: dict[str, bytes] = {}
    for opening, closing in _OPENINGS:
        kept = []
        for piece, cut in _pieces(xml, opening, closing):
            kept.append(piece)
            name = _ID.search(cut, 0, cut.find(b">") + 1)
            if name is not None:
                asleep[name[1].decode(errors="replace")] = root[0] + cut + b"</w:styles>"
        xml = b"".join(kept)
    return xml, asleep


def _pieces(xml: bytes, opening: bytes, closing: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What stands before each element that begins and ends so, and the element; the rest at the end. An
    element without content ends in its own tag.
    """
    start = 0
    while (at := xml.find(opening, start)) >= 0:
        tag = xml.find(b">", at)
        empty = xml[tag - 1 : tag] == b"/"
        end = tag + 1 if empty else xml.find(closing, at) + len(closing)
        if end < at:
            break
        yield xml[start:at], xml[at:end]
        start = end
    yield xml[start:], b""
