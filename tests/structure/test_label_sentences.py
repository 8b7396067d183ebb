"""Sentences and lines that stand for labels without a colon, each kind in two texts of other words."""

import pytest

from tests.structure.test_prose_kinds import told

HEAD = "*II. VIỆC LÀM"
CASES = [
    pytest.param(
        [
            "1. Sơn lại hàng rào trường.",
            "Công đoàn trường phụ trách, phụ huynh lớp 5A hỗ trợ.",
            "2. Trồng hoa ven đường.",
            "Chi hội Phụ nữ thôn Hạ chủ trì, các hộ dân tham gia, hoàn thành trước ngày 20/11/2027.",
        ],
        [
            ("Sơn lại hàng rào trường.", "Công đoàn trường", "phụ huynh lớp 5A", None),
            (
                "Trồng hoa ven đường.",
                "Chi hội Phụ nữ thôn Hạ",
                "các hộ dân",
                "trước ngày 20/11/2027",
            ),
        ],
        id="a line of its own under an item",
    ),
    pytest.param(
        [
            "1. Lắp biển báo.",
            "Nội dung này do Phòng Kinh tế chủ trì thực hiện, Công an phường và Ban Quản lý dự án phối hợp, xong trước ngày 15/3/2027.",
        ],
        [
            (
                "Lắp biển báo.",
                "Phòng Kinh tế",
                "Công an phường và Ban Quản lý dự án",
                "trước ngày 15/3/2027",
            )
        ],
        id="this is done by",
    ),
    pytest.param(
        [
            "*1. Phòng cháy",
            "Trung đội dân quân đảm nhiệm, Công an xã hỗ trợ.",
            "- Phát dọn thực bì.",
            "- Kiểm tra bình chữa cháy.",
            "Thời hạn: Tháng 4/2027.",
        ],
        [
            ("# Phòng cháy", "Trung đội dân quân", "Công an xã", "Tháng 4/2027"),
            ("Phát dọn thực bì.", "Trung đội dân quân", "Công an xã", "Tháng 4/2027"),
            ("Kiểm tra bình chữa cháy.", "Trung đội dân quân", "Công an xã", "Tháng 4/2027"),
        ],
        id="over items",
    ),
    pytest.param(
        [
            "*1. Chống hạn",
            "- Bơm nước vào kênh.",
            "- Nạo vét cống.",
            "(Trạm thủy nông chủ trì, phối hợp với các thôn; hoàn thành trước ngày 15/2/2027)",
        ],
        [
            ("# Chống hạn", "Trạm thủy nông", "các thôn", "trước ngày 15/2/2027"),
            ("Bơm nước vào kênh.", "Trạm thủy nông", "các thôn", "trước ngày 15/2/2027"),
            ("Nạo vét cống.", "Trạm thủy nông", "các thôn", "trước ngày 15/2/2027"),
        ],
        id="in brackets behind the last item",
    ),
    pytest.param(
        [
            "1. Kiểm kê sách (giao Tổ Văn phòng lo chính, nhóm học sinh tình nguyện giúp sức; làm xong trong tháng 6/2027).",
            "2. Dọn chợ. Ban quản lý chợ chủ trì, Đoàn xã phối hợp. Thời gian: sáng Chủ nhật hằng tuần.",
        ],
        [
            ("Kiểm kê sách", "Tổ Văn phòng", "nhóm học sinh tình nguyện", "trong tháng 6/2027"),
            ("Dọn chợ", "Ban quản lý chợ", "Đoàn xã", "sáng Chủ nhật hằng tuần"),
        ],
        id="in a bracket, and behind a sentence",
    ),
    pytest.param(
        [
            "1. Mở lớp xóa mù. Phân công: giao Tổ Toán làm chính, Tổ Văn giúp.",
            "2. Tu sửa bếp. Phụ trách: Tổ Nuôi dưỡng; hoàn thành trước ngày 30/6/2027.",
            "3. Mua máy bơm (chủ trì: Phòng Kinh tế; phối hợp: Công an xã, xong trong tháng 5/2027).",
        ],
        [
            ("Mở lớp xóa mù", "Tổ Toán", "Tổ Văn", None),
            ("Tu sửa bếp", "Tổ Nuôi dưỡng", None, "trước ngày 30/6/2027"),
            ("Mua máy bơm", "Phòng Kinh tế", "Công an xã", "trong tháng 5/2027"),
        ],
        id="in the value of a label",
    ),
    pytest.param(
        ["1. Phòng Nội vụ chủ trì, phối hợp với Công an rà soát danh sách cử tri."],
        [
            (
                "Phòng Nội vụ chủ trì, phối hợp với Công an rà soát danh sách cử tri.",
                "Phòng Nội vụ",
                "Công an",
                None,
            )
        ],
        id="a task of its own",
    ),
    pytest.param(
        [
            "1. Phương châm: Nhà nước hỗ trợ, cộng đồng chịu trách nhiệm chính.",
            "2. Đảng lãnh đạo, Nhà nước quản lý, Nhân dân làm chủ.",
            "3. Chủ tịch UBND xã chịu trách nhiệm chỉ đạo, Trưởng các thôn phối hợp.",
        ],
        [],
        id="principles",
    ),
    pytest.param(
        [
            "*1. Cách làm",
            "- Cấp xã chủ trì, cấp thôn phối hợp.",
            "- Chính quyền chủ trì, Mặt trận và đoàn thể tham gia.",
            "*2. Hội nghị",
            "Hội nghị do Chủ tịch UBND phường chủ trì, các đoàn thể tham gia.",
        ],
        [
            (
                "Hội nghị do Chủ tịch UBND phường chủ trì, các đoàn thể tham gia.",
                "Chủ tịch UBND phường",
                None,
                None,
            )
        ],
        id="bullets one beside the other, and a sentence that says more",
    ),
    pytest.param(
        [
            "1. Giao Ban Quản lý chợ chủ trì sắp xếp lại quầy hàng; hoàn thành chậm nhất ngày 30/6/2027.",
            "2. Giao Tổ Văn phòng chủ trì, phối hợp với Công an xã và các thôn lập sổ tạm trú; xong trong tháng 5/2027.",
        ],
        [
            ("sắp xếp lại quầy hàng", "Ban Quản lý chợ", None, "chậm nhất ngày 30/6/2027"),
            ("lập sổ tạm trú", "Tổ Văn phòng", "Công an xã và các thôn", "trong tháng 5/2027"),
        ],
        id="what somebody is given to do",
    ),
    pytest.param(
        [
            "1. Sửa kè",
            "Phụ trách: Tổ Quản lý đê; Cộng tác viên thủy lợi.",
            "Thời gian: Tháng 5/2027",
            "2. Họp dân",
            "Chủ trì: Trưởng thôn; Hội trường thôn Đông.",
            "Thời gian: 20 giờ ngày 5/3/2027",
        ],
        [
            ("Sửa kè", "Tổ Quản lý đê; Cộng tác viên thủy lợi", None, "Tháng 5/2027"),
            ("Họp dân", "Trưởng thôn", None, "20 giờ ngày 5/3/2027"),
        ],
        id="one more person behind a semicolon, and a place",
    ),
    pytest.param(
        [
            "*1. Giữ rừng",
            "1.1. Mỗi chòi bố trí 02 người trực.",
            "1.2. Từng hộ ký cam kết không đốt nương.",
            "- Đơn vị phụ trách: Hạt Kiểm lâm.",
            "- Thời gian: Mùa khô năm 2027.",
            "*2. Tổ chức đội hình",
            "2.1. Mỗi thôn một đội.",
            "2.2. Mỗi đội 10 người.",
            "- Đơn vị phụ trách: Ban CHQS xã.",
        ],
        [
            ("# Giữ rừng", "Hạt Kiểm lâm", None, "Mùa khô năm 2027"),
            ("Mỗi chòi bố trí 02 người trực.", "Hạt Kiểm lâm", None, "Mùa khô năm 2027"),
            ("Từng hộ ký cam kết không đốt nương.", "Hạt Kiểm lâm", None, "Mùa khô năm 2027"),
            ("Tổ chức đội hình", "Ban CHQS xã", None, None),
        ],
        id="behind numbered paragraphs in which each does something",
    ),
    pytest.param(
        [
            "1. Trồng cây ven kênh.",
            "2. Dọn bèo trên mương.",
            "Đơn vị phụ trách các nội dung trên: Hội Nông dân xã. Thời hạn: 30/5/2027.",
        ],
        [
            ("# VIỆC LÀM", "Hội Nông dân xã", None, "30/5/2027"),
            ("Trồng cây ven kênh.", "Hội Nông dân xã", None, "30/5/2027"),
            ("Dọn bèo trên mương.", "Hội Nông dân xã", None, "30/5/2027"),
        ],
        id="of all above",
    ),
    pytest.param(
        [
            "1. Vớt bèo hồ sinh thái.",
            "2. Thả cá giống.",
            "Thời hạn hoàn thành phần II: Tháng 9/2027. Phụ trách: Tổ Thủy sản.",
        ],
        [
            ("# VIỆC LÀM", "Tổ Thủy sản", None, "Tháng 9/2027"),
            ("Vớt bèo hồ sinh thái.", "Tổ Thủy sản", None, "Tháng 9/2027"),
            ("Thả cá giống.", "Tổ Thủy sản", None, "Tháng 9/2027"),
        ],
        id="of the section by its number",
    ),
    pytest.param(
        [
            "1. Nộp quyết toán. Đơn vị nộp: Các chi hội. Nơi tiếp nhận hồ sơ: Văn phòng Hội. Thời hạn: 15/12/2027.",
            "2. Quyên góp sách. Phụ trách: Liên đội. Nơi gửi sách về: Thư viện trường. Hạn cuối: 30/9/2027.",
        ],
        [
            ("Nộp quyết toán", "Các chi hội", None, "15/12/2027"),
            ("Quyên góp sách", "Liên đội", None, "30/9/2027"),
        ],
        id="where papers go helps nobody",
    ),
    pytest.param(
        [
            "*1. Làm đường",
            "Đơn vị phụ trách là Ban Quản lý dự án. Đơn vị có liên quan là Xí nghiệp cầu phà. Hạn hoàn thành là quý II/2027.",
            "*2. Đặt ống nước",
            "Các đơn vị liên quan: Những hộ mặt đường.",
            "Đơn vị phụ trách: Công ty cấp nước.",
        ],
        [
            ("Làm đường", "Ban Quản lý dự án", "Xí nghiệp cầu phà", "quý II/2027"),
            ("Đặt ống nước", "Công ty cấp nước", "Những hộ mặt đường", None),
        ],
        id="who else is concerned",
    ),
    pytest.param(
        [
            "1. Bơm nước chống hạn",
            "Phụ trách – Trạm bơm Cầu Đất",
            "Cùng làm – Các tổ thủy nông",
            "Hạn hoàn thành – trước 15/2/2027",
            "2. Khơi rãnh",
            "- Đơn vị thực hiện - Đội vệ sinh chợ",
            "- Thời gian - Chiều thứ Bảy hằng tuần",
        ],
        [
            ("Bơm nước chống hạn", "Trạm bơm Cầu Đất", "Các tổ thủy nông", "trước 15/2/2027"),
            ("Khơi rãnh", "Đội vệ sinh chợ", None, "Chiều thứ Bảy hằng tuần"),
        ],
        id="a dash for a colon",
    ),
    pytest.param(
        ["1. Thời gian – Địa điểm", "- Hội trường xã.", "2. Chủ trì – Phối hợp", "- Không."],
        [],
        id="a dash between headings",
    ),
    pytest.param(
        [
            "a) Hạn xong: 12/4/2027. Chủ trì: Trạm Y tế. Nội dung: Cân trẻ dưới 5 tuổi.",
            "b) Hạn xong: 15/4/2027. Chủ trì: Trường Mầm non. Nội dung: Khám mắt cho trẻ.",
        ],
        [
            ("Cân trẻ dưới 5 tuổi", "Trạm Y tế", None, "12/4/2027"),
            ("Khám mắt cho trẻ", "Trường Mầm non", None, "15/4/2027"),
        ],
        id="labels before their content: letters",
    ),
    pytest.param(
        [
            "1. Thời gian: Tháng 4/2027. Phụ trách: Đoàn xã. Công việc: Vớt rác ở hồ.",
            "2. Thời gian: Tháng 5/2027. Phụ trách: Hội Phụ nữ. Công việc: Trồng hoa ở chợ.",
        ],
        [
            ("Vớt rác ở hồ", "Đoàn xã", None, "Tháng 4/2027"),
            ("Trồng hoa ở chợ", "Hội Phụ nữ", None, "Tháng 5/2027"),
        ],
        id="labels before their content: numbers",
    ),
    pytest.param(
        [
            "1. Gom rác. Phụ trách: Đoàn xã. Phải xong trước: lúc họp chợ phiên.",
            "2. Hỏi ý kiến dân. Người làm: Trưởng thôn. Xong vào: phiên họp cuối vụ.",
        ],
        [
            ("Gom rác", "Đoàn xã", None, "lúc họp chợ phiên"),
            ("Hỏi ý kiến dân", "Trưởng thôn", None, "phiên họp cuối vụ"),
        ],
        id="a sure label of time keeps its value",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_sentences(blocks, expected):
    assert told(HEAD, *blocks) == expected


@pytest.mark.parametrize(
    "sentence",
    ["Phòng Nội vụ chủ trì, các đơn vị phối hợp.", "Công an xã chủ trì, Ban CHQS xã hỗ trợ."],
)
def test_alone_under_the_heading_of_a_part(sentence):
    (found,) = told("*III. TỔ CHỨC THỰC HIỆN", sentence)
    assert found[0] == sentence
