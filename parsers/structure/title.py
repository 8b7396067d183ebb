"""The line of the document type (tên loại) and the subject under it (trích yếu).

A type may join two nouns: ``KẾ HOẠCH, NHIỆM VỤ``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from parsers.keys import match_key
from parsers.structure.anchors import ADDRESSEE, ATTACHED, POST
from parsers.structure.letterhead import GOES_ON, HEADWORD
from schemas.layout import Align, Block, Paragraph, SourceDocument, Span

TYPES = (
    "kế hoạch phối hợp", "kế hoạch liên tịch", "kế hoạch", "chương trình hành động",
    "chương trình phối hợp", "chương trình", "quyết định", "nghị quyết", "chỉ thị", "phương án",
    "đề án", "hướng dẫn", "thông báo", "báo cáo", "tờ trình", "quy chế", "quy định", "công điện",
)  # fmt: skip
"""Document types (tên loại, Nghị định 30/2020 Điều 7), longest first."""

_NOUN = "|".join((*TYPES, "nhiệm vụ", "dự toán", "giải pháp", "biện pháp", "lịch")).upper()
_SECOND = re.compile(
    rf"\s*,\s*(?:{_NOUN})(?!\w)|\s*(?:[-–/]|\bVÀ\b)\s*(?:{_NOUN})(?=[ \t]*(?:\n|$))"
)
"""A second noun of the type: ``KẾ HOẠCH, NHIỆM VỤ`` · ``KẾ HOẠCH - DỰ TOÁN``, which ends the line."""


_SPECKS = " -–—_.,:'`’‘·*"
"""What a scan has beside the type: ``- KẾ HOẠCH``."""


@dataclass(frozen=True, slots=True)
class TypeLine:
    """Where a document begins, the block of its type, and the type's words."""

    start: int
    at: int
    span: Span
    name: str


def type_words(
    source: SourceDocument, block: Paragraph, names: Sequence[str] = TYPES
) -> tuple[Span, str] | None:
    """The type's words at the start of a block; in capitals, or alone and set off."""
    text = source.slice(block.span)
    bare = text.lstrip(_SPECKS)
    start, text = block.span.start + len(text) - len(bare), bare
    key = match_key(text[:40])
    if not key.startswith(_keys(tuple(names))):
        return None
    if start > block.span.start and not (block.style.bold and text.isupper()):
        return None
    for name, own in zip(names, _keys(tuple(names)), strict=True):
        if not key.startswith(own):
            continue
        joined = _SECOND.match(text, len(name)) if text[: len(name)].isupper() else None
        words = text[: joined.end() if joined else len(name)]
        rest = text[len(words) :].strip()
        set_off = block.style.bold or block.style.align is Align.CENTER
        alone = not rest or len(source.lines_in(block.span)) > 1 or block.style.bold
        if (words.isupper() or (not rest and set_off)) and alone and rest[:1] not in {".", ":"}:
            return Span(start, start + len(words)), match_key(words)
    return None


@cache
def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(match_key(name) for name in names)


DECISIONS = frozenset({"quyết định", "nghị quyết"})

_ALONE = ("CHÍNH PHỦ", "QUỐC HỘI")
"""Bodies that no head word begins."""
_OPENING = re.compile(
    r"[^\w(\"“]{0,3}_{0,3}\s?(?:căn cứ|thực hiện|tiếp tục thực hiện|theo|xét|để|nhằm|triển khai thực hiện|sau \d|do )\b",
    re.IGNORECASE,
)
SECTION = re.compile(r"(?!V/[Vv]\b)(?:[IVX]{1,4}|A|1)\s?[.\-)/]\s*\S")


def title_of(source: SourceDocument, blocks: Sequence[Block], found: TypeLine) -> list[Paragraph]:
    """Paragraphs of type and subject. The subject ends at the first upright body paragraph, a decision's above
    who decides; behind ``(Kèm theo Quyết định số …)`` nothing of it comes.
    """
    at, first = found.at, blocks[found.at]
    if not isinstance(first, Paragraph):
        return []
    title = [first]
    alone = first.span.end == found.span.end
    opened = ended = False
    for index, block in enumerate(blocks[at + 1 : at + 9], at + 1):
        if not isinstance(block, Paragraph):
            break
        text = source.slice(block.span)
        if ended and any(map(str.isalnum, text)):
            break
        subject = source.slice(title[-1].span) if len(title) > 1 or not alone else ""
        if found.name in DECISIONS and subject:
            below = [source.slice(one.span) for one in blocks[index + 1 : index + 3]]
            if _decides(text, subject, below):
                break
        set_off = block.style.bold or block.style.align is Align.CENTER
        wanting = alone and len(title) == 1 and len(text.split()) < 60
        attached = ATTACHED.match(text) is not None
        bracketed = text.startswith("(") and (set_off or attached)
        if SECTION.match(text) or ADDRESSEE.match(text) or not (set_off or bracketed or wanting):
            break
        if _OPENING.match(text) and not (block.style.bold or (wanting and set_off)):
            break
        if not (set_off or bracketed) and text.rstrip().endswith((";", ".", ":", ",")):
            break
        title.append(block)
        opened = opened or attached
        ended = ended or (opened and text.rstrip().endswith(")"))
    return title


def _decides(text: str, subject: str, below: Sequence[str]) -> bool:
    """Does a line in capitals name who decides (``THỦ TƯỚNG CHÍNH PHỦ``), between subject and recitals?

    Under a subject in capitals it does so only right above the recitals.
    """
    if not text.isupper() or GOES_ON.search(subject):
        return False
    if not (POST.match(text) or HEADWORD.match(text) or text.startswith(_ALONE)):
        return False
    next_one = next((one for one in below if any(map(str.isalnum, one))), "")
    return not subject.isupper() or _OPENING.match(next_one) is not None
