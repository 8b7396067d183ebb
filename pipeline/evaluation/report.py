"""An evaluation in the terminal: fields, documents, and every failure in the end."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.evaluation.against import Comparison
from pipeline.evaluation.fields import FIELDS, GROUPS
from pipeline.evaluation.findings import by_rule
from pipeline.evaluation.matchers import MATCHERS
from pipeline.evaluation.results import DocumentResult, Evaluation, Item
from pipeline.evaluation.scores import (
    Score,
    by_field,
    by_group,
    failures,
    not_produced,
    overall,
    slices,
)
from pipeline.record.coverage import percent

_BLANK = "-"
_NOT_PRODUCED = "not produced"
_SHORT = {
    "footnotes": "notes",
    "other_tables": "others",
    "prose_tasks": "prose",
    "recipients": "recip.",
    "signature": "signed",
}


def print_scores(
    evaluation: Evaluation, console: Console, *, matcher: str, by_reader: bool
) -> None:
    """One line a field, one a document; then what could not be read or found."""
    parts = slices(evaluation.documents, by_reader=by_reader)
    if not parts:
        console.print("no rendition of the gold is there: nothing to compare")
    else:
        console.print(_field_table(parts, matcher))
        console.print(_matcher_table(parts))
        console.print(_document_table(evaluation.documents, matcher))
    if rules := by_rule(one for document in evaluation.documents for one in document.findings):
        console.print(_rule_table(rules))
    for document in evaluation.documents:
        if document.error:
            console.print(f"{document.file}: not read: {document.error}", soft_wrap=True)
    if evaluation.absent:
        console.print(f"not there: {', '.join(evaluation.absent)}", soft_wrap=True)
    wrong = [len(failures(document, matcher)) for document in evaluation.documents]
    console.print(
        f"every item right in {wrong.count(0)} of {len(wrong)} files ({matcher});"
        f" {sum(wrong)} items are not right, see them with --failures all"
    )


def _rule_table(rules: Mapping[str, Mapping[str, int]]) -> Table:
    """Errors and warnings of the audit by rule: right of all said, and what was missed."""
    table = Table(box=box.SIMPLE, title="findings of the audit: errors and warnings")
    for name in ("rule", "right", "wrong", "missed", "debatable", "precision", "recall"):
        table.add_column(name, justify="left" if name == "rule" else "right")
    total = {
        key: sum(row[key] for row in rules.values())
        for key in ("right", "wrong", "missed", "optional")
    }
    for rule, row in (*rules.items(), ("all", total)):
        said, asked = row["right"] + row["wrong"], row["right"] + row["missed"]
        table.add_row(
            rule,
            *(str(row[key]) for key in ("right", "wrong", "missed", "optional")),
            f"{row['right'] / said:.3f}" if said else _BLANK,
            f"{row['right'] / asked:.3f}" if asked else _BLANK,
        )
    return table


def print_findings(evaluation: Evaluation, console: Console) -> None:
    """Every finding that is wrong or missed, by document."""
    for document in evaluation.documents:
        for one in document.findings:
            if one.verdict in {"wrong", "trap", "missed"}:
                words = one.found if one.verdict != "missed" else one.gold
                console.print(
                    f"{document.file}: {one.rule} {one.verdict} ({one.place}): {words}",
                    soft_wrap=True,
                )


def print_failures(
    evaluation: Evaluation, console: Console, *, matcher: str, limit: int | None
) -> None:
    """The first items of every document that are not right, gold above what was found."""
    for document in evaluation.documents:
        wrong = failures(document, matcher)
        if not wrong:
            continue
        console.print(Text(f"\n{document.file} ({document.reader}): {len(wrong)}", style="bold"))
        if all(item.got is None for item in document.items):
            console.print("  nothing was found: all of the gold is missed")
            continue
        told = tuple(_without_echo(wrong))
        for item, silent in told[:limit]:
            _print_item(item, console)
            _print_silent(silent, console)
        if limit is not None and len(told) > limit:
            console.print(f"  … and {len(told) - limit} more")


def _without_echo(wrong: Iterable[Item]) -> Iterator[tuple[Item, int]]:
    """Items to tell, and how many cells each stands for.

    Cells of a row that is missed or made up are told with it; a row whose number and kind are right
    is told by its wrong cells.
    """
    for _, group in groupby(wrong, key=_row_key):
        items = tuple(group)
        row = items[0]
        if row.field != "rows.row" or len(items) == 1:
            yield from ((item, 0) for item in items)
        elif row.gold is None or row.got is None:
            yield row, len(items) - 1
        else:
            named = row.gold[:2] == row.got[:2]
            yield from ((item, 0) for item in (items[1:] if named else items))


def _by_row(items: Iterable[Item]) -> Iterator[tuple[Item, int]]:
    """Items that changed; cells that changed with their row are told with it."""
    for _, group in groupby(items, key=_row_key):
        first, *rest = group
        if first.field == "rows.row":
            yield first, len(rest)
        else:
            yield from ((item, 0) for item in (first, *rest))


def _row_key(item: Item) -> str:
    """The key of the row an item belongs to; other items go by field and key."""
    if item.row is not None:
        return item.row
    return f"{item.field} {item.key}"


def print_against(comparison: Comparison, console: Console) -> None:
    """Which items appeared and which vanished, worst file first."""
    gained = sum(len(change.appeared) for change in comparison.changes)
    lost = sum(len(change.vanished) for change in comparison.changes)
    console.print(Text(f"\nnewly right {gained}, newly wrong {lost}", style="bold"))
    for change in comparison.changes:
        console.print(
            Text(
                f"{change.file}: {len(change.vanished)} newly wrong, {len(change.appeared)} newly right"
            )
        )
        for label, extra, items in (
            ("VANISHED", "MADE UP", change.vanished),
            ("APPEARED", "NO LONGER MADE UP", change.appeared),
        ):
            for item, silent in _by_row(items):
                _print_item(item, console, label=extra if item.gold is None else label)
                _print_silent(silent, console)
    for label, files in (("gone", comparison.only_old), ("new", comparison.only_new)):
        if files:
            console.print(f"{label} files: {', '.join(files)}", soft_wrap=True)
    if comparison.gold_changed:
        console.print(f"{comparison.gold_changed} pieces of gold stand in one of the runs only")


def _field_table(parts: dict[str, tuple[DocumentResult, ...]], matcher: str) -> Table:
    table = _table(f"plans evaluate, matcher {matcher}")
    table.add_column("\nfield", no_wrap=True)
    for name in parts:
        table.add_column(f"{name}\ngold", justify="right", no_wrap=True)
        for label in ("found", "P", "R", "F1"):
            table.add_column(f"\n{label}", justify="right", no_wrap=True)
    fields = {name: by_field(part, matcher) for name, part in parts.items()}
    groups = {name: by_group(part, matcher) for name, part in parts.items()}
    lacking = {name: not_produced(part) for name, part in parts.items()}
    for group in GROUPS:
        names = [
            name
            for name in FIELDS
            if FIELDS[name].group == group
            and any(name in fields[part] or name in lacking[part] for part in parts)
        ]
        for name in names:
            cells = (_cells(fields[p].get(name), lacking[p].get(name)) for p in parts)
            label = _label(name, lacking=all(name in lacking[part] for part in parts))
            table.add_row(label, *(cell for part in cells for cell in part))
        if len(names) > 1 and any(group in groups[part] for part in parts):
            cells = (_cells(groups[part].get(group), None) for part in parts)
            table.add_row(f"{group} (micro)", *(c for part in cells for c in part), style="bold")
        if names:
            table.add_section()
    sums = (_cells(overall(part, matcher), None) for part in parts.values())
    table.add_row("all (micro)", *(cell for part in sums for cell in part), style="bold")
    return table


def _matcher_table(parts: dict[str, tuple[DocumentResult, ...]]) -> Table:
    table = _table("F1 by matcher")
    table.add_column("group")
    for name in parts:
        for matcher in MATCHERS:
            table.add_column(f"{name}\n{matcher}", justify="right")
    scores = [by_group(part, matcher) for part in parts.values() for matcher in MATCHERS]
    for group in GROUPS:
        if any(group in score for score in scores):
            table.add_row(group, *(_ratio(s[group].f1 if group in s else None) for s in scores))
    sums = (overall(part, matcher) for part in parts.values() for matcher in MATCHERS)
    table.add_row("all", *(_ratio(score.f1) for score in sums), style="bold")
    return table


def _document_table(documents: Iterable[DocumentResult], matcher: str) -> Table:
    """F1 by group of every document; the word after the reader is how the reading ended."""
    every = tuple(documents)
    table = _table("F1 by document")
    table.add_column("file", overflow="fold")
    table.add_column("reader")
    table.add_column("coverage", justify="right")
    scores = [by_group([document], matcher) for document in every]
    used = [group for group in GROUPS if any(group in score for score in scores)]
    for group in used:
        table.add_column(_SHORT.get(group, group), justify="right")
    for label in ("P", "R", "F1", "wrong"):
        table.add_column(label, justify="right")
    for document, score in zip(every, scores, strict=True):
        whole = overall([document], matcher)
        table.add_row(
            document.file,
            f"{document.reader} {document.status}",
            percent(document.coverage) if document.coverage is not None else _BLANK,
            *(_ratio(score[group].f1 if group in score else None) for group in used),
            *map(_ratio, (whole.precision, whole.recall, whole.f1)),
            str(len(failures(document, matcher))),
        )
    return table


def _table(title: str) -> Table:
    return Table(
        title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False
    )


def _label(name: str, *, lacking: bool) -> str:
    field = FIELDS[name]
    if lacking:
        return f"{name}: {_NOT_PRODUCED}"
    notes = [
        *(["recall"] if field.recall_only else []),
        *(["apart"] if field.apart else []),
    ]
    return name + (f" ({', '.join(notes)})" if notes else "")


def _cells(score: Score | None, lacking: int | None) -> tuple[str, ...]:
    """gold, found, P, R, F1; of what is not produced only the gold."""
    if score is None:
        return (_BLANK if lacking is None else str(lacking), *4 * (_BLANK,))
    got = _BLANK if score.recall_only else str(score.got)
    ratios = (score.precision, score.recall, score.f1)
    return (str(score.gold), got, *map(_ratio, ratios))


def _ratio(value: float | None) -> str:
    """Rounded down: 1.000 says that nothing at all was wrong."""
    return _BLANK if value is None else f"{int(1000 * value + 1e-9) / 1000:.3f}"


def _print_item(item: Item, console: Console, *, label: str = "") -> None:
    head = f"  {label + ' ' if label else ''}{item.field} [{item.key}]"
    console.print(Text(head), soft_wrap=True)
    for line in _sides(item):
        console.print(Text(f"      {line}"), soft_wrap=True)


def _print_silent(count: int, console: Console) -> None:
    if count:
        console.print(f"      … and its {count} cells")


def _sides(item: Item) -> Iterator[str]:
    for name, value in (("gold", item.gold), ("got ", item.got)):
        if value is None:
            yield f"{name} (nothing)"
        else:
            yield f"{name} " + " | ".join(_BLANK if part is None else part for part in value)
