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
    pytest.param(
        [
            "*II. VIỆC LÀM",
            "*1. Sinh hoạt chuyên đề quý III",
            "Mỗi chi bộ chọn một chuyên đề sát việc của mình, ghi biên bản đầy đủ.",
            "- Nơi gánh việc: Chi ủy các chi bộ, đảng bộ cơ sở.",
            "- Nơi kèm cặp, nhắc việc: Cơ quan Ban Tổ chức Đảng ủy.",
            "- Mốc xong việc: Trước ngày 30-9-2027.",
            "*2. Chấm sổ nghị quyết",
            "Chấm theo thang 100 điểm.",
            "+ Kề vai: Cơ quan Văn phòng Tỉnh ủy.",
            "+ Cầm việc: Cấp ủy các đảng bộ trực thuộc.",
            "+ Khi nào: Tháng 11/2027.",
        ],
        [
            (
                "Sinh hoạt chuyên đề quý III",
                "Chi ủy các chi bộ, đảng bộ cơ sở",
                "Cơ quan Ban Tổ chức Đảng ủy",
                "Trước ngày 30-9-2027",
            ),
            (
                "Chấm sổ nghị quyết",
                "Cơ quan Văn phòng Tỉnh ủy",
                "Cấp ủy các đảng bộ trực thuộc",
                "Tháng 11/2027",
            ),
        ],
        id="party bodies, a sentence above the lines",
    ),
    pytest.param(
        [
            "*II. VIỆC LÀM",
            "*1. Tập huấn cho cán bộ thôn",
            (
                "Mở 03 buổi, mỗi buổi 40 người, có phần hỏi đáp. Người cầm việc: Trung tâm Chính trị xã;"
                " nơi giúp sức: Đoàn xã; các thôn; khoảng: tháng 6/2027."
            ),
            "*2. Sơn lại cổng chào",
            "Dùng sơn chịu nước. Bên kèm cặp: Hội Nông dân; đứng cái: Đoàn xã; làm lúc: tuần đầu tháng 7/2027.",
            "*3. Quét dọn nhà văn hóa",
            "- Cầm việc: Thôn Trung; hẹn xong: ngày 15/7/2027.",
        ],
        [
            (
                "Tập huấn cho cán bộ thôn",
                "Trung tâm Chính trị xã",
                "Đoàn xã; các thôn",
                "tháng 6/2027",
            ),
            ("Sơn lại cổng chào", "Đoàn xã", "Hội Nông dân", "tuần đầu tháng 7/2027"),
            ("Quét dọn nhà văn hóa", "Thôn Trung", None, "ngày 15/7/2027"),
        ],
        id="small labels behind semicolons: the heading is the task",
    ),
    pytest.param(
        [
            "*II. VIỆC LÀM",
            "*1. Phát thanh",
            "- Phát 04 tin mỗi tháng; người đọc: Đoàn xã; người nghe góp ý qua loa.",
        ],
        [],
        id="a colon behind a semicolon, and more than a value behind it",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_label_runs(blocks, expected):
    assert told(*blocks) == expected
