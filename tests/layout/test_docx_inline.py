"""What the runs of a paragraph print."""

import pytest
from docx_xml import codes, outcome, p, r, source, t, tbl, tc, text, texts, tr

from schemas.layout import Paragraph


def fld(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def box(*paragraphs):
    inside = "".join(p(paragraph) for paragraph in paragraphs)
    return f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"


def both(inside):
    """A drawing as Word 2010 and later writes it: the same twice, in two languages of drawing."""
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{inside}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (r("Số:    ") + r("/KH-UBND"), "Số: /KH-UBND"),
        ("<w:hyperlink>" + r("Điều 17") + "</w:hyperlink>" + r(" Nghị định"), "Điều 17 Nghị định"),
        ("<w:smartTag><w:smartTagPr/>" + r("Thủy Nguyên") + "</w:smartTag>", "Thủy Nguyên"),
        (
            "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>"
            + r("ngày 05")
            + "</w:sdtContent></w:sdt>",
            "ngày 05",
        ),
        (f"<w:r>{t('Nơi nhận')}<w:tab/>{t('TM.')}</w:r>", "Nơi nhận TM."),
        (f"<w:r>{t('Chủ trì')}<w:br/>{t('thực hiện')}</w:r>", "Chủ trì thực hiện"),
        (f"<w:r>{t('QĐ')}<w:noBreakHyphen/>{t('UBND')}</w:r>", "QĐ-UBND"),
        (f"<w:r>{t('thực')}<w:softHyphen/>{t('hiện')}</w:r>", "thựchiện"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" Đạt"), "☑ Đạt"),
        ('<w:r><w:sym w:font="Symbol" w:char="F02D"/></w:r>' + r(" Nguồn"), "- Nguồn"),
        ('<w:r><w:sym w:font="Symbol" w:char="zz"/></w:r>' + r("Nguồn"), "Nguồn"),
        (r("nháp", "<w:vanish/>") + r("Kế hoạch"), "Kế hoạch"),
        (r("Kế hoạch", "<w:caps/>"), "KẾ HOẠCH"),
        (r("Kế hoạch", '<w:caps w:val="0"/>'), "Kế hoạch"),
        (
            fld("begin")
            + "<w:r><w:instrText>DATE</w:instrText></w:r>"
            + r("sai")
            + fld("separate")
            + r("01/9/2025")
            + fld("end")
            + r(" đúng"),
            "01/9/2025 đúng",
        ),
        (fld("begin") + "<w:r><w:instrText>XE</w:instrText></w:r>" + fld("end") + r("a"), "a"),
        (fld("end") + fld("separate") + r("a"), "a"),
        ('<w:fldSimple w:instr="SEQ">' + r("3") + "</w:fldSimple>", "3"),
        ("<m:oMath><m:r><m:t>x²</m:t></m:r></m:oMath>", "x²"),
        (
            "<w:ruby><w:rt>"
            + r("chú")
            + "</w:rt><w:rubyBase>"
            + r("gốc")
            + "</w:rubyBase></w:ruby>",
            "gốc",
        ),
        (
            "<mc:AlternateContent><mc:Choice Requires='x'>"
            + r("mới")
            + "</mc:Choice><mc:Fallback>"
            + r("cũ")
            + "</mc:Fallback></mc:AlternateContent>",
            "mới",
        ),
        (
            "<mc:AlternateContent><mc:Fallback>" + r("cũ") + "</mc:Fallback></mc:AlternateContent>",
            "cũ",
        ),
        (r("đ1") + "<w:ins>" + r("đ2") + "</w:ins>", "đ1đ2"),
        (r("a") + "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>" + r("c"), "ac"),
        ("<w:moveFrom>" + r("a") + "</w:moveFrom><w:moveTo>" + r("b") + "</w:moveTo>", "b"),
        (r("m²") + r(" cơ sở¹"), "m² cơ sở¹"),
    ],
)
def test_prints(inside, expected):
    assert text(p(inside)) == expected


def test_a_field_reaches_over_paragraphs():
    body = p(
        fld("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + fld("separate") + r("I. A")
    )
    assert texts(body + p("II. B") + p(fld("end") + r("Hết"))) == ["I. A", "II. B", "Hết"]


def test_a_field_that_never_ends_swallows_nothing():
    assert texts(p(fld("begin") + r("lạc")) + p("KẾ HOẠCH")) == ["KẾ HOẠCH"]


def test_breaks_make_lines():
    found = source(p(f"<w:r>{t('KT. CHỦ TỊCH')}<w:br/>{t('PHÓ CHỦ TỊCH')}</w:r>"))
    assert [found.slice(line.span) for line in found.lines] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


@pytest.mark.parametrize(
    "drawing", [both(box("DỰ THẢO", "Lần 2")), f"<w:pict>{box('DỰ THẢO', 'Lần 2')}</w:pict>"]
)
def test_a_text_box_is_read_once_before_its_paragraph(drawing):
    found = source(p(f"<w:r>{drawing}</w:r>" + r("Số:   /KH-UBND")))
    assert [(found.slice(b.span), b.locator) for b in found.body if isinstance(b, Paragraph)] == [
        ("DỰ THẢO", "document.xml#p0.b0.p0"),
        ("Lần 2", "document.xml#p0.b0.p1"),
        ("Số: /KH-UBND", "document.xml#p0"),
    ]


def test_a_text_box_stays_in_its_cell():
    found = source(tbl(tr(tc(p(f"<w:r>{both(box('DỰ THẢO'))}</w:r>" + r("Số:"))), tc("B"))))
    (table,) = found.body
    assert [found.slice(cell.span) for cell in table.cells] == ["DỰ THẢO\nSố:", "B"]


def test_tracked_changes_are_counted():
    body = (
        p(r("a") + "<w:ins>" + r("b") + "</w:ins>")
        + p("<w:del><w:r><w:delText>c</w:delText></w:r></w:del>")
        + tbl(tr(tc("gone"), properties="<w:del/>"), tr(tc("stays"), properties="<w:ins/>"))
    )
    found = outcome(body)
    assert found.value.text == "ab\nstays"
    (diagnostic,) = found.diagnostics
    assert diagnostic.code == "LAY002"
    assert "2 insertions" in diagnostic.message
    assert "2 deletions" in diagnostic.message


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("Ủy ban ", "<w:rPr><w:del/></w:rPr>") + p("nhân dân"), ["Ủy ban nhân dân"]),
        (p("Ủy ban", "<w:rPr><w:del/></w:rPr>"), ["Ủy ban"]),
        (p("a", "<w:rPr><w:del/></w:rPr>") + tbl(tr(tc("b"))), ["a", "b"]),
        (p("a", "<w:rPr><w:ins/></w:rPr>") + p("b"), ["a", "b"]),
    ],
)
def test_deleted_paragraph_marks_join(body, expected):
    assert texts(body) == expected


def test_blocks_in_content_controls():
    body = "<w:sdt><w:sdtContent>" + p("a") + tbl(tr(tc("b"))) + "</w:sdtContent></w:sdt>" + p("c")
    assert texts(body) == ["a", "b", "c"]


def test_empty_paragraphs_make_no_block_but_count():
    found = source(p("a") + p("") + p(r("  ")) + p("b"))
    assert [block.locator for block in found.body] == ["document.xml#p0", "document.xml#p3"]


def test_nesting_without_end_is_cut_and_said():
    deep = "<w:smartTag>" * 200 + r("sâu") + "</w:smartTag>" * 200
    assert codes(p(deep) + p("a")) == ["LAY034"]
    assert text(p(deep) + p("a")) == "a"
