"""Media types from bytes alone."""

import pytest
from docx_xml import docx, p, zipped

from parsers.layout import sniff as types
from parsers.layout.sniff import sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCX_TYPES = (
    '<Types><Override ContentType="application/…wordprocessingml.document.main+xml"/></Types>'
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", types.EMPTY),
        (b"%PDF-1.7\n", types.PDF),
        (b"\r\n" * 100 + b"%PDF-1.4", types.PDF),
        (b" " * 1024 + b"%PDF-1.4", types.TEXT),
        (docx(p("a")), types.DOCX),
        (zipped({"[Content_Types].xml": DOCX_TYPES, "w/d.xml": "<a/>"}), types.DOCX),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), types.ODT),
        (zipped({"xl/workbook.xml": "<a/>"}), types.ZIP),
        (b"PK\x03\x04 cut off", types.ZIP),
        (OLE + b"\x00" * 100 + "WordDocument".encode("utf-16-le"), types.DOC),
        (OLE + "EncryptedPackage".encode("utf-16-le"), types.DOCX),
        (OLE + "Workbook".encode("utf-16-le"), types.OLE),
        (b"{\\rtf1\\ansi", types.RTF),
        ("\ufeff<html><head>".encode(), types.HTML),
        (b"<!DOCTYPE HTML PUBLIC>", types.HTML),
        (b'<?xml version="1.0"?>\n<html xmlns="a">', types.HTML),
        ("<html>".encode("utf-16"), types.HTML),
        ("KẾ HOẠCH\nSố: /KH-UBND".encode(), types.TEXT),
        ("KẾ HOẠCH".encode("utf-16"), types.TEXT),
        ("ế".encode() * 3000, types.TEXT),
        (b"a" + "ế".encode() * 3000, types.TEXT),
        ("KÕ ho¹ch".encode("latin-1"), types.UNKNOWN),
        (b"\x00\x01\x02", types.UNKNOWN),
    ],
)
def test_sniff(data, expected):
    assert sniff(data) == expected
