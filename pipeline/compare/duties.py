"""Duties to report side by side: who, to whom, through whom, what, until when."""

from collections.abc import Iterable

from parsers.keys import match_key
from pipeline.compare.align import align
from pipeline.compare.likeness import Item
from pipeline.compare.spots import Spots
from pipeline.compare.times import Times, printed, same_times, times_of
from pipeline.compare.told import Told
from pipeline.compare.tree import Nodes, placing
from pipeline.compare.words import folded, same
from schemas.comparison import ChangeKind, Part
from schemas.plan import Plan, ReportDuty

_TEXTS = ("what", "recipient", "via", "method", "data_closing")


def compare_duties(a: Plan, b: Plan, nodes: Nodes, spots: tuple[Spots, Spots], told: Told) -> None:
    """Everything that is not the same about duties. ``nodes``: sections and rows that are one."""
    start = len(told.changes)
    found = align(_items(a), _items(b))
    find = spots[0].duty, spots[1].duty
    mine, other = ({one.duty_id: one for one in plan.report_duties} for plan in (a, b))
    times = tuple(times_of(d for d in plan.deadlines if d.duty_id) for plan in (a, b))
    told.match(Part.DUTY, found)
    told.lone(Part.DUTY, found, find, nodes)
    told.moved(Part.DUTY, (one for one in placing(found, nodes).moved if one[1]), find, nodes)
    for one in found.matched:
        before, after = mine[one.a.ident], other[one.b.ident]
        at = find[0](one.a.ident), find[1](one.b.ident)
        for name in _TEXTS:
            values = getattr(before, name), getattr(after, name)
            told.text(Part.DUTY, name, (at[0], values[0]), (at[1], values[1]), by=one)
        reporters = [{match_key(who): who for who in duty.reporters} for duty in (before, after)]
        if reporters[0].keys() != reporters[1].keys():
            told.change(
                Part.DUTY,
                ChangeKind.CHANGED,
                at[:1],
                at[1:],
                field="reporters",
                before="; ".join(before.reporters) or None,
                after="; ".join(after.reporters) or None,
                dropped=(who for key, who in reporters[0].items() if key not in reporters[1]),
                gained=(who for key, who in reporters[1].items() if key not in reporters[0]),
                by=one,
            )
        when: tuple[Times, Times] = (
            times[0].get(before.duty_id, ()),
            times[1].get(after.duty_id, ()),
        )
        if not same(printed(when[0]), printed(when[1])):
            told.change(
                Part.DUTY,
                ChangeKind.REWORDED if same_times(*when) else ChangeKind.CHANGED,
                at[:1],
                at[1:],
                field="time",
                before=printed(when[0]),
                after=printed(when[1]),
                by=one,
            )
    told.in_order(start, found)


def _items(plan: Plan) -> list[Item]:
    return [_item(one) for one in plan.report_duties]


def _item(one: ReportDuty) -> Item:
    told = {"lead": _key(one.reporters), "recipient": _key([one.recipient or ""])}
    traits = {name: value for name, value in told.items() if value}
    above = f"section {one.container_id}" if one.container == "section" else one.container_id
    return Item(one.duty_id, one.raw, above=above or str(one.container), traits=traits)


def _key(texts: Iterable[str]) -> str:
    return " ".join(key for text in sorted(texts) for key in folded(text))
