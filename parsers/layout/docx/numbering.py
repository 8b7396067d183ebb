"""Automatic numbers (w:numPr): which label Word prints before a paragraph.

Of ``<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>`` comes ``1.2.``; the numerals stand
nowhere in the text of the file, only in the definitions of numbering.xml and in the order of the
paragraphs. Lists that share an abstract definition go on counting together, as in Word.
"""

import re
from dataclasses import dataclass, field

from parsers.layout.docx import names as n
from parsers.layout.docx.names import Element
from parsers.layout.docx.number_formats import format_number, zero_padded
from parsers.layout.docx.styles import ParagraphFormat
from parsers.layout.docx.symbols import bullet

_NUM, _ABSTRACT, _ABSTRACT_ID = n.W + "num", n.W + "abstractNum", n.W + "abstractNumId"
_LVL, _LVL_TEXT, _LVL_RESTART = n.W + "lvl", n.W + "lvlText", n.W + "lvlRestart"
_START, _IS_LGL, _FORMAT = n.W + "start", n.W + "isLgl", n.W + "format"
_OVERRIDE, _START_OVERRIDE = n.W + "lvlOverride", n.W + "startOverride"
_NUM_STYLE_LINK, _STYLE_LINK = n.W + "numStyleLink", n.W + "styleLink"
_PICTURE, _FONTS, _ASCII = n.W + "lvlPicBulletId", n.W + "rFonts", n.W + "ascii"
_LEVELS = 9
_OFF = "0"
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before the paragraph; a bullet is no number."""

    text: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    number_format: str
    text: str
    restart: int | None
    """Restarts after a level above this one (from 1); 0 never; None after any level above."""
    legal: bool
    style: str | None
    bullet: bool
    pattern: str

    def print(self, number: int, *, legal: bool) -> str:
        if self.pattern and not legal:
            return zero_padded(number, self.pattern)
        return format_number(number, "decimal" if legal else self.number_format)


_PLAIN = _Level(1, "decimal", "", None, False, None, False, "")


@dataclass(frozen=True, slots=True)
class _List:
    """A ``w:num``: ``counts_with`` is the abstract definition whose counters it moves."""

    counts_with: str
    levels: tuple[_Level, ...]
    restarts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Numbering:
    """The definitions of numbering.xml, read when a paragraph first asks for them."""

    _nums: dict[str, tuple[Element, str, Element]] = field(default_factory=dict)
    """A ``w:num``, the id of its abstract definition, and that definition, by ``w:numId``."""
    _lists: dict[str, _List] = field(default_factory=dict)

    def list_of(self, num_id: str) -> _List | None:
        """The list of that id; most of those a template defines are used by no paragraph."""
        found = self._lists.get(num_id)
        if found is None and num_id in self._nums:
            found = self._lists[num_id] = _list(*self._nums[num_id])
        return found


@dataclass(slots=True)
class Counters:
    """The running numbers of one story (body, notes, headers); asked once a paragraph, in order."""

    numbering: Numbering
    _values: dict[str, list[int | None]] = field(default_factory=dict)
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: ParagraphFormat) -> Label | None:
        """The label of the next paragraph; None when it has none."""
        num_id = paragraph.num_id
        found = None if num_id in {None, _OFF} else self.numbering.list_of(num_id or "")
        if found is None or num_id is None:
            return None
        index = _level_index(found, paragraph)
        level = found.levels[index]
        if level.bullet:
            return Label(level.text, is_number=False) if level.text else None
        values = self._count(num_id, found, index)
        text = _PLACE.sub(lambda place: _print(found, values, int(place[1]) - 1, index), level.text)
        return Label(text, is_number=True) if text.strip() else None

    def _count(self, num_id: str, found: _List, index: int) -> list[int | None]:
        values = self._values.setdefault(found.counts_with, [None] * _LEVELS)
        current = values[index]
        if index in found.restarts and (num_id, index) not in self._restarted:
            self._restarted.add((num_id, index))
            values[index] = found.restarts[index]
        elif current is None:
            values[index] = found.restarts.get(index, found.levels[index].start)
        else:
            values[index] = current + 1
        for deeper in range(index + 1, _LEVELS):
            restart = found.levels[deeper].restart
            if index < (deeper if restart is None else restart):
                values[deeper] = None
        return values


def _level_index(found: _List, paragraph: ParagraphFormat) -> int:
    """A style's level is the one that names the style, if the style itself does not say."""
    if paragraph.level is not None:
        return min(max(paragraph.level, 0), _LEVELS - 1)
    for index, level in enumerate(found.levels):
        if level.style == paragraph.style:
            return index
    return 0


def _print(found: _List, values: list[int | None], place: int, index: int) -> str:
    if place > index:
        return ""
    value = values[place]
    if value is None:
        value = found.restarts.get(place, found.levels[place].start)
    return found.levels[place].print(value, legal=found.levels[index].legal)


def read_numbering(root: Element | None) -> Numbering:
    """The lists a ``w:numbering`` element defines; none when the part is missing."""
    if root is None:
        return Numbering()
    abstracts: dict[str, Element] = {}
    linked: dict[str, str] = {}
    for element in root.iterchildren(_ABSTRACT):
        abstract_id = element.get(_ABSTRACT_ID, "")
        abstracts[abstract_id] = element
        link = n.child_value(element, _STYLE_LINK)
        if link is not None:
            linked[link] = abstract_id
    nums = {}
    for element in root.iterchildren(_NUM):
        abstract_id = n.child_value(element, _ABSTRACT_ID) or ""
        abstract = abstracts.get(abstract_id)
        link = n.child_value(abstract, _NUM_STYLE_LINK)
        if link is not None and link in linked:
            abstract_id = linked[link]
            abstract = abstracts[abstract_id]
        if abstract is not None:
            nums[element.get(n.NUM_ID, "")] = (element, abstract_id, abstract)
    return Numbering(nums)


def _list(num: Element, abstract_id: str, abstract: Element) -> _List:
    levels = [_PLAIN] * _LEVELS
    for element in abstract.iterchildren(_LVL):
        index = n.whole_number(element.get(n.ILVL), -1)
        if 0 <= index < _LEVELS:
            levels[index] = _level(element)
    restarts = {}
    for override in num.iterchildren(_OVERRIDE):
        index = n.whole_number(override.get(n.ILVL), -1)
        if not 0 <= index < _LEVELS:
            continue
        replaced = n.child(override, _LVL)
        if replaced is not None:
            levels[index] = _level(replaced)
        start = n.child_value(override, _START_OVERRIDE)
        if start is not None:
            restarts[index] = n.whole_number(start, 1)
    return _List(abstract_id, tuple(levels), restarts)


def _level(element: Element) -> _Level:
    number_format, pattern = _number_format(element)
    text = n.child_value(element, _LVL_TEXT) or ""
    is_bullet = number_format == "bullet"
    if is_bullet:
        text = "•" if n.child(element, _PICTURE) is not None else bullet(_font(element), text)
    restart = n.child_value(element, _LVL_RESTART)
    legal = n.child(element, _IS_LGL)
    return _Level(
        n.whole_number(n.child_value(element, _START), 1),
        number_format,
        text,
        None if restart is None else n.whole_number(restart, 0),
        legal is not None and n.switched_on(legal),
        n.child_value(element, n.P_STYLE),
        is_bullet,
        pattern,
    )


def _number_format(level: Element) -> tuple[str, str]:
    """Format and custom pattern; Word 2010 hides ``001, 002, 003, ...`` in an alternative."""
    for choice in level.iterchildren(n.ALTERNATE):
        custom = next(choice.iter(n.NUM_FMT), None)
        if custom is not None and custom.get(n.VAL) == "custom":
            return "decimal", custom.get(_FORMAT, "")
    found = next(level.iter(n.NUM_FMT), None)
    return ("decimal" if found is None else found.get(n.VAL, "decimal")), ""


def _font(level: Element) -> str:
    properties = n.child(level, n.R_PR)
    fonts = n.child(properties, _FONTS)
    font: str = "" if fonts is None else fonts.get(_ASCII, "")
    return font
