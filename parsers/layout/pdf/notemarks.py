"""Marks of notes: their grammar, where they stand raised in the text, and which note each points at."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.layout.pdf.pages import PageRows
from parsers.layout.pdf.rows import Row

_SIGN = r"\d{1,3}|\*{1,4}|[a-z]|[ivx]{1,4}|[†‡]{1,2}"
MARK = re.compile(rf"\[?\(?(?P<sign>{_SIGN})\)?\]?")
_OPENING = re.compile(rf"(?P<mark>[\[(]?(?:{_SIGN})[\])]?)(?P<after>\s*[-–.)]?\s+)(?=\S)")
_STARS = re.compile(r"(?P<mark>(?:\(\*{1,3}\)|\*{1,4}|[†‡]){1,2})\s*(?=\S)")


def canonical(printed: str) -> str | None:
    """The mark as the record has it: brackets belong to a star, not to a number. None for no mark.

    >>> canonical("[1]"), canonical("(*)"), canonical("(*)(*)")
    ('1', '(*)', '(*)')
    """
    half = printed[: len(printed) // 2]
    if len(printed) > 2 and half + half == printed:  # LibreOffice prints a mark of one's own twice
        printed = half
    match = MARK.fullmatch(printed)
    if match is None:
        return None
    return printed if match["sign"][0] in "*†‡" else match["sign"]


@dataclass(slots=True)
class RawNote:
    """A note as rows, its mark taken off."""

    mark: str
    page: int
    rows: list[Row] = field(default_factory=list)


def raised_marks(pages: Sequence[PageRows]) -> dict[int, set[str]]:
    """Marks that stand raised behind a word, by page."""
    found: dict[int, set[str]] = defaultdict(set)
    for page in pages:
        for row, text, run_id in _raised(page):
            mark = canonical(text)
            if mark is not None and row.runs[0] is not None and id(row.runs[0]) != run_id:
                found[page.number].add(mark)
    return found


def opening(row: Row, expected: set[str], following: str) -> tuple[str, int] | None:
    """The mark a row opens a note with that is not raised, and how many characters print it.

    A number must be the next one (``following``); a star or a letter must stand raised in the text
    (``expected``). LibreOffice prints all marks at the foot in the size of the note.
    """
    text = row.text
    if match := _STARS.match(text):
        printed = match["mark"]
        for mark in (printed, printed[: len(printed) // 2]):
            if mark in expected and printed in {mark, mark + mark}:
                return mark, len(printed)
    match = _OPENING.match(text)
    mark = canonical(match["mark"]) if match else None
    if match is None or mark is None:
        return None
    fits = mark == following if mark.isdigit() else mark in expected
    return (mark, len(match["mark"])) if fits else None


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
            mark = canonical(text)
            note = _note_for(mark, page.number, notes) if mark else None
            if note is not None and not _unit(row, run_id):
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
    """A note of that mark on the mark's page or the next one (numbers may restart on a page); else,
    as endnotes stand, the only one of that mark on a later page.
    """
    alike = [index for index, note in enumerate(notes) if note.mark == mark]
    for near in (page, page + 1):
        for index in alike:
            if notes[index].page == near:
                return index
    later = [index for index in alike if notes[index].page > page]
    return later[0] if len(later) == len(alike) == 1 else None


def _unit(row: Row, run_id: int) -> bool:
    """``m²``, ``km²``: an exponent, not a mark."""
    for before, run in zip(row.runs, row.runs[1:], strict=False):
        if id(run) == run_id:
            return bool(re.search(r"(?:^|[\s\d])[kdcm]?m$", before.text))
    return False
