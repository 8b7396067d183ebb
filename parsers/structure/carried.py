"""A plan that a decision carries (kế hoạch ban hành kèm theo quyết định), both in one file.

The decision stands first, with its articles and its closing: ``Điều 1. Ban hành kèm theo Quyết định này Kế hoạch …``.
Behind it the plan has a title of its own and below that ``(Kèm theo Quyết định số 46/QĐ-UBND ngày …)``.
"""

import re
from collections.abc import Iterator, Sequence

from parsers.keys import ascii_key
from parsers.structure.anchors import annex_label, closes, texts_of
from parsers.structure.title import DECISIONS, SECTION, TypeLine, type_words
from schemas.layout import Block, Paragraph, SourceDocument

_PLANS = ("kế hoạch", "chương trình", "đề án", "phương án")
_CARRIED_BY = re.compile(
    r"[^\w(]{0,4}\(?\s?(?:(?:duoc )?(?:ban hanh|phe duyet) )?kem theo (?:quyet dinh|nghi quyet)\b(?! nay)"
)
"""``(Ban hành kèm theo Quyết định số 12/QĐ-UBND …)``, as a key without marks."""
_CARRIES = re.compile(r"\bkem theo (?:quyet dinh|nghi quyet) nay\b")
_BELOW = 6
"""The bracket stands within so many blocks, the title's own among them."""
_ABOVE = 2
"""The label of an annex stands so many blocks above its title at most."""


def carried_by(
    source: SourceDocument, blocks: Sequence[Block], decision: TypeLine
) -> TypeLine | None:
    """The type line of the plan behind a decision that carries it; ``start`` is the line itself.

    The bracket says so, or an article of the decision does, its closing and no other title between. What is
    labelled an annex is none, nor is a plan behind something else that is carried (quy chế).
    """
    if decision.name not in DECISIONS:
        return None
    for at in range(decision.at + 1, len(blocks)):
        block = blocks[at]
        words = type_words(source, block) if isinstance(block, Paragraph) else None
        if words is None or words[1] in DECISIONS:  # QUYẾT ĐỊNH: above the articles
            continue
        if _has_bracket(source, blocks, at) or _is_told(source, blocks[decision.at : at]):
            line = TypeLine(at, at, *words)
            plan = line.name.startswith(_PLANS) and not is_annexed(source, blocks, decision, line)
            return line if plan else None
    return None


def is_annexed(
    source: SourceDocument, blocks: Sequence[Block], decision: TypeLine, line: TypeLine
) -> bool:
    """Is a title behind a decision labelled as its annex: ``Phụ lục`` | ``KẾ HOẠCH``?"""
    above = blocks[max(line.at - _ABOVE, decision.at) : line.at]
    return decision.name in DECISIONS and any(annex_label(source, block) for block in above)


def _has_bracket(source: SourceDocument, blocks: Sequence[Block], at: int) -> bool:
    return any(
        _CARRIED_BY.match(ascii_key(text)) for text in _openings(source, blocks[at : at + _BELOW])
    )


def _openings(source: SourceDocument, blocks: Sequence[Block]) -> Iterator[str]:
    """Starts of paragraphs, and lines that open a bracket, up to the first section or table."""
    for block in blocks:
        if not isinstance(block, Paragraph) or SECTION.match(source.slice(block.span)):
            return
        for number, text in enumerate(texts_of(source, block)):
            if number == 0 or text.startswith("("):
                yield text


def _is_told(source: SourceDocument, between: Sequence[Block]) -> bool:
    """Does an article say that something hangs behind the decision, and has the decision ended?"""
    told = any(_CARRIES.search(ascii_key(source.slice(block.span))) for block in between)
    return told and any(closes(source, block) for block in between)
