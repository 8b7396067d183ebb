"""A DOCX as Word prints it: bytes in, ``SourceDocument`` out.

The body comes first, then the notes in the order of their marks, then headers and footers. Word
keeps in other parts what a reader of the print sees in one: ``II.`` of ``II. NHIỆM VỤ`` is in
numbering.xml, its bold face in styles.xml, the note to ``Chỉ thị số 46-CT/TW`` in footnotes.xml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.layout.docx import names as n
from parsers.layout.docx.inline import InlineReader, Tally
from parsers.layout.docx.legacy import decode_runs
from parsers.layout.docx.names import Element
from parsers.layout.docx.notes import NoteBook, NoteEntry, NoteKind, note_book
from parsers.layout.docx.numbering import Counters, Numbering, read_numbering
from parsers.layout.docx.package import Kind, Package, Part, open_package
from parsers.layout.docx.story import Story
from parsers.layout.docx.styles import StyleSheet, read_styles
from parsers.layout.text import TextBuilder
from schemas.diagnostics import Code, Diagnostic, Outcome, UnreadableDocument
from schemas.layout import Furniture, FurnitureKind, Note, SourceDocument, Span

_PAGE_SIZE, _ORIENT, _WIDTH, _HEIGHT = n.W + "pgSz", n.W + "orient", n.W + "w", n.W + "h"
_ALT_CHUNK = n.W + "altChunk"
_REFERENCES = (n.W + "headerReference", n.W + "footerReference")
# 2 | - 2 - | Trang 2/7 | iv
_PAGE_NUMBER = re.compile(
    r"\W*+(?:(?:trang|page)\W*+)?(?:\d+|[ivxl]+)(?:\W+\d+)?\W*", re.IGNORECASE
)


@dataclass(slots=True)
class _Reading:
    """What the parts of one document share while it is read."""

    package: Package
    builder: TextBuilder
    styles: StyleSheet
    numbering: Numbering
    notes: NoteBook
    note_parts: dict[NoteKind, Part | None]
    tally: Tally

    def story(self, *, landscape: tuple[bool, ...] = ()) -> Story:
        inline = InlineReader(self.styles, self.notes, self.tally)
        return Story(inline, self.builder, Counters(self.numbering), landscape)


def read_docx(data: bytes) -> Outcome[SourceDocument]:
    """The document in ``data``. Raises ``UnreadableDocument`` and nothing else."""
    package = open_package(data)
    body = n.child(package.main.root, n.BODY)
    if body is None:
        raise UnreadableDocument(
            "damaged_document",
            f"{package.main.name} has no body; open the file in Word and save it again as .docx",
        )
    sections = _sections(body)
    reading = _prepare(package, sections)
    diagnostics = decode_runs(_roots(reading, sections), reading.styles)
    story = reading.story(landscape=tuple(_is_landscape(section) for section in sections))
    blocks = story.blocks(body, f"{package.main.name}#")
    notes = _notes(reading, diagnostics)
    furniture = _furniture(reading, sections)
    builder = reading.builder
    source = SourceDocument(
        builder.text,
        "docx",
        tuple(blocks),
        tuple(builder.lines),
        notes,
        tuple(builder.note_refs),
        furniture,
    )
    diagnostics += _left_out(body) + _counted(reading.tally, package.main.name)
    diagnostics += _unpaired(reading.tally, builder.text)
    return Outcome(source, (*package.diagnostics, *diagnostics))


def _prepare(package: Package, sections: tuple[Element, ...]) -> _Reading:
    styles, numbering = package.related(Kind.STYLES), package.related(Kind.NUMBERING)
    settings = package.related(Kind.SETTINGS)
    note_parts = {
        NoteKind.FOOTNOTE: package.related(Kind.FOOTNOTES),
        NoteKind.ENDNOTE: package.related(Kind.ENDNOTES),
    }
    return _Reading(
        package,
        TextBuilder(),
        read_styles(styles),
        read_numbering(numbering.root if numbering else None),
        note_book(note_parts, settings.root if settings else None, sections),
        note_parts,
        Tally(),
    )


def _roots(reading: _Reading, sections: tuple[Element, ...]) -> Iterator[Element]:
    """The parts that hold text: body, notes, headers and footers, each once."""
    parts = [reading.package.main, *reading.note_parts.values()]
    for section in sections:
        references = section.iterchildren(*_REFERENCES)
        parts += [reading.package.by_id(reference.get(n.REL_ID)) for reference in references]
    yield from {part.name: part.root for part in parts if part is not None}.values()


def _sections(body: Element) -> tuple[Element, ...]:
    """The ``w:sectPr`` of the document in order; the last one stands at the end of the body."""
    return tuple(
        section for section in body.iter(n.SECT_PR) if section.getparent().tag in {n.P_PR, n.BODY}
    )


def _is_landscape(section: Element) -> bool:
    size = n.child(section, _PAGE_SIZE)
    if size is None:
        return False
    wide = n.whole_number(size.get(_WIDTH), 0) > n.whole_number(size.get(_HEIGHT), 0)
    return wide or size.get(_ORIENT) == "landscape"


def _notes(reading: _Reading, diagnostics: list[Diagnostic]) -> tuple[Note, ...]:
    """The notes in the order of their marks, then those without a mark that hold text."""
    notes: list[Note] = []
    story = reading.story()
    entries = reading.notes.entries
    while len(notes) < len(entries):  # a note may refer to further notes
        entry = entries[len(notes)]
        if entry.element is None:
            reason = f"it does not hold the note of mark {entry.mark}"
            diagnostics.append(Code.DAMAGED_PART.at(part=f"{entry.kind}s.xml", reason=reason))
        notes.append(_note(reading, story, entry))
    for entry in reading.notes.unreferenced():
        note = _note(reading, story, entry)
        if note.paragraphs:
            notes.append(note)
            diagnostics.append(Code.NOTE_WITHOUT_MARK.at(note.span, mark=entry.mark))
    return tuple(notes)


def _note(reading: _Reading, story: Story, entry: NoteEntry) -> Note:
    part = reading.note_parts[entry.kind]
    paragraphs = []
    if part is not None and entry.element is not None:
        story.mark = entry.mark if entry.custom else ""
        paragraphs = story.paragraphs(entry.element, f"{part.name}#{entry.note_id}.")
    end = max(reading.builder.here - 1, 0)
    span = Span(paragraphs[0].span.start, end) if paragraphs else Span(end, end)
    return Note(entry.mark, span, tuple(paragraphs))


def _furniture(reading: _Reading, sections: tuple[Element, ...]) -> tuple[Furniture, ...]:
    """Headers and footers of all sections; what several of them say is kept once."""
    furniture = []
    seen: set[str] = set()
    parts: set[str] = set()
    for section in sections:
        for reference in section.iterchildren(*_REFERENCES):
            part = reading.package.by_id(reference.get(n.REL_ID))
            if part is None or part.name in parts:
                continue
            parts.add(part.name)
            story = reading.story()
            story.seen = seen
            for paragraph in story.paragraphs(part.root, f"{part.name}#"):
                text = reading.builder.text[slice(*paragraph.span)]
                is_number = _PAGE_NUMBER.fullmatch(text) is not None
                kind = FurnitureKind.PAGE_NUMBER if is_number else FurnitureKind.RUNNING_HEAD
                furniture.append(Furniture(paragraph.span, kind))
    return tuple(furniture)


def _left_out(body: Element) -> list[Diagnostic]:
    """Whole files in other formats (HTML, RTF) that Word would convert when it opens this one."""
    reason = "it is a file in another format; save the document once in Word"
    return [
        Code.DAMAGED_PART.at(part=f"{chunk.get(n.REL_ID)} (altChunk)", reason=reason)
        for chunk in body.iter(_ALT_CHUNK)
    ]


def _unpaired(tally: Tally, text: str) -> Iterator[Diagnostic]:
    """Typed marks without a note, typed or not: no paragraph opens with the number as notes do."""
    for mark, before in dict(tally.raised).items():
        if re.search(rf"^[\[(]?{mark}[\])]? ?(?=[^\W\d])", text, re.MULTILINE):
            continue
        printed = " ".join((before + mark).split())
        at = text.find(printed)
        span = Span(at, at + len(printed)) if at >= 0 else None
        yield Code.MARK_WITHOUT_NOTE.at(span, mark=mark)


def _counted(tally: Tally, part: str) -> list[Diagnostic]:
    found = []
    if tally.numbers:
        found.append(Code.AUTO_NUMBERS.at(count=tally.numbers))
    if tally.inserted or tally.deleted:
        found.append(Code.TRACKED_CHANGES.at(inserted=tally.inserted, deleted=tally.deleted))
    if tally.too_deep:
        found.append(Code.TOO_DEEP.at(part=part))
    return found
