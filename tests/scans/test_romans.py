"""Roman numbers told from their strokes, in a picture drawn by hand."""

import cv2
import numpy as np
import pytest

from parsers.layout.scan.romans import with_romans
from tests.scans.words import words


def drawn(*strokes: tuple[int, bool]):
    """Upright strokes at some places of a page, with serifs on both sides or the flag of a 1."""
    page = np.full((140, 400), 255, np.uint8)
    for x, serifs in strokes:
        cv2.line(page, (x, 81), (x, 99), 0, 2)
        for y in (81, 99) if serifs else ():
            cv2.line(page, (x - 3, y), (x + 3, y), 0, 1)
        if not serifs:
            cv2.line(page, (x - 4, 82), (x, 81), 0, 2)
    return page


@pytest.mark.parametrize(
    ("seen", "strokes", "right"),
    [
        ("I Ứng dụng CNTT", [(5, True)], "I. Ứng dụng CNTT"),  # its point was lost
        ("I", [(5, True)], "I"),
        ("1", [(5, True)], "I"),
        ("I gói thầu", [(5, True)], "I gói thầu"),
        ("I Ứng dụng CNTT", [(5, False)], "I Ứng dụng CNTT"),  # drawn as a 1
        ("1 Hội trường", [(5, True)], "1 Hội trường"),
        ("Quý I Hội trường", [], "Quý I Hội trường"),
    ],
)
def test_a_roman_one(seen, strokes, right):
    told = with_romans(drawn(*strokes), words(seen))
    assert " ".join(word.text for word in told) == right


@pytest.mark.parametrize(
    ("seen", "strokes", "sure", "right"),
    [
        ("XI", [(14, True), (19, True)], 0.9, "XII"),
        ("XI;", [(14, True), (19, True)], 0.9, "XII;"),
        ("XIII", [(15, True), (24, True), (33, True)], 0.9, "XIII"),
        ("XIII", [(15, True), (26, True)], 0.9, "XII"),
        ("XI", [(15, True)], 0.9, "XI"),
        # anything may stand there, or nothing that is a stroke
        ("XI", [(15, True), (24, True)], 0.1, "XI"),
        ("XI", [], 0.9, "XI"),
        ("XIV", [(15, True), (24, True)], 0.9, "XIV"),
        ("MI", [(15, True), (24, True)], 0.9, "MI"),
    ],
)
def test_strokes_behind_tens(seen, strokes, sure, right):
    _, *told = with_romans(drawn(*strokes), [*words("vực", line=0), *words(seen, sure=sure)])
    assert " ".join(word.text for word in told) == right


def test_strokes_of_two_widths_are_no_number():
    page = drawn((15, True), (24, True))
    cv2.line(page, (24, 81), (24, 99), 0, 6)
    (_, told) = with_romans(page, [*words("vực"), *words("XI")])
    assert told.text == "XI"
