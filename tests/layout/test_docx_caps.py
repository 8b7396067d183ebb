"""Packages that would fill memory, hold a part twice or nest beyond every cap."""

import io
import zipfile

import pytest
from docx_xml import codes, docx, p, package, source, zipped

from parsers.layout.docx import package as package_module
from parsers.layout.docx import read_docx
from schemas.diagnostics import UnreadableDocument

PLAIN = package(p("KẾ HOẠCH"))


def with_document(xml):
    return zipped({**PLAIN, "word/document.xml": xml})


@pytest.mark.parametrize(
    "inside",
    [
        "<w:p/>" * 900,
        '<w:p a="" b=""/>' * 300,
        "<w:p a='' b=''/>" * 300,
        "<w:tbl><w:tr>" + "<w:tc/>" * 900 + "</w:tr></w:tbl>",
    ],
)
def test_parts_of_too_many_elements_and_attributes_are_refused(monkeypatch, inside):
    monkeypatch.setattr(package_module, "MAX_NODES", 900)
    with pytest.raises(UnreadableDocument, match="more than 900 elements") as caught:
        read_docx(docx(inside))
    assert caught.value.code == "xml_too_large"


def test_parts_count_together(monkeypatch):
    monkeypatch.setattr(package_module, "MAX_NODES", 900)
    assert source("<w:p/>" * 600 + p("a")).text == "a"
    with pytest.raises(UnreadableDocument, match=r"up to word/footnotes\.xml") as caught:
        read_docx(docx("<w:p/>" * 600 + p("a"), footnotes="<w:p/>" * 300))
    assert caught.value.code == "xml_too_large"


@pytest.mark.parametrize("encoding", ["UTF-7", "IBM037", "cp1026"])
def test_encodings_that_hide_how_many_there_are(encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?>' + PLAIN["word/document.xml"]
    with pytest.raises(UnreadableDocument, match=encoding):
        read_docx(with_document(xml))


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "ISO-8859-1", "windows-1258", "US-ASCII"])
def test_encodings_that_do_not(encoding):
    xml = (
        f"<?xml version='1.0' encoding='{encoding}'?>" + package(p("Ke hoach"))["word/document.xml"]
    )
    assert read_docx(with_document(xml)).value.text == "Ke hoach"


def test_duplicate_parts_take_the_last():
    out = io.BytesIO(docx(p("a")))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", PLAIN["word/document.xml"])
    found = read_docx(out.getvalue())
    assert found.value.text == "KẾ HOẠCH"
    ((code, severity, message),) = [(d.code, d.severity, d.message) for d in found.diagnostics]
    assert (code, severity) == ("LAY035", "error")
    assert "word/document.xml 2 times" in message


def test_duplicate_parts_in_other_spellings_and_of_no_matter():
    twice = {**package(p("a"), footnotes=""), "Word\\Footnotes.xml": "<a/>"}
    (said,) = read_docx(zipped(twice)).diagnostics
    assert (said.code, "word/footnotes.xml 2 times" in said.message) == ("LAY035", True)
    pictures = {**package(p("a")), "word/media/a.png": "", "word/media/A.png": ""}
    assert read_docx(zipped(pictures)).diagnostics == ()


def test_an_optional_part_nested_beyond_the_parser():
    deep = "<w:footnote>" * 300 + "</w:footnote>" * 300
    assert codes(p("a"), footnotes=deep) == ["LAY034"]
