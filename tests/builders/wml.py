"""WordprocessingML as strings: runs, paragraphs, cells, rows, tables. Lengths in twentieths of a point."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from tests.builders.described import NOTE_MARK

FIRST_NOTE_ID = 2
"""Ids 0 and 1 are the separators; note 1 has id 2."""


def run(text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> str:
    """A run; ``size`` in points."""
    return (
        f'<w:r>{_run_style(bold, italic, size)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def runs(text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> str:
    """Runs of a described string: ``{note:n}`` becomes a reference to footnote n."""
    pieces = NOTE_MARK.split(text)
    out = []
    for index, piece in enumerate(pieces):
        if index % 2:
            note_id = int(piece) + FIRST_NOTE_ID - 1
            out.append(
                '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                f'<w:footnoteReference w:id="{note_id}"/></w:r>'
            )
        elif piece:
            out.append(run(piece, bold=bold, italic=italic, size=size))
    return "".join(out)


def paragraph(
    content: str = "",
    *,
    style: str | None = None,
    align: str | None = None,
    first_line: int = 0,
    before: int = 0,
    after: int = 0,
    keep_next: bool = False,
    number_id: int | None = None,
    bold_number: bool = False,
    section: str = "",
) -> str:
    """A paragraph of ready runs; ``section`` is a ``w:sectPr`` that ends a section here.

    ``number_id`` makes it an item of that list; ``bold_number`` prints its automatic number bold.
    """
    properties = "".join(
        (
            f"<w:pStyle w:val={quoteattr(style)}/>" if style else "",
            "<w:keepNext/>" if keep_next else "",
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number_id}"/></w:numPr>'
            if number_id
            else "",
            f'<w:spacing w:before="{before}" w:after="{after}"/>',
            f'<w:ind w:firstLine="{first_line}"/>' if first_line else "",
            f'<w:jc w:val="{align}"/>' if align else "",
            "<w:rPr><w:b/></w:rPr>" if bold_number else "",
            section,
        )
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def rule(left: int, right: int) -> str:
    """The short rule under motto, issuer and subject: an empty paragraph with a border above."""
    return (
        '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        '<w:spacing w:before="60" w:after="0" w:line="100" w:lineRule="exact"/>'
        f'<w:ind w:left="{left}" w:right="{right}"/></w:pPr></w:p>'
    )


def gap(height: int) -> str:
    """An empty paragraph of exactly that height."""
    return f'<w:p><w:pPr><w:spacing w:line="{height}" w:lineRule="exact"/></w:pPr></w:p>'


def cell(
    width: int,
    paragraphs: str,
    *,
    span: int = 1,
    merge: str | None = None,
    middle: bool = False,
) -> str:
    """A cell; ``merge`` is ``restart`` or ``continue`` of a vertical merge."""
    properties = "".join(
        (
            f'<w:tcW w:w="{width}" w:type="dxa"/>',
            f'<w:gridSpan w:val="{span}"/>' if span > 1 else "",
            f'<w:vMerge w:val="{merge}"/>' if merge else "",
            '<w:vAlign w:val="center"/>' if middle else "",
        )
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def row(cells: Sequence[str], *, repeated: bool = False, whole: bool = False) -> str:
    """A row; ``repeated`` on every page, ``whole`` keeps it from being cut by a page's end."""
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if repeated else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    widths: Sequence[int],
    rows: Sequence[str],
    *,
    ruled: bool,
    margins: tuple[int, int] | None = None,
) -> str:
    """A table of fixed column widths; ``margins`` inside the cells at top/bottom and left/right."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    upright, sideways = margins or (0, 108)
    inside = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (
            ("top", upright),
            ("left", sideways),
            ("bottom", upright),
            ("right", sideways),
        )
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        + (f"<w:tblBorders>{borders}</w:tblBorders>" if ruled else "")
        + f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{inside}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _run_style(bold: bool, italic: bool, size: float | None) -> str:
    inner = "".join(
        (
            "<w:b/>" if bold else "",
            "<w:i/>" if italic else "",
            f'<w:sz w:val="{round(size * 2)}"/>' if size else "",
        )
    )
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""
