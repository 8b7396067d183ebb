"""Letterhead and signature: two columns without rulings; and what is none."""

import pytest
from pdf_shapes import centred, full, row, rows, run

from parsers.layout.pdf.columns import SideBySide, carry_on, side_by_side
from parsers.layout.pdf.headlines import cut_at_column


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


def test_a_speck_beside_the_type_makes_no_column_of_it():
    type_line = on_one_line(row("-", 160, 140), right("KẾ HOẠCH", 140))
    found = side_by_side([*letterhead(), *type_line, row(full("Căn cứ"), 85, 170)])
    assert shown(found)[:2] == [LETTERHEAD, "- KẾ HOẠCH"]


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


@pytest.mark.parametrize(
    ("words", "regions"),
    [(("Nơi nhận:", "CHỦ TỊCH"), 1), (("- Dân số:", "374.125 người"), 0)],
    ids=["fixed strings", "none"],
)
@pytest.mark.parametrize("gap", [8, 20, 60])
def test_one_line_of_two_parts_is_a_region_by_its_words(gap, words, regions):
    one, other = words
    (line,) = rows(run(one, 85, 100), run(other, 85 + len(one) * 6.5 + gap, 100))
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


def test_the_type_line_ends_the_letterhead_though_it_stands_in_the_right_column():
    """A narrow left column: KẾ HOẠCH in the middle of the page lies right of the gutter."""
    found = [*letterhead(), right("KẾ HOẠCH", 140), right("Công tác dân vận", 157)]
    assert shown(side_by_side(found)) == [LETTERHEAD, "KẾ HOẠCH", "Công tác dân vận"]


@pytest.mark.parametrize(
    "line", ["I. MỤC ĐÍCH", "1. Mục đích", "Căn cứ Luật", "PHỤ LỤC", "Kính gửi: Sở"]
)
def test_lines_of_neither_column_end_a_region(line):
    last = on_one_line(row("Nơi nhận:", 85, 300), right("CHỦ TỊCH", 300))
    found = [*letterhead(), row(line, 85, 140), *last]
    assert shown(side_by_side(found))[1] == line


def test_no_region_runs_past_a_table():
    closing = [
        *on_one_line(row("Nơi nhận:", 85, 400), right("CHỦ TỊCH", 400)),
        *on_one_line(row("- Lưu: VT.", 85, 417), right("Lê Thị Mẫu", 417)),
    ]
    found = side_by_side([*letterhead(), *closing], tables=[200.0])
    assert shown(found) == [LETTERHEAD, (["Nơi nhận:", "- Lưu: VT."], ["CHỦ TỊCH", "Lê Thị Mẫu"])]


def test_figures_side_by_side_above_the_closing_part_are_no_part_of_it():
    figures = on_one_line(row("- Dân số:", 85, 560), row("374.125 người", 330, 560))
    closing = [
        *on_one_line(row("Nơi nhận:", 85, 600), right("CHỦ TỊCH", 600)),
        *on_one_line(row("- Lưu: VT.", 85, 617), right("Lê Thị Mẫu", 617)),
    ]
    assert shown(side_by_side([*figures, *closing])) == [
        "- Dân số: 374.125 người",
        (["Nơi nhận:", "- Lưu: VT."], ["CHỦ TỊCH", "Lê Thị Mẫu"]),
    ]


@pytest.mark.parametrize("gap", [6.5, 0.0], ids=["a blank", "none"])
def test_the_motto_begins_a_column_however_near_it_stands(gap):
    left_part = run("ỦY BAN NHÂN DÂN", 85, 100)
    (line,) = rows(left_part, run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", left_part.x1 + gap, 100))
    parts = [part.text for part in cut_at_column(line)]
    assert parts == ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"]


def test_the_motto_is_cut_out_of_one_run():
    line = row("HUYỆN A Độc lập - Tự do - Hạnh phúc")
    assert [p.text for p in cut_at_column(line)] == ["HUYỆN A", "Độc lập - Tự do - Hạnh phúc"]
    assert [p.text for p in cut_at_column(row("Độc lập - Tự do"))] == ["Độc lập - Tự do"]


def closing_of(*found):
    (region,) = [i for i in side_by_side(list(found)) if isinstance(i, SideBySide)]
    return region


@pytest.mark.parametrize(
    ("first", "later", "expected", "rest"),
    [
        pytest.param(
            [("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"), ("- Lưu: VT.", "CHỦ TỊCH")],
            [("", "Lê Thị Mẫu"), ("PHỤ LỤC", "")],
            (["Nơi nhận:", "- Lưu: VT."], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Mẫu"]),
            1,
            id="the name",
        ),
        pytest.param(
            [("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN")],
            [("- UBND tỉnh;", "CHỦ TỊCH"), ("- Lưu: VT.", ""), ("", "Lê Thị Mẫu")],
            (
                ["Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT."],
                ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Mẫu"],
            ),
            0,
            id="recipients and signature",
        ),
        pytest.param(
            [("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"), ("- Lưu: VT.", "CHỦ TỊCH")],
            [("UBND XÃ", "CỘNG HÒA XÃ HỘI CHỦ"), ("MẪU AN", "Độc lập - Tự do"), ("KẾ HOẠCH", "")],
            (["Nơi nhận:", "- Lưu: VT."], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
            2,
            id="the letterhead of the plan that a decision carries",
        ),
    ],
)
def test_the_closing_part_goes_on_over_the_page(first, later, expected, rest):
    def lines(pairs, top):
        found = []
        for index, (here, there) in enumerate(pairs):
            parts = [row(here, 85, top + 17 * index)] if here else []
            parts += [right(there, top + 17 * index)] if there else []
            found += on_one_line(*parts)
        return found

    region = closing_of(*lines(first, 700))
    left_over = carry_on(region, side_by_side(lines(later, 60)))
    assert shown([region]) == [expected]
    assert len(left_over) == rest


def test_running_text_on_the_next_page_is_not_carried_on():
    region = closing_of(
        *on_one_line(row("Nơi nhận:", 85, 700), right("CHỦ TỊCH", 700)),
        *on_one_line(row("- Lưu: VT.", 85, 717), right("Lê Thị Mẫu", 717)),
    )
    text = [row(full("Căn cứ"), 85, 60), row("- Lưu", 85, 77)]
    assert carry_on(region, text) == text


def test_recipients_set_in_the_middle_of_their_column():
    found = [
        *on_one_line(left("Nơi nhận:", 600), right("TM. ỦY BAN NHÂN DÂN", 600)),
        *on_one_line(left("- Thường trực Tỉnh ủy;", 616), right("CHỦ TỊCH", 616)),
        left("- UBND các xã;", 632),
        left("- Lưu: VT.", 648),
        right("Nguyễn Thành Mẫu", 690),
    ]
    assert shown(side_by_side(found)) == [
        (
            ["Nơi nhận:", "- Thường trực Tỉnh ủy;", "- UBND các xã;", "- Lưu: VT."],
            ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Thành Mẫu"],
        )
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nơi nhận: CHỦ TỊCH", ["Nơi nhận:", "CHỦ TỊCH"]),
        ("- Như trên;KT. GIÁM ĐỐC", ["- Như trên;", "KT. GIÁM ĐỐC"]),
        ("- Sở Nội vụ; PHÓ CHỦ TỊCH", ["- Sở Nội vụ;", "PHÓ CHỦ TỊCH"]),
        ("- Lưu: VT, PNV.", ["- Lưu: VT, PNV."]),
        ("- Chủ tịch UBND tỉnh;", ["- Chủ tịch UBND tỉnh;"]),
        ("Giao PHÓ CHỦ TỊCH phụ trách", ["Giao PHÓ CHỦ TỊCH phụ trách"]),
    ],
)
def test_a_signature_begins_a_column_beside_recipients(text, parts):
    assert [part.text for part in cut_at_column(row(text))] == parts


def test_columns_whose_lines_are_staggered():
    """Cells set in the middle: no line of one column stands beside a line of the other."""
    found = [
        row("SỞ GDĐT TỈNH", 78, 88),
        row("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 263, 95, bold=True),
        row("ĐỒNG THÁP", 78, 102),
        row("VIỆT NAM", 263, 109, bold=True),
        row("TRƯỜNG THPT", 78, 128, bold=True),
        row("Độc lập - Tự do - Hạnh phúc", 263, 135, bold=True),
        row("CAO LÃNH", 78, 142, bold=True),
    ]
    assert shown(side_by_side(found)) == [
        (
            ["SỞ GDĐT TỈNH", "ĐỒNG THÁP", "TRƯỜNG THPT", "CAO LÃNH"],
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
        )
    ]


def test_columns_set_flush_left_where_only_one_line_stands_beside_another():
    """As the pages word processors write for the web come out."""
    found = [
        row("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 301, 104),
        *on_one_line(row("TRƯỜNG MẦM NON", 97, 118), row("VIỆT NAM", 301, 118)),
        row("HOA MẪU", 97, 135),
        row("Độc lập - Tự do - Hạnh phúc", 301, 152),
        row("Số: 08/KH-MN", 97, 186),
    ]
    assert shown(side_by_side(found)) == [
        (
            ["TRƯỜNG MẦM NON", "HOA MẪU", "Số: 08/KH-MN"],
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
        )
    ]
