"""Page furniture: what the page carries and the document does not say.

Page numbers (Nghị định 30/2020: centred in the top margin, none on page 1; before 2020 often at the
bottom), running heads, and the lines a digital signature prints of itself
(``Người ký: …``, ``Thời gian ký: 04.05.2026 16:54:57 +07:00``).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz, process

from parsers.layout.pdf.pages import PageRows
from parsers.layout.pdf.rows import Row
from schemas.layout import FurnitureKind

TOP, BOTTOM = 0.11, 0.9
"""Share of the page's height above and below which furniture stands."""
SAME_HEIGHT = 4.0
"""Points between the baselines of one running head on two pages."""
FLUSH = 3.0
"""Points: lines of one stamp begin so near below each other."""
APART = 1.6
"""Of the type size: baselines farther apart are no lines of one text."""

_PAGE_NUMBER = re.compile(
    r"(?:[-–]\s*)?(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–])?", re.IGNORECASE
)
_STAMP = re.compile(
    r"(?:Ký bởi|Người ký|Thời gian ký|Ngày ký|Cơ quan|Tổ chức xác thực|Email)\s*:|SAO Y\b"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{4}[ T;]+\d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"
    r"|\d\d:\d\d:\d\d(?:\s*;?\s*[+]07:00)?$",
    re.IGNORECASE,
)
_SIGNED_AT = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}[ T;]+\d\d:\d\d:\d\d")
_RECEIPT = re.compile(
    r"(?:CÔNG VĂN )?ĐẾN$|Số và ký hiệu HS|Chuyển\s*:\s*P\.|Số\s*:\s*\d{1,5}$"
    r"|Ngày\s*:?\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$",
    re.IGNORECASE,
)
"""A receipt stamp on the head of the first page (``ĐẾN`` / ``Số: 1614`` / ``Ngày 01/3/2026``) holds
another number and another day than the plan's."""
STAMPED = 0.35
"""Of the first page's height: a receipt stamp stands above."""
_DIGITS = re.compile(r"\d+")
_SIGNS = re.compile(r"[^\w#]|_")
NEAR = 85.0
"""Per cent of the letters of a running head that a scan gives alike on two pages."""
LEAST = 8
"""Letters of one that is looked for so."""

Found = tuple[FurnitureKind, Row]


def take_furniture(pages: Sequence[PageRows]) -> list[Found]:
    """Take the furniture out of the pages' rows and return it in reading order."""
    heads = _running_heads(pages)
    found: list[Found] = []
    for page in pages:
        kept = []
        outermost = _outermost(page)
        signers = _signers(page)
        for row in page.rows:
            kind = _kind(row, page, heads, outermost)
            if kind is None and id(row) in signers:
                kind = FurnitureKind.STAMP
            if kind is None:
                kept.append(row)
            else:
                found.append((kind, row))
        page.rows = kept
    return found


def _outermost(page: PageRows) -> set[int]:
    """id() of the rows nothing stands outside of: the first and the last of the page, but for
    stamps and running heads on the same height. ``TRƯỜNG THPT CAO LÃNH`` | ``2`` is no page number.
    """
    if not page.rows:
        return set()
    found: set[int] = set()
    for order in (page.rows, page.rows[::-1]):
        outer = [row for row in order if not _STAMP.match(row.text)][:1]
        found |= {
            id(row)
            for row in page.rows
            for edge in outer
            if abs(row.baseline - edge.baseline) <= APART * edge.size
        }
    return found


def _signers(page: PageRows) -> set[int]:
    """id() of the rows that name who signed, in the margin right above the time of signing and flush with it:
    ``Ban Tuyên giáo`` | ``26-07-2023 10:17:01 +07:00``.
    """
    return {
        id(above)
        for above, row in pairwise(page.rows)
        if _SIGNED_AT.match(row.text)
        and above.baseline < TOP * page.height
        and 0 < row.baseline - above.baseline <= APART * row.size
        and abs(above.x0 - row.x0) <= FLUSH
    }


def _kind(row: Row, page: PageRows, heads: set[int], outermost: set[int]) -> FurnitureKind | None:
    numbered = _PAGE_NUMBER.fullmatch(row.text.strip())
    if numbered and _in_margin(row, page) and id(row) in outermost:
        return FurnitureKind.PAGE_NUMBER
    if id(row) in heads:
        return FurnitureKind.RUNNING_HEAD
    received = page.number == 1 and row.baseline < STAMPED * page.height
    if _STAMP.match(row.text) or (received and _RECEIPT.match(row.text)):
        return FurnitureKind.STAMP
    return None


def _in_margin(row: Row, page: PageRows) -> bool:
    return row.baseline < TOP * page.height or row.baseline > BOTTOM * page.height


def _margin_rows(page: PageRows) -> Iterator[Row]:
    """Rows of the margins that are no lines of a text that reaches there: body or notes."""
    yield from _outside(page.rows, lambda row: row.baseline < TOP * page.height)
    foot = _outside(page.rows[::-1], lambda row: row.baseline > BOTTOM * page.height)
    if not any(row.runs[0].raised for row in foot):  # a note, printed on two pages
        yield from foot


def _outside(rows: Sequence[Row], in_margin: Callable[[Row], bool]) -> list[Row]:
    """Rows of one margin, from the edge inwards, up to those set like the text that follows."""
    count = next((i for i, row in enumerate(rows) if not in_margin(row)), len(rows))
    while 0 < count < len(rows) and _one_text(rows[count - 1], rows[count]):
        count -= 1
    return list(rows[:count])


def _one_text(row: Row, beside: Row) -> bool:
    near = abs(row.baseline - beside.baseline) <= APART * row.size
    return near and abs(row.size - beside.size) < 0.5


def _running_heads(pages: Sequence[PageRows]) -> set[int]:
    """id() of rows that stand at one height of the margin on most of a stretch of pages.

    The national motto repeats too, on forms in annexes; it is never a running head.
    """
    seen: dict[str, list[tuple[PageRows, Row]]] = defaultdict(list)
    for page in pages:
        for row in _margin_rows(page):
            if "cong hoa xa hoi" not in row.key and "doc lap" not in row.key:
                seen[_line_of(row, seen.keys())].append((page, row))
    heads: set[int] = set()
    for rows in seen.values():
        heights = sorted(_height(*one) for one in rows)
        middle = heights[len(heights) // 2]
        alike = [one for one in rows if abs(_height(*one) - middle) <= SAME_HEIGHT]
        numbers = sorted({page.number for page, _ in alike})
        if len(numbers) >= 2 and len(numbers) >= 0.6 * (numbers[-1] - numbers[0] + 1):
            heads |= {id(row) for _, row in alike}
    return heads


def _height(page: PageRows, row: Row) -> float:
    """From the top edge, or from the bottom one, where it is negative: a page on its side is lower."""
    return row.baseline - (page.height if row.baseline > page.height / 2 else 0)


def _line_of(row: Row, seen: Iterable[str]) -> str:
    """What is the same in a running head on every page: no figures, no signs, and of a scan not every letter."""
    key = _SIGNS.sub("", _DIGITS.sub("#", row.key))
    if row.is_read and len(key) >= LEAST:
        near = process.extractOne(key, seen, scorer=fuzz.ratio, score_cutoff=NEAR)
        return near[0] if near is not None else key
    return key
