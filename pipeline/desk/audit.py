"""What the audit found, of all plans: to filter, sort and page through; what was waived is not shown."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from parsers.keys import ascii_key
from pipeline.audit.waivers import Waived, waivers_of
from pipeline.desk.asked import PAGE, Asked, Kind, Listed
from pipeline.desk.register import FOLDED, UNIT
from pipeline.desk.tables import Row, Tables

_SEVERITY = "list_position(['error', 'warning', 'info'], severity)"
KIND = Kind(
    path="/audit",
    filters=("rule", "severity", "verdict", "unit", "year", "q"),
    orders={
        "severity": f"{_SEVERITY} {{way}}, rule, document_id, findings.ordinal",
        "rule": "rule {way}, document_id, findings.ordinal",
        "issuer": "issuing_agency {way} NULLS LAST, document_id, findings.ordinal",
        "issued": "issued_on {way} NULLS LAST, document_id, findings.ordinal",
    },
    first="severity",
    descending=frozenset({"issued"}),
)
_SEVERITIES = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "info": ("error", "warning", "info"),
}
_FROM = "FROM findings JOIN plans USING (document_id)"
EXPORTED = (
    "rule", "severity", "verdict", "message_vi", "message", "reason", "found", "container", "container_id", "legal_basis",
    "issuing_agency", "document_number", "subject", "file_name", "document_id", "audited_on",
)  # fmt: skip


def listed(tables: Tables, asked: Asked, on: date) -> Listed:
    """The findings that are asked for."""
    where, values = _where(tables, asked, on)
    count = tables.one(f"SELECT count(*) AS n {_FROM} WHERE {where}", values)
    rows = tables.rows(
        f"{_rows(where)} ORDER BY {asked.order} LIMIT {PAGE} OFFSET ?",
        [*values, (asked.page - 1) * PAGE],
    )
    return Listed(asked, rows, count["n"] if count else 0)


def every(tables: Tables, asked: Asked, on: date) -> list[Row]:
    """All of them, to be exported."""
    where, values = _where(tables, asked, on)
    return tables.rows(f"{_rows(where)} ORDER BY {asked.order}", values)


def by_rule(tables: Tables, asked: Asked, on: date) -> list[Row]:
    """How many of each rule, most first."""
    where, values = _where(tables, asked, on)
    return tables.rows(
        f"SELECT rule, count(*) AS n {_FROM} WHERE {where} GROUP BY rule ORDER BY n DESC, rule",
        values,
    )


def _rows(where: str) -> str:
    return f"""
        SELECT document_id, finding_id, rule, name, severity, verdict, reason, message, message_vi, found, container,
            container_id, legal_basis, audited_on, stale, issuing_agency, document_number, symbol, subject, file_name
        {_FROM} WHERE {where}"""


def _where(tables: Tables, asked: Asked, on: date) -> tuple[str, list[Any]]:
    parts = [*_parts(asked), *_not_waived(tables, on)]
    sql = " AND ".join(("is_primary", *(part for part, _ in parts)))
    return sql, [value for _, values in parts for value in values]


def _not_waived(tables: Tables, on: date) -> Iterator[tuple[str, list[Any]]]:
    """Leaves out what is waived, as ``plans audit`` does: findings of the rules that waivers speak of are looked at."""
    waived = Waived(waivers_of(tables.parsed)[0], on)
    rules = sorted({one.rule for one in waived.waivers})
    if not rules:
        return
    rows = tables.rows(
        "SELECT findings.*, path FROM findings LEFT JOIN (SELECT document_id, min(path) AS path FROM sources"
        " GROUP BY document_id) USING (document_id) WHERE rule IN (SELECT unnest(?::VARCHAR[]))",
        [rules],
    )
    gone = [
        f"{row['document_id']} {row['finding_id']}"
        for row in rows
        if waived.keeps_back(
            row["path"] or "",
            row["document_id"],
            _Told(**{name: row[name] for name in _Told._fields}),
        )
    ]
    if gone:
        yield "concat(document_id, ' ', finding_id) NOT IN (SELECT unnest(?::VARCHAR[]))", [gone]


class _Told(NamedTuple):
    """What a waiver asks of a finding."""

    rule: str
    plan_key: str | None
    container: str | None
    container_id: str | None
    found: str | None


def _parts(asked: Asked) -> Iterator[tuple[str, list[Any]]]:
    if asked["rule"]:
        yield "starts_with(rule, ?)", [asked["rule"].upper().rstrip("*")]
    if asked["severity"] in _SEVERITIES:
        yield "severity IN (SELECT unnest(?::VARCHAR[]))", [list(_SEVERITIES[asked["severity"]])]
    yield "verdict = ?", ["not_evaluable" if asked["verdict"] == "not_evaluable" else "fail"]
    if asked["unit"]:
        yield f"contains({FOLDED.format(UNIT)}, ?)", [ascii_key(asked["unit"])]
    if (year := asked.number("year")) is not None:
        yield "coalesce(plan_year, issued_year) = ?", [year]
    if asked["q"]:
        words = ascii_key(asked["q"])
        told = " OR ".join(
            f"contains({FOLDED.format(what)}, ?)" for what in ("found", "message_vi")
        )
        yield f"({told})", [words, words]
