"""Two annotations enter, the gold and what was read; items leave, each judged by every matcher.

Sections and notes are aligned in order, so that a missing one shifts no other; recipients by
likeness, wherever they stand. Task tables, citations and duties have files of their own.
"""

from collections.abc import Iterator

from pipeline.evaluation.align import by_best, in_order
from pipeline.evaluation.fields import HEADER
from pipeline.evaluation.gold import (
    Annotation,
    Footnote,
    Header,
    OtherTable,
    ProseTask,
    Section,
    Signature,
)
from pipeline.evaluation.judge import judged
from pipeline.evaluation.matchers import likeness
from pipeline.evaluation.pairs_meaning import meanings
from pipeline.evaluation.pairs_mentions import citations, duties
from pipeline.evaluation.pairs_tables import tables
from pipeline.evaluation.predicted import TASK_WORDS, TITLE_WORDS, first_words
from pipeline.evaluation.results import Item

_SAME_TITLE = 0.6
"""Words in common from which a section under another path is the same section."""
_SAME_LINE = 0.5


def compare(gold: Annotation, got: Annotation) -> tuple[Item, ...]:
    """Every piece of gold and everything found, once each. Parts that are None give no item."""
    return (
        *_header(gold.header, got.header),
        *_sections(gold.sections, got.sections),
        *tables(gold.task_tables, got.task_tables),
        *_other_tables(gold.other_tables, got.other_tables),
        *_footnotes(gold.footnotes, got.footnotes),
        *_prose(gold.prose_tasks, got.prose_tasks),
        *citations(gold.citations, got.citations),
        *duties(gold.report_duties, got.report_duties, dates=got.deadlines_read),
        *_recipients(gold.recipients, got.recipients),
        *_signatures(gold, got),
    )


def unproduced(gold: Annotation, got: Annotation) -> dict[str, int]:
    """Pieces of gold by field for which ``got`` has no place."""
    full = Annotation()
    lacking = (
        *(_other_tables(gold.other_tables, ()) if got.other_tables is None else ()),
        *(citations(gold.citations, ()) if got.citations is None else ()),
        *duties(gold.report_duties, full.report_duties, dates=True),
    )
    counts: dict[str, int] = {}
    for item in lacking:
        if item.field == "duties.deadline":
            missing = got.report_duties is None or not got.deadlines_read
        else:
            missing = got.report_duties is None or not item.field.startswith("duties")
        if missing:
            counts[item.field] = counts.get(item.field, 0) + 1
    return counts


def _header(gold: Header, got: Header) -> Iterator[Item]:
    for name in HEADER:
        mine, other = getattr(gold, name), getattr(got, name)
        if other is None and name in gold.handwritten:
            continue
        yield from judged(f"header.{name}", name, _one(mine), _one(other))


def _sections(gold: tuple[Section, ...], got: tuple[Section, ...]) -> Iterator[Item]:
    for mine, other in in_order(gold, got, _section_score):
        key = (mine or other or Section(path="", title="")).path
        yield from judged("sections.section", key, _section(_as_cut(mine, other)), _section(other))


def _as_cut(gold: Section | None, got: Section | None) -> Section | None:
    """The gold cut as a numbered paragraph is: its first words, where just these were read.

    Whether one sentence behind a number is a heading or a paragraph, gold does not always say.
    """
    cut = gold is not None and got is not None and got.title == first_words(gold.title, TITLE_WORDS)
    return gold.model_copy(update={"title": got.title}) if gold and got and cut else gold


def _section(section: Section | None) -> tuple[str, ...] | None:
    return (section.path, section.title) if section else None


def _section_score(gold: Section, got: Section) -> float:
    like = likeness(gold.title, got.title)
    if gold.path == got.path:
        return 1 + 2 * like
    return 2 * like if like >= _SAME_TITLE else 0.0


def _footnotes(gold: tuple[Footnote, ...], got: tuple[Footnote, ...]) -> Iterator[Item]:
    for mine, other in in_order(gold, got, _note_score):
        key = f"note {(mine or other or Footnote(mark='', text='')).mark}"
        yield from judged("footnotes.note", key, _note(mine), _note(other))
        anchor = mine.anchor_before if mine else None
        before = other.anchor_before if other else None
        if mine is not None and anchor is not None and before is not None:
            before = before[-len(anchor) :].strip()  # as much of it as the gold gives
        yield from judged("footnotes.anchor", key, _one(anchor), _one(before))


def _note(note: Footnote | None) -> tuple[str, ...] | None:
    return (note.mark, note.text) if note else None


def _note_score(gold: Footnote, got: Footnote) -> float:
    return (gold.mark == got.mark) + 2 * likeness(gold.text, got.text)


def _other_tables(
    gold: tuple[OtherTable, ...] | None, got: tuple[OtherTable, ...] | None
) -> Iterator[Item]:
    if gold is None or got is None:
        return
    for mine, other in in_order(gold, got, _other_score):
        key = " | ".join((mine or other or OtherTable(n_rows=0)).header)
        yield from judged("other_tables.table", key, _other(mine), _other(other))


def _other(table: OtherTable | None) -> tuple[str, ...] | None:
    return (*table.header, f"{table.n_rows} rows") if table else None


def _other_score(gold: OtherTable, got: OtherTable) -> float:
    like = likeness(" ".join(gold.header), " ".join(got.header))
    near = min(gold.n_rows, got.n_rows) / max(gold.n_rows, got.n_rows, 1)
    return like + near if like >= _SAME_LINE else 0.0


def _prose(gold: tuple[ProseTask, ...], got: tuple[ProseTask, ...]) -> Iterator[Item]:
    for mine, other in by_best(gold, got, _prose_score):
        key = first_words((mine or other or ProseTask(task="")).task, 5)
        yield from judged("prose_tasks.task", key, _prose_value(mine), _prose_value(other))
        yield from meanings(mine, other, key)


def _prose_value(task: ProseTask | None) -> tuple[str | None, ...] | None:
    if task is None:
        return None
    return (first_words(task.task, TASK_WORDS), task.lead, task.coordinator, task.time)


def _prose_score(gold: ProseTask, got: ProseTask) -> float:
    like = likeness(first_words(gold.task, TASK_WORDS), first_words(got.task, TASK_WORDS))
    return like + (gold.time == got.time) if like >= _SAME_LINE else 0.0


def _recipients(gold: tuple[str, ...], got: tuple[str, ...]) -> Iterator[Item]:
    pairs = by_best(gold, got, _line_score)
    for place, (mine, other) in enumerate(pairs, start=1):
        yield from judged("recipients.line", f"line {place}", _one(mine), _one(other))


def _line_score(gold: str, got: str) -> float:
    like = likeness(gold.rstrip(";. "), got.rstrip(";. "))
    return like if like >= _SAME_LINE else 0.0


def _signatures(gold: Annotation, got: Annotation) -> Iterator[Item]:
    signers = by_best(gold.signature, got.signature, _signer_score)
    for place, (mine, other) in enumerate(signers, start=1):
        key = f"signer {place}"
        ours, theirs = (" ".join(one.capacity) if one else "" for one in (mine, other))
        yield from judged("signature.capacity", key, _one(ours or None), _one(theirs or None))
        for name in ("position", "name"):
            left, right = (getattr(one, name, None) for one in (mine, other))
            yield from judged(f"signature.{name}", key, _one(left), _one(right))


def _signer_score(gold: Signature, got: Signature) -> float:
    """Any two signers may be the same one; name and position say which."""
    names = likeness(gold.name, got.name) if gold.name and got.name else 0.0
    same = gold.position is not None and gold.position == got.position
    return 0.1 + 2 * names + same + (gold.capacity == got.capacity) / 2


def _one(value: object) -> tuple[str] | None:
    return None if value is None else (str(value),)
