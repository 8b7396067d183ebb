"""Streams that inflate to more than any page holds."""

import tracemalloc
import zlib

import pytest
from pdf_by_hand import file_of, stream

from parsers.layout.pdf import bombs, read_pdf
from parsers.layout.pdf.bombs import refuse_bombs
from schemas.diagnostics import UnreadableDocument

TEXT = b"BT /F1 12 Tf 100 700 Td (KE HOACH) Tj ET\n"


def blanks(megabytes):
    packer = zlib.compressobj(9)
    parts = [packer.compress(b" " * 2**20) for _ in range(megabytes)]
    return b"".join([*parts, packer.flush()])


def page_of(content, entries=b"/Filter/FlateDecode"):
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 6 0 R]"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        stream(TEXT),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(content, entries),
    )


TWICE = zlib.compress(blanks(65), 9)
MANY = b"/Filter[/FlateDecode/FlateDecode]"


@pytest.mark.parametrize(
    ("content", "entries"),
    [
        (blanks(65), b"/Filter/FlateDecode"),
        (TWICE, MANY),
        (zlib.compress(TWICE), b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"),
        (blanks(65)[:-4], b"/Filter/FlateDecode"),
    ],
)
def test_a_stream_that_fills_memory_is_refused_and_never_whole(content, entries):
    data = page_of(content, entries)
    tracemalloc.start()
    with pytest.raises(UnreadableDocument, match="more than 64 MB") as caught:
        read_pdf(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.code == "pdf_too_large"
    assert peak < 4 * 2**20


@pytest.mark.parametrize(
    "content", [zlib.compress(TEXT), blanks(3), zlib.compress(blanks(3)), b"x\x9c damaged", b"x", b""]
)  # fmt: skip
def test_others_are_read(content):
    assert read_pdf(page_of(content)).value.text.startswith("KE HOACH")


def test_pictures_may_be_large():
    refuse_bombs(page_of(blanks(65), b"/Type/XObject /Subtype /Image/Filter/FlateDecode"))


def test_short_streams_are_not_inflated_to_their_end(monkeypatch):
    """Most streams are too short to be bombs, whatever they hold."""
    pieces = []
    whole = bombs._inflated
    monkeypatch.setattr(
        bombs, "_inflated", lambda given: (pieces.append(p) or p for p in whole(given))
    )
    refuse_bombs(page_of(blanks(50)))
    assert not pieces
