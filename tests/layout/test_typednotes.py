"""Notes typed at the end of a document, as conversions leave them."""

import pytest
from docx_xml import docx, p

from parsers.layout import read
from parsers.layout.sniff import DOCX


def notes_of(*paragraphs):
    """Marks, notes, and what stands before the place of each mark."""
    source = read(docx("".join(map(p, paragraphs))), DOCX).value
    said = [
        (note.mark, *(source.slice(one.span) for one in note.paragraphs)) for note in source.notes
    ]
    return (
        said,
        [source.text[: ref.offset].split()[-1] for ref in source.note_refs],
        len(source.body),
    )


def test_typed_notes_are_notes():
    said, before, left = notes_of(
        "Theo Quyết định của UBND tỉnh[1], gồm 40 xã[2].",
        "Nơi nhận: như trên.",
        "[1] Xã Mẫu, phường Mẫu.",
        "[2] Theo báo cáo ngày 05/6/2026.",
    )
    assert said == [("1", "Xã Mẫu, phường Mẫu."), ("2", "Theo báo cáo ngày 05/6/2026.")]
    assert before == ["tỉnh", "xã"]
    assert left == 2


def test_a_mark_that_stands_twice_has_two_places():
    _, before, _ = notes_of("Xã A[1] và xã B[1].", "[1] Xã loại I.")
    assert before == ["A", "B"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Danh mục tài liệu:", "[1] Sổ tay.", "[2] Cẩm nang."),  # a list nobody points to
        ("Xã A[2].", "[2] Xã loại I."),  # does not count from 1
        ("Xã A[1].", "[1] Xã loại I.", "Nơi nhận: như trên."),  # the text goes on
    ],
)
def test_brackets_of_other_kinds_are_text(paragraphs):
    said, _, left = notes_of(*paragraphs)
    assert (said, left) == ([], len(paragraphs))
