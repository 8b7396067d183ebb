"""``read``: a file or its bytes to the record of a plan; ``audit``: what is wrong in it. Libraries load when called."""

import os
from datetime import date
from pathlib import Path

from plans.errors import Unreadable
from plans.records import Finding, Plan


def read(source: str | os.PathLike[str] | bytes, *, name: str | None = None) -> Plan:
    """The record of one plan. ``name`` is what the file is called where bytes are given.

    Raises ``Unreadable``, with what is wrong and what to do; it writes nothing, and asks no network.
    """
    from pipeline.reading import Failure, attempt, cannot_open

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
    found = attempt(data, called)
    if isinstance(found, Failure):
        raise Unreadable(found.code, f"{called}: {found.message}")
    return Plan.of(found.plan)


def audit(plan: Plan, *, on: date | None = None) -> tuple[Finding, ...]:
    """The findings of every rule; ``on`` is the day that stands in them, today where it is not given."""
    from pipeline.audit import audit as audited

    day = on or date.today()  # noqa: DTZ011 - the day where the person sits
    return tuple(Finding.of(one) for one in audited(plan, on=day))
