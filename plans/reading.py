"""``read``: a file or its bytes to the record of a plan; ``audit``: what is wrong in it. Libraries load when called."""

import os
from datetime import date
from pathlib import Path

from plans.errors import Unreadable
from plans.records import Finding, Plan


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    name: str | None = None,
    learnt: str | os.PathLike[str] | None = None,
) -> Plan:
    """The record of one plan. ``name`` is what the file is called where bytes are given, ``learnt`` the folder of tables
    from which ``plans learn`` took the language scans are read by.

    Raises ``Unreadable``, with what is wrong and what to do; it writes nothing, and asks no network.
    """
    from pipeline.reading import Failure, attempt, cannot_open
    from pipeline.recognition.aids import aids_of

    if isinstance(source, bytes):
        data, called = source, name or "document"
    else:
        path = Path(source)
        called = name or path.name
        try:
            data = path.read_bytes()
        except OSError as error:
            failure = cannot_open(error)
            raise Unreadable(failure.code, f"{path}: {failure.message}") from error
    aids = aids_of(Path(learnt), remembers=False) if learnt is not None else None
    found = attempt(data, called, aids)
    if isinstance(found, Failure):
        raise Unreadable(found.code, f"{called}: {found.message}")
    return Plan.of(found.plan)


def audit(plan: Plan, *, on: date | None = None) -> tuple[Finding, ...]:
    """The findings of every rule; ``on`` is the day that stands in them, today where it is not given."""
    from pipeline.audit import audit as audited

    day = on or date.today()  # noqa: DTZ011 - the day where the person sits
    return tuple(Finding.of(one) for one in audited(plan, on=day))
