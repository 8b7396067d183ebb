"""Names in the words of nobody's plan: ``|`` is where the name that opens the text ends."""

import pytest

from parsers.bodies import Kind, body_at

NAMES = """
body Phòng Nội vụ| phối hợp Công an xã
body Phòng Văn hóa - Xã hội| báo cáo UBND xã
body Phòng Kinh tế, Hạ tầng và Đô thị| tham mưu
body Phòng Nội vụ|, Phòng Y tế
body Phòng Quản lý khoa học| gửi bài
body PHÒNG TÀI CHÍNH - KẾ HOẠCH|
body Sở Nông nghiệp và Môi trường tỉnh Mẫu Giang| trình UBND tỉnh
body Sở Giao thông vận tải| chủ trì
body Sở Y tế| và Sở Tài chính
body UBND xã| phối hợp với Công an
body UBND tỉnh| tặng Bằng khen
body UBND phường Mẫu Tân| trao Giấy khen
body Ủy ban nhân dân huyện Mẫu Lĩnh| (qua Phòng Nội vụ)
body Ủy ban Bầu cử xã Mẫu Sơn| trước ngày 25/6
body Ủy ban bầu cử tỉnh| tổng hợp
body Ủy ban Kiểm tra Đảng ủy| đôn đốc
body Ủy ban Mặt trận Tổ quốc Việt Nam xã| vận động
body Ban Chỉ đạo các Chương trình mục tiêu tỉnh| trước ngày 20/6
body Ban Chỉ đạo các Chương trình mục tiêu quốc gia huyện| xem xét
body Ban Chỉ đạo chuyển đổi số xã| họp
body Ban Tổ chức| các vấn đề phát sinh
body Ban tổ chức| các nội dung thi
body Ban Quản lý dự án đầu tư xây dựng| lập hồ sơ
body Ban Quản lý chợ| nhắc nhở
body Ban Giám hiệu| duyệt
body Ban giám khảo| chấm bài
body Ban Hành chính - Quản trị| cấp phát
body Hội đồng Thi đua - Khen thưởng| xét
body Hội đồng thẩm định| xem xét
body Hội Nông dân| vận động hội viên
body Hội Chữ thập đỏ huyện| tiếp nhận
body Hội Liên hiệp Phụ nữ xã| đưa nội dung vào sinh hoạt
body Đoàn Thanh niên Cộng sản Hồ Chí Minh| tổ chức
body Đoàn kiểm tra| nộp biên bản
body Tổ kiểm tra| báo cáo kết quả
body Tổ công tác| chịu trách nhiệm
body Tổ Chuyển đổi số cộng đồng| hướng dẫn
body Tổ giúp việc| chuẩn bị tài liệu
body Đội Quản lý trật tự đô thị| ra quân
body Bộ phận Tư pháp - Hộ tịch| tham mưu
body Bộ phận một cửa| tiếp nhận
body Trung tâm Dịch vụ việc làm| báo cáo
body Trung tâm Y tế| chuẩn bị thuốc
body Trung tâm Mẫu| có kế hoạch
body Trường Mầm non Hoa Sen| gửi danh sách
body Trường THCS Mẫu Đức| chuẩn bị sân
body Khoa Dược| nộp phiếu
body Khoa Khám bệnh| đưa người bệnh
body Công ty Cổ phần Nước sạch Mẫu Hà| cung cấp số liệu
body Công ty TNHH Minh Vượng| nộp hồ sơ
body Chi cục Thuế khu vực| rà soát
body Cục Cảnh sát điều tra tội phạm về ma túy| theo dõi
body Công an xã| tuần tra
body Công an| phối hợp với Trạm y tế
body Bộ Tài nguyên và Môi trường| ban hành
body Bộ Công Thương| hướng dẫn
body Kho bạc Nhà nước| thanh toán
body Hạt Kiểm lâm huyện| tuần tra rừng
body Trạm Y tế| tiêm vắc xin
body Văn phòng HĐND và UBND huyện| tổng hợp
body Nhà trường| tổ chức ngày hội
body nhà trường| báo cáo
body Đảng ủy| lãnh đạo
body Huyện ủy Mẫu Lĩnh| cho ý kiến
body Viện Kiểm sát nhân dân| kiểm sát
body Ngân hàng Chính sách xã hội| giải ngân
body đơn vị chủ trì| báo cáo
body cơ quan thường trực| giúp Ban
collective Các phòng| phối hợp
collective Các phòng, ban, đơn vị| báo cáo
collective Các phòng, đơn vị thuộc Sở| xây dựng kế hoạch
collective các cơ quan, đơn vị liên quan| cử người
collective Cơ quan, đơn vị| đưa nội dung vào kế hoạch
collective Các phòng|, Trung tâm Văn hóa
collective UBND các xã, thị trấn| chịu trách nhiệm
collective UBND các xã| trực tiếp kiểm tra
collective Thủ trưởng các đơn vị| ký cam kết
collective Các thôn| chấm điểm
collective các trường học trên địa bàn xã| treo cờ
collective Các tổ chức chính trị - xã hội| vận động
collective Tổ chức chính trị - xã hội| giám sát
collective các doanh nghiệp viễn thông| bảo đảm đường truyền
collective toàn thể cán bộ, giáo viên| tham gia
collective Tất cả các khoa, phòng| nộp bản cam kết
collective Mỗi thôn| chọn một hộ
post Chủ tịch UBND tỉnh| tặng Bằng khen
post Chủ tịch UBND xã| trao cờ
post Phó Chủ tịch Ủy ban nhân dân huyện| chỉ đạo
post Phó Hiệu trưởng phụ trách chuyên môn| lập bảng
post Phó Hiệu trưởng| duyệt
post Hiệu trưởng nhà trường| báo cáo
post Trưởng phòng Nội vụ| ký
post Giám đốc Sở Y tế| xem xét
post Kế toán| nộp chứng từ
post kế toán trường| lập dự toán
post Giáo viên chủ nhiệm| gửi phiếu
post Công chức Tư pháp - Hộ tịch| lập sổ
post Lãnh đạo UBND xã| duyệt
post Chánh Văn phòng| đôn đốc
collective các Sở, ban, ngành Thành phố| triển khai
collective UBND phường, xã| tuyên truyền
collective Các doanh nghiệp viễn thông|, tổ chức, cá nhân có liên quan phối hợp
body Khoa| để xử lý
post Trưởng ban chỉ đạo Đại hội|
post giảng viên| báo cáo
person Đồng chí Trần Văn Mẫu| phụ trách chung
person Đ/c Lê Thị Mẫu, Phó Chủ tịch UBND xã| chỉ đạo
person Ông Nguyễn Văn Mẫu| trực
person Bà Lý Mẫu Hoa - Trưởng phòng Y tế| theo dõi
"""

NOBODY = """
Ban hành Kế hoạch kiểm tra
BAN HÀNH VĂN BẢN
Tổ chức thực hiện
Tổ chức các buổi ra quân
Tổ chức hội nghị
Phòng, chống tham nhũng
Phòng chống đuối nước
Phòng cháy, chữa cháy rừng
Hội nghị đối thoại
Hội thi nấu ăn
Hội thảo khoa học
Trường hợp phát sinh
Đội ngũ giáo viên
Số hóa hồ sơ
Bộ tiêu chí đánh giá
Bộ chỉ số cải cách
Đoàn kết lương giáo
Báo cáo kết quả
Khoa học và công nghệ
các giải pháp trọng tâm
các nội dung sau
các trường hợp đặc biệt
các hội nghị
từng đợt ra quân
những vấn đề mới
Vụ việc phức tạp
thanh tra, kiểm tra việc thu phí
Quỹ đất công ích
Nhóm nhiệm vụ trọng tâm
lãnh đạo, chỉ đạo thực hiện
Cấp giấy chứng nhận
Mục đích
thuế tài nguyên
quỹ phòng chống thiên tai
Thời gian thực hiện
"""


@pytest.mark.parametrize("line", NAMES.strip().splitlines())
def test_where_a_name_ends(line):
    kind, text = line.split(" ", 1)
    end = text.index("|")
    text = text.replace("|", "")
    found = body_at(text)
    assert found is not None
    assert text[: found.end] == text[:end]
    assert found.kind is Kind(kind)


@pytest.mark.parametrize("text", NOBODY.strip().splitlines())
def test_what_only_opens_like_a_body(text):
    assert body_at(text) is None
