"""Sample: dân vận plan of an invented district; roman groups, numbers that restart, a product column."""

from schemas.vocabulary import Role
from tests.builders.described import (
    DescribedColumn,
    DescribedPlan,
    DescribedSigner,
    DescribedTable,
)
from tests.builders.notation import rows_of, sections_of

COLUMNS = (
    DescribedColumn(Role.NUMBER, "TT", 6),
    DescribedColumn(Role.TASK, "Nhiệm vụ", 31),
    DescribedColumn(Role.TIME, "Thời gian thực hiện", 15),
    DescribedColumn(Role.LEAD, "Cơ quan chủ trì", 16),
    DescribedColumn(Role.COORDINATOR, "Cơ quan phối hợp", 17),
    DescribedColumn(Role.PRODUCT, "Sản phẩm", 15),
)
ROWS = """
# I | CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
  1 | Tổ chức triển khai kế hoạch công tác dân vận, dân chủ gắn với việc thực hiện các chỉ tiêu, nhiệm vụ của huyện năm 2023. | Quý I/2023 | Phòng Nội vụ | Các phòng, đơn vị và UBND các xã, thị trấn | Kế hoạch của UBND huyện
  2 | Phổ biến, quán triệt, tuyên truyền và triển khai các văn bản của Trung ương, tỉnh và huyện về công tác dân vận gắn với việc thực hiện dân chủ ở cơ sở{note:1}. | Cả năm 2023 | Phòng Nội vụ, Phòng Văn hóa và Thông tin | Các phòng, đơn vị và UBND các xã, thị trấn | Tin, bài, hội nghị
  3 | Ký kết chương trình phối hợp công tác dân vận giữa Ban Dân vận Huyện ủy và UBND huyện. | Trước ngày 28/02/2023 | Văn phòng HĐND và UBND huyện | Phòng Nội vụ; Ban Dân vận Huyện ủy | Chương trình phối hợp
  4 | Kiểm tra việc thực hiện công tác dân vận và quy chế dân chủ tại ít nhất 30% cơ quan, đơn vị, địa phương. | Quý II, III/2023 | Phòng Nội vụ | Thanh tra huyện; Phòng Tư pháp | Thông báo kết luận kiểm tra
# II | THỰC HIỆN DÂN CHỦ Ở CƠ SỞ
  1 | Ban hành Quyết định và tổ chức việc chấm điểm, xếp loại công tác dân vận của cơ quan nhà nước trên địa bàn. | Quý IV/2023 | Phòng Nội vụ | Các phòng, đơn vị và UBND các xã, thị trấn | Quyết định của Chủ tịch UBND huyện
  2 | Tổ chức xây dựng các mô hình dân vận khéo; đảm bảo 100% các cơ quan, đơn vị, địa phương có mô hình dân vận khéo được triển khai thực hiện. | Cả năm 2023 | Các phòng, đơn vị và UBND các xã, thị trấn | UBMTTQ và các đoàn thể huyện | Mô hình được công nhận
  ~ 3 | Triển khai thực hiện Luật Thực hiện dân chủ ở cơ sở.
    a | Xây dựng Kế hoạch triển khai thực hiện Luật Thực hiện dân chủ ở cơ sở. | Tháng 3/2023 | Phòng Nội vụ | Phòng Tư pháp | Kế hoạch của UBND huyện
    b | Thực hiện dân chủ trong cơ quan nhà nước, đơn vị sự nghiệp công lập. | Thường xuyên | Các phòng, đơn vị | Liên đoàn Lao động huyện | Báo cáo
    c | Thực hiện dân chủ ở xã, thị trấn và cộng đồng dân cư trên địa bàn cấp xã. | Thường xuyên | UBND các xã, thị trấn | Các phòng, đơn vị | Báo cáo
  4 | Công khai kết quả giải quyết kiến nghị của cử tri và Nhân dân trên Cổng Thông tin điện tử huyện. | Hằng quý | Văn phòng HĐND và UBND huyện | Trung tâm Văn hóa - Thông tin và Thể thao | Chuyên mục công khai
# III | TIẾP CÔNG DÂN, ĐỐI THOẠI, GIẢI QUYẾT KHIẾU NẠI, TỐ CÁO
  1 | Tăng cường đối thoại, tiếp xúc trực tiếp với Nhân dân, tháo gỡ khó khăn, vướng mắc của Nhân dân ngay từ cơ sở. | 02 lần/năm | Chủ tịch UBND huyện; Chủ tịch UBND các xã, thị trấn | Ban Tiếp công dân huyện | Thông báo kết quả đối thoại
  2 | Kịp thời tiếp nhận, giải quyết và tạo điều kiện thuận lợi để công dân, doanh nghiệp góp ý, phản ánh, kiến nghị, khiếu nại, tố cáo các hành vi tham nhũng, gây phiền hà, sách nhiễu, thu phí ngoài quy định trong giải quyết thủ tục hành chính qua đường dây nóng, điện thoại, tin nhắn, thư điện tử và các hình thức khác theo quy định của pháp luật. | Cả năm 2023 | Thanh tra huyện, Văn phòng HĐND và UBND huyện | Các phòng, đơn vị và UBND các xã, thị trấn | Sổ theo dõi, văn bản trả lời
  3 | Tập trung rà soát, tham mưu giải quyết các vụ việc khiếu nại, tố cáo đông người, phức tạp, kéo dài trên địa bàn. | Chậm nhất ngày 30/9/2023 | Thanh tra huyện | Phòng Tài nguyên và Môi trường; Công an huyện | Báo cáo rà soát
# IV | AN SINH XÃ HỘI VÀ KỶ LUẬT, KỶ CƯƠNG HÀNH CHÍNH
  1 | Thực hiện tốt chính sách an sinh xã hội; chính sách đối với người có công với cách mạng; người nghèo, cận nghèo; các đối tượng bảo trợ xã hội. | Cả năm 2023 | Phòng Lao động - Thương binh và Xã hội | UBND các xã, thị trấn | Danh sách chi trả
  2 | Thành lập Đoàn kiểm tra và tiến hành kiểm tra công vụ, nâng cao tinh thần trách nhiệm, kỷ luật, kỷ cương trên địa bàn. | Quý II - III/2023 | Phòng Nội vụ | Thanh tra huyện | Kết luận kiểm tra
  3 | Rà soát, ký cam kết không gây phiền hà, sách nhiễu, tiêu cực trong thực thi nhiệm vụ, công vụ. | Trong quý I/2023 | Các phòng, đơn vị và UBND các xã, thị trấn | Phòng Nội vụ | Bản cam kết
"""
SECTIONS = """
# I. MỤC ĐÍCH, YÊU CẦU
  # 1. Mục đích
    - Nâng cao nhận thức, trách nhiệm của đội ngũ cán bộ, công chức, viên chức đối với công tác dân vận, dân chủ; củng cố niềm tin của Nhân dân đối với Đảng, Nhà nước và chính quyền các cấp.
    - Phát huy quyền làm chủ của Nhân dân, tạo sự đồng thuận trong thực hiện nhiệm vụ phát triển kinh tế - xã hội năm 2023 của huyện.
  # 2. Yêu cầu
    - Xác định rõ nội dung công việc, thời gian, sản phẩm và trách nhiệm của từng cơ quan, đơn vị, địa phương.
    - Gắn công tác dân vận với cải cách hành chính, tiếp công dân và giải quyết khiếu nại, tố cáo.
# II. NHIỆM VỤ CỤ THỂ
  [table]
# III. KINH PHÍ THỰC HIỆN
  Kinh phí thực hiện Kế hoạch được bố trí trong dự toán chi thường xuyên năm 2023 của các cơ quan, đơn vị, địa phương và các nguồn hợp pháp khác theo quy định.
# IV. TỔ CHỨC THỰC HIỆN
  1. Các phòng, đơn vị và UBND các xã, thị trấn căn cứ Kế hoạch này xây dựng kế hoạch cụ thể và tổ chức thực hiện; báo cáo kết quả về UBND huyện (qua Phòng Nội vụ) 6 tháng trước ngày 10/6/2023, năm trước ngày 05/12/2023 để tổng hợp.
  2. Phòng Tài chính - Kế hoạch tham mưu UBND huyện bố trí kinh phí thực hiện các nhiệm vụ của Kế hoạch theo phân cấp ngân sách hiện hành.
  3. Giao Phòng Nội vụ theo dõi, đôn đốc, kiểm tra việc thực hiện; tổng hợp, tham mưu UBND huyện báo cáo UBND tỉnh và Huyện ủy theo quy định.
    Trên đây là Kế hoạch công tác dân vận của cơ quan nhà nước, chính quyền các cấp trên địa bàn huyện năm 2023; yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện./.
"""
DAN_VAN = DescribedPlan(
    issuing_agency=("ỦY BAN NHÂN DÂN", "HUYỆN MẪU LĨNH"),
    serial="18",
    symbol="KH-UBND",
    place="Mẫu Lĩnh",
    day=16,
    month=1,
    year=2023,
    subject="Công tác dân vận của cơ quan nhà nước, chính quyền các cấp trên địa bàn huyện năm 2023",
    issuer_in_annex="Ủy ban nhân dân huyện Mẫu Lĩnh",
    legal_bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019",
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022",
        "Căn cứ Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị ban hành Quy chế công tác dân vận của hệ thống chính trị",
    ),
    enacting_clause="Ủy ban nhân dân huyện Mẫu Lĩnh ban hành Kế hoạch công tác dân vận của cơ quan nhà nước, chính quyền các cấp trên địa bàn huyện năm 2023 như sau:",
    sections=sections_of(SECTIONS),
    table=DescribedTable(COLUMNS, rows_of(ROWS)),
    footnotes=(
        (
            "- Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị ban hành Quy chế công tác dân vận của hệ thống chính trị; Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về tiếp tục tăng cường và đổi mới công tác dân vận của cơ quan hành chính nhà nước, chính quyền các cấp trong tình hình mới.",
            "- Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022.",
        ),
    ),
    recipients=(
        "UBND tỉnh (để b/c)",
        "TTHU, TT HĐND huyện",
        "CT, các PCT UBND huyện",
        "UBMTTQ và các đoàn thể huyện",
        "Các phòng, đơn vị thuộc huyện",
        "UBND các xã, thị trấn",
        "Lưu: VT, NV",
    ),
    signer=DescribedSigner(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
)
