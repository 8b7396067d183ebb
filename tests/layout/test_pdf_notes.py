"""Footnote bands, and the marks that point at them."""

import pytest
from pdf_shapes import across, page_rows, piece, row, rows, run

from parsers.layout.pdf.notemarks import canonical, link_marks
from parsers.layout.pdf.notes import take_notes

BODY = 13.0


def body(*texts, page=1, first=100):
    """Body lines; ``cơ sở^1`` is a word with a raised mark."""
    return [
        line
        for index, text in enumerate(texts)
        for line in marked(text, first + 17 * index, page=page)
    ]


def marked(text, baseline, *, size=BODY, page=1):
    word, _, rest = text.partition("^")
    runs = [run(word, 85, baseline, size)]
    if rest:
        mark, _, after = rest.partition(" ")
        runs.append(run(mark, runs[0].x1, baseline - 5, 8))
        if after:
            runs.append(run(after, runs[1].x1 + 3, baseline, size))
    return rows(*runs, page=page)


def note(mark, text, baseline, *, page=1, size=11.0, raised=True):
    """A note's first line, its mark raised or on the line; without a mark a later line."""
    if not mark:
        return row(text, 85, baseline, size, page=page)
    if not raised:
        return row(f"{mark} {text}", 85, baseline, size, page=page)
    runs = run(mark, 85, baseline - 4, 7), run(text, 85 + 3.5 * len(mark), baseline, size)
    (found,) = rows(*runs, page=page)
    return found


def rule(top, x1=230):
    return across(85, top, x1)


def notes_of(*pages, size=BODY):
    return [(n.mark, n.page, [r.text.strip() for r in n.rows]) for n in take_notes(pages, size)]


def test_band_under_a_rule():
    page = page_rows(
        [*body("Căn cứ^1 Luật"), note("1", "Luật số 77", 760), note("", "ngày 19/6/2015", 774)],
        rules=[rule(745)],
    )
    assert notes_of(page) == [("1", 1, ["Luật số 77", "ngày 19/6/2015"])]
    assert [r.text for r in page.rows] == ["Căn cứ1 Luật"]


def test_band_without_a_rule():
    page = page_rows([*body("Căn cứ^1 Luật"), note("1", "Luật", 760), note("2", "Nghị định", 774)])
    assert notes_of(page) == [("1", 1, ["Luật"]), ("2", 1, ["Nghị định"])]


def test_small_text_without_mark_or_rule_is_no_band():
    recipients = [row("- Như trên;", 85, 740, 11), row("- Lưu: VT.", 85, 754, 11)]
    page = page_rows([*body("Nơi nhận"), *recipients])
    assert notes_of(page) == []
    assert len(page.rows) == 3


@pytest.mark.parametrize(
    ("rules", "size"),
    [([rule(745, 553)], 11), ([rule(700)], 11), ([rule(745)], 13)],
    ids=["long rule", "far rule", "type of the body"],
)
def test_what_opens_no_band(rules, size):
    """Numbers on the line are a list; only a rule close above makes small ones notes."""
    page = page_rows(
        [*body("Căn cứ"), note("1", "Luật số 77", 760, size=size, raised=False)], rules=rules
    )
    assert notes_of(page) == []
    assert len(page.rows) == 2


def test_small_type_under_a_rule_without_a_mark_is_no_band():
    """Recipients below the rule that closes a text."""
    recipients = [row("- Như trên;", 85, 746, 11), row("- Lưu: VT.", 85, 760, 11)]
    page = page_rows([*body("Nơi nhận"), *recipients], rules=[rule(735)])
    assert notes_of(page) == []
    assert len(page.rows) == 3


@pytest.mark.parametrize("text", ["5 năm thực hiện", "30 ngày kể từ ngày ký"])
def test_a_number_under_a_rule_that_is_not_the_first_opens_no_note(text):
    page = page_rows([*body("Căn cứ"), row(text, 85, 760, 11)], rules=[rule(745)])
    assert notes_of(page) == []
    assert [r.text for r in page.rows] == ["Căn cứ", text]


def test_marks_that_are_not_raised_count_on():
    page = page_rows(
        [
            *body("Căn cứ"),
            note("1", "Luật số 77", 746, raised=False),
            note("", "5 năm sau đó", 760),
            note("2", "Nghị định", 774, raised=False),
        ],
        rules=[rule(735)],
    )
    assert notes_of(page) == [("1", 1, ["Luật số 77", "5 năm sau đó"]), ("2", 1, ["Nghị định"])]


def test_note_goes_on_at_the_foot_of_the_next_page():
    first = page_rows([*body("Căn cứ^1 Luật"), note("1", "Luật số 77", 774)], rules=[rule(760)])
    second = page_rows(
        [*body("Tiếp theo", page=2), note("", "ngày 19/6/2015", 774, page=2)], 2, rules=[rule(760)]
    )
    assert notes_of(first, second) == [("1", 1, ["Luật số 77", "ngày 19/6/2015"])]


def test_note_goes_on_without_a_rule():
    """LibreOffice draws no rule above the rest of a note."""
    first = page_rows([*body("Căn cứ^1 Luật"), note("1", "Luật số 77", 774)], rules=[rule(760)])
    rest = [note("", "ngày 19/6/2015", 760, page=2), note("2", "Nghị định", 774, page=2)]
    second = page_rows([*body("Tiếp^2 theo", page=2), *rest], 2)
    assert notes_of(first, second) == [
        ("1", 1, ["Luật số 77", "ngày 19/6/2015"]),
        ("2", 2, ["Nghị định"]),
    ]


def test_small_text_two_pages_later_is_no_rest():
    first = page_rows([*body("Căn cứ^1 Luật"), note("1", "Luật số 77", 774)], rules=[rule(760)])
    third = page_rows([*body("Sau", page=3), note("", "- Lưu: VT.", 774, page=3)], 3)
    assert notes_of(first, page_rows(body("Giữa", page=2), 2), third) == [("1", 1, ["Luật số 77"])]


def test_band_below_a_table():
    """The bottom border is no separator; the rule below it is."""
    table = piece([["1", "a", "b"]], top=690)
    page = page_rows(
        [*body("Căn cứ"), note("1", "Luật", 770)], pieces=[table], rules=[rule(700), rule(755)]
    )
    assert notes_of(page) == [("1", 1, ["Luật"])]


def test_small_type_of_the_body_sets_the_measure():
    page = page_rows(
        [row("Căn cứ", 85, 100, 11), note("1", "Luật", 770, size=11, raised=False)],
        rules=[rule(755)],
    )
    assert notes_of(page, size=11) == []


@pytest.mark.parametrize("mark", ["1", "12", "*", "**", "a", "iv", "(1)", "[1]", "†"])
def test_kinds_of_marks(mark):
    page = page_rows([*body(f"Căn cứ^{mark} Luật"), note(mark, "Luật", 770)], rules=[rule(755)])
    notes = take_notes([page], BODY)
    assert [n.mark for n in notes] == [mark.strip("()[]")]
    linked, unlinked = link_marks([page], notes)
    assert (list(linked.values()), unlinked) == ([0], [])


def linked_marks(*pages):
    """(page, mark, index of its note) in order, and the marks that point at none."""
    notes = take_notes(pages, BODY)
    linked, unlinked = link_marks(pages, notes)
    found = [
        (page.number, r.text, linked[id(r)])
        for page in pages
        for line in page.all_rows()
        for r in line.runs
        if id(r) in linked
    ]
    return found, unlinked


def test_numbers_restart_on_a_page():
    pages = [
        page_rows([*body("Căn cứ^1 x", page=n), note("1", f"Luật {n}", 770, page=n)], n)
        for n in (1, 2)
    ]
    assert linked_marks(*pages) == ([(1, "1", 0), (2, "1", 1)], [])


def test_a_note_may_stand_on_the_next_page():
    pages = [
        page_rows(body("Căn cứ^1 Luật")),
        page_rows([*body("Sau", page=2), note("1", "Luật", 770, page=2)], 2),
    ]
    assert linked_marks(*pages) == ([(1, "1", 0)], [])


def test_marks_in_cells():
    table = piece([["1", "Rà soát", "Sở"]])
    cell = table.cells[1]
    cell.rows = rows(run("Rà soát", 130, 120), run("2", 130 + 7 * 6.5, 115, 8))
    page = page_rows([note("2", "Luật", 770)], pieces=[table], rules=[rule(755)])
    assert linked_marks(page) == ([(1, "2", 0)], [])


@pytest.mark.parametrize("before", ["diện tích 500 m", "20m", "3 km", "500 dm", "5 cm"])
def test_exponents_are_no_marks(before):
    assert linked_marks(page_rows(body(f"{before}^2 đất"))) == ([], [])


@pytest.mark.parametrize("before", ["cơ sở", "năm", "trung tâm", "2026"])
def test_a_mark_without_a_note_is_told(before):
    assert linked_marks(page_rows(body(f"{before}^2 đất"))) == ([], [(1, "2")])


def test_a_note_without_a_mark_is_left_unlinked():
    page = page_rows([*body("Căn cứ Luật"), note("1", "Luật", 770)], rules=[rule(755)])
    assert linked_marks(page) == ([], [])


def test_a_star_that_is_not_raised_at_the_foot():
    """LibreOffice prints marks at the foot in the size of the note: ``* Ghi chú``."""
    page = page_rows(
        [
            *body("Căn cứ^* Luật", "Tập huấn^1 xã"),
            note("*", "Ghi chú sao.", 760, raised=False),
            note("1", "Ghi chú số.", 774, raised=False),
        ],
        rules=[rule(745)],
    )
    assert notes_of(page) == [("*", 1, ["Ghi chú sao."]), ("1", 1, ["Ghi chú số."])]


def test_a_star_between_two_numbers():
    page = page_rows(
        [
            *body("Căn cứ^1 Luật", "Tập huấn^* xã", "Kiểm tra^2 xã"),
            note("1", "Một.", 746, raised=False),
            note("*", "Sao.", 760, raised=False),
            note("2", "Hai.", 774, raised=False),
        ],
        rules=[rule(735)],
    )
    assert [mark for mark, _, _ in notes_of(page)] == ["1", "*", "2"]


def test_a_bullet_in_a_note_opens_none():
    """No star stands raised in the text."""
    page = page_rows(
        [*body("Căn cứ^1 Luật"), note("1", "Gồm:", 760), note("*", "một", 774, raised=False)],
        rules=[rule(745)],
    )
    assert notes_of(page) == [("1", 1, ["Gồm:", "* một"])]


@pytest.mark.parametrize(
    ("printed", "mark"),
    [
        ("(*)", "(*)"),
        ("(*)(*)", "(*)"),
        ("[1]", "1"),
        ("(1)", "1"),
        ("**", "**"),
        ("iv", "iv"),
        ("năm", None),
    ],
)
def test_canonical_marks(printed, mark):
    assert canonical(printed) == mark


def test_a_note_as_large_as_the_body_opens_by_its_star():
    """``phối hợp(*)`` above, ``(*) Quyết định số …`` under the rule, all in 13 pt."""
    page = page_rows(
        [*body("Căn cứ^(*) Luật"), note("(*)", "Quyết định", 760, size=13, raised=False)],
        rules=[rule(745)],
    )
    assert notes_of(page) == [("(*)", 1, ["Quyết định"])]


def test_endnotes_on_a_page_of_their_own():
    pages = [
        page_rows(body("Căn cứ^i Luật", "Tập huấn^ii xã")),
        page_rows(
            [
                note("i", "Công văn một", 70, page=2, size=13, raised=False),
                note("ii", "Công văn hai", 87, page=2, size=13, raised=False),
            ],
            2,
        ),
    ]
    assert linked_marks(*pages) == ([(1, "i", 0), (1, "ii", 1)], [])


def test_a_last_page_that_opens_with_a_number_holds_no_endnotes():
    pages = [
        page_rows(body("Căn cứ Luật")),
        page_rows([note("1.", "Nội dung", 70, page=2, size=13, raised=False)], 2),
    ]
    assert notes_of(*pages) == []


def test_notes_at_the_end_of_a_web_page_point_back_at_any_page():
    pages = [
        page_rows(body("Căn cứ^1 Luật")),
        page_rows(body("Giữa", page=2), 2),
        page_rows([*body("Hết", page=3), note("1", "Luật", 160, page=3)], 3, rules=[rule(145)]),
    ]
    assert linked_marks(*pages) == ([(1, "1", 0)], [])


def test_a_long_rule_parts_notes_whose_mark_is_raised():
    """WeasyPrint draws the separator across the page."""
    page = page_rows([*body("Căn cứ^1 Luật"), note("1", "Luật", 760)], rules=[rule(745, 553)])
    assert notes_of(page) == [("1", 1, ["Luật"])]


def test_notes_stand_by_number_where_a_printer_set_them_otherwise():
    """WeasyPrint sets the notes of one row in the order in which its cells end."""
    page = page_rows(
        [*body("Căn cứ^1 Luật^2"), note("2", "Hai", 760), note("1", "Một", 774)], rules=[rule(745)]
    )
    assert [mark for mark, _, _ in notes_of(page)] == ["1", "2"]


def test_notes_at_the_end_without_rule_or_raised_marks():
    """The page a word processor writes for the web: ``1 Ghi chú một.`` as large as the text."""
    closing = row("Nơi nhận:", 85, 300, page=2)
    tail = [
        note("1", "Ghi chú một.", 340, page=2, size=13, raised=False),
        row("đi tiếp.", 85, 357, page=2),
        note("2", "Ghi chú hai.", 374, page=2, size=13, raised=False),
    ]
    pages = [page_rows(body("Căn cứ^1 Luật", "Tập huấn^2 xã")), page_rows([closing, *tail], 2)]
    assert linked_marks(*pages) == ([(1, "1", 0), (1, "2", 1)], [])
    assert [r.text for r in pages[1].rows] == ["Nơi nhận:"]


def test_numbered_paragraphs_at_the_end_are_no_notes():
    tail = [row("1. Căn cứ các nhiệm vụ", 85, 340, page=2), row("2. Giao Phòng", 85, 357, page=2)]
    pages = [page_rows(body("Căn cứ^1 Luật", "Tập huấn^2 xã")), page_rows(tail, 2)]
    assert notes_of(*pages) == []


def test_a_list_at_the_end_that_does_not_explain_all_marks_is_none():
    tail = [note("1", "Xã một", 340, page=2, size=13, raised=False)]
    pages = [page_rows(body("Căn cứ^1 Luật", "Tập huấn^2 xã")), page_rows(tail, 2)]
    assert notes_of(*pages) == []
