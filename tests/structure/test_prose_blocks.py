"""Blocks of label lines: whose they are, and where their values end."""

import pytest

from tests.structure.test_prose_kinds import told

CASES = [
    pytest.param(
        [
            "*II. NỘI DUNG",
            "*1. Nâng cấp hạ tầng số",
            "- Lắp đặt thêm 04 điểm phát sóng không dây tại các nhà văn hóa.",
            "Bộ phận chủ trì: Phòng Văn hóa - Xã hội.",
            "Thời gian: Quý II/2027.",
            "*2. Sổ tay hỏi đáp",
            "+ Biên soạn sổ tay hỏi đáp về dịch vụ công.",
            "- Chủ trì: Văn phòng HĐND và UBND.",
        ],
        [
            ("# Nâng cấp hạ tầng số", "Phòng Văn hóa - Xã hội", None, "Quý II/2027"),
            (
                "Lắp đặt thêm 04 điểm phát sóng không dây tại các nhà văn hóa.",
                "Phòng Văn hóa - Xã hội",
                None,
                "Quý II/2027",
            ),
            ("# Sổ tay hỏi đáp", "Văn phòng HĐND và UBND", None, None),
            (
                "Biên soạn sổ tay hỏi đáp về dịch vụ công.",
                "Văn phòng HĐND và UBND",
                None,
                None,
            ),
        ],
        id="a heading with one bullet of work: the bullet is the task",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "*1. Truyền thông về bảo hiểm y tế",
            "- Đơn vị chủ trì: Trạm Y tế; Phòng Văn hóa - Xã hội, các trường học.",
            "- Đơn vị phối hợp: Bưu điện; Hội Nông dân, các thôn",
            "và tổ dân phố.",
            "*2. Rà soát hộ nghèo",
            "Chủ trì: Phòng Kinh tế; Nguồn lực: ngân sách xã.",
            "*3. Sửa chữa kênh mương",
            "Chủ trì: Phòng Kinh tế; Hoàn thành trước mùa mưa.",
            "*4. Trồng cây phân tán",
            "- Thời gian: Tháng 02/2027; Mỗi thôn trồng 50 cây.",
        ],
        [
            (
                "Truyền thông về bảo hiểm y tế",
                "Trạm Y tế; Phòng Văn hóa - Xã hội, các trường học",
                "Bưu điện; Hội Nông dân, các thôn và tổ dân phố",
                None,
            ),
            ("Rà soát hộ nghèo", "Phòng Kinh tế", None, None),
            ("Sửa chữa kênh mương", "Phòng Kinh tế", None, None),
            ("Trồng cây phân tán", None, None, "Tháng 02/2027"),
        ],
        id="a value goes on behind a semicolon where bodies follow, and in the line below",
    ),
    pytest.param(
        [
            "*II- NỘI DUNG",
            "*1- Theo dõi",
            "Theo dõi việc khắc phục của chi bộ cơ quan.",
            "- Thời gian: Quý IV/2027.",
            "- Cơ quan tham mưu: Văn phòng Đảng ủy; phối hợp: Ban Xây dựng Đảng.",
            "*2- Củng cố tổ tự quản",
            "- Tiếp tục kiện toàn các tổ tự quản ở thôn.",
            "- Thời gian: Quý I/2027.",
        ],
        [
            ("Theo dõi", "Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "Quý IV/2027"),
            ("# Củng cố tổ tự quản", None, None, "Quý I/2027"),
            ("Tiếp tục kiện toàn các tổ tự quản ở thôn.", None, None, "Quý I/2027"),
        ],
        id="a heading that is also a word of the vocabulary; work that opens with how it is done",
    ),
    pytest.param(
        [
            "*II- NỘI DUNG",
            "*1- Kiểm tra",
            "1.1- Kiểm tra 02 chi bộ thôn về thu, nộp đảng phí.",
            "- Thời gian: Quý II/2027.",
            "- Cơ quan tham mưu: Ủy ban Kiểm tra Đảng ủy.",
            "1.2 - Kiểm tra 01 đảng viên về việc nêu gương.",
            "- Thời gian: Quý III/2027.",
            "- Cơ quan tham mưu: Ban Xây dựng Đảng.",
        ],
        [
            (
                "Kiểm tra 02 chi bộ thôn về thu, nộp đảng phí.",
                "Ủy ban Kiểm tra Đảng ủy",
                None,
                "Quý II/2027",
            ),
            ("Kiểm tra 01 đảng viên về việc nêu gương.", "Ban Xây dựng Đảng", None, "Quý III/2027"),
        ],
        id="numbers of Party plans: 1.1- and 1.2 -",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "*1. Trực phòng, chống cháy rừng",
            "Thời gian: Thường xuyên trong mùa khô. Riêng các ngày nắng nóng cao điểm, trực 24/24 giờ.",
            "Đơn vị chủ trì: Hạt Kiểm lâm. Ủy ban nhân dân xã bố trí kinh phí.",
        ],
        [
            (
                "Trực phòng, chống cháy rừng",
                "Hạt Kiểm lâm",
                None,
                "Thường xuyên trong mùa khô. Riêng các ngày nắng nóng cao điểm, trực 24/24 giờ",
            )
        ],
        id="a value goes on in a sentence that only adds to it",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "*1. Tổ chức hội nghị phổ biến Luật",
            "- Nội dung thực hiện: Giới thiệu các điểm mới, giải đáp vướng mắc.",
            "- Đơn vị chủ trì: Sở Tư pháp.",
            "*2. Luật gia đồng hành",
            "- Nội dung: Cử luật gia về xã.",
            "- Đơn vị chủ trì: Hội Luật gia tỉnh.",
            "*3. Kinh phí",
            "a) Nhiệm vụ: Các đơn vị lập dự toán gửi Sở Tài chính.",
            "b) Cơ quan thực hiện: Các sở, ban, ngành.",
        ],
        [
            ("Tổ chức hội nghị phổ biến Luật", "Sở Tư pháp", None, None),
            ("Cử luật gia về xã", "Hội Luật gia tỉnh", None, None),
            ("Các đơn vị lập dự toán gửi Sở Tài chính", "Các sở, ban, ngành", None, None),
        ],
        id="Nội dung describes what a heading of work names; Nhiệm vụ names it",
    ),
    pytest.param(
        [
            "*II. NỘI DUNG",
            "*1. Triển khai Chương trình phối hợp",
            "Thời gian thực hiện sau khi Chương trình được ký.",
            "*2. Kiểm tra việc thi hành",
            "- Thời hạn hoàn thành trước ngày 30/11/2027.",
            "*3. Tổ chức thực hiện Đề án giống cây trồng",
            "- Thời gian: Năm 2028.",
            "*4. Hỗ trợ thi hành Luật",
            "Nội dung hỗ trợ gồm:",
            "- Hướng dẫn áp dụng văn bản;",
            "- Tiếp nhận kiến nghị.",
            "Đơn vị chủ trì: Sở Tư pháp.",
        ],
        [
            ("Triển khai Chương trình phối hợp", None, None, "sau khi Chương trình được ký"),
            ("Kiểm tra việc thi hành", None, None, "trước ngày 30/11/2027"),
            ("Tổ chức thực hiện Đề án giống cây trồng", None, None, "Năm 2028"),
            ("# Hỗ trợ thi hành Luật", "Sở Tư pháp", None, None),
            ("Hướng dẫn áp dụng văn bản;", "Sở Tư pháp", None, None),
            ("Tiếp nhận kiến nghị.", "Sở Tư pháp", None, None),
        ],
        id="a label that ran on into its value",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_blocks(blocks, expected):
    assert told(*blocks) == expected
