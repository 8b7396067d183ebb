"""Cells of the first column of a table: numbers and ``TT``, read once more where they were not read."""

import numpy as np
import pytest

from parsers.layout.scan.engine import Form, Part
from parsers.layout.scan.looks import LOOKS
from parsers.layout.scan.numbers import is_head, with_numbers
from parsers.layout.scan.right import put_right
from parsers.layout.scan.zones import Zone
from tests.scans.words import words

SCALE = 200 / 72
PAGE = np.full((200, 200), 255, np.uint8)


class Engine:
    """Reads one thing after the other, in the forms it is asked for."""

    def __init__(self, *looks):
        self.looks = list(looks)
        self.forms = []

    def words(self, _picture, parts, _dpi):
        self.forms += [part.form for part in parts]
        text, sure = self.looks.pop(0) if self.looks else ("", 0.0)
        return [words(text, sure=sure) if text else []]


def again(*looks):
    """What is read when a cell was looked at for figures in all sizes and none was read, and then for anything."""
    return [("", 0.0)] * (len(LOOKS) + 1) + list(looks)


def read(seen, sure, *looks, head):
    zone = Zone(Part(10, 10, 80, 60, Form.LINE), first=True, head=head)
    engine = Engine(*looks)
    (told,) = with_numbers(PAGE, [zone], [words(seen, sure=sure) if seen else []], engine, SCALE)
    return " ".join(word.text for word in told), engine.forms, is_head(zone, told)


@pytest.mark.parametrize(
    ("seen", "sure", "looks", "text"),
    [
        ("TT", 0.96, [], "TT"),
        ("STT", 0.92, [], "STT"),
        ("", 0.0, [("", 0.0), ("TT", 0.96)], "TT"),
        ("TY", 0.12, [("II?", 0.0), ("TT", 0.95)], "TT"),
        ("E1", 0.74, [("F1", 0.5), ("TT", 0.97)], "TT"),
        ("ST1", 0.8, [], "STT"),  # but for a sign
        ("E1", 0.74, [("ET", 0.3)], "E1"),
        ("", 0.0, [], ""),
        ("5", 0.9, [("TT", 0.9)], "5"),  # a page goes on with a row
        ("II", 0.9, [("TT", 0.9)], "II"),
    ],
)
def test_what_stands_over_numbers(seen, sure, looks, text):
    told, forms, head = read(seen, sure, *looks, head=True)
    assert told == text
    assert Form.NUMBER not in forms
    assert head is (text in {"TT", "STT"})


@pytest.mark.parametrize(
    ("seen", "sure", "looks", "text"),
    [
        ("1", 0.96, [], "1"),
        ("ộ", 0.32, [("", 0.0), ("5", 0.56), ("", 0.0), ("5", 0.86)], "5"),  # the first was unsure
        ("Đr)", 0.4, [("5.3", 0.8)], "5.3"),
        ("Tổ", 0.9, [], "Tổ"),
        ("", 0.0, [("1", 0.9)], "1"),
        (
            "C",
            0.2,
            again(("C", 0.2), ("€", 0.88), ("€", 0.4)),
            "€",
        ),  # so unsure a sign is no letter
        ("", 0.0, again(("", 0.0), ("c", 0.8)), "c"),
        ("", 0.0, again(("x?", 0.9)), ""),
    ],
)
def test_numbers_of_rows(seen, sure, looks, text):
    told, forms, _ = read(seen, sure, *looks, head=False)
    assert told == text
    assert forms[:1] == [Form.NUMBER][: len(forms)]


@pytest.mark.parametrize(
    ("seen", "sure", "looks", "also"),
    [
        ("d", 0.88, [("d", 0.88), ("a", 0.88), ("a", 0.91), ("bà", 0.2)], ("a",)),
        ("5.1", 0.92, [("6.1", 0.9)], ()),  # clear
        ("51", 0.7, [("51", 0.7), ("5.1", 0.8)], ("5.1",)),
        ("51", 0.5, [("51", 0.5), ("5.1", 0.8)], ("51",)),  # what is surer is told
        ("C", 0.7, [*again()[1:], ("6", 0.9), ("C", 0.7), ("€", 0.8)], ("C", "€")),
    ],
)
def test_what_else_is_read_of_a_number(seen, sure, looks, also):
    zone = Zone(Part(10, 10, 80, 60, Form.LINE), first=True)
    ((word,),) = with_numbers(PAGE, [zone], [words(seen, sure=sure)], Engine(*looks), SCALE)
    assert word.also == also


def test_a_number_seen_in_another_size_stands_where_it_is_printed():
    zone = Zone(Part(10, 10, 80, 60, Form.LINE), first=True)
    engine = Engine(("", 0.0), ("5", 0.9))
    ((word,),) = with_numbers(PAGE, [zone], [words("ộ", sure=0.3)], engine, SCALE)
    assert word.edges == (10, 24)  # ten pixels at 0.7 of the size
    assert (word.serial, "".join(word.raw)) == (True, "ộ")


class Otherwise:
    """A language that knows better."""

    def corrected(self, texts, _sure):
        return ["o" for _ in texts]


def test_a_number_is_no_word_of_a_language():
    (number,), (word,) = words("ộ"), words("ộ")
    told = put_right([[number._replace(serial=True)], [word]], Otherwise(), first=False)
    assert [part[0].text for part in told.parts] == ["ộ", "o"]
