"""Signs an engine has no letter for, told from their ink."""

import cv2
import numpy as np
import pytest

from parsers.layout.scan.engine import Form, Part
from parsers.layout.scan.lacking import with_bars
from pipeline.recognition.moved import moved
from tests.scans.words import told, words

BASE, AT, HIGH = 100, 150, 14


def page_with(*marks):
    page = np.full((200, 700), 255, np.uint8)
    for draw in marks:
        draw(page)
    return page


def angle(opens, *, at=AT, high=HIGH):
    """``<`` or ``>`` on the baseline."""
    left, right = (at + 1, at + 8) if opens == ">" else (at + 8, at + 1)
    points = np.array([[left, BASE - high], [right, BASE - high // 2 - 3], [left, BASE - 6]])
    return lambda page: cv2.polylines(page, [points], isClosed=False, color=0, thickness=2)


def bar(left=AT, right=AT + 9, *, below=BASE - 2, thick=2):
    return lambda page: cv2.rectangle(page, (left, below), (right, below + thick - 1), 0, -1)


@pytest.mark.parametrize(
    ("text", "marks", "right"),
    [
        (">", [angle(">"), bar(right=AT + 8)], "≥"),
        ("<", [angle("<"), bar(right=AT + 8)], "≤"),
        (">", [angle(">")], ">"),
        ("<", [angle("<")], "<"),
        # an underline, a border, a dash of the line below, a blot
        (">", [angle(">"), bar(AT - 60, AT + 200)], ">"),
        (">", [angle(">"), bar(AT - 60, AT + 8)], ">"),
        (">", [angle(">"), bar(right=AT + 8, below=BASE + 9)], ">"),
        (">", [angle(">"), bar(right=AT + 8, below=BASE - 7, thick=7)], ">"),
        # as a part of a word
        (">90%", [angle(">"), bar(right=AT + 8)], "≥90%"),
        (">90%", [angle(">")], ">90%"),
        ("a", [bar(right=AT + 8)], "a"),
    ],
)
def test_a_bar_below_an_angle(text, marks, right):
    (read,) = moved(words(text, sure=0.93), Part(AT, 0, 0, 0, Form.LINE))
    seen = [read._replace(tops=(BASE - HIGH,) * len(text))]
    (made,) = with_bars(page_with(*marks), seen)
    assert told([made]) == right
    assert "".join(made.read) == text
    assert made.confidence == 0.93
