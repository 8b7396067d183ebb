"""Two plans side by side in the terminal: what is not the same, part by part, then how much of it there is.

What follows from other changes (numbers after an insertion, rows of a table that is gone) is counted and not
listed; JSON and HTML have it all. Words that went stand in ``[- -]``, words that came in ``{+ +}``.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.record.coverage import percent
from schemas.comparison import Change, ChangeKind, Comparison, Part, Side, Spot, State, WordRun

_TITLES = {
    Part.HEADER: "Header, bases, recipients, signers",
    Part.SECTION: "Sections (mục)",
    Part.TABLE: "Task tables (bảng nhiệm vụ)",
    Part.TASK: "Tasks (nhiệm vụ)",
    Part.DUTY: "Duties to report (chế độ báo cáo)",
    Part.CITATION: "Acts cited (viện dẫn)",
    Part.FOOTNOTE: "Footnotes (chú thích)",
    Part.OTHER_TABLE: "Other tables (bảng khác)",
}
_CONTEXT = 4
"""Words shown on either side of those that are not the same."""
_SHOWN = 240
"""Characters of an item that only one plan has."""
_NAME = 48
"""Characters of the row a cell is of."""
_NAMES = 4
"""Candidates of an undecided item that are named on a line."""


def print_comparison(found: Comparison, console: Console) -> None:
    """Everything a person wants to see first; the summary last."""
    for letter, side in (("A", found.a), ("B", found.b)):
        console.print(Text(f"{letter}  {_about(side)}", style="bold"), soft_wrap=True)
    same = [one.field for one in found.header if one.state is State.SAME]
    if same:
        console.print(f"the same in both: {', '.join(same)}".replace("_", " "), soft_wrap=True)
    own = [one for one in found.changes if not one.follows]
    for part, changes in groupby(own, key=lambda one: one.part):
        console.print(Text(f"\n{_TITLES[part]}", style="bold"))
        console.print(_table(changes))
    console.print()
    for line in summary(found):
        console.print(line, soft_wrap=True)


def summary(found: Comparison) -> Iterator[str]:
    """A line a part, then what was compared."""
    if not found.changes:
        yield "no difference: every field of the two records says the same"
    for part, counts in groupby(found.counts, key=lambda one: one.part):
        told = list(counts)
        own = ", ".join(f"{one.kind} {one.n}" for one in told if one.n)
        more = ", ".join(f"{one.kind} {one.follows}" for one in told if one.follows)
        follow = f"following from other changes: {more}" if more else ""
        yield f"{part.replace('_', ' ')}: {'; '.join(piece for piece in (own, follow) if piece)}"
    yield (
        f"compared are the fields of the records, {percent(found.a.coverage)} of the text of A "
        f"and {percent(found.b.coverage)} of B; other text is not"
    )
    for letter, side in (("A", found.a), ("B", found.b)):
        if side.status != "ok":
            yield f"{letter} was read in part: what is missing in it may be there ({side.status})"


def _about(side: Side) -> str:
    told = (side.file_name, side.document_number, side.issuing_agency, side.subject)
    return " · ".join(part for part in told if part)


def _table(changes: Iterable[Change]) -> Table:
    table = Table("what", "A", "B", "", "match", box=box.SIMPLE, show_edge=False)
    for name in ("A", "B"):
        next(one for one in table.columns if one.header == name).overflow = "fold"
    for one in changes:
        table.add_row(
            _what(one), _ids(one.a), _ids(one.b), _told(one).append(_of(one)), _match(one)
        )
    return table


def _what(one: Change) -> str:
    field = (one.field or "").replace("_", " ")
    return f"{one.kind}: {field}" if field and one.kind is not ChangeKind.RENUMBERED else one.kind


def _ids(spots: tuple[Spot, ...]) -> str:
    named = ", ".join(spot.id for spot in spots[:_NAMES])
    return f"{named} and {len(spots) - _NAMES} more" if len(spots) > _NAMES else named


def _of(one: Change) -> Text:
    """The row or clause a cell is of, by its first words; where the words are told it is known by them."""
    cell = one.part in {Part.TASK, Part.DUTY} and one.field not in {
        None,
        "task",
        "above",
        "order",
        "what",
    }
    if not cell or not one.a:
        return Text()
    name = one.a[0].name
    return Text(f"  ({name if len(name) <= _NAME else f'{name[:_NAME]}…'})", style="dim")


def _match(one: Change) -> str:
    if one.score is None:
        return ""
    return ", ".join((f"{one.score:.2f}", *one.reason))


def _told(one: Change) -> Text:
    """The words that tell most: what went and came, else those of the item."""
    if one.dropped or one.gained:
        return Text("; ").join(
            [
                *(Text(f"[-{name}-]", style="red") for name in one.dropped),
                *(Text(f"{{+{name}+}}", style="green") for name in one.gained),
            ]
        )
    if one.words:
        return Text().join(_shown(one.words))
    if one.kind is ChangeKind.UNDECIDED:
        return Text(f"equally good partners: {_short((one.a or one.b)[0].name)}")
    if one.before is not None and one.after is not None and one.kind is not ChangeKind.MOVED:
        return Text(f"{one.before} → {one.after}")
    if one.kind is ChangeKind.MOVED and one.field == "above":
        return Text(f"{one.before or 'top'} → {one.after or 'top'}: {_short(one.a[0].name)}")
    style = {ChangeKind.REMOVED: "red", ChangeKind.ADDED: "green"}.get(one.kind, "")
    value = one.after if one.before is None else one.before
    return Text(_short(value or (one.a or one.b)[0].name), style=style)


def _shown(runs: tuple[WordRun, ...]) -> Iterator[Text]:
    """The runs that differ, each between a few of the words around it."""
    for place, run in enumerate(runs):
        if not run.same:
            words = (run.a.strip(), run.b.strip())
            for text, mark, style in zip(
                words, ("[-{}-]", "{{+{}+}}"), ("red", "green"), strict=True
            ):
                if text:
                    yield Text(mark.format(text), style=style)
            yield Text(_blanks_behind(run.b or run.a))
            continue
        words_of_run = run.b.split()
        first, last = place == 0, place == len(runs) - 1
        if len(words_of_run) <= 2 * _CONTEXT:
            yield Text(" ".join(words_of_run) + _blanks_behind(run.b))
        else:
            head = [] if first else words_of_run[:_CONTEXT]
            tail = [] if last else words_of_run[-_CONTEXT:]
            yield Text(" ".join([*head, "…", *tail]) + _blanks_behind(run.b))


def _blanks_behind(text: str) -> str:
    return " " if text[-1:].isspace() else ""


def _short(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"
