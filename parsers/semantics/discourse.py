"""Who is addressed where: headings, lead-ins and labels speak for what stands under them.

A plan names the one who reports once and then gives the duties: in a numbered heading (``2. Phó Hiệu
trưởng phụ trách chuyên môn``), in a lead-in (``a) Bộ phận Tư pháp có trách nhiệm:``), in a label of the
block (``Đơn vị chủ trì: …``). Built once from the sections; what it tells is inferred and says from where.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from parsers.bodies import Body, body_list_at, is_body_list
from parsers.bullets import BULLET
from parsers.keys import ascii_key
from schemas.layout import Span
from schemas.structure import Section, Value

_ASKED = re.compile(
    rf"{BULLET}?(?:(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|[a-zđ])[.)]\s*)?"
    r"(?:(?:Đề nghị|Giao|Yêu cầu|Đối với|Trách nhiệm của)\s+(?:cho\s+)?)?"
)
_LABEL = re.compile(
    rf"{BULLET}?(?:(?:cơ quan|đơn vị|bộ phận|người|cá nhân|tổ chức)\s+)?"
    r"(?:chủ trì|phụ trách|thực hiện|đầu mối|chịu trách nhiệm|báo cáo)(?:\s+(?:thực hiện|chính|tham mưu))?\s*:\s*",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:$|[:.;,(–-]|[a-zđà-ỹ])")
_NO_DUTIES = re.compile(
    r"(?:\W|\d)*(?:(?:noi dung|doi tuong|pham vi)[\w ]* (?:kiem tra|giam sat|thanh tra|danh gia|cham)"
    r"|tieu chi|tieu chuan|muc tieu|muc dich(?!.*yeu cau)|co cau giai thuong|ho so minh chung)"
)


class Source(StrEnum):
    """Where the one who acts is named, when not in the clause itself."""

    HEADING = "heading"
    LEAD_IN = "lead_in"
    LABEL = "label"
    TASK = "task"
    """The lead of the task that the words stand in."""
    SENTENCE = "sentence"
    """A sentence before, in the same paragraph."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """Those who are addressed, as printed; ``span`` is where, in the document's text."""

    names: tuple[str, ...]
    source: Source
    span: Span


@dataclass(frozen=True, slots=True)
class Discourse:
    """Who is addressed by what stands over each paragraph, and which sections ask for nothing."""

    by_paragraph: Mapping[tuple[str, int], Addressed]
    idle: frozenset[str]
    """Sections of aims, criteria, matters of an inspection."""

    @classmethod
    def of(cls, sections: Sequence[Section]) -> "Discourse":
        """One walk over the sections in order."""
        told: dict[tuple[str, int], Addressed] = {}
        under: dict[str, Addressed] = {}
        idle: set[str] = set()
        for section in sections:
            above = under.get(section.parent_id or "")
            if section.parent_id in idle or (
                section.title and _NO_DUTIES.match(ascii_key(section.title.text))
            ):
                idle.add(section.section_id)
            here = addressed(section.title, Source.HEADING) if section.title else None
            current = here or above
            label = None if here else next(_labels(section.paragraphs), None)
            for index, paragraph in enumerate(section.paragraphs):
                if who := label or current:
                    told[section.section_id, index] = who
                if paragraph.text.rstrip().endswith(":"):
                    current = addressed(paragraph, Source.LEAD_IN) or current
            if current:
                under[section.section_id] = current
        return cls(told, frozenset(idle))

    def over(self, section_id: str, paragraph: int) -> Addressed | None:
        """Who is addressed above a paragraph of a section."""
        return self.by_paragraph.get((section_id, paragraph))


def addressed(value: Value, source: Source) -> Addressed | None:
    """Whom a heading or lead-in opens with: ``Đề nghị Ủy ban MTTQ xã``, ``Các thôn có trách nhiệm:``."""
    asked = _ASKED.match(value.text)
    start = asked.end() if asked else 0
    named = body_list_at(value.text, start)
    if not named or not _GOES_ON.match(value.text, named[-1].end):
        whole = value.text.strip(" :;.") if is_body_list(value.text) else None
        return Addressed((whole,), source, value.spans[0]) if whole else None
    return Addressed(_names(value.text, named), source, value.spans[0])


def _labels(paragraphs: Sequence[Value]) -> Iterator[Addressed]:
    for paragraph in paragraphs:
        label = _LABEL.match(paragraph.text)
        named = body_list_at(paragraph.text, label.end()) if label else ()
        if named:
            yield Addressed(_names(paragraph.text, named), Source.LABEL, paragraph.spans[0])


def _names(text: str, named: Sequence[Body]) -> tuple[str, ...]:
    return tuple(" ".join(text[body.start : body.end].split()) for body in named)
