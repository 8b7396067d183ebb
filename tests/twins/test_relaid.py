"""Laying out anew changes no word: the record of a relaid DOCX, its HTML, the words on paper."""

import io
import re
import zipfile

import pytest
from docx.oxml.ns import qn
from lxml import etree, html

from pipeline.reading import read_stages
from tests.builders.docx import render_docx
from tests.builders.samples import SAMPLES
from tests.builders.seed import SEED_IN_ANNEX
from tests.twins.compare import compare
from tests.twins.html import page_of
from tests.twins.layouts import LAYOUTS
from tests.twins.looks import looks_of
from tests.twins.paper import not_in_file, off_paper, told_text, words_of
from tests.twins.relaid import MAIN, NOTES, relaid, rising_notes, settle

PLANS = {**SAMPLES, "annex": SEED_IN_ANNEX}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module", params=sorted(PLANS))
def document(request):
    data = render_docx(PLANS[request.param])
    return data, read_stages(data, "plan.docx")


def part(data: bytes, name: str = MAIN):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


@pytest.mark.parametrize("name", LAYOUTS)
def test_record_stays(document, name):
    data, reading = document
    anew = relaid(data, reading.source, LAYOUTS[name])
    assert anew == relaid(data, reading.source, LAYOUTS[name])
    assert compare(reading.plan, read_stages(anew, "plan.docx").plan).differences == ()


def test_paper_rows_and_columns(document):
    data, reading = document
    layout = LAYOUTS["narrow-right"]
    main = part(relaid(data, reading.source, layout))
    sizes = [
        sorted((int(p.get(qn("w:w"))), int(p.get(qn("w:h"))))) for p in main.iter(qn("w:pgSz"))
    ]
    assert sizes == [[11906, 16838]] * len(sizes)
    letterhead = next(main.iter(qn("w:tbl")))
    left, right = (int(c.get(qn("w:w"))) for c in letterhead.iter(qn("w:gridCol")))
    assert left / (left + right) == pytest.approx(layout.head, abs=0.01)
    assert not list(main.iter(qn("w:tblHeader"), qn("w:cantSplit")))
    whole = part(relaid(data, reading.source, LAYOUTS["legal"]))
    assert len(list(whole.iter(qn("w:cantSplit")))) == len(list(whole.iter(qn("w:tr"))))
    assert list(whole.iter(qn("w:tblHeader")))


def test_a_document_on_its_side_is_set_upright():
    data = render_docx(SAMPLES["mau-ke-hoach-xa-2026"])
    main = part(data)
    paper = next(main.iter(qn("w:pgSz")))
    paper.set(qn("w:w"), "16838")
    paper.set(qn("w:h"), "11906")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in {**parts, MAIN: etree.tostring(main)}.items():
            package.writestr(name, content)
    source = read_stages(packed.getvalue(), "plan.docx").source
    anew = next(part(relaid(packed.getvalue(), source, LAYOUTS["a4"])).iter(qn("w:pgSz")))
    assert int(anew.get(qn("w:w"))) < int(anew.get(qn("w:h")))
    page = page_of(source, looks_of(packed.getvalue()), LAYOUTS["a4"], floats=True)
    assert '<div class="wide">' not in page


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("floats", [True, False])
def test_page_has_all_words(document, name, floats):
    data, reading = document
    page = page_of(reading.source, looks_of(data), LAYOUTS[name], floats=floats)
    tree = html.document_fromstring(page)
    tree.find("head").drop_tree()
    words = words_of(" ".join(tree.itertext()))
    assert words == words_of(told_text(reading.source))


def test_page_spans_and_head(document):
    data, reading = document
    tree = html.document_fromstring(
        page_of(reading.source, looks_of(data), LAYOUTS["a4"], floats=True)
    )
    ruled = tree.xpath("//table[contains(@class, 'ruled')]")
    assert len(ruled) == 1
    assert ruled[0].xpath("thead/tr/th")
    assert tree.xpath("//table[contains(@class, 'head')]//p[b]")
    assert len(tree.xpath("//span[@class='note']")) == len(reading.source.notes)
    wide = tree.xpath("//div[@class='wide']//table")
    assert [table in wide for table in ruled] == [reading.plan.annexes != ()]


def test_bold_words_inside_a_paragraph():
    body = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>1. Mục đích: </w:t></w:r>"
        "<w:r><w:t>Nâng cao &lt;chất&gt; lượng.</w:t></w:r></w:p>"
    )
    main = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr(MAIN, main)
    looks = looks_of(packed.getvalue())
    emphasis = looks.emphasis("1. Mục đích: Nâng cao <chất> lượng.", bold=False, italic=False)
    assert [bold for bold, _ in emphasis].count(True) == len("1. Mục đích:")


def test_notes_get_rising_ids():
    main = etree.fromstring(
        f'<w:p xmlns:w="{W}"><w:footnoteReference w:id="5"/><w:footnoteReference w:id="2"/></w:p>'
    )
    notes = etree.fromstring(
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"/>'
        '<w:footnote w:id="2"><w:p/></w:footnote><w:footnote w:id="5"/></w:footnotes>'
    )
    rising_notes(main, notes)
    assert [r.get(qn("w:id")) for r in main] == ["2", "5"]
    assert [(n.get(qn("w:id")), len(n)) for n in notes] == [("0", 0), ("2", 0), ("5", 1)]


def test_deletions_and_dates_are_settled():
    main = etree.fromstring(
        f'<w:p xmlns:w="{W}"><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>'
        '<w:r><w:instrText> DATE \\@ "dd" </w:instrText></w:r><w:r><w:t>12</w:t></w:r></w:p>'
    )
    settle(main)
    assert "DATE" not in etree.tostring(main, encoding="unicode")
    assert "cũ" not in etree.tostring(main, encoding="unicode")


@pytest.mark.parametrize(
    ("file", "paper", "lost"),
    [
        ("Rà soát, thống kê", "Rà soát , thống kê 2", []),
        ("Rà soát Thường xuyên", "Rà soát Thườ ng xuy ên", []),
        ("Rà soát", "Ràsoát", []),
        ("Rà soát", "R à s o á t", []),
        ("Rà soát, rà soát", "Rà soát", ["soát", "rà"]),
        ("Rà soát Phòng Nội vụ", "Rà soát", ["Phòng", "Nội", "vụ"]),
    ],
)
def test_words_off_paper(file, paper, lost):
    assert off_paper(file, paper) == lost


@pytest.mark.parametrize(
    ("paper", "more"),
    [
        ("ngày 5 tháng 3 VĂN BẢN MẪU", []),
        ("n\ng\nà\ny tháng3 VĂNBẢN ẢNMẪU", []),
        ("ngày Friday", ["Friday"]),
        ("tháng đã bỏ", ["đã", "bỏ"]),
    ],
)
def test_words_not_in_the_file(paper, more):
    assert not_in_file("ngày tháng năm\nVĂN BẢN MẪU", paper) == more


def test_every_layout_differs():
    said = [re.sub(r"name='[^']*'", "", repr(layout)) for layout in LAYOUTS.values()]
    assert len(set(said)) == len(said) >= 6
    assert NOTES.startswith("word/")
