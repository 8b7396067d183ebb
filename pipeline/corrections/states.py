"""What became of decisions in the tables: where they hold, and which need somebody's eye."""

from collections import defaultdict
from pathlib import PurePath
from typing import NamedTuple

from pipeline.corrections.entries import ValueEntry, Withdrawal
from pipeline.corrections.ledger import Book
from pipeline.store.files import opened
from pipeline.store.places import Place, parquet_below
from pipeline.store.records import read_sources
from schemas.corrections import CorrectionOutcome

_FITS = frozenset(
    {
        CorrectionOutcome.APPLIED,
        CorrectionOutcome.AGREED,
        CorrectionOutcome.SUPERSEDED,
        CorrectionOutcome.NOW_READ,
    }
)


class State(NamedTuple):
    """Of one decision. ``fits``: nobody needs to look."""

    name: str
    fits: bool
    reason: str | None = None


def states(parsed: Place, book: Book) -> dict[str, State]:
    """The state of every line, by id. A correction fits where the plan that was looked at took it, or, where that is
    not among the tables, some rendition of it.
    """
    outcomes: defaultdict[str, dict[str, tuple[CorrectionOutcome, str | None]]] = defaultdict(dict)
    for file in parquet_below(parsed / "corrections"):
        with opened(file) as parquet:
            columns = ["document_id", "correction_id", "outcome", "reason"]
            rows = parquet.read(columns=columns, use_threads=False).to_pylist()
        for row in rows:
            told = CorrectionOutcome(row["outcome"]), row["reason"]
            outcomes[row["correction_id"]][row["document_id"]] = told
    here = _documents(parsed)
    found: dict[str, State] = {}
    for one in book.entries.values():
        if one.id in book.withdrawn:
            found[one.id] = State("taken back", fits=True)
        elif isinstance(one, Withdrawal):
            known = one.of in book.entries
            why = None if known else f"there is no line {one.of}"
            found[one.id] = State("kept" if known else "unfit", fits=known, reason=why)
        elif isinstance(one, ValueEntry):
            found[one.id] = _state(one, outcomes.get(one.id, {}), here)
        else:
            there = one.plan.document_id in here or one.plan.plan_key in here.values()
            found[one.id] = State("kept", fits=True) if there else _ABSENT
    return found


_ABSENT = State("waiting", fits=False, reason="the plan is not among the tables")


def _state(
    one: ValueEntry,
    outcomes: dict[str, tuple[CorrectionOutcome, str | None]],
    here: dict[str, str | None],
) -> State:
    if not outcomes:
        if one.plan.document_id not in here:
            return _ABSENT
        return State(
            "waiting", fits=False, reason="not in the tables yet: the next ingest applies it"
        )
    unfit = {key: why for key, (outcome, why) in outcomes.items() if outcome not in _FITS}
    if not unfit:
        first = outcomes.get(one.plan.document_id) or next(iter(outcomes.values()))
        return State(first[0].value.replace("_", " "), fits=True)
    where = one.plan.document_id if one.plan.document_id in unfit else min(unfit)
    apart = "" if where == one.plan.document_id else f" (in the rendition {where})"
    return State(CorrectionOutcome.UNFIT.value, fits=False, reason=f"{unfit[where]}{apart}")


def _documents(parsed: Place) -> dict[str, str | None]:
    """Keys of the plans by document."""
    found: dict[str, str | None] = {}
    for file in parquet_below(parsed / "plans"):
        with opened(file) as parquet:
            table = parquet.read(columns=["document_id", "plan_key"], use_threads=False)
        found |= dict(
            zip(table["document_id"].to_pylist(), table["plan_key"].to_pylist(), strict=True)
        )
    return found


def file_names(parsed: Place) -> dict[str, tuple[str, ...]]:
    """Names of the files of each document."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for source in read_sources(parsed):
        if source.document_id is not None:
            found[source.document_id].add(PurePath(source.path).name)
    return {key: tuple(sorted(names)) for key, names in found.items()}
