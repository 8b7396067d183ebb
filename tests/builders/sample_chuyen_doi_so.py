"""Sample: draft on digital transformation of an invented urban district; automatic section numbers."""

from schemas.vocabulary import Role
from tests.builders.described import (
    DescribedColumn,
    DescribedPlan,
    DescribedSigner,
    DescribedTable,
)
from tests.builders.notation import rows_of, sections_of

COLUMNS = (
    DescribedColumn(Role.NUMBER, "STT", 8),
    DescribedColumn(Role.TASK, "Nội dung nhiệm vụ", 36),
    DescribedColumn(Role.LEAD, "Đơn vị chủ trì", 18),
    DescribedColumn(Role.COORDINATOR, "Đơn vị phối hợp", 21),
    DescribedColumn(Role.TIME, "Thời hạn hoàn thành", 18),
)
ROWS = """
# - | Nhóm nhiệm vụ về nhận thức số
  1 | Phổ biến, quán triệt các văn bản của Trung ương, thành phố và quận về chuyển đổi số; tổ chức hưởng ứng Ngày Chuyển đổi số quốc gia 10/10. | Phòng Văn hóa và Thông tin | Các phòng, đơn vị và UBND các phường | Trước ngày 10/10/2024
  2 | Tập huấn kỹ năng số cơ bản cho cán bộ, công chức và thành viên Tổ công nghệ số cộng đồng. | Phòng Văn hóa và Thông tin | Phòng Nội vụ; Quận đoàn | Tháng 4 - 6/2024
# - | Nhóm nhiệm vụ về hạ tầng và dữ liệu số
  3 | Nâng cấp mạng nội bộ, thiết bị đầu cuối và bảo đảm an toàn thông tin cho Ủy ban nhân dân quận và các phường. | Văn phòng HĐND và UBND quận | Phòng Tài chính - Kế hoạch | Quý II/2024
  4 | Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực{note:2}. | Văn phòng HĐND và UBND quận | Các phòng, đơn vị và UBND các phường | Cả năm 2024
  5 | Rà soát, làm sạch dữ liệu dân cư, đất đai, hộ tịch; kết nối với Cơ sở dữ liệu quốc gia về dân cư. | Công an quận | Phòng Tư pháp; Phòng Tài nguyên và Môi trường | Xong trong quý III/2024
# - | Nhóm nhiệm vụ về chính quyền số
  6 | Trao đổi văn bản điện tử có ký số giữa các cơ quan hành chính nhà nước trên địa bàn. | Văn phòng HĐND và UBND quận | Các phòng, đơn vị và UBND các phường | Thường xuyên
  7 | Cung cấp dịch vụ công trực tuyến toàn trình, một phần trên Cổng Dịch vụ công; hỗ trợ người dân nộp hồ sơ tại Bộ phận Tiếp nhận và Trả kết quả, nhà văn hóa tổ dân phố; tỷ lệ hồ sơ trực tuyến toàn trình đạt từ 70% trở lên, tỷ lệ thanh toán trực tuyến đạt từ 45% trở lên trên tổng số giao dịch thanh toán của dịch vụ công. | Văn phòng HĐND và UBND quận | UBND các phường | Hằng tháng
  8 | Thực hiện nội dung: "Thực hiện chuyển đổi số" gắn với công tác dân vận, lấy người dân làm trung tâm. | Phòng Nội vụ | UBMTTQ và các đoàn thể quận | Cả năm 2024 và các năm tiếp theo
# - | Nhóm nhiệm vụ về kinh tế số, xã hội số
  9 | Hỗ trợ hộ kinh doanh, hợp tác xã tham gia sàn thương mại điện tử, sử dụng hóa đơn điện tử khởi tạo từ máy tính tiền. | Phòng Kinh tế | Chi cục Thuế; UBND các phường | Năm 2024
  10 | Triển khai thanh toán không dùng tiền mặt tại trường học, cơ sở y tế, chợ và trung tâm thương mại. | Phòng Kinh tế | Phòng Giáo dục và Đào tạo; Phòng Y tế | Trước ngày 30/9/2024
  11 | Cấp tài khoản định danh điện tử mức độ 2 cho người dân đủ điều kiện. | Công an quận | UBND các phường | 6 tháng đầu năm 2024
  12 | Hỗ trợ người cao tuổi, người khuyết tật tiếp cận dịch vụ số thiết yếu. | Tổ công nghệ số cộng đồng | Quận đoàn | Thường xuyên, liên tục
"""
SECTIONS = """
# I. MỤC ĐÍCH, YÊU CẦU
  # 1. Mục đích
    - Triển khai đồng bộ, hiệu quả Chương trình Chuyển đổi số quốc gia{note:1} trên địa bàn quận; nâng cao chất lượng phục vụ người dân, doanh nghiệp.
    - Phát triển chính quyền số, kinh tế số, xã hội số gắn với bảo đảm an toàn, an ninh mạng.
  # 2. Yêu cầu
    - Bám sát chỉ tiêu thành phố giao; phân công rõ người, rõ việc, rõ thời gian, rõ kết quả.
# II. NHIỆM VỤ TRỌNG TÂM
  [table]
# III. KINH PHÍ
  Từ nguồn ngân sách quận năm 2024 và các nguồn hợp pháp khác.
# IV. TỔ CHỨC THỰC HIỆN
  # 1. Phòng Văn hóa và Thông tin
    - Là cơ quan thường trực, theo dõi, đôn đốc việc thực hiện Kế hoạch.
    - Tổng hợp kết quả, tham mưu UBND quận báo cáo Sở Thông tin và Truyền thông trước ngày 20 hằng tháng.
  # 2. Phòng Tài chính - Kế hoạch
    - Tham mưu bố trí kinh phí thực hiện Kế hoạch theo quy định của Luật Ngân sách nhà nước.
  # 3. Các phòng, đơn vị và UBND các phường
    - Báo cáo kết quả thực hiện về UBND quận (qua Phòng Văn hóa và Thông tin) trước ngày 15 hằng tháng.
    Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị kịp thời phản ánh về UBND quận để xem xét, chỉ đạo./.
"""
CHUYEN_DOI_SO = DescribedPlan(
    issuing_agency=("ỦY BAN NHÂN DÂN", "QUẬN MẪU ĐÔNG"),
    symbol="KH-UBND",
    place="Mẫu Đông",
    month=3,
    year=2024,
    subject="Chuyển đổi số trên địa bàn quận năm 2024",
    issuer_in_annex="Ủy ban nhân dân quận Mẫu Đông",
    legal_bases=(
        "Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030",
        "Căn cứ Quyết định số 942/QĐ-TTg ngày 15/6/2021 của Thủ tướng Chính phủ phê duyệt Chiến lược phát triển Chính phủ điện tử hướng tới Chính phủ số giai đoạn 2021-2025, định hướng đến năm 2030",
    ),
    enacting_clause="Ủy ban nhân dân quận Mẫu Đông xây dựng Kế hoạch chuyển đổi số trên địa bàn quận năm 2024 như sau:",
    sections=sections_of(SECTIONS, auto=True),
    table=DescribedTable(COLUMNS, rows_of(ROWS), group_span="all"),
    footnotes=(
        (
            "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030.",
        ),
        (
            "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020 của Chính phủ về thực hiện thủ tục hành chính trên môi trường điện tử; Nghị định số 107/2021/NĐ-CP ngày 06/12/2021 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính.",
        ),
    ),
    recipients=(
        "UBND thành phố (để b/c)",
        "Sở Thông tin và Truyền thông",
        "TT Quận ủy, TT HĐND quận",
        "Các phòng, đơn vị thuộc quận",
        "UBND các phường",
        "Lưu: VT, VHTT",
    ),
    signer=DescribedSigner(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
    is_draft=True,
)
