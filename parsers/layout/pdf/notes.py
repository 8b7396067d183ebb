"""Footnotes: the band at the foot of a page, its notes, and the marks that point at them.

A band is set in smaller type than the body, under a short rule, and its first line opens with a
raised mark (``¹ - Quyết định số 23-QĐ/TW …``) or goes on with the last note of the page before. It
is taken out before tables are joined: bands stand between the halves of cut tables.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.layout.pdf.pages import PageRows
from parsers.layout.pdf.rows import Row

SMALLER = 0.93
"""Of the body's type size: a band is set no larger (11 pt under 13 pt is 0.85)."""
SHORT_RULE = 0.62
"""Of the page's width: the separator is shorter; borders of tables are longer."""
FOOT = 0.85
"""Of the page's height: a band without a rule ends below."""
BELOW_RULE = 28.0
"""Points from the rule to the first line under it, at most."""

_MARK = re.compile(r"\[?\(?(\d{1,3}|\*{1,3}|[a-z]|[ivx]{1,4}|†|‡)\)?\]?")
_GLUED = re.compile(r"(\d{1,2})\s*[-–.)]?\s+(?=\S)")


@dataclass(slots=True)
class RawNote:
    """A note as rows, its mark taken off."""

    mark: str
    page: int
    rows: list[Row] = field(default_factory=list)


def take_notes(pages: Sequence[PageRows], body_size: float) -> list[RawNote]:
    """Take the bands out of the pages' rows; the notes in order of their marks' notes."""
    notes: list[RawNote] = []
    for page in pages:
        band = _band(page, body_size, open_note=notes[-1] if notes else None)
        if not band:
            continue
        taken: set[int] = set()
        for row in band:
            mark = _mark_of(row, notes)
            if mark is not None:
                notes.append(RawNote(mark, page.number))
            if notes:  # ``5 năm …`` under a rule opens no first note: it stays where it is
                taken.add(id(row))
                if row.runs:
                    notes[-1].rows.append(row)
        page.rows = [row for row in page.rows if id(row) not in taken]
    return notes


def _band(page: PageRows, body_size: float, open_note: RawNote | None) -> list[Row]:
    """Rows of the page's footnote band, from top to bottom; empty when there is none."""
    floor = max((p.bottom for p in page.pieces), default=0.0)
    for rule in page.rules:
        if rule.x1 - rule.x0 > SHORT_RULE * page.width or rule.top < floor - 2:
            continue
        band = [row for row in page.rows if row.baseline > rule.top]
        if not band or band[0].top - rule.top > BELOW_RULE or not _small(band, body_size):
            continue
        goes_on = open_note is not None and open_note.page >= page.number - 1
        if _opens(band[0]) or goes_on:
            return band
    return _band_without_rule(page, body_size, floor, open_note)


def _band_without_rule(
    page: PageRows, body_size: float, floor: float, open_note: RawNote | None
) -> list[Row]:
    """Small rows to the foot of the page, from the first that opens with a raised mark on.

    Without any mark they go on with the note the page before ended with, when they are set like it
    at the very foot (LibreOffice draws no rule above the rest of a note).
    """
    start = len(page.rows)
    while (
        start
        and page.rows[start - 1].baseline > floor
        and _small(page.rows[start - 1 :], body_size)
    ):
        start -= 1
    band = page.rows[start:]
    opening = next((i for i, row in enumerate(band) if row.runs[0].raised and _opens(row)), None)
    if open_note is None or open_note.page < page.number - 1 or not open_note.rows:
        return band[opening:] if opening is not None else []
    rest = band[:opening]
    alike = all(abs(row.size - open_note.rows[-1].size) < 0.3 for row in rest)
    at_foot = bool(band) and band[-1].baseline > FOOT * page.height
    if alike and at_foot:
        return band
    return band[opening:] if opening is not None else []


def _small(band: Sequence[Row], body_size: float) -> bool:
    return max(row.size for row in band) <= SMALLER * body_size


def _opens(row: Row) -> bool:
    first = row.runs[0]
    return (first.raised and bool(_MARK.fullmatch(first.text))) or bool(_GLUED.match(row.text))


def _mark_of(row: Row, notes: Sequence[RawNote]) -> str | None:
    """The mark a row opens with, taken off the row; None when the row goes on with a note."""
    first = row.runs[0]
    if first.raised and (match := _MARK.fullmatch(first.text)):
        row.runs = row.runs[1:]
        return match.group(1)
    if match := _GLUED.match(first.text):
        mark = match.group(1)
        if mark == _next_mark(notes):
            row.runs = [first.cut(match.end(1), len(first.text)), *row.runs[1:]]
            return mark
    return None


def _next_mark(notes: Sequence[RawNote]) -> str:
    """The number a note without a raised mark must bear to be one."""
    return str(int(notes[-1].mark) + 1) if notes and notes[-1].mark.isdigit() else "1"


def link_marks(
    pages: Sequence[PageRows], notes: Sequence[RawNote]
) -> tuple[dict[int, int], list[tuple[int, str]]]:
    """Raised runs that point at a note: id() of the run -> index of the note.

    Second: (page, text) of raised numbers that point at none; they stay in the text (``m²``).
    """
    linked: dict[int, int] = {}
    unlinked: list[tuple[int, str]] = []
    for page in pages:
        for row, text, run_id in _raised(page):
            match = _MARK.fullmatch(text)
            note = _note_for(match.group(1), page.number, notes) if match else None
            if note is not None:
                linked[run_id] = note
            elif text.isdigit() and not _unit(row, run_id):
                unlinked.append((page.number, text))
    return linked, unlinked


def _raised(page: PageRows) -> Iterator[tuple[Row, str, int]]:
    for row in page.all_rows():
        for run in row.runs:
            if run.raised:
                yield row, run.text.strip(), id(run)


def _note_for(mark: str, page: int, notes: Sequence[RawNote]) -> int | None:
    """A note of that mark on the mark's page or the next one (numbers may restart on a page)."""
    for near in (page, page + 1):
        for index, note in enumerate(notes):
            if note.mark == mark and note.page == near:
                return index
    return None


def _unit(row: Row, run_id: int) -> bool:
    """``m²``, ``km²``: an exponent, not a mark."""
    for before, run in zip(row.runs, row.runs[1:], strict=False):
        if id(run) == run_id:
            return bool(re.search(r"(?:^|[\s\d])[kdcm]?m$", before.text))
    return False
