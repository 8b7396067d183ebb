"""What a person types, and what a column takes."""

import pytest

from pipeline.corrections.values import BadValue, parsed, plain, typed, words

TYPED = [
    ("tasks", "lead", "  Phòng   Nội vụ ", "Phòng Nội vụ"),
    ("tasks", "lead", "null", None),
    ("tasks", "lead", "", None),
    ("tasks", "lead", "Ho\u0300a", "Hòa"),  # NFC
    ("tasks", "lead", "2023", "2023"),
    ("plans", "issued_on", "16/01/2023", "2023-01-16"),
    ("plans", "issued_on", "2023-01-16", "2023-01-16"),
    ("plans", "issued_on", "6-1-2023", "2023-01-06"),
    ("plans", "plan_year", "2023", 2023),
    ("plans", "is_draft", "true", True),
    ("plans", "recipients", "UBND huyện; Lưu: VT", ["UBND huyện", "Lưu: VT"]),
    ("plans", "recipients", '["Các xã; thị trấn"]', ["Các xã; thị trấn"]),
    ("plans", "signers", '[{"capacity": ["KT."], "position": "PHÓ CHỦ TỊCH", "name": "A"}]',
     [{"capacity": ["KT."], "position": "PHÓ CHỦ TỊCH", "name": "A"}]),
    ("deadlines", "kind", "by_date", "by_date"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "column", "text", "expected"), TYPED)
def test_typed_values(table, column, text, expected):
    assert plain(table, column, parsed(table, column, typed(table, column, text))) == expected


REFUSED = [
    ("plans", "issued_on", "31/02/2023"),
    ("plans", "issued_on", "tháng 2"),
    ("plans", "plan_year", "hai nghìn"),
    ("deadlines", "kind", "soon"),
    ("sections", "number", "null"),
    ("tasks", "kind", ""),
]


@pytest.mark.parametrize(("table", "column", "text"), REFUSED)
def test_values_no_column_has_are_refused(table, column, text):
    with pytest.raises(BadValue):
        parsed(table, column, typed(table, column, text))


def test_words():
    assert [words(one) for one in (None, "a", ["á"], 3, True)] == [None, "a", '["á"]', "3", "true"]
