"""Cells as districts, communes and provinces print them, with answers decided by hand.

Times stand in a plan of 2025, issued on 20/01/2025: kind, operator, days, intervals, rule. Actors:
one letter for the kind (b body, c collective, p person, u unresolved) and the official name.
"""

TIMES: list[tuple[str, list[str]]] = [
    ("Quý I, II năm 2025", ["period 2025-01-01..2025-06-30"]),
    ("Quý 2, quý 3/2025", ["period 2025-04-01..2025-09-30"]),
    ("Quý III+IV/2025", ["period 2025-07-01..2025-12-31"]),
    ("Quý lI/2025", ["period 2025-04-01..2025-06-30"]),
    ("Qúy IV/2025", ["period 2025-10-01..2025-12-31"]),
    ("Trong Quý 3", ["period 2025-07-01..2025-09-30"]),
    ("Trong quý IV năm 2O25", ["period 2025-10-01..2025-12-31"]),
    (
        "Quý I/2025 và Quý IV/2025",
        ["period 2025-01-01..2025-12-31 [2025-01-01..2025-03-31] [2025-10-01..2025-12-31]"],
    ),
    ("Tháng 02, 3/2025", ["period 2025-02-01..2025-03-31"]),
    ("Tháng 01-02/2025", ["period 2025-01-01..2025-02-28"]),
    ("Chậm nhất trong quý II/2025", ["by_date by ..2025-06-30"]),
    ("Trong tháng 5 và tháng 6/2025", ["period 2025-05-01..2025-06-30"]),
    ("Quý II/2025 đến hết năm 2025", ["period 2025-04-01..2025-12-31"]),
    ("Tháng 5 (trước ngày 20/5)", ["period 2025-05-01..2025-05-31", "by_date before ..2025-05-20"]),
    ("Trước 31/3 hằng năm", ["recurring before FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"]),
    ("trước 30/11/ 2025", ["by_date before ..2025-11-30"]),
    ("T6/2025", ["period 2025-06-01..2025-06-30"]),
    ("Tháng 10/2025 - tháng 01/2026", ["period 2025-10-01..2026-01-31"]),
    ("Từ tháng 9 đến hết tháng 11/2025", ["period 2025-09-01..2025-11-30"]),
    ("Trước 30.6.2025", ["by_date before ..2025-06-30"]),
    ("Trước ngày 05-6-2025", ["by_date before ..2025-06-05"]),
    ("Trước ngày l5/6/2025", ["by_date before ..2025-06-15"]),
    ("Trước ngày 05/062025", ["by_date before ..2025-06-05"]),
    ("Xong trước 15/10", ["by_date before ..2025-10-15"]),
    ("Hoàn thành trong quý II", ["by_date by ..2025-06-30"]),
    ("Hoàn thành trước 31/12/2025", ["by_date before ..2025-12-31"]),
    ("Chậm nhất 20/11/2025", ["by_date by ..2025-11-20"]),
    ("Ngày 19/5", ["on_date on 2025-05-19..2025-05-19"]),
    (
        "Ngày 15 và 16/4/2025",
        ["on_date on 2025-04-15..2025-04-15", "on_date on 2025-04-16..2025-04-16"],
    ),
    ("Từ 15/3 - 30/4/2025", ["period 2025-03-15..2025-04-30"]),
    ("10-12/4/2025", ["period 2025-04-10..2025-04-12"]),
    ("20/01/2025 đến 20/02/2025", ["period 2025-01-20..2025-02-20"]),
    ("Cà năm 2025", ["period 2025-01-01..2025-12-31"]),
    ("Cả năm2025", ["period 2025-01-01..2025-12-31"]),
    ("Trong năm", ["period 2025-01-01..2025-12-31"]),
    ("Năm 2025 - 2026", ["period 2025-01-01..2026-12-31"]),
    ("Giai đoạn 2025 – 2030", ["period 2025-01-01..2030-12-31"]),
    ("Đến hết quý I/2026", ["by_date by ..2026-03-31"]),
    ("Đến 30/6/2025", ["by_date by ..2025-06-30"]),
    (
        "Các ngày 15, 16 và 17/4",
        [
            "on_date on 2025-04-15..2025-04-15",
            "on_date on 2025-04-16..2025-04-16",
            "on_date on 2025-04-17..2025-04-17",
        ],
    ),
    ("Hết tháng 6/2025", ["by_date by ..2025-06-30"]),
    ("Đầu tháng 3/2025", ["period 2025-03-01..2025-03-10"]),
    ("Giữa tháng 8", ["period 2025-08-11..2025-08-20"]),
    ("Cuối quý II/2025", ["period 2025-06-01..2025-06-30"]),
    ("Cuối năm", ["period 2025-10-01..2025-12-31"]),
    ("Tuần 3 tháng 4/2025", ["period 2025-04-15..2025-04-21"]),
    ("9 tháng đầu năm 2025", ["period 2025-01-01..2025-09-30"]),
    ("Năm học 2025-2026", ["period 2025-09-01..2026-05-31"]),
    ("Bắt đầu từ quý II/2025", ["period from 2025-04-01.."]),
    ("Từ tháng 02/2025", ["period from 2025-02-01.."]),
    ("Sau ngày 30/6/2025", ["period after 2025-07-01.."]),
    ("Trước 17 giờ ngày 10/6/2025", ["by_date before ..2025-06-10"]),
    ("31/6/2025", ["on_date on"]),
    ("Hằng tuần", ["recurring FREQ=WEEKLY"]),
    ("Thứ Hai hằng tuần", ["recurring on FREQ=WEEKLY;BYDAY=MO"]),
    ("Ngày 25 hằng tháng", ["recurring on FREQ=MONTHLY;BYMONTHDAY=25"]),
    ("Trước ngày 20 hàng tháng", ["recurring before FREQ=MONTHLY;BYMONTHDAY=20"]),
    (
        "Trước ngày 15 tháng cuối quý",
        ["recurring before FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"],
    ),
    (
        "Định kỳ 6 tháng, 01 năm",
        ["recurring FREQ=MONTHLY;INTERVAL=6", "recurring FREQ=YEARLY"],
    ),
    ("01 lần/tháng", ["recurring FREQ=MONTHLY"]),
    ("04 lần/năm", ["recurring FREQ=MONTHLY;INTERVAL=3"]),
    ("02 tuần/lần", ["recurring FREQ=WEEKLY;INTERVAL=2"]),
    ("3 tháng/lần", ["recurring FREQ=MONTHLY;INTERVAL=3"]),
    ("Tháng 12 hằng năm", ["recurring FREQ=YEARLY;BYMONTH=12"]),
    ("Thường xuyên trong năm", ["continuous 2025-01-01..2025-12-31"]),
    ("Thường xuyên, đột xuất", ["continuous 2025-01-01..2025-12-31", "conditional"]),
    (
        "Thường xuyên; báo cáo trước 15/12",
        ["continuous 2025-01-01..2025-12-31", "by_date before ..2025-12-15"],
    ),
    ("Khi có yêu cầu", ["conditional"]),
    ("Khi có phát sinh", ["conditional"]),
    ("Theo Kế hoạch của UBND tỉnh", ["per_other_document"]),
    ("Theo tiến độ chung", ["per_other_document"]),
    ("Sau khi có hướng dẫn của Sở Nội vụ", ["relative after"]),
    ("Trong 05 ngày làm việc kể từ ngày nhận hồ sơ", ["relative by"]),
    ("Chậm nhất 03 ngày sau khi kết thúc hội nghị", ["relative by"]),
    ("Trước ngày khai giảng 10 ngày", ["relative by"]),
    ("Ngay sau khi ban hành Kế hoạch", ["relative after"]),
    (
        "Lần 1: trước ngày 10/6; lần 2: trước ngày 05/12",
        ["by_date before ..2025-06-10", "by_date before ..2025-12-05"],
    ),
    (
        "6 tháng: trước 15/6; năm: trước 30/11",
        ["by_date before ..2025-06-15", "by_date before ..2025-11-30"],
    ),
]

DISTRICT: list[tuple[str, list[str]]] = [
    ("Phòng LĐTB&XH", ["b Phòng Lao động - Thương binh và Xã hội"]),
    ("Ủy ban nhân dân 12 phường", ["c Ủy ban nhân dân 12 phường"]),
    ("Các chi, đảng bộ cơ sở", ["c Các chi, đảng bộ cơ sở"]),
    ("Các xóm", ["c Các xóm"]),
    ("Phòng LĐ – TB và XH", ["b Phòng Lao động - Thương binh và Xã hội"]),
    ("Phòng TC-KH; Phòng NV", ["b Phòng Tài chính - Kế hoạch", "b Phòng Nội vụ"]),
    (
        "Phòng GD&ĐT, Phòng VH-TT, TTYT huyện",
        ["b Phòng Giáo dục và Đào tạo", "b Phòng Văn hóa và Thông tin", "b Trung tâm Y tế"],
    ),
    ("VP HĐND&UBND huyện", ["b Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện"]),
    ("Công an, Quân sự huyện", ["b Công an huyện", "b Ban Chỉ huy Quân sự huyện"]),
    ("Ban CHQS huyện, Công an huyện", ["b Ban Chỉ huy Quân sự huyện", "b Công an huyện"]),
    (
        "Phòng Nội vụ, Tư pháp, Tài chính - Kế hoạch",
        ["b Phòng Nội vụ", "b Phòng Tư pháp", "b Phòng Tài chính - Kế hoạch"],
    ),
    (
        "Các phòng: Nội vụ, Tư pháp, Y tế",
        ["b Phòng Nội vụ", "b Phòng Tư pháp", "b Phòng Y tế"],
    ),
    (
        "Phòng Nông nghiệp & PTNT; UBND các xã",
        ["b Phòng Nông nghiệp và Phát triển nông thôn", "c Ủy ban nhân dân các xã"],
    ),
    (
        "Hạt Kiểm lâm; Công an huyện và UBND các xã, thị trấn",
        ["b Hạt Kiểm lâm", "b Công an huyện", "c Ủy ban nhân dân các xã, thị trấn"],
    ),
    (
        "UBMTTQ Việt Nam huyện, Hội LHPN huyện, Huyện đoàn",
        [
            "b Ủy ban Mặt trận Tổ quốc Việt Nam huyện",
            "b Hội Liên hiệp Phụ nữ huyện",
            "b Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện",
        ],
    ),
    (
        "Liên đoàn Lao động, Hội Nông dân, Hội Cựu chiến binh huyện",
        ["b Liên đoàn Lao động huyện", "b Hội Nông dân huyện", "b Hội Cựu chiến binh huyện"],
    ),
    (
        "Phòng Kinh tế - Hạ tầng\nPhòng Tài nguyên và\nMôi trường",
        ["b Phòng Kinh tế và Hạ tầng", "b Phòng Tài nguyên và Môi trường"],
    ),
    ("Chi cục Thuế khu vực; Kho bạc Nhà nước huyện", ["b Chi cục Thuế", "b Kho bạc Nhà nước"]),
    ("Phòng Tài chính – KH", ["b Phòng Tài chính - Kế hoạch"]),
    ("Chi nhánh VPĐK đất đai huyện", ["b Chi nhánh Văn phòng Đăng ký đất đai"]),
    ("BCH Quân sự huyện", ["b Ban Chỉ huy Quân sự huyện"]),
    ("BHXH huyện", ["b Bảo hiểm xã hội"]),
    (
        "Trung tâm GDNN-GDTX huyện",
        ["b Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên"],
    ),
    (
        "Ban Tuyên giáo Huyện ủy; Ban Tổ chức Huyện uỷ",
        ["b Ban Tuyên giáo Huyện ủy", "b Ban Tổ chức Huyện ủy"],
    ),
    (
        "Đ/c Trần Văn B - Phó Chủ tịch UBND huyện",
        ["p Đ/c Trần Văn B - Phó Chủ tịch UBND huyện"],
    ),
    ("Trưởng phòng Nội vụ", ["p Trưởng phòng Nội vụ"]),
    (
        "Thủ trưởng các cơ quan, đơn vị; Chủ tịch UBND các xã, thị trấn",
        ["c Thủ trưởng các cơ quan, đơn vị", "c Chủ tịch UBND các xã, thị trấn"],
    ),
    ("Các cơ quan, đơn vị có liên quan", ["c Các cơ quan, đơn vị liên quan"]),
    ("Các trường học trên địa bàn huyện", ["c Các trường học trên địa bàn"]),
    ("Thanh tra huyện + Phòng Nội vụ", ["b Thanh tra huyện", "b Phòng Nội vụ"]),
    (
        "Phòng VHTT/Trung tâm VHTT&TT",
        ["b Phòng Văn hóa và Thông tin", "b Trung tâm Văn hóa - Thông tin và Thể thao"],
    ),
    (
        "Tòa án nhân dân, Viện kiểm sát nhân dân huyện",
        ["b Tòa án nhân dân huyện", "b Viện kiểm sát nhân dân huyện"],
    ),
    ("Ngân hàng CSXH huyện", ["b Ngân hàng Chính sách xã hội"]),
    ("Ban QLDA ĐTXD huyện", ["b Ban Quản lý dự án đầu tư xây dựng"]),
    ("Đài Truyền thanh huyện", ["b Đài Truyền thanh"]),
    (
        "Phòng Nội vụ và các phòng, ban, ngành liên quan",
        ["b Phòng Nội vụ", "c Các phòng, ban, ngành liên quan"],
    ),
    (
        "Văn phòng Huyện ủy, Văn phòng HĐND-UBND huyện",
        ["b Văn phòng Huyện ủy", "b Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện"],
    ),
    (
        "- Phòng Tư pháp\n- Công an huyện\n- UBND các xã, thị trấn",
        ["b Phòng Tư pháp", "b Công an huyện", "c Ủy ban nhân dân các xã, thị trấn"],
    ),
    (
        "Phòng Nội vụ, Phòng TN-MT và các đơn vị liên quan",
        ["b Phòng Nội vụ", "b Phòng Tài nguyên và Môi trường", "c Các đơn vị liên quan"],
    ),
]

PROVINCE: list[tuple[str, list[str]]] = [
    ("Chi cục An toàn vệ sinh thực phẩm", ["b Chi cục An toàn vệ sinh thực phẩm"]),
    (
        "Chi cục Chăn nuôi và Thú y; Chi cục Thủy lợi",
        ["b Chi cục Chăn nuôi và Thú y", "b Chi cục Thủy lợi"],
    ),
    (
        "Trung tâm Y tế các huyện, thành phố; Sở Y tế",
        ["c Trung tâm Y tế các huyện, thành phố", "b Sở Y tế"],
    ),
    (
        "Liên đoàn Lao động các huyện, thị xã, thành phố",
        ["c Liên đoàn Lao động các huyện, thị xã, thành phố"],
    ),
    ("Sở TN&MT; Sở KH&ĐT", ["b Sở Tài nguyên và Môi trường", "b Sở Kế hoạch và Đầu tư"]),
    (
        "Sở LĐ-TB&XH, Sở GD&ĐT, Sở TT&TT",
        [
            "b Sở Lao động - Thương binh và Xã hội",
            "b Sở Giáo dục và Đào tạo",
            "b Sở Thông tin và Truyền thông",
        ],
    ),
    (
        "Các sở, ngành; UBND các huyện, thị xã, thành phố",
        ["c Các sở, ban, ngành", "c Ủy ban nhân dân các huyện, thị xã, thành phố"],
    ),
    ("Sở Nội vụ, Tài chính, Tư pháp", ["b Sở Nội vụ", "b Sở Tài chính", "b Sở Tư pháp"]),
    (
        "Bộ CHQS tỉnh, Công an tỉnh, BĐBP tỉnh",
        [
            "b Bộ Chỉ huy Quân sự tỉnh",
            "b Công an tỉnh",
            "b Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
        ],
    ),
    (
        "Tỉnh đoàn, Hội LHPN tỉnh",
        ["b Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh", "b Hội Liên hiệp Phụ nữ tỉnh"],
    ),
    ("BCH Quân sự tỉnh; Sở XD", ["b Bộ Chỉ huy Quân sự tỉnh", "b Sở Xây dựng"]),
    ("Ban Quản lý Khu kinh tế tỉnh", ["b Ban Quản lý Khu kinh tế"]),
    ("Cục Thuế tỉnh; Kho bạc Nhà nước tỉnh", ["b Cục Thuế tỉnh", "b Kho bạc Nhà nước"]),
    (
        "Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội",
        ["b Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "c Các tổ chức chính trị - xã hội"],
    ),
    (
        "Sở Văn hoá, Thể thao và Du lịch; Sở Du lịch",
        ["b Sở Văn hóa, Thể thao và Du lịch", "b Sở Du lịch"],
    ),
    (
        "Văn phòng UBND tỉnh, Trường Chính trị tỉnh",
        ["b Văn phòng Ủy ban nhân dân tỉnh", "b Trường Chính trị tỉnh"],
    ),
]

COMMUNE: list[tuple[str, list[str]]] = [
    (
        "Phòng Kinh tế, Hạ tầng và Đô thị; Phòng Văn hóa - Xã hội",
        ["b Phòng Kinh tế, Hạ tầng và Đô thị", "b Phòng Văn hóa - Xã hội"],
    ),
    (
        "Văn phòng HĐND và UBND xã; TT PVHCC",
        [
            "b Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",
            "b Trung tâm Phục vụ hành chính công",
        ],
    ),
    ("Trung tâm PVHCC xã", ["b Trung tâm Phục vụ hành chính công"]),
    ("Các thôn; Trạm Y tế xã", ["c Các thôn", "b Trạm Y tế"]),
    ("Công an xã, Ban CHQS xã", ["b Công an xã", "b Ban Chỉ huy Quân sự xã"]),
    ("Phòng VHXH, Phòng KT", ["b Phòng Văn hóa - Xã hội", "b Phòng Kinh tế"]),
    ("Phòng VH-XH", ["b Phòng Văn hóa - Xã hội"]),
    (
        "Các phòng chuyên môn, Trạm Y tế, các trường học",
        ["c Các phòng chuyên môn", "b Trạm Y tế", "c Các trường học trên địa bàn"],
    ),
    (
        "Ủy ban MTTQ Việt Nam xã và các đoàn thể",
        ["b Ủy ban Mặt trận Tổ quốc Việt Nam xã", "c Các đoàn thể"],
    ),
    (
        "Đảng ủy, HĐND, UBND, UBMTTQ xã",
        [
            "b Đảng ủy xã",
            "b Hội đồng nhân dân xã",
            "b Ủy ban nhân dân xã",
            "b Ủy ban Mặt trận Tổ quốc Việt Nam xã",
        ],
    ),
    ("Công chức Văn phòng - Thống kê", ["p Công chức Văn phòng - Thống kê"]),
    (
        "Ban Chỉ huy quân sự xã; Đoàn Thanh niên; Hội Phụ nữ",
        [
            "b Ban Chỉ huy Quân sự xã",
            "b Đoàn Thanh niên Cộng sản Hồ Chí Minh",
            "b Hội Liên hiệp Phụ nữ",
        ],
    ),
    (
        "Trung tâm Phục vụ Hành chính công xã, Phòng Kinh tế",
        ["b Trung tâm Phục vụ hành chính công", "b Phòng Kinh tế"],
    ),
    (
        "Trưởng Công an xã; Chỉ huy trưởng Ban CHQS xã",
        ["p Trưởng Công an xã", "p Chỉ huy trưởng Quân sự xã"],
    ),
    (
        "Các phòng, ban, đơn vị và các thôn, tổ dân phố",
        ["c Các phòng, ban, đơn vị", "c Các thôn, tổ dân phố"],
    ),
    ("Hội đồng nhân dân xã; Thường trực HĐND xã",
     ["b Hội đồng nhân dân xã", "b Thường trực Hội đồng nhân dân xã"]),
]  # fmt: skip
