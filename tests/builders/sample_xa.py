"""Sample: an invented commune after 01/7/2025; the time column shows every kind of deadline."""

from schemas.vocabulary import Role
from tests.builders.described import (
    DescribedColumn,
    DescribedPlan,
    DescribedSigner,
    DescribedTable,
)
from tests.builders.notation import rows_of, sections_of

COLUMNS = (
    DescribedColumn(Role.NUMBER, "TT", 7),
    DescribedColumn(Role.TASK, "Nội dung công việc", 37),
    DescribedColumn(Role.TIME, "Thời gian thực hiện", 20),
    DescribedColumn(Role.LEAD, "Đơn vị chủ trì", 18),
    DescribedColumn(Role.COORDINATOR, "Đơn vị phối hợp", 18),
)
ROWS = """
# 1 | CHỈ ĐẠO, ĐIỀU HÀNH VÀ TUYÊN TRUYỀN
  1.1 | Xây dựng kế hoạch chi tiết của từng phòng, đơn vị thuộc UBND xã. | Trong 10 ngày kể từ ngày ký | Các phòng, đơn vị | Văn phòng HĐND và UBND
  1.2 | Phổ biến, quán triệt các văn bản của Trung ương, tỉnh và xã về cải cách hành chính, chuyển đổi số, dân vận chính quyền. | Cả năm 2026 | Phòng Văn hóa - Xã hội | Các thôn, tổ dân phố
  1.3 | Tuyên truyền trên hệ thống truyền thanh cơ sở. | 16h00 thứ Năm hằng tuần | Phòng Văn hóa - Xã hội | Các thôn, tổ dân phố
  1.4 | Tổ chức thăm hỏi, tặng quà người có công, hộ nghèo. | Trước, trong và sau Tết Nguyên đán | Phòng Văn hóa - Xã hội | UBMTTQ và các đoàn thể xã
  1.5 | Giao ban đánh giá tiến độ thực hiện nhiệm vụ. | Ngày làm việc cuối cùng của tháng | Văn phòng HĐND và UBND | Các phòng, đơn vị
# 2 | CẢI CÁCH HÀNH CHÍNH
  2.1 | Rà soát, ban hành quy chế làm việc của Trung tâm Phục vụ hành chính công. | Chậm nhất ngày 15/02/2026 | Trung tâm Phục vụ hành chính công | Văn phòng HĐND và UBND
  2.2 | Niêm yết công khai đầy đủ, kịp thời thủ tục hành chính. | Thường xuyên | Trung tâm Phục vụ hành chính công | Các phòng, đơn vị
  2.3 | Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực. | Quý I, IV/2026 | Trung tâm Phục vụ hành chính công | Phòng Kinh tế
  2.4 | Khảo sát mức độ hài lòng của người dân, tổ chức. | Tháng 3, 6, 9, 12 | Văn phòng HĐND và UBND | UBMTTQ xã
  2.5 | Kiểm tra việc thực hiện kỷ luật, kỷ cương hành chính. | Ít nhất 01 lần/quý | Văn phòng HĐND và UBND | Phòng Văn hóa - Xã hội
  2.6 | Rà soát, ký cam kết không gây phiền hà, sách nhiễu, tiêu cực trong thực thi nhiệm vụ, công vụ. | Trong quý I/2026 | Các phòng, đơn vị | Văn phòng HĐND và UBND
  2.7 | Công khai kết quả giải quyết hồ sơ. | Trước ngày 05 tháng đầu quý sau | Trung tâm Phục vụ hành chính công | Văn phòng HĐND và UBND
# 3 | CHUYỂN ĐỔI SỐ
  3.1 | Kiện toàn Tổ công nghệ số cộng đồng tại các thôn. | Tháng 3 - 5/2026 | Phòng Văn hóa - Xã hội | Đoàn Thanh niên xã
  3.2 | Nâng cấp hạ tầng mạng, thiết bị hội nghị trực tuyến. | Từ ngày 01/3 đến ngày 15/4/2026 | Phòng Kinh tế | Văn phòng HĐND và UBND
  3.3 | Hỗ trợ hộ kinh doanh tham gia sàn thương mại điện tử, thanh toán không dùng tiền mặt. | 6 tháng cuối năm | Phòng Kinh tế | Hội Nông dân xã
  3.4 | Cập nhật dữ liệu đất đai, hộ tịch, an sinh xã hội. | Theo hướng dẫn của Sở | Phòng Kinh tế; Phòng Văn hóa - Xã hội | Công an xã
  3.5 | Khắc phục sự cố an toàn thông tin. | Khi phát sinh | Văn phòng HĐND và UBND | Công an xã
# 4 | DÂN VẬN, DÂN CHỦ Ở CƠ SỞ
  ~ 4.1 | Triển khai thực hiện Luật Thực hiện dân chủ ở cơ sở.
    a | Công khai các nội dung Nhân dân được biết. | Hằng tháng | Văn phòng HĐND và UBND | Các thôn
    b | Lấy ý kiến Nhân dân về các công trình có huy động đóng góp. | Ngay sau khi Kế hoạch được ban hành | Phòng Kinh tế | UBMTTQ xã
    c | Kiện toàn Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng. | Đầu quý II | UBMTTQ xã | Các thôn
    d | Tổng kết, đánh giá các mô hình dân vận khéo. | Cuối tháng 11 | Phòng Văn hóa - Xã hội | UBMTTQ và các đoàn thể xã
    đ | Bình xét, đề nghị khen thưởng. | 01/12 - 10/12/2026 | Phòng Văn hóa - Xã hội | Các phòng, đơn vị
  4.2 | Đối thoại trực tiếp của Chủ tịch UBND xã với Nhân dân. | 02 lần/năm | Văn phòng HĐND và UBND | UBMTTQ và các đoàn thể xã
  4.3 | Tiếp công dân định kỳ của Chủ tịch UBND xã. | Trước ngày 10/6 và 10/12 hằng năm | Văn phòng HĐND và UBND | Công an xã
  4.4 | Xây dựng xã đạt chuẩn tiếp cận pháp luật. | Giai đoạn 2026-2030 | Văn phòng HĐND và UBND | Các phòng, đơn vị
  4.5 | Duy trì mô hình "Chính quyền thân thiện, vì Nhân dân phục vụ". | Cả năm 2026 và các năm tiếp theo | Các phòng, đơn vị | Các thôn
"""
SECTIONS = """
# I. MỤC ĐÍCH, YÊU CẦU
  - Thực hiện đồng bộ cải cách hành chính, chuyển đổi số và dân vận chính quyền; nâng cao chất lượng phục vụ Nhân dân của chính quyền địa phương 02 cấp.
  - Phân công rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm.
# II. NHIỆM VỤ CỤ THỂ
  [table]
# III. CHẾ ĐỘ BÁO CÁO
  1. Các phòng, đơn vị báo cáo kết quả thực hiện về UBND xã (qua Văn phòng HĐND và UBND) trước ngày 15 tháng cuối quý; báo cáo 6 tháng trước ngày 05/6/2026, báo cáo năm trước ngày 05/12/2026.
  2. Văn phòng HĐND và UBND tổng hợp, tham mưu UBND xã báo cáo Sở Nội vụ trước ngày 10/6/2026 và trước ngày 10/12/2026; báo cáo đột xuất khi có yêu cầu.
# IV. TỔ CHỨC THỰC HIỆN
  # 1. Văn phòng HĐND và UBND
    a) Theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch này.
    b) Tham mưu biểu dương, khen thưởng tập thể, cá nhân có thành tích.
  # 2. Phòng Kinh tế
    - Tham mưu bố trí kinh phí thực hiện Kế hoạch trong dự toán ngân sách xã năm 2026.
  # 3. Phòng Văn hóa - Xã hội, Trung tâm Phục vụ hành chính công
    - Tổ chức thực hiện các nhiệm vụ được phân công.
    Trên đây là Kế hoạch của Ủy ban nhân dân xã Mẫu Thượng; yêu cầu các phòng, đơn vị nghiêm túc triển khai thực hiện./.
"""
XA = DescribedPlan(
    issuing_agency=("ỦY BAN NHÂN DÂN", "XÃ MẪU THƯỢNG"),
    serial="12",
    symbol="KH-UBND",
    place="Mẫu Thượng",
    day=12,
    month=1,
    year=2026,
    subject="Cải cách hành chính, chuyển đổi số và công tác dân vận chính quyền năm 2026",
    issuer_in_annex="Ủy ban nhân dân xã Mẫu Thượng",
    legal_bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025",
        "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia",
        "Căn cứ Nghị định số 150/2025/NĐ-CP ngày 12/6/2025 của Chính phủ quy định tổ chức các cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh và cấp xã",
    ),
    enacting_clause="Ủy ban nhân dân xã Mẫu Thượng ban hành Kế hoạch cải cách hành chính, chuyển đổi số và công tác dân vận chính quyền năm 2026 như sau:",
    sections=sections_of(SECTIONS),
    table=DescribedTable(COLUMNS, rows_of(ROWS)),
    recipients=(
        "Sở Nội vụ (để b/c)",
        "TT Đảng ủy, TT HĐND xã",
        "CT, các PCT UBND xã",
        "UBMTTQ và các đoàn thể xã",
        "Các phòng, đơn vị thuộc xã",
        "Các thôn",
        "Lưu: VT",
    ),
    signer=DescribedSigner(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
)
