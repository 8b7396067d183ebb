"""Citations and report duties: sets without order, paired by what they name and by their wording.

A citation is its type, number and date; one without number is told by its title too. A duty is its
clause, and each of its dates (or its recurrence) is a deadline of its own.
"""

from collections.abc import Iterator
from itertools import zip_longest

from pipeline.evaluation.align import Pairs, by_best
from pipeline.evaluation.gold import Citation, Duty
from pipeline.evaluation.judge import judged
from pipeline.evaluation.matchers import Value, likeness, share_within, soft_key
from pipeline.evaluation.predicted import citation_type, first_words
from pipeline.evaluation.results import Item

_LAW = "luat"
_QUOTES = str.maketrans(dict.fromkeys('“”„«»"'))
_SAME_TITLE = 0.6
_SAME_CLAUSE = 0.3
_SAME_WORDS = 0.6


def citations(
    gold: tuple[Citation, ...] | None, got: tuple[Citation, ...] | None
) -> Iterator[Item]:
    """Strong citations first; what is left over may still be one of the close calls."""
    if gold is None or got is None:
        return
    strong = tuple(one for one in gold if not one.weak)
    weak = tuple(one for one in gold if one.weak)
    pairs = by_best(strong, got, _citation_score)
    yield from (_citation_item("citations.citation", m, o) for m, o in pairs if m is not None)
    left = tuple(other for mine, other in pairs if mine is None and other is not None)
    for mine, other in by_best(weak, left, _citation_score):
        if mine is not None:
            yield _citation_item("citations.weak", mine, other)
        elif other is not None and not (_is_weak(other) or other.within):
            yield from judged("citations.citation", _name(other), None, _citation(other, None))


def duties(
    gold: tuple[Duty, ...] | None, got: tuple[Duty, ...] | None, *, dates: bool
) -> Iterator[Item]:
    """Clauses, those without date apart, and the deadlines of the dated ones; an optional duty gives
    no item, found or not.
    """
    if gold is None or got is None:
        return
    for mine, other in _with_their_parts(by_best(gold, got, _duty_score)):
        known = mine or other
        if known is None or (mine is not None and mine.optional):
            continue
        ours, theirs = (_deadlines(duty) for duty in (mine, other))
        key = first_words(known.quote, 8)
        field = "duties.dated" if (ours if mine else theirs) else "duties.undated"
        yield from judged(field, key, _clause(mine), _clause(other))
        if dates and field == "duties.dated":
            yield from _deadline_items(key, ours, theirs)


def _citation_item(field: str, gold: Citation, got: Citation | None) -> Item:
    found = _citation(got, gold) if got else None
    (item,) = judged(field, _name(gold), _citation(gold, got), found)
    return item


def _citation(one: Citation, partner: Citation | None) -> Value:
    """Type, number, date; the title too when neither side has a number. Blanks and doubled strokes of the
    number are the print's: ``26/2013//TT-BYT``.
    """
    number = one.number.replace(" ", "").replace("//", "/") if one.number else None
    bare = one.number is None and (partner is None or partner.number is None)
    return (citation_type(one.type), number, one.date, _title(one, partner) if bare else None)


def _title(one: Citation, partner: Citation | None = None) -> str | None:
    """The name without quotation marks; with its issuer (``làm việc của Đảng ủy xã``) where the other side
    has it so.
    """
    if one.title is None:
        return None
    title, whole = (
        text.translate(_QUOTES) for text in (one.title, f"{one.title} của {one.issuer}")
    )
    theirs = (partner.title or "").translate(_QUOTES) if partner else ""
    return whole if one.issuer and soft_key(whole) == soft_key(theirs) else title


def _citation_score(gold: Citation, got: Citation) -> float:
    mine, other = _citation(gold, got), _citation(got, gold)
    titles = _title(gold, got), _title(got, gold)
    alike = likeness(titles[0], titles[1]) if titles[0] and titles[1] else 0.0
    if gold.number and got.number:
        same = soft_key(mine[1] or "") == soft_key(other[1] or "")
        near = mine[0] == other[0] and gold.date is not None and gold.date == got.date
        return 2.0 * same + 0.5 * (mine[0] == other[0]) + alike if same or near else 0.0
    return 1.0 * (mine[0] == other[0]) + alike if alike >= _SAME_TITLE else 0.0


def _is_weak(one: Citation) -> bool:
    return one.number is None and one.date is None and citation_type(one.type) != _LAW


def _name(one: Citation) -> str:
    return f"{one.type} {one.number or one.title or ''}".strip()


def _with_their_parts(pairs: Pairs[Duty, Duty]) -> Pairs[Duty, Duty]:
    """``gửi báo cáo 6 tháng trước …; gửi báo cáo năm trước …``: two duties of the record where the gold has one
    with two days.
    """
    whole = [(mine, other) for mine, other in pairs if mine is not None]
    left: Pairs[Duty, Duty] = []
    for part in (other for mine, other in pairs if mine is None):
        for at, (mine, other) in enumerate(whole):
            if part and other and _is_part(part, mine, other):
                days = (*other.deadlines, *part.deadlines)
                whole[at] = mine, other.model_copy(update={"deadlines": days})
                break
        else:
            left.append((None, part))
    return [*whole, *left]


def _is_part(part: Duty, gold: Duty, got: Duty) -> bool:
    """In the same place, of words that are mostly the gold's, on a day nobody has told yet."""
    missed = set(gold.deadlines) - set(got.deadlines)
    here = part.where == gold.where or None in {part.where, gold.where}
    return (
        here
        and len(part.deadlines) > 0
        and missed.issuperset(part.deadlines)
        and (share_within(part.quote, gold.quote) >= _SAME_WORDS)
    )


def _clause(duty: Duty | None) -> Value | None:
    return (duty.quote,) if duty else None


def _deadlines(duty: Duty | None) -> tuple[str, ...]:
    """``2023-06-05`` …, or the recurrence."""
    if duty is None:
        return ()
    return (*sorted(duty.deadlines), *((duty.recurrence,) if duty.recurrence else ()))


def _deadline_items(key: str, gold: tuple[str, ...], got: tuple[str, ...]) -> Iterator[Item]:
    pairs = by_best(gold, got, lambda mine, other: float(mine == other))
    missed = [mine for mine, other in pairs if other is None]
    extra = [other for mine, other in pairs if mine is None]
    right = [(mine, other) for mine, other in pairs if mine is not None and other is not None]
    for mine, other in (*right, *zip_longest(missed, extra)):
        ours, theirs = ((one,) if one else None for one in (mine, other))
        yield from judged("duties.deadline", key, ours, theirs)


def _duty_score(gold: Duty, got: Duty) -> float:
    mine, other = soft_key(gold.quote), soft_key(got.quote)
    like = 1.0 if mine in other or other in mine else likeness(gold.quote, got.quote)
    shared = len(set(_deadlines(gold)) & set(_deadlines(got)))
    return like + shared if like >= _SAME_CLAUSE else 0.0
