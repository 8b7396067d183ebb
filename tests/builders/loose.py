"""``docx_of``: a document described by a few strings, in the notation of ``source_of``, as the bytes of a DOCX.

For documents that no ``DescribedPlan`` is: a decision with its plan behind it.
"""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

PAGE = "---"
"""A new page begins."""


def docx_of(*blocks: str | tuple[str, ...] | list[list[str]]) -> bytes:
    """A string is a paragraph, a tuple a row without rules, a list of rows a ruled table."""
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    for block in blocks:
        if block == PAGE:
            document.add_page_break()
        elif isinstance(block, str):
            _write(document.add_paragraph(), block)
        else:
            rows = [list(block)] if isinstance(block, tuple) else block
            table = document.add_table(len(rows), len(rows[0]))
            if not isinstance(block, tuple):
                table.style = "Table Grid"
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    for index, line in enumerate(text.split("\n")):
                        _write(cell.add_paragraph() if index else cell.paragraphs[0], line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write(paragraph, text: str) -> None:  # type: ignore[no-untyped-def]  # python-docx has no types
    bold = text.startswith("*")
    text = text.removeprefix("*")
    if text.startswith("^"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text.removeprefix("^").replace("|", "\n"))
    run.bold = bold
