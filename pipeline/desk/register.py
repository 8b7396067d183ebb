"""The register: plans to search, filter, sort and page through."""

from collections.abc import Iterator
from typing import Any

from parsers.keys import ascii_key
from pipeline.desk.asked import PAGE, Asked, Kind, Listed
from pipeline.desk.search import Search
from pipeline.desk.tables import Row, Tables

FOLDED = "replace(strip_accents(lower({})), 'đ', 'd')"
"""As ``ascii_key`` folds what is compared with it."""
UNIT = "concat_ws(' ', issuing_agency, parent_agency, commune, district, province)"
_LAST = "NULLS LAST, document_id"
KIND = Kind(
    path="/",
    filters=("q", "unit", "year", "subject", "agency", "status"),
    orders={
        "issued": f"issued_on {{way}} NULLS LAST, issued_year {{way}} {_LAST}",
        "number": f"document_number {{way}} NULLS LAST, symbol {{way}} {_LAST}",
        "issuer": f"issuing_agency {{way}} {_LAST}",
        "subject": f"subject {{way}} {_LAST}",
        "year": f"plan_year {{way}} {_LAST}",
        "findings": "errors {way}, warnings {way}, document_id",
        "file": "file_name {way}, document_id",
    },
    first="issued",
    descending=frozenset({"issued", "year", "findings"}),
)
_STATUSES = frozenset({"ok", "partial"})
EXPORTED = (
    "document_number", "symbol", "issued_on", "issuing_agency", "subject", "plan_year", "province", "district", "commune",
    "errors", "warnings", "status", "reader", "file_name", "document_id",
)  # fmt: skip


def listed(tables: Tables, search: Search, asked: Asked) -> Listed:
    """The plans that are asked for."""
    where, values = _where(search, asked)
    count = tables.one(f"SELECT count(*) AS n FROM plans WHERE {where}", values)  # noqa: S608 - our own words
    rows = tables.rows(
        f"{_rows(where)} ORDER BY {asked.order} LIMIT {PAGE} OFFSET ?",
        [*values, (asked.page - 1) * PAGE],
    )
    return Listed(asked, rows, count["n"] if count else 0)


def every(tables: Tables, search: Search, asked: Asked) -> list[Row]:
    """All of them, to be exported."""
    where, values = _where(search, asked)
    return tables.rows(f"{_rows(where)} ORDER BY {asked.order}", values)


def _rows(where: str) -> str:
    return f"""
        WITH counted AS (
            SELECT document_id, count(*) FILTER (WHERE severity = 'error') AS errors,
                count(*) FILTER (WHERE severity = 'warning') AS warnings
            FROM findings WHERE verdict = 'fail' GROUP BY document_id
        )
        SELECT document_id, file_name, document_type, document_number, symbol, issuing_agency, province, district,
            commune, issued_on, issued_year, plan_year, subject, status, reader, coverage, len(corrected) AS corrected,
            coalesce(errors, 0) AS errors, coalesce(warnings, 0) AS warnings
        FROM plans LEFT JOIN counted USING (document_id) WHERE {where}"""  # noqa: S608 - our own words


def _where(search: Search, asked: Asked) -> tuple[str, list[Any]]:
    parts = list(_parts(search, asked))
    sql = " AND ".join(("is_primary", *(part for part, _ in parts)))
    return sql, [value for _, values in parts for value in values]


def _parts(search: Search, asked: Asked) -> Iterator[tuple[str, list[Any]]]:
    for question, column in ((asked["q"], ""), (asked["agency"], "agencies")):
        if question:
            yield "document_id IN (SELECT unnest(?::VARCHAR[]))", [search.find(question, column)]
    for words, what in ((asked["unit"], UNIT), (asked["subject"], "subject")):
        if words:
            yield f"contains({FOLDED.format(what)}, ?)", [ascii_key(words)]
    if (year := asked.number("year")) is not None:
        yield "coalesce(plan_year, issued_year) = ?", [year]
    if asked["status"] in _STATUSES:
        yield "status = ?", [asked["status"]]
