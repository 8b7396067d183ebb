"""Rows of task tables and tasks in prose side by side.

Which table of one plan is which of the other is told by their rows: the pair that shares most.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from parsers.keys import match_key
from pipeline.compare.acts import acts_by_container
from pipeline.compare.align import Alignment, Matched, align
from pipeline.compare.likeness import Item
from pipeline.compare.sections import node_of, touched
from pipeline.compare.spots import Spots
from pipeline.compare.times import Times, same_times, times_of
from pipeline.compare.told import Told
from pipeline.compare.tree import Nodes, number_follows, placing
from pipeline.compare.words import folded, same
from schemas.comparison import ChangeKind, Part, Spot
from schemas.plan import Plan, Task
from schemas.vocabulary import RowKind, TaskSource

_TEXTS = ("task", "product", "budget", "note", "basis", "approver")
_ROLES = ("lead", "coordinator", "leader", "monitor")
_IN_ONE = frozenset({"lead", "coordinator"})
"""Roles that may stand in one column, ``lead_coordinator``."""


@dataclass(frozen=True)
class Rows:
    """The tasks of one plan by their ids, with what was found in them."""

    plan: Plan

    @cached_property
    def by_id(self) -> dict[str, Task]:
        return {one.task_id: one for one in self.plan.tasks}

    @cached_property
    def actors(self) -> dict[tuple[str, str], dict[str, str]]:
        """Names by their keys, by task and role."""
        found: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for one in self.plan.task_agencies:
            found[one.task_id, one.role].setdefault(match_key(one.name), one.raw)
        return found

    @cached_property
    def times(self) -> Mapping[str, Times]:
        return times_of(one for one in self.plan.deadlines if one.duty_id is None)

    @cached_property
    def items(self) -> list[Item]:
        acts = acts_by_container(self.plan)
        return [self._item(one, acts.get(one.task_id, "")) for one in self.plan.tasks]

    def cell(self, task: Task, role: str) -> str | None:
        """The printed cell of a role."""
        own: str | None = getattr(task, role)
        return own or (task.lead_coordinator if role in _IN_ONE else None)

    def _item(self, one: Task, acts: str) -> Item:
        told = {
            "number": one.number,
            "above": " ".join(key for title in one.group_path for key in folded(title)),
            "acts": acts,
            "time": " ".join(folded(one.time)),
            "product": " ".join(folded(one.product)),
            "cells": " ".join(key for text in _further(one) for key in folded(text)),
            **{role: self._who(one, role) for role in _IN_ONE},
        }
        traits = {name: value for name, value in told.items() if value}
        sort = "group" if one.kind is RowKind.GROUP else ""
        return Item(
            one.task_id,
            one.task or "",
            above=one.parent_id or top_of(one),
            traits=traits,
            sort=sort,
        )

    def _who(self, one: Task, role: str) -> str:
        actors = self.actors.get((one.task_id, role))
        return "; ".join(sorted(actors)) if actors else " ".join(folded(self.cell(one, role)))


def _further(task: Task) -> Iterator[str]:
    """What the other columns say, each by its name."""
    for name in (*_TEXTS[2:], *_ROLES[2:]):
        value: str | None = getattr(task, name)
        if value is not None:
            yield f"{name}: {value}"
    for header, value in sorted(task.other.items()):
        if value:
            yield f"{header}: {value}"


def top_of(task: Task) -> str | None:
    """The table, or the section of prose, a task stands in."""
    return node_of(task.container_id) if task.table_index is None else f"table {task.table_index}"


def align_tasks(a: Rows, b: Rows) -> Alignment:
    return align(a.items, b.items)


def pair_tables(a: Rows, b: Rows, found: Alignment) -> Nodes:
    """The tables of two plans as nodes."""
    votes = Counter(
        (x.table_index, y.table_index)
        for one in found.matched
        if (x := a.by_id[one.a.ident]).table_index is not None
        and (y := b.by_id[one.b.ident]).table_index is not None
    )
    pairs = {
        f"table {x}": f"table {y}"
        for (x, y), n in votes.items()
        if all(
            n > m or other == (x, y) for other, m in votes.items() if other[0] == x or other[1] == y
        )
    }
    lone = [
        frozenset(
            f"table {one.table_index}" for one in rows.plan.tasks if one.table_index is not None
        )
        for rows in (a, b)
    ]
    return Nodes(pairs, lone[0] - pairs.keys(), lone[1] - set(pairs.values()))


def tables_below(a: Rows, b: Rows, tables: Nodes) -> Iterator[tuple[str | None, str | None]]:
    """The sections each table stands in, in either plan."""
    mine, other = (dict(_sections_of_tables(rows.plan)) for rows in (a, b))
    for x, y in tables.pairs.items():
        yield mine[x], other[y]
    for x in sorted(tables.lone_a):
        yield mine[x], None
    for y in sorted(tables.lone_b):
        yield None, other[y]


def compare_tables(
    rows: tuple[Rows, Rows], tables: Nodes, sections: Nodes, spots: tuple[Spots, Spots], told: Told
) -> None:
    """Whole tables that came, went, or stand in another section."""
    mine, other = (dict(_sections_of_tables(one.plan)) for one in rows)
    for x in sorted(tables.lone_a, key=_index):
        told.change(
            Part.TABLE,
            ChangeKind.REMOVED,
            (spots[0].table(_index(x)),),
            (),
            follows=mine[x] in sections.lone_a,
        )
    for y in sorted(tables.lone_b, key=_index):
        told.change(
            Part.TABLE,
            ChangeKind.ADDED,
            (),
            (spots[1].table(_index(y)),),
            follows=other[y] in sections.lone_b,
        )
    for x, y in tables.pairs.items():
        if not sections.same(mine[x], other[y]):
            told.change(
                Part.TABLE,
                ChangeKind.MOVED,
                (spots[0].table(_index(x)),),
                (spots[1].table(_index(y)),),
                field="above",
                before=mine[x],
                after=other[y],
                follows=mine[x] in sections.lone_a or other[y] in sections.lone_b,
            )


def compare_tasks(
    rows: tuple[Rows, Rows], found: Alignment, nodes: Nodes, spots: tuple[Spots, Spots], told: Told
) -> None:
    """Everything that is not the same about tasks; sections were told before."""
    a, b = rows
    known = touched(told)
    nodes = nodes.with_items(found)
    start = len(told.changes)
    find = spots[0].task, spots[1].task
    told.match(Part.TASK, found)
    told.lone(Part.TASK, found, find, nodes, touched=_in_told_prose(a, b, known))
    places = placing(found, nodes)
    told.moved(Part.TASK, places.moved, find, nodes)
    for one in found.matched:
        numbers = a.by_id[one.a.ident].number, b.by_id[one.b.ident].number
        if not same(*numbers):
            at = find[0](one.a.ident), find[1](one.b.ident)
            told.number(Part.TASK, at, numbers, one, follows=number_follows(one, places))
        _Row(a, b, one, spots, told, known).compare()
    told.in_order(start, found)


def _sections_of_tables(plan: Plan) -> Iterator[tuple[str, str | None]]:
    for one in plan.tasks:
        if one.table_index is not None:
            yield f"table {one.table_index}", node_of(one.container_id)


def _index(node: str) -> int:
    return int(node.removeprefix("table "))


def _in_told_prose(a: Rows, b: Rows, known: tuple[set[str], set[str]]) -> set[str]:
    """Tasks in prose that stand in words told of already, by their ids."""
    return {
        one.task_id
        for rows, sections in zip((a, b), known, strict=True)
        for one in rows.plan.tasks
        if one.source is TaskSource.PROSE and one.container_id in sections
    }


@dataclass(frozen=True)
class _Row:
    """Two rows that are one, field by field."""

    a: Rows
    b: Rows
    one: Matched
    spots: tuple[Spots, Spots]
    told: Told
    known: tuple[set[str], set[str]]
    """Sections whose words are told of."""

    @cached_property
    def mine(self) -> Task:
        return self.a.by_id[self.one.a.ident]

    @cached_property
    def other(self) -> Task:
        return self.b.by_id[self.one.b.ident]

    def compare(self) -> None:
        if self.one.a.sort != self.one.b.sort:
            self._change(ChangeKind.CHANGED, "kind", str(self.mine.kind), str(self.other.kind))
        for name in _TEXTS:
            prose = name == "task" and self._is_told_of
            self._text(name, getattr(self.mine, name), getattr(self.other, name), follows=prose)
        for header in dict.fromkeys((*self.mine.other, *self.other.other)):
            if header in self.mine.other or header not in self._renamed:
                after = self.other.other.get(self._partner(header))
                self._text(header, self.mine.other.get(header), after)
        self._time()
        for role in _ROLES:
            self._actors(role)

    @cached_property
    def _renamed(self) -> dict[str, str]:
        """Headers of ``b`` by those of ``a`` that are the same but for their spelling."""
        mine = {folded(header): header for header in self.mine.other}
        return {
            header: mine[folded(header)] for header in self.other.other if folded(header) in mine
        }

    def _partner(self, header: str) -> str:
        return next((new for new, old in self._renamed.items() if old == header), header)

    @property
    def _is_told_of(self) -> bool:
        return self.mine.source is TaskSource.PROSE and (
            self.mine.container_id in self.known[0] or self.other.container_id in self.known[1]
        )

    def _at(self, name: str) -> tuple[Spot, Spot]:
        ids = self.mine.task_id, self.other.task_id
        return self.spots[0].task(ids[0], name), self.spots[1].task(ids[1], name)

    def _text(
        self, name: str, before: str | None, after: str | None, *, follows: bool = False
    ) -> None:
        if same(before, after):
            return  # most cells are, and places cost more than words
        at = self._at(name)
        copied = name in self.mine.inherited and name in self.other.inherited
        self.told.text(
            Part.TASK, name, (at[0], before), (at[1], after), follows=follows or copied, by=self.one
        )

    def _time(self) -> None:
        before, after = self.mine.time, self.other.time
        if same(before, after):
            return
        times = self.a.times.get(self.mine.task_id, ()), self.b.times.get(self.other.task_id, ())
        if same_times(*times):
            self._change(ChangeKind.REWORDED, "time", before, after)
        else:
            self._text("time", before, after)

    def _actors(self, role: str) -> None:
        """Who acts, as sets; where nobody was recognised, the cells word by word."""
        cells = self.a.cell(self.mine, role), self.b.cell(self.other, role)
        before = self.a.actors.get((self.mine.task_id, role), {})
        after = self.b.actors.get((self.other.task_id, role), {})
        if not before and not after:
            self._text(role, *cells)
        elif before.keys() != after.keys():
            dropped = [raw for key, raw in before.items() if key not in after]
            gained = [raw for key, raw in after.items() if key not in before]
            self._change(ChangeKind.CHANGED, role, *cells, dropped=dropped, gained=gained)
        elif not same(getattr(self.mine, role), getattr(self.other, role)) and all(
            getattr(task, role) for task in (self.mine, self.other)
        ):
            self._change(ChangeKind.REWORDED, role, *cells)

    def _change(
        self,
        kind: ChangeKind,
        name: str,
        before: str | None,
        after: str | None,
        *,
        dropped: list[str] | None = None,
        gained: list[str] | None = None,
    ) -> None:
        a, b = self._at(name)
        copied = name in self.mine.inherited and name in self.other.inherited
        self.told.change(
            Part.TASK,
            kind,
            (a,),
            (b,),
            field=name,
            before=before,
            after=after,
            dropped=dropped or (),
            gained=gained or (),
            follows=copied,
            by=self.one,
        )
