"""What styles.xml gives to paragraphs and runs: elements in, resolved looks out.

A heading ``I. MỤC ĐÍCH, YÊU CẦU`` is often bold through its paragraph style alone, and body text
italic through a character style that a run switches off again (``<w:i w:val="0"/>``). Direct
formatting decides; bold, italic, capitals and hidden of paragraph and character style cancel each
other (ECMA-376 17.7.3, toggle properties); what nobody says comes from the defaults.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from parsers.layout.docx import names as n
from parsers.layout.docx.names import Element
from parsers.layout.docx.package import Part
from schemas.layout import Align

_STYLE, _STYLE_ID, _BASED_ON = n.W + "style", n.W + "styleId", n.W + "basedOn"
_DEFAULT, _DOC_DEFAULTS = n.W + "default", n.W + "docDefaults"
_R_DEFAULT, _P_DEFAULT = n.W + "rPrDefault", n.W + "pPrDefault"
_LONGEST_CHAIN = 32  # a cycle of basedOn must end as well
_WORD_SIZE = 10.0  # points, when not even the defaults say a size
_ALIGN = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFY,
    "distribute": Align.JUSTIFY,
}
_TOGGLES = {n.BOLD: 0, n.ITALIC: 1, n.CAPS: 2, n.VANISH: 3}
_OF_PARAGRAPH = frozenset({n.P_STYLE, n.JC, n.NUM_PR, n.R_PR, n.SECT_PR})
_SHOWN = frozenset({*_TOGGLES, n.SIZE, n.R_STYLE})


class _Said(NamedTuple):
    """What one ``w:rPr`` says of a run; None where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    style: str | None = None

    def over(self, far: "_Said") -> "_Said":
        """This, and where it says nothing, what ``far`` says."""
        return _Said(
            far.bold if self.bold is None else self.bold,
            far.italic if self.italic is None else self.italic,
            far.caps if self.caps is None else self.caps,
            far.hidden if self.hidden is None else self.hidden,
            far.size if self.size is None else self.size,
            self.style,
        )


_NOTHING = _Said()
_Told: TypeAlias = tuple[tuple[str, str | None], ...]
"""Tag and ``w:val`` of what a ``w:rPr`` holds and a print shows."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How a run prints, everything resolved. ``size`` is in points."""

    bold: bool
    italic: bool
    caps: bool
    hidden: bool
    size: float


class ParagraphFormat(NamedTuple):
    """What a ``w:pPr`` says, styles included."""

    style: str
    align: Align
    num_id: str | None = None
    level: int | None = None
    """None when only a style numbers the paragraph and does not say at which level."""
    mark_deleted: bool = False
    mark_inserted: bool = False
    mark_hidden: bool = False
    section: bool = False
    """True for the last paragraph of a section."""


@dataclass(slots=True)
class StyleSheet:
    """The styles of a document, resolved when first asked for."""

    _styles: dict[str, Element]
    _woken: Callable[[str], Element | None]
    """Styles of tables, parsed when one asks for them."""
    _default: str
    _run_defaults: _Said
    _align_default: Align
    _runs: dict[tuple[str, _Told], Looks] = field(default_factory=dict)
    _paragraphs: dict[str, ParagraphFormat] = field(default_factory=dict)

    def looks(self, properties: Element | None, paragraph_style: str) -> Looks:
        """Looks of a run with the ``w:rPr`` ``properties`` in a paragraph of that style."""
        key = (paragraph_style, () if properties is None else _told(properties))
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._resolve(_said(key[1]), paragraph_style)
        return found

    def paragraph(self, properties: Element | None) -> ParagraphFormat:
        """Format of a paragraph with the ``w:pPr`` ``properties``."""
        if properties is None:
            return self._of_style(self._default)
        said = {tag: child for child in properties if (tag := child.tag) in _OF_PARAGRAPH}
        style = said[n.P_STYLE].get(n.VAL, "") if n.P_STYLE in said else self._default
        align = _ALIGN.get(said[n.JC].get(n.VAL)) if n.JC in said else None
        numbering, mark, section = said.get(n.NUM_PR), said.get(n.R_PR), n.SECT_PR in said
        base = self._of_style(self._default if self._element(style) is None else style)
        if align is None and numbering is None and mark is None and not section:
            return base
        level = num_id = None
        if numbering is not None:
            level, num_id = n.child_value(numbering, n.ILVL), n.child_value(numbering, n.NUM_ID)
        tracked = () if mark is None else [child.tag for child in mark]
        return ParagraphFormat(
            base.style,
            align or base.align,
            num_id or base.num_id,
            base.level if level is None else n.whole_number(level, 0),
            mark_deleted=not n.DELETIONS.isdisjoint(tracked),
            mark_inserted=not n.INSERTIONS.isdisjoint(tracked),
            mark_hidden=mark is not None and self.looks(mark, base.style).hidden,
            section=section,
        )

    def chain(self, style: str | None) -> Iterator[Element]:
        """The style and those it is based on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            element = self._element(style or "")
            if element is None:
                return
            yield element
            style = n.child_value(element, _BASED_ON)

    def _element(self, style: str) -> Element | None:
        found = self._styles.get(style)
        if found is None and (found := self._woken(style)) is not None:
            self._styles[style] = found
        return found

    def _of_style(self, style: str) -> ParagraphFormat:
        found = self._paragraphs.get(style)
        if found is None:
            align, num_id, level = None, None, None
            for element in self.chain(style):
                properties = n.child(element, n.P_PR)
                if properties is None:
                    continue
                numbering = n.child(properties, n.NUM_PR)
                align = align or _ALIGN.get(n.child_value(properties, n.JC) or "")
                num_id = num_id or n.child_value(numbering, n.NUM_ID)
                level = level or n.child_value(numbering, n.ILVL)
            found = self._paragraphs[style] = ParagraphFormat(
                style,
                align or self._align_default,
                num_id,
                None if level is None else n.whole_number(level, 0),
            )
        return found

    def _resolve(self, said: _Said, paragraph_style: str) -> Looks:
        character = self._of_chain(said.style)
        paragraph = self._of_chain(paragraph_style)
        default = self._run_defaults
        size = said.size or character.size or paragraph.size or default.size
        return Looks(
            _toggle(said.bold, character.bold, paragraph.bold, default.bold),
            _toggle(said.italic, character.italic, paragraph.italic, default.italic),
            _toggle(said.caps, character.caps, paragraph.caps, default.caps),
            _toggle(said.hidden, character.hidden, paragraph.hidden, default.hidden),
            size or _WORD_SIZE,
        )

    def _of_chain(self, style: str | None) -> _Said:
        """What a style says of runs together with its bases: the nearest word counts."""
        merged = _NOTHING
        for element in self.chain(style):
            properties = n.child(element, n.R_PR)
            if properties is not None:
                merged = merged.over(_said(_told(properties)))
        return merged


def _toggle(
    direct: bool | None, character: bool | None, paragraph: bool | None, default: bool | None
) -> bool:
    """Direct formatting decides; two styles that both switch on switch each other off."""
    if direct is not None:
        return direct
    return bool(default) or bool(character) != bool(paragraph)


def read_styles(part: Part | None) -> StyleSheet:
    """The style sheet of a part of styles; an empty one when it is missing."""
    styles: dict[str, Element] = {}
    default = ""
    run_defaults, align_default = _NOTHING, Align.LEFT
    for element in () if part is None else part.root:
        if element.tag == _STYLE:
            style_id = element.get(_STYLE_ID, "")
            styles[style_id] = element
            if element.get(n.TYPE) == "paragraph" and element.get(_DEFAULT) in {"1", "true", "on"}:
                default = style_id
        elif element.tag == _DOC_DEFAULTS:
            run, paragraph = n.child(element, _R_DEFAULT), n.child(element, _P_DEFAULT)
            properties = n.child(run, n.R_PR)
            run_defaults = _NOTHING if properties is None else _said(_told(properties))
            properties = n.child(paragraph, n.P_PR)
            align_default = _ALIGN.get(n.child_value(properties, n.JC) or "", Align.LEFT)
    woken = part.woken if part is not None else lambda _style: None
    return StyleSheet(styles, woken, default, run_defaults, align_default)


def _told(properties: Element) -> _Told:
    return tuple([(tag, child.get(n.VAL)) for child in properties if (tag := child.tag) in _SHOWN])


def _said(told: _Told) -> _Said:
    toggles: list[bool | None] = [None, None, None, None]
    size: float | None = None
    style: str | None = None
    for tag, value in told:
        if tag in _TOGGLES:
            toggles[_TOGGLES[tag]] = value not in n.OFF
        elif tag == n.SIZE:
            half_points = n.whole_number(value, 0)
            size = half_points / 2 if half_points > 0 else None
        else:
            style = value
    bold, italic, caps, hidden = toggles
    return _Said(bold, italic, caps, hidden, size, style)
