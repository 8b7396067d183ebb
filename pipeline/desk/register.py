"""The register: plans to search, filter, sort and page through. What is asked stands in the address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from parsers.keys import ascii_key
from pipeline.desk.search import Search
from pipeline.desk.tables import Row, Tables

PAGE = 50
"""Plans on a page."""
_FOLDED = "replace(strip_accents(lower({})), 'đ', 'd')"
_SORTS = {
    "issued": "issued_on {way} NULLS LAST, issued_year {way} NULLS LAST",
    "number": "document_number {way} NULLS LAST, symbol {way} NULLS LAST",
    "issuer": "issuing_agency {way} NULLS LAST",
    "subject": "subject {way} NULLS LAST",
    "year": "plan_year {way} NULLS LAST",
    "findings": "errors {way}, warnings {way}",
    "file": "file_name {way}",
}
COLUMNS = tuple(_SORTS)
_UNIT = "concat_ws(' ', issuing_agency, parent_agency, commune, district, province)"
_FIRST_DESCENDING = frozenset({"issued", "year", "findings"})
_STATUSES = frozenset({"ok", "partial"})
_MOST_PAGES = 1_000_000


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    q: str = ""
    unit: str = ""
    subject: str = ""
    agency: str = ""
    year: int | None = None
    status: str = ""
    sort: str = "issued"
    descending: bool = True
    page: int = 1

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        """From the address; what makes no sense is left out."""
        sort = given.get("sort", "")
        sort = sort if sort in _SORTS else "issued"
        way = given.get("way", "")
        year = given.get("year", "").strip()
        page = given.get("page", "")
        words = {key: given.get(key, "").strip() for key in ("q", "unit", "subject", "agency")}
        return cls(
            **words,
            year=int(year) if year.isdecimal() and len(year) <= len("2023") else None,
            status=given.get("status", "") if given.get("status") in _STATUSES else "",
            sort=sort,
            descending=way == "down" or (way != "up" and sort in _FIRST_DESCENDING),
            page=min(max(int(page), 1), _MOST_PAGES) if page.isdecimal() and len(page) < 9 else 1,
        )

    @property
    def filtered(self) -> bool:
        return any((self.q, self.unit, self.subject, self.agency, self.year, self.status))

    def address(self, **changes: Any) -> str:
        """The address of the same question, a little changed."""
        told: dict[str, Any] = {
            "q": self.q,
            "unit": self.unit,
            "subject": self.subject,
            "agency": self.agency,
        }
        told |= {"year": self.year or "", "status": self.status}
        plain = Asked()
        if (self.sort, self.descending) != (plain.sort, plain.descending):
            told |= {"sort": self.sort, "way": "down" if self.descending else "up"}
        told |= {"page": self.page} if self.page > 1 else {}
        told |= changes
        query = urlencode({key: value for key, value in told.items() if value not in {"", None}})
        return f"?{query}"

    def by(self, column: str) -> str:
        """The same in another order; once more turns it round."""
        if column == self.sort:
            return self.address(sort=column, way="up" if self.descending else "down", page="")
        way = "down" if column in _FIRST_DESCENDING else "up"
        return self.address(sort=column, way=way, page="")


@dataclass(frozen=True)
class Listed:
    """One page of the register."""

    asked: Asked
    rows: list[Row]
    count: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


def listed(tables: Tables, search: Search, asked: Asked) -> Listed:
    """The plans that are asked for."""
    where, values = _where(search, asked)
    count = tables.one(f"SELECT count(*) AS n FROM plans WHERE {where}", values)  # noqa: S608 - our own words
    rows = tables.rows(
        f"{_rows(where)} ORDER BY {order(asked)} LIMIT {PAGE} OFFSET ?",
        [*values, (asked.page - 1) * PAGE],
    )
    return Listed(asked, rows, count["n"] if count else 0)


def every(tables: Tables, search: Search, asked: Asked) -> list[Row]:
    """All of them, to be exported."""
    where, values = _where(search, asked)
    return tables.rows(f"{_rows(where)} ORDER BY {order(asked)}", values)


def order(asked: Asked) -> str:
    way = "DESC" if asked.descending else "ASC"
    return f"{_SORTS[asked.sort].format(way=way)}, document_id"


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
    for question, column in ((asked.q, ""), (asked.agency, "agencies")):
        if question:
            yield "document_id IN (SELECT unnest(?::VARCHAR[]))", [search.find(question, column)]
    for words, what in ((asked.unit, _UNIT), (asked.subject, "subject")):
        if words:
            yield f"contains({_FOLDED.format(what)}, ?)", [ascii_key(words)]
    if asked.year is not None:
        yield "coalesce(plan_year, issued_year) = ?", [asked.year]
    if asked.status:
        yield "status = ?", [asked.status]
