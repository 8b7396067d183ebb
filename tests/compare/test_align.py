"""Who is whom, by likeness in order: rows as letters, each letter a sentence of its own.

``K`` and ``k`` are the same row but for two words, ``1`` to ``9`` but for one. Expectations were written by hand: pairs as places in either
row of letters, then what is open.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.align import align
from pipeline.compare.likeness import _MOST, Item, likely
from pipeline.compare.tree import Nodes, placing
from tests.builders.drafts import sentence


def items(letters, traits=()):
    told = dict(traits)
    return [Item(str(n), words(letter), traits=told.get(n, {})) for n, letter in enumerate(letters)]


def words(letter):
    if letter.isdigit():
        return f"{sentence(200)} Quý {letter}"
    said = sentence(ord(letter.upper()))
    return f"{said} Đồng thời" if letter.islower() else said


def paired(found):
    return [(int(one.a.ident), int(one.b.ident)) for one in found.matched]


@pytest.mark.parametrize(
    ("a", "b", "pairs"),
    [
        ("ABC", "ABC", [(0, 0), (1, 1), (2, 2)]),
        ("ABC", "ANbC", [(0, 0), (1, 2), (2, 3)]),  # a row inserted right before a changed one
        ("ABC", "NABC", [(0, 1), (1, 2), (2, 3)]),
        ("ABC", "AC", [(0, 0), (2, 1)]),
        ("ABCD", "ACDB", [(0, 0), (1, 3), (2, 1), (3, 2)]),  # a row moved
        ("ABCD", "ACDb", [(0, 0), (1, 3), (2, 1), (3, 2)]),  # moved and changed
        ("AB", "BA", [(0, 1), (1, 0)]),
        ("ABCDEF", "DEF", [(3, 0), (4, 1), (5, 2)]),  # a table deleted
        ("ABC", "XYZ", []),
        ("AKB", "AkKB", [(0, 0), (1, 2), (2, 3)]),  # of a changed and a whole copy the whole one
        ("AKB", "AKBK", [(0, 0), (1, 1), (2, 2)]),  # of two copies the one in its place
        ("KK", "KK", [(0, 0), (1, 1)]),
        # rows that are nearly the same: those kept are worth more than as many changed
        ("1234", "234", [(1, 0), (2, 1), (3, 2)]),
        ("1234", "12934", [(0, 0), (1, 1), (2, 3), (3, 4)]),
        ("12", "23", [(0, 1), (1, 0)]),
        ("", "A", []),
    ],
)
def test_pairs(a, b, pairs):
    assert paired(align(items(a), items(b))) == pairs
    assert sorted((j, i) for i, j in paired(align(items(b), items(a)))) == sorted(pairs)


@pytest.mark.parametrize(
    ("a", "b", "pairs", "open_"),
    [
        # one row, two copies at its place: nobody can say which is the new one
        ("AKB", "AKKB", [(0, 0), (2, 3)], [((1,), (1, 2))]),
        # it moved, and two copies stand elsewhere
        ("ABCDK", "KABKCD", [(0, 1), (1, 2), (2, 4), (3, 5)], [((4,), (0, 3))]),
        # two of three went
        ("AKKKB", "AKB", [(0, 0), (4, 2)], [((1, 2, 3), (1,))]),
    ],
)
def test_equally_good_partners_are_left_open(a, b, pairs, open_):
    found = align(items(a), items(b))
    assert paired(found) == pairs
    assert [(one.a, one.b) for one in found.undecided] == open_
    turned = align(items(b), items(a))
    assert [(one.b, one.a) for one in turned.undecided] == open_
    assert not turned.only_a


@pytest.mark.parametrize(
    ("trait", "pair"),
    [
        ({1: {"lead": "phòng nội vụ"}, 2: {"lead": "phòng kinh tế"}}, (1, 1)),
        ({1: {"lead": "phòng kinh tế"}, 2: {"lead": "phòng nội vụ"}}, (1, 2)),
        ({1: {"number": "7"}, 2: {"number": "2"}}, (1, 2)),
        ({1: {"acts": "luat"}, 2: {}}, (1, 2)),
    ],
)
def test_what_stands_beside_decides_between_equal_words(trait, pair):
    own = {"lead": "phòng nội vụ"} if "lead" in trait[1] else {}
    own |= {"number": "2"} if "number" in trait[1] else {}
    found = align(items("AKB", {1: own}), items("AKKB", trait))
    assert pair in paired(found)
    assert found.undecided == ()


def texts(*several):
    return [Item(str(n), text) for n, text in enumerate(several)]


def test_a_whole_copy_elsewhere_is_better_than_a_poor_one_in_its_place():
    first, last, kept = words("A"), words("B"), words("K")
    half = kept.split()
    poor = " ".join(half[: len(half) * 3 // 4] + words("Z").split()[: len(half) // 4])
    found = align(texts(first, kept, last), texts(first, poor, last, kept))
    assert paired(found) == [(0, 0), (1, 3), (2, 2)]


def test_a_good_copy_in_its_place_is_better_than_a_whole_one_elsewhere():
    assert paired(align(items("AKB"), items("AkBK"))) == [(0, 0), (1, 1), (2, 2)]


def test_one_word_of_many_is_a_difference():
    long = " ".join(words(letter) for letter in "PQR")
    changed = long.replace(long.split()[40], "mới", 1)
    found = align(
        texts(*map(words, "ABC"), long), texts(long, *map(words, "AB"), changed, words("C"))
    )
    assert (3, 0) in paired(found)
    assert found.undecided == ()


def test_items_of_different_sorts_are_one_word_for_word_alone():
    group = Item("I", words("K"), sort="group")
    assert align([group], items("k")).pairs == {}
    assert len(align([group], items("K")).pairs) == 1


def test_a_heading_written_anew_is_known_by_what_stands_below():
    a = [Item("I", "Hạ tầng", sort="group"), *(Item(x, words(x), above="I") for x in "ABC")]
    b = [Item("1", "Máy móc", sort="group"), *(Item(x, words(x), above="1") for x in "ABCD")]
    assert align(a, b).pairs[0].reason == ("what stands below",)
    fewer = [*b, *(Item(x, words(x), above="1") for x in "EFG")]
    assert 0 not in align(a, fewer).pairs


@pytest.mark.parametrize(
    ("a", "b", "moved"),
    [
        ("ABCDE", "ABCDE", ""),
        ("ABCDE", "EABCD", "E"),
        ("ABCDE", "BCDAE", "A"),
        ("ABCDE", "ABNCDE", ""),
        ("ABCDE", "ACE", ""),
        ("AB", "BA", "AB"),  # which of them went?
        ("ABCD", "BACD", "AB"),
    ],
)
def test_as_few_as_possible_moved(a, b, moved):
    told = placing(align(items(a), items(b)), Nodes({}))
    assert "".join(a[int(one.a.ident)] for one, _ in told.moved) == moved


@given(st.text("ABCDkKN", max_size=9), st.text("ABCDkKN", max_size=9))
def test_every_item_once_and_exchanged(a, b):
    found, turned = align(items(a), items(b)), align(items(b), items(a))
    mine = [one.ident for one in found.only_a] + [str(i) for i, _ in paired(found)]
    mine += [str(i) for one in found.undecided for i in one.a]
    assert sorted(mine) == sorted(str(n) for n in range(len(a)))
    assert sorted(paired(found)) == sorted((i, j) for j, i in paired(turned))
    assert {(one.a, one.b) for one in found.undecided} == {
        (one.b, one.a) for one in turned.undecided
    }


def test_rows_that_are_all_alike_keep_few_partners_each():
    alike = [Item(str(n), words("A")) for n in range(400)]
    assert len(likely(alike, alike)) <= 2 * _MOST * len(alike)
    assert paired(align(alike, alike)) == [(n, n) for n in range(400)]
