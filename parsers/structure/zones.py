"""Coarse zones of the body before any of them is read: head, title, body, closing, annexes.

Anchors, from the top: the line of the document type (``KẾ HOẠCH``), then, from the bottom up,
``Nơi nhận:`` or the first capacity line (``TM. ỦY BAN NHÂN DÂN``), and after it ``Phụ lục``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.keys import ascii_key
from parsers.structure.letterhead import heads
from parsers.structure.title import SECTION, find_type, title_of
from parsers.structure.values import cells_of
from schemas.layout import Block, Line, Paragraph, SourceDocument, Span, Table

RECIPIENTS = re.compile(r"n[oơ]i nh[aâậ]n\s*[:;.]?", re.IGNORECASE)
POST = re.compile(
    r"(?:QUYỀN )?(?:PHÓ )?(?:(?:TỔNG )?(?:GIÁM ĐỐC|THƯ K[ÝÍ]|BIÊN TẬP)|CHỦ (?:TỊCH|NHIỆM|TRÌ)|BÍ THƯ|CHÁNH|CHỈ HUY"
    r"|CHÍNH (?:ỦY|UỶ|TRỊ)|TƯ LỆNH|(?:ỦY|UỶ) VIÊN|THỦ TƯỚNG|THƯỜNG TRỰC|THỨ TRƯỞNG|(?:[A-ZĐÀ-Ỹ]{2,6} )?TRƯỞNG)\b"
)
"""A post (chức vụ): ``PHÓ CHỦ TỊCH``, ``HIỆU TRƯỞNG``."""
CAPACITY = re.compile(
    r"(?P<word>(?:TM|KT|TL|TUQ|T/M|K/T|T/L)(?=\s?\.|\s)|Q(?=\s?\.))\s?\.?\s*(?=[A-ZĐÀ-Ỹ])"
)
"""``TM. ỦY BAN NHÂN DÂN`` · ``Q. GIÁM ĐỐC``; not the first letters of ``QUY ĐỊNH`` or ``KTAT``."""
ANNEX = re.compile(
    r"(?:phụ lục(?:\s+(?:số\s+)?(?:[ivx]+|\d{1,2}))?"
    r"|(?:(?:mẫu\s+)?biểu(?:\s+mẫu)?|mẫu|phụ biểu)\s+(?:số\s+)?(?:[ivx]+|\d{1,2}[a-zđ]?))\s*[:.]?$",
    re.IGNORECASE,
)
"""``Phụ lục`` · ``Phụ lục số II`` · ``Mẫu biểu số 01``, alone on its line."""

ATTACHED = re.compile(r"\(?\s*(?:ban hành )?kèm theo", re.IGNORECASE)
"""``(Kèm theo Kế hoạch số 12/KH-UBND ngày …)``."""
HEAD_BLOCKS = 30
"""Without a type line the head ends within so many blocks from the top."""


@dataclass(frozen=True, slots=True)
class Zones:
    """Blocks by zone, in order. ``type_span`` is the type's own words in the first title block.

    ``apart`` is another document before the plan in the same file (a tờ trình that submits it).
    """

    apart: tuple[Block, ...]
    head: tuple[Block, ...]
    type_span: Span | None
    title: tuple[Paragraph, ...]
    body: tuple[Block, ...]
    closing: tuple[Block, ...]
    annexes: tuple[tuple[Block, ...], ...]


def zones_of(source: SourceDocument) -> Zones:
    """Every block of the body in one zone."""
    blocks = source.body
    found = find_type(source, blocks)
    if found is None:
        start, at, title = 0, _head_end(source, blocks), []
    else:
        start, at = found.start, found.at
        title = title_of(source, blocks, found)
    body = at + len(title)
    closing = _closing(source, blocks, body)
    return Zones(
        apart=tuple(blocks[:start]),
        head=tuple(blocks[start:at]),
        type_span=found.span if found else None,
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


def _head_end(source: SourceDocument, blocks: Sequence[Block]) -> int:
    """Without a type line: the head ends with the last block that holds one of its fixed strings -
    motto, number, date. Without any of them there is none.
    """
    end = 0
    for index, block in enumerate(blocks[:HEAD_BLOCKS]):
        if isinstance(block, Paragraph) and SECTION.match(source.slice(block.span)):
            break
        if isinstance(block, Table) and block.ruled:
            break
        if any(heads(text) for text in _texts(source, block)):
            end = index + 1
    return end


def _closing(source: SourceDocument, blocks: Sequence[Block], first: int) -> range:
    """Blocks of the closing part: the first with ``Nơi nhận`` or a capacity line, to an annex."""
    start = next((i for i in range(first, len(blocks)) if _closes(source, blocks[i])), len(blocks))
    stop = start
    for index in range(start, len(blocks)):
        block = blocks[index]
        if index > start and (
            (isinstance(block, Table) and block.ruled) or _starts_annex(source, blocks, index)
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


def _starts_annex(source: SourceDocument, blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    if annex_label(source, block) is not None or _titles_annex(source, blocks[index : index + 5]):
        return True
    if isinstance(block, Table):
        return any("cong hoa xa hoi" in ascii_key(text) for text in _texts(source, block))
    return False


def _titles_annex(source: SourceDocument, blocks: Sequence[Block]) -> bool:
    """A title in capitals over ``(Kèm theo Kế hoạch số …)``: an annex that does not say so."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            return False
        text = source.slice(block.span)
        if ATTACHED.match(text):
            return block is not blocks[0]
        if not text.isupper() or CAPACITY.match(text) or POST.match(text):
            return False
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
