"""Citations, times, duties and actors of two records, compared as lists of what they mean."""

from collections.abc import Iterator
from typing import Any

from schemas.plan import Plan
from tests.twins.pairs import Difference, Seen, pairs, told

KINDS = {
    "citations": ("citations", {"citation_id", "ordinal", "evidence", "nested_in"}),
    "deadlines": ("deadlines", {"deadline_id", "ordinal", "evidence", "duty_id"}),
    "duties": ("report_duties", {"duty_id", "ordinal", "evidence"}),
    "agencies": ("task_agencies", {"ordinal", "evidence"}),
}
"""By kind of difference: the table, and what in it is no meaning of its own."""


def meant(docx: Plan, pdf: Plan, seen: Seen) -> Iterator[Difference]:
    """What follows from a place that differs already is marked so; else the meaning was lost by itself."""
    for kind, (table, own) in KINDS.items():
        for old, new in pairs(
            [_said(one, own) for one in getattr(docx, table)],
            [_known(_said(one, own), seen) for one in getattr(pdf, table)],
            key=lambda said: tuple(sorted(said.items())),
            words=lambda said: f"{said['where']} {said['raw']}",
        ):
            if old == new:
                continue
            one = old or new
            assert one is not None
            place = one["where"] or ""
            about = any(_touched(item, seen) for item in (old, new) if item is not None)
            if old is None or new is None:
                found = Difference.lone(kind, old and old["raw"], new and new["raw"]).at(place)
                yield found.following() if about else found
                continue
            names = [name for name in old if old[name] != new[name]]
            # the same words, but the unit or the year is another one: the header tells those
            about = about or (old["raw"] == new["raw"] and seen.touched("header", None))
            for index, name in enumerate(names):
                found = Difference(f"{kind}.{name}", place, old[name], new[name])
                yield found.following() if about or index else found


def _said(item: Any, own: set[str]) -> dict[str, str | None]:
    """The item's fields as strings; ``where`` is its container."""
    fields = {name: told(value) for name, value in item if name not in own}
    fields["raw"] = " ".join((fields["raw"] or "").split())
    if (task := fields.pop("task_id", None)) is not None:
        return {"where": f"task {task}", **fields}
    container = fields.pop("container")
    identity = fields.pop("container_id")
    return {"where": f"{container} {identity}" if identity else container, **fields}


def _known(said: dict[str, str | None], seen: Seen) -> dict[str, str | None]:
    return {**said, "where": seen.known_as(said["where"] or "")}


def _touched(said: dict[str, str | None], seen: Seen) -> bool:
    container, _, identity = (said["where"] or "").partition(" ")
    return seen.touched(container, identity or None)
