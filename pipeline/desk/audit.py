"""What the audit found, of all plans: to filter, sort and page through; what was waived is not shown."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from parsers.keys import ascii_key
from pipeline.audit.waivers import Waived, waivers_of
from pipeline.desk.asked import Asked, Kind, Listed
from pipeline.desk.held import Held
from pipeline.desk.tables import Row

_SEVERITY = "list_position(['error', 'warning', 'info'], severity)"
KIND = Kind(
    path="/audit",
    filters=("rule", "severity", "verdict", "unit", "year", "q"),
    orders={
        "severity": f"{_SEVERITY} {{way}}, rule, document_id, ordinal",
        "rule": "rule {way}, document_id, ordinal",
        "issuer": "issuing_agency {way} NULLS LAST, document_id, ordinal",
        "issued": "issued_on {way} NULLS LAST, document_id, ordinal",
    },
    shown="* EXCLUDE (plan_key, legal_basis, audited_on, unit_key, words_key, file)",
    first="severity",
    descending=frozenset({"issued"}),
)
_SEVERITIES = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "info": ("error", "warning", "info"),
}
EXPORTED = (
    "rule", "severity", "verdict", "message_vi", "message", "reason", "found", "container", "container_id", "legal_basis",
    "issuing_agency", "document_number", "subject", "file_name", "document_id", "audited_on",
)  # fmt: skip


def listed(held: Held, asked: Asked, on: date) -> tuple[Listed, list[Row]]:
    """The findings that are asked for, and how many there are of each rule, most first."""
    where, values = _where(held, asked, on)
    counts = f"SELECT rule, count(*) AS n FROM held.findings WHERE {where} GROUP BY rule ORDER BY n DESC, rule"  # noqa: S608
    return held.listed("findings", where, values, asked), held.rows(counts, values)


def every(held: Held, asked: Asked, on: date) -> list[Row]:
    """All of them, to be exported."""
    where, values = _where(held, asked, on)
    return held.rows(f"SELECT * FROM held.findings WHERE {where} ORDER BY {asked.order}", values)  # noqa: S608


def _where(held: Held, asked: Asked, on: date) -> tuple[str, list[Any]]:
    parts = [*_parts(asked), *_not_waived(held, on)]
    sql = " AND ".join(part for part, _ in parts)
    return sql, [value for _, values in parts for value in values]


def _not_waived(held: Held, on: date) -> Iterator[tuple[str, list[Any]]]:
    """Leaves out what is waived, as ``plans audit`` does: findings of the rules and plans that waivers name are looked at."""
    waived = Waived(waivers_of(held.parsed)[0], on)
    rules = sorted({one.rule for one in waived.waivers})
    if not rules:
        return
    names = sorted({name for one in waived.waivers for name in (one.plan, one.also) if name})
    rows = held.rows(_MAYBE_WAIVED, [names, rules])
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


_MAYBE_WAIVED = """
    WITH names AS (SELECT unnest(?::VARCHAR[])),
        paths AS (SELECT document_id, min(path) AS path FROM sources GROUP BY document_id)
    SELECT document_id, finding_id, rule, plan_key, container, container_id, found, path
    FROM held.findings LEFT JOIN paths USING (document_id)
    WHERE rule IN (SELECT unnest(?::VARCHAR[])) AND (document_id IN (FROM names) OR plan_key IN (FROM names)
        OR path IN (FROM names) OR parse_filename(path) IN (FROM names))"""


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
        yield "contains(unit_key, ?)", [ascii_key(asked["unit"])]
    if (year := asked.number("year")) is not None:
        yield "year = ?", [year]
    if asked["q"]:
        yield "contains(words_key, ?)", [ascii_key(asked["q"])]
