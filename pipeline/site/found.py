"""The findings of plans that are being read: from the table ``findings``, else by an audit on the way.

The table is believed plan by plan: where it was written after the plan and by this version. A plan that had
no findings has no file there, and is audited again; that is a matter of milliseconds.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
from pydantic import ValidationError

from pipeline import PARSER_VERSION
from pipeline.audit import AuditSettings, audit
from pipeline.store.records import Shelf, read_findings
from schemas.findings import Finding


class Found(NamedTuple):
    """Findings by document, and whether they come from the table."""

    by_document: Mapping[str, tuple[Finding, ...]]
    stored: bool

    def of(self, document_id: str) -> tuple[Finding, ...]:
        return self.by_document.get(document_id, ())


def findings_of(
    parsed: Path, shelf: Shelf, *, on: date, settings: AuditSettings | None, anew: bool = False
) -> Found:
    """The findings of the plans of one file. ``anew``: do not look at the table."""
    file = parsed / "findings" / f"{shelf.stem}.parquet"
    if not anew and _newer(file, parsed / "plans" / f"{shelf.stem}.parquet"):
        try:
            stored = read_findings(file)
        except (OSError, pa.ArrowException, ValidationError, KeyError):
            stored = None  # damaged: the audit needs only the plan
        if stored is not None and stored.parser_version == PARSER_VERSION:
            return Found(stored.by_document, stored=True)
    return Found(
        {plan.document_id: audit(plan, on=on, settings=settings) for plan in shelf.plans},
        stored=False,
    )


def _newer(findings: Path, plans: Path) -> bool:
    try:
        return findings.stat().st_mtime_ns >= plans.stat().st_mtime_ns
    except OSError:
        return False
