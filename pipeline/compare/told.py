"""Changes as they are collected: an item that came or went, a field that is not the same."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field

from pipeline.compare.align import Alignment, Matched
from pipeline.compare.tree import Nodes
from pipeline.compare.words import only_marks_differ, runs, same
from schemas.comparison import Change, ChangeKind, Match, Part, Spot

Find = Callable[[str], Spot]


@dataclass
class Told:
    """What is told so far, in the order of the plans."""

    changes: list[Change] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)

    def change(
        self,
        part: Part,
        kind: ChangeKind,
        a: Iterable[Spot],
        b: Iterable[Spot],
        *,
        field: str | None = None,
        before: str | None = None,
        after: str | None = None,
        dropped: Iterable[str] = (),
        gained: Iterable[str] = (),
        follows: bool = False,
        by: Matched | None = None,
    ) -> None:
        both = before is not None and after is not None
        worded = both and kind in {ChangeKind.CHANGED, ChangeKind.REWORDED}
        self.changes.append(
            Change(
                ordinal=len(self.changes) + 1,
                part=part,
                kind=kind,
                field=field,
                a=tuple(a),
                b=tuple(b),
                before=before,
                after=after,
                dropped=tuple(dropped),
                gained=tuple(gained),
                words=runs(before or "", after or "") if worded else (),
                follows=follows,
                score=by.score if by else None,
                reason=by.reason if by else (),
            )
        )

    def text(
        self,
        part: Part,
        field: str,
        a: tuple[Spot, str | None],
        b: tuple[Spot, str | None],
        *,
        follows: bool = False,
        by: Matched | None = None,
    ) -> bool:
        """A printed value in both plans; nothing is told where it is the same. Was something?"""
        (spot_a, before), (spot_b, after) = a, b
        if same(before, after):
            return False
        kind = ChangeKind.REWORDED if only_marks_differ(before, after) else ChangeKind.CHANGED
        self.change(
            part,
            kind,
            (spot_a,),
            (spot_b,),
            field=field,
            before=before,
            after=after,
            follows=follows,
            by=by,
        )
        return True

    def lone(
        self,
        part: Part,
        found: Alignment,
        spots: tuple[Find, Find],
        nodes: Nodes,
        *,
        field: str | None = None,
        touched: Container[str] = (),
    ) -> None:
        """Items only one plan has, and those of which it is open which is which. ``touched``: items whose
        words are told of elsewhere.
        """
        for one in found.only_a:
            self.change(
                part,
                ChangeKind.REMOVED,
                (spots[0](one.ident),),
                (),
                field=field,
                before=one.text,
                follows=one.above in nodes.lone_a or one.ident in touched,
            )
        for one in found.only_b:
            self.change(
                part,
                ChangeKind.ADDED,
                (),
                (spots[1](one.ident),),
                field=field,
                after=one.text,
                follows=one.above in nodes.lone_b or one.ident in touched,
            )
        for several in found.undecided:
            self.change(
                part,
                ChangeKind.UNDECIDED,
                (spots[0](found.a[i].ident) for i in several.a),
                (spots[1](found.b[j].ident) for j in several.b),
                field=field,
            )

    def match(self, part: Part, found: Alignment) -> None:
        self.matches += [
            Match(part=part, a=one.a.ident, b=one.b.ident, score=one.score, reason=one.reason)
            for one in found.matched
        ]

    def moved(
        self,
        part: Part,
        moved: Iterable[tuple[Matched, bool]],
        spots: tuple[Find, Find],
        nodes: Nodes,
    ) -> None:
        """Items under another heading, or in another order under the same one."""
        for one, elsewhere in moved:
            new = one.a.above in nodes.lone_a or one.b.above in nodes.lone_b
            self.change(
                part,
                ChangeKind.MOVED,
                (spots[0](one.a.ident),),
                (spots[1](one.b.ident),),
                field="above" if elsewhere else "order",
                before=one.a.above if elsewhere else None,
                after=one.b.above if elsewhere else None,
                follows=elsewhere and new,
                by=one,
            )

    def number(
        self,
        part: Part,
        at: tuple[Spot, Spot],
        numbers: tuple[str | None, str | None],
        by: Matched,
        *,
        follows: bool,
    ) -> None:
        """A number that is another one."""
        if not same(*numbers):
            before, after = numbers
            self.change(
                part,
                ChangeKind.RENUMBERED,
                at[:1],
                at[1:],
                field="number",
                before=before,
                after=after,
                follows=follows,
                by=by,
            )

    def in_order(self, start: int, found: Alignment) -> None:
        """Bring the changes from ``start`` on into the order of the plans: that of ``a``, and what only ``b``
        has after the item it follows there.
        """
        places = {"a": {one.ident: (i, 0, 0) for i, one in enumerate(found.a)}}
        partners = {j: i for i, j in found.partner.items()}
        last = -1
        places["b"] = {}
        for j, one in enumerate(found.b):
            last = partners.get(j, last)
            places["b"][one.ident] = (last, 1, j)
        self.changes[start:] = sorted(self.changes[start:], key=lambda one: _place(one, places))


def _place(one: Change, places: dict[str, dict[str, tuple[int, int, int]]]) -> tuple[int, int, int]:
    for side, spots in (("a", one.a), ("b", one.b)):
        for spot in spots:
            for name in (spot.id, f"section {spot.id}"):
                if name in places[side]:
                    return places[side][name]
    return (0, 0, 0)
