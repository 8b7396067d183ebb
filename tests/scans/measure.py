"""How near the reading of a scan comes to that of the document it is a scan of."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from parsers.keys import match_key
from pipeline.reading import Reading
from schemas.plan import Plan, Task

ALIKE = 60.0
"""Of 100: rows are one if what they say is at least so alike."""
_DASH = re.compile(r" *[-–—] *")
_POINT = re.compile(r"(?<=\b\w)\. (?=[^\W\d_])")
CELLS = ("number", "task", "time", "lead", "coordinator")


class Measured(NamedTuple):
    """Shares are of the digital document's characters and cells; ``unlike`` names the fields that differ."""

    errors: float
    """Characters to be changed in its text, of all."""
    cells: int
    exact: int
    near: int
    """Cells that differ by one character or one of fifty at most."""
    unlike: tuple[str, ...]


def measured(digital: Reading, scanned: Reading) -> Measured:
    """A scan held against what it is a scan of."""
    old, new = (_folded(one.source.text) for one in (digital, scanned))
    pairs = list(_cells(digital.plan, scanned.plan))
    filled = [(a, b) for a, b in pairs if a]
    distances = [Levenshtein.distance(_folded(a), _folded(b)) for a, b in filled]
    return Measured(
        Levenshtein.distance(old, new) / max(len(old), 1),
        len(filled),
        sum(not one for one in distances),
        sum(one <= max(1, len(a) // 50) for one, (a, _) in zip(distances, filled, strict=True)),
        tuple(unlike(digital.plan, scanned.plan)),
    )


def unlike(digital: Plan, scanned: Plan) -> Iterator[str]:
    """What the record of a scan says otherwise: header, sections, rows and their order, times, leads, citations, days to
    report.
    """
    for name in ("document_type", "issuing_agency", "symbol", "issued_year"):
        old, new = (str(getattr(plan, name)) for plan in (digital, scanned))
        if match_key(old) != match_key(new):
            yield f"{name}: {old} | {new}"
    if len(digital.tasks) != len(scanned.tasks):
        yield f"rows: {len(digital.tasks)} | {len(scanned.tasks)}"
    yield from _rows(digital, scanned)
    for what, told in (("sections", _sections), ("citations", _citations), ("days", _days)):
        old, new = (sorted(told(plan)) for plan in (digital, scanned))
        if old != new:
            yield f"{what}: {sorted(set(old) ^ set(new))}"


def _rows(digital: Plan, scanned: Plan) -> Iterator[str]:
    for old, new in aligned(digital, scanned):
        if new is None:
            yield f"row {old.task_id}: not found"
            continue
        for name in ("path", "kind", "time", "lead"):
            a, b = (_spaced(match_key(str(getattr(one, name)))) for one in (old, new))
            if a != b:
                yield f"{name} of {old.task_id}: {a} | {b}"


def _spaced(key: str) -> str:
    """A dash with blanks beside it, a point within a name with none: ``tháng 4-6`` and ``tháng 4 - 6`` are one time,
    ``P. KHTH`` and ``P.KHTH`` one body (and have one key).
    """
    return _POINT.sub(".", _DASH.sub(" - ", key))


def _sections(plan: Plan) -> Iterator[str]:
    return (one.path for one in plan.sections)


def _citations(plan: Plan) -> Iterator[str]:
    return iter({one.number or "" for one in plan.citations})


def _days(plan: Plan) -> Iterator[str]:
    duties = {one.duty_id for one in plan.report_duties}
    for one in plan.deadlines:
        if one.container_id in duties and one.end is not None:
            yield one.end.isoformat()


def _cells(digital: Plan, scanned: Plan) -> Iterator[tuple[str, str]]:
    for old, new in aligned(digital, scanned):
        for name in CELLS:
            yield getattr(old, name) or "", (getattr(new, name) or "") if new is not None else ""


def aligned(digital: Plan, scanned: Plan) -> Iterator[tuple[Task, Task | None]]:
    """Each row of a plan and that of its scan, in order, by what they say."""
    said = [[match_key(one.task or "") for one in plan.tasks] for plan in (digital, scanned)]
    partner: dict[int, int] = {}
    start = 0
    for at, words in enumerate(said[0]):
        near = [
            (ratio(words, other), -place)
            for place, other in enumerate(said[1][start : start + 4], start)
        ]
        score, place = max(near, default=(0.0, 0))
        if score >= ALIKE:
            partner[at] = -place
            start = -place + 1
    for at, old in enumerate(digital.tasks):
        yield old, scanned.tasks[partner[at]] if at in partner else None


def _folded(text: str) -> str:
    return " ".join(
        text.replace("–", "-").replace("—", "-").replace("“", '"').replace("”", '"').split()
    )
