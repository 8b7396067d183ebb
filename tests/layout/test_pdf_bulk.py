"""What PDFium tells is the same whether it is asked from C or from Python."""

import ctypes
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from parsers.layout import read
from parsers.layout.pdf import bulk
from parsers.layout.sniff import PDF

FILES = sorted((Path(__file__).parents[2] / "data/raw").glob("*.pdf"))
compiled = pytest.mark.skipif(bulk._bulk is None, reason="the package was built without a compiler")


@pytest.fixture
def from_python(monkeypatch):
    monkeypatch.setattr(bulk, "_bulk", None)


@compiled
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_document_reads_alike_both_ways(file, monkeypatch):
    data = file.read_bytes()
    from_c = read(data, PDF)
    monkeypatch.setattr(bulk, "_bulk", None)
    assert read(data, PDF) == from_c


@compiled
def test_every_column_is_the_same_both_ways(monkeypatch):
    with pypdfium2.PdfDocument(FILES[0]) as pdf:
        page = pdf[0]
        text = page.get_textpage()
        of_text, of_page = (ctypes.cast(one.raw, ctypes.c_void_p) for one in (text, page))
        told = []
        for way in (bulk._bulk, None):
            monkeypatch.setattr(bulk, "_bulk", way)
            boxes, owners = bulk.characters(of_text, text.count_chars())
            places = np.flatnonzero(owners).astype(np.int32)
            objects = bulk.objects(of_page, 10_000, form=False)
            told.append(
                [
                    boxes.tolist(),
                    owners.tolist(),
                    bulk.looks(of_text, places, owners[places])[0],
                    bulk.looks(of_text, places, owners[places])[1].tolist(),
                    objects,
                    *(c.tolist() for c in bulk.paints([address for address, _ in objects])),
                ]
            )
        text.close()
    assert told[0] == told[1]
    assert all(told[0])


@compiled
def test_buffers_that_do_not_fit_are_refused():
    """Before anything is written behind their ends."""
    with pytest.raises(ValueError, match="different lengths"):
        bulk._bulk.characters(0, 0, 0, np.empty((1, 4), np.float32), np.empty(2, np.uint64))


@pytest.mark.usefixtures("from_python")
def test_more_characters_than_fit_a_chunk(monkeypatch):
    data = FILES[0].read_bytes()
    whole = read(data, PDF)
    monkeypatch.setattr(bulk, "_CHUNK", 100)
    assert read(data, PDF) == whole
