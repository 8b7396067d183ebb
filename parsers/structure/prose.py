"""Tasks given in prose: label lines, inline labels, brackets, sentences, schedules, duties under a body.

Real plans give more tasks this way than in tables (63 of 90). What makes a task is said in the
text - a label (``Đơn vị chủ trì:``), ``Giao X chủ trì, phối hợp với Y``, a dated line, or a heading that
names somebody; a measure without any of these stays section text. Who acts and when may stand
above: in the heading, in the line that ends in a colon, in the block of labels (``blocks``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from parsers.bullets import bullet_of
from parsers.structure.blocks import (
    CARRIERS,
    Block,
    block_of,
    blocks_within,
    heads_work,
    own_lines,
    text_of,
)
from parsers.structure.clauses import bracket_task, clauses, sentence_task
from parsers.structure.duties import Duties, duties_of, under_duties
from parsers.structure.labels import Labelled, find_labels, strip_bullet
from parsers.structure.schedules import dated_lines
from parsers.structure.stuff import does
from schemas.layout import SourceDocument, Span
from schemas.structure import ProseTask, Section, Value
from schemas.vocabulary import Role, RowKind

__all__ = ["prose_tasks"]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A task before it is numbered. ``under``: the heading that is its container."""

    section: Section
    task: Value
    cells: dict[Role, Value]
    inherited: tuple[Role, ...] = ()
    kind: RowKind = RowKind.TASK
    under: Section | None = None


def prose_tasks(source: SourceDocument, sections: Sequence[Section]) -> tuple[ProseTask, ...]:
    """Tasks of the sections in order; ids ``p:III.2`` and ``p:III.2.~3`` for the third bullet."""
    reader = _Reader(source, sections)
    drafts = [draft for section in sections for draft in reader.tasks_of(section)]
    seen: dict[str, int] = {}
    containers: dict[str, str] = {}
    done: list[ProseTask] = []
    for draft in drafts:
        section_id = draft.section.section_id
        heading = draft.task is draft.section.title
        if not heading:
            seen[section_id] = seen.get(section_id, 0) + 1
        own = section_id if heading else f"{section_id}.~{seen[section_id]}"
        if draft.kind is RowKind.CONTAINER:
            containers[section_id] = f"p:{own}"
        spans = [s for v in (draft.task, *draft.cells.values()) for s in v.spans]
        done.append(
            ProseTask(
                f"p:{own}",
                section_id,
                own,
                draft.task,
                draft.cells,
                draft.inherited,
                Span(min(s.start for s in spans), max(s.end for s in spans)),
                draft.kind,
                containers.get(draft.under.section_id) if draft.under else None,
            )
        )
    return tuple(done)


@dataclass(slots=True)
class _Reader:
    """Reads section after section, and remembers what is spoken for."""

    source: SourceDocument
    sections: Sequence[Section]
    children: dict[str, list[Section]] = field(init=False)
    duties: Mapping[str, bool] = field(init=False)
    spoken: set[int] = field(default_factory=set)
    """Paragraphs and titles that are part of a task already."""
    above: dict[str, tuple[dict[Role, Value], Section]] = field(default_factory=dict)
    """What the block over a list says of an item that has a block of its own."""

    def __post_init__(self) -> None:
        self.children = {}
        for section in self.sections:
            self.children.setdefault(section.parent_id or "", []).append(section)
        self.duties = under_duties(self.sections)

    def tasks_of(self, section: Section) -> Iterator[_Draft]:
        children = self.children.get(section.section_id, [])
        handed = duties_of(self.source, section, children, handing=self.duties[section.section_id])
        if handed is not None:
            yield from self._handed(handed)
            if handed.whole:
                return
        for line in dated_lines(self.source, section):
            if self._take(line.paragraph):
                yield _Draft(section, line.task, {Role.TIME: line.time})
        lines = own_lines(self.source, section)
        if several := blocks_within(self.source, section, lines):
            yield from self._of_several(section, several)
            return
        block = block_of(self.source, section, children, lines)
        told = block.lines and all(id(line) in self.spoken for line in block.lines)
        if block.carries and not told and heads_work(section, block):
            yield from self._of_block(section, block)
        yield from self._of_lines(section)

    def _handed(self, duties: Duties) -> Iterator[_Draft]:
        for section, lead, task, cells in duties.tasks:
            if self._take(task):
                own = self._own(task)
                told = {**clauses(self.source, task), **own.cells}
                merged = {**cells, Role.LEAD: lead, **told}
                inherited = tuple(r for r in (Role.LEAD, *cells) if r not in told)
                yield _Draft(section, own.task, merged, inherited)
        self.spoken.update(id(line) for line in duties.lines)

    def _of_block(self, section: Section, block: Block) -> Iterator[_Draft]:
        """The heading with what its labels say, or its items, the heading their container."""
        heading = text_of(section)
        if heading is None:
            return
        self.spoken.update(id(line) for line in block.lines)
        cells = _without_task(block.cells)
        own = self._own(heading)
        outer, under = self._outer(section)
        told = {**cells, **own.cells}
        merged = {**outer, **told}
        inherited = tuple(role for role in outer if role not in told)
        named = block.cells.get(Role.TASK)
        task = own.task if named is None or (block.describes and does(heading.text)) else named
        draft = _Draft(section, task, merged, inherited, under=under)
        self._take(heading)
        if not block.tells_work:
            yield draft
            return
        yield replace(draft, kind=RowKind.CONTAINER, task=heading)
        for place, item in block.items:
            if item.text.endswith(":") and item is not block.items[-1][1]:
                continue  # Các nội dung hỗ trợ gồm: it leads the others in
            below = self.children.get(place.section_id, [])
            if (
                place is not section
                and block_of(self.source, place, below, own_lines(self.source, place)).carries
                and not (block.lines and block.lines[-1] in place.paragraphs)
            ):
                self.above[place.section_id] = (merged, section)
            elif self._take(item):
                mine = self._own(item)
                given = tuple(role for role in merged if role not in mine.cells)
                yield _Draft(place, mine.task, {**merged, **mine.cells}, given, under=section)

    def _of_several(self, section: Section, blocks: Sequence[Block]) -> Iterator[_Draft]:
        """Each bullet with the label lines behind it; lines without any are told by themselves."""
        for block in blocks:
            self.spoken.update(id(line) for line in block.lines)
            cells = _without_task(block.cells)
            named = block.cells.get(Role.TASK)
            if named is not None and block.carries:
                yield _Draft(section, strip_bullet(self.source, named), cells)
                continue
            for _, item in block.items if block.carries else ():
                if self._take(item):
                    mine = self._own(item)
                    given = tuple(role for role in cells if role not in mine.cells)
                    yield _Draft(section, mine.task, {**cells, **mine.cells}, given)
        yield from self._of_lines(section)

    def _of_lines(self, section: Section) -> Iterator[_Draft]:
        """Paragraphs that tell a task by themselves."""
        for paragraph in (*([section.title] if section.title else []), *section.paragraphs):
            if id(paragraph) in self.spoken:
                continue
            found = find_labels(self.source, paragraph)
            title = self._explained(section, paragraph, found)
            if title is not None:
                yield _Draft(section, title, found.cells)
            elif found.own is not None and found.own.text:
                yield _Draft(section, found.own, found.cells)
            elif found.only and Role.TASK in found.cells and CARRIERS & found.cells.keys():
                yield _Draft(section, found.cells[Role.TASK], _without_task(found.cells))
            elif (not found.only or found.said) and (
                draft := self._told(section, paragraph, found)
            ):
                yield draft

    def _explained(self, section: Section, paragraph: Value, found: Labelled) -> Value | None:
        """The heading, or numbered sentence, that is the work: its only paragraph tells how, and says who
        and when at its end.
        """
        title = text_of(section)
        lines = section.paragraphs if section.title else section.paragraphs[1:]
        alone = len(lines) == 1 and not self.children.get(section.section_id)
        told = found.rest is not None and bool(CARRIERS & found.cells.keys())
        if title is None or paragraph is title or not (alone and told):
            return None
        plain = not bullet_of(paragraph.text) and not find_labels(self.source, title).cells
        tells = section.title is None and found.rest is not None and not does(found.rest.text)
        return title if plain and (does(title.text) or tells) else None

    def _told(self, section: Section, paragraph: Value, found: Labelled) -> _Draft | None:
        told = None
        if paragraph is not section.title:
            told = bracket_task(self.source, paragraph)
            led = Role.LEAD in found.cells and found.rest is not None
            if told is None and not led:  # Sửa kè. Thực hiện: Phòng Kinh tế chủ trì
                told = sentence_task(self.source, paragraph)
        if told is not None:
            cells = {**told.cells, **found.cells}
            return _Draft(section, strip_bullet(self.source, told.task), cells)
        if found.rest is not None and CARRIERS & found.cells.keys():
            return _Draft(section, strip_bullet(self.source, found.rest), found.cells)
        return None

    def _outer(self, section: Section) -> tuple[dict[Role, Value], Section | None]:
        return self.above.get(section.section_id) or ({}, None)

    def _own(self, paragraph: Value) -> "_Own":
        """A line's own words: the task, and the cells it names by itself."""
        found = find_labels(self.source, paragraph)
        told = bracket_task(self.source, paragraph)
        cells = {**(told.cells if told else {}), **found.cells}
        words = told.task if told else paragraph
        if not told and found.cells and found.rest is not None:
            words = found.rest
        cells.pop(Role.TASK, None)
        return _Own(strip_bullet(self.source, words), cells)

    def _take(self, value: Value) -> bool:
        """Once: a line is one task."""
        if id(value) in self.spoken:
            return False
        self.spoken.add(id(value))
        return True


def _without_task(cells: Mapping[Role, Value]) -> dict[Role, Value]:
    return {role: value for role, value in cells.items() if role not in {Role.TASK, Role.OTHER}}


@dataclass(frozen=True, slots=True)
class _Own:
    task: Value
    cells: dict[Role, Value]
