"""The words a family or an operator says it begins with are all it begins with.

A word forgotten in the table would silence the family there. So every family is asked at every
opener of every real string, whatever the word.
"""

import pytest

from parsers.semantics.dates import READERS
from parsers.semantics.deadlines.draft import Scan
from parsers.semantics.deadlines.finder import _OPENER, FAMILIES
from parsers.semantics.deadlines.folding import fold
from parsers.semantics.deadlines.operators import _OPERATORS
from parsers.semantics.openings import asked_at, by_opening
from tests.semantics.deadline_field_tables import DUTIES, FIELD, PROSE
from tests.semantics.deadline_tables import CATALOGUE, CELLS, DAMAGE, OPERATORS

KEYS = [
    fold(text).key
    for table in (OPERATORS, CATALOGUE, DAMAGE, CELLS, FIELD, DUTIES, PROSE)
    for text, _ in table
]


def silent(key, places, opens):
    """The places where one that opens so is not asked."""
    table = by_opening([("it", opens)])
    return [at for at in places if not asked_at(table, key, at)]


@pytest.mark.parametrize(("family", "opens"), FAMILIES, ids=lambda x: getattr(x, "__name__", ""))
def test_families_begin_with_their_words(family, opens):
    for key in KEYS:
        places = [match.start() for match in _OPENER.finditer(key)]
        for cell in (True, False):
            scan = Scan(fold(key), cell=cell)
            unasked = silent(scan.key, places, opens)
            assert [scan.key[at:] for at in unasked if family(scan, at)] == []


@pytest.mark.parametrize("operator", _OPERATORS, ids=lambda operator: operator[0].pattern[:20])
def test_operators_begin_with_their_words(operator):
    pattern, _, _, opens = operator
    for key in KEYS:
        unasked = silent(key, range(len(key)), opens)
        assert [key[at:] for at in unasked if pattern.match(key, at)] == []


@pytest.mark.parametrize(("reader", "opens"), READERS, ids=lambda x: getattr(x, "__name__", ""))
def test_stretches_begin_with_their_words(reader, opens):
    for key in KEYS:
        unasked = silent(key, range(len(key)), opens)
        assert [key[at:] for at in unasked if reader(key, at)] == []


def test_a_word_is_asked_for_by_two_letters_and_a_sign_alone():
    table = by_opening([("day", "1 ngày"), ("year", "năm q"), ("quarter", "quý")])
    key = "ngày 15 năm q. quý"
    asked = {at: asked_at(table, key, at) for at in (0, 3, 5, 8, 12, 15)}
    assert asked == {
        0: ("day",),
        3: (),
        5: ("day",),
        8: ("year",),
        12: ("year",),
        15: ("year", "quarter"),
    }
