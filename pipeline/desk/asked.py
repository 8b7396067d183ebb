"""What an address asks of a list: filters, order, page. The address is the saved filter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

PAGE = 50
"""Rows on a page."""
_LONGEST = 200
_MOST_PAGES = 1_000_000
_UP, _DOWN = "up", "down"


@dataclass(frozen=True)
class Kind:
    """A list: which filters it has, and its orders as SQL with ``{way}``."""

    path: str
    filters: tuple[str, ...]
    orders: Mapping[str, str]
    shown: str
    """The columns of a page, as SQL: each that is unpacked takes its time."""
    first: str
    """The order it has where none is asked for."""
    descending: frozenset[str] = frozenset()
    """Orders that begin with the greatest."""


@dataclass(frozen=True)
class Asked:
    """One question."""

    kind: Kind
    filters: Mapping[str, str]
    sort: str
    descending: bool
    page: int

    @classmethod
    def of(cls, kind: Kind, given: Mapping[str, str]) -> "Asked":
        """From the address; what makes no sense is left out."""
        sort = given.get("sort", "")
        sort = sort if sort in kind.orders else kind.first
        way = given.get("way", "")
        page = given.get("page", "")
        number = (
            int(page) if page.isascii() and page.isdecimal() and len(page) < len("10000000") else 1
        )
        return cls(
            kind,
            {name: given.get(name, "").strip()[:_LONGEST] for name in kind.filters},
            sort,
            way == _DOWN or (way != _UP and sort in kind.descending),
            min(max(number, 1), _MOST_PAGES),
        )

    def __getitem__(self, name: str) -> str:
        return self.filters[name]

    def number(self, name: str, *, most: int = 9999) -> int | None:
        """A filter that is a number."""
        text = self.filters[name]
        if not (text.isascii() and text.isdecimal()) or len(text) > len(str(most)):
            return None
        return int(text)

    @property
    def filtered(self) -> bool:
        return any(self.filters.values())

    @property
    def order(self) -> str:
        """As SQL, ours to the letter."""
        return self.kind.orders[self.sort].format(way="DESC" if self.descending else "ASC")

    def query(self, **changes: Any) -> str:
        """The address of the same question, a little changed."""
        told: dict[str, Any] = dict(self.filters)
        if (self.sort, self.descending) != (
            self.kind.first,
            self.kind.first in self.kind.descending,
        ):
            told |= {"sort": self.sort, "way": _DOWN if self.descending else _UP}
        if self.page > 1:
            told["page"] = self.page
        told |= changes
        return "?" + urlencode(
            {key: value for key, value in told.items() if value not in {"", None}}
        )

    def by(self, column: str) -> str:
        """The same in another order; once more turns it round."""
        down = not self.descending if column == self.sort else column in self.kind.descending
        return self.query(sort=column, way=_DOWN if down else _UP, page="")


@dataclass(frozen=True)
class Listed:
    """One page of a list."""

    asked: Asked
    rows: list[dict[str, Any]]
    count: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))
