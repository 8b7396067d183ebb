"""Element and attribute names of WordprocessingML as lxml sees them, computed once.

``P`` is ``{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p``. The walk over a
document compares these strings and asks no XPath.
"""

from typing import TypeAlias

from lxml.etree import _Element

Element: TypeAlias = _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Blocks
P, TBL, TR, TC = W + "p", W + "tbl", W + "tr", W + "tc"
BODY, SECT_PR, TXBX_CONTENT = W + "body", W + "sectPr", W + "txbxContent"
SDT, SDT_CONTENT, CUSTOM_XML = W + "sdt", W + "sdtContent", W + "customXml"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"

# Tracked changes
INS, DEL = W + "ins", W + "del"
MOVE_TO, MOVE_FROM = W + "moveTo", W + "moveFrom"
INSERTIONS = frozenset({INS, MOVE_TO})
DELETIONS = frozenset({DEL, MOVE_FROM})

# Inside a paragraph
R, T, MATH_T = W + "r", W + "t", MATH + "t"
P_PR, R_PR, P_STYLE, R_STYLE = W + "pPr", W + "rPr", W + "pStyle", W + "rStyle"
TAB, PTAB, BR, CR = W + "tab", W + "ptab", W + "br", W + "cr"
NO_BREAK_HYPHEN, SYM = W + "noBreakHyphen", W + "sym"
FLD_CHAR, FLD_CHAR_TYPE = W + "fldChar", W + "fldCharType"
FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE = W + "footnoteReference", W + "endnoteReference"
CUSTOM_MARK_FOLLOWS = W + "customMarkFollows"
DRAWING, PICT, OBJECT = W + "drawing", W + "pict", W + "object"
RUBY_TEXT = W + "rt"

# Properties
BOLD, ITALIC, CAPS, VANISH, SIZE = W + "b", W + "i", W + "caps", W + "vanish", W + "sz"
VERT_ALIGN = W + "vertAlign"
JC, NUM_PR, NUM_ID, ILVL = W + "jc", W + "numPr", W + "numId", W + "ilvl"
NUM_FMT, NUM_START, NUM_RESTART = W + "numFmt", W + "numStart", W + "numRestart"

# Attributes
VAL, ID, TYPE = W + "val", W + "id", W + "type"
FONT, CHAR = W + "font", W + "char"
REL_ID = RELATIONSHIPS + "id"

OFF = frozenset({"0", "false", "off"})


def child(element: Element | None, tag: str) -> Element | None:
    """The first child ``tag``. ``find`` takes the tag for a path to be read, at twice the cost."""
    return None if element is None else next(element.iterchildren(tag), None)


def children(element: Element | None) -> dict[str, Element]:
    """The first child of each tag."""
    return {} if element is None else {child.tag: child for child in reversed(element)}


def child_value(element: Element | None, tag: str) -> str | None:
    """``w:val`` of the child ``tag``: ``child_value(pPr, JC)`` is ``"center"``."""
    found = child(element, tag)
    return None if found is None else found.get(VAL)


def switched_on(element: Element) -> bool:
    """An on/off property that is present: ``<w:b/>`` is on, ``<w:b w:val="0"/>`` is off."""
    return element.get(VAL) not in OFF


def whole_number(text: str | None, default: int) -> int:
    """An attribute that should hold a small whole number; ``default`` when it does not."""
    try:
        return int(text) if text is not None and len(text) < 10 else default
    except ValueError:
        return default
