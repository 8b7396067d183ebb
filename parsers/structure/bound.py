"""Documents bound into one file with the plan (văn bản kèm trong tệp): where each begins.

Before the plan stands the tờ trình or công văn that submits it, or the decision that promulgates it;
behind it the draft decision that is to approve it, a list, a notice. A document of its own opens with its
own letterhead - motto and number line - over its type, or over ``Kính gửi`` where it is a công văn. A
form with a letterhead to fill in (``TÊN CƠ QUAN``, ``Mẫu số 01``) is an annex and none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.keys import ascii_key, match_key
from parsers.structure.anchors import ADDRESSEE, ATTACHED, annex_label, texts_of
from parsers.structure.carried import carried_by, is_annexed
from parsers.structure.letterhead import NUMBER_LINE
from parsers.structure.title import DECISIONS, SECTION, TYPES, TypeLine, type_words
from schemas.layout import Align, Block, Paragraph, SourceDocument

HEAD_BLOCKS = 30
"""A document's type stands within so many blocks from its top."""
LETTERHEAD_BLOCKS = 12
"""From the letterhead to the type."""
PLAN = "kế hoạch"
LETTER = "công văn"

_NAMES = (*TYPES, "danh sách", "danh mục", "giấy mời", "biên bản", "công văn", "thông tri")
_DRAFTED = DECISIONS | {"tờ trình", LETTER}
"""Types that offices bind in unnumbered; an unnumbered report is a form."""
_MOTTO = re.compile(r"cong h[a-z]+ x[a-z]*\s?hoi chu nghia|dang cong san viet nam")
_TO_FILL = re.compile(r"…|\.{3,}|_{3,}|\bTÊN (?:CƠ QUAN|ĐƠN VỊ|TỔ CHỨC|CQ|ĐV)\b")
_LONGEST = 100
"""Characters of a line of the letterhead, two columns in one."""
_ABOVE = 5
"""Lines of body and number that stand above the motto where nothing is a table."""
_NEAR = 3
"""Blocks from the label of a form (``Mẫu số 01``) to its letterhead."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The head of a document: its first block, the block of its type or addressee, what it says."""

    start: int
    at: int
    name: str
    number: re.Match[str] | None
    bodies: str


@dataclass(frozen=True, slots=True)
class Bound:
    """Blocks of another document behind the plan, and its type; none: an empty range at the end."""

    blocks: range
    name: str | None


def find_type(source: SourceDocument, blocks: Sequence[Block]) -> TypeLine | None:
    """The type line of the plan a file holds; else of the first document in it.

    A decision that carries its plan or programme (Chương trình kèm theo Quyết định) is that document, also
    where a plan for the programme hangs behind it.
    """
    first = next(_type_lines(source, blocks, range(HEAD_BLOCKS)), None)
    if first is not None and PLAN in first.name:
        return replace(first, start=_start_behind_another(source, blocks, first))
    if first is None and not _begins_otherwise(source, blocks):
        return None
    if first is not None and find_carried(source, blocks, first) is not None:
        return first
    found = tuple(_type_lines(source, blocks, range(len(blocks))))
    for line in found:
        above = max((other.at for other in found if other.at < line.at), default=-1)
        start = _own_start(source, blocks, line, above)
        annexed = start == line.at and first is not None and is_annexed(source, blocks, first, line)
        if line.name.startswith(PLAN) and start is not None and not annexed:
            return TypeLine(start, line.at, line.span, line.name)
        if first is None or line.at <= first.at or line.name in DECISIONS:
            continue
        if _carried(source, blocks, line) is not None:
            break
    return first


def find_carried(
    source: SourceDocument, blocks: Sequence[Block], decision: TypeLine
) -> TypeLine | None:
    """The plan behind a decision that carries it, from its letterhead; None where it has a number of its own."""
    line = carried_by(source, blocks, decision)
    if line is None:
        return None
    start = _own_start(source, blocks, line, decision.at)
    start = line.at if start is None else start
    lines = (text for block in blocks[start : line.at] for text in texts_of(source, block))
    return None if any(map(NUMBER_LINE.match, lines)) else replace(line, start=start)


def _type_lines(
    source: SourceDocument, blocks: Sequence[Block], where: range
) -> Iterator[TypeLine]:
    for index, block in enumerate(blocks[where.start : where.stop], where.start):
        if isinstance(block, Paragraph) and (words := type_words(source, block)):
            yield TypeLine(0, index, *words)


def behind(
    source: SourceDocument, blocks: Sequence[Block], *, head: range, body: int, closing: int
) -> Bound:
    """The document behind the plan, from its letterhead to an annex of the plan or to the end.

    ``head``: the plan's letterhead; ``body``, ``closing``: where the plan's own begin.
    """
    lines = [text for index in head for text in texts_of(source, blocks[index])]
    own = _bodies(lines)
    numbered = next((match for text in lines if (match := NUMBER_LINE.match(text))), None)
    for opening in _openings(source, blocks, range(body, len(blocks))):
        if _is_form(source, blocks, opening, own):
            continue
        if PLAN in opening.name and not _is_other_plan(opening, numbered, closing):
            continue
        stop = _plan_goes_on(source, blocks, opening.at + 1)
        return Bound(range(opening.start, stop), opening.name)
    return Bound(range(len(blocks), len(blocks)), None)


def _start_behind_another(source: SourceDocument, blocks: Sequence[Block], line: TypeLine) -> int:
    """Where the plan begins whose type is the first of the file: at the top, unless a document without
    a type (công văn) or of a type that no plan has (danh sách) stands before it.
    """
    before = list(_openings(source, blocks, range(line.at)))
    if not before or before[0].at >= line.at:
        return 0
    return before[-1].start if before[-1].at == line.at else _carried(source, blocks, line) or 0


def _begins_otherwise(source: SourceDocument, blocks: Sequence[Block]) -> bool:
    """Does the file open with a document that has no type line: a công văn, a list?"""
    return any(one.at < HEAD_BLOCKS for one in _openings(source, blocks, range(HEAD_BLOCKS)))


def _own_start(
    source: SourceDocument, blocks: Sequence[Block], line: TypeLine, above: int
) -> int | None:
    """Where a later document begins: at its letterhead, or at its type when a decision carries it
    (``(Ban hành kèm theo Quyết định số …)``).
    """
    for index in range(line.at - 1, max(above, line.at - LETTERHEAD_BLOCKS), -1):
        key = ascii_key(source.slice(blocks[index].span))
        if "cong hoa xa hoi" in key or "dang cong san viet nam" in key:
            return _first_line(source, blocks, index)
    return _carried(source, blocks, line)


def _carried(source: SourceDocument, blocks: Sequence[Block], line: TypeLine) -> int | None:
    below = blocks[line.at + 1 : line.at + 6]
    carried = any("kem theo" in ascii_key(source.slice(block.span))[:40] for block in below)
    return line.at if carried else None


def _openings(source: SourceDocument, blocks: Sequence[Block], where: range) -> Iterator[Opening]:
    """Documents whose motto stands in a stretch of blocks."""
    for index in where[: max(0, len(blocks) - where.start)]:
        if _has_motto_word(source.slice(blocks[index].span)) and any(
            _is_motto(text) for text in texts_of(source, blocks[index])
        ):
            opening = _opening(source, blocks, index, where.start)
            if opening is not None:
                yield opening


def _has_motto_word(text: str) -> bool:
    return "CH" in text or "NAM" in text


def _is_motto(text: str) -> bool:
    """``CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM``, not a slogan in a sentence."""
    if len(text) >= _LONGEST or not _has_motto_word(text):
        return False
    key = ascii_key(text)
    found = _MOTTO.search(key)
    return found is not None and len(key) == len(text) and text[slice(*found.span())].isupper()


def _opening(
    source: SourceDocument, blocks: Sequence[Block], motto: int, first: int
) -> Opening | None:
    """The document whose motto stands in a block; None where no type and no addressee follows."""
    start = _first_line(source, blocks, motto, first)
    for at in range(motto + 1, min(motto + LETTERHEAD_BLOCKS, len(blocks))):
        block = blocks[at]
        if not isinstance(block, Paragraph):
            continue
        words = type_words(source, block, _NAMES)
        letter = ADDRESSEE.match(source.slice(block.span))
        if words is None and letter is None:
            continue
        lines = [text for one in blocks[start:at] for text in texts_of(source, one)]
        number = next((match for text in lines if (match := NUMBER_LINE.match(text))), None)
        if letter and number is None:
            return None
        return Opening(start, at, words[1] if words else LETTER, number, _bodies(lines))
    return None


def _first_line(source: SourceDocument, blocks: Sequence[Block], motto: int, first: int = 0) -> int:
    """The block a letterhead begins with: its body and number may be lines of their own above the motto."""
    start = motto
    for index in range(motto - 1, max(first, motto - _ABOVE) - 1, -1):
        block = blocks[index]
        if not isinstance(block, Paragraph) or isinstance(blocks[motto], Paragraph) is False:
            break
        text = source.slice(block.span).strip()
        if NUMBER_LINE.match(text) or (text and not any(c.isalnum() for c in text)):
            continue
        if not text.isupper() or len(text) > _LONGEST:
            break
        start = index
    return start


def _bodies(lines: Sequence[str]) -> str:
    """Who issues, as one key: the lines in capitals above the number."""
    named = []
    for text in lines:
        if NUMBER_LINE.match(text) or _is_motto(text):
            break
        named.append(text)
    return match_key(" ".join(named))


def _is_form(source: SourceDocument, blocks: Sequence[Block], opening: Opening, own: str) -> bool:
    """A letterhead that belongs to an annex: labelled, carried by the plan, or to be filled in."""
    below = [source.slice(block.span) for block in blocks[opening.at + 1 : opening.at + 6]]
    if _is_labelled(source, blocks, opening.start) or any(map(ATTACHED.match, below)):
        return True
    if opening.number is None or _TO_FILL.search(opening.bodies.upper()):
        return True
    if opening.number["serial"].strip(" \n.…_"):
        return False
    return opening.name not in _DRAFTED or opening.bodies != own


def _is_labelled(source: SourceDocument, blocks: Sequence[Block], start: int) -> bool:
    """``Mẫu số 01`` above the letterhead, nothing but its title between."""
    for block in reversed(blocks[max(0, start - _NEAR) : start]):
        if annex_label(source, block):
            return True
        if not isinstance(block, Paragraph):
            return False
        title = block.style.bold or block.style.align is Align.CENTER
        if not title or SECTION.match(source.slice(block.span)):
            return False
    return False


def _is_other_plan(opening: Opening, numbered: re.Match[str] | None, closing: int) -> bool:
    """Another plan behind the end of this one, under a number of its own; not the page behind a cover."""
    number = opening.number.group() if opening.number else None
    return opening.start > closing and numbered is not None and number != numbered.group()


def _plan_goes_on(source: SourceDocument, blocks: Sequence[Block], first: int) -> int:
    """Where an annex of the plan follows, said so in its bracket (``(Kèm theo Kế hoạch số …)``)."""
    for index in range(first, len(blocks)):
        if annex_label(source, blocks[index]) is None:
            continue
        below = [source.slice(block.span) for block in blocks[index : index + 5]]
        if any("kèm theo kế hoạch" in match_key(text) for text in below):
            return index
    return len(blocks)
