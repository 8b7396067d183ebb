"""Duties handed out: whoever a heading or a line that ends in a colon names does what stands below.

``1. Phòng Nội vụ`` over bullets, ``a) …`` under it, ``- Công an xã:`` over ``+ …``, ``Phòng Y tế: bố trí …`` in one line;
only where the plan hands out work (``TỔ CHỨC THỰC HIỆN``), and only for what names somebody: ``Ban hành
quy chế …`` names nobody.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parsers.bullets import bullet_of
from parsers.keys import ascii_key
from parsers.structure.blocks import block_of, own_lines, text_of
from parsers.structure.labels import find_labels
from parsers.structure.stuff import does
from parsers.structure.values import cut_of
from parsers.structure.who import is_people, leading_people
from schemas.layout import SourceDocument
from schemas.structure import Section, Value
from schemas.vocabulary import Role

_DUTIES = re.compile(r"to chuc thuc hien|trach nhiem|phan cong|giao nhiem vu")
"""Section titles under which a heading that names somebody gives it the duties below."""
_CLOSES = re.compile(r"tren day la|trong qua trinh|qua trinh (?:trien khai )?thuc hien")
_OPENING = 120
"""Characters that hold the words a closing paragraph opens with."""
_LONGEST = 40
Task = tuple[Section, Value, Value, dict[Role, Value]]
"""Where it stands, who does it, what it is, and what the labels beside it say of all."""


@dataclass(frozen=True, slots=True)
class Duties:
    """Tasks with who does them. ``whole``: nothing else is to be read in the section."""

    tasks: tuple[Task, ...]
    lines: tuple[Value, ...]
    whole: bool


def under_duties(sections: Sequence[Section]) -> Mapping[str, bool]:
    """Does a section hand out duties: itself, or the one above it (``TỔ CHỨC THỰC HIỆN``)?"""
    found: dict[str, bool] = {}
    for section in sections:
        title = ascii_key(section.title.text) if section.title else ""
        above = found.get(section.parent_id or "", False)
        found[section.section_id] = above or bool(_DUTIES.search(title))
    return found


def names_agency(heading: str) -> bool:
    """Does a heading name whoever has to do what follows?

    >>> names_agency("Phòng Tài chính - Kế hoạch, Kho bạc Nhà nước huyện:"), names_agency("Mục đích")
    (True, False)
    """
    return len(heading.split()) <= _LONGEST and leading_people(heading) is not None


def duties_of(
    source: SourceDocument, section: Section, children: Sequence[Section], *, handing: bool
) -> Duties | None:
    """What a section hands out; None when it hands out nothing."""
    if not handing:
        return None
    heading = _heading(section)
    if heading is not None:
        return _by_heading(source, section, heading, children)
    tasks, lines = _by_lines(source, section)
    return Duties(tuple(tasks), tuple(lines), whole=False) if tasks else None


def _heading(section: Section) -> Value | None:
    """The line that names the body: the title, or a numbered line that is nothing but its name."""
    if section.title is not None:
        return section.title if names_agency(section.title.text) else None
    first = next(iter(section.paragraphs), None)
    return first if first is not None and is_people(first.text) else None


def _by_heading(
    source: SourceDocument, section: Section, heading: Value, children: Sequence[Section]
) -> Duties:
    lead = _name_of(source, heading)
    block = block_of(source, section, [], own_lines(source, section))
    shared: dict[Role, Value] = {r: v for r, v in block.cells.items() if r is not Role.LEAD}
    lines = [p for p in section.paragraphs if p is not heading]
    tasks: list[Task] = []
    listed = any(bullet_of(p.text) for p in lines)
    inner = lead
    for paragraph in lines:
        unlisted = listed and not bullet_of(paragraph.text)
        if unlisted or _is_closing(paragraph) or _is_label(source, paragraph):
            continue
        named = _leads_in(source, paragraph)
        if named is not None:
            inner = named
            continue
        tasks.append((section, inner, paragraph, shared))
    for child in children:
        text = text_of(child)
        if text is None or _heading(child) is not None or find_labels(source, text).cells:
            continue
        told = [text] if does(text.text) else [p for p in child.paragraphs if bullet_of(p.text)]
        tasks += [(child, lead, one, shared) for one in told]
    return Duties(tuple(tasks), (heading, *lines), whole=True)


def _by_lines(source: SourceDocument, section: Section) -> tuple[list[Task], list[Value]]:
    """``- Phòng Nội vụ:`` over ``+ …``, and ``Phòng Y tế: bố trí …``."""
    tasks: list[Task] = []
    lines: list[Value] = []
    lead: Value | None = None
    mark = ""
    for paragraph in section.paragraphs:
        named = _leads_in(source, paragraph)
        if named is not None:
            lead, mark = named, bullet_of(paragraph.text)
            lines.append(paragraph)
            continue
        inline = _inline(source, paragraph)
        if inline is not None:
            tasks.append((section, inline[0], inline[1], {}))
            lines.append(paragraph)
            lead = None
        elif lead is not None and bullet_of(paragraph.text) not in ("", mark):
            if not _is_label(source, paragraph):
                tasks.append((section, lead, paragraph, {}))
        else:
            lead = None
    return tasks, lines


def _leads_in(source: SourceDocument, paragraph: Value) -> Value | None:
    """Whom a line that ends in a colon names."""
    text = paragraph.text.rstrip()
    if not text.endswith(":") or find_labels(source, paragraph).only:
        return None
    found = leading_people(text)
    if found is None or text[found[1] :].strip(" :"):
        return None
    return cut_of(source, paragraph, *found)


def _inline(source: SourceDocument, paragraph: Value) -> tuple[Value, Value] | None:
    """``Phòng Y tế: bố trí cán bộ trực …``: who, and what."""
    head, colon, rest = paragraph.text.partition(":")
    if not colon or not rest.strip() or find_labels(source, paragraph).cells:
        return None
    found = leading_people(head)
    if found is None or head[found[1] :].strip() or not does(rest):
        return None
    lead = cut_of(source, paragraph, *found)
    task = cut_of(source, paragraph, len(head) + 1, len(paragraph.text))
    return (lead, task) if lead is not None and task is not None else None


def _name_of(source: SourceDocument, heading: Value) -> Value:
    """The body of a heading, without ``Đề nghị`` before it and what it does behind."""
    found = leading_people(heading.text)
    return (cut_of(source, heading, *found) if found else None) or heading


def _is_label(source: SourceDocument, paragraph: Value) -> bool:
    """A label line; a sentence of who leads and who helps is a duty here."""
    found = find_labels(source, paragraph)
    return found.only and not found.said


def _is_closing(paragraph: Value) -> bool:
    """``Trên đây là Kế hoạch …`` and ``Trong quá trình thực hiện, nếu có …`` close the plan."""
    return bool(_CLOSES.match(ascii_key(paragraph.text[:_OPENING])))
