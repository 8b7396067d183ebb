"""The header of a table printed again inside it: under each group, or typed anew on a page.

Such a row says what the header says, column by column, but for one word that names the same thing
(``Nội dung`` for ``Nhiệm vụ``); its number cell may be merged with the group's above it.
"""

from collections.abc import Callable, Sequence

from parsers.keys import match_key
from schemas.layout import Cell, SourceDocument, Table
from schemas.vocabulary import Role

LEAST = 2
"""Cells of a row that must say what the header says."""
_SPREAD = 4
"""A printed text is at most so many times as long as its key: blanks between letters, accents apart."""


def headers_again(
    source: SourceDocument,
    table: Table,
    below: int,
    *,
    words: Sequence[str],
    roles: Sequence[Role],
    role_of: Callable[[str], Role],
) -> tuple[int, ...]:
    """Rows from ``below`` on that print the header once more. ``words``: the header by column."""
    keys = [{_key(part) for part in word.split(" / ")} for word in words]
    longest = _SPREAD * max((len(key) for said in keys for key in said), default=0)
    found = []
    for row in range(below, table.n_rows):
        own = [(c, _text(source, c)) for c in table.row(row) if c.row == row]
        said = [(c, text) for c, text in own if text]
        others = [
            (c, text)
            for c, text in said  # most cells are longer than any header
            if len(text.rstrip(" .:")) > longest or not _says(c, text, keys)
        ]
        if len(said) - len(others) < LEAST or len(others) > 1:
            continue
        if all(_names(c, role_of(text), roles) for c, text in others):
            found.append(row)
    return tuple(found)


def _says(cell: Cell, text: str, keys: Sequence[set[str]]) -> bool:
    key = _key(text)
    return any(key in said for said in keys[cell.col : cell.col + cell.col_span])


def _names(cell: Cell, role: Role, roles: Sequence[Role]) -> bool:
    """Does a cell with another word name what the header says of its column?"""
    return role is not Role.OTHER and role in roles[cell.col : cell.col + cell.col_span]


def _text(source: SourceDocument, cell: Cell) -> str:
    return source.slice(cell.span).strip()


def _key(text: str) -> str:
    return match_key(text).replace(" ", "").rstrip(".:")
