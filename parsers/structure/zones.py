"""Coarse zones of the body before any of them is read: head, title, body, closing, annexes.

Anchors, from the top: the line of the document type (``KẾ HOẠCH``), then, from the bottom up,
``Nơi nhận:`` or the first capacity line (``TM. ỦY BAN NHÂN DÂN``), and after it ``Phụ lục``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.keys import ascii_key, match_key
from parsers.structure.values import cells_of
from schemas.layout import Align, Block, Line, Paragraph, SourceDocument, Span, Table

TYPES = (
    "kế hoạch phối hợp", "kế hoạch liên tịch", "kế hoạch", "chương trình hành động",
    "chương trình phối hợp", "chương trình", "quyết định", "nghị quyết", "chỉ thị", "phương án",
    "đề án", "hướng dẫn", "thông báo", "báo cáo", "tờ trình", "quy chế", "quy định", "công điện",
)  # fmt: skip
"""Document types (tên loại, Nghị định 30/2020 Điều 7), longest first."""

RECIPIENTS = re.compile(r"n[oơ]i nh[aâậ]n\s*[:;.]?", re.IGNORECASE)
CAPACITY = re.compile(r"(?P<word>TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\s?\.?\s?(?=[A-ZĐÀ-Ỹ])")
ANNEX = re.compile(
    r"(?:phụ lục(?:\s+(?:số\s+)?(?:[ivx]+|\d{1,2}))?"
    r"|(?:(?:mẫu\s+)?biểu(?:\s+mẫu)?|mẫu|phụ biểu)\s+(?:số\s+)?(?:[ivx]+|\d{1,2}[a-zđ]?))\s*[:.]?$",
    re.IGNORECASE,
)
"""``Phụ lục`` · ``Phụ lục số II`` · ``Mẫu biểu số 01``, alone on its line."""

HEAD_BLOCKS = 30
"""The type stands within so many blocks from the top."""


@dataclass(frozen=True, slots=True)
class Zones:
    """Blocks by zone, in order. ``type_span`` is the type's own words in the first title block."""

    head: tuple[Block, ...]
    type_span: Span | None
    title: tuple[Paragraph, ...]
    body: tuple[Block, ...]
    closing: tuple[Block, ...]
    annexes: tuple[tuple[Block, ...], ...]


def zones_of(source: SourceDocument) -> Zones:
    """Every block of the body in one zone."""
    blocks = source.body
    at, type_span = _type(source, blocks)
    if type_span is None:
        at, title = _head_end(source, blocks), []
    else:
        title = _title(source, blocks, at, type_span)
    body = at + len(title)
    closing = _closing(source, blocks, body)
    return Zones(
        head=tuple(blocks[:at]),
        type_span=type_span,
        title=tuple(title),
        body=tuple(blocks[body : closing.start]),
        closing=tuple(blocks[closing.start : closing.stop]),
        annexes=tuple(_annexes(source, blocks[closing.stop :])),
    )


def _annexes(source: SourceDocument, blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """What follows the closing part, cut before each ``Phụ lục``; the first needs no label."""
    starts = [i for i, block in enumerate(blocks) if i and annex_label(source, block)]
    for start, end in pairwise([0, *starts, len(blocks)]):
        if end > start:
            yield tuple(blocks[start:end])


def _type(source: SourceDocument, blocks: Sequence[Block]) -> tuple[int, Span | None]:
    """Index of the block of the type line, and the span of the type's words.

    A kế hoạch is preferred to a document of another type that carries it.
    """
    found: list[tuple[int, Span, str]] = []
    for index, block in enumerate(blocks):
        if index >= HEAD_BLOCKS and found:
            break
        if isinstance(block, Paragraph) and (hit := _type_words(source, block)):
            found.append((index, *hit))
    for index, span, name in found:
        if name.startswith("kế hoạch"):
            return index, span
    return (found[0][0], found[0][1]) if found else (0, None)


def _type_words(source: SourceDocument, block: Paragraph) -> tuple[Span, str] | None:
    text = source.slice(block.span)
    key = match_key(text)
    for name in TYPES:
        if not key.startswith(match_key(name)):
            continue
        words = text[: len(name)]
        rest = text[len(name) :].strip()
        alone = not rest or len(source.lines_in(block.span)) > 1 or block.style.bold
        if words.isupper() and alone and not rest.startswith((".", ":")):
            return Span(block.span.start, block.span.start + len(words)), name
    return None


_OPENING = re.compile(
    r"(?:căn cứ|thực hiện|tiếp tục thực hiện|theo|xét|để|nhằm|triển khai thực hiện|sau \d|do )\b",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(r"kính gửi\b", re.IGNORECASE)
_SECTION = re.compile(r"(?:[IVX]{1,4}|A|1)\s?[.\-)/]\s*\S")


def _title(
    source: SourceDocument, blocks: Sequence[Block], at: int, type_span: Span
) -> list[Paragraph]:
    """Paragraphs of type and subject. The subject ends at the first upright body paragraph."""
    first = blocks[at]
    if not isinstance(first, Paragraph):
        return []
    title = [first]
    alone = first.span.end == type_span.end
    for block in blocks[at + 1 : at + 9]:
        if not isinstance(block, Paragraph):
            break
        text = source.slice(block.span)
        set_off = block.style.bold or block.style.align is Align.CENTER
        wanting = alone and len(title) == 1 and len(text.split()) < 60
        bracketed = text.startswith("(") and set_off
        if _SECTION.match(text) or _ADDRESSEE.match(text) or not (set_off or wanting):
            break
        if _OPENING.match(text) and not (block.style.bold or (wanting and set_off)):
            break
        if not (set_off or bracketed) and text.rstrip().endswith((";", ".", ":", ",")):
            break
        title.append(block)
    return title


def _head_end(source: SourceDocument, blocks: Sequence[Block]) -> int:
    """Without a type line: the head ends with the last of its invisible tables at the top."""
    for index, block in enumerate(blocks[:HEAD_BLOCKS]):
        if isinstance(block, Paragraph) and _SECTION.match(source.slice(block.span)):
            return index
        if isinstance(block, Table) and block.ruled:
            return index
    return min(1, len(blocks))


def _closing(source: SourceDocument, blocks: Sequence[Block], first: int) -> range:
    """Blocks of the closing part: the first with ``Nơi nhận`` or a capacity line, to an annex."""
    start = next((i for i in range(first, len(blocks)) if _closes(source, blocks[i])), len(blocks))
    stop = start
    for index in range(start, len(blocks)):
        block = blocks[index]
        if index > start and (
            (isinstance(block, Table) and block.ruled) or _starts_annex(source, block)
        ):
            break
        stop = index + 1
    return range(start, stop)


def _closes(source: SourceDocument, block: Block) -> bool:
    if isinstance(block, Table) and block.ruled:
        return False
    return any(
        RECIPIENTS.match(text) or (CAPACITY.match(text) and text.isupper())
        for text in _texts(source, block)
    )


def _starts_annex(source: SourceDocument, block: Block) -> bool:
    if annex_label(source, block) is not None:
        return True
    if isinstance(block, Table):
        return any("cong hoa xa hoi" in ascii_key(text) for text in _texts(source, block))
    return False


def annex_label(source: SourceDocument, block: Block) -> re.Match[str] | None:
    """``Phụ lục II`` at the start of a block, alone on its line."""
    if not isinstance(block, Paragraph):
        return None
    lines: Sequence[Line] = source.lines_in(block.span)
    return ANNEX.match(source.slice(lines[0].span).strip()) if lines else None


def _texts(source: SourceDocument, block: Block) -> Iterator[str]:
    """Printed lines of a block."""
    if isinstance(block, Paragraph):
        for line in source.lines_in(block.span):
            yield source.slice(line.span)
        return
    for cell in cells_of(block):
        for line in source.lines_in(cell.span):
            yield source.slice(line.span)
