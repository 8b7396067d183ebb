"""Labels at the end of an item, in brackets, behind a dash, with ``là``, in lay words; and whose their values are."""

import pytest

from parsers.structure import outline
from schemas.vocabulary import Role
from tests.builders.source import source_of
from tests.structure.test_prose_kinds import TITLE, told

CASES = [
    pytest.param(
        [
            "*II. VIỆC TRONG QUÝ",
            "- Sửa mái nhà kho (ai lo: tổ thợ nề của thôn; khi nào xong: sau vụ gặt).",
            "- Thay bóng đèn đường (xong: chiều 20/4).",
        ],
        [
            ("Sửa mái nhà kho", "tổ thợ nề của thôn", None, "sau vụ gặt"),
            ("Thay bóng đèn đường", None, None, "chiều 20/4"),
        ],
        id="brackets in lay words",
    ),
    pytest.param(
        [
            "*II. NHIỆM VỤ",
            "1. Kiện toàn tổ trưởng, tổ phó (Chủ trì: Chi ủy, Ban Quản lý; hạn chót: 05/3/2027).",
            "2. Làm lại biển tên, bảng tin (Phụ trách: Tổ Hành chính; giám sát: Ban Thanh tra nhân dân; hạn: quý II/2027).",
        ],
        [
            ("Kiện toàn tổ trưởng, tổ phó", "Chi ủy, Ban Quản lý", None, "05/3/2027"),
            ("Làm lại biển tên, bảng tin", "Tổ Hành chính", None, "quý II/2027"),
        ],
        id="brackets behind a comma, with a comma inside",
    ),
    pytest.param(
        [
            "*II. NHIỆM VỤ",
            "1. Kiểm định cân, đồng hồ nước (Đội Đo lường lưu động chủ trì, phối hợp với Trạm Cấp nước số 3; thời hạn: không quá 15 ngày)",
            "2. Cấp thẻ vào cảng (Tổ Cấp thẻ chủ trì, phối hợp với Công an phường; thời gian: trong giờ hành chính)",
        ],
        [
            (
                "Kiểm định cân, đồng hồ nước",
                "Đội Đo lường lưu động",
                "Trạm Cấp nước số 3",
                "không quá 15 ngày",
            ),
            ("Cấp thẻ vào cảng", "Tổ Cấp thẻ", "Công an phường", "trong giờ hành chính"),
        ],
        id="who leads told in the bracket, a label behind",
    ),
    pytest.param(
        [
            "*II. NHIỆM VỤ",
            "1. Cắt cỏ hai bên đường (phần của ai: Hội Nông dân xã; bao lâu: từ ngày 02/5 đến ngày 10/5/2027).",
        ],
        [("Cắt cỏ hai bên đường", "Hội Nông dân xã", None, "từ ngày 02/5 đến ngày 10/5/2027")],
        id="brackets in words nobody listed",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "1. Thay máy bơm, đường ống - Đơn vị chủ trì: Tổ Điện nước; Đơn vị phối hợp: các phân xưởng; Hạn: 04/6/2027",
            "2. Sơn hàng rào, cổng chính – Phụ trách: Tổ Bảo vệ; Hoàn thành: 11/6/2027",
        ],
        [
            ("Thay máy bơm, đường ống", "Tổ Điện nước", "các phân xưởng", "04/6/2027"),
            ("Sơn hàng rào, cổng chính", "Tổ Bảo vệ", None, "11/6/2027"),
        ],
        id="labels behind a dash",
    ),
    pytest.param(
        [
            "*II. VIỆC LÀM",
            "1. Quét vôi trường mầm non",
            "Làm chính: Hội Phụ huynh.",
            "Bên giúp sức: Đoàn xã.",
            "Người nhắc việc: đồng chí Phó Bí thư Chi bộ.",
            "Hẹn xong: trước hôm khai giảng.",
            "2. Đào giếng xóm Thượng",
            "Bên chịu trách nhiệm: Tổ thủy nông.",
            "Cùng thực hiện: Chi đoàn thôn.",
            "Kỳ hạn: 10 ngày kể từ lúc có máy khoan.",
        ],
        [
            ("Quét vôi trường mầm non", "Hội Phụ huynh", "Đoàn xã", "trước hôm khai giảng"),
            (
                "Đào giếng xóm Thượng",
                "Tổ thủy nông",
                "Chi đoàn thôn",
                "10 ngày kể từ lúc có máy khoan",
            ),
        ],
        id="lay words for who and when",
    ),
    pytest.param(
        [
            "*II. VIỆC LÀM",
            "1. Hội thi nấu ăn",
            "Thời điểm: chiều 08/3/2027",
            "Phụ trách: Ban Nữ công",
            "Hỗ trợ: Nhóm yêu bếp",
            "Theo dõi: Người quen của bếp",
        ],
        [("Hội thi nấu ăn", "Ban Nữ công", "Nhóm yêu bếp", "chiều 08/3/2027")],
        id="a weak label beside sure ones: a name nobody listed",
    ),
    pytest.param(
        [
            "*II. VIỆC LÀM",
            "1. Hội thi nấu ăn",
            "Thời điểm: chiều 08/3/2027",
            "Phụ trách: Ban Nữ công",
            "Hỗ trợ: 500.000 đồng mỗi đội",
        ],
        [("Hội thi nấu ăn", "Ban Nữ công", None, "chiều 08/3/2027")],
        id="a weak label beside sure ones: money is nobody",
    ),
    pytest.param(
        [
            "*II. NHIỆM VỤ",
            "1. Lập bản đồ ngập lụt",
            "Giao chủ trì: Sở Nông nghiệp và Môi trường.",
            "Thời hạn gửi Bộ: Tháng 7/2027.",
            "2. Soạn quy trình vận hành hồ",
            "Đơn vị thực hiện: Sở Công Thương.",
            "Hạn trình UBND tỉnh: 15/8/2027.",
        ],
        [
            ("Lập bản đồ ngập lụt", "Sở Nông nghiệp và Môi trường", None, "Tháng 7/2027"),
            ("Soạn quy trình vận hành hồ", "Sở Công Thương", None, "15/8/2027"),
        ],
        id="a day to hand in, beside who leads: of the heading",
    ),
    pytest.param(
        [
            "*II. CÁC TRÒ CHƠI",
            "(Chịu trách nhiệm: Tổ Thể dục; thời gian: sáng 26/3/2027)",
            "1. Kéo co: mỗi đội 10 người.",
            "2. Nhảy bao bố: nam, nữ.",
        ],
        [
            ("# CÁC TRÒ CHƠI", "Tổ Thể dục", None, "sáng 26/3/2027"),
            ("Kéo co: mỗi đội 10 người.", "Tổ Thể dục", None, "sáng 26/3/2027"),
            ("Nhảy bao bố: nam, nữ.", "Tổ Thể dục", None, "sáng 26/3/2027"),
        ],
        id="a block in brackets right under the heading",
    ),
    pytest.param(
        [
            "*III. GIẢI PHÁP",
            "1. Nâng cao chất lượng hòa giải ở cơ sở.",
            "Mỗi tổ hòa giải có ít nhất một luật gia tham gia. Đơn vị phụ trách: các tổ hòa giải. Thời gian thực hiện: cả năm.",
            "2. Di dời chuồng trại ra khỏi khu dân cư.",
            "Hộ nào cũng được đo đất trước khi dời. Người làm: Ban Công tác Mặt trận. Khi nào xong: trước mùa mưa.",
        ],
        [
            ("Nâng cao chất lượng hòa giải ở cơ sở.", "các tổ hòa giải", None, "cả năm"),
            (
                "Di dời chuồng trại ra khỏi khu dân cư.",
                "Ban Công tác Mặt trận",
                None,
                "trước mùa mưa",
            ),
        ],
        id="a numbered sentence, what it means, and its labels",
    ),
    pytest.param(
        [
            "*III. TRIỂN KHAI",
            "*Đo lại ranh giới rừng",
            "- Làm chính: Hạt Kiểm lâm.",
            "- Xong trước: 10/5/2027.",
            "*Cắm mốc, treo biển báo",
            "- Làm chính: Ban Quản lý rừng.",
            "- Làm cùng: các thôn.",
            "- Xong trước: 20/6/2027.",
        ],
        [
            ("Đo lại ranh giới rừng", "Hạt Kiểm lâm", None, "10/5/2027"),
            ("Cắm mốc, treo biển báo", "Ban Quản lý rừng", "các thôn", "20/6/2027"),
        ],
        id="bold lines without a number over label lines",
    ),
    pytest.param(
        [
            "*III. TRIỂN KHAI",
            "Trồng dặm tre chắn sóng",
            "Chủ trì: Hợp tác xã. Thời gian: tháng 2/2027.",
            "Vớt bèo trên kênh chính",
            "Chủ trì: Tổ thủy nông. Thời gian: tháng 3/2027.",
        ],
        [
            ("Trồng dặm tre chắn sóng", "Hợp tác xã", None, "tháng 2/2027"),
            ("Vớt bèo trên kênh chính", "Tổ thủy nông", None, "tháng 3/2027"),
        ],
        id="plain lines over label sentences",
    ),
    pytest.param(
        [
            "*II. HỢP TÁC",
            "1. Trao đổi giảng viên thỉnh giảng. Đơn vị chủ trì là Khoa Luật, đơn vị phối hợp là Phòng Đào tạo, thời gian thực hiện là học kỳ II năm học 2026 - 2027.",
            "2. Mở phòng tư liệu chung. Cơ quan thực hiện là Trung tâm Thông tin; thời hạn hoàn thành là ngày 30/9/2027.",
        ],
        [
            (
                "Trao đổi giảng viên thỉnh giảng",
                "Khoa Luật",
                "Phòng Đào tạo",
                "học kỳ II năm học 2026 - 2027",
            ),
            ("Mở phòng tư liệu chung", "Trung tâm Thông tin", None, "ngày 30/9/2027"),
        ],
        id="labels with là",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "1. Đảo ngói nhà văn hóa",
            "Lãnh đạo phụ trách: Phó Chủ tịch UBND xã.",
            "Thực hiện: tổ mộc của xã; ban khánh tiết.",
            "Thời gian: mỗi sáng Chủ nhật; đột xuất khi mưa dột.",
        ],
        [
            (
                "Đảo ngói nhà văn hóa",
                "tổ mộc của xã; ban khánh tiết",
                None,
                "mỗi sáng Chủ nhật; đột xuất khi mưa dột",
            )
        ],
        id="semicolons inside a value",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "1. Lợp lại chợ quê.",
            "Mái dùng tôn lạnh, sàn đổ bê tông. Lo chính: Ban Quản lý chợ. Góp sức: các tiểu thương. Hẹn xong: trước phiên chợ Tết.",
        ],
        [
            (
                "Lợp lại chợ quê.",
                "Ban Quản lý chợ",
                "các tiểu thương",
                "trước phiên chợ Tết",
            )
        ],
        id="label sentences in lay words",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "*Sửa trạm biến áp",
            "Thay toàn bộ sứ đã nứt.",
            "- Chủ trì: Điện lực Yên Bình.",
            "- Thời hạn: 20/5/2027.",
        ],
        [("Sửa trạm biến áp", "Điện lực Yên Bình", None, "20/5/2027")],
        id="one plain line of work, a sentence between",
    ),
    pytest.param(
        [
            "*II. THỜI GIAN, ĐỊA ĐIỂM",
            "Sáng thứ Bảy",
            "Thời gian: 7 giờ 30.",
            "Tại hội trường",
            "Địa điểm: tầng 2.",
        ],
        [],
        id="plain lines over times and places are no work",
    ),
    pytest.param(
        [
            "*II. KINH PHÍ",
            "(Chi từ: ngân sách xã; thời gian: năm 2027)",
            "1. Thuê loa: 2 triệu đồng.",
            "2. Nước uống: 1 triệu đồng.",
        ],
        [],
        id="money in brackets under a heading",
    ),
    pytest.param(
        [
            "*I. YÊU CẦU",
            "1. Người làm nhiệm vụ: phải nhiệt tình, trách nhiệm.",
            "2. Hỗ trợ: kịp thời, đúng đối tượng.",
            "3. Giám sát: chặt chẽ, thường xuyên.",
        ],
        [],
        id="how it is to be done is nobody",
    ),
    pytest.param(
        [
            "*II. NHIỆM VỤ",
            "1. Soát xét quỹ nhà công vụ (Phòng Kinh tế chủ trì, Công an xã phối hợp; hoàn thành: 15/4/2027).",
            "2. Gom sách cho tủ sách thôn (đầu mối: Thư viện; phối hợp cùng: Liên đội; hạn: hết học kỳ I).",
            "3. Xây 02 phòng học [Chủ trì: Ban Quản lý dự án; Hoàn thành: tháng 8/2027].",
            "4. Mời đại biểu (chủ trì: Chủ tịch UBND xã; kèm theo: giấy mời; thời gian: tháng 9/2027).",
        ],
        [
            ("Soát xét quỹ nhà công vụ", "Phòng Kinh tế", "Công an xã", "15/4/2027"),
            ("Gom sách cho tủ sách thôn", "Thư viện", "Liên đội", "hết học kỳ I"),
            ("Xây 02 phòng học", "Ban Quản lý dự án", None, "tháng 8/2027"),
            ("Mời đại biểu", "Chủ tịch UBND xã", None, "tháng 9/2027"),
        ],
        id="brackets of other makes",
    ),
    pytest.param(
        [
            "*II. NHIỆM VỤ",
            "1. Rửa bể nước mái – Người làm: tổ bảo vệ – Hạn: 20/4/2027",
            "2. Nộp đơn xin thuê ki-ốt (theo mẫu: Phụ lục 1; hạn nộp: 15/3/2027).",
        ],
        [
            ("Rửa bể nước mái", "tổ bảo vệ", None, "20/4/2027"),
            ("Nộp đơn xin thuê ki-ốt", None, None, "15/3/2027"),
        ],
        id="dashes between labels, a label of another kind before the day",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "Thời gian thực hiện: cả năm 2027. Đơn vị thực hiện: các chi đoàn.",
            "1. Cắt tỉa cây xanh.",
            "2. Lau dọn nhà bia.",
        ],
        [
            ("# NỘI DUNG", "các chi đoàn", None, "cả năm 2027"),
            ("Cắt tỉa cây xanh.", "các chi đoàn", None, "cả năm 2027"),
            ("Lau dọn nhà bia.", "các chi đoàn", None, "cả năm 2027"),
        ],
        id="a block under a heading in the words of a label, over items of work",
    ),
    pytest.param(
        [
            "*II. NGUYÊN TẮC",
            "1. Cơ quan thường trực là Phòng Nội vụ, cơ quan chủ trì là Sở Nội vụ, thời gian báo cáo là ngày 25.",
        ],
        [],
        id="là in the middle of a sentence",
    ),
    pytest.param(
        [
            "*II. NGUYÊN TẮC",
            "1. Đơn vị chủ trì là đơn vị chịu trách nhiệm cuối cùng về tiến độ. Thời gian là yếu tố quyết định.",
        ],
        [],
        id="là that explains is no label",
    ),
]


@pytest.mark.parametrize(("blocks", "want"), CASES)
def test_values_behind_labels(blocks, want):
    assert told(*blocks) == want


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Người chỉ huy tại chỗ: Chủ tịch UBND phường.", Role.LEADER),
        ("Lãnh đạo phụ trách: Đ/c Trần Minh Khôi, Phó Giám đốc Sở.", Role.LEADER),
        ("Người nhắc việc: Chánh Văn phòng.", Role.MONITOR),
        ("Giám sát: Ban Thanh tra nhân dân.", Role.MONITOR),
    ],
)
def test_who_commands_and_who_follows_up_leads_nothing(label, role):
    blocks = ("*II. VIỆC LÀM", "1. Đắp bờ bao", label, "Thời gian: trước 10/9/2027.")
    (task,) = outline(source_of(*TITLE, *blocks)).value.prose_tasks
    assert task.cells.keys() == {role, Role.TIME}
