"""One zone of text to its citations: what ``find_citations`` does, in order.

Fold, find heads, cut them into citations, read provisions, make keys. Spans are offsets into the
given text; everything that is printed is given as printed, white space folded.
"""

import re

from parsers.semantics.citations.context import CitationContext
from parsers.semantics.citations.folded import Folded, fold
from parsers.semantics.citations.heads import Kind, heads_in
from parsers.semantics.citations.identity import make_key, resolve_act, same_number
from parsers.semantics.citations.issuers import is_ambiguous, issuer_name, scope_of
from parsers.semantics.citations.parts import provisions_in
from parsers.semantics.citations.segmentation import Piece, pieces_of
from schemas.layout import Span
from schemas.mentions import OTHER_TYPE, Citation

_EARLY = 6
_SUBJECT_YEAR = re.compile(r"năm (20\d\d)")
# Made in the middle of the year before, as they should be: hướng dẫn xây dựng dự toán … năm 2026
_AHEAD = re.compile(r"dự toán|năm học|tuyển sinh|xây dựng kế hoạch|hướng dẫn|chuẩn bị|khung")


def find_citations(text: str, *, context: CitationContext | None = None) -> tuple[Citation, ...]:
    """Citations (viện dẫn) of one zone: a recital, a cell, a paragraph of a note.

    ``nested_in`` is an index into the result. Self references (``Kế hoạch này``) are among them.
    """
    folded = fold(text)
    heads = heads_in(folded.text)
    if not heads:  # most cells and many paragraphs cite nothing
        return ()
    pieces = pieces_of(folded.text, heads)
    provisions = provisions_in(folded.text) if pieces else {}
    return tuple(_citation(folded, piece, provisions, context) for piece in pieces)


def _citation(
    folded: Folded,
    piece: Piece,
    provisions: dict[int, tuple[int, int]],
    context: CitationContext | None,
) -> Citation:
    head, one = piece.head, piece.head.type
    start, provision = head.start, None
    if (found := provisions.get(start)) is not None:
        start, provision = found[0], folded.printed(*found)
    span = folded.span(start, piece.end)
    raw = folded.printed_at(span)
    if head.kind is Kind.SELF:
        return _self_reference(span, raw, one.slug, context)
    number = head.number
    title = folded.printed(*piece.title) if piece.title else None
    body = folded.text[slice(*piece.issuer)] if piece.issuer else None
    issuer = _issuer(folded, piece, context) or one.issuer
    day = head.date.day if head.date else None
    year = head.date.year if head.date else None
    if year is None and number is not None:
        year = number.year
    named_title = folded.text[slice(*piece.title)] if piece.title else None
    resolved, why = resolve_act(
        one, number=number, title=named_title, day=day, year=year, context=context
    )
    codes = number.groups if number else ()
    scope = scope_of(one, codes, body, context)
    if resolved and number is None:
        scope = "tw"
    key = make_key(scope, one, number=number, title=named_title, day=day, year=year)
    if one.slug == "hien-phap":
        key = resolved
        if year is not None:
            title = f"năm {year}"  # a constitution is named by its year: Hiến pháp 2013
    if _is_own(number.text if number else None, one.slug, context):
        return _self_reference(span, raw, one.slug, context)
    issues = [*(number.issues if number else ()), *(head.date.issues if head.date else ())]
    issues += _missing(piece, issuer) + _late_subject(piece, title)
    if why or (body and is_ambiguous(body, context)):
        issues.append(why or "ambiguous")
    return Citation(
        span=span,
        raw=raw,
        type=one.slug,
        number=number.text if number else None,
        date=day,
        year=year,
        issuer=issuer,
        title=title,
        provision=provision,
        key=key,
        resolved_key=resolved,
        nested_in=piece.parent,
        relation=piece.relation,
        weak=number is None and day is None and not one.named and year is None,
        issues=tuple(issues),
    )


def _issuer(folded: Folded, piece: Piece, context: CitationContext | None) -> str | None:
    """The official name where it is known, else as printed."""
    if piece.issuer is None:
        return None
    body = folded.text[slice(*piece.issuer)]
    name = issuer_name(body, context)
    return folded.printed(*piece.issuer) if name == body else name


def _self_reference(span: Span, raw: str, slug: str, context: CitationContext | None) -> Citation:
    """``Quyết định này`` in a Kế hoạch is a slip, and is said to be one."""
    own = context.document_type if context else "ke-hoach"
    # Kế hoạch này in a Kế hoạch phối hợp; a document whose type we did not read is not judged
    same = own is None or slug == own or own.startswith(f"{slug}-")
    issues = () if same else (OTHER_TYPE,)
    return Citation(span=span, raw=raw, type=slug, is_self_reference=True, issues=issues)


def _is_own(number: str | None, slug: str, context: CitationContext | None) -> bool:
    """(Kèm theo Kế hoạch số 12/KH-UBND …): the plan's own number again."""
    if number is None or context is None or context.number is None:
        return False
    return slug == context.document_type and same_number(number) == same_number(context.number)


def _missing(piece: Piece, issuer: str | None) -> list[str]:
    """What is not printed and should be: nothing for an act by name and date, or year group."""
    number, date = piece.head.number, piece.head.date
    if number is not None:
        return [] if date or number.year else ["no_date"]
    if date is not None:
        return []
    return ["no_number", "no_date"] + ([] if issuer else ["no_issuer"])


def _late_subject(piece: Piece, title: str | None) -> list[str]:
    """A document of February about the year after it: one of the two years is a slip."""
    day = piece.head.date.day if piece.head.date else None
    if day is None or title is None or piece.head.title is not None:
        return []
    match = _SUBJECT_YEAR.search(title)
    if match is None or "giai đoạn" in title[: match.start()]:
        return []
    early = int(match[1]) == day.year + 1 and day.month <= _EARLY
    early = early and _AHEAD.search(title.lower()) is None
    return ["date_year_precedes_subject_year"] if early else []
