"""Sample: administrative reform of an invented town; seven columns, index row, merged cells."""

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
    DescribedColumn(Role.TASK, "Nhiệm vụ", 28),
    DescribedColumn(Role.PRODUCT, "Sản phẩm", 14),
    DescribedColumn(Role.TIME, "Thời gian hoàn thành", 14),
    DescribedColumn(Role.LEAD, "Cơ quan chủ trì", 14),
    DescribedColumn(Role.COORDINATOR, "Cơ quan phối hợp", 15),
    DescribedColumn(Role.NOTE, "Ghi chú", 8),
)
ROWS = """
# I | CẢI CÁCH THỂ CHẾ
  1 | Rà soát, hệ thống hóa văn bản quy phạm pháp luật do HĐND, UBND thị xã ban hành. | Báo cáo kết quả rà soát | Quý I/2023 | Phòng Tư pháp | Các phòng, đơn vị
  2 | Theo dõi thi hành pháp luật trong lĩnh vực trọng tâm, liên ngành năm 2023. | Kế hoạch, báo cáo | Trước ngày 15/11/2023 | ^ | ^
# II | CẢI CÁCH THỦ TỤC HÀNH CHÍNH
  1 | Rà soát, thống kê, đánh giá và đề xuất phương án cắt, giảm đơn giản hóa các quy định, chi phí tuân thủ liên quan đến hoạt động kinh doanh nhằm cải thiện môi trường đầu tư kinh doanh, nâng cao năng lực cạnh tranh. | Báo cáo, phương án | Quý II, III/2023 | Văn phòng HĐND và UBND thị xã | Các phòng, đơn vị và UBND các xã, phường
  2 | Niêm yết công khai đầy đủ, kịp thời thủ tục hành chính tại Bộ phận Tiếp nhận và Trả kết quả các cấp. | Danh mục niêm yết | Thường xuyên | ^ | ^
  3 | Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực. | Kho dữ liệu điện tử | ^ | ^ | ^ | Đạt 80%
  4 | Khảo sát mức độ hài lòng của người dân, tổ chức đối với việc giải quyết thủ tục hành chính. | Báo cáo khảo sát | Trước 10/6 và 05/12 hằng năm | Phòng Nội vụ | UBND các xã, phường
# III | CẢI CÁCH TỔ CHỨC BỘ MÁY
  1 | Tiếp tục thực hiện sắp xếp, kiện toàn các cơ quan hành chính trực thuộc. | Đề án, quyết định | Cả năm 2023 | Phòng Nội vụ | Các phòng, đơn vị và UBND các xã, phường
  2 | Thành lập Đoàn kiểm tra và tiến hành kiểm tra công vụ, nâng cao tinh thần trách nhiệm, kỷ luật, kỷ cương trên địa bàn. | Kết luận kiểm tra | Quý II, III/2023 | Phòng Nội vụ | Thanh tra thị xã
  3 | Tinh giản biên chế, cơ cấu lại đội ngũ cán bộ, công chức, viên chức theo vị trí việc làm. | Quyết định của UBND thị xã | Quý IV/2023 | Phòng Nội vụ | Phòng Tài chính - Kế hoạch
# IV | CẢI CÁCH CHẾ ĐỘ CÔNG VỤ
  1 | Bồi dưỡng kỹ năng hành chính, đạo đức công vụ cho cán bộ, công chức cấp xã. | 02 lớp bồi dưỡng | Tháng 3 - 5/2023 | Phòng Nội vụ | Trung tâm Chính trị thị xã
  2 | Rà soát, ký cam kết không gây phiền hà, sách nhiễu, tiêu cực trong thực thi nhiệm vụ, công vụ. | Bản cam kết | Trong quý I/2023 | Các phòng, đơn vị và UBND các xã, phường | Phòng Nội vụ
# V | CẢI CÁCH TÀI CHÍNH CÔNG
  1 | Thực hiện cơ chế tự chủ đối với các đơn vị sự nghiệp công lập thuộc thị xã theo Nghị định số 60/2021/NĐ-CP ngày 21/6/2021 của Chính phủ. | Quyết định giao quyền tự chủ | Quý II/2023 | Phòng Tài chính - Kế hoạch | Các đơn vị sự nghiệp
  2 | Công khai dự toán, quyết toán ngân sách và quản lý, sử dụng tài sản công. | Báo cáo công khai | Hằng quý | ^ | ^
# VI | XÂY DỰNG CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ
  ~ 1 | Vận hành, khai thác các hệ thống thông tin dùng chung.
    a | Trao đổi văn bản điện tử có ký số giữa các cơ quan hành chính nhà nước trên địa bàn. | Tỷ lệ văn bản ký số đạt 100% | Thường xuyên | Văn phòng HĐND và UBND thị xã | Các phòng, đơn vị và UBND các xã, phường
    b | Cung cấp dịch vụ công trực tuyến toàn trình, một phần trên Cổng Dịch vụ công. | Tỷ lệ hồ sơ trực tuyến đạt 60% | ^ | ^ | ^
  2 | Tuyên truyền cải cách hành chính trên hệ thống truyền thanh cơ sở và Cổng Thông tin điện tử thị xã. | Chuyên mục, tin, bài | Định kỳ hằng quý | Phòng Văn hóa và Thông tin | Trung tâm Văn hóa - Thông tin và Thể thao
"""
SECTIONS = """
# I. MỤC TIÊU
  # 1. Mục tiêu chung
    - Tiếp tục triển khai Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2030; nâng cao hiệu lực, hiệu quả quản lý nhà nước, lấy người dân, doanh nghiệp làm trung tâm phục vụ.
  # 2. Chỉ tiêu cụ thể
    a) 100% thủ tục hành chính được niêm yết công khai, giải quyết theo cơ chế một cửa, một cửa liên thông.
    b) Mức độ hài lòng của người dân, tổ chức về sự phục vụ của cơ quan hành chính đạt trên 90%.
    c) 100% cán bộ, công chức tiếp nhận hồ sơ được tập huấn nghiệp vụ, kỹ năng giao tiếp.
# II. NHIỆM VỤ
  [table]
# III. GIẢI PHÁP
  - Tăng cường trách nhiệm của người đứng đầu cơ quan, đơn vị, địa phương trong chỉ đạo, điều hành cải cách hành chính.
  - Đổi mới, đa dạng hóa hình thức tuyên truyền; phát huy sáng kiến, mô hình mới trong cải cách hành chính.
  - Đẩy mạnh kiểm tra, kịp thời chấn chỉnh, xử lý nghiêm các hành vi gây phiền hà, sách nhiễu.
# IV. TỔ CHỨC THỰC HIỆN
  # 1. Phòng Nội vụ
    - Chủ trì, phối hợp với các cơ quan, đơn vị theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch.
    - Tổng hợp, tham mưu UBND thị xã báo cáo UBND tỉnh (qua Sở Nội vụ) định kỳ hằng quý, 6 tháng và năm.
  # 2. Các phòng, đơn vị và UBND các xã, phường
    - Xây dựng kế hoạch cải cách hành chính của cơ quan, đơn vị, địa phương trước ngày 31/01/2023.
    - Báo cáo kết quả thực hiện về UBND thị xã (qua Phòng Nội vụ) trước ngày 05 tháng cuối quý để tổng hợp.
    Yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện Kế hoạch này./.
"""
CAI_CACH = DescribedPlan(
    issuing_agency=("ỦY BAN NHÂN DÂN", "THỊ XÃ MẪU GIANG"),
    serial="07",
    symbol="KH-UBND",
    place="Mẫu Giang",
    day=6,
    month=1,
    year=2023,
    subject="Cải cách hành chính nhà nước năm 2023 trên địa bàn thị xã Mẫu Giang",
    issuer_in_annex="Ủy ban nhân dân thị xã Mẫu Giang",
    legal_bases=(
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2030",
        "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính",
        "Nghị định số 107/2021/NĐ-CP ngày 06/12/2021 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP",
    ),
    bases_together=True,
    enacting_clause="Ủy ban nhân dân thị xã Mẫu Giang ban hành Kế hoạch cải cách hành chính nhà nước năm 2023, cụ thể như sau:",
    sections=sections_of(SECTIONS),
    table=DescribedTable(COLUMNS, rows_of(ROWS), group_span="rest", index_row=True),
    recipients=(
        "UBND tỉnh",
        "Sở Nội vụ",
        "TT Thị ủy, TT HĐND thị xã",
        "CT, các PCT UBND thị xã",
        "Các phòng, đơn vị trực thuộc",
        "UBND các xã, phường",
        "Lưu: VT, PNV",
    ),
    signer=DescribedSigner(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
)
