"""The findings of plans that are being read: from the table ``findings``, else by an audit on the way.

The table is believed plan by plan: where the plan was not read anew since, and by this version. A plan that
had no findings has no row there, and is audited again; that is a matter of milliseconds.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

import pyarrow as pa
from pydantic import ValidationError

from pipeline import PARSER_VERSION
from pipeline.audit import AuditSettings, audit
from pipeline.store.places import Place
from pipeline.store.records import read_findings
from schemas.findings import Finding
from schemas.plan import Plan


class Found(NamedTuple):
    """Findings by document, and whose come from the table."""

    by_document: Mapping[str, tuple[Finding, ...]]
    stored: frozenset[str]

    def of(self, document_id: str) -> tuple[Finding, ...]:
        return self.by_document.get(document_id, ())


def findings_of(
    parsed: Place,
    stem: str,
    plans: Iterable[Plan],
    *,
    on: date,
    settings: AuditSettings | None,
    anew: bool = False,
) -> Found:
    """The findings of plans of one file. ``anew``: do not look at the table."""
    asked = {plan.document_id: plan for plan in plans}
    stored = {} if anew else _stored(parsed / "findings" / f"{stem}.parquet", asked)
    found = {
        key: stored[key] if key in stored else audit(plan, on=on, settings=settings)
        for key, plan in asked.items()
    }
    return Found(found, frozenset(stored))


def _stored(file: Place, documents: Collection[str]) -> dict[str, tuple[Finding, ...]]:
    """Findings of some documents that still hold: of plans that were not read anew since, and of this version."""
    try:
        stored = read_findings(file, documents)
    except (OSError, pa.ArrowException, ValidationError, KeyError):
        return {}  # not there, or damaged: the audit needs only the plan
    if stored.parser_version != PARSER_VERSION:
        return {}
    return {
        key: found
        for key, found in stored.by_document.items()
        if not any(one.stale for one in found)
    }
