"""The header of a table that is no task table: a list, a catalogue, figures.

Its words are of no vocabulary, so the print tells: a row repeated on each page or bold over rows that are
not, and the content: a row of labels over numbers and values. ``Họ và tên | Nguyễn Văn An`` over
``Ngày sinh | 02/9/1980`` is a form, it has none.
"""

from collections.abc import Sequence

from parsers.keys import ascii_key
from parsers.roles import named
from parsers.structure.stuff import Stuff, stuff_of, stuff_of_column
from schemas.layout import SourceDocument, Table
from schemas.vocabulary import Role

__all__ = ["plain_head"]

_DEPTH = 3
"""Titles across the whole table may stand above it."""
_VALUES = frozenset({Stuff.ORDINAL, Stuff.FIGURE, Stuff.MONEY})
_TELLING = _VALUES | {Stuff.TIME}
_LABEL_WORDS = 10
_FORM_COLUMNS = 2
"""Of a form: what is asked, what is answered."""
Row = list[str]


def plain_head(source: SourceDocument, table: Table) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Header words by column, two rows joined ``upper / lower``, and the rows they stand in."""
    grid = [_words(source, table, row) for row in range(table.n_rows)]
    top = next((n for n, row in enumerate(grid[:_DEPTH]) if sum(map(bool, row)) > 1), None)
    if top is None or table.n_cols < _FORM_COLUMNS:
        return (), ()
    spread = _spread(table, grid, top)
    two = spread is not None
    below = top + (2 if two else 1)
    words = spread or grid[top]
    if below >= len(grid) or not _labels(words):
        return (), ()
    marked = top < table.header_rows or _bold_over_plain(table, top, below)
    if not marked and not _contrasts(words, grid[below:]):
        return (), ()
    return tuple(words), tuple(range(below))


def _words(source: SourceDocument, table: Table, row: int) -> Row:
    words = [""] * table.n_cols
    for cell in table.row(row):
        if cell.row == row and cell.col < table.n_cols:
            words[cell.col] = " ".join(source.slice(cell.span).split())
    return words


def _spread(table: Table, grid: Sequence[Row], top: int) -> Row | None:
    """``Tọa độ | `` over ``X | Y``: the words of both rows, where the lower fills what the upper spreads over.

    A print without the borders of merged cells gives the lower labels one after the other from the
    left; as many as there are places go to these places.
    """
    if top + 1 >= len(grid):
        return None
    upper, lower = list(grid[top]), grid[top + 1]
    deep = {c.col for c in table.row(top) if c.row == top and c.row_span > 1}
    owner = -1
    places: list[tuple[int, int]] = []
    for col, word in enumerate(upper):
        owner = col if word else owner
        if owner < 0:
            return None
        places.append((col, owner))
    spread = {o for col, o in places if col != o and o not in deep}
    under = [(col, o) for col, o in places if o in spread]
    said = [word for word in lower if word]
    if not under or len(said) != len(under) or not all(map(_under, said)):
        return None
    for (col, own), word in zip(under, said, strict=True):
        upper[col] = f"{grid[top][own]} / {word}"
    return upper


def _labels(words: Sequence[str]) -> bool:
    """A short text over every column, but for one, and no number or sum among them."""
    said = [word for word in words if word]
    return len(said) >= max(_FORM_COLUMNS, len(words) - 1) and all(
        stuff_of(word) not in _VALUES or named(word) for word in said
    )


def _under(word: str) -> bool:
    """A label of the lower row: ``X`` and ``Y`` are no numbers there."""
    return stuff_of(word) not in _VALUES or not any(c.isdigit() for c in word)


def _bold_over_plain(table: Table, top: int, below: int) -> bool:
    """Every cell of a row bold, and of the rows below it fewer than half."""
    rows = [_bold(table, row) for row in range(below, table.n_rows)]
    return _bold(table, top) and 2 * sum(rows) < len(rows)


def _bold(table: Table, row: int) -> bool:
    said = [c for c in table.row(row) if c.row == row and c.span.end > c.span.start]
    return bool(said) and all(p.style.bold for c in said for p in c.paragraphs)


def _contrasts(words: Sequence[str], rows: Sequence[Row]) -> bool:
    """Labels over ordinals, figures, sums or days; in two columns under both of them."""
    if any(len(word.split()) > _LABEL_WORDS for word in words):
        return False
    kinds = [stuff_of_column([row[col] for row in rows]) for col in range(len(words))]
    if any(
        kind is stuff_of(word) for word, kind in zip(words, kinds, strict=True) if kind in _TELLING
    ):
        return False
    telling = sum(kind in _TELLING for kind in kinds)
    counted = kinds[0] is Stuff.ORDINAL and _counts(words[0])
    return counted or telling >= (_FORM_COLUMNS if len(words) == _FORM_COLUMNS else 1)


def _counts(word: str) -> bool:
    found = named(word)
    return (found is not None and found.role is Role.NUMBER) or ascii_key(word) in {"so", ""}
