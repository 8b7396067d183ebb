"""Findings for a person at a terminal: the list by plan, then a summary by severity and by rule."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table

from pipeline.audit.formats import Tally, place_of
from pipeline.audit.run import Audited
from schemas.diagnostics import Severity
from schemas.findings import Finding, Opinion, Verdict

_SHOWN = 300
"""Characters of the found words shown in the list; the table ``findings`` has all."""
_TOP = 15


def print_table(audited: Iterable[Audited], console: Console) -> None:
    """A table a plan that has findings, while the audit runs."""
    for one in audited:
        if one.findings:
            console.print(_title(one))
            console.print(_findings(one.findings))


def print_summary(tally: Tally, console: Console) -> None:
    """Findings by severity and verdict, and the rules broken most often."""
    table = Table("severity", "fail", "not evaluable", box=box.SIMPLE_HEAD)
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        table.add_row(
            severity,
            str(tally.count(severity, Verdict.FAIL)),
            str(tally.count(severity, Verdict.NOT_EVALUABLE)),
        )
    console.print(table)
    most = ", ".join(f"{rule} {n}" for rule, n in tally.rules.most_common(_TOP) if n)
    if most:
        console.print(f"most often: {most}", soft_wrap=True)
    console.print(
        f"plans audited {tally.plans}, with findings {tally.with_findings}, "
        f"not audited {len(tally.troubles)}{_left_out(tally)}",
        soft_wrap=True,
    )


def _left_out(tally: Tally) -> str:
    """Documents that are further renditions of a plan, where there are any."""
    more = tally.met.renditions
    return f"; further renditions of these left out {more}" if more else ""


def _title(one: Audited) -> str:
    label = one.label
    told = (label.document_number, label.issuing_agency, label.subject)
    return "\n" + " · ".join((label.path, *(part for part in told if part)))


def _findings(findings: tuple[Finding, ...]) -> Table:
    table = Table("rule", "severity", "where", "what", "found", box=box.SIMPLE, show_edge=False)
    for one in findings:
        decided = one.verdict is Verdict.FAIL
        told = one.message if decided else f"{one.message} Not evaluable: {one.reason}."
        if one.second_reader is Opinion.DISAGREES:
            told = f"{told} The second reader sees no duty to report here."
        table.add_row(
            one.rule, one.severity if decided else "?", place_of(one), told, _short(one.found)
        )
    return table


def _short(found: str | None) -> str:
    text = found or ""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
