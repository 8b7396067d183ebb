"""Header, preamble and closing side by side: fields of one value, and lists paired entry by entry."""

from collections.abc import Callable, Iterator

from pipeline.compare.align import align
from pipeline.compare.likeness import Item
from pipeline.compare.spots import Spots
from pipeline.compare.told import Told
from pipeline.compare.tree import Nodes, placing
from pipeline.compare.words import same
from schemas.comparison import ChangeKind, FieldPair, Part, State
from schemas.plan import Plan

_NOWHERE = Nodes({})


def compare_header(
    a: Plan, b: Plan, spots: tuple[Spots, Spots], told: Told
) -> tuple[FieldPair, ...]:
    """Every field either plan has; what is not the same is told."""
    fields = []
    for name, value in _SINGLE.items():
        before, after = value(a), value(b)
        if before or after:
            fields.append(_pair(name, _listed(before), _listed(after)))
            place = (spots[0].field(name), spots[1].field(name))
            told.text(Part.HEADER, name, (place[0], before), (place[1], after))
    for name, values in _LISTS.items():
        mine, other = tuple(values(a)), tuple(values(b))
        if mine or other:
            fields.append(_pair(name, mine, other))
            _entries(name, mine, other, spots, told)
    return tuple(fields)


def _entries(
    name: str, mine: tuple[str, ...], other: tuple[str, ...], spots: tuple[Spots, Spots], told: Told
) -> None:
    # UBND tỉnh (để b/c): what stands in brackets says what for, not who
    sides = [
        [Item(f"{name}[{n}]", text, text.partition("(")[0]) for n, text in enumerate(one)]
        for one in (mine, other)
    ]
    found = align(*sides)
    start = len(told.changes)
    find = tuple(lambda ident, side=side: side.field(name, _place(ident)) for side in spots)
    told.lone(Part.HEADER, found, (find[0], find[1]), _NOWHERE, field=name)
    for one in found.matched:
        places = (find[0](one.a.ident), find[1](one.b.ident))
        told.text(Part.HEADER, name, (places[0], one.a.text), (places[1], one.b.text), by=one)
    for one, _ in placing(found, _NOWHERE).moved:
        told.change(
            Part.HEADER,
            ChangeKind.MOVED,
            (find[0](one.a.ident),),
            (find[1](one.b.ident),),
            field=name,
            before=one.a.text,
            after=one.b.text,
            by=one,
        )
    told.in_order(start, found)


def _place(ident: str) -> int:
    return int(ident[ident.index("[") + 1 : -1])


def _pair(name: str, a: tuple[str, ...], b: tuple[str, ...]) -> FieldPair:
    if not a or not b:
        state = State.ONLY_A if a else State.ONLY_B
    elif len(a) == len(b) and all(map(same, a, b)):
        state = State.SAME
    else:
        state = State.CHANGED
    return FieldPair(field=name, state=state, a=a, b=b)


def _listed(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _number(plan: Plan) -> str | None:
    """``…/KH-UBND`` where the serial is blank."""
    return plan.document_number or (f"…/{plan.symbol}" if plan.symbol else None)


def _issued(plan: Plan) -> str | None:
    """``05/06/2023``, with … for what is blank."""
    if plan.issued_year is None:
        return None
    day = f"{plan.issued_on.day:02}" if plan.issued_on else "…"
    month = f"{plan.issued_month:02}" if plan.issued_month else "…"
    return f"{day}/{month}/{plan.issued_year}"


def _period(plan: Plan) -> str | None:
    if plan.period_start is None or plan.period_end is None:
        return None
    return f"{plan.period_start:%d/%m/%Y} - {plan.period_end:%d/%m/%Y}"


def _text(name: str) -> Callable[[Plan], str | None]:
    return lambda plan: None if (value := getattr(plan, name)) is None else str(value)


def _signers(plan: Plan) -> Iterator[str]:
    for one in plan.signers:
        parts = (" ".join(one.capacity), one.position, one.name)
        yield ", ".join(part for part in parts if part)


def _annexes(plan: Plan) -> Iterator[str]:
    for one in plan.annexes:
        yield " ".join(part for part in (one.label, one.title, one.reference) if part)


_SINGLE: dict[str, Callable[[Plan], str | None]] = {
    "parent_agency": _text("parent_agency"),
    "issuing_agency": _text("issuing_agency"),
    "document_number": _number,
    "place": _text("place"),
    "issued": _issued,
    "document_type": _text("document_type"),
    "subject": _text("subject"),
    "plan_year": _text("plan_year"),
    "period": _period,
    "admin_level": _text("admin_level"),
    "province": _text("province"),
    "district": _text("district"),
    "commune": _text("commune"),
    "secrecy": _text("secrecy"),
    "urgency": _text("urgency"),
    "draft": lambda plan: "yes" if plan.is_draft else None,
    "carrier": _text("carrier"),
}
"""Fields of one value, in the order of the paper."""
_LISTS: dict[str, Callable[[Plan], tuple[str, ...] | Iterator[str]]] = {
    "legal_bases": lambda plan: plan.legal_bases,
    "recipients": lambda plan: plan.recipients,
    "signers": _signers,
    "annexes": _annexes,
}
