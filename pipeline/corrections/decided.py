"""What becomes of the lines about one value: which of them holds, and what the row says then."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pipeline.corrections import follow
from pipeline.corrections.entries import ValueEntry
from pipeline.corrections.items import columns_of
from pipeline.corrections.values import BadValue, parsed, plain, same, words
from schemas.corrections import CorrectionAction, CorrectionOutcome

_ANOTHER = (
    "this rendition of the plan has another value, neither what was read nor what was put right"
)


class Told(NamedTuple):
    """What became of a line."""

    outcome: CorrectionOutcome
    reason: str | None = None
    item_id: str | None = None
    printed: str | None = None


def changed(row: Any, table: str, given: Mapping[str, Any], *, vouched: bool) -> Any:
    """A row with the values given."""
    update: dict[str, Any] = dict(given)
    if given:
        update["corrected"] = tuple(sorted({*row.corrected, *given}))
    if "text" in given:
        update["paragraphs"] = (given["text"],) if given["text"] else ()
    if vouched:
        update["evidence"] = follow.vouched(row.evidence)
    made = row.model_copy(update=update)
    return follow.citation(made, given) if table == "citations" else made


def printed_of(row: Any, table: str, column: str | None) -> Any:
    return plain(table, column, getattr(row, column)) if column in columns_of(table) else None


def decided(
    document_id: str, row: Any, table: str, column: str, lines: Sequence[ValueEntry]
) -> tuple[Told, Any]:
    """What becomes of the last of the lines about one value, and the value."""
    last = lines[-1]
    if column not in columns_of(table):
        return Told(CorrectionOutcome.UNFIT, f"{table} has no column {column} to correct"), None
    printed = printed_of(row, table, column)
    agreed = Told(CorrectionOutcome.AGREED, None, None, words(printed))
    unfit = agreed._replace(outcome=CorrectionOutcome.UNFIT)
    if last.action is CorrectionAction.ACCEPT:
        other = f"another value was accepted than is read now: {words(last.old)}"
        return agreed if same(printed, last.old) else unfit._replace(reason=other), None
    try:
        new = parsed(table, column, last.new)
    except BadValue as error:
        return unfit._replace(reason=str(error)), None
    wanted = plain(table, column, new)
    looked_at = last.plan.document_id == document_id
    if printed == wanted or (not looked_at and same(printed, wanted)):
        return agreed, None
    if looked_at or any(same(printed, one.old) for one in lines):
        return agreed._replace(outcome=CorrectionOutcome.APPLIED), new
    return unfit._replace(reason=_ANOTHER), None
