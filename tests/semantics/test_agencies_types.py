"""Types of bodies: what those of different units have in common."""

import pytest

from parsers.semantics.agencies import split_actors
from parsers.semantics.agencies.context import UnitContext
from parsers.semantics.agencies.gazetteer import agencies
from parsers.semantics.agencies.types import type_of

DISTRICT = UnitContext("district", "hai-phong", "thuy-nguyen", None, "huyện", "thành phố")

TYPES = [
    # known bodies, whatever their unit
    ("Sở Y tế tỉnh Lào Cai", "so-y-te"),
    ("SYT", "so-y-te"),
    ("Công an huyện", "cong-an"),
    ("Công an xã Lập Lễ", "cong-an"),
    ("Huyện đoàn", "doan-tncs-ho-chi-minh"),
    ("Hội LHPN xã", "hoi-lien-hiep-phu-nu"),
    # committees by level
    ("UBND huyện", "ubnd-huyen"),
    ("UBND thị trấn Núi Đèo", "ubnd-xa"),
    ("UBND các xã, thị trấn", "ubnd-xa"),
    ("UBND 12 xã, thị trấn", "ubnd-xa"),
    ("HĐND tỉnh", "hdnd-tinh"),
    # classes of bodies
    ("các xã, thị trấn", "cac-xa"),
    ("Phòng Kinh tế các xã", "phong-kinh-te"),
    # bodies nobody listed, by their form
    ("Phòng Đào tạo", "phong-dao-tao"),
    ("Phòng Quản lí chất lượng", "phong-quan-ly-chat-luong"),
    ("Phòng Tổ chức - Hành chính", "phong-to-chuc-hanh-chinh"),
    ("Phòng Tổ chức và Hành chính", "phong-to-chuc-hanh-chinh"),
    ("Phòng Phổ biến, giáo dục pháp luật", "phong-pho-bien-giao-duc-phap-luat"),
    ("Khoa Dược", "khoa-duoc"),
    ("Đội Dịch vụ đô thị phường", "doi-dich-vu-do-thi"),
    ("Hội đồng tư vấn chuyên môn cấp tỉnh", "hoi-dong-tu-van-chuyen-mon"),
    ("Văn phòng Sở", "van-phong-so"),
    # behind these heads stands a name of their own
    ("Trường THPT Nậm Khao", "truong-trung-hoc-pho-thong"),
    ("Bệnh viện Đa khoa Vĩnh Long", "benh-vien-da-khoa"),
    ("Chi đoàn Điện lực", "chi-doan"),
    # nothing is certain, or nobody is a body
    ("Hội đồng", None),
    ("Các khoa, phòng", None),
    ("Khoa Hồi sức tích cực, khối ngoại", None),
    ("Sở Khoa học và Công nghệ và VNPT Gia Lai", None),
    ("Đ/c Nguyễn Văn A, PCT UBND huyện", None),
    ("Phó Hiệu trưởng phụ trách chuyên môn", None),
    ("nhà đầu tư", None),
    ("Theo phân công", None),
]


@pytest.mark.parametrize(("cell", "expected"), TYPES)
def test_types(cell, expected):
    assert [type_of(actor) for actor in split_actors(cell, context=DISTRICT)] == [expected]


@pytest.mark.parametrize("agency", agencies(), ids=lambda agency: agency.slug)
def test_no_type_holds_a_unit(agency):
    """A body of the list has one type on each level it exists on."""
    (actor,) = split_actors(agency.name.replace("{unit}", "").strip(), context=DISTRICT)
    found = type_of(actor)
    assert found
    assert "{" not in found
    assert "?" not in found


FORMS = [
    ("Ban quản lý các bản", "collective"),
    ("Công đoàn các xã, phường", "collective"),
    ("Các nhóm công tác chuyên trách", "collective"),
    ("Thầy Lý Gia Phúc", "person"),
    ("cô Pờ Thị Sâm (từ học kỳ II)", "person"),
    ("Tổng phụ trách Đội", "person"),
    ("Trung tâm Trợ giúp pháp lý nhà nước tỉnh", "body"),
    ("Cơ quan Ủy ban Kiểm tra Huyện ủy", "body"),
    ("Phòng Đào tạo", "unresolved"),
]


@pytest.mark.parametrize(("cell", "kind"), FORMS)
def test_kinds_by_form(cell, kind):
    assert [actor.kind for actor in split_actors(cell, context=DISTRICT)] == [kind]
