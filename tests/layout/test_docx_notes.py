"""Footnotes, endnotes, headers and footers."""

import pytest
from docx_xml import codes, docx, outcome, p, r, source, t, tbl, tc, tr

from parsers.layout.docx import read_docx
from schemas.layout import FurnitureKind


def ref(number, kind="foot", more=""):
    return f'<w:r><w:{kind}noteReference w:id="{number}"{more}/></w:r>'


def note(number, *paragraphs, kind="foot", more=""):
    return f'<w:{kind}note w:id="{number}"{more}>{"".join(paragraphs)}</w:{kind}note>'


SEPARATOR = note(0, p("<w:r><w:separator/></w:r>"), more=' w:type="separator"')
MARK = "<w:r><w:footnoteRef/></w:r>"
FOOTNOTES = SEPARATOR + note(3, p(MARK + r(" Hai"))) + note(2, p(MARK + r(" Một")) + p("tiếp"))


def shown(found):
    """(mark, text of the note, text before the mark)."""
    return [
        (
            found.notes[reference.note].mark,
            found.slice(found.notes[reference.note].span),
            found.text[: reference.offset].rpartition("\n")[2],
        )
        for reference in found.note_refs
    ]


def test_marks_count_in_the_order_of_the_text():
    found = source(
        p(r("Chỉ thị số 46") + ref(2) + r(", và") + ref(3) + r(".")), footnotes=FOOTNOTES
    )
    assert shown(found) == [("1", "Một\ntiếp", "Chỉ thị số 46"), ("2", "Hai", "Chỉ thị số 46, và")]
    assert found.text == "Chỉ thị số 46, và.\nMột\ntiếp\nHai"
    assert found.notes[0].paragraphs[1].locator == "footnotes.xml#2.p1"


def test_a_mark_after_an_automatic_number_and_in_a_cell():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = tbl(tr(tc(p(r("Vốn") + ref(3), '<w:numPr><w:numId w:val="1"/></w:numPr>')), tc("b")))
    assert shown(source(body, footnotes=FOOTNOTES, numbering=numbering))[0] == (
        "1",
        "Hai",
        "1. Vốn",
    )


@pytest.mark.parametrize(
    ("settings", "body_end", "expected"),
    [
        ("", "", ["1", "2"]),
        ('<w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr>', "", ["i", "ii"]),
        ('<w:footnotePr><w:numStart w:val="5"/></w:footnotePr>', "", ["5", "6"]),
        (
            '<w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr>',
            '<w:sectPr><w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr></w:sectPr>',
            ["*", "†"],
        ),
    ],
)
def test_formats_of_marks(settings, body_end, expected):
    found = source(p(r("a") + ref(2) + ref(3)) + body_end, footnotes=FOOTNOTES, settings=settings)
    assert [note.mark for note in found.notes] == expected


def test_marks_may_restart_in_a_section():
    body = p(r("a") + ref(2), "<w:sectPr/>") + p(r("b") + ref(3)) + "<w:sectPr/>"
    settings = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    found = source(body, footnotes=FOOTNOTES, settings=settings)
    assert [note.mark for note in found.notes] == ["1", "1"]


def test_endnotes_count_on_their_own():
    found = source(
        p(r("a") + ref(2) + r("b") + ref(1, "end") + r("c") + ref(3)),
        footnotes=FOOTNOTES,
        endnotes=note(1, p("Cuối"), kind="end"),
    )
    assert [(note.mark, found.slice(note.span)) for note in found.notes] == [
        ("1", "Một\ntiếp"),
        ("i", "Cuối"),
        ("2", "Hai"),
    ]


FOLLOWS = ' w:customMarkFollows="1"'


@pytest.mark.parametrize(
    "mark",
    [
        ref(4, more=FOLLOWS) + r("(*)"),
        f'<w:r><w:footnoteReference w:id="4"{FOLLOWS}/>{t("(*)")}</w:r>',
    ],
)
def test_a_mark_of_its_own_is_taken_out_of_text_and_note(mark):
    footnotes = note(2, p("Một")) + note(4, p("(*) Trước sáp nhập"))
    found = source(p(r("a") + mark + r(" b") + ref(2)), footnotes=footnotes)
    assert found.text.startswith("a b\nTrước sáp nhập")
    assert [note.mark for note in found.notes] == ["(*)", "1"]


def test_a_note_nobody_refers_to_is_kept():
    found = outcome(p("a"), footnotes=SEPARATOR + note(2, p("lạc")) + note(3, p("")))
    assert [found.value.slice(note.span) for note in found.value.notes] == ["lạc"]
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["LAY004"]


def test_a_mark_without_its_note_is_said():
    found = outcome(p(r("a") + ref(9)), footnotes=FOOTNOTES)
    assert found.value.notes[0].paragraphs == ()
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["LAY003", "LAY004", "LAY004"]
    assert codes(p(r("a") + ref(9))) == ["LAY003"]


def raised(text):
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{t(text)}</w:r>'


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (p(r("năm 2021") + raised("3") + r(", không")), ["LAY005"]),
        (p(r("Điều 5") + raised("1") + r(" và") + raised("1")), ["LAY005"]),
        (p(r("rộng 120 m") + raised("2")), []),
        (p(r("cỡ 10") + raised("3") + r(" tế bào")), []),
        (p(r("xã loại I") + raised("1")) + p(raised("1") + r(" Theo Nghị quyết")), []),
        (p(r("xã loại I") + raised("1")) + p(r("(1) Theo Nghị quyết")), []),
        (p(r("ngày 05") + raised("th")), []),
    ],
)
def test_raised_numbers_without_a_note_are_said(paragraphs, said):
    assert codes(paragraphs) == said


def header(name, more=""):
    return f'<w:sectPr><w:headerReference w:type="default" r:id="{name}"/>{more}</w:sectPr>'


def test_headers_are_furniture_once():
    body = (
        p("a", header("header1"))
        + p("b", header("header2"))
        + p("c")
        + header("header1", '<w:footerReference w:type="default" r:id="footer1"/>')
    )
    page = '<w:fldSimple w:instr="PAGE">' + r("2") + "</w:fldSimple>"
    found = source(
        body,
        header1=p("UBND tỉnh Lào Cai"),
        header2=p("UBND tỉnh Lào Cai") + p(page),
        footer1=tbl(tr(tc("Trang 2/7"))) + p("Mật"),
    )
    assert [(item.kind, found.slice(item.span)) for item in found.furniture] == [
        (FurnitureKind.RUNNING_HEAD, "UBND tỉnh Lào Cai"),
        (FurnitureKind.PAGE_NUMBER, "2"),
        (FurnitureKind.PAGE_NUMBER, "Trang 2/7"),
        (FurnitureKind.RUNNING_HEAD, "Mật"),
    ]
    assert found.text.startswith("a\nb\nc\nUBND")


def test_a_header_that_leads_nowhere_is_no_matter():
    assert read_docx(docx(p("a") + header("rId99"))).value.text == "a"
