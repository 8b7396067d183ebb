"""A minimal DOCX from snippets of XML, and what every document read from one must keep."""

import io
import unicodedata
import zipfile
from itertools import pairwise

from parsers.layout.docx import read_docx
from schemas.diagnostics import Outcome
from schemas.layout import Paragraph, SourceDocument, Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_ROOTS = {"footnotes": "footnotes", "endnotes": "endnotes", "styles": "styles",
          "numbering": "numbering", "settings": "settings"}  # fmt: skip


def relationships(*targets: tuple[str, str, str]) -> str:
    """A .rels part of (id, last word of the type, target)."""
    inside = "".join(
        f'<Relationship Id="{rid}" Type="{R}/{kind}" Target="{target}"/>'
        for rid, kind, target in targets
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}</Relationships>'


def root(name: str, inside: str) -> str:
    return f"<w:{name} {_NAMESPACES}>{inside}</w:{name}>"


def package(body: str, **parts: str) -> dict[str, str]:
    """Parts of a DOCX: ``styles``, ``numbering`` … as the inside of their root; ``header1`` too."""
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
    }
    targets = []
    for name, inside in parts.items():
        kind = _ROOTS.get(name, name.rstrip("0123456789"))
        tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        members[f"word/{name}.xml"] = root(tag, inside)
        targets.append((name, kind, f"{name}.xml"))
    members["word/_rels/document.xml.rels"] = relationships(*targets)
    return members


def zipped(members: dict[str, str] | dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    return zipped(package(body, **parts))


def outcome(body: str, **parts: str) -> Outcome[SourceDocument]:
    """Read, and hold the result against the guarantees of ``SourceDocument``."""
    found = read_docx(docx(body, **parts))
    check_guarantees(found.value)
    return found


def source(body: str, **parts: str) -> SourceDocument:
    return outcome(body, **parts).value


def text(body: str, **parts: str) -> str:
    return source(body, **parts).text


def texts(body: str, **parts: str) -> list[str]:
    """Texts of the body's paragraphs, those in cells too."""
    found = source(body, **parts)
    return [found.slice(paragraph.span) for paragraph in found.paragraphs()]


def codes(body: str, **parts: str) -> list[str]:
    return [diagnostic.code for diagnostic in outcome(body, **parts).diagnostics]


def t(string: str) -> str:
    return f'<w:t xml:space="preserve">{string}</w:t>'


def r(string: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{t(string)}</w:r>"


def p(inside: str, properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    runs = inside if inside.startswith("<") or not inside else r(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def tc(inside: str = "", properties: str = "") -> str:
    blocks = inside if inside.startswith("<") else p(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def check_guarantees(found: SourceDocument) -> None:
    """The numbered guarantees of ``SourceDocument``, and that every span lies in the text."""
    assert unicodedata.is_normalized("NFC", found.text)
    assert not any(ord(char) < 32 and char != "\n" for char in found.text)
    assert "  " not in found.text
    spans = [paragraph.span for paragraph in found.paragraphs()]
    for note in found.notes:
        spans += [paragraph.span for paragraph in note.paragraphs]
    spans += [furniture.span for furniture in found.furniture]
    assert "\n".join(found.slice(span) for span in spans) == found.text
    assert spans == sorted(spans)
    assert all(a.end + 1 == b.start for a, b in pairwise(spans))
    assert [line.span for line in found.lines] == sorted(line.span for line in found.lines)
    for span in spans:
        assert " ".join(found.slice(line.span) for line in found.lines_in(span)) == (
            found.slice(span)
        )
    for block in found.body:
        if isinstance(block, Table):
            _check_table(found, block)
    for reference in found.note_refs:
        assert 0 <= reference.offset <= len(found.text)
        assert 0 <= reference.note < len(found.notes)
    locators = [paragraph.locator for paragraph in found.paragraphs()]
    assert len(set(locators)) == len(locators)
    assert None not in locators


def _check_table(found: SourceDocument, table: Table) -> None:
    taken = set()
    for cell in table.cells:
        assert 0 <= table.span.start <= cell.span.start <= cell.span.end <= table.span.end
        assert table.span.end <= len(found.text)
        assert cell.row + cell.row_span <= table.n_rows
        assert cell.col + cell.col_span <= table.n_cols
        places = {
            (row, col)
            for row in range(cell.row, cell.row + cell.row_span)
            for col in range(cell.col, cell.col + cell.col_span)
        }
        assert not places & taken
        taken |= places
        if cell.paragraphs:
            assert cell.span.start == cell.paragraphs[0].span.start
            assert cell.span.end == cell.paragraphs[-1].span.end
        else:
            assert cell.span.start == cell.span.end
        assert all(isinstance(paragraph, Paragraph) for paragraph in cell.paragraphs)
    assert [cell.span for cell in table.cells] == sorted(cell.span for cell in table.cells)
