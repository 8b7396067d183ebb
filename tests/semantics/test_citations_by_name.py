"""Programmes and schemes cited by their names alone: where such a name begins and ends, what is none."""

import json
from pathlib import Path

import pytest

from parsers.semantics.citations import find_citations

NAMES = [
    (
        (
            "a) Triển khai Chương trình phát triển công nghiệp công nghệ số Việt Nam đến 2030, tầm nhìn"
            " 2035 theo hướng dẫn của Bộ Khoa học và Công nghệ."
        ),
        "phát triển công nghiệp công nghệ số Việt Nam đến 2030, tầm nhìn 2035",
    ),
    (
        (
            "Triển khai Chương trình hỗ trợ chuyển đổi số doanh nghiệp nhỏ và vừa (SMEdx) theo ngành,"
            " lĩnh vực với trọng tâm là hỗ trợ tài chính."
        ),
        "hỗ trợ chuyển đổi số doanh nghiệp nhỏ và vừa (SMEdx)",
    ),
    (
        "Thực hiện Chương trình mỗi xã một sản phẩm (OCOP), gắn với du lịch nông thôn.",
        "mỗi xã một sản phẩm (OCOP)",
    ),
    (
        (
            "thực hiện cam kết trong Chiến lược phát triển Trường giai đoạn 2021 - 2030 là 70% chương"
            " trình được kiểm định."
        ),
        "phát triển Trường giai đoạn 2021 - 2030",
    ),
    (
        "góp phần hoàn thành các chỉ tiêu của Chiến lược phát triển Bệnh viện đến năm 2030.",
        "phát triển Bệnh viện đến năm 2030",
    ),
    ("Bố trí kinh phí theo Quy chế chi tiêu nội bộ; hướng dẫn thanh toán", "chi tiêu nội bộ"),
    ("Căn cứ Quy chế tổ chức và hoạt động của Trường;", "tổ chức và hoạt động"),
    ("xét tuyển theo Quy chế tuyển sinh của Trường; lưu biên bản", "tuyển sinh"),
    (
        (
            "tập trung theo Quy hoạch hạ tầng thông tin và truyền thông thời kỳ 2021 - 2030, tầm nhìn đến"
            " năm 2050."
        ),
        "hạ tầng thông tin và truyền thông thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
    ),
    (
        "cụ thể hóa Quy hoạch tỉnh thời kỳ 2021 - 2030, tầm nhìn đến năm 2050 trên địa bàn xã.",
        "tỉnh thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
    ),
    (
        "thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX, Ủy ban nhân dân xã phấn đấu",
        "Đại hội Đảng bộ tỉnh lần thứ XIX",
    ),
    (
        "Hưởng ứng Đề án “Thanh niên làm kinh tế số” do Tỉnh đoàn phát động",
        "Thanh niên làm kinh tế số",
    ),
    (
        'Lồng ghép với Chương trình "Học kỳ trong quân đội" và các hoạt động hè',
        "Học kỳ trong quân đội",
    ),
    (
        "Thực hiện Quy chế phối hợp liên ngành Công an – Du lịch trong việc bảo đảm an ninh",
        "liên ngành Công an – Du lịch",
    ),
    (
        "đẩy nhanh Dự án, lồng ghép Chương trình mục tiêu quốc gia xây dựng nông thôn mới để huy động",
        "xây dựng nông thôn mới",
    ),
    (
        (
            "căn cứ Chương trình công tác cả nhiệm kỳ của Đảng ủy và tình hình thực tế các chi bộ, Ban Thường"
            " vụ Đảng ủy xây dựng Kế hoạch"
        ),
        "công tác cả nhiệm kỳ",
    ),
    (
        "Theo Quy chế làm việc của Hội đồng trường và thực tiễn giảng dạy, Nhà trường yêu cầu",
        "làm việc",
    ),
    (
        "Tiến độ nguồn vốn Chương trình mục tiêu quốc gia giảm nghèo bền vững còn chậm.",
        "giảm nghèo bền vững",
    ),
    (
        (
            "c) Quyết toán kinh phí Chương trình mục tiêu quốc gia phát triển kinh tế - xã hội vùng đồng bào"
            " dân tộc thiểu số và miền núi năm 2024."
        ),
        "phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi",
    ),
]


@pytest.mark.parametrize(("text", "title"), NAMES)
def test_a_name_ends_where_the_sentence_goes_on(text, title):
    (one,) = find_citations(text)
    assert (one.title, one.weak) == (title, True)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("bảo đảm chuyển đổi số và đề án 06 của tỉnh, định hướng", "de-an"),
        ("kết quả thực hiện Đề án 06.", "de-an"),
    ],
)
def test_a_scheme_everybody_calls_by_its_number(text, type_):
    (one,) = find_citations(text)
    assert (one.type, one.number) == (type_, "06")


@pytest.mark.parametrize(
    "text",
    [
        "Quy hoạch lại mạng lưới chợ trên địa bàn tỉnh giai đoạn 2026 - 2030.",
        "Quy hoạch cán bộ nhiệm kỳ 2026 - 2031 và giới thiệu nhân sự.",
        "Phổ biến quy chế chi tiêu nội bộ đến từng bộ phận.",
        "theo Quy chế của cơ quan và nội quy lao động",
        "xây dựng Chiến lược truyền thông phù hợp từng nhóm",
        "ban hành 05 đề án 12 kế hoạch trong năm",
        "Ban Chỉ đạo Chương trình mục tiêu quốc gia xây dựng nông thôn mới xã họp hằng quý.",
        "Văn phòng Điều phối các Chương trình mục tiêu quốc gia giảm nghèo bền vững tỉnh tổng hợp",
        "Chương trình gồm ba phần: khai mạc, tọa đàm, bế mạc.",
    ],
)
def test_work_and_common_words_are_no_names(text):
    assert not find_citations(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            (
                "góp phần thực hiện Nghị quyết số 05-NQ/ĐU ngày 02/3/2024 và Chiến lược phát triển Bệnh viện đến"
                " năm 2040."
            ),
            "phát triển Bệnh viện đến năm 2040",
        ),
        (
            (
                "Cụ thể hóa Đề án về dạy học số của Bộ Giáo dục và Đào tạo, Chiến lược phát triển Học viện đến năm"
                " 2035; chú trọng người học"
            ),
            "phát triển Học viện đến năm 2035",
        ),
    ],
)
def test_a_strategy_beside_what_is_carried_out_is_carried_out(text, title):
    *_, last = find_citations(text)
    assert (last.type, last.title) == ("chien-luoc", title)


def test_a_programme_of_no_name_is_none():
    assert not find_citations("Giải ngân vốn Chương trình mục tiêu quốc gia chưa đạt yêu cầu.")


OTHERS = json.loads((Path(__file__).parent / "other_words/weak.json").read_text("utf-8"))
"""Sentences by somebody who had not seen the code; the first reading is in docs/accuracy.md."""


def _plain(text):
    return text.translate(dict.fromkeys(map(ord, '“”"'))).casefold().strip(" .,;")


def _told(one):
    """The name with and without whose it is, and with the words that one may take for the type."""
    title = _plain(one.title or "")
    return {title, _plain(f"{one.title} của {one.issuer}")}


def test_names_in_other_words():
    named = [(one, w) for one in OTHERS for w in one["names"] if not w.get("optional")]
    right = 0
    for one, wanted in named:
        titles = [
            wanted["title"],
            *([wanted["alt"]] if isinstance(wanted.get("alt"), str) else wanted.get("alt") or []),
        ]
        whole = [_plain(f"{wanted['type']} {title}") for title in titles]
        found = [c for c in find_citations(one["text"]) if c.weak]
        right += any(
            _told(c) & set(map(_plain, titles)) or any(w.endswith(_plain(c.title)) for w in whole)
            for c in found
            if c.title
        )
    assert right >= 0.97 * len(named)


@pytest.mark.parametrize(
    "one", [one for one in OTHERS if not one["names"]], ids=lambda one: one["id"]
)
def test_traps_in_other_words(one):
    assert not [c for c in find_citations(one["text"]) if c.weak]
