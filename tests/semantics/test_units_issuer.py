"""Letterheads of real plans and the units they belong to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.semantics.agencies import split_actors
from parsers.semantics.units_issuer import resolve_issuer

# issuing agency, parent agency, place, date or year -> level, province, district, commune, issues
LETTERHEADS = [
    ("ỦY BAN NHÂN DÂN HUYỆN THỦY NGUYÊN", None, "Thủy Nguyên", 2023,
     "district", "hai-phong", "thuy-nguyen", None, ()),
    ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ THUỶ NGUYÊN", None, "Thủy Nguyên", date(2025, 3, 1),
     "district", "hai-phong", "thuy-nguyen", None, ()),
    ("UBND HUYỆN THỦY NGUYÊN", None, None, date(2025, 3, 1),
     "district", "hai-phong", "thuy-nguyen", None, ("class_differs",)),
    ("UBND HUYỆN THỦY NGUYÊN", None, None, date(2025, 9, 1),
     "district", "hai-phong", "thuy-nguyen", None, ("not_in_force",)),
    ("SỞ CÔNG THƯƠNG", "UBND TỈNH LÀO CAI", "Lào Cai", date(2024, 1, 1),
     "province", "lao-cai", None, None, ()),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", None, "Hải Phòng", 2023, "province", "hai-phong", None, None, ()),
    ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "ỦY BAN NHÂN DÂN TỈNH BẾN TRE", None, 2022,
     "province", "ben-tre", None, None, ()),
    ("SỞ Y TẾ", "UBND TỈNH KIÊN GIANG", "Kiên Giang", date(2017, 10, 10),
     "province", "kien-giang", None, None, ()),
    ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", None, "Hà Nội", date(2025, 11, 24),
     "province", "ha-noi", None, None, ()),
    ("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", None, "Cà Mau", date(2025, 11, 24),
     "province", "ca-mau", None, None, ()),
    ("ỦY BAN NHÂN DÂN THÀNH PHỐ VŨNG TÀU", None, "Vũng Tàu", date(2025, 3, 18),
     "district", "ba-ria-vung-tau", "vung-tau", None, ()),
    ("TIỂU BAN THÔNG TIN, TUYÊN TRUYỀN, KHÁNH TIẾT", "ỦY BAN BẦU CỬ XÃ PHỐ BẢNG", "Phố Bảng",
     date(2025, 12, 10), "commune", "tuyen-quang", None, "pho-bang", ()),
    ("UBND PHƯỜNG THIÊN HƯƠNG", None, "Thiên Hương", date(2025, 8, 1),
     "commune", "hai-phong", None, "thien-huong", ()),
    ("UBND XÃ LẬP LỄ", "UBND HUYỆN THỦY NGUYÊN", "Lập Lễ", 2022,
     "commune", "hai-phong", "thuy-nguyen", "lap-le", ()),
    ("TRƯỜNG THPT CAO LÃNH 2", "SỞ GDĐT TỈNH ĐỒNG THÁP", "Đồng Tháp", date(2026, 4, 15),
     "other", "dong-thap", None, None, ()),
    ("TRƯỜNG ĐẠI HỌC CÔNG THƯƠNG THÀNH PHỐ HỒ CHÍ MINH", "BỘ CÔNG THƯƠNG",
     "Thành phố Hồ Chí Minh", date(2026, 6, 23), "other", "ho-chi-minh", None, None, ()),
    ("KHOA KHOA HỌC MÁY TÍNH",
     "TRƯỜNG ĐẠI HỌC CÔNG NGHỆ THÔNG TIN VÀ TRUYỀN THÔNG VIỆT- HÀN", "Đà Nẵng",
     date(2023, 5, 16), "other", "da-nang", None, None, ()),
    ("BỘ NỘI VỤ", None, "Hà Nội", 2022, "central", None, None, None, ()),
    ("CÔNG AN TỈNH LÀO CAI", "BỘ CÔNG AN", "Lào Cai", 2022, "province", "lao-cai", None, None, ()),
    ("HUYỆN ỦY THỦY NGUYÊN", "THÀNH ỦY HẢI PHÒNG", None, 2022,
     "district", "hai-phong", "thuy-nguyen", None, ()),
    ("UBND QUẬN 1", None, "Quận 1", 2022, "district", "ho-chi-minh", "quan-1", None, ()),
    # one name, other units: by the day, by the place line, or not decided
    ("ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ", None, "Huế", date(2023, 1, 1),
     "district", "thua-thien-hue", "hue", None, ()),
    ("ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ", None, "Huế", date(2025, 2, 1),
     "province", "hue", None, None, ()),
    ("UBND HUYỆN CHÂU THÀNH", None, "Châu Thành", 2022,
     "district", None, None, None, ("ambiguous_district",)),
    ("UBND HUYỆN CHÂU THÀNH", None, "Bến Tre", 2022,
     "district", "ben-tre", "chau-thanh", None, ()),
    ("PHÒNG NỘI VỤ", "UBND HUYỆN CHÂU THÀNH TỈNH BẾN TRE", "Châu Thành", 2022,
     "district", "ben-tre", "chau-thanh", None, ()),
    # a province that became a city after the data was made is still found
    ("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐỒNG NAI", None, "Đồng Nai", date(2026, 7, 1),
     "province", "dong-nai", None, None, ("class_differs",)),
    # a name that differs by its marks: read amiss, or typed without
    ("ỦY BAN NHÂN DÂN TỈNH CÀ MẪU", None, "Cà Mau", date(2025, 11, 24),
     "province", "ca-mau", None, None, ("marks_differ",)),
    ("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NĂNG", None, None, 2007,
     "province", "da-nang", None, None, ("marks_differ",)),
    ("UBND HUYỆN MỎ CÀY NẮM", "UBND TỈNH BẾN TRE", None, 2022,
     "district", "ben-tre", "mo-cay-nam", None, ("marks_differ",)),
    ("UBND HUYỆN THỦY NGUYỄN", None, None, 2022,
     "district", None, None, None, ("unknown_unit",)),
    ("UBND HUYỆN KHÔNG CÓ THẬT", None, None, 2022, "district", None, None, None, ("unknown_unit",)),
    (None, None, None, None, None, None, None, None, ("unknown_level",)),
]  # fmt: skip


@pytest.mark.parametrize("case", LETTERHEADS, ids=lambda case: f"{case[0]}-{case[3]}")
def test_whose_plan_it_is(case):
    issuing, parent, place, when, *expected = case
    on = when if isinstance(when, date) else None
    year = when if isinstance(when, int) else None
    got = resolve_issuer(issuing, parent, place, on, year)
    assert [got.level, got.province, got.district, got.commune, got.issues] == expected


def test_official_names_are_those_of_the_day():
    names = [
        resolve_issuer("ỦY BAN NHÂN DÂN HUYỆN THUỶ NGUYÊN", on=date(year, 2, 1)).district_name
        for year in (2023, 2025)
    ]
    assert names == ["Huyện Thủy Nguyên", "Thành phố Thủy Nguyên"]


def test_the_context_reads_the_cells_of_the_plan():
    issuer = resolve_issuer("ỦY BAN NHÂN DÂN HUYỆN THỦY NGUYÊN", place="Thủy Nguyên", year=2023)
    actors = split_actors("Thanh tra; Công an thành phố", context=issuer.context())
    assert [actor.agency_id for actor in actors] == [
        "district:hai-phong.thuy-nguyen:thanh-tra-huyen",
        "province:hai-phong:cong-an-thanh-pho",
    ]


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=20))
def test_any_letterhead_is_read(issuing, parent, place):
    assert resolve_issuer(issuing, parent, place, None, 2023).level in {
        None, "central", "province", "district", "commune", "other"
    }  # fmt: skip
