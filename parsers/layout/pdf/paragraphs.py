"""Rows to paragraphs: which line goes on with the one above.

A line was broken because its next word no longer fitted. So where the next line's first word would
have fitted, the break was the author's; where it would not, indentation, weight and spacing decide.
"""

import re
from collections.abc import Iterable, Sequence

from parsers.bullets import LETTER, SIGN
from parsers.layout.pdf.measures import INDENT, Measure
from parsers.layout.pdf.rows import Row
from schemas.layout import Align, Style

LOOSE = 1.45
"""Of the usual distance of baselines: more white than this parts paragraphs."""
_MARKER = re.compile(
    rf"(?:{SIGN}|[IVX]{{1,5}}[.)]|\d{{1,2}}(?:\.\d{{1,2}})*[.)/]|\(\d{{1,2}}\)|[a-zđ][.)]|{LETTER})\s+\S"
)
_NUMBERED = re.compile(r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)\.\s+[A-ZĐÀ-Ỹ]")
_ADDRESSED = re.compile(r"Kính gửi\b")


def paragraphs_of(rows: Iterable[Row], measures: dict[int, Measure]) -> list[list[Row]]:
    """Rows in reading order, over pages, as paragraphs. ``measures`` by page number."""
    paragraphs: list[list[Row]] = []
    for row in rows:
        if paragraphs and _goes_on(paragraphs[-1], row, measures):
            paragraphs[-1].append(row)
        else:
            paragraphs.append([row])
    return paragraphs


def _goes_on(paragraph: Sequence[Row], row: Row, measures: dict[int, Measure]) -> bool:
    last = paragraph[-1]
    above, here = measures[last.page], measures[row.page]
    full = last.x1 + 0.3 * row.size + row.first_word_width() > above.right - 2
    same = full and row.is_read and _same_sentence(last, row)
    if _set_apart(last, row, here, same=same) or _numbered(last, row, here):
        return False
    by_chance = abs(last.x0 - row.x0) < 2 and last.ended
    if not by_chance and (here.centred(row) or above.centred(last)):
        return _goes_on_centred(last, row, above, here)
    if not full:
        return _mid_sentence(last, row, here)
    if same:
        return True
    close = _close(last, row, here) or _runs_on(last, row, above)
    return (close and not _MARKER.match(row.text)) or not _opens(paragraph, row, here)


def _numbered(last: Row, row: Row, here: Measure) -> bool:
    """An indented number opens, though its line may lie in the middle by chance; and a bold number
    below a bold line: ``I. NỘI DUNG …`` | ``1. Nhiệm vụ`` are two headings.
    """
    indented = row.x0 > here.left + INDENT and _MARKER.match(row.text)
    return bool(indented or (row.bold and last.bold and _NUMBERED.match(row.text)))


def _goes_on_centred(last: Row, row: Row, above: Measure, here: Measure) -> bool:
    """Centred lines of one title; the last line of a title that fills the column above it."""
    if here.centred(row) and above.filled(last) and not above.centred(last):
        return last.italic == row.italic
    both = above.centred(last) and here.centred(row)
    return both and last.text.isupper() == row.text.isupper()


def _same_sentence(last: Row, row: Row) -> bool:
    """Words in lower case below words that end nothing."""
    text = row.text.lstrip()
    return text[:1].islower() and not (_MARKER.match(text) or last.ended)


def _set_apart(last: Row, row: Row, here: Measure, *, same: bool) -> bool:
    """Another weight or size, more white than between lines, the other side of the column, or words
    that always begin a paragraph. Of a scan weight and size are measured, at times amiss: they part nothing in the ``same``
    sentence.
    """
    reweighted = not same and last.bold != row.bold and _plain(last) and _plain(row)
    reslanted = last.italic != row.italic and last.ended
    resized = not same and abs(last.size - row.size) > 0.15 * row.size
    set_right = (
        last.x0 < (here.left + here.right) / 2 < row.x0
    )  # … của UBND tỉnh) | Đơn vị: triệu đồng
    begins = _ADDRESSED.match(row.text) is not None or (reslanted and row.text[:1].isupper())
    return begins or reweighted or resized or set_right or _far(last, row, here)


def _far(last: Row, row: Row, here: Measure) -> bool:
    distance = row.baseline - last.baseline
    apart = here.apart is not None and distance > here.apart * here.size_of(row)
    return last.page == row.page and (apart or distance > LOOSE * here.leading)


def _close(last: Row, row: Row, here: Measure) -> bool:
    """No more white than between lines, in a document that sets its paragraphs apart by white."""
    near = here.apart is not None and row.baseline - last.baseline < here.apart * here.size_of(row)
    return near and last.page == row.page


def _mid_sentence(last: Row, row: Row, here: Measure) -> bool:
    """A break the author forced inside a sentence, or a writer before words that blanks of no break
    hold together: at the margin, in lower case or a figure, nothing ended.
    """
    text = row.text.lstrip()
    at_margin = row.x0 <= here.left + INDENT
    return (
        at_margin
        and (text[:1].islower() or text[:1].isdigit())
        and not (_MARKER.match(text) or last.ended)
    )


def _runs_on(last: Row, row: Row, above: Measure) -> bool:
    """A line filled to the edge that ends no sentence, and none that is set in farther below it:
    all lines of a paragraph may be set in alike.
    """
    filled = last.x1 > above.right - row.size
    ended = last.ended
    return filled and not ended and row.x0 < last.x0 + 1 and row.bold == last.bold


def _plain(row: Row) -> bool:
    """One weight from end to end: a change of weight is then a change of paragraph."""
    return len({run.bold for run in row.runs if not run.raised}) == 1


def _opens(paragraph: Sequence[Row], row: Row, here: Measure) -> bool:
    """A full line above says nothing; does this line look like the first of a paragraph?"""
    first, last = paragraph[0], paragraph[-1]
    indented = row.x0 > here.left + INDENT
    ended = last.ended
    if _MARKER.match(row.text) and (indented or ended):
        return True
    if not indented:
        return False
    if len(paragraph) == 1:  # a hanging indent starts on the second line, right of the first
        return row.x0 < first.x0 + INDENT / 2
    return row.x0 > paragraph[1].x0 + INDENT


def style_of(rows: Sequence[Row], measure: Measure) -> Style:
    """Looks of a paragraph."""
    centred = all(measure.centred(r) for r in rows)
    return Style(
        bold=all(r.bold for r in rows),
        italic=all(r.italic for r in rows),
        size=round(max([r.size for r in rows]) * 2) / 2,
        align=Align.CENTER if centred else None,
    )
