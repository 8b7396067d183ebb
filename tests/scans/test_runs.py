"""What of the words an engine read is print, and what is rubbish."""

import pytest

from parsers.layout.scan.runs import runs_of
from tests.scans.words import words

SCALE = 200 / 72


def print_of(line):
    return " ".join(run.text for run in runs_of([line], SCALE)[0])


@pytest.mark.parametrize(
    ("high", "wide", "text"),
    [
        (2, 18, "Văn hóa - Thông tin"),  # flat, half as high as letters: the dash it was read as
        (20, 10, "Văn hóa Thông tin"),  # a stroke of a pen
    ],
)
def test_a_dash_the_engine_is_not_sure_of(high, wide, text):
    line = words("Văn hóa - Thông tin")
    dash = line[2]
    line[2] = dash._replace(
        edges=(dash.edges[0], dash.edges[0] + wide), tops=(92 - high,), bottoms=(92,), sure=(0.15,)
    )
    assert print_of(line) == text


def test_a_dash_that_stands_alone_is_none():
    dash = words("-")[0]
    assert print_of([dash._replace(tops=(90,), bottoms=(92,), edges=(0, 18), sure=(0.15,))]) == ""


@pytest.mark.parametrize(("also", "text"), [(("C",), "c"), ((), "")])
def test_a_number_that_was_seen_twice(also, text):
    (letter,) = words("c", sure=0.05)
    assert print_of([letter._replace(serial=True, also=also)]) == text
