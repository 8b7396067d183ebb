"""How the text builder joins the lines of a paragraph."""

import pytest

from parsers.layout.text import Ink, TextBuilder


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Quyết định số 50/NQ-", "CP của Chính phủ"), "Quyết định số 50/NQ-CP của Chính phủ"),
        (("Số 996/KH-TCTLNTW-", "C04"), "Số 996/KH-TCTLNTW-C04"),
        (("Quyết định số 362/", "QĐ-UBND"), "Quyết định số 362/QĐ-UBND"),
        (("Quý I/", "2023"), "Quý I/2023"),
        (("giai đoạn 2026 -", "2030"), "giai đoạn 2026 - 2030"),
        (("thiết bị /", "mạng"), "thiết bị / mạng"),
        (("Quý IV/2025-", "Quý II/2026"), "Quý IV/2025- Quý II/2026"),
        (("2025-", "2026"), "2025-2026"),
        (("8h30 -", "9h00"), "8h30 - 9h00"),
        (("Ủy ban", "nhân dân"), "Ủy ban nhân dân"),
    ],
)
def test_lines_of_a_paragraph(lines, expected):
    builder = TextBuilder()
    builder.paragraph(Ink(line) for line in lines)
    assert builder.text == expected
