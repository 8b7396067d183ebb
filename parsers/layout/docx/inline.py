"""The inside of a paragraph: what its runs print, read in one walk.

``<w:r><w:t>Số:</w:t></w:r><w:ins>…`` comes in, ``Words`` go out. Read are hyperlinks, smart tags,
content controls, results of fields and insertions; left out are instructions of fields, deletions
and hidden text. An ``mc:AlternateContent`` is read once: both of its branches hold the same text
box, and reading them all gave ``DỰ THẢODỰ THẢOSố:    /KH-UBND``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.layout.docx import names as n
from parsers.layout.docx.names import Element
from parsers.layout.docx.notes import NoteBook
from parsers.layout.docx.styles import Looks, StyleSheet
from parsers.layout.docx.symbols import symbol
from parsers.layout.docx.words import Words

# A run in a link in a content control in an insertion is four deep; what is deeper than this was
# made to exhaust us.
MAX_INLINE_DEPTH = 64
_SKIPPED = frozenset({n.P_PR, n.R_PR, n.SECT_PR, n.RUBY_TEXT, n.P, n.TBL})
_GRAPHICS = frozenset({n.DRAWING, n.PICT, n.OBJECT})
_REFERENCES = frozenset({n.FOOTNOTE_REFERENCE, n.ENDNOTE_REFERENCE})
_BREAKS = frozenset({n.BR, n.CR})
_PRINTED = {n.TAB: " ", n.PTAB: " ", n.NO_BREAK_HYPHEN: "-"}
_POWER = re.compile(r"^\s*$|(?:^|[\s\d/])(?:[kdcm]?m|10)$")
"""Before a raised number that is a power, or opens a note typed by hand."""
_LONGEST_MARK = 2
_WORDS_BEFORE = 60
_PROPERTY_SUFFIX = "Pr"  # sdtPr, smartTagPr, customXmlPr, m:oMathParaPr: they print nothing


@dataclass(slots=True)
class Tally:
    """What the reader counts on its way, for its diagnostics."""

    inserted: int = 0
    deleted: int = 0
    numbers: int = 0
    too_deep: bool = False
    raised: list[tuple[str, str]] = field(default_factory=list)
    """Raised numbers behind a word, typed by hand as marks of notes are, each with the words before it."""


@dataclass(slots=True)
class InlineReader:
    """Reads paragraphs of one story; fields may reach over several of them."""

    styles: StyleSheet
    notes: NoteBook
    tally: Tally
    section: int = 0
    _fields: list[bool] = field(default_factory=list)
    """Open complex fields, outermost first; True while in the instruction."""
    _custom: int | None = None
    """The note whose own mark (``(*)``) the following text is."""

    def read(self, paragraph: Element, style: str, words: Words) -> None:
        """Add to ``words`` what ``paragraph`` prints."""
        self._content(paragraph, style, words, 0)
        self._custom = None
        # An instruction ends in the paragraph it began in; else the field is broken, and waiting
        # for its end would swallow the rest of the document.
        if True in self._fields:
            self._fields.clear()

    def _content(self, parent: Element, style: str, words: Words, depth: int) -> None:
        if depth > MAX_INLINE_DEPTH:
            self.tally.too_deep = True
            return
        for child in parent:
            tag = child.tag
            if tag == n.R:
                self._run(child, style, words)
            elif tag in _SKIPPED or tag.endswith(_PROPERTY_SUFFIX):
                continue
            elif tag in n.DELETIONS:
                self.tally.deleted += 1
            elif tag == n.ALTERNATE:
                for branch in chosen(child):
                    self._content(branch, style, words, depth + 1)
            elif tag == n.MATH_T:
                self._text(child.text or "", self.styles.looks(None, style), words)
            else:
                self.tally.inserted += tag in n.INSERTIONS
                self._content(child, style, words, depth + 1)

    def _run(self, run: Element, style: str, words: Words) -> None:
        looks = self.styles.looks(None, style)
        for child in run:
            tag = child.tag
            if tag == n.R_PR:
                looks = self.styles.looks(child, style)
            elif tag == n.FLD_CHAR:
                self._field(child.get(n.FLD_CHAR_TYPE))
            elif tag == n.T:
                self._raised(run, child.text or "", words)
                self._text(child.text or "", looks, words)
            else:
                self._other(child, tag, looks, words)
        if self._custom is not None and self.notes.entries[self._custom].mark:
            self._custom = None  # the mark is one run, this one or the next with text

    def _raised(self, run: Element, text: str, words: Words) -> None:
        """A raised number that is no exponent: ``năm 2021³``, not ``m²``, ``10³``."""
        if not text.isdigit() or len(text) > _LONGEST_MARK:
            return
        if n.child_value(n.child(run, n.R_PR), n.VERT_ALIGN) != "superscript":
            return
        before = words.text[-_WORDS_BEFORE:]
        if not _POWER.search(before):
            self.tally.raised.append((text, before))

    def _other(self, child: Element, tag: str, looks: Looks, words: Words) -> None:
        """What a run holds besides text."""
        if tag in _PRINTED:
            self._text(_PRINTED[tag], looks, words)
        elif tag == n.SYM:
            self._text(_symbol(child), looks, words)
        elif looks.hidden or True in self._fields:
            return
        elif tag in _BREAKS:
            words.new_line()
        elif tag in _REFERENCES:
            index = self.notes.refer(child, self.section)
            words.mark(index)
            self._custom = index if self.notes.entries[index].custom else None
        elif tag in _GRAPHICS:
            words.boxes += text_boxes(child)
        elif tag == n.ALTERNATE:
            # Mostly a drawing, rarely a symbol with the letter old versions print for it.
            for branch in chosen(child):
                words.boxes += text_boxes(branch)
                for text in branch.iterchildren(n.T):
                    self._text(text.text or "", looks, words)

    def _text(self, text: str, looks: Looks, words: Words) -> None:
        if looks.hidden or True in self._fields:
            return
        if self._custom is None:
            words.add(text, looks)
        else:
            self.notes.entries[self._custom].mark += text.strip()

    def _field(self, kind: str | None) -> None:
        """``begin`` instruction ``separate`` result ``end``; strays of broken files are ignored."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def chosen(alternate: Element) -> Iterator[Element]:
    """The one branch to read: the first ``mc:Choice``, or the ``mc:Fallback`` without any."""
    branch = n.child(alternate, n.CHOICE)
    if branch is None:
        branch = n.child(alternate, n.FALLBACK)
    if branch is not None:
        yield branch


def text_boxes(graphic: Element) -> list[Element]:
    """The outermost text boxes (``w:txbxContent``) of a drawing, each once, in order."""
    if next(graphic.iter(n.TXBX_CONTENT), None) is None:
        return []
    found = []
    waiting = [graphic]
    while waiting:
        element = waiting.pop()
        if element.tag == n.TXBX_CONTENT:
            found.append(element)
        elif element.tag == n.ALTERNATE:
            waiting += chosen(element)
        else:
            waiting += reversed(element)
    return found


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(n.CHAR, ""), 16)
    except ValueError:
        return ""
    return symbol(element.get(n.FONT, ""), code)
