"""Element and attribute names of WordprocessingML as lxml sees them, computed once.

``P`` is ``{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p``. The walk over a
document compares these strings and asks no XPath.
"""

from typing import TypeAlias

from docx.oxml.ns import qn
from lxml.etree import _Element

Element: TypeAlias = _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Blocks
P, TBL, TR, TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
BODY, SECT_PR, TXBX_CONTENT = qn("w:body"), qn("w:sectPr"), qn("w:txbxContent")
SDT, SDT_CONTENT, CUSTOM_XML = qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"

# Tracked changes
INS, DEL = qn("w:ins"), qn("w:del")
MOVE_TO, MOVE_FROM = qn("w:moveTo"), qn("w:moveFrom")
INSERTIONS = frozenset({INS, MOVE_TO})
DELETIONS = frozenset({DEL, MOVE_FROM})

# Inside a paragraph
R, T, MATH_T = qn("w:r"), qn("w:t"), MATH + "t"
P_PR, R_PR, P_STYLE, R_STYLE = qn("w:pPr"), qn("w:rPr"), qn("w:pStyle"), qn("w:rStyle")
TAB, PTAB, BR, CR = qn("w:tab"), qn("w:ptab"), qn("w:br"), qn("w:cr")
NO_BREAK_HYPHEN, SYM = qn("w:noBreakHyphen"), qn("w:sym")
FLD_CHAR, FLD_CHAR_TYPE = qn("w:fldChar"), qn("w:fldCharType")
FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE = qn("w:footnoteReference"), qn("w:endnoteReference")
CUSTOM_MARK_FOLLOWS = qn("w:customMarkFollows")
DRAWING, PICT, OBJECT = qn("w:drawing"), qn("w:pict"), qn("w:object")
RUBY_TEXT = qn("w:rt")

# Properties
BOLD, ITALIC, CAPS, VANISH, SIZE = qn("w:b"), qn("w:i"), qn("w:caps"), qn("w:vanish"), qn("w:sz")
VERT_ALIGN = qn("w:vertAlign")
JC, NUM_PR, NUM_ID, ILVL = qn("w:jc"), qn("w:numPr"), qn("w:numId"), qn("w:ilvl")
NUM_FMT, NUM_START, NUM_RESTART = qn("w:numFmt"), qn("w:numStart"), qn("w:numRestart")

# Attributes
VAL, ID, TYPE = qn("w:val"), qn("w:id"), qn("w:type")
FONT, CHAR = qn("w:font"), qn("w:char")
REL_ID = qn("r:id")

_OFF = frozenset({"0", "false", "off"})


def child_value(element: Element | None, tag: str) -> str | None:
    """``w:val`` of the child ``tag``: ``child_value(pPr, JC)`` is ``"center"``."""
    child = None if element is None else element.find(tag)
    if child is None:
        return None
    value: str | None = child.get(VAL)
    return value


def switched_on(element: Element) -> bool:
    """An on/off property that is present: ``<w:b/>`` is on, ``<w:b w:val="0"/>`` is off."""
    return element.get(VAL) not in _OFF


def whole_number(text: str | None, default: int) -> int:
    """An attribute that should hold a small whole number; ``default`` when it does not."""
    try:
        return int(text) if text is not None and len(text) < 10 else default
    except ValueError:
        return default
