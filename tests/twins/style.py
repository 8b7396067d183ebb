"""The style sheet of a layout: one for the browser and for WeasyPrint, plain CSS of printed pages.

Columns have the widths of the DOCX as a wish (``table-layout: auto``), so that no word is cut. Lines are
as high as the letters at least: of lower ones Chromium draws the accents a second time, on the page before.
"""

from tests.twins.layouts import Layout

FIRST_LINE = "1.27cm"


def style_of(layout: Layout) -> str:
    width, height = layout.paper
    edges = " ".join(f"{points:g}pt" for points in layout.margins)
    number = "@top-center { content: counter(page); font-size: 11pt }" if layout.numbered else ""
    first = "@page :first { @top-center { content: none } }" if layout.numbered else ""
    fonts = ", ".join(f"'{font}'" for font in layout.fonts)
    return f"""
@page {{ size: {width:g}pt {height:g}pt; margin: {edges}; {number} }}
@page wide {{ size: {height:g}pt {width:g}pt }}
{first}
.wide {{ page: wide }}
body {{ margin: 0; font: {layout.size:g}pt/{layout.line:g} {fonts}, serif; letter-spacing: normal }}
p {{ margin: 0 }}
p.run {{ {_run(layout)} }}
table {{ width: 100%; border-spacing: 0 }}
td, th {{ vertical-align: top; font-weight: normal; text-align: left }}
table.plain {{ border: none; table-layout: fixed; margin-bottom: 8pt }}
table.plain td {{ padding: 0 3pt }}
table.closing {{ margin-top: 10pt }}
table.ruled {{ {_frame(layout)} }}
table.ruled td, table.ruled th {{ padding: {layout.padding}; {_cell_frame(layout)} }}
table.ruled th {{ vertical-align: middle; text-align: center }}
tr {{ break-inside: {"avoid" if layout.whole_rows else "auto"} }}
.rule {{ {_rule(layout)} }}
sup {{ font-size: 65%; line-height: 0 }}
hr.short {{ width: 5cm; margin: 14pt 0 4pt; border: none; border-top: 0.75pt solid black }}
.notes {{ font-size: 10pt; line-height: 1.2 }}
.note {{ float: footnote; font: 10pt/1.2 {fonts}, serif; text-align: left; text-indent: 0 }}
.note > span {{ display: block }}
.note > span:first-child {{ display: inline }}
.note::footnote-call {{ content: attr(data-mark); font-size: 65%; vertical-align: super;
  line-height: 0 }}
.note::footnote-marker {{ content: attr(data-mark) " "; font-size: 65%; vertical-align: super;
  line-height: 0 }}
@page {{ @footnote {{ border-top: 0.5pt solid black; padding-top: 3pt; margin-top: 6pt }} }}
"""


def _run(layout: Layout) -> str:
    align = "justify" if layout.justified else "left"
    set_in = {
        "first": f"text-indent: {FIRST_LINE}; margin-bottom: 4pt",
        "whole": f"margin: 0 0 4pt {FIRST_LINE}",
        "none": "margin-bottom: 9pt",
    }
    return f"text-align: {align}; {set_in[layout.indent]}"


def _frame(layout: Layout) -> str:
    if layout.borders == "collapse":
        return "border-collapse: collapse"
    line = f"{layout.border} solid black"
    outside = f"; border-top: {line}; border-left: {line}"
    return "border-collapse: separate" + (outside if layout.borders == "separate" else "")


def _cell_frame(layout: Layout) -> str:
    line = f"{layout.border} solid black"
    if layout.borders != "separate":
        return f"border: {line}"
    return f"border-right: {line}; border-bottom: {line}"


def _rule(layout: Layout) -> str:
    if layout.rules == "underline":
        return "width: 60%; margin: 0 auto; border-bottom: 0.75pt solid black"
    return "width: 45%; margin: 2pt auto 6pt; border-top: 1px solid black"
