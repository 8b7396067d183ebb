"""Words from which random plans are made: a prime number of them, so that any step visits all."""

WORDS = tuple(
    """
    tuyên truyền|phổ biến|quán triệt|chỉ đạo|điều hành|rà soát|thống kê|đánh giá|kiểm tra|giám sát
    đôn đốc|hướng dẫn|tổng hợp|báo cáo|tham mưu|đề xuất|xây dựng|ban hành|tổ chức|phối hợp
    nâng cao|tăng cường|đẩy mạnh|đổi mới|hoàn thiện|kiện toàn|sắp xếp|bố trí|phân công|phân cấp
    ủy quyền|công khai|minh bạch|trách nhiệm|kỷ luật|kỷ cương|đạo đức|công vụ|cán bộ|công chức
    viên chức|người dân|doanh nghiệp|hợp tác xã|hộ kinh doanh|địa phương|đơn vị|cơ quan|chính quyền|cơ sở
    địa bàn|thôn xóm|tổ dân phố|khu dân cư|Nhân dân|cử tri|đại biểu|hội nghị|hội thảo|tập huấn
    bồi dưỡng|đào tạo|kỹ năng|nghiệp vụ|chuyên môn|văn bản|hồ sơ|thủ tục|quy trình|quy chế
    quy định|chính sách|pháp luật|chương trình|kế hoạch|đề án|dự án|công trình|hạ tầng|đô thị
    nông thôn|nông nghiệp|môi trường|đất đai|khoáng sản|giao thông|thủy lợi|cấp nước|vệ sinh|y tế
    giáo dục|văn hóa|thể thao|du lịch|di sản|gia đình|trẻ em|người cao tuổi|lao động|việc làm
    an sinh|xã hội|giảm nghèo|bảo hiểm|bảo trợ|người có công|dân tộc|tôn giáo|quốc phòng|an ninh
    trật tự|phòng cháy|thiên tai|cứu nạn|chuyển đổi số|dữ liệu|phần mềm|trực tuyến|chữ ký số|thông tin
    truyền thông|mạng lưới|thiết bị|kinh phí|ngân sách|tài sản|đầu tư|mua sắm|quyết toán|tiết kiệm
    chống lãng phí|tham nhũng|tiêu cực|khiếu nại|tố cáo|kiến nghị|phản ánh|đối thoại|tiếp xúc|hòa giải
    thi đua|khen thưởng|mô hình|điển hình|phong trào|cuộc vận động|đoàn thể|Mặt trận|hội viên|thanh niên
    phụ nữ
    """.replace("\n", "|").split("|")
)
WORDS = tuple(word.strip() for word in WORDS if word.strip())
assert len(WORDS) == 151

AGENCIES = (
    "Phòng Nội vụ",
    "Phòng Tư pháp",
    "Phòng Tài chính - Kế hoạch",
    "Phòng Văn hóa và Thông tin",
    "Phòng Kinh tế",
    "Phòng Y tế",
    "Phòng Giáo dục và Đào tạo",
    "Văn phòng HĐND và UBND",
    "Thanh tra huyện",
    "Công an huyện",
    "UBND các xã, thị trấn",
    "Các phòng, đơn vị",
    "Các cơ quan, đơn vị liên quan",
)
"""Bodies with the commas and the ``và`` that belong to one name."""

TIMES = (
    "Cả năm {year}",
    "Quý I/{year}",
    "Quý II, III/{year}",
    "Trong tháng 6",
    "Tháng 3 năm {year}",
    "6 tháng đầu năm",
    "Thường xuyên",
    "Hằng quý",
    "Hằng tháng",
    "Cả năm {year} và các năm tiếp theo",
    "Trước ngày 15/11",
    "Khi có yêu cầu",
)
"""No token longer than ``II/2023``: it must fit the narrowest column whole."""
