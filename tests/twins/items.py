"""Annexes, sections, rows, tables and notes of two records, compared one by one."""

from collections import Counter
from collections.abc import Iterator

from schemas.plan import Footnote, NoteAnchor, OtherTable, Plan, Section, Task
from tests.twins.pairs import Difference, Pair, Seen, Tally, fields_of, pairs

SECTION_FIELDS = ("number", "title", "text")
ROW_FIELDS = (
    "number", "kind", "task", "time", "lead", "coordinator", "lead_coordinator", "leader", "monitor", "product",
    "budget", "note", "basis", "approver", "other", "inherited",
)  # fmt: skip
PLACE_FIELDS = ("path", "group_path")
"""Of rows; one fault above changes them in many rows."""


SHORTEST = 6
"""Letters words must have to be known again in another field."""


def annexes(docx: Plan, pdf: Plan) -> Iterator[Difference]:
    for old, new in pairs(docx.annexes, pdf.annexes, key=lambda one: one.label, words=_no_words):
        if old is None or new is None:
            yield Difference.lone("annexes", old and old.label, new and new.label)
        else:
            yield from fields_of("annexes", old.label, old, new, ("label", "title", "reference"))


def _no_words(_: object) -> str:
    return ""


def _section_words(section: Section) -> str:
    return f"{section.title or ''} {section.text or ''}".strip()


def sections(docx: Plan, pdf: Plan, tally: Tally) -> None:
    found = list(
        pairs(docx.sections, pdf.sections, key=lambda one: one.section_id, words=_section_words)
    )
    gone = [_section_words(old) for old, new in found if old is not None and new is None]
    for old, new in found:
        if old is None or new is None:
            _lone("sections", old, new, tally)
            continue
        tally.seen.pair("section", old.section_id, new.section_id)
        said = list(fields_of("sections", f"section {old.section_id}", old, new, SECTION_FIELDS))
        if not said and old.paragraphs != new.paragraphs:
            said = list(
                fields_of("sections", f"section {old.section_id}", old, new, ("paragraphs",))
            )
        # the text of a section whose heading was not seen stands in the section above
        swallowed = any(words and words in _section_words(new) for words in gone)
        said = [
            one.following() if swallowed and one.kind == "sections.text" else one for one in said
        ]
        if old.path != new.path:
            moved = Difference("sections.path", f"section {old.section_id}", old.path, new.path)
            parent_moved = tally.seen.touched("section", old.parent_id)
            said.append(moved.following() if parent_moved or not tally.seen.first(moved) else moved)
        for one in (old, new):
            if said:
                tally.seen.touch(f"section {one.section_id}")
        tally.found += said


def _lone(kind: str, old: Section | None, new: Section | None, tally: Tally) -> None:
    one = old or new
    assert one is not None
    lone = Difference.lone(kind, old and _section_words(old), new and _section_words(new))
    # a heading that was taken into the subject counts there
    taken = new is None and any(
        len(_section_words(one)) >= SHORTEST and _section_words(one) in (other.pdf or "")
        for other in tally.found
        if other.kind in {"header.subject", "annexes.title"}
    )
    lone = lone.following() if taken else lone
    tally.add(f"section {one.section_id}", [lone.at(f"section {one.section_id}")])


def _task_words(task: Task) -> str:
    return f"{task.number or ''} {task.task or ''} {task.lead or ''}".strip()


def rows(docx: Plan, pdf: Plan, tally: Tally) -> int:
    """The rows of tables, then the tasks in prose; how many rows of the file are wrong."""
    wrong = 0
    listed = [[task for task in plan.tasks if task.source == "table"] for plan in (docx, pdf)]
    prose = [[task for task in plan.tasks if task.source != "table"] for plan in (docx, pdf)]
    found = list(pairs(*listed, key=_task_words, words=_task_words))
    gone = _tables_gone(found)
    for index, first in gone.items():
        tally.add("tables", [Difference("tables.missing", f"table {index}", first, None)])
    for old, new in found:
        said = list(_row("rows", old, new, tally.seen))
        wrong += old is not None and any(one.counts for one in said)
        if old is not None and old.table_index in gone:
            said = [one.following() for one in said]
        _note_rows(old, new, said, tally)
    tables, now = (len({task.table_index for task in tasks}) for tasks in listed)
    if tables - len(gone) != now:
        tally.add("tables", [Difference("tables.count", "tables", str(tables), str(now))])
    for old, new in pairs(*prose, key=lambda one: (one.container_id, one.task), words=_task_words):
        said = list(_row("prose_tasks", old, new, tally.seen))
        one = old or new
        assert one is not None
        if tally.seen.touched(one.container, one.container_id):
            said = [difference.following() for difference in said]
        _note_rows(old, new, said, tally)
    return wrong


def _tables_gone(found: list[Pair[Task]]) -> dict[int | None, str]:
    """Task tables none of whose rows was read as a row, with the words of their first row."""
    gone: dict[int | None, str] = {}
    kept = {old.table_index for old, new in found if old is not None and new is not None}
    for old, _ in found:
        if old is not None and old.table_index not in kept:
            gone.setdefault(old.table_index, _task_words(old))
    return gone


def _container(one: Task | NoteAnchor) -> str:
    return f"{one.container} {one.container_id}"


def _note_rows(old: Task | None, new: Task | None, said: list[Difference], tally: Tally) -> None:
    tally.found += said
    if old is not None and new is not None:
        tally.seen.pair("task", old.task_id, new.task_id)
    if said and old is not None and old.task:
        tally.seen.titles.add(old.task)
    for one in (old, new):
        if said and one is not None:
            tally.seen.touch(f"task {one.task_id}")


def _row(kind: str, old: Task | None, new: Task | None, seen: Seen) -> Iterator[Difference]:
    if old is None or new is None:
        one = old or new
        assert one is not None
        lone = Difference.lone(kind, old and _task_words(old), new and _task_words(new))
        yield lone.at(f"row {one.task_id}")
        return
    place = f"row {old.task_id}"
    for one in fields_of(kind, place, old, new, ROW_FIELDS):
        # a cell merged over five rows is one cell
        shared = one.kind.removeprefix(f"{kind}.") in {*old.inherited, *new.inherited}
        yield one.following() if shared and not seen.first(one) else one
    for one in fields_of(kind, place, old, new, PLACE_FIELDS):
        above = seen.changed_path or bool(seen.titles & set(old.group_path))
        first = seen.first(one)
        yield one.following() if above or not first else one
    seen.changed_path |= old.path != new.path
    stood, stands = _container(old), seen.known_as(_container(new))
    if stood != stands:
        moved = Difference(f"{kind}.container", place, stood, stands)
        yield moved if seen.first(moved) else moved.following()


def other_tables(docx: Plan, pdf: Plan, tally: Tally) -> None:
    for old, new in pairs(
        docx.other_tables, pdf.other_tables, key=lambda one: (one.header, one.n_rows), words=_grid
    ):
        one = old or new
        assert one is not None
        if old is None or new is None:
            lone = Difference.lone("other_tables", old and _grid(old), new and _grid(new))
            tally.add(one.table_id, [lone.at(one.table_id)])
            continue
        size = (f"{old.n_rows} x {old.n_cols}", f"{new.n_rows} x {new.n_cols}")
        if size[0] != size[1]:
            tally.add(one.table_id, [Difference("other_tables.size", one.table_id, *size)])
        else:
            said = list(fields_of("other_tables", one.table_id, old, new, ("header", "cells")))
            tally.add(one.table_id, said[:1])
        tally.add(
            one.table_id,
            fields_of("other_tables", one.table_id, old, new, ("container", "container_id")),
        )


def _grid(table: OtherTable) -> str:
    return " | ".join(cell for row in table.cells for cell in row if cell)


def notes(docx: Plan, pdf: Plan, tally: Tally) -> None:
    marks = Counter(note.mark for note in docx.footnotes)
    for old, new in pairs(
        docx.footnotes,
        pdf.footnotes,
        key=lambda note: (note.mark, note.text if marks[note.mark] > 1 else ""),
        words=lambda note: note.text,
    ):
        one: Footnote | None = old or new
        assert one is not None
        if old is None or new is None:
            lone = Difference.lone("notes", old and old.text, new and new.text)
            tally.add(f"footnote {one.footnote_id}", [lone.at(one.footnote_id)])
            continue
        said = list(fields_of("notes", old.footnote_id, old, new, ("mark", "text")))
        if not said:
            said = list(fields_of("notes", old.footnote_id, old, new, ("paragraphs",)))
        tally.add(f"footnote {one.footnote_id}", said)
        places = [
            "; ".join(_container(anchor) for anchor in old.anchors) or None,
            "; ".join(tally.seen.known_as(_container(anchor)) for anchor in new.anchors) or None,
        ]
        if places[0] != places[1]:
            moved = Difference("notes.anchors", old.footnote_id, *places)
            touched = any(tally.seen.touched(a.container, a.container_id) for a in old.anchors)
            tally.found.append(moved.following() if touched and new.anchors else moved)
