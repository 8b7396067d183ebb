"""The line of the document type (tên loại) and the subject under it (trích yếu).

One file may hold two documents: a tờ trình and, pages later under a letterhead of its own, the plan
it submits; or a decision and the plan it promulgates. The plan is looked for first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.keys import ascii_key, match_key
from schemas.layout import Align, Block, Paragraph, SourceDocument, Span

TYPES = (
    "kế hoạch phối hợp", "kế hoạch liên tịch", "kế hoạch", "chương trình hành động",
    "chương trình phối hợp", "chương trình", "quyết định", "nghị quyết", "chỉ thị", "phương án",
    "đề án", "hướng dẫn", "thông báo", "báo cáo", "tờ trình", "quy chế", "quy định", "công điện",
)  # fmt: skip
"""Document types (tên loại, Nghị định 30/2020 Điều 7), longest first."""

HEAD_BLOCKS = 30
"""A document's type stands within so many blocks from its top."""
LETTERHEAD_BLOCKS = 12
"""From the letterhead to the type."""
PLAN = "kế hoạch"


@dataclass(frozen=True, slots=True)
class TypeLine:
    """Where a document begins, the block of its type, and the type's words."""

    start: int
    at: int
    span: Span
    name: str


def find_type(source: SourceDocument, blocks: Sequence[Block]) -> TypeLine | None:
    """The type line of the plan a file holds; else of the first document in it."""
    found = [
        TypeLine(0, index, span, name)
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        for span, name in _type_words(source, block)
    ]
    first = next((line for line in found if line.at < HEAD_BLOCKS), None)
    if first is None or first.name.startswith(PLAN):
        return first
    for line in found:
        above = max((other.at for other in found if other.at < line.at), default=-1)
        start = _own_start(source, blocks, line, above)
        if line.name.startswith(PLAN) and start is not None:
            return TypeLine(start, line.at, line.span, line.name)
    return first


def _own_start(
    source: SourceDocument, blocks: Sequence[Block], line: TypeLine, above: int
) -> int | None:
    """Where a later document begins: at its letterhead, or at its type when a decision carries it
    (``(Ban hành kèm theo Quyết định số …)``).
    """
    for index in range(line.at - 1, max(above, line.at - LETTERHEAD_BLOCKS), -1):
        key = ascii_key(source.slice(blocks[index].span))
        if "cong hoa xa hoi" in key or "dang cong san viet nam" in key:
            return index
    below = blocks[line.at + 1 : line.at + 6]
    carried = any("kem theo" in ascii_key(source.slice(block.span))[:40] for block in below)
    return line.at if carried else None


def _type_words(source: SourceDocument, block: Paragraph) -> list[tuple[Span, str]]:
    """The type's words at the start of a block, at most one; in capitals, or alone and set off."""
    text = source.slice(block.span)
    key = match_key(text[:40])
    for name in TYPES:
        if not key.startswith(match_key(name)):
            continue
        words = text[: len(name)]
        rest = text[len(name) :].strip()
        set_off = block.style.bold or block.style.align is Align.CENTER
        alone = not rest or len(source.lines_in(block.span)) > 1 or block.style.bold
        if (words.isupper() or (not rest and set_off)) and alone and rest[:1] not in {".", ":"}:
            return [(Span(block.span.start, block.span.start + len(words)), name)]
    return []


_OPENING = re.compile(
    r"(?:căn cứ|thực hiện|tiếp tục thực hiện|theo|xét|để|nhằm|triển khai thực hiện|sau \d|do )\b",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(r"kính gửi\b", re.IGNORECASE)
SECTION = re.compile(r"(?!V/[Vv]\b)(?:[IVX]{1,4}|A|1)\s?[.\-)/]\s*\S")


def title_of(source: SourceDocument, blocks: Sequence[Block], found: TypeLine) -> list[Paragraph]:
    """Paragraphs of type and subject. The subject ends at the first upright body paragraph."""
    at, first = found.at, blocks[found.at]
    if not isinstance(first, Paragraph):
        return []
    title = [first]
    alone = first.span.end == found.span.end
    for block in blocks[at + 1 : at + 9]:
        if not isinstance(block, Paragraph):
            break
        text = source.slice(block.span)
        set_off = block.style.bold or block.style.align is Align.CENTER
        wanting = alone and len(title) == 1 and len(text.split()) < 60
        bracketed = text.startswith("(") and set_off
        if SECTION.match(text) or _ADDRESSEE.match(text) or not (set_off or wanting):
            break
        if _OPENING.match(text) and not (block.style.bold or (wanting and set_off)):
            break
        if not (set_off or bracketed) and text.rstrip().endswith((";", ".", ":", ",")):
            break
        title.append(block)
    return title
