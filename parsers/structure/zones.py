"""Coarse zones of the body before any of them is read: head, title, body, closing, annexes.

Anchors, from the top: the line of the document type (``KẾ HOẠCH``), then, from the bottom up,
``Nơi nhận:`` or the first capacity line (``TM. ỦY BAN NHÂN DÂN``), and after it ``Phụ lục``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.keys import ascii_key
from parsers.structure.anchors import (
    ADDRESSEE,
    ATTACHED,
    POST,
    annex_label,
    closes,
    texts_of,
    titles_annex,
)
from parsers.structure.bound import behind, find_carried, find_type
from parsers.structure.closing import names_signer, signs
from parsers.structure.letterhead import heads
from parsers.structure.title import DECISIONS, SECTION, TypeLine, title_of
from schemas.layout import Block, Paragraph, SourceDocument, Span, Table

HEAD_BLOCKS = 30
"""Without a type line the head ends within so many blocks from the top."""
_POST_WORDS = 6
_NEAR = 3
"""The label of an annex stands within so many blocks of its start."""
_LAST = 4
"""A signature that nothing announces stands in the last blocks."""


@dataclass(frozen=True, slots=True)
class Zones:
    """Blocks by zone, in order. ``type_span`` is the type's own words in the first title block.

    ``before`` and ``behind`` are other documents in the same file: a tờ trình that submits the plan, the
    decision that is to approve it. Of a decision that carries its plan, head, title and closing are the
    decision's, the rest the plan's: ``articles`` is the decision's own body, ``carried`` the letterhead and title
    of the plan, and its closing where the decision has one.
    """

    before: tuple[Block, ...]
    behind: tuple[Block, ...]
    head: tuple[Block, ...]
    type_span: Span | None
    title: tuple[Paragraph, ...]
    body: tuple[Block, ...]
    closing: tuple[Block, ...]
    annexes: tuple[tuple[Block, ...], ...]
    articles: tuple[Block, ...] = ()
    carried: tuple[Block, ...] = ()


def zones_of(source: SourceDocument) -> Zones:
    """Every block of the body in one zone."""
    blocks = source.body
    found = find_type(source, blocks)
    start, at = (found.start, found.at) if found else (0, _head_end(source, blocks))
    title = title_of(source, blocks, found) if found else []
    body = at + len(title)
    carried = find_carried(source, blocks, found) if found else None
    if found and carried:
        signed = _closing(source, blocks, body, carried.start)
        if signed.stop == carried.start:
            return _carrying(source, found, title, signed, carried)
    closing = _closing(source, blocks, body, len(blocks))
    bound = behind(source, blocks, head=range(start, at), body=body, closing=closing.start)
    other = bound.blocks
    if other.start < len(blocks):
        closing = _closing(source, blocks, body, other.start)
    end = closing.start
    if not closing and bound.name in DECISIONS and _is_carried(source, title):
        closing = _closing(source, blocks, other.start, other.stop)
    after = other.start if closing.start >= other.start else closing.stop
    return Zones(
        before=tuple(blocks[:start]),
        behind=tuple(blocks[i] for i in other if i not in closing),
        head=tuple(blocks[start:at]),
        type_span=found.span if found else None,
        title=tuple(title),
        body=tuple(blocks[body:end]),
        closing=tuple(blocks[closing.start : closing.stop]),
        annexes=(
            *_annexes(source, blocks[after : other.start]),
            *_annexes(source, blocks[other.stop :]),
        ),
    )


def _carrying(
    source: SourceDocument,
    found: TypeLine,
    title: Sequence[Paragraph],
    signed: range,
    carried: TypeLine,
) -> Zones:
    """Zones of a decision, signed in those blocks, and of the plan it carries. The plan need not be signed
    again: its body ends at its first annex.
    """
    blocks = source.body
    named = title_of(source, blocks, carried)
    body = carried.at + len(named)
    annex = _first_annex(source, blocks, body)
    closing = _closing(source, blocks, body, annex)
    head = range(found.start, found.at)
    other = behind(source, blocks, head=head, body=body, closing=closing.start).blocks
    closing = _closing(source, blocks, body, min(annex, other.start))
    own, spare = (signed, closing) if signed else (closing, signed)
    return Zones(
        before=tuple(blocks[: found.start]),
        behind=tuple(blocks[i] for i in other),
        head=tuple(blocks[i] for i in head),
        type_span=found.span,
        title=tuple(title),
        body=tuple(blocks[body : closing.start]),
        closing=tuple(blocks[i] for i in own),
        annexes=(
            *_annexes(source, blocks[closing.stop : other.start]),
            *_annexes(source, blocks[other.stop :]),
        ),
        articles=tuple(blocks[found.at + len(title) : signed.start]),
        carried=(*blocks[carried.start : body], *(blocks[i] for i in spare)),
    )


def _first_annex(source: SourceDocument, blocks: Sequence[Block], first: int) -> int:
    """Where the first annex begins: at its label, also where the office's name stands above that."""
    starts = (i for i in range(first, len(blocks)) if _starts_annex(source, blocks, i))
    start = next(starts, len(blocks))
    near = range(start, min(start + _NEAR, len(blocks)))
    return next((i for i in near if annex_label(source, blocks[i])), start)


def _is_carried(source: SourceDocument, title: Sequence[Paragraph]) -> bool:
    """Does a decision carry the plan (``(Kèm theo Quyết định số …)``)? Its closing serves both."""
    return any(ATTACHED.match(source.slice(paragraph.span)) for paragraph in title[1:])


def _annexes(source: SourceDocument, blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """What follows the closing part, cut before each ``Phụ lục``; the first needs no label."""
    starts = [i for i, block in enumerate(blocks) if i and annex_label(source, block)]
    for start, end in pairwise([0, *starts, len(blocks)]):
        if end > start:
            yield tuple(blocks[start:end])


def _head_end(source: SourceDocument, blocks: Sequence[Block]) -> int:
    """Without a type line: the head ends with the last block that holds one of its fixed strings -
    motto, number, date - above ``Kính gửi``. Without any of them there is none.
    """
    end = 0
    for index, block in enumerate(blocks[:HEAD_BLOCKS]):
        text = source.slice(block.span)
        if isinstance(block, Paragraph) and SECTION.match(text):
            break
        if ADDRESSEE.match(text):
            return index if end else 0
        if isinstance(block, Table) and block.ruled:
            break
        if any(heads(text) for text in texts_of(source, block)):
            end = index + 1
    return end


def _closing(source: SourceDocument, blocks: Sequence[Block], first: int, end: int) -> range:
    """Blocks of the closing part: the first with ``Nơi nhận`` or a capacity line, to an annex."""
    start = next((i for i in range(first, end) if closes(source, blocks[i])), end)
    if start == end:
        start = next(
            (i for i in range(max(first, end - _LAST), end) if _signs(source, blocks[i])), end
        )
    while first < start < end and (
        _is_post(source, blocks[start - 1])
        or (isinstance(blocks[start - 1], Table) and _signs(source, blocks[start - 1]))
    ):
        start -= 1  # two signers side by side, the recipients below them
    stop = start
    for index in range(start, end):
        block = blocks[index]
        if index > start and (
            (isinstance(block, Table) and block.ruled) or _starts_annex(source, blocks, index)
        ):
            break
        stop = index + 1
    return range(start, stop)


def _signs(source: SourceDocument, block: Block) -> bool:
    """``CHỦ TỊCH UBND XÃ`` | ``(đã ký)`` | ``Nguyễn Văn A``, without capacity and recipients."""
    if isinstance(block, Table) and block.ruled:
        return False
    lines = [text.strip() for text in texts_of(source, block) if text.strip()]
    first = next((at for at, text in enumerate(lines) if signs(text)), len(lines))
    return any(map(names_signer, lines[first + 1 :]))


def _is_post(source: SourceDocument, block: Block) -> bool:
    """``TỔNG GIÁM ĐỐC`` over ``Nơi nhận:``, no capacity before it."""
    text = source.slice(block.span) if isinstance(block, Paragraph) else ""
    return text.isupper() and POST.match(text) is not None and len(text.split()) <= _POST_WORDS


def _starts_annex(source: SourceDocument, blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    if annex_label(source, block) is not None or titles_annex(source, blocks[index : index + 5]):
        return True
    if isinstance(block, Table):
        return any("cong hoa xa hoi" in ascii_key(text) for text in texts_of(source, block))
    return False
