"""``relaid``: the bytes of a DOCX and a ``Layout`` enter, the bytes of the same words laid out anew leave.

Tables are told apart by the ``SourceDocument`` read from the file: ruled ones keep the ratio of their
columns, invisible ones of two columns are letterhead or closing part and get the layout's shares.
"""

import io
import zipfile
from collections import Counter
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from schemas.layout import SourceDocument, Table
from tests.twins.layouts import Layout

TWIPS = 20
MAIN, NOTES = "word/document.xml", "word/footnotes.xml"
SIZED = (MAIN, NOTES, "word/styles.xml", "word/numbering.xml", "word/endnotes.xml")
DAY = (2026, 1, 1, 0, 0, 0)
FALLBACK_SIZE = 14.0


def relaid(data: bytes, source: SourceDocument, layout: Layout) -> bytes:
    """The package with paper, type, columns and rows of the layout."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    roots = {name: etree.fromstring(parts[name]) for name in SIZED if name in parts}
    main = roots[MAIN]
    for root in roots.values():
        _scale_type(root, layout.size / base_size(source))
    sections = list(main.iter(qn("w:sectPr")))
    for section in sections:
        # a whole document on its side is set upright; an annex on its side stays so
        _set_paper(section, layout, turned=_on_its_side(section) and not _on_its_side(sections[0]))
    _set_tables(main, source, layout)
    _set_lines(main, layout)
    settle(main)
    if NOTES in roots:
        rising_notes(main, roots[NOTES])
    parts |= {name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
              for name, root in roots.items()}  # fmt: skip
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, DAY), content)
    return packed.getvalue()


def base_size(source: SourceDocument) -> float:
    """The type size most characters outside of tables have."""
    sizes: Counter[float] = Counter()
    for block in source.body:
        if not isinstance(block, Table) and block.style.size:
            sizes[block.style.size] += block.span.end - block.span.start
    return sizes.most_common(1)[0][0] if sizes else FALLBACK_SIZE


def settle(main: Any) -> None:
    """What LibreOffice would print otherwise than the file says is made plain text first.

    It prints deletions that are tracked and turns DATE fields into the day of the print.
    """
    for deleted in list(main.iter(qn("w:del"), qn("w:moveFrom"))):
        # the mark of a paragraph or row deleted (w:rPr/w:del, w:trPr/w:del) is left as it is
        if deleted.getparent().tag not in {qn("w:rPr"), qn("w:trPr")}:
            deleted.getparent().remove(deleted)
    for text in main.iter(qn("w:instrText")):
        if (text.text or "").split()[:1] in (["DATE"], ["TIME"], ["SAVEDATE"], ["PRINTDATE"]):
            text.text = " QUOTE "


def rising_notes(main: Any, notes: Any) -> None:
    """Ids of footnotes in the order of their marks: LibreOffice pairs marks and notes by rising id."""
    own = {note.get(qn("w:id")): note for note in notes if note.get(qn("w:type")) is None}
    references = list(main.iter(qn("w:footnoteReference")))
    order = list(dict.fromkeys(reference.get(qn("w:id")) for reference in references))
    wanted = [old for old in order if old in own]
    new = dict(zip(wanted, sorted(map(int, wanted)), strict=True))
    for reference in references:
        old = reference.get(qn("w:id"))
        reference.set(qn("w:id"), str(new.get(old, old)))
    for old in wanted:
        own[old].set(qn("w:id"), str(new[old]))
        notes.append(own[old])


def _scale_type(root: Any, ratio: float) -> None:
    for size in root.iter(qn("w:sz"), qn("w:szCs")):
        if (size.get(qn("w:val")) or "").isdigit():  # 27 half points
            size.set(qn("w:val"), str(max(12, round(int(size.get(qn("w:val"))) * ratio))))


def _set_paper(section: Any, layout: Layout, *, turned: bool) -> None:
    paper, edges = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if paper is None or edges is None:
        return
    width, height = reversed(layout.paper) if turned else layout.paper
    paper.set(qn("w:w"), str(round(width * TWIPS)))
    paper.set(qn("w:h"), str(round(height * TWIPS)))
    paper.attrib.pop(qn("w:orient"), None)
    if turned:
        paper.set(qn("w:orient"), "landscape")
    for edge, points in zip(("top", "right", "bottom", "left"), layout.margins, strict=True):
        edges.set(qn(f"w:{edge}"), str(round(points * TWIPS)))
    for edge in ("header", "footer"):
        edges.set(qn(f"w:{edge}"), str(round(min(layout.margins) * TWIPS / 2)))


def _on_its_side(section: Any) -> bool:
    paper = section.find(qn("w:pgSz"))
    if paper is None:
        return False
    return int(paper.get(qn("w:w"), "0")) > int(paper.get(qn("w:h"), "1"))


def turned(source: SourceDocument, table: Table) -> bool:
    """Does the table stand on a page on its side, in a document that begins upright?"""
    first = next(block for block in source.body if isinstance(block, Table))
    return table.landscape and not first.landscape


def text_width(layout: Layout, *, on_its_side: bool = False) -> float:
    """Between the margins, in points."""
    _, right, _, left = layout.margins
    return layout.paper[1 if on_its_side else 0] - left - right


def top_tables(main: Any) -> list[Any]:
    """The tables that stand in no other table and no text box, in order: ``#t0``, ``#t1`` …"""
    outer = (qn("w:tbl"), qn("w:txbxContent"))
    return [t for t in main.iter(qn("w:tbl")) if next(t.iterancestors(*outer), None) is None]


def _set_tables(main: Any, source: SourceDocument, layout: Layout) -> None:
    described = [block for block in source.body if isinstance(block, Table)]
    by_place = {(table.locator or "").rpartition("#")[2]: table for table in described}
    first = described[0] if described else None
    for index, element in enumerate(top_tables(main)):
        table = by_place.get(f"t{index}")
        if table is None:
            continue
        width = text_width(layout, on_its_side=turned(source, table)) * TWIPS
        if table.ruled or table.n_cols != 2:
            _set_columns(element, [share * width for share in column_shares(element)])
        else:
            share = layout.head if table is first else layout.closing
            _set_columns(element, [share * width, (1 - share) * width])
        _set_rows(element, table, layout)


def column_shares(element: Any) -> list[float]:
    """The columns of a table's grid as shares of its width; empty when it declares none."""
    grid = element.find(qn("w:tblGrid"))
    widths = [int(col.get(qn("w:w"), "0") or 0) for col in grid] if grid is not None else []
    total = sum(widths)
    return [width / total for width in widths] if total and min(widths) > 0 else []


def _set_columns(element: Any, widths: list[float]) -> None:
    grid = element.find(qn("w:tblGrid"))
    if grid is None or not widths:
        return
    for col in list(grid):
        grid.remove(col)
    for width in widths:
        etree.SubElement(grid, qn("w:gridCol")).set(qn("w:w"), str(round(width)))
    for row in element.iterchildren(qn("w:tr")):
        at = _value(row.find(qn("w:trPr")), "w:gridBefore", 0)
        for cell in row.iterchildren(qn("w:tc")):
            properties = cell.find(qn("w:tcPr"))
            span = _value(properties, "w:gridSpan", 1)
            stated = None if properties is None else properties.find(qn("w:tcW"))
            if stated is not None:
                stated.set(qn("w:w"), str(round(sum(widths[at : at + span]))))
                stated.set(qn("w:type"), "dxa")
            at += span
    properties = element.find(qn("w:tblPr"))
    for tag in ("w:tblInd", "w:tblpPr"):
        for child in properties.findall(qn(tag)):
            properties.remove(child)
    stated = properties.find(qn("w:tblW"))
    if stated is not None:
        stated.set(qn("w:w"), str(round(sum(widths))))
        stated.set(qn("w:type"), "dxa")


def _value(properties: Any, tag: str, default: int) -> int:
    child = None if properties is None else properties.find(qn(tag))
    value = None if child is None else child.get(qn("w:val"))
    return int(value) if value and value.isdigit() else default


def _set_rows(element: Any, table: Table, layout: Layout) -> None:
    header_rows = heading_rows(table) if table.ruled else 0
    for index, row in enumerate(element.iterchildren(qn("w:tr"))):
        properties = row.find(qn("w:trPr"))
        if properties is None:
            properties = etree.Element(qn("w:trPr"))
            above = row.find(qn("w:tblPrEx"))
            row.insert(0 if above is None else 1, properties)
        for tag in ("w:cantSplit", "w:tblHeader"):
            for child in properties.findall(qn(tag)):
                properties.remove(child)
        if layout.whole_rows:
            etree.SubElement(properties, qn("w:cantSplit"))
        if layout.repeat_header and index < header_rows:
            etree.SubElement(properties, qn("w:tblHeader"))


def heading_rows(table: Table) -> int:
    """The rows that head a ruled table: those the file marks, else the first with all it is merged with."""
    rows = min(max(table.header_rows, 1), table.n_rows)
    while grown := [c for c in table.cells if c.row < rows < c.row + c.row_span]:
        rows = max(cell.row + cell.row_span for cell in grown)
    return rows if rows < table.n_rows else 0


def _set_lines(main: Any, layout: Layout) -> None:
    """Height of lines, indents and flush of the running text outside of tables."""
    for paragraph in main.iter(qn("w:p")):
        properties = paragraph.find(qn("w:pPr"))
        if properties is None or next(paragraph.iterancestors(qn("w:tbl")), None) is not None:
            continue
        spacing = properties.find(qn("w:spacing"))
        if spacing is not None and spacing.get(qn("w:lineRule")) not in {"exact", "atLeast"}:
            spacing.set(qn("w:line"), str(round(240 * layout.line)))
            spacing.set(qn("w:lineRule"), "auto")
        alignment = properties.find(qn("w:jc"))
        if alignment is not None and alignment.get(qn("w:val")) == "both":
            alignment.set(qn("w:val"), "both" if layout.justified else "left")
            indent = properties.find(qn("w:ind"))
            if indent is not None and qn("w:firstLine") in indent.attrib:
                _set_indent(indent, layout)


def _set_indent(indent: Any, layout: Layout) -> None:
    first = indent.get(qn("w:firstLine"))
    if layout.indent != "first":
        indent.set(qn("w:firstLine"), "0")
    if layout.indent == "whole":
        indent.set(qn("w:left"), first)
