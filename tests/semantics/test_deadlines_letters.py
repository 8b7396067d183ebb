"""The letters a family or an operator says it begins with are all it begins with.

A letter forgotten in the table would silence the family there. So every family is asked at every
opener of every real string, whatever the letter.
"""

import pytest

from parsers.semantics.dates import READERS, STRETCH_LETTERS, read_stretch
from parsers.semantics.deadlines.draft import Scan
from parsers.semantics.deadlines.finder import _OPENER, FAMILIES
from parsers.semantics.deadlines.folding import fold
from parsers.semantics.deadlines.operators import _OPERATORS
from tests.semantics.deadline_field_tables import DUTIES, FIELD, PROSE
from tests.semantics.deadline_tables import CATALOGUE, CELLS, DAMAGE, OPERATORS

KEYS = [
    fold(text).key
    for table in (OPERATORS, CATALOGUE, DAMAGE, CELLS, FIELD, DUTIES, PROSE)
    for text, _ in table
]


def places(key):
    return [(match.start(), key[match.start()]) for match in _OPENER.finditer(key)]


@pytest.mark.parametrize(("family", "opens"), FAMILIES, ids=lambda x: getattr(x, "__name__", ""))
def test_families_begin_with_their_letters(family, opens):
    for key in KEYS:
        for cell in (True, False):
            scan = Scan(fold(key), cell=cell)
            silent = [at for at, letter in places(scan.key) if letter not in opens]
            assert [scan.key[at:] for at in silent if family(scan, at)] == []


@pytest.mark.parametrize("operator", _OPERATORS, ids=lambda operator: operator[0].pattern[:20])
def test_operators_begin_with_their_letters(operator):
    pattern, _, _, opens = operator
    for key in KEYS:
        silent = [at for at in range(len(key)) if key[at] not in opens]
        assert [key[at:] for at in silent if pattern.match(key, at)] == []


def test_stretches_begin_with_their_letters():
    for key in KEYS:
        silent = [at for at, letter in places(key) if letter not in STRETCH_LETTERS]
        assert [key[at:] for at in silent if any(read(key, at) for read in READERS)] == []
        assert all(read_stretch(key, at) is None for at in silent)
