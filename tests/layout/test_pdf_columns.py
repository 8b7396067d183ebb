"""Letterhead and signature: two columns without rulings; and what is none."""

import pytest
from pdf_shapes import centred, full, row, rows, run

from parsers.layout.pdf.columns import SideBySide, side_by_side


def shown(found):
    return [
        ([r.text for r in item.left], [r.text for r in item.right])
        if isinstance(item, SideBySide)
        else item.text
        for item in found
    ]


def left(text, baseline, size=13.0):
    return centred(text, baseline, size, left=85, right=250)


def right(text, baseline, size=13.0):
    return centred(text, baseline, size, left=280, right=553)


def on_one_line(*found):
    return rows(*(r for line in found for r in line.runs))


def letterhead(*, drift=0.0):
    return [
        *on_one_line(left("UBND TỈNH", 60), right("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 60 + drift)),
        *on_one_line(left("SỞ NỘI VỤ", 76), right("Độc lập - Tự do - Hạnh phúc", 76 + drift)),
        *on_one_line(left("Số: 12/KH-SNV", 100), right("Huế, ngày 5 tháng 1", 100 + drift)),
    ]


LETTERHEAD = (
    ["UBND TỈNH", "SỞ NỘI VỤ", "Số: 12/KH-SNV"],
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Độc lập - Tự do - Hạnh phúc", "Huế, ngày 5 tháng 1"],
)


@pytest.mark.parametrize("drift", [0, 2, 5])
def test_letterhead(drift):
    found = [*letterhead(drift=drift), centred("KẾ HOẠCH", 140), row(full("Căn cứ"), 85, 170)]
    assert shown(side_by_side(found))[:2] == [LETTERHEAD, "KẾ HOẠCH"]


def test_signature_with_other_line_heights():
    """Recipients in 11 pt every 13 points, the signer in 14 pt every 20."""
    recipients = [row("Nơi nhận:", 85, 600, 12)]
    recipients += [row(f"- Nơi {i};", 85, 614 + 13 * i, 11) for i in range(4)]
    signer = [right("TM. ỦY BAN NHÂN DÂN", 601, 14), right("CHỦ TỊCH", 621, 14)]
    signer.append(right("Nguyễn Văn A", 680, 14))
    ((told, signed),) = shown(
        side_by_side([row(full("Yêu cầu"), 85, 570), *recipients, *signer])[1:]
    )
    assert told == ["Nơi nhận:", "- Nơi 0;", "- Nơi 1;", "- Nơi 2;", "- Nơi 3;"]
    assert signed == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"]


def test_signature_that_starts_a_line_above_the_recipients():
    found = [
        right("TM. ỦY BAN NHÂN DÂN", 600),
        *on_one_line(row("Nơi nhận:", 85, 616), right("CHỦ TỊCH", 616)),
        row("- Như trên;", 85, 632),
        row("- Lưu: VT.", 85, 648),
        right("Nguyễn Văn A", 690),
    ]
    assert shown(side_by_side(found)) == [
        (
            ["Nơi nhận:", "- Như trên;", "- Lưu: VT."],
            ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"],
        )
    ]


def test_paragraphs_are_never_a_region():
    found = [row(full(f"Đoạn {i}"), 85, 100 + 17 * i) for i in range(10)]
    assert side_by_side(found) == found


def test_justified_words_are_never_a_region():
    """Wide blanks in a line or two that fall one under the other."""
    found = [
        *rows(run("Căn cứ Luật", 85, 100), run("Tổ chức chính", 180, 100), run("quyền", 290, 100)),
        row(full("địa phương ngày 16"), 85, 117),
    ]
    assert len(side_by_side(found)) == 2


@pytest.mark.parametrize(("gap", "regions"), [(20, 0), (60, 1)])
def test_one_line_of_two_parts_needs_a_wide_gutter(gap, regions):
    (line,) = rows(run("Nơi nhận:", 85, 100), run("CHỦ TỊCH", 85 + 9 * 6.5 + gap, 100))
    found = side_by_side([line, row("- Lưu.", 85, 117)])
    assert sum(isinstance(item, SideBySide) for item in found) == regions


@pytest.mark.parametrize(
    "words",
    [
        ("(Kèm theo Kế hoạch số", "/KH-UBND ngày", "tháng", "năm 2026)"),
        ("Số:", "/KH-UBND"),
        ("Lâm Đồng, ngày", "tháng", "năm 2026"),
    ],
)
def test_blanks_to_be_filled_in_are_no_gutter(words):
    x, runs = 85.0, []
    for word in words:
        runs.append(run(word, x, 100))
        x = runs[-1].x1 + 5 * 6.5
    line = rows(*runs)
    around = [centred("PHỤ LỤC", 80), *line, centred("DANH MỤC NHIỆM VỤ", 130)]
    assert shown(side_by_side(around)) == ["PHỤ LỤC", " ".join(words), "DANH MỤC NHIỆM VỤ"]


def test_every_row_comes_out_once():
    found = [*letterhead(), centred("KẾ HOẠCH", 140), row(full("Căn cứ"), 85, 170)]
    before = sorted(r.text for line in found for r in line.runs)
    after = []
    for item in side_by_side(found):
        lines = item.left + item.right if isinstance(item, SideBySide) else [item]
        after += [r.text for line in lines for r in line.runs]
    assert sorted(after) == before


def test_type_of_negative_size_takes_no_time():
    """A mutated file: gutters were paired with all gaps of every line, four to the power of lines."""
    found = []
    for index in range(60):
        line = on_one_line(row("a", 85, 100 + 17 * index), row("b", 200, 100 + 17 * index))[0]
        line.size = -100
        found.append(line)
    assert (
        sum(len(i.left + i.right) if isinstance(i, SideBySide) else 2 for i in side_by_side(found))
        == 120
    )


def test_no_rows():
    assert side_by_side([]) == []
