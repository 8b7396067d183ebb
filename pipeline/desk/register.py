"""The register: plans to search, filter, sort and page through."""

from collections.abc import Iterator
from typing import Any

from parsers.keys import ascii_key
from pipeline.desk.asked import Asked, Kind, Listed
from pipeline.desk.held import Held
from pipeline.desk.search import Search
from pipeline.desk.tables import Row

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
    shown="document_id, file_name, document_number, symbol, issuing_agency, issued_on, issued_year, plan_year, subject, status,"
    " corrected, errors, warnings",
    first="issued",
    descending=frozenset({"issued", "year", "findings"}),
)
_STATUSES = frozenset({"ok", "partial"})
EXPORTED = (
    "document_number", "symbol", "issued_on", "issuing_agency", "subject", "plan_year", "province", "district", "commune",
    "errors", "warnings", "status", "reader", "file_name", "document_id",
)  # fmt: skip


def listed(held: Held, search: Search, asked: Asked) -> Listed:
    """The plans that are asked for."""
    where, values = _where(search, asked)
    return held.listed("plans", where, values, asked)


def every(held: Held, search: Search, asked: Asked) -> list[Row]:
    """All of them, to be exported."""
    where, values = _where(search, asked)
    return held.rows(f"SELECT * FROM held.plans WHERE {where} ORDER BY {asked.order}", values)  # noqa: S608 - our own words


def _where(search: Search, asked: Asked) -> tuple[str, list[Any]]:
    parts = list(_parts(search, asked))
    sql = " AND ".join(("is_primary", *(part for part, _ in parts)))
    return sql, [value for _, values in parts for value in values]


def _parts(search: Search, asked: Asked) -> Iterator[tuple[str, list[Any]]]:
    for question, column in ((asked["q"], ""), (asked["agency"], "agencies")):
        if question:
            found = "document_id IN (SELECT unnest(string_split(?, ' ')))"
            yield found, [search.find(question, column)]
    for key, words in (("unit_key", asked["unit"]), ("subject_key", asked["subject"])):
        if words:
            yield f"contains({key}, ?)", [ascii_key(words)]
    if (year := asked.number("year")) is not None:
        yield "coalesce(plan_year, issued_year) = ?", [year]
    if asked["status"] in _STATUSES:
        yield "status = ?", [asked["status"]]
