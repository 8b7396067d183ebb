"""Streams of a PDF that would fill memory when PDFium inflates them: refused before it opens the file.

300 MB of blanks are a file of 1.3 KB when deflated twice; PDFium takes 2 bytes of memory for each, for dense
drawing 20, for text of one letter a piece 200. The largest stream that is no picture in 54 plans of all
kinds inflates to 0.8 MB. Looked for is the plain case, one stream or one in another: many small streams, a form
drawn a thousand times and other filters than Flate are not told here, nor is anything of an encrypted file.
"""

import re
import zlib
from collections.abc import Iterator

from schemas.diagnostics import UnreadableDocument

MAX_STREAM = 64 * 2**20
"""Bytes one stream may inflate to."""
_MOST_TO_ONE = 1032
"""Bytes a byte of deflated data makes at most."""
_PIECE = 2**16
_LAYERS = 4
"""How often a stream is looked at that is deflated again and again."""
_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
_HEAD = 1000
"""Bytes before a stream in which its dictionary is looked for."""
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FONT = re.compile(rb"/Length1 |/Subtype\s*/(?:CIDFontType0C|Type1C|OpenType)\b")
_TASTE = 1024
"""Bytes of a small stream that are inflated to see whether it is deflated once more."""


def refuse_bombs(data: bytes) -> None:
    """Raises UnreadableDocument for a file with a stream that inflates to more than ``MAX_STREAM``.

    Pictures may be larger: they are not unpacked for reading. Programs of fonts are not looked at.
    """
    for match in _STREAM.finditer(data):
        start = match.end()
        if not _is_deflated(data[start : start + 2]):
            continue
        head = data[max(0, match.start() - _HEAD) : match.start()].rpartition(b"obj")[2]
        if _PICTURE.search(head) or _FONT.search(head):
            continue
        end = data.find(_END, start)
        if _too_large(data, start, end if end >= 0 else len(data)):
            raise UnreadableDocument(
                "pdf_too_large",
                f"a stream of the PDF would unpack to more than {MAX_STREAM // 2**20} MB of text or"
                " drawing; no plan has such pages: print it to a new PDF",
            )


def _too_large(data: bytes, start: int, end: int) -> bool:
    small = (end - start) * _MOST_TO_ONE <= MAX_STREAM
    if small and not _is_deflated(_first(data[start : min(start + _TASTE, end)])):
        return False
    inside = _inflated(data[at : min(at + _PIECE, end)] for at in range(start, end, _PIECE))
    for _ in range(_LAYERS):
        first = next(inside, b"")
        again = _is_deflated(first[:2])
        if not again:
            break
        small = False
        inside = _inflated(_with(first, inside))
    if small:
        return False
    size = len(first)
    for piece in inside:
        size += len(piece)
        if size > MAX_STREAM:
            return True
    return size > MAX_STREAM


def _first(deflated: bytes) -> bytes:
    """The first two bytes inside."""
    try:
        return zlib.decompressobj().decompress(deflated, 2)
    except zlib.error:
        return b""


def _is_deflated(head: bytes) -> bool:
    """The two bytes zlib begins with."""
    return len(head) == 2 and head[0] & 0x0F == 8 and int.from_bytes(head, "big") % 31 == 0


def _with(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """What deflated pieces hold, in pieces again; ends where they are damaged."""
    inflater = zlib.decompressobj()
    for piece in pieces:
        waiting = piece
        while waiting and not inflater.eof:
            try:
                made = inflater.decompress(waiting, _PIECE)
            except zlib.error:
                return
            waiting = inflater.unconsumed_tail
            if made:
                yield made
        if inflater.eof:
            return
