"""Footnotes and endnotes: what mark each one prints, in the order of the marks.

``Thực hiện Chỉ thị số 46-CT/TW[w:footnoteReference w:id="3"]`` prints ``1`` for the first reference
of the text, whatever its id. Endnotes count on their own, in small Roman numerals.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from parsers.layout.docx import names as n
from parsers.layout.docx.names import Element
from parsers.layout.docx.number_formats import format_number
from parsers.layout.docx.package import Part

_PRINTED_TYPES = frozenset({None, "normal"})  # not separator, continuationSeparator …


class NoteKind(StrEnum):
    """The value is the name of the element that holds one note."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


_TAGS = {kind: n.W + kind for kind in NoteKind}
_PROPERTIES = {kind: n.W + kind + "Pr" for kind in NoteKind}
_FORMATS = {NoteKind.FOOTNOTE: "decimal", NoteKind.ENDNOTE: "lowerRoman"}


@dataclass(slots=True)
class NoteEntry:
    """A note of the file. ``element`` is None when the mark's note is missing from the file."""

    kind: NoteKind
    note_id: str
    mark: str
    custom: bool
    referenced: bool
    element: Element | None


@dataclass(slots=True)
class NoteBook:
    """Hands out the index and the mark of each note as its reference is met."""

    _elements: dict[tuple[NoteKind, str], Element]
    _settings: Element | None
    _sections: tuple[Element, ...]
    entries: list[NoteEntry] = field(default_factory=list)
    _index: dict[tuple[NoteKind, str], int] = field(default_factory=dict)
    _counted: dict[NoteKind, tuple[int, int]] = field(default_factory=dict)

    def refer(self, reference: Element, section: int) -> int:
        """Index of the note a ``w:footnoteReference`` or ``w:endnoteReference`` names."""
        footnote = reference.tag == n.FOOTNOTE_REFERENCE
        kind = NoteKind.FOOTNOTE if footnote else NoteKind.ENDNOTE
        key = (kind, str(reference.get(n.ID)))
        if key not in self._index:
            custom = reference.get(n.CUSTOM_MARK_FOLLOWS) in {"1", "true", "on"}
            mark = "" if custom else self._next_mark(kind, section)
            self._index[key] = len(self.entries)
            self.entries.append(
                NoteEntry(kind, key[1], mark, custom, True, self._elements.get(key))
            )
        return self._index[key]

    def unreferenced(self) -> Iterator[NoteEntry]:
        """Notes no mark points to, in the order of the file; their mark is their id."""
        for key, element in self._elements.items():
            if key not in self._index:
                yield NoteEntry(key[0], key[1], key[1], False, False, element)

    def _next_mark(self, kind: NoteKind, section: int) -> str:
        start = n.whole_number(self._setting(kind, section, n.NUM_START), 1)
        counted, counted_in = self._counted.get(kind, (start - 1, section))
        restarts = self._setting(kind, section, n.NUM_RESTART) == "eachSect"
        number = start if restarts and counted_in != section else counted + 1
        self._counted[kind] = (number, section)
        number_format = self._setting(kind, section, n.NUM_FMT) or _FORMATS[kind]
        return format_number(number, number_format) or str(number)

    def _setting(self, kind: NoteKind, section: int, tag: str) -> str | None:
        """A property of the section's notes, or of the document's."""
        near = self._sections[section] if section < len(self._sections) else None
        for holder in (near, self._settings):
            properties = n.child(holder, _PROPERTIES[kind])
            value = n.child_value(properties, tag)
            if value is not None:
                return value
        return None


def note_book(
    parts: dict[NoteKind, Part | None], settings: Element | None, sections: tuple[Element, ...]
) -> NoteBook:
    """The printed notes of footnotes.xml and endnotes.xml, not yet numbered."""
    elements = {}
    for kind, part in parts.items():
        for element in () if part is None else part.root.iterchildren(_TAGS[kind]):
            if element.get(n.TYPE) in _PRINTED_TYPES:
                elements[kind, str(element.get(n.ID))] = element
    return NoteBook(elements, settings, sections)
