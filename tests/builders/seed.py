"""The seed: a real plan of huyện Thủy Nguyên (Hải Phòng) for 2023, word for word, its misprints kept.

Its text was published; number, day and month are blank in the print. ``SEED`` has the task table in
the body, ``SEED_IN_ANNEX`` in a landscape annex.
"""

from schemas.vocabulary import Role, RowKind
from tests.builders.described import (
    DescribedAnnex,
    DescribedColumn,
    DescribedPlan,
    DescribedRow,
    DescribedSection,
    DescribedSigner,
    DescribedTable,
    in_annex,
)

ALL_YEAR = "Cả năm 2023"
ALL_YEAR_AND_ON = "Cả năm 2023 và các năm tiếp theo"
EVERYBODY = "Các phòng, đơn vị và UBND các xã, thị trấn"
HOME = "Phòng Nội vụ"
INSPECTORATE = "Thanh tra huyện"


def _task(number: str, task: str, time: str, lead: str, coordinator: str) -> DescribedRow:
    return DescribedRow(number, RowKind.TASK, (task, time, lead, coordinator))


COLUMNS = (
    DescribedColumn(Role.NUMBER, "TT", 680),
    DescribedColumn(Role.TASK, "Nhiệm vụ", 3515),
    DescribedColumn(Role.TIME, "Thời gian thực hiện", 1587),
    DescribedColumn(Role.LEAD, "Cơ quan chủ trì", 1871),
    DescribedColumn(Role.COORDINATOR, "Cơ quan phối hợp", 1871),
)
ROWS = (
    DescribedRow(
        "1",
        RowKind.GROUP,
        (
            "CÁC NHIỆM VỤ VỀ XÂY DỰNG KẾ HOẠCH, TUYÊN TRUYỀN, PHỔ BIẾN CÁC CHỦ TRƯỞNG VỀ CÔNG TÁC DÂN VẬN, DÂN CHỦ",
        ),
        (
            _task(
                "1.1",
                "Tổ chức triển khai kế hoạch công tác dân vận, dân chủ gắn với việc thực hiện các chỉ tiêu, nhiệm vụ của huyện năm 2023.",
                ALL_YEAR,
                HOME,
                EVERYBODY,
            ),
            _task(
                "1.2",
                "Phổ biến, quán triệt, tuyên truyền và triển khai các văn bản của Trung ương, thành phố và huyện về công tác dân vận gắn với việc thực hiện dân chủ ở cơ sở{note:1}.",
                ALL_YEAR,
                "Phòng Nội vụ, Phòng Văn hoá – Thông tin",
                EVERYBODY,
            ),
            _task(
                "1.3",
                "Tuyên truyền đến các tầng lớp Nhân dân thực hiện các chủ trương, chính sách của Đảng, pháp luật của Nhà nước; thi đua phát triển sản xuất - kinh doanh.",
                ALL_YEAR,
                "Phòng Nội vụ, Phòng Văn hoá – Thông tin",
                "Các phòng, đơn vị, Trung tâm Văn hoá – Thông tin và Thể thao và UBND các xã, thị trấn",
            ),
        ),
    ),
    DescribedRow(
        "2",
        RowKind.GROUP,
        ("CÁC NHIỆM VỤ VỀ THỰC HIỆN CHỦ ĐỀ NĂM 2023",),
        (
            _task(
                "2.1",
                "Thực hiện nội dung: “Đẩy mạnh chỉnh trang, hiện đại hóa đô thị” của thành phố; nội dung: “Đẩy mạnh phát triển đô thị” của huyện.",
                ALL_YEAR_AND_ON,
                "Phòng Kinh tế - Hạ tầng",
                EVERYBODY,
            ),
            _task(
                "2.2",
                'Thực hiện nội dung: "Thực hiện chuyển đổi số".',
                ALL_YEAR_AND_ON,
                "Phòng Văn hoá – Thông tin",
                EVERYBODY,
            ),
            _task(
                "2.3",
                'Thực hiện nội dung: "Xây dựng nông thôn mới kiểu mẫu".',
                ALL_YEAR_AND_ON,
                "Phòng Nông nghiệp và PTNT",
                "Các phòng, đơn vị và UBND các xã xây dựng nông thôn mới kiểu mẫu năm 2023",
            ),
            _task(
                "2.4",
                'Thực hiện nội dung "Tập trung giải phóng mặt bằng".',
                ALL_YEAR_AND_ON,
                "Phòng Tài nguyên – Môi trường; Trung tâm Phát triển quỹ đất",
                EVERYBODY,
            ),
        ),
    ),
    DescribedRow(
        "3",
        RowKind.GROUP,
        ("CÁC NHIỆM VỤ TRIỂN KHAI CÁC QUY ĐỊNH LIÊN QUAN ĐẾN CÔNG TÁC DÂN VẬN VÀ DÂN CHỦ",),
        (
            _task(
                "3.1",
                "Ban hành Quyết định và tổ chức việc chấm điểm, xếp loại công tác dân vận của cơ quan nhà nước trên địa bàn{note:2}.",
                ALL_YEAR_AND_ON,
                HOME,
                EVERYBODY,
            ),
            _task(
                "3.2",
                "Tổ chức xây dựng các mô hình dân vận khéo; đảm bảo 100% các cơ quan, đơn vị, địa phương có mô hình dân vận khéo được triển khai thực hiện.",
                ALL_YEAR,
                EVERYBODY,
                EVERYBODY,
            ),
            _task(
                "3.3",
                "Tiếp tục thực hiện Quyết định số 01/2019/QĐ-UBND ngày 02/01/2019 của UBND thành phố ban hành Quy chế thực hiện dân chủ trong công tác bồi thường, hỗ trợ, tái định cư khi Nhà nước thu hồi đất trên địa bàn.",
                ALL_YEAR_AND_ON,
                "Phòng Tài nguyên – Môi trường; Trung tâm Phát triển quỹ đất",
                EVERYBODY,
            ),
            DescribedRow(
                "3.4",
                RowKind.CONTAINER,
                ("Triển khai thực hiện Luật thực hiện dân chủ ở cơ sở.",),
                (
                    _task(
                        "a",
                        "Xây dựng Kế hoạch triển khai thực hiện Luật thực hiện dân chủ ở cơ sở (Lồng ghép với Kế hoạch thực hiện dân chủ).",
                        "Năm 2023",
                        HOME,
                        EVERYBODY,
                    ),
                    _task(
                        "b",
                        "Thực hiện dân chủ trong cơ quan nhà nước, đơn vị sự nghiệp công lập.",
                        ALL_YEAR_AND_ON,
                        EVERYBODY,
                        EVERYBODY,
                    ),
                    _task(
                        "c",
                        "Thực hiện dân chủ ở xã, phường, thị trấn và cộng đồng dân cư trên địa bàn cấp xã.",
                        ALL_YEAR_AND_ON,
                        "UBND các xã, thị trấn",
                        EVERYBODY,
                    ),
                    _task(
                        "d",
                        "Thực hiện dân chủ trong doanh nghiệp nhà nước; doanh nghiệp và tổ chức khác có thuê mướn, sử dụng lao động theo hợp đồng lao động thuộc khu vực ngoài nhà nước.",
                        ALL_YEAR_AND_ON,
                        "Phòng Lao động - Thương binh và Xã hội; các doanh nghiệp trên địa bàn",
                        "Các phòng, đơn vị, UBND các xã, thị trấn và các doanh nghiệp trên địa bàn",
                    ),
                ),
            ),
        ),
    ),
    DescribedRow(
        "4",
        RowKind.GROUP,
        (
            "CÁC NHIỆM VỤ GẮN THỰC HIỆN CÔNG TÁC DÂN VẬN, DÂN CHỦ VỚI ĐẦY MẠNH CẢI CÁCH HÀNH CHÍNH VÀ GIẢI QUYẾT BỨC XÚC, KIẾN NGHỊ CỦA NGƯỜI DÂN",
        ),
        (
            _task(
                "4.1",
                "Tiếp tục triển khai Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2030.",
                ALL_YEAR_AND_ON,
                HOME,
                EVERYBODY,
            ),
            _task(
                "4.2",
                "Rà soát, thống kê, đánh giá và đề xuất phương án cắt, giảm đơn giản hóa các quy định, chi phí tuân thủ liên quan đến hoạt động kinh doanh nhằm cải thiện môi trường đầu tư kinh doanh, nâng cao năng lực cạnh tranh.",
                ALL_YEAR,
                "Phòng Tài chính – Kế hoạch; Văn phòng HĐND và UBND huyện, Phòng Văn hoá – Thông tin",
                EVERYBODY,
            ),
            _task(
                "4.3",
                "Tăng cường đối thoại, tiếp xúc trực tiếp với Nhân dân, tháo gỡ khó khăn, vướng mắc của nhân dân ngay từ cơ sở.",
                ALL_YEAR,
                EVERYBODY,
                EVERYBODY,
            ),
            _task(
                "4.4",
                "Kịp thời tiếp nhận, giải quyết và tạo điều kiện thuận lợi để công dân, doanh nghiệp góp ý, phản ánh, kiến nghị, khiếu nại, tố cáo các hành vi tham nhũng, gây phiền hà, sách nhiễu, thu phí ngoài quy định trong giải quyết thủ tục hành chính qua đường dây nóng, điện thoại, tin nhắn, thư điện tử và các hình thức khác theo quy định của pháp luật.",
                ALL_YEAR,
                "Thanh tra huyện, Văn phòng HĐND và UBND huyện; các phòng, đơn vị và UBND các xã, thị trấn",
                EVERYBODY,
            ),
            _task(
                "4.5",
                "Tập trung rà soát, tham mưu giải quyết các vụ việc khiếu nại, tố cáo đông người, phức tạp, kéo dài trên địa bàn.",
                ALL_YEAR,
                INSPECTORATE,
                EVERYBODY,
            ),
            _task(
                "4.6",
                "Tăng cường công tác thanh tra trách nhiệm thủ trưởng trong việc thực hiện quy định pháp luật về công tác tiếp dân, giải quyết khiếu nại, tố cáo và phòng, chống tham nhũng.",
                ALL_YEAR,
                INSPECTORATE,
                EVERYBODY,
            ),
            _task(
                "4.7",
                "Thực hiện tốt chính sách an sinh xã hội; chính sách đối với người có công với cách mạng; người nghèo, cận nghèo; các đối tượng bảo trợ xã hội.",
                ALL_YEAR,
                "Phòng Lao động - Thương binh và Xã hội",
                EVERYBODY,
            ),
        ),
    ),
    DescribedRow(
        "5",
        RowKind.GROUP,
        (
            "CÁC NHIỆM VỤ VỀ SẮP XẾP TỔ CHỨC BỘ MÁY CÁC CƠ QUAN NHÀ NƯỚC TINH GỌN, HOẠT ĐỘNG HIỆU LỰC, HIỆU QUẢ; NÂNG CAO ĐẠO ĐỨC CÔNG VỤ, TINH THẦN TRÁCH NHIỆM, KỶ LUẬT, KỶ CƯƠNG",
        ),
        (
            _task(
                "5.1",
                "Thành lập Đoàn kiểm tra và tiến hành kiểm tra công vụ, nâng cao tinh thần trách nhiệm, kỷ luật, kỷ cương trên địa bàn.",
                ALL_YEAR,
                HOME,
                EVERYBODY,
            ),
            _task(
                "5.2",
                "Tiếp tục thực hiện sắp xếp, kiện toàn các cơ quan hành chính trực thuộc.",
                ALL_YEAR,
                HOME,
                EVERYBODY,
            ),
            _task(
                "5.3",
                "Rà soát, ký cam kết không gây phiền hà, sách nhiễu, tiêu cực trong thực thi nhiệm vụ, công vụ.",
                "Trong quý I/2023",
                HOME,
                EVERYBODY,
            ),
        ),
    ),
)
FOOTNOTES = (
    (
        "- Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ chính trị về việc ban hành Quy chế công tác dân vận của hệ thống chính trị; Quyết định số 446-QĐ/TU ngày 26/11/2021 của Ban Thường vụ Thành ủy về việc ban hành “Quy chế công tác dân vận của hệ thống chính trị tại thành phố Hải Phòng”; Chỉ thị số 26/CT-UBND ngày 31/12/2021 của UBND thành phố về “Tiếp tục tăng cường và đổi mới công tác dân vận của cơ quan hành chính nhà nước, chính quyền các cấp trong tình hình mới trên địa bàn thành phố”...",
        "- Luật Thực hiện dân chủ ở cơ sở; Chỉ thị số 15- CT/TU ngày 21/11/2022 của Ban Thường vụ Thành ủy và Kế hoạch số 03/KH-UBND ngày 04/01/2023 của UBND thành phố triển khai thực hiện Chỉ thị số 15- CT/TU ngày 21/11/2022 của Ban Thường vụ Thành ủy về đẩy mạnh thực hiện dân chủ theo phương châm “Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng” trên địa bàn thành phố Hải Phòng...",
        "- Chương trình phối hợp số 01-CTr/BDVHU-UBND ngày 17/01/2022 về công tác dân vận giai đoạn 2022-2026 và Kế hoạch phối hợp thực hiện công tác dân vận năm 2023 của Ban Dân vận Huyện ủy và Ủy ban nhân dân huyện; Quyết định ban hành tiêu chí chấm điểm công tác dân vận và Kế hoạch công tác dân vận, dân chủ năm 2023.",
    ),
    (
        "Theo Quyết định số 25/QĐ-UBND ngày 05/01/2023 của UBND thành phố ban hành tiêu chí chấm điểm và xếp loại công tác dân vận của các cơ quan nhà nước trên địa bàn thành phố Hải Phòng.",
    ),
)
SECTIONS = (
    DescribedSection(
        "I",
        "MỤC ĐÍCH, YÊU CẦU",
        paragraphs=(
            "- Nâng cao chất lượng công tác quán triệt, học tập, triển khai thực hiện các Nghị quyết, Chỉ thị của Trung ương và thành phố, các kế hoạch phát triển kinh tế - xã hội của huyện, tạo sự thống nhất về nhận thức đối với cán bộ, công chức, viên chức, người lao động, sự đồng thuận trong xã hội và Nhân dân.",
            '- Nâng cao nhận thức, trách nhiệm của các cấp ủy, chính quyền, các cơ quan nhà nước; của đội ngũ cán bộ, đảng viên, công chức, viên chức đối với công tác dân vận, dân chủ, góp phần củng cố niềm tin của Nhân dân đối với Đảng, Nhà nước, chính quyền các cấp; xây dựng, nhân rộng các mô hình, điển hình "Dân vận khéo", nhất là ở những lĩnh vực, địa bàn trọng yếu, tạo sự đồng thuận và tham gia của người dân. Thực hiện thắng lợi Chủ đề năm 2023 góp phần xây dựng huyện Thủy Nguyên theo hướng đô thị để trở thành thành phố trước năm 2025.',
            "- Đẩy mạnh công tác dân vận, dân chủ của các cơ quan hành chính nhà nước, chính quyền các cấp trong việc tổ chức thực hiện chủ trương, đường lối của Đảng, chính sách, pháp luật của nhà nước. Tập trung nâng cao hiệu lực, hiệu quả quản lý nhà nước trên các lĩnh vực đời sống xã hội; chỉ đạo đẩy mạnh cải cách hành chính và môi trường đầu tư kinh doanh.",
            "- Tiếp tục sắp xếp, tổ chức bộ máy, tinh giản biên chế; tăng cường kỷ luật, kỷ cương hành chính, phòng, chống tham nhũng, lãng phí, tiêu cực. Đảm bảo công khai minh bạch, phát huy quyền làm chủ của Nhân dân. Quan tâm chỉ đạo công tác tiếp dân, đối thoại với Nhân dân, giải quyết dứt điểm đơn thư, khiếu nại, tố cáo, nguyện vọng chính đáng của Nhân dân. Thực hiện có hiệu quả công tác phối hợp giữa chính quyền các cấp với Mặt trận Tổ quốc, các tổ chức chính trị - xã hội.",
        ),
        children=(),
        holds_table=False,
    ),
    DescribedSection(
        "II", "NỘI DUNG, NHIỆM VỤ CỤ THỂ", paragraphs=(), children=(), holds_table=True
    ),
    DescribedSection(
        "III",
        "TỔ CHỨC THỰC HIỆN",
        paragraphs=(),
        children=(
            DescribedSection(
                "1",
                text="Căn cứ các nhiệm vụ cụ thể tại Kế hoạch này và các nội dung có liên quan, yêu cầu các phòng, đơn vị, địa phương xây dựng Kế hoạch cụ thể và triển khai thực hiện từng nhiệm vụ được phân công; xây dựng và tổ chức kiểm tra, giám sát việc thực hiện, báo cáo kết quả thực hiện về Ủy ban nhân dân huyện (qua Phòng Nội vụ tổng hợp) lần 1: trước ngày 05/6/2023 và lần 2: trước ngày 01/12/2023 và báo cáo đột xuất (khi cần thiết theo yêu cầu).",
            ),
            DescribedSection(
                "2",
                text="Giao Phòng Nội vụ tổng hợp, đôn đốc, theo dõi việc thực hiện các nhiệm vụ trong danh mục ban hành kèm theo Quyết định này và các nội dung có liên quan.",
            ),
            DescribedSection(
                "3",
                text="Trong quá trình triển khai thực hiện, các phòng, đơn vị, địa phương đề xuất các nội dung cần thiết phải điều chỉnh, bổ sung để phù hợp với quy định của Trung ương, Thành phố, báo cáo Ủy ban nhân dân huyện (qua Phòng Nội vụ) để xem xét, quyết định./.",
            ),
        ),
        holds_table=False,
    ),
)
SEED = DescribedPlan(
    issuing_agency=("ỦY BAN NHÂN DÂN", "HUYỆN THỦY NGUYÊN"),
    symbol="KH-UBND",
    place="Thủy Nguyên",
    year=2023,
    subject="Thực hiện công tác dân vận, dân chủ của cơ quan hành chính nhà nước, chính quyền các cấp trên địa bàn huyện",
    issuer_in_annex="Ủy ban nhân dân huyện Thủy Nguyên",
    legal_bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015",
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019",
        "Quyết định số 362/QĐ-UBND ngày 8/02/2022 của Ủy ban nhân dân thành phố ban hành danh mục nhiệm vụ công tác dân vận năm 2023 của cơ quan hành chính nhà nước, chính quyền các cấp trên địa bàn thành phố",
        "Chương trình phối hợp số 01-CTr/BDVHU-UBND ngày 17/01/2022 về công tác dân vận giai đoạn 2022-2026 và Kế hoạch phối hợp thực hiện công tác dân vận năm 2023 của Ban Dân vận Huyện ủy và Ủy ban nhân dân huyện",
    ),
    bases_together=True,
    enacting_clause="Ủy ban nhân dân huyện Thủy Nguyên xây dựng kế hoạch thực hiện công tác dân vận, dân chủ của cơ quan hành chính nhà nước, chính quyền các cấp trên địa bàn huyện như sau:",
    sections=SECTIONS,
    table=DescribedTable(COLUMNS, ROWS),
    footnotes=FOOTNOTES,
    recipients=(
        "TTHU, TT HĐND H",
        "CT, các PCT UBND H",
        "Ban Dân vận Huyện uỷ",
        "UBMTTQ và các đoàn thể huyện",
        "Các phòng, đơn vị liên quan",
        "UBND các xã, thị trấn",
        "Lưu: VT, PNV",
    ),
    signer=DescribedSigner(
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Uông Minh Long"
    ),
)

SEED_IN_ANNEX = in_annex(
    SEED,
    DescribedAnnex("Phụ lục", "DANH MỤC NHIỆM VỤ CÔNG TÁC DÂN VẬN, DÂN CHỦ NĂM 2023"),
)
