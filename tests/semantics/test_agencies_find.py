"""Agencies in running text."""

import pytest

from parsers.semantics.agencies import UnitContext, find_agencies

DISTRICT = UnitContext("district", "hai-phong", "thuy-nguyen", None, "huyện", "thành phố")

TEXTS = [
    (
        "báo cáo kết quả thực hiện về Ủy ban nhân dân huyện (qua Phòng Nội vụ tổng hợp)",
        ["Ủy ban nhân dân huyện", "Phòng Nội vụ"],
    ),
    (
        "yêu cầu các phòng, đơn vị, địa phương xây dựng Kế hoạch cụ thể",
        ["các phòng, đơn vị, địa phương"],
    ),
    ("Sở Nông nghiệp và Môi trường tỉnh Lào Cai.\nCông an huyện", ["Sở Nông nghiệp và Môi trường tỉnh Lào Cai", "Công an huyện"]),
    ("Giao Sở Y tế chủ trì, phối hợp với BHXH tỉnh", ["Sở Y tế", "BHXH tỉnh"]),
    # a verb at the start of a sentence, a common noun, a longer name nobody listed
    ("Thanh tra, kiểm tra việc thực hiện", []),
    ("lực lượng công an cơ sở", []),
    ("Trung tâm Y tế Dự phòng", []),
    ("Cấp ủy, chính quyền phường", []),
    # letters of a number name nobody
    ("Quyết định số 25/QĐ-UBND ngày 05/01/2023 của UBND huyện", ["UBND huyện"]),
    ("Kế hoạch số 01-CTr/BDVHU-UBND ngày 01/01/2021; Kế hoạch số 12-KH/UBND", []),
    ("Văn phòng HĐND-UBND huyện; HĐND/UBND xã", ["Văn phòng HĐND-UBND huyện", "HĐND", "UBND xã"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), TEXTS)
def test_agencies_in_running_text(text, found):
    actors = find_agencies(text, context=DISTRICT)
    assert [actor.raw for actor in actors] == found
    assert all(text[a.span.start : a.span.end] == a.raw for a in actors)


def test_recipients_of_the_seed_have_their_ids():
    text = "báo cáo Ủy ban nhân dân huyện (qua Phòng Nội vụ); các phòng, đơn vị, địa phương"
    assert [actor.agency_id for actor in find_agencies(text, context=DISTRICT)] == [
        "district:hai-phong.thuy-nguyen:ubnd-huyen",
        "district:hai-phong.thuy-nguyen:phong-noi-vu",
        "district:hai-phong.thuy-nguyen:cac-phong-don-vi-dia-phuong",
    ]
