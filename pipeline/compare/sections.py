"""Sections side by side: who came and went, moved, has another number, title or wording."""

from collections.abc import Iterable

from pipeline.compare.align import Alignment, align
from pipeline.compare.likeness import Item
from pipeline.compare.spots import Spots
from pipeline.compare.told import Told
from pipeline.compare.tree import Nodes, number_follows, placing
from pipeline.compare.words import folded
from schemas.comparison import Part
from schemas.plan import Plan, Section


def align_sections(a: Plan, b: Plan) -> Alignment:
    """The sections of two plans, paired by their words."""
    return align(_items(a), _items(b))


def section_nodes(a: Plan, b: Plan, found: Alignment) -> Nodes:
    """Sections, and annexes beside them, as nodes that rows and tables stand under."""
    annexes = align(_annexes(a), _annexes(b))
    return Nodes({}).with_items(annexes).with_items(found)


def node_of(section_id: str | None) -> str | None:
    """The name of a section as a node: rows have names of their own."""
    return None if section_id is None else f"section {section_id}"


def compare_sections(
    plans: tuple[Plan, Plan],
    found: Alignment,
    nodes: Nodes,
    spots: tuple[Spots, Spots],
    told: Told,
) -> None:
    """Everything that is not the same about sections."""
    start = len(told.changes)
    mine, other = ({node_of(one.section_id): one for one in plan.sections} for plan in plans)
    find = (
        lambda node: spots[0].section(mine[node].section_id),
        lambda node: spots[1].section(other[node].section_id),
    )
    told.match(Part.SECTION, found)
    told.lone(Part.SECTION, found, find, nodes)
    places = placing(found, nodes)
    told.moved(Part.SECTION, places.moved, find, nodes)
    for one in found.matched:
        before, after = mine[one.a.ident], other[one.b.ident]
        at = find[0](one.a.ident), find[1](one.b.ident)
        told.number(
            Part.SECTION,
            at,
            (before.number, after.number),
            one,
            follows=number_follows(one, places),
        )
        for name in ("title", "text"):
            values = getattr(before, name), getattr(after, name)
            told.text(Part.SECTION, name, (at[0], values[0]), (at[1], values[1]), by=one)
    told.in_order(start, found)


def touched(told: Told) -> tuple[set[str], set[str]]:
    """Sections of either plan whose words are told of already."""
    some = [
        one
        for one in told.changes
        if one.part is Part.SECTION and one.field in {None, "title", "text"}
    ]
    return (
        {spot.id for one in some for spot in one.a},
        {spot.id for one in some for spot in one.b},
    )


def _items(plan: Plan) -> list[Item]:
    titles = {one.section_id: one.title or "" for one in plan.sections}
    return [_item(one, titles) for one in plan.sections]


def _annexes(plan: Plan) -> list[Item]:
    return [
        Item(
            node_of(one.annex_id) or "",
            " ".join(part for part in (one.label, one.title) if part),
            traits={"number": one.annex_id},
        )
        for one in plan.annexes
    ]


def _item(one: Section, titles: dict[str, str]) -> Item:
    traits = {"number": one.number}
    if one.parent_id is not None:
        traits["above"] = _key([titles.get(one.parent_id, "")])
    text = "\n".join(part for part in (one.title, one.text) if part)
    return Item(
        node_of(one.section_id) or "", text, one.title or "", node_of(one.parent_id), traits
    )


def _key(texts: Iterable[str]) -> str:
    return " ".join(key for text in texts for key in folded(text))
