"""Footnotes and tables that are no task tables side by side."""

from pipeline.compare.align import align
from pipeline.compare.likeness import Item
from pipeline.compare.spots import Spots
from pipeline.compare.told import Told
from pipeline.compare.tree import Nodes, number_follows, placing
from schemas.comparison import ChangeKind, Part
from schemas.plan import Footnote, OtherTable, Plan

_NOWHERE = Nodes({})


def compare_notes(a: Plan, b: Plan, nodes: Nodes, spots: tuple[Spots, Spots], told: Told) -> None:
    """Notes that came and went, their words, and where their marks stand."""
    start = len(told.changes)
    found = align(*([_note(one) for one in plan.footnotes] for plan in (a, b)))
    find = spots[0].footnote, spots[1].footnote
    mine, other = ({one.footnote_id: one for one in plan.footnotes} for plan in (a, b))
    told.match(Part.FOOTNOTE, found)
    told.lone(Part.FOOTNOTE, found, find, nodes)
    places = placing(found, _NOWHERE)
    for one in found.matched:
        before, after = mine[one.a.ident], other[one.b.ident]
        at = find[0](one.a.ident), find[1](one.b.ident)
        told.number(
            Part.FOOTNOTE, at, (before.mark, after.mark), one, follows=number_follows(one, places)
        )
        told.text(Part.FOOTNOTE, "text", (at[0], before.text), (at[1], after.text), by=one)
        marked = _marked(before), _marked(after)
        if {nodes.pairs.get(node, node) for node in marked[0]} != set(marked[1]):
            told.change(
                Part.FOOTNOTE,
                ChangeKind.MOVED,
                at[:1],
                at[1:],
                field="anchors",
                before="; ".join(marked[0]),
                after="; ".join(marked[1]),
                by=one,
            )
    told.in_order(start, found)


def compare_other_tables(
    a: Plan, b: Plan, nodes: Nodes, spots: tuple[Spots, Spots], told: Told
) -> None:
    """Forms, lists and figures, word by word."""
    start = len(told.changes)
    sides = [[_table(one) for one in plan.other_tables] for plan in (a, b)]
    found = align(*sides)
    find = spots[0].other_table, spots[1].other_table
    told.match(Part.OTHER_TABLE, found)
    told.lone(Part.OTHER_TABLE, found, find, nodes)
    told.moved(Part.OTHER_TABLE, placing(found, nodes).moved, find, nodes)
    for one in found.matched:
        at = find[0](one.a.ident), find[1](one.b.ident)
        told.text(Part.OTHER_TABLE, "cells", (at[0], one.a.text), (at[1], one.b.text), by=one)
    told.in_order(start, found)


def _note(one: Footnote) -> Item:
    return Item(one.footnote_id, one.text, traits={"number": one.mark})


def _table(one: OtherTable) -> Item:
    above = f"section {one.container_id}" if one.container_id else None
    text = "\n".join(" | ".join(row) for row in (one.header, *one.cells))
    return Item(one.table_id, text, above=above)


def _marked(one: Footnote) -> list[str]:
    """The items its mark stands in, as nodes."""
    return [
        f"section {anchor.container_id}"
        if anchor.container == "section"
        else anchor.container_id or str(anchor.container)
        for anchor in one.anchors
    ]
