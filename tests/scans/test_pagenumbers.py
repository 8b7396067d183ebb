"""The number of a page above its text, where it was read as something else or not at all."""

import cv2
import numpy as np
import pytest

from parsers.layout.scan.engine import Form, Part
from parsers.layout.scan.pagenumbers import with_page_number
from parsers.layout.scan.zones import Zone
from pipeline.recognition.moved import moved
from schemas.layout import BBox
from tests.scans.words import told, words

SCALE = 200 / 72
PART = Part(200, 60, 1500, 2200, Form.COLUMNS)
TEXT = "tổ chức thực hiện kế hoạch"


class Engine:
    """Reads a number shown by itself."""

    def __init__(self, text, sure):
        self.text, self.sure = text, sure
        self.asked = 0

    def words(self, _picture, parts, _dpi):
        self.asked += 1
        return [words(self.text, sure=self.sure) if self.text else [] for _ in parts]


def page_with(*, at=820, wide=16, high=26, below=90):
    """A sheet with something as large as a figure above its text."""
    page = np.full((2339, 1654), 255, np.uint8)
    cv2.rectangle(page, (at, below), (at + wide, below + high), 0, -1)
    for x in range(200, 1500, 24):
        cv2.rectangle(page, (x, 180), (x + 12, 200), 0, -1)
    return page


def read(page, seen, again, sure=0.9, **zone):
    above = moved(words(seen, line=0), Part(820, 16, 0, 0, Form.LINE)) if seen else []
    text = moved(words(TEXT, line=1), Part(200, 100, 0, 0, Form.LINE))
    engine = Engine(again, sure)
    (made,) = with_page_number(page, [Zone(PART, **zone)], [[*above, *text]], engine, SCALE)
    return made, engine


@pytest.mark.parametrize(
    ("seen", "again", "sure", "right"),
    [
        ("b)", "5", 0.9, "5"),
        ("", "2", 0.9, "2"),
        ("l2", "12", 0.9, "12"),
        ("3", "8", 0.9, "3"),  # it was read as a number
        ("I.", "1", 0.9, "I."),  # a heading by itself
        ("A", "4", 0.9, "A"),
        ("b)", "5", 0.3, "b)"),
        ("b)", "", 0.0, "b)"),
        ("b)", "1.5", 0.9, "b)"),
        ("", "20231", 0.9, ""),
    ],
)
def test_a_page_number(seen, again, sure, right):
    made, _ = read(page_with(), seen, again, sure)
    assert told(made) == " ".join(filter(None, (right, TEXT)))
    if right != seen:
        assert "".join(made[0].raw) == seen
        assert made[0].line != made[1].line


@pytest.mark.parametrize(
    "drawn",
    [
        {"at": 260},  # a mark of the text, at its left
        {"wide": 300},  # words
        {"high": 120},  # a logo
        {"below": 400},  # the page begins there
    ],
)
def test_what_stands_elsewhere_is_no_page_number(drawn):
    made, engine = read(page_with(**drawn), "", "5")
    assert told(made) == TEXT
    assert not engine.asked


def test_a_table_has_no_page_number():
    made, engine = read(page_with(), "b)", "5", cell=BBox(0, 0, 500, 500))
    assert told(made) == f"b) {TEXT}"
    assert not engine.asked
