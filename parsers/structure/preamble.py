"""Preamble: legal bases (căn cứ) and the clause that enacts the plan.

Offices print the bases one a line, each with ``;`` at its end, or all in one paragraph
(``Căn cứ Luật …; Luật …; Quyết định số 362/QĐ-UBND …``): both give one value a recital. Where each
has its own paragraph, a ``;`` inside parts an act from the act that amends it.
"""

import re
from collections.abc import Iterable

from parsers.structure.values import part_of, value_of
from schemas.layout import Paragraph, SourceDocument
from schemas.structure import Preamble, Value

_BASIS = re.compile(
    r"[^\w(\"“]{0,3}_{0,3}\s?(?:căn cứ|thực hiện|tiếp tục thực hiện|triển khai thực hiện|theo|xét)\b",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(r"kính gửi\b", re.IGNORECASE)
"""Not usual above a plan, but printed: ``Kính gửi: Hội đồng nhân dân tỉnh``."""
_PART = re.compile(r";\s+(?=[A-ZĐÀ-Ỹ])")


def read_preamble(source: SourceDocument, *parts: Iterable[Paragraph]) -> Preamble:
    """Paragraphs between subject and first section as bases and clauses; every one is kept.

    A decision that carries a plan has a part of its own before the plan's.
    """
    read = [_part(source, paragraphs) for paragraphs in parts]
    return Preamble(
        tuple(value for bases, _ in read for value in bases),
        tuple(value for _, clauses in read for value in clauses),
    )


def _part(
    source: SourceDocument, paragraphs: Iterable[Paragraph]
) -> tuple[list[Value], list[Value]]:
    """Bases and clauses of one document."""
    bases: list[Paragraph] = []
    clauses: list[Value] = []
    for paragraph in paragraphs:
        text = source.slice(paragraph.span)
        goes_on = bool(bases) and text.rstrip().endswith(";")
        enacting = bool(clauses) and not _stands_above(clauses[-1].text)
        if not enacting and (_BASIS.match(text) or goes_on):
            bases.append(paragraph)
        elif value := value_of(source, paragraph.span):
            clauses.append(value)
    recitals = [v for p in bases for v in _recitals(source, p, whole=len(bases) > 1)]
    return recitals, clauses


def _stands_above(text: str) -> bool:
    """Do recitals follow still: below ``Kính gửi``, a rule, who decides (``CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH``)?"""
    bare = text.isupper() or not any(map(str.isalnum, text))
    return bare or _ADDRESSEE.match(text) is not None


def _recitals(source: SourceDocument, paragraph: Paragraph, *, whole: bool) -> Iterable[Value]:
    """A paragraph as one recital, or cut at each ``;`` outside quotes that a capital follows."""
    text = source.slice(paragraph.span)
    start = 0
    for match in _PART.finditer(text):
        if whole or _in_quotes(text, match.start()):
            continue
        if value := part_of(source, paragraph.span, start, match.start()):
            yield value
        start = match.end()
    end = len(text.rstrip(" ;.,"))
    if value := part_of(source, paragraph.span, start, max(end, start)):
        yield value


def _in_quotes(text: str, offset: int) -> bool:
    before = text[:offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
