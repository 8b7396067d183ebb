"""One record a finding: JSON (an array, one object a line) and CSV (UTF-8 with BOM for spreadsheets)."""

import csv
import json
from collections.abc import Iterable
from typing import IO

from pipeline.audit.fingerprint import fingerprints
from pipeline.audit.formats import pages_of
from pipeline.audit.run import Audited
from pipeline.view.plain import plain_json
from pipeline.view.spreadsheet import BOM, cell
from schemas.findings import Finding

_LABEL = ("document_id", "path", "document_number", "issuing_agency", "province", "plan_year")
_FINDING = (
    "finding_id", "rule", "name", "severity", "verdict", "reason", "message", "message_vi", "found",
    "container", "container_id", "legal_basis", "audited_on", "second_reader",
)  # fmt: skip


def write_json(audited: Iterable[Audited], out: IO[str]) -> None:
    """Every finding with its plan and its boxes."""
    out.write("[")
    first = True
    for one in audited:
        for finding, mark in zip(one.findings, fingerprints(one), strict=True):
            row = _row(one, finding) | {"fingerprint": mark, "evidence": _evidence(finding)}
            out.write("\n" if first else ",\n")
            out.write(plain_json(json.dumps(row, ensure_ascii=False)))
            first = False
    out.write("\n]\n")


def write_csv(audited: Iterable[Audited], out: IO[str]) -> None:
    """The same without boxes; ``pages`` are joined by a space."""
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_LABEL, *_FINDING, "pages", "fingerprint"))
    for one in audited:
        for finding, mark in zip(one.findings, fingerprints(one), strict=True):
            row = _row(one, finding)
            pages = " ".join(str(page) for page in pages_of(finding))
            told = (cell(one) if isinstance(one, str) else one for one in row.values())
            writer.writerow([*told, pages, mark])


def _row(one: Audited, finding: Finding) -> dict[str, object]:
    told = finding.model_dump(mode="json")
    return {name: getattr(one.label, name) for name in _LABEL} | {
        name: told[name] for name in _FINDING
    }


def _evidence(finding: Finding) -> object:
    return finding.evidence.model_dump(mode="json") if finding.evidence else None
