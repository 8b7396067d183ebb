"""Footnotes: the band at the foot of a page, its notes, and the marks that point at them.

A band is set in smaller type than the body, under a short rule, and its first line opens with a
raised mark (``¹ - Quyết định số 23-QĐ/TW …``) or goes on with the last note of the page before. It
is taken out before tables are joined: bands stand between the halves of cut tables.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from parsers.layout.pdf.ink import Run
from parsers.layout.pdf.notemarks import RawNote, canonical, opening, raised_marks
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


def take_notes(pages: Sequence[PageRows], body_size: float) -> list[RawNote]:
    """Take the notes out of the pages' rows, in order: bands at the foot, then endnotes."""
    marks = raised_marks(pages)
    taker = _Taker(body_size)
    for page in pages:
        taker.expected = marks.get(page.number, set()) | marks.get(page.number - 1, set())
        taker.take(page, taker.band(page))
    in_order = [mark for page in pages for mark in sorted(marks.get(page.number, ()))]
    _take_endnotes(taker, pages, in_order)
    return _in_order(taker.notes)


def _in_order(notes: list[RawNote]) -> list[RawNote]:
    """By number, where each has its own: WeasyPrint sets the notes of one row in the order in which
    its cells end.
    """
    numbers = [int(note.mark) for note in notes if note.mark.isdigit()]
    if len(numbers) == len(notes) == len(set(numbers)):
        return sorted(notes, key=lambda note: int(note.mark))
    return notes


def _take_endnotes(taker: "_Taker", pages: Sequence[PageRows], marks: Sequence[str]) -> None:
    """Endnotes: the last rows of the document, when they open, one after the other, with just the
    marks no band has explained. ``marks`` in the order in which they stand in the text.
    """
    noted = {note.mark for note in taker.notes}
    open_marks = [mark for mark in dict.fromkeys(marks) if mark not in noted]
    if not open_marks:
        return
    rows = [(page, row) for page in _without_tables(pages) for row in page.rows]
    openings = [i for i, (_, row) in enumerate(rows) if _opens_with(row, open_marks[0])]
    if not openings:
        return
    tail = rows[openings[-1] :]
    told = [mark for _, row in tail for mark in open_marks if _opens_with(row, mark)]
    if list(dict.fromkeys(told)) != open_marks or len(told) != len(open_marks):
        return
    taker.expected = set(open_marks)
    taken = {id(row) for _, row in tail}
    for page in pages:
        taker.take(page, [row for row in page.rows if id(row) in taken])


def _without_tables(pages: Sequence[PageRows]) -> list[PageRows]:
    """The last pages, from below the last table on, as far as rows are asked for."""
    found: list[PageRows] = []
    for page in reversed(pages):
        floor = max((piece.bottom for piece in page.pieces), default=0.0)
        below = [row for row in page.rows if row.baseline > floor]
        found.insert(0, replace(page, rows=below))
        if page.pieces:
            break
    return found


def _opens_with(row: Row, mark: str) -> bool:
    """Does a row open with this mark, raised or not?"""
    if _raised(row):
        return canonical(row.runs[0].text) == mark
    word = row.text.split(maxsplit=1)[0]  # 1. Căn cứ is a numbered paragraph, 1 Căn cứ a note
    return canonical(word) == mark


class _Taker:
    """Takes bands; knows the notes so far and the marks that still ask for one."""

    def __init__(self, body_size: float) -> None:
        self.body_size = body_size
        self.notes: list[RawNote] = []
        self.expected: set[str] = set()

    def take(self, page: PageRows, band: Sequence[Row]) -> None:
        """Move a band from its page to the notes."""
        taken: set[int] = set()
        for row in band:
            mark = self._mark_of(row, page.number)
            if mark is not None:
                self.notes.append(RawNote(mark, page.number))
            if self.notes:  # ``5 năm …`` under a rule opens no first note: it stays where it is
                taken.add(id(row))
                if row.runs:
                    self.notes[-1].rows.append(row)
        page.rows = [row for row in page.rows if id(row) not in taken]

    def band(self, page: PageRows) -> list[Row]:
        """Rows of the page's footnote band, from top to bottom; empty when there is none."""
        floor = max((p.bottom for p in page.pieces), default=0.0)
        for rule in page.rules:
            if rule.top < floor - 2:
                continue
            band = [row for row in page.rows if row.baseline > rule.top]
            if not band or band[0].top - rule.top > BELOW_RULE:
                continue
            opens = self.opens(band[0])
            short = rule.x1 - rule.x0 <= SHORT_RULE * page.width
            if not (short or _raised(band[0]) or (self._open_note(page) and not opens)):
                continue  # a long rule parts more than notes
            if (opens or self._open_note(page)) and self._small(band):
                return band
            if opens and _opens_by_sign(band[0], self.expected):
                return band  # set as large as the body, but its star or letter stands in the text
        return self._band_without_rule(page, floor)

    def _open_note(self, page: PageRows) -> RawNote | None:
        """The note that may go on at the foot of this page."""
        note = self.notes[-1] if self.notes else None
        return note if note is not None and note.page >= page.number - 1 else None

    def _band_without_rule(self, page: PageRows, floor: float) -> list[Row]:
        """Small rows to the foot of the page, from the first that opens with a raised mark on.

        Without any mark they go on with the note the page before ended with, when they are set like
        it at the very foot (LibreOffice draws no rule above the rest of a note), or are all the page
        has (notes at the end of a web page).
        """
        start = len(page.rows)
        while (
            start
            and page.rows[start - 1].baseline > floor
            and self._small(page.rows[start - 1 : start])
        ):
            start -= 1
        band = page.rows[start:]
        first = next((i for i, row in enumerate(band) if row.runs[0].raised and _raised(row)), None)
        note = self._open_note(page)
        if note is None or not note.rows:
            return band[first:] if first is not None else []
        rest = band[:first]
        alike = all(abs(row.size - note.rows[-1].size) < 0.3 for row in rest)
        at_foot = bool(band) and band[-1].baseline > FOOT * page.height
        alone = len(band) == len(page.rows) and not page.pieces
        if alike and (at_foot or alone):
            return band
        return band[first:] if first is not None else []

    def _small(self, band: Sequence[Row]) -> bool:
        return max(row.size for row in band) <= SMALLER * self.body_size

    def opens(self, row: Row) -> bool:
        """Does a note begin with this row?"""
        return _raised(row) or any(
            opening(row, self.expected, number) is not None for number in self._following()
        )

    def _following(self) -> Iterable[str]:
        """Numbers a note without a raised mark may bear: the next one, or 1 where they restart."""
        last = next((n.mark for n in reversed(self.notes) if n.mark.isdigit()), "0")
        return dict.fromkeys((str(int(last) + 1), *({"1"} & self.expected)))

    def _mark_of(self, row: Row, page: int) -> str | None:
        """The mark a row opens with, taken off the row; None when the row goes on with a note."""
        first = row.runs[0]
        if _raised(row) and (mark := canonical(first.text)):
            row.keep(row.runs[1:])
            if mark in self.expected and row.runs and row.runs[0].text.startswith(mark):
                row.keep(_without(row.runs, len(mark)))  # raised, and typed once more by hand
            return mark
        here = {note.mark for note in self.notes if note.page == page}
        for number in self._following():
            found = opening(row, self.expected - here, number)
            if found is not None and found[0] not in here:
                row.keep(_without(row.runs, found[1]))
                return found[0]
        return None


def _raised(row: Row) -> bool:
    return row.runs[0].raised and canonical(row.runs[0].text) is not None


def _opens_by_sign(row: Row, expected: set[str]) -> bool:
    found = opening(row, expected, "")
    return found is not None and not found[0].isdigit()


def _without(runs: Sequence[Run], count: int) -> list[Run]:
    """The runs of a row without its first ``count`` characters, and without blanks before the rest."""
    left = list(runs)
    while left and count >= len(left[0].text):
        count -= len(left[0].text)
        left.pop(0)
    if left:
        text = left[0].text
        start = count + len(text[count:]) - len(text[count:].lstrip())
        left[0] = left[0].cut(start, len(text))
    return left
