"""Label lines in words nobody listed: a run that says who and when."""

import pytest

from tests.structure.test_prose_kinds import told

CASES = [
    pytest.param(
        [
            "*II. VIỆC LÀM",
            "*1. Sửa chữa lớp học trước năm học mới",
            "Tổ đứng mũi: Tổ Hành chính.",
            "Chung tay: Đoàn trường, Công đoàn trường.",
            "Quãng thời gian: Từ ngày 01/7/2027 đến ngày 15/8/2027.",
        ],
        [
            (
                "Sửa chữa lớp học trước năm học mới",
                "Tổ Hành chính",
                "Đoàn trường, Công đoàn trường",
                "Từ ngày 01/7/2027 đến ngày 15/8/2027",
            )
        ],
        id="none of the three listed",
    ),
    pytest.param(
        [
            "*II. VIỆC LÀM",
            "*1. Vệ sinh kho lưu trữ",
            "- Hút bụi, khử trùng toàn bộ kho tài liệu.",
            "- Thay bìa, hộp đã mục.",
            "Góp sức: Phòng Quản trị.",
            "Nơi cầm trịch: Trung tâm Lưu trữ lịch sử.",
            "Bao giờ: Tháng 9/2027.",
        ],
        [
            (
                "# Vệ sinh kho lưu trữ",
                "Trung tâm Lưu trữ lịch sử",
                "Phòng Quản trị",
                "Tháng 9/2027",
            ),
            (
                "Hút bụi, khử trùng toàn bộ kho tài liệu.",
                "Trung tâm Lưu trữ lịch sử",
                "Phòng Quản trị",
                "Tháng 9/2027",
            ),
            (
                "Thay bìa, hộp đã mục.",
                "Trung tâm Lưu trữ lịch sử",
                "Phòng Quản trị",
                "Tháng 9/2027",
            ),
        ],
        id="who helps stands first",
    ),
    pytest.param(
        [
            "*II. VIỆC LÀM",
            "*1. Diễn tập chữa cháy",
            "Chỗ làm: Nhà văn hóa các thôn.",
            "Thành phần: Công an xã, Ban Chỉ huy Quân sự xã.",
            "Khoảng thời gian: Tháng 10/2027.",
        ],
        [("Diễn tập chữa cháy", None, None, "Tháng 10/2027")],
        id="who takes part is nobody who acts",
    ),
    pytest.param(
        [
            "*II. VIỆC LÀM",
            (
                "1. Tổ số phiên chợ: cài đặt định danh điện tử, hướng dẫn nộp hồ sơ trực tuyến. Chi đoàn đảm"
                " nhận: Chi đoàn Công an xã. Cùng góp công: Trung tâm Phục vụ hành chính công xã. Ngày làm:"
                " Chủ nhật hằng tuần."
            ),
        ],
        [
            (
                "Tổ số phiên chợ: cài đặt định danh điện tử, hướng dẫn nộp hồ sơ trực tuyến",
                "Chi đoàn Công an xã",
                "Trung tâm Phục vụ hành chính công xã",
                "Chủ nhật hằng tuần",
            )
        ],
        id="sentences of one paragraph",
    ),
    pytest.param(
        [
            "*II. VIỆC LÀM",
            "- Nạo vét kênh nội đồng trước mùa mưa. Gánh việc: Hợp tác xã Nông nghiệp. Thời gian: Tháng 4.",
            "- Sửa cống, cửa phai. Đứng mũi: Phòng Kinh tế. Chung tay: Hội Nông dân. Thời hạn: 30/4/2027.",
        ],
        [
            ("Nạo vét kênh nội đồng trước mùa mưa", "Hợp tác xã Nông nghiệp", None, "Tháng 4"),
            ("Sửa cống, cửa phai", "Phòng Kinh tế", "Hội Nông dân", "30/4/2027"),
        ],
        id="beside a label of known words",
    ),
    pytest.param(
        [
            "*II. VIỆC LÀM",
            "- Khai mạc: Phòng Văn hóa điều hành. Địa điểm: Nhà văn hóa xã. Lưu ý: Đoàn xã đến sớm.",
        ],
        [],
        id="sentences that say neither who leads nor when",
    ),
    pytest.param(
        [
            "*II. VIỆC LÀM",
            "*1. Hội thao",
            "Vô địch năm trước: Trường Trung học cơ sở Lê Lợi.",
            "Giải thưởng gồm ba mức cho tập thể và cá nhân.",
        ],
        [],
        id="bodies without a time",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_label_runs(blocks, expected):
    assert told(*blocks) == expected
