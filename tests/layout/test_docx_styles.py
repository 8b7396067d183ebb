"""Looks of paragraphs, through run, character style, paragraph style and defaults."""

import pytest
from docx_xml import p, r, source, t

from schemas.layout import Align, Style

STYLES = """
<w:docDefaults>
  <w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr><w:jc w:val="both"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:jc w:val="center"/></w:pPr>
  <w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading"><w:basedOn w:val="Base"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Plain"><w:basedOn w:val="Base"/>
  <w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Upper"><w:rPr><w:caps/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Pool"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Pool"><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>
"""


def of(style):
    return f'<w:pStyle w:val="{style}"/>'


STRONG = '<w:rStyle w:val="Strong"/>'


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (p("Kế hoạch"), Style(False, False, 13.0, Align.JUSTIFY)),
        (p("Kế hoạch", of("Missing")), Style(False, False, 13.0, Align.JUSTIFY)),
        (p("Kế hoạch", of("Heading")), Style(True, True, 14.0, Align.CENTER)),
        (p("Kế hoạch", of("Plain")), Style(False, False, 14.0, Align.CENTER)),
        (p("Kế hoạch", of("Loop")), Style(True, False, 13.0, Align.JUSTIFY)),
        (
            p(r("Kế hoạch", '<w:b w:val="false"/>'), of("Heading")),
            Style(False, True, 14.0, Align.CENTER),
        ),
        (p(r("Kế hoạch", STRONG)), Style(True, False, 13.0, Align.JUSTIFY)),
        # Two toggles switch each other off; a direct one decides.
        (p(r("Kế hoạch", STRONG), of("Base")), Style(False, False, 14.0, Align.CENTER)),
        (p(r("Kế hoạch", STRONG + "<w:b/>"), of("Base")), Style(True, False, 14.0, Align.CENTER)),
        (p(r("I. ", "<w:b/>") + r("Mục đích")), Style(False, False, 13.0, Align.JUSTIFY)),
        (p(r("Mục đích", "<w:b/>") + r(": ")), Style(True, False, 13.0, Align.JUSTIFY)),
        (p(r("a", '<w:sz w:val="40"/>') + r("Mục đích")), Style(False, False, 13.0, Align.JUSTIFY)),
        (p("a", '<w:jc w:val="end"/>'), Style(False, False, 13.0, Align.RIGHT)),
        (p(r("a", '<w:sz w:val="x"/>')), Style(False, False, 13.0, Align.JUSTIFY)),
    ],
)
def test_style(paragraph, expected):
    (found,) = source(paragraph, styles=STYLES).body
    assert found.style == expected


def test_styles_print_capitals_and_hide():
    hidden = r("nháp", '<w:rStyle w:val="Hidden"/>')
    assert source(p(hidden + r("Kế hoạch"), of("Upper")), styles=STYLES).text == "KẾ HOẠCH"


def test_without_styles_word_prints_ten_points_left():
    (found,) = source(p("a")).body
    assert found.style == Style(False, False, 10.0, Align.LEFT)


def test_lines_know_if_they_are_bold():
    found = source(p(f"<w:r><w:rPr><w:b/></w:rPr>{t('KT.')}<w:br/></w:r>" + r("a")))
    assert [line.bold for line in found.lines] == [True, False]
