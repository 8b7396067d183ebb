"""Parts of the DOCX package beside its body: styles, footnotes, numbering, page heads, the zip itself."""

import io
import zipfile
from datetime import UTC, datetime

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.builders import wml
from tests.builders.described import DescribedPlan

FONT = "Times New Roman"
BODY_SIZE = 14
NOTE_SIZE = 10
WRITTEN_ON = datetime(2026, 1, 1, tzinfo=UTC)
"""Fixed, so that the same plan gives the same bytes."""
ZIP_DATE = (2026, 1, 1, 0, 0, 0)
FIRST_LIST_ID = 1
NUMBER_FORMATS = {"roman": "upperRoman", "arabic": "decimal", "letter": "lowerLetter"}


_NOTE_TEXT = (
    f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="FootnoteText">'
    '<w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr>'
    f'<w:rPr><w:sz w:val="{NOTE_SIZE * 2}"/></w:rPr></w:style>'
)
_NOTE_MARK = (
    f'<w:style {nsdecls("w")} w:type="character" w:styleId="FootnoteReference">'
    '<w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
STYLES = (_NOTE_TEXT, _NOTE_MARK)


def set_styles(document: Document) -> None:
    """Times New Roman 14 for the body; the two styles of footnotes, which the template lacks."""
    normal = document.styles["Normal"]
    normal.font.name = FONT
    normal.font.size = Pt(BODY_SIZE)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.element.rPr.rFonts.set(qn("w:cs"), FONT)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    for xml in STYLES:
        document.styles.element.append(parse_xml(xml))


def add_footnotes(document: Document, notes: tuple[tuple[str, ...], ...]) -> None:
    """The footnotes part: two separators and the notes; the mark opens a note's first paragraph."""
    if not notes:
        return
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{index}">'
        f'<w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for index, kind in enumerate(("separator", "continuationSeparator"))
    )
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    printed = ""
    for index, paragraphs in enumerate(notes):
        inner = "".join(
            wml.paragraph(
                (mark if first else "") + wml.run(f" {text}" if first else text),
                style="FootnoteText",
            )
            for first, text in zip((True, *(False for _ in paragraphs)), paragraphs, strict=False)
        )
        printed += f'<w:footnote w:id="{index + wml.FIRST_NOTE_ID}">{inner}</w:footnote>'
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:footnotes {nsdecls('w')}>{separators}{printed}</w:footnotes>"
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        xml.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def add_numbering(document: Document, lists: list[tuple[str, str]]) -> None:
    """One list (``w:num``) a group of siblings, each from 1: (kind, closer) as ``roman``, ``.``.

    The list of index i has the id ``FIRST_LIST_ID + i``.
    """
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for index, (kind, closer) in enumerate(lists):
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{index}">'
                '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{NUMBER_FORMATS[kind]}"/><w:suff w:val="space"/>'
                f'<w:lvlText w:val="%1{closer}"/><w:lvlJc w:val="left"/>'
                '<w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl></w:abstractNum>'
            )
        )
    for index in range(len(lists)):
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{index + FIRST_LIST_ID}">'
                f'<w:abstractNumId w:val="{index}"/></w:num>'
            )
        )


def add_page_heads(document: Document, plan: DescribedPlan) -> None:
    """Page number centred above the text but on the title page; the sample banner on every page."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    field = "".join(
        f'<w:r><w:rPr><w:sz w:val="26"/></w:rPr>{inner}</w:r>'
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    banner = (
        wml.paragraph(wml.run(plan.banner, italic=True, size=9), align="right")
        if plan.banner
        else ""
    )
    for header, number in ((section.header, field), (section.first_page_header, "")):
        header.is_linked_to_previous = False
        element = header._element
        for child in list(element):
            element.remove(child)
        content = banner + (wml.paragraph(number, align="center") if number or not banner else "")
        element.extend(list(parse_xml(f"<w:hdr {nsdecls('w')}>{content}</w:hdr>")))


def packed(document: Document, plan: DescribedPlan) -> bytes:
    """The package's bytes, the same for the same plan: fixed dates, fixed order, no thumbnail."""
    core = document.core_properties
    core.author = "plans"
    core.last_modified_by = "plans"
    core.revision = 1
    core.created = core.modified = WRITTEN_ON
    core.title = plan.banner or plan.document_type
    core.comments = plan.banner or ""
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(name)
    saved = io.BytesIO()
    document.save(saved)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name), compresslevel=9)
    return out.getvalue()
