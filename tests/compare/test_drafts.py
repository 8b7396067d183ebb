"""A draft of 28 pages and its next draft, forty edits apart: each is found, and nothing else.

What is to be found was written by hand from ``tests/builders/drafts.py``: a line a change, as ``tests.compare.lines``
writes it. One edit may be told in two places, where two kinds of data hold it: a clause in a section and the
duty read from it.
"""

import pytest

from pipeline.compare import compare
from pipeline.reading import read_plan
from schemas.comparison import ChangeKind
from tests.builders.drafts import FIRST, SECOND, render_draft
from tests.compare.lines import following, line, own
from tests.compare.mirror import mirrored, unordered

EDITS = {
    "1 words of the subject": ["header changed subject subject subject"],
    "2 another month": ["header changed issued issued issued"],
    "3 a legal basis dropped": [
        "header removed legal_bases legal_bases[2] -",
        "citation removed - c03 -",
    ],
    "4 a legal basis added": [
        "header added legal_bases - legal_bases[2]",
        "citation added - - c03",
    ],
    "5 a recipient added": ["header added recipients - recipients[1]"],
    "6 a recipient dropped": ["header removed recipients recipients[1] -"],
    "7 another signer": ["header changed signers signers[0] signers[0]"],
    "8 one word": ["section changed text I.1 I.1"],
    "9 a number in the wording": ["section changed text I.2 I.2"],
    "10 a section moved": ["section moved order V.5 V.1"],
    "11 a section inserted": ["section added - - V.4"],
    "12 a section retitled": ["section changed title VI VI"],
    "13 a section removed": ["section removed - VIII.2 -"],
    "14 an act cited": ["section changed text V.1 V.2", "citation added - - c04"],
    "15 a report due later": ["section changed text VII.1 VII.1", "duty changed time r1 r1"],
    "16 a report to another body": [
        "section changed text VII.2 VII.2",
        "duty changed recipient r2 r2",
    ],
    "17 another body reports": [
        "section changed text VII.3 VII.3",
        "duty changed reporters r3 r3",
    ],
    "18 a duty more": ["section added - - VII.4"],
    "19 a row inserted before a changed one": ["task added - - t1:I.3"],
    "20 another day": ["task changed time t1:I.3 t1:I.4"],
    "21 another product": ["task changed product t1:I.6 t1:I.7"],
    "22 the same months in other words": ["task reworded time t1:I.7 t1:I.8"],
    "23 a row removed": ["task removed - t1:II.2 -"],
    "24 another lead": ["task changed lead t1:II.4 t1:II.3"],
    "25 a coordinator more": ["task changed coordinator t1:II.6 t1:II.5"],
    "26 a coordinator less": ["task changed coordinator t1:II.7 t1:II.6"],
    "27 one word of a task": ["task changed task t1:III.1 t1:III.1"],
    "28 a number in a task": ["task changed task t1:III.2 t1:III.2"],
    "29 a row moved": ["task moved order t1:III.7 t1:III.3"],
    "30 a group retitled": ["task changed task t2:I t2:I"],
    "31 a group split": ["task added - - t2:III"],
    "32 a row replaced": ["task removed - t2:III.3 -", "task added - - t2:IV.3"],
    "33 another month of a row": ["task changed time t2:III.4 t2:IV.4"],
    "34 its lead as well": ["task changed lead t2:III.4 t2:IV.4"],
    "35 a row into another group": ["task moved above t2:I.5 t2:V.1"],
    "36 two groups merged": ["task removed - t2:V -"],
    "37 a table deleted": ["table removed - t3 -"],
    "38 words of a note, and of the act's subject": [
        "footnote changed text fn:1 fn:1",
        "citation changed title c04 c05",
    ],
    "39 a note dropped": ["footnote removed - fn:2 -"],
    "40 a note added": ["footnote added - - fn:3"],
}
NUMBERS = {
    "section": "V.1 V.2, V.2 V.3, V.3 V.5, V.4 V.6, V.5 V.1, VIII.3 VIII.2, VIII.4 VIII.3, VIII.5 VIII.4",
    "task": "t1:I.3 t1:I.4, t1:I.4 t1:I.5, t1:I.5 t1:I.6, t1:I.6 t1:I.7, t1:I.7 t1:I.8, t1:I.8 t1:I.9, "
    "t1:II.3 t1:II.2, t1:II.4 t1:II.3, t1:II.5 t1:II.4, t1:II.6 t1:II.5, t1:II.7 t1:II.6, t1:II.8 t1:II.7, "
    "t1:III.3 t1:III.4, t1:III.4 t1:III.5, t1:III.5 t1:III.6, t1:III.6 t1:III.7, t1:III.7 t1:III.3, "
    "t2:III t2:IV, t2:IV t2:V, t2:I.5 t2:V.1, "
    "t2:II.5 t2:III.1, t2:II.6 t2:III.2, t2:II.7 t2:III.3, t2:II.8 t2:III.4, "
    "t2:IV.1 t2:V.2, t2:IV.2 t2:V.3, t2:IV.3 t2:V.4, t2:IV.4 t2:V.5, "
    "t2:V.1 t2:V.6, t2:V.2 t2:V.7, t2:V.3 t2:V.8, t2:V.4 t2:V.9",
    "footnote": "fn:3 fn:2",
}
"""Numbers that follow from insertions, removals and moves."""
FOLLOWING = [
    *(
        f"{part} renumbered number {pair}"
        for part, pairs in NUMBERS.items()
        for pair in pairs.split(", ")
    ),
    # the rows of the group that was split, and of the one that was merged
    *(f"task moved above t2:II.{n + 4} t2:III.{n}" for n in (1, 2, 3, 4)),
    *(f"task moved above t2:V.{n} t2:V.{n + 5}" for n in (1, 2, 3, 4)),
    # what the table that is gone held, and the section that is gone
    *(f"task removed - t3:{n} -" for n in range(1, 13)),
    *(f"task removed - p:VIII.2.~{n} -" for n in (1, 2, 3, 4)),
    "duty added - - r4",
]
VALUES = {
    "task changed time t1:I.3 t1:I.4": ("Trước ngày 15/5/2026", "Trước ngày 30/5/2026", (), ()),
    "task reworded time t1:I.7 t1:I.8": ("Quý I/2026", "Tháng 1 - 3/2026", (), ()),
    "task changed coordinator t1:II.6 t1:II.5": (
        "Phòng Tư pháp",
        "Phòng Tư pháp; Công an huyện",
        (),
        ("Công an huyện",),
    ),
    "task changed coordinator t1:II.7 t1:II.6": (
        "Phòng Kinh tế; Thanh tra huyện",
        "Phòng Kinh tế",
        ("Thanh tra huyện",),
        (),
    ),
    "duty changed time r1 r1": ("trước ngày 10/6/2026", "trước ngày 15/6/2026", (), ()),
    "duty changed recipient r2 r2": ("UBND tỉnh", "Sở Nội vụ", (), ()),
    "header changed issued issued issued": ("…/03/2026", "…/04/2026", (), ()),
}
WORDS = {
    "section changed text I.2 I.2": [("80", "90")],
    "task changed task t1:III.2 t1:III.2": [("30", "50")],
    "header changed subject subject subject": [("chuyển đổi số", "dân vận")],
    "section changed text VII.1 VII.1": [("10", "15")],
    "footnote changed text fn:1 fn:1": [("một cửa", "liên thông")],
}


@pytest.fixture(scope="module")
def drafts():
    return [
        read_plan(render_draft(draft), name)
        for draft, name in ((FIRST, "1.docx"), (SECOND, "2.docx"))
    ]


@pytest.fixture(scope="module")
def comparison(drafts):
    return compare(*drafts)


def test_forty_edits_are_listed():
    assert [name.split()[0] for name in EDITS] == [str(n) for n in range(1, 41)]


@pytest.mark.parametrize("edit", EDITS)
def test_edit_is_found(comparison, edit):
    assert set(EDITS[edit]) <= set(own(comparison))


def test_nothing_else_is_found(comparison):
    assert own(comparison) == sorted(told for lines in EDITS.values() for told in lines)


def test_what_follows_is_told_apart(comparison):
    assert following(comparison) == sorted(FOLLOWING)


@pytest.mark.parametrize("which", VALUES)
def test_values(comparison, which):
    (one,) = [one for one in comparison.changes if line(one) == which]
    assert (one.before, one.after, one.dropped, one.gained) == VALUES[which]


@pytest.mark.parametrize("which", WORDS)
def test_words(comparison, which):
    (one,) = [one for one in comparison.changes if line(one) == which]
    assert [(run.a.strip(), run.b.strip()) for run in one.words if not run.same] == WORDS[which]


def test_each_side_has_its_evidence(comparison, drafts):
    for one in comparison.changes:
        for plan, spots in zip(drafts, (one.a, one.b), strict=True):
            for spot in spots:
                assert spot.evidence is not None, line(one)
                assert plan.text[spot.evidence.span_start : spot.evidence.span_end] == spot.quote


def test_exchanged(comparison, drafts):
    assert unordered(compare(*reversed(drafts))) == mirrored(comparison)


def test_each_match_tells_why(comparison):
    assert all(one.reason and 0 < one.score <= 1 for one in comparison.matches)
    assert not any(one.kind is ChangeKind.UNDECIDED for one in comparison.changes)
