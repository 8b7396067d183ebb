"""The answer for a person, a spreadsheet, a program."""

import csv
import json
from collections.abc import Sequence
from typing import IO

from rich import box
from rich.console import Console
from rich.table import Table

from pipeline.missing.filed import Answer, Found, Status
from pipeline.view.plain import plain_json
from pipeline.view.spreadsheet import BOM, cell

_COLUMNS = (
    "unit", "level", "province", "status", "document_number", "issued_on", "subject", "issuer",
    "file_name", "document_id", "why",
)  # fmt: skip
WORDS = {
    Status.ISSUED: "đã ban hành (issued)",
    Status.DRAFT: "chỉ có dự thảo (draft)",
    Status.UNSURE: "chưa chắc (unsure)",
    Status.UNKNOWN: "chưa rõ (unknown)",
    Status.NONE: "chưa có (none)",
}


def print_answers(told: Sequence[Answer], apart: Sequence[Found], console: Console) -> None:
    """A line a unit, those without a plan first; then plans of none of the units."""
    order = [Status.NONE, Status.UNKNOWN, Status.UNSURE, Status.DRAFT, Status.ISSUED]
    table = Table("unit", "plan?", "number", "day", "file", "note", box=box.SIMPLE, show_edge=False)
    for answer in sorted(told, key=lambda one: order.index(one.status)):
        best = answer.plans[0] if answer.plans else None
        more = f"and {len(answer.plans) - 1} more" if len(answer.plans) > 1 else ""
        table.add_row(
            answer.unit.name,
            WORDS[answer.status],
            (best.document_number if best else None) or "",
            f"{best.issued_on:%d/%m/%Y}" if best and best.issued_on else "",
            best.file_name if best else "",
            "; ".join(part for part in ((best.why if best else None), more) if part),
        )
    console.print(table)
    if apart:
        console.print("\nplans of the subject that are of none of these units, or of several:")
        rest = Table("issuer", "number", "subject", "file", box=box.SIMPLE, show_edge=False)
        for one in apart:
            rest.add_row(
                one.issuer or "?", one.document_number or "", one.subject or "", one.file_name
            )
        console.print(rest)


def write_csv(told: Sequence[Answer], out: IO[str]) -> None:
    """A line a plan of a unit, one a unit without any."""
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for answer in told:
        for plan in answer.plans or (None,):
            row = _row(answer, plan)
            writer.writerow([cell(str(row[name] or "")) for name in _COLUMNS])


def write_json(told: Sequence[Answer], apart: Sequence[Found], out: IO[str]) -> None:
    """Units with their plans, and the plans apart."""
    data = {
        "units": [_row(answer, plan) for answer in told for plan in answer.plans or (None,)],
        "apart": [_plan(one) for one in apart],
    }
    out.write(plain_json(json.dumps(data, ensure_ascii=False, indent=1)))
    out.write("\n")


def _row(answer: Answer, plan: Found | None) -> dict[str, str | None]:
    unit = answer.unit
    told = _plan(plan) if plan else dict.fromkeys(_COLUMNS[3:])
    return (
        {"unit": unit.name, "level": unit.level, "province": unit.province}
        | told
        | {"status": plan.status if plan else Status.NONE}
    )


def _plan(one: Found) -> dict[str, str | None]:
    return {
        "status": one.status,
        "document_number": one.document_number,
        "issued_on": one.issued_on.isoformat() if one.issued_on else None,
        "subject": one.subject,
        "issuer": one.issuer,
        "file_name": one.file_name,
        "document_id": one.document_id,
        "why": one.why,
    }
