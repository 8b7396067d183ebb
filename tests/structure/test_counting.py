"""Numbers of neighbours."""

import pytest

from parsers.structure.counting import between, broken_steps, value_of


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("3.4", ("digit", 4)),
        ("01", ("digit", 1)),
        ("b)", ("letter", 2)),
        ("3.4.đ", ("letter", 5)),
        ("IV", ("roman", 4)),
        ("XIX.", ("roman", 19)),
        ("f", None),
        ("-", None),
    ],
)
def test_values(number, value):
    assert value_of(number) == value


@pytest.mark.parametrize(
    ("numbers", "steps"),
    [
        ("1 2 3", []),
        ("1 2 4", [("2", "4", False)]),
        ("1 1 2", [("1", "1", True)]),
        ("a b c d đ e g", []),
        ("a b d", [("b", "d", False)]),
        ("d e", []),
        ("I II IV", [("II", "IV", False)]),
        ("1 2 1 2", []),
        ("1 2 a 4", []),
        ("3.4 3.6", [("3.4", "3.6", False)]),
        ("1 ? 3", []),
    ],
)
def test_steps(numbers, steps):
    items = [(None if one == "?" else one, one) for one in numbers.split()]
    assert [tuple(step) for step, _ in broken_steps(items)] == steps


@pytest.mark.parametrize(
    ("before", "after", "missing"),
    [
        ("II", "V", ("III", "IV")),
        ("1.2", "1.4", ("1.3",)),
        ("d", "e", ("đ",)),
        ("3", "5", ("4",)),
    ],
)
def test_between(before, after, missing):
    assert between(before, after) == missing
