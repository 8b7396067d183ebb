"""Marks before a line, parted from it by a tab: told by their shape, or looked at again."""

import cv2
import numpy as np
import pytest

from parsers.layout.scan.engine import Form, Part
from parsers.layout.scan.hanging import with_hanging
from parsers.layout.scan.runs import ROW
from parsers.layout.scan.zones import Zone
from pipeline.recognition.moved import moved
from tests.scans.words import HIGH, told, words

SCALE = 200 / 72
SIZE = 1.4 * HIGH / ROW
"""Of the type, in pixels."""
BASE, TEXT = 100, 150
"""Pixels: the baseline; where the text begins."""
PART = Part(0, 0, 700, 400, Form.COLUMNS)


class Engine:
    """Reads a mark shown by itself."""

    def __init__(self, text="", sure=0.9):
        self.text, self.sure = text, sure
        self.asked = 0

    def words(self, _picture, parts, _dpi):
        self.asked += 1
        return [words(self.text, sure=self.sure) if self.text else [] for _ in parts]


def page_with(*marks, text="Tạo môi trường"):
    """A line of text, every letter a bar, and what ``marks`` draw before it."""
    page = np.full((400, 700), 255, np.uint8)
    for word in line_of(text):
        for left in word.edges[:-1]:
            cv2.rectangle(page, (left + 1, BASE - HIGH), (left + 8, BASE), 0, -1)
    for draw in marks:
        draw(page)
    return page


def line_of(text, *, line=0, at=TEXT):
    """Where the bars of a text stand."""
    return moved(words(text, line=line), Part(at, 0, 0, 0, Form.LINE))


def disc(radius, *, above=0.33, at=100):
    return lambda page: cv2.circle(
        page, (at, round(BASE - above * SIZE)), round(radius * SIZE), 0, -1
    )


def ring(radius, *, above=0.25):
    middle = (100, round(BASE - above * SIZE))
    return lambda page: cv2.circle(page, middle, round(radius * SIZE), 0, 2)


def box(wide, high, *, above=0.3, at=90):
    middle = BASE - above * SIZE
    top, bottom = (round(middle + side * high * SIZE / 2) for side in (-1, 1))
    return lambda page: cv2.rectangle(
        page, (at, top), (at + round(wide * SIZE) - 1, bottom - 1), 0, -1
    )


def figure(wide=0.5, *, at=90):
    """Something as high as a letter, and its point."""

    def draw(page):
        cv2.rectangle(page, (at, BASE - HIGH), (at + round(wide * SIZE), BASE), 0, 2)
        cv2.rectangle(
            page,
            (at + round(wide * SIZE) + 3, BASE - 3),
            (at + round(wide * SIZE) + 6, BASE),
            0,
            -1,
        )

    return draw


def read(page, seen, engine=None, *, text="Tạo môi trường", **zone):
    """A line read with its mark as ``seen``, nothing where it is empty."""
    mark = moved(words(seen), Part(90, 0, 0, 0, Form.LINE)) if seen else []
    engine = engine or Engine()
    zones = [Zone(PART, **zone)]
    (made,) = with_hanging(page, zones, [[*mark, *line_of(text)]], engine, SCALE)
    return made, engine


@pytest.mark.parametrize(
    ("mark", "sign"),
    [
        (disc(0.17), "•"),
        (disc(0.2), "•"),
        (box(0.3, 0.3), "▪"),
        (ring(0.2), "o"),
        (box(0.3, 0.09, above=0.25), "-"),
        (box(0.5, 0.08, above=0.25), "–"),
        # nothing hangs there
        (disc(0.05, above=0.05), ""),  # a point of a sentence, dust
        (disc(0.14, above=0.8), ""),  # above the line
        (box(0.3, 0.03, above=0.25), ""),  # the line of a fold
        (box(0.1, 0.7), ""),  # a stroke
        (disc(0.45), ""),
    ],
)
@pytest.mark.parametrize("seen", ["«", "S", "o_"])
def test_a_bullet_is_told_by_its_shape(mark, sign, seen):
    made, engine = read(page_with(mark), seen)
    assert told(made) == " ".join(filter(None, (sign or seen, "Tạo môi trường")))
    if sign:
        assert not engine.asked
        assert made[0].read == ((seen,) if seen != sign else (sign,))


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        (disc(0.17), disc(0.17), "•"),
        (ring(0.2), ring(0.2), "o"),
        (box(0.3, 0.3), box(0.3, 0.3), "▪"),
        (disc(0.17), None, ""),  # a blot
        (disc(0.17), ring(0.2), ""),
        (disc(0.17), disc(0.17, at=118), ""),
    ],
)
def test_bullets_that_were_not_read_stand_below_each_other(first, second, sign):
    page = page_with(first)
    if second is not None:
        page[140:280] = page_with(second)[:140]
    lower = [
        word._replace(
            tops=tuple(top + 140 for top in word.tops),
            bottoms=tuple(bottom + 140 for bottom in word.bottoms),
            baseline=word.baseline + 140,
        )
        for word in line_of("Tìm kiếm", line=1)
    ]
    (made,) = with_hanging(
        page, [Zone(PART)], [[*line_of("Tạo môi trường"), *lower]], Engine(), SCALE
    )
    right = [sign, "Tạo môi trường", sign, "Tìm kiếm"]
    assert told(made) == " ".join(filter(None, right))


def test_a_dash_that_was_not_read_is_told_alone():
    made, _ = read(page_with(box(0.3, 0.09, above=0.25)), "")
    assert told(made) == "- Tạo môi trường"
    assert made[0].raw == ("",)


def test_the_end_of_a_line_to_the_left_is_no_mark_of_another():
    """Two sides of a page that an engine read as two lines of one level."""
    page = page_with(figure(0.3, at=94))
    left = moved(words("tổ 4", line=1), Part(70, 0, 0, 0, Form.LINE))
    (made,) = with_hanging(
        page, [Zone(PART)], [[*line_of("Tạo môi trường"), *left]], Engine("2."), SCALE
    )
    assert told(made) == "Tạo môi trường tổ 4"


def test_a_line_that_goes_on_in_pieces_is_no_dash():
    made, _ = read(page_with(box(0.3, 0.07), box(0.1, 0.03, at=104)), "")
    assert told(made) == "Tạo môi trường"


@pytest.mark.parametrize(
    ("seen", "again", "sure", "text"),
    [
        ("", "2.", 0.9, "2."),
        (".", "1.", 0.9, "1."),
        ("§..", "8.", 0.9, "8."),
        ("", "a)", 0.7, "a)"),
        ("", "1.2.", 0.9, "1.2."),
        ("", "IV.", 0.9, "IV."),
        # Roman numbers are no syllables, wherever their accents come from
        ("VI", "VỊ.", 0.9, "VI."),
        ("VY.", "V,", 0.9, "V."),
        ("VI", "VI", 0.9, "VI"),
        # the point alone was lost: both readings agree
        ("XI", "XI.", 0.4, "XI."),
        ("XI", "IX.", 0.4, "XI"),
        # what is unsure, or nobody begins a line with, is not told
        ("", "2.", 0.4, ""),
        ("", "*", 0.9, ""),
        ("", "Tạo", 0.9, ""),
        # what was read is one
        ("3.", "8.", 0.9, "3."),
        ("-", "4.", 0.9, "-"),
        ("và", "4.", 0.9, "và"),
    ],
)
def test_a_number_is_looked_at_again(seen, again, sure, text):
    made, _ = read(page_with(figure()), seen, Engine(again, sure))
    assert told(made) == " ".join(filter(None, (text, "Tạo môi trường")))
    assert "".join(made[0].read) == (seen if text else "Tạo")


@pytest.mark.parametrize(
    ("mark", "seen", "sure", "text", "believed"),
    [
        (box(0.3, 0.09, above=0.25), "-", 0.3, "-", 0.9),  # it would be taken for a speck
        (box(0.3, 0.09, above=0.25), "-", 0.95, "-", 0.95),
        (box(0.3, 0.09, above=0.25), "--", 0.4, "-", 0.9),
        (figure(), "-", 0.3, "-", 0.3),  # as what it is drawn like nobody can tell
    ],
)
def test_a_dash_is_believed_by_its_shape(mark, seen, sure, text, believed):
    dash = moved(words(seen, sure=sure), Part(90, 0, 0, 0, Form.LINE))
    line = [*dash, *line_of("Tạo môi trường")]
    (made,) = with_hanging(page_with(mark), [Zone(PART)], [line], Engine(), SCALE)
    assert (made[0].text, made[0].confidence) == (text, believed)


@pytest.mark.parametrize(("seen", "right"), [("_", ""), ("~", ""), ("x", "x"), ("1", "1")])
def test_a_sign_where_there_is_no_ink_was_read_of_the_white(seen, right):
    page = page_with(box(0.3, 0.09, above=0.25))
    dash = moved(words("-"), Part(90, 0, 0, 0, Form.LINE))
    white = moved(words(seen), Part(120, 0, 0, 0, Form.LINE))
    line = [*dash, *white, *line_of("Tạo môi trường")]
    (made,) = with_hanging(page, [Zone(PART)], [line], Engine(), SCALE)
    assert told(made) == " ".join(filter(None, ("-", right, "Tạo môi trường")))


def test_a_number_beside_its_line_is_part_of_it():
    made, engine = read(page_with(figure(at=TEXT - round(0.75 * SIZE))), "", Engine("2."))
    assert told(made) == "Tạo môi trường"
    assert not engine.asked


@pytest.mark.parametrize("zone", [{"first": True}, {"closes": True}])
def test_rows_and_closings_number_otherwise(zone):
    made, _ = read(page_with(figure()), "", Engine("2."), **zone)
    assert told(made) == "Tạo môi trường"


def test_marks_read_as_a_column_of_their_own_stand_once():
    stray = moved(words("»_", line=9), Part(90, 0, 0, 0, Form.LINE))
    page = page_with(disc(0.17))
    (made,) = with_hanging(
        page, [Zone(PART)], [[*line_of("Tạo môi trường"), *stray]], Engine(), SCALE
    )
    assert told(made) == "• Tạo môi trường"


def test_what_was_tied_to_the_first_word_is_parted_from_it():
    page = page_with(figure(), text="22 GVCN")
    tied = moved(words("..22"), Part(TEXT - 20, 0, 0, 0, Form.LINE))
    tied[0] = tied[0]._replace(edges=(95, 110, 150, 160, 170))
    made, _ = read_words(page, [*tied, *line_of("GVCN", at=TEXT + 30)], Engine("5."))
    assert told(made) == "5. 22 GVCN"


def read_words(page, line, engine):
    (made,) = with_hanging(page, [Zone(PART)], [line], engine, SCALE)
    return made, engine
