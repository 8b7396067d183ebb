"""Packages that are broken, hostile or merely odd."""

import io
import zipfile

import pytest
from docx_xml import (
    W,
    check_guarantees,
    codes,
    docx,
    p,
    package,
    r,
    relationships,
    source,
    tbl,
    tc,
    tr,
    zipped,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.layout.docx import package as package_module
from parsers.layout.docx import read_docx
from parsers.layout.sniff import DOCX, ZIP, sniff
from schemas.diagnostics import UnreadableDocument

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DTD = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
PLAIN = package(p("KẾ HOẠCH"))


def with_part(name, content, **more):
    return zipped({**PLAIN, **more, name: content})


def without(name):
    return zipped({key: value for key, value in PLAIN.items() if key != name})


def locked(data):
    """The flag of encryption set in both headers of every member."""
    out = bytearray(data)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(magic)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(magic, at + 4)
    return bytes(out)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"Dummy Word", "damaged_zip"),
        (docx(p("a"))[:200], "damaged_zip"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE, "damaged_zip"),
        (locked(docx(p("a"))), "encrypted"),
        (zipped({"a.txt": "a"}), "zip_not_docx"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "zip_not_docx"),
        (
            zipped(
                {
                    "_rels/.rels": relationships(("r", "officeDocument", "xl/workbook.xml")),
                    "xl/workbook.xml": "<workbook/>",
                }
            ),
            "zip_not_docx",
        ),
        (zipped({"word/styles.xml": "<a/>"}), "docx_without_document"),
        (without("word/document.xml"), "docx_without_document"),
        (with_part("word/document.xml", "<w:document"), "damaged_document"),
        (with_part("word/document.xml", ""), "damaged_document"),
        (with_part("word/document.xml", "<a/>"), "damaged_document"),
        (with_part("word/document.xml", DTD + "<x>&b;</x>"), "xml_entities"),
        (with_part("word/document.xml", (DTD + "<x>&b;</x>").encode("utf-16")), "xml_entities"),
        (with_part("_rels/.rels", DTD + "<x/>"), "xml_entities"),
    ],
)  # fmt: skip
def test_unreadable(data, code):
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(data)
    assert caught.value.code == code
    assert "\n" not in str(caught.value)


def test_entities_in_a_rare_encoding_are_no_way_round():
    utf7 = b'<?xml version="1.0" encoding="UTF-7"?>' + DTD.encode("utf-7") + b"<x/>"
    with pytest.raises(UnreadableDocument):
        read_docx(with_part("word/document.xml", utf7))


def test_entities_in_an_optional_part_are_refused_too():
    members = {**package(p("a"), styles=""), "word/styles.xml": DTD + "<x/>"}
    with pytest.raises(UnreadableDocument, match="DOCTYPE"):
        read_docx(zipped(members))


@pytest.mark.parametrize("limit", ["MAX_TOTAL", "MAX_PART"])
def test_bombs_are_refused_before_they_are_inflated(monkeypatch, limit):
    monkeypatch.setattr(package_module, limit, 10_000)
    data = docx(p("a" * 20_000))
    assert len(data) < 10_000
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(data)
    assert caught.value.code == "zip_too_large"


def test_a_member_larger_than_it_says_is_damaged():
    """The sizes a ZIP declares are what zipfile inflates at most."""
    data = docx(p("a" * 50_000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(lying)
    assert caught.value.code == "damaged_document"


@pytest.mark.parametrize("name", ["styles", "numbering", "footnotes", "endnotes", "settings"])
@pytest.mark.parametrize("broken", ["<w:styles", "", "\x00\x01", None])
def test_damaged_optional_parts_are_left_out_and_said(name, broken):
    members = package(p("KẾ HOẠCH"), **{name: ""})
    if broken is None:
        del members[f"word/{name}.xml"]
    else:
        members[f"word/{name}.xml"] = broken
    found = read_docx(zipped(members))
    assert found.value.text == "KẾ HOẠCH"
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["LAY003"]
    assert f"word/{name}.xml" in found.diagnostics[0].message


def test_damaged_relationships_leave_the_usual_names():
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:b/></w:rPr></w:style>'
    )
    members = {**package(p("a"), styles=styles), "word/_rels/document.xml.rels": "<"}
    found = read_docx(zipped(members))
    assert found.value.body[0].style.bold
    assert "word/_rels/document.xml.rels" in found.diagnostics[0].message


def test_usual_parts_that_are_not_there_are_no_damage():
    members = {key: value for key, value in PLAIN.items() if not key.endswith("document.xml.rels")}
    assert read_docx(zipped(members)).diagnostics == ()


def test_other_names_and_spellings():
    members = package(p("a") + '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>')
    members["_rels/.rels"] = relationships(("rId1", "officeDocument", "/word/document2.xml"))
    members["Word\\Document2.xml"] = members.pop("word/document.xml")
    members["word/_rels/document2.xml.rels"] = relationships(
        ("h", "header", "../NULL"), ("n", "footnotes", "notes1.xml")
    )
    members["word/notes1.xml"] = f'<w:footnotes xmlns:w="{W}"/>'
    found = read_docx(zipped(members))
    assert found.value.body[0].locator == "document2.xml#p0"


def test_strict_namespaces():
    strict = {
        name: content.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in package(p("a") + p("b"), styles="").items()
    }
    found = read_docx(zipped(strict))
    assert (found.value.text, found.diagnostics) == ("a\nb", ())


def test_parts_in_utf_16():
    utf16 = f'<?xml version="1.0" encoding="UTF-16"?>{PLAIN["word/document.xml"]}'.encode("utf-16")
    assert read_docx(with_part("word/document.xml", utf16)).value.text == "KẾ HOẠCH"


def test_files_in_other_formats_are_said():
    found = read_docx(docx(p("a") + '<w:altChunk r:id="rId4"/>'))
    assert "rId4 (altChunk)" in found.diagnostics[0].message


def far_away(data):
    """The offset of the first member beyond 64 bits, in a ZIP64 extra field."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.start_dir
    extra = b"\x01\x00\x08\x00" + b"\xff" * 8
    entry = bytearray(data[at:])
    name = int.from_bytes(entry[28:30], "little")
    entry[30:32] = len(extra).to_bytes(2, "little")
    entry[42:46] = b"\xff" * 4
    entry[46 + name : 46 + name] = extra
    end = entry.rfind(b"PK\x05\x06")
    size = int.from_bytes(entry[end + 12 : end + 16], "little") + len(extra)
    entry[end + 12 : end + 16] = size.to_bytes(4, "little")
    return data[:at] + bytes(entry)


def test_offsets_outside_of_any_file():
    members = {"word/document.xml": PLAIN["word/document.xml"], **PLAIN}
    with pytest.raises(UnreadableDocument):
        read_docx(far_away(zipped(members)))
    types_first = {"[Content_Types].xml": "<a/>", "a.xml": "<a/>"}
    assert sniff(far_away(zipped(types_first))) == ZIP


@pytest.mark.parametrize("depth", [200, 2_000, 10_000])
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:smartTag>", "</w:smartTag></w:p>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<w:p><w:r><mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent></w:r></w:p>"),
    ],
)  # fmt: skip
def test_deep_nesting_ends_in_a_document_or_a_refusal(depth, start, end):
    data = docx(start * depth + p("a") + end * depth + p("b"))
    try:
        found = read_docx(data).value
    except UnreadableDocument as refusal:
        assert refusal.code == "damaged_document"  # noqa: PT017  # either end is right
    else:
        assert found.text.endswith("b")


RICH = docx(
    tbl(
        tr(tc("UBND", '<w:vMerge w:val="restart"/>'), tc("Số:")), tr(tc("", "<w:vMerge/>"), tc("b"))
    )
    + p(r("KẾ HOẠCH", "<w:b/>") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    + p("Mục đích", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
    footnotes=f'<w:footnote w:id="1">{p("Chỉ thị")}</w:footnote>',
    numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    styles='<w:style w:type="paragraph" w:styleId="A"/>',
    header1=p("2"),
)
STORED = io.BytesIO()
with zipfile.ZipFile(io.BytesIO(RICH)) as packed, zipfile.ZipFile(STORED, "w") as flat:
    for member in packed.infolist():
        flat.writestr(member.filename, packed.read(member))


def reads_or_refuses(data):
    try:
        found = read_docx(data).value
    except UnreadableDocument:
        return
    check_guarantees(found)


@given(st.binary(max_size=300))
def test_any_bytes(data):
    reads_or_refuses(data)
    sniff(data)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.sampled_from([RICH, STORED.getvalue()]),
    st.lists(st.tuples(st.integers(0, len(RICH) * 4), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_any_bytes_changed(data, changes):
    mutated = bytearray(data)
    for at, byte in changes:
        mutated[at % len(mutated)] = byte
    reads_or_refuses(bytes(mutated))


TAGS = ["w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:vMerge", "w:gridSpan", "w:sdt", "w:sdtContent",
        "w:ins", "w:del", "w:pPr", "w:rPr", "w:numPr", "w:numId", "w:ilvl", "w:sectPr", "w:fldChar", "w:br",
        "w:txbxContent", "w:pict", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:vanish", "w:hMerge",
        "w:footnoteReference", "w:sym", "w:hyperlink", "w:trPr", "w:tblHeader", "w:gridBefore"]  # fmt: skip
VALUES = [
    "restart",
    "continue",
    "0",
    "1",
    "2",
    "-1",
    "x",
    "",
    "begin",
    "end",
    "separate",
    "99999999999",
]
ATTRIBUTES = ["w:val", "w:id", "w:fldCharType", "w:char", "w:customMarkFollows", "w:w"]


def element(tag, attribute, value, inside):
    return f'<{tag} {attribute}="{value}">{"".join(inside)}</{tag}>'


TREES = st.recursive(
    st.just("<w:r><w:t>kế hoạch 1</w:t></w:r>"),
    lambda inner: st.builds(
        element,
        st.sampled_from(TAGS),
        st.sampled_from(ATTRIBUTES),
        st.sampled_from(VALUES),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=300)
@given(st.lists(TREES, max_size=6))
def test_any_tree_of_known_elements(trees):
    reads_or_refuses(
        docx("".join(trees), footnotes=f'<w:footnote w:id="1">{"".join(trees)}</w:footnote>')
    )


def test_the_rich_document_reads():
    assert sniff(RICH) == DOCX
    assert read_docx(RICH).value.text == "UBND\nSố:\nb\nKẾ HOẠCH\n1. Mục đích\nChỉ thị\n2"


LOOK = '<w:style w:type="paragraph" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>'
GRID = (
    '<w:style w:type="table" w:styleId="Ke"><w:basedOn w:val="Nen"/></w:style>'
    '<w:style w:type="table" w:styleId="Nen"><w:tblPr><w:tblBorders><w:top w:val="single"/>'
    '<w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/>'
    '<w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr></w:style>'
)


@pytest.mark.parametrize(
    "styles",
    [
        GRID + LOOK,
        LOOK + GRID,
        '<w:style w:type="table" w:styleId="Trống"/>' + LOOK + GRID,
        "<w:latentStyles><w:lsdException/></w:latentStyles>" + LOOK + GRID,
        "<w:latentStyles/>" + GRID + LOOK,
        f"<!-- {GRID[:40]} -->" + LOOK + GRID,
        f"<!-- {GRID[:40]} --><w:x/>" + GRID + LOOK,
    ],
)
def test_styles_of_tables_are_read_when_a_table_asks(styles):
    """And a part that would be torn by cutting them out is read whole."""
    body = p(r("Nghiêm"), '<w:pStyle w:val="Dam"/>') + tbl(
        tr(tc(p(r("Một"))), tc(p(r("Hai")))), tr(tc(p(r("Ba"))), tc(p(r("Bốn")))),
        properties='<w:tblStyle w:val="Ke"/>',
    )  # fmt: skip
    said = source(body, styles=styles)
    assert said.body[0].style.bold
    assert said.body[1].ruled
    assert codes(body, styles=styles) == []


def test_a_style_that_cannot_be_read_is_said():
    """Once, and only where a table asks for it."""
    torn = '<w:style w:type="table" w:styleId="Ke"><w:tblPr></w:style>'
    asks = tbl(tr(tc(p(r("Một")))), properties='<w:tblStyle w:val="Ke"/>')
    assert codes(asks + p(r("giữa")) + asks, styles=torn + LOOK) == ["LAY003"]
    assert codes(p(r("Nghiêm"), '<w:pStyle w:val="Dam"/>'), styles=torn + LOOK) == []
