"""Wordings of real plans, in a plan of 2026, and running text in one of 2023."""

FIELD: list[tuple[str, list[str]]] = [
    (
        "Trước ngày 31/01 năm liền kề",
        ["by_date before ..2027-01-31 last 2027-01-30 day plan_year+1 !year_inferred_next"],
    ),
    (
        "trước ngày 05 tháng 10 năm 2026",
        ["by_date before ..2026-10-05 last 2026-10-04 day explicit"],
    ),
    (
        "chậm nhất là ngày 31/12 năm trước liền kề",
        ["by_date by ..2025-12-31 last 2025-12-31 day plan_year !previous_year"],
    ),
    (
        "chậm nhất 17 giờ 00 ngày 25/01/2026",
        ["by_date by ..2026-01-25 last 2026-01-25 at 17:00 day explicit"],
    ),
    (
        "trước 14 giờ ngày 08 tháng 10 năm 2025",
        ["by_date before ..2025-10-08 last 2025-10-08 at 14:00 day explicit"],
    ),
    (
        "đến 05 giờ 00 ngày 14/3/2026",
        ["by_date by ..2026-03-14 last 2026-03-14 at 05:00 day explicit"],
    ),
    ("xong trước ngày 01/01/2030", ["by_date before ..2030-01-01 last 2029-12-31 day explicit"]),
    (
        "Hoàn thành đầu tư, lắp đặt và vận hành xong trước ngày 01/01/2030",
        ["by_date before ..2030-01-01 last 2029-12-31 day explicit"],
    ),
    ("trước ngày 28/02/2026", ["by_date before ..2026-02-28 last 2026-02-27 day explicit"]),
    ("trước ngày 10/12", ["by_date before ..2026-12-10 last 2026-12-09 day plan_year"]),
    ("chậm nhất ngày 17 tháng 12", ["by_date by ..2026-12-17 last 2026-12-17 day plan_year"]),
    (
        "Dự kiến 20/7/2018",
        ["on_date on 2018-07-20..2018-07-20 last 2018-07-20 day explicit !tentative"],
    ),
    ("Quý I/2026", ["period 2026-01-01..2026-03-31 within quarter explicit"]),
    ("trong quý I năm 2026", ["period 2026-01-01..2026-03-31 within quarter explicit"]),
    ("Quý 4 năm 2025", ["period 2025-10-01..2025-12-31 within quarter explicit"]),
    ("Qui IV - 2025", ["period 2025-10-01..2025-12-31 within quarter explicit"]),  # a scan's
    ("Quí IV-2025", ["period 2025-10-01..2025-12-31 within quarter explicit"]),
    ("Quý IV/2025- Quý II/2026", ["period 2025-10-01..2026-06-30 within quarter explicit"]),
    ("Quý IV/2025 và Quý I/2026", ["period 2025-10-01..2026-03-31 within quarter explicit"]),
    ("Quý IV năm 2025 và các năm tiếp theo", ["period 2025-10-01.. open_ended quarter explicit"]),
    ("Xong trong Quý II/2026", ["by_date by ..2026-06-30 last 2026-06-30 quarter explicit"]),
    ("Xong trong tháng 5/2026", ["by_date by ..2026-05-31 last 2026-05-31 month explicit"]),
    ("Tháng 7/2026", ["period 2026-07-01..2026-07-31 within month explicit"]),
    ("Từ tháng 3 đến tháng 9/2026", ["period 2026-03-01..2026-09-30 within month explicit"]),
    ("Năm 2026", ["period 2026-01-01..2026-12-31 within year explicit"]),
    ("Trong năm 2026", ["period 2026-01-01..2026-12-31 within year explicit"]),
    ("2025", ["period 2025-01-01..2025-12-31 within year explicit"]),
    ("đến hết năm 2026", ["by_date by ..2026-12-31 last 2026-12-31 year explicit"]),
    ("26/4/2018 – 21/5/2018", ["period 2018-04-26..2018-05-21 day explicit"]),
    ("29/6/2026 - 09/7/2026", ["period 2026-06-29..2026-07-09 day explicit"]),
    ("từ ngày 04/02/2026 đến ngày 08/02/2026", ["period 2026-02-04..2026-02-08 day explicit"]),
    (
        "Từ 20 giờ 15 phút - 20 giờ 45 phút ngày 23 tháng 1",
        ["on_date on 2026-01-23..2026-01-23 last 2026-01-23 at 20:15 day plan_year !time_range"],
    ),
    ("Hằng năm", ["recurring FREQ=YEARLY"]),
    ("Hàng năm", ["recurring FREQ=YEARLY"]),
    ("Thường xuyên", ["continuous 2026-01-01..2026-12-31 throughout plan_year"]),
    ("Thường xuyên trong năm", ["continuous 2026-01-01..2026-12-31 throughout plan_year"]),
    ("Thường xuyên trong tháng", ["continuous 2026-01-01..2026-12-31 throughout plan_year"]),
    ("Định kỳ hằng tháng", ["recurring FREQ=MONTHLY"]),
    ("Trước ngày 05 của tháng liền kề", ["recurring before FREQ=MONTHLY;BYMONTHDAY=5"]),
    ("trước ngày 18 hằng tháng", ["recurring before FREQ=MONTHLY;BYMONTHDAY=18"]),
    (
        "trước ngày 20 hằng tháng lên phần mềm theo dõi",
        ["recurring before FREQ=MONTHLY;BYMONTHDAY=20"],
    ),
    ("trước ngày 15/11 hằng năm", ["recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15 day"]),
    (
        "trước ngày 01/6 và 15/11 hằng năm",
        [
            "recurring before FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1 day",
            "recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15 day",
        ],
    ),
    (
        "Ban hành kế hoạch trong tháng 01 hằng năm; tổ chức kiểm tra chậm nhất trong tháng 6 hằng năm và báo cáo kết quả khắc phục … chậm nhất trong tháng 8 hằng năm",
        [
            "recurring on FREQ=YEARLY;BYMONTH=1 month",
            "recurring by FREQ=YEARLY;BYMONTH=6 month",
            "recurring by FREQ=YEARLY;BYMONTH=8 month",
        ],
    ),
    ("Hằng năm và giai đoạn", ["recurring FREQ=YEARLY"]),
    (
        "Sau 03 tháng kể từ khi có văn bản của Trung ương hoặc Quyết định liên quan của cơ quan có thẩm quyền",
        [
            "relative after 3 month after <có văn bản của Trung ương hoặc Quyết định liên quan của cơ quan có thẩm quyền>"
        ],
    ),
    (
        "trong thời hạn 10 ngày kể từ ngày nhận Kế hoạch này",
        ["relative by 10 day after <ngày nhận Kế hoạch này>"],
    ),
    ("trong thời hạn 05 ngày kể từ ngày nhận đơn", ["relative by 5 day after <ngày nhận đơn>"]),
    ("≤ 20 ngày làm việc", ["relative by 20 workday after <>"]),
    ("≤ 3 ngày làm việc", ["relative by 3 workday after <>"]),
    (
        "Chậm nhất là 05 ngày làm việc kể từ ngày hoàn thành việc chấm thi",
        ["relative by 5 workday after <ngày hoàn thành việc chấm thi>"],
    ),
    (
        "Đăng ít nhất 01 kỳ sau khi được phê duyệt kế hoạch",
        ["relative after 0 day after <được phê duyệt kế hoạch>"],
    ),
    ("trước ngày bầu cử 40 ngày theo điểm a…", ["relative by 40 day before <bầu cử>"]),
    ("Ngay sau khi có kết quả…", ["relative after 0 day after <có kết quả…>"]),
    (
        "Dự kiến khoảng 02 ngày làm việc/01 đơn vị, tính từ ngày công bố Quyết định kiểm tra",
        ["relative by 2 workday after <ngày công bố Quyết định kiểm tra> !approximate"],
    ),
    (
        "Theo các mốc thời gian tại Quyết định số 1737/QĐ-UBND ngày 17/10/2025 của Chủ tịch UBND tỉnh",
        ["per_other_document conditional"],
    ),
    ("Theo Điều 17 Nghị định số 52/2015/NĐ-CP…", ["per_other_document conditional"]),
    ("Theo hướng dẫn của Trung ương", ["per_other_document conditional"]),
    ("Theo kế hoạch của tỉnh", ["per_other_document conditional"]),
    ("Thời gian theo QĐ phê duyệt", ["per_other_document conditional"]),
    (
        "Báo cáo định kỳ theo thời gian quy định; thực hiện hằng năm",
        ["recurring !no_frequency", "per_other_document conditional", "recurring FREQ=YEARLY"],
    ),
    (
        "Thực hiện thường xuyên khi có yêu cầu của bộ, ngành Trung ương.",
        [
            "continuous 2026-01-01..2026-12-31 throughout plan_year",
            "conditional open_ended conditional",
        ],
    ),
    (
        "26/4/2018 – 21/5/2018 ≤ 20 ngày làm (trả lại hồ sơ ≤ 5 ngày nếu yêu cầu bổ sung)",
        [
            "period 2018-04-26..2018-05-21 day explicit",
            "relative by 20 day after <>",
            "relative by 5 day after <>",
        ],
    ),
    (
        "04/6/2018-15/6/2018 ≤ 10 (ngày làm việc)",
        ["period 2018-06-04..2018-06-15 day explicit", "relative by 10 workday after <>"],
    ),
    (
        "Đăng ít nhất 01 kỳ sau khi được phê duyệt kế hoạch Dự kiến 20/7/2018",
        [
            "relative after 0 day after <được phê duyệt kế hoạch>",
            "on_date on 2018-07-20..2018-07-20 last 2018-07-20 day explicit !tentative",
        ],
    ),
    (
        "≥ 20 ngày Dự kiến 23/7/2018 – 14/8/2018",
        ["relative after 20 day after <> !at_least", "period 2018-07-23..2018-08-14 day explicit"],
    ),
    ("Đến trước thời điểm mở thầu", ["relative before 0 day before <thời điểm mở thầu>"]),
    ("7 ngày làm việc sau khi công bố kết quả", ["relative by 7 workday after <công bố kết quả>"]),
    ("18 tháng", ["relative by 18 month after <>"]),
    ("Dự kiến 04/08-20/08/2023", ["period 2023-08-04..2023-08-20 day explicit"]),
    ("Từ 01/06/2023 đến 16/06/2023", ["period 2023-06-01..2023-06-16 day explicit"]),
]
"""Time cells as seen."""

DUTIES: list[tuple[str, list[str]]] = [
    (
        "Định kỳ báo cáo UBND tỉnh (qua Sở Tư pháp) kết quả thực hiện Kế hoạch hằng năm (trước ngày 15 tháng 11) hoặc theo đề nghị để tổng hợp, báo cáo theo quy định.",
        ["recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15 day"],
    ),
    (
        "Định kỳ gửi báo cáo kết quả thực hiện trước ngày 15/11 hằng năm và báo cáo đột xuất, báo cáo sơ kết, tổng kết khi có yêu cầu về Sở Khoa học và Công nghệ để tổng hợp, tham mưu Ủy ban nhân dân tỉnh báo cáo Bộ Khoa học và Công nghệ và Chính phủ theo quy định.",
        [
            "recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15 day",
            "conditional open_ended conditional",
            "conditional open_ended conditional",
        ],
    ),
    (
        "Các phòng, đơn vị báo cáo tình hình thực hiện về Phòng Kế hoạch - Tổng hợp trước ngày 18 hằng tháng, đảm bảo theo đúng mẫu báo cáo quy định (tại Phụ lục đính kèm).",
        ["recurring before FREQ=MONTHLY;BYMONTHDAY=18"],
    ),
    (
        "… kỳ 6 tháng (từ ngày 15/12/2025 đến ngày 14/6/2026, gửi trước ngày 20/6/2026) và kỳ 12 tháng (từ ngày 15/12/2025 đến ngày 14/12/2026, gửi trước ngày 20/12/2026) gửi về Cục Cảnh sát điều tra tội phạm về ma túy",
        [
            "period 2025-12-15..2026-06-14 covers day of <kỳ 6 tháng> explicit",
            "by_date before ..2026-06-20 last 2026-06-19 day of <kỳ 6 tháng> explicit",
            "period 2025-12-15..2026-12-14 covers day of <kỳ 12 tháng> explicit",
            "by_date before ..2026-12-20 last 2026-12-19 day of <kỳ 12 tháng> explicit",
        ],
    ),
    (
        "Thời gian báo cáo định kỳ hàng năm tính từ ngày 15 tháng 12 năm trước kỳ báo cáo đến ngày 14 tháng 12 của kỳ báo cáo.",
        [
            "recurring FREQ=YEARLY",
            "period 2025-12-15..2026-12-14 covers day plan_year !previous_year",
        ],
    ),
    (
        "… có trách nhiệm xây dựng kế hoạch chi tiết hằng năm và định kỳ báo cáo kết quả thực hiện trước ngày 20/11 về Sở Khoa học và Công nghệ để tổng hợp.",
        ["recurring FREQ=YEARLY", "by_date before ..2026-11-20 last 2026-11-19 day plan_year"],
    ),
    (
        "trước ngày 30 tháng 11 hàng năm báo cáo kết quả thực hiện về UBND tỉnh",
        ["recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30 day"],
    ),
    (
        "… năm 2018 gửi về UBND tỉnh (qua Sở Tư pháp) trước ngày 15 tháng 10 năm 2018.",
        ["by_date before ..2018-10-15 last 2018-10-14 day explicit"],
    ),
    (
        "Biên bản hội nghị cử tri … phải gửi về Ban Thường trực Ủy ban MTTQ Việt Nam xã Lương Minh chậm nhất là 17 giờ 00 ngày 30/01/2026 để tổng hợp.",
        ["by_date by ..2026-01-30 last 2026-01-30 at 17:00 day explicit"],
    ),
    (
        "Báo cáo Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh chậm nhất ngày 03/02/2026.",
        ["by_date by ..2026-02-03 last 2026-02-03 day explicit"],
    ),
    (
        "báo cáo tình hình sau mỗi đợt và báo cáo tổng kết gửi về … trước ngày 18/3/2026 (theo quy định tại Mục 5, Phần VI Hướng dẫn 13/HD-MTTQ-BTT).",
        [
            "relative after 0 day after <mỗi đợt>",
            "by_date before ..2026-03-18 last 2026-03-17 day explicit",
        ],
    ),
    (
        "… gửi Báo cáo kết quả (kèm số liệu chi tiết, hình ảnh, tài liệu) về Sở GDĐT trước ngày 05 tháng 10 năm 2026.",
        ["by_date before ..2026-10-05 last 2026-10-04 day explicit"],
    ),
    (
        "hồ sơ đề nghị … gửi về Sở Nội vụ (qua Phòng Xây dựng chính quyền) trước ngày 31/3/2026 để tổng hợp, thẩm định (trường hợp thay đổi thời gian sẽ có thông báo…)",
        ["by_date before ..2026-03-31 last 2026-03-30 day explicit"],
    ),
    (
        "Hoàn thành công tác kiểm tra và báo cáo kết quả kiểm tra trước ngày 25/12/2025.",
        ["by_date before ..2025-12-25 last 2025-12-24 day explicit"],
    ),
    ("lồng ghép trong Báo cáo CCHC định kỳ", ["recurring !no_frequency"]),
    ("theo quy định", []),
    ("đúng thời gian quy định", ["per_other_document conditional"]),
    ("khi có yêu cầu", ["conditional open_ended conditional"]),
    ("đột xuất", ["conditional open_ended conditional"]),
    (
        "Báo cáo … hằng năm và tổng kết Chương trình về UBND tỉnh (qua Công an tỉnh) để tổng hợp báo cáo Bộ Công an.",
        ["recurring FREQ=YEARLY"],
    ),
    ("CHẾ ĐỘ BÁO CÁO", []),
    ("Chế độ thông tin báo cáo:", []),
    ("Thực hiện chế độ thông tin, báo cáo", []),
    ("4. Chế độ thông tin báo cáo", []),
    (
        "Báo cáo nhanh tình hình thiệt hại … đến sáng ngày 21/11/2025",
        ["by_date by ..2025-11-21 last 2025-11-21 day explicit"],
    ),
    ("báo cáo số 1935/BC-…", []),
    (
        "Phối hợp mời báo cáo viên cho ngày 26/8",
        ["on_date on 2026-08-26..2026-08-26 last 2026-08-26 day plan_year"],
    ),
]
"""Duties to report as seen."""

PROSE: list[tuple[str, list[str]]] = [
    ("Nghị quyết năm 2023 của HĐND", []),
    ("Căn cứ Quyết định số 25/QĐ-UBND ngày 05/01/2023 của UBND thành phố về việc", []),
    ("Chỉ thị số 15- CT/TU ngày 21/11/2022 của Ban Thường vụ", []),
    ("Luật số 10/2022/QH15 ngày 10 tháng 11 năm 2022", []),
    ("hơn 1/2 số hộ; đạt 100% trước 1/3 dân số", []),
    ("ĐT: 0225.3871.234 hoặc 0912 345 678", []),
    ("Phấn đấu trước năm 2025 trở thành thành phố", []),
    ("Xây dựng huyện trước năm 2025 trở thành thành phố", []),
    (
        "Hoàn thành sáp nhập trước năm 2025.",
        ["by_date before ..2024-12-31 last 2024-12-31 year explicit"],
    ),
    ("nhiệm kỳ 2020-2025, năm học 2023-2024", []),
    ("giai đoạn 2021-2030, tầm nhìn đến năm 2045", []),
    (
        "Tổ chức sơ kết vào tháng 6, tổng kết vào tháng 12/2023",
        [
            "period 2023-06-01..2023-06-30 within month cell",
            "period 2023-12-01..2023-12-31 within month explicit",
        ],
    ),
    ("chi thường xuyên năm 2023 là 1.500.000.000 đồng", []),
    ("kinh phí 15/6 tỷ", []),
    (
        "yêu cầu các phòng, đơn vị, địa phương báo cáo kết quả thực hiện về Ủy ban nhân dân huyện (qua Phòng Nội vụ tổng hợp) lần 1: trước ngày 05/6/2023 và lần 2: trước ngày 01/12/2023 và báo cáo đột xuất (khi cần thiết theo yêu cầu)",
        [
            "by_date before ..2023-06-05 last 2023-06-04 day of <lần 1> explicit",
            "by_date before ..2023-12-01 last 2023-11-30 day of <lần 2> explicit",
            "conditional open_ended conditional",
        ],
    ),
    (
        "Định kỳ 6 tháng (trước ngày 10/6), năm (trước ngày 05/12) báo cáo kết quả thực hiện về UBND huyện",
        [
            "by_date before ..2023-06-10 last 2023-06-09 day of <Định kỳ 6 tháng> plan_year",
            "by_date before ..2023-12-05 last 2023-12-04 day of <năm> plan_year",
        ],
    ),
    (
        "Chế độ báo cáo: Báo cáo quý trước ngày 20 tháng cuối quý; báo cáo 6 tháng trước ngày 15/6; báo cáo năm trước ngày 15/12.",
        [
            "recurring before FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20 of <Báo cáo quý>",
            "by_date before ..2023-06-15 last 2023-06-14 day of <báo cáo 6 tháng> plan_year",
            "by_date before ..2023-12-15 last 2023-12-14 day of <báo cáo năm> plan_year",
        ],
    ),
    (
        "gửi về UBND huyện (qua Phòng Nội vụ) trước ngày 28/02/2023",
        ["by_date before ..2023-02-28 last 2023-02-27 day explicit"],
    ),
    (
        "Báo cáo năm trước ngày 10/01",
        [
            "by_date before ..2024-01-10 last 2024-01-09 day of <Báo cáo năm> plan_year+1 !year_inferred_next"
        ],
    ),
    ("Báo cáo hàng quý.", ["recurring FREQ=MONTHLY;INTERVAL=3"]),
    ("từ 1/2 đến 2/3 số hộ", []),
    ("Kế hoạch này thay thế Kế hoạch số 12/KH-UBND, ngày 15/3/2022.", []),
    ("sơ kết 6 tháng, tổng kết năm", []),
    ("trước ngày 31/6/2023", ["by_date before day explicit !no_such_date"]),
    (
        "Đảng bộ xã tổ chức vào ngày 19/5, thứ Sáu ngày 02/6/2023",
        [
            "on_date on 2023-05-19..2023-05-19 last 2023-05-19 day cell",
            "on_date on 2023-06-02..2023-06-02 last 2023-06-02 day explicit",
        ],
    ),
    ("Trong 5 năm qua, 10 ngày", []),
    (
        "trong tháng 5, 10 xã tổ chức hội nghị",
        ["period 2023-05-01..2023-05-31 within month plan_year"],
    ),
    ("đường 30/4, phường 2", []),
    ("Quỹ 1 triệu đồng", []),
    ("Việt Nam 2023", []),
    (
        "báo cáo quý I/2023 trước ngày 15/3",
        [
            "period 2023-01-01..2023-03-31 covers quarter explicit",
            "by_date before ..2023-03-15 last 2023-03-14 day of <báo cáo quý I/2023> cell",
        ],
    ),
    (
        "trước ngày 15/6 hằng năm báo cáo 6 tháng",
        ["recurring before FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15 day"],
    ),
    ("từ năm 2021 đến năm 2025 hoàn thành", []),
    ("trước ngày 15 và ngày 30 hằng tháng", ["recurring before FREQ=MONTHLY;BYMONTHDAY=15,30"]),
    (
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020; ngày 15/3/2023 họp",
        ["on_date on 2023-03-15..2023-03-15 last 2023-03-15 day explicit"],
    ),
    (
        "Công văn số 15/UBND-NV ngày 10/02/2023, báo cáo trước 17h00 ngày 15/3",
        ["by_date before ..2023-03-15 last 2023-03-15 at 17:00 day plan_year"],
    ),
    ("từ ngày 01/01/2023 đến hết ngày 30/6", ["period 2023-01-01..2023-06-30 day explicit"]),
    (
        "Từ ngày 10/12 đến ngày 15/01/2024",
        ["period 2023-12-10..2024-01-15 day explicit !year_inferred"],
    ),
    ("bắt đầu từ ngày 01/7/2023", ["period from 2023-07-01.. open_ended day explicit"]),
    ("sau ngày 01/7/2023", ["period after 2023-07-02.. open_ended day explicit"]),
    ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;", []),
    ("người cao tuổi đến khám sức khỏe định kỳ tại các trạm Y tế", []),
    ("Phát triển hạ tầng số tại khu công nghiệp đến năm 2030 với những nội dung cụ thể", []),
    (
        "Đợt 2: Từ tháng 01 đến ngày bầu cử 15/3/2026",
        ["period 2026-01-01..2026-03-15 day explicit"],
    ),
    ("quản lý nhà máy theo thời gian thực", []),
    ("kiểm tra định kỳ và đột xuất hoạt động khai thác", []),
    (
        "định kỳ hàng năm (trước ngày 10/12) hoặc đột xuất báo cáo Ủy ban nhân dân tỉnh",
        [
            "recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10 day",
            "conditional open_ended conditional",
        ],
    ),
    ("Chương trình Điều chỉnh mức sinh thành phố đến năm 2030", []),
]
"""Running text; [] where the numbers are no deadline."""
