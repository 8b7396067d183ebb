"""Cells, headings and sentences: who is named in them."""

import pytest

from parsers.bodies import bodies_in, body_list_at, is_body_list

LISTS = """
Phòng Nội vụ
Phòng Nội vụ; Công an xã
2. Phó Hiệu trưởng phụ trách chuyên môn:
4. Phòng Kế hoạch - Tổng hợp:
a) Bộ phận Tư pháp:
Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã
Phòng Nội vụ, Tư pháp
UBND các xã, thị trấn và các phòng liên quan
Các phòng, đơn vị, Trung tâm Y tế (phần việc được giao)
Đ/c Trần Văn Mẫu - Chủ tịch UBND xã
CÁC PHÒNG, BAN, ĐƠN VỊ
Ban Giám hiệu, GVCN
Tổ tiếp nhận hồ sơ
Chi đoàn, Công đoàn
UB MTTQ Việt Nam xã
BCH Quân sự xã
Trường Đại học Mẫu - Khoa Luật
P. Nội vụ; VP UBND tỉnh
Các thầy cô giáo
Cán bộ Văn hóa
ThS. Trần Thị Mẫu; PGS.TS. Lê Văn Thử
BSCKII Trần Bình, ĐD. Lê Nga
PNV, các tổ chức hoạt động khai thác cát
Cấp ủy các chi bộ, đảng bộ trực thuộc
Chi bộ các thôn; chi bộ, đảng bộ cơ sở
Cơ quan Ủy ban Kiểm tra Tỉnh ủy
Cơ quan Văn phòng Thành ủy, Cơ quan Huyện đoàn
Các tổ chức cơ sở đảng
"""
NO_LISTS = """
Ban hành Kế hoạch
Tổ chức thực hiện
Kỹ sư công trình
Phòng, chống cháy nổ
Phòng Nội vụ báo cáo kết quả
Hội nghị tổng kết
Rà soát, bổ sung danh sách
Mục đích, yêu cầu
Trước ngày 15/6
Các phòng gửi báo cáo
Tổ chức kiểm tra
Thôn văn hóa
Sở hữu trí tuệ
Quý I/2023
Trưng bày sách
Đảng bộ trực thuộc báo cáo kết quả
Cơ quan Ủy ban Kiểm tra gửi thông báo

"""


@pytest.mark.parametrize("text", LISTS.strip().splitlines())
def test_nothing_but_bodies(text):
    assert is_body_list(text)


@pytest.mark.parametrize("text", NO_LISTS.strip("\n").splitlines())
def test_more_than_bodies(text):
    assert not is_body_list(text)


def test_bodies_of_a_sentence():
    text = "Sở Y tế giao Phòng Kế hoạch - Tài vụ gửi các bệnh viện; đồng chí Trần Văn Mẫu theo dõi."
    named = [text[b.start : b.end] for b in bodies_in(text)]
    assert named == [
        "Sở Y tế",
        "Phòng Kế hoạch - Tài vụ",
        "các bệnh viện",
        "đồng chí Trần Văn Mẫu",
    ]


def test_a_chain_ends_with_the_first_that_is_no_body():
    text = "Phòng Nội vụ, Công an xã và Trạm Y tế lập danh sách, UBND xã"
    named = [text[b.start : b.end] for b in body_list_at(text)]
    assert named == ["Phòng Nội vụ", "Công an xã", "Trạm Y tế"]
