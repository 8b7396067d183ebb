"""What needs more than one mention: self references, the plan's own place and time, short forms."""

from datetime import date

import pytest

from parsers.semantics.citations import CitationContext, find_citations, resolve_citations
from schemas.vocabulary import AdminLevel

HAI_PHONG = CitationContext(
    province="thành phố Hải Phòng",
    district="huyện Thủy Nguyên",
    level=AdminLevel.DISTRICT,
    issued_on=date(2023, 1, 10),
)


def cited(text, **options):
    return [one for one in find_citations(text, **options) if not one.is_self_reference]


def only(text, **options):
    (one,) = cited(text, **options)
    return one


def test_self_reference():
    (one,) = find_citations("Căn cứ các nhiệm vụ tại Kế hoạch này, các đơn vị")
    assert (one.raw, one.is_self_reference, one.issues) == ("Kế hoạch này", True, ())
    (one,) = find_citations("kèm theo Quyết định này")
    assert one.issues == ("self_reference_type_mismatch",)
    own = CitationContext(number="12/KH-UBND")
    (one,) = find_citations(
        "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND huyện)", context=own
    )
    assert one.is_self_reference


def test_city_within_a_province_that_is_a_city():
    """In a plan of thành phố Thủy Nguyên ``UBND thành phố`` is its own or that of Hải Phòng."""
    own = CitationContext(
        province="thành phố Hải Phòng",
        district="thành phố Thủy Nguyên",
        level=AdminLevel.DISTRICT,
        issued_on=date(2025, 2, 1),
    )
    one = only("Quyết định số 5/QĐ-UBND ngày 03/01/2025 của UBND thành phố", context=own)
    assert one.key == "vn:?:quyet-dinh:5/qd-ubnd@2025-01-03"
    assert "ambiguous" in one.issues
    commune = CitationContext(
        province="thành phố Hải Phòng",
        commune="phường Thủy Nguyên",
        level=AdminLevel.COMMUNE,
        issued_on=date(2025, 8, 1),
    )
    text = "Quyết định số 5/QĐ-UBND ngày 03/08/2025 của UBND thành phố; Kế hoạch số 2/KH-UBND ngày 04/08/2025 của UBND phường"
    assert [one.key for one in cited(text, context=commune)] == [
        "vn:hai-phong:quyet-dinh:5/qd-ubnd@2025-08-03",
        "vn:hai-phong.thuy-nguyen:ke-hoach:2/kh-ubnd@2025-08-04",
    ]


def test_short_mentions():
    zones = [
        "Thực hiện Chỉ thị số 11-CT/TU ngày 04/01/2026 của Ban Thường vụ Tỉnh ủy (viết tắt là Chỉ thị 11)",
        "nội dung nêu trong Chỉ thị 11 của Ban Thường vụ Tỉnh ủy; Chỉ thị số 11-CT/TU",
    ]
    context = CitationContext(province="tỉnh Lào Cai", level=AdminLevel.PROVINCE)
    found = resolve_citations(find_citations(zone, context=context) for zone in zones)
    keys = {one.key for zone in found for one in zone}
    assert keys == {"vn:lao-cai.dang:chi-thi:11-ct/tu@2026-01-04"}
    assert {one.number for zone in found for one in zone} == {"11-CT/TU"}


def test_short_mention_of_two_documents():
    zones = [
        "Quyết định số 5/QĐ-TTg ngày 03/01/2022; Quyết định số 5/QĐ-TTg ngày 04/01/2023",
        "theo Quyết định số 5/QĐ-TTg",
    ]
    (last,) = resolve_citations(find_citations(zone) for zone in zones)[1]
    assert "ambiguous" in last.issues
    assert last.key == "vn:tw:quyet-dinh:5/qd-ttg"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("UBND thành phố", "Ủy ban nhân dân thành phố Hải Phòng"),
        ("Thành ủy", "Thành ủy Hải Phòng"),
        ("Huyện ủy", "Huyện ủy Thủy Nguyên"),
        ("UBND huyện", "Ủy ban nhân dân huyện Thủy Nguyên"),
        ("Bộ chính trị", "Bộ Chính trị"),
        ("Bộ trưởng Bộ Nội vụ", "Bộ trưởng Bộ Nội vụ"),
        ("Ủy ban nhân dân tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("Ban Chấp hành Trung ương Đảng khóa XIII", "Ban Chấp hành Trung ương Đảng khóa XIII"),
        ("Bộ Khoa học và Công nghệ", "Bộ Khoa học và Công nghệ"),
        ("Bộ Kế hoạch và Đầu tư", "Bộ Kế hoạch và Đầu tư"),
        ("Bộ Lao động - Thương binh và Xã hội", "Bộ Lao động - Thương binh và Xã hội"),
        ("Tổ công tác chuyên trách cải cách thủ tục hành chính của Thủ tướng Chính phủ",
         "Tổ công tác chuyên trách cải cách thủ tục hành chính của Thủ tướng Chính phủ"),
        ("Ban Dân vận Huyện ủy và Ủy ban nhân dân huyện",
         "Ban Dân vận Huyện ủy Thủy Nguyên và Ủy ban nhân dân huyện Thủy Nguyên"),
    ],
)  # fmt: skip
def test_issuers(printed, name):
    text = f"Hướng dẫn số 5/HD-X ngày 03/01/2022 của {printed} về công tác dân vận"
    one = only(text, context=HAI_PHONG)
    assert one.issuer == name
    assert one.title == "về công tác dân vận"


def test_issuer_before_the_number():
    one = only("Nghị định của Chính phủ số 30/2020/NĐ-CP ngày 05/3/2020 về công tác văn thư")
    assert (one.number, one.date, one.issuer) == ("30/2020/NĐ-CP", date(2020, 3, 5), "Chính phủ")
    assert one.title == "về công tác văn thư"
