"""Annexes (phụ lục): label, title in capitals, and the bracket that repeats the plan's number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.keys import match_key
from parsers.structure.anchors import annex_label, titles_annex
from parsers.structure.numbering import marker_of
from parsers.structure.sections import SectionTree, section_tree
from parsers.structure.values import value_of
from schemas.layout import Align, Block, Paragraph, SourceDocument, Span
from schemas.structure import Annex, Value

_FIRST = re.compile(r"phụ lục (?:số )?(?:i|0?1)\b")


@dataclass(frozen=True, slots=True)
class AnnexPart:
    """An annex: its heading and the sections and tables of its body."""

    heading: Annex | None
    tree: SectionTree


def read_annexes(
    source: SourceDocument, annexes: Sequence[Sequence[Block]]
) -> tuple[AnnexPart, ...]:
    """Annexes in order; several are told apart by number (``PL1``, ``PL2``), a lone ``Phụ lục I`` is the first of
    several of which no other was found.
    """
    several = len(annexes) > 1 or any(_is_first(source, blocks[0]) for blocks in annexes)
    parts = []
    for index, blocks in enumerate(annexes, 1):
        annex_id = f"PL{index}" if several else "PL"
        heading, taken = _heading(source, blocks, annex_id)
        tree = section_tree(source, blocks[taken:], root=annex_id)
        parts.append(AnnexPart(heading, tree))
    return tuple(parts)


def _is_first(source: SourceDocument, block: Block) -> bool:
    label = annex_label(source, block)
    return label is not None and _FIRST.match(match_key(label.group())) is not None


def _opens_section(text: str) -> bool:
    """The first number of a body: ``I.``, ``1.``, ``A.``"""
    marker = marker_of(text)
    return marker is not None and marker.number.casefold() in {
        "i",
        "1",
        "a",
        "phần i",
        "phần thứ nhất",
    }


def _heading(
    source: SourceDocument, blocks: Sequence[Block], annex_id: str
) -> tuple[Annex | None, int]:
    """The heading and how many blocks it takes."""
    first = blocks[0]
    if not isinstance(first, Paragraph):
        return None, 0
    lines = source.lines_in(first.span)
    labelled = annex_label(source, first) is not None
    if not labelled and not titles_annex(source, blocks[:5]):
        return None, 0
    label = value_of(source, lines[0].span) if labelled else None
    titles: list[Span] = [line.span for line in lines[labelled:]]
    reference: Value | None = None
    taken = 1
    for block in blocks[1:6]:
        if not isinstance(block, Paragraph):
            break
        text = source.slice(block.span)
        if titles and _opens_section(text):
            break  # I. Tình hình chung: bold as the title above it, and the first heading of the body
        if text.startswith("(") and reference is None:
            reference = value_of(source, block.span)
        elif reference is None and (block.style.bold or block.style.align is Align.CENTER):
            titles.append(block.span)
        else:
            break
        taken += 1
    return Annex(annex_id, label, value_of(source, *titles) if titles else None, reference), taken
