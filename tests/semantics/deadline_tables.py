"""Tables of the deadline tests: what is printed, and what it says.

The catalogue stands in a plan of 2023 issued on 16/01/2023, the wordings seen in the field in one of
2026.
"""

OPERATORS: list[tuple[str, list[str]]] = [
    ("trước ngày 05/6/2023", ["by_date before ..2023-06-05 last 2023-06-04 day explicit"]),
    ("trước 05/6/2023", ["by_date before ..2023-06-05 last 2023-06-04 day explicit"]),
    ("xong trước ngày 05/6/2023", ["by_date before ..2023-06-05 last 2023-06-04 day explicit"]),
    ("chậm nhất là ngày 05/6/2023", ["by_date by ..2023-06-05 last 2023-06-05 day explicit"]),
    ("muộn nhất 05/6/2023", ["by_date by ..2023-06-05 last 2023-06-05 day explicit"]),
    ("không quá ngày 05/6/2023", ["by_date by ..2023-06-05 last 2023-06-05 day explicit"]),
    ("đến hết ngày 05/6/2023", ["by_date by ..2023-06-05 last 2023-06-05 day explicit"]),
    ("đến ngày 05/6/2023", ["by_date by ..2023-06-05 last 2023-06-05 day explicit"]),
    ("hoàn thành vào ngày 05/6/2023", ["by_date by ..2023-06-05 last 2023-06-05 day explicit"]),
    ("trong ngày 05/6/2023", ["by_date by ..2023-06-05 last 2023-06-05 day explicit"]),
    ("hạn cuối 05/6/2023", ["by_date by ..2023-06-05 last 2023-06-05 day explicit"]),
    ("từ ngày 05/6/2023", ["period from 2023-06-05.. open_ended day explicit"]),
    ("bắt đầu từ ngày 05/6/2023", ["period from 2023-06-05.. open_ended day explicit"]),
    ("sau ngày 05/6/2023", ["period after 2023-06-06.. open_ended day explicit"]),
    ("ngày 05/6/2023", ["on_date on 2023-06-05..2023-06-05 last 2023-06-05 day explicit"]),
    ("vào ngày 05/6/2023", ["on_date on 2023-06-05..2023-06-05 last 2023-06-05 day explicit"]),
    ("trước tháng 6/2023", ["by_date before ..2023-05-31 last 2023-05-31 month explicit"]),
    ("đến hết tháng 6", ["by_date by ..2023-06-30 last 2023-06-30 month plan_year"]),
    ("xong trong tháng 6", ["by_date by ..2023-06-30 last 2023-06-30 month plan_year"]),
    ("trước năm 2025", ["by_date before ..2024-12-31 last 2024-12-31 year explicit"]),
    ("đến năm 2025", ["by_date by ..2025-12-31 last 2025-12-31 year explicit"]),
    (
        "trước 17h00 ngày 15/3",
        ["by_date before ..2023-03-15 last 2023-03-15 at 17:00 day plan_year"],
    ),
    (
        "trước 10 giờ 00 phút ngày 15/3/2023",
        ["by_date before ..2023-03-15 last 2023-03-15 at 10:00 day explicit"],
    ),
]
"""How a date binds."""

CATALOGUE: list[tuple[str, list[str]]] = [
    ("Cả năm 2023", ["period 2023-01-01..2023-12-31 throughout year explicit"]),
    ("Năm 2023", ["period 2023-01-01..2023-12-31 within year explicit"]),
    ("Trong năm 2023", ["period 2023-01-01..2023-12-31 within year explicit"]),
    ("Năm 2023.", ["period 2023-01-01..2023-12-31 within year explicit"]),
    (
        "Cả năm 2023 và các năm tiếp theo",
        ["period 2023-01-01.. throughout open_ended year explicit"],
    ),
    (
        "Năm 2023 và những năm tiếp theo",
        ["period 2023-01-01.. throughout open_ended year explicit"],
    ),
    ("Cả năm", ["period 2023-01-01..2023-12-31 throughout year plan_year"]),
    ("Trong quý I/2023", ["period 2023-01-01..2023-03-31 within quarter explicit"]),
    ("Quý I năm 2023", ["period 2023-01-01..2023-03-31 within quarter explicit"]),
    ("Quý 1/2023", ["period 2023-01-01..2023-03-31 within quarter explicit"]),
    ("Quí I/2023", ["period 2023-01-01..2023-03-31 within quarter explicit"]),
    ("Q1/2023", ["period 2023-01-01..2023-03-31 within quarter explicit"]),
    ("Quý II, III", ["period 2023-04-01..2023-09-30 within quarter plan_year"]),
    ("Quý II - III/2023", ["period 2023-04-01..2023-09-30 within quarter explicit"]),
    ("Quý II+III", ["period 2023-04-01..2023-09-30 within quarter plan_year"]),
    ("Quý II và III", ["period 2023-04-01..2023-09-30 within quarter plan_year"]),
    (
        "Quý I, IV/2023",
        [
            "period 2023-01-01..2023-12-31 [2023-01-01..2023-03-31] [2023-10-01..2023-12-31] within quarter explicit"
        ],
    ),
    ("Quý IV/2023 - Quý I/2024", ["period 2023-10-01..2024-03-31 within quarter explicit"]),
    ("6 tháng đầu năm", ["period 2023-01-01..2023-06-30 within half plan_year"]),
    ("06 tháng đầu năm 2023", ["period 2023-01-01..2023-06-30 within half explicit"]),
    ("6 tháng cuối năm", ["period 2023-07-01..2023-12-31 within half plan_year"]),
    ("9 tháng đầu năm", ["period 2023-01-01..2023-09-30 within half plan_year"]),
    ("Tháng 3 - 5/2024", ["period 2024-03-01..2024-05-31 within month explicit"]),
    ("Từ tháng 3 đến tháng 5/2024", ["period 2024-03-01..2024-05-31 within month explicit"]),
    ("Tháng 3-5 năm 2024", ["period 2024-03-01..2024-05-31 within month explicit"]),
    ("T3-T5/2024", ["period 2024-03-01..2024-05-31 within month explicit"]),
    (
        "Tháng 3, 6, 9, 12",
        [
            "recurring [2023-03-01..2023-03-31] [2023-06-01..2023-06-30] [2023-09-01..2023-09-30] [2023-12-01..2023-12-31] FREQ=YEARLY;BYMONTH=3,6,9,12 month plan_year"
        ],
    ),
    ("Tháng 4", ["period 2023-04-01..2023-04-30 within month plan_year"]),
    ("Trong tháng 4/2023", ["period 2023-04-01..2023-04-30 within month explicit"]),
    ("T4/2023", ["period 2023-04-01..2023-04-30 within month explicit"]),
    ("Đầu tháng 5", ["period 2023-05-01..2023-05-10 within day plan_year !approximate"]),
    ("Giữa tháng 5", ["period 2023-05-11..2023-05-20 within day plan_year !approximate"]),
    ("Cuối tháng 5", ["period 2023-05-21..2023-05-31 within day plan_year !approximate"]),
    ("Tuần 2 tháng 5/2023", ["period 2023-05-08..2023-05-14 within day explicit !approximate"]),
    ("Tuần đầu tháng 5", ["period 2023-05-01..2023-05-07 within day plan_year !approximate"]),
    ("Đầu quý II", ["period 2023-04-01..2023-04-30 within quarter plan_year !approximate"]),
    ("Cuối năm 2023", ["period 2023-10-01..2023-12-31 within quarter explicit !approximate"]),
    ("Trước ngày 05/6/2023", ["by_date before ..2023-06-05 last 2023-06-04 day explicit"]),
    ("Chậm nhất ngày 15/11/2023", ["by_date by ..2023-11-15 last 2023-11-15 day explicit"]),
    ("Trước 15/6", ["by_date before ..2023-06-15 last 2023-06-14 day plan_year"]),
    ("07/02/2021 (chủ Nhật)", ["on_date on 2021-02-07..2021-02-07 last 2021-02-07 day explicit"]),
    (
        "lần 1: trước ngày 05/6/2023 và lần 2: trước ngày 01/12/2023",
        [
            "by_date before ..2023-06-05 last 2023-06-04 day of <lần 1> explicit",
            "by_date before ..2023-12-01 last 2023-11-30 day of <lần 2> explicit",
        ],
    ),
    (
        "6 tháng trước ngày 10/6, năm trước ngày 05/12",
        [
            "by_date before ..2023-06-10 last 2023-06-09 day of <6 tháng> plan_year",
            "by_date before ..2023-12-05 last 2023-12-04 day of <năm> plan_year",
        ],
    ),
    ("Từ ngày 01/3 đến ngày 15/4/2023", ["period 2023-03-01..2023-04-15 day explicit"]),
    ("01/3 - 15/4/2023", ["period 2023-03-01..2023-04-15 day explicit"]),
    (
        "Từ nay đến hết năm 2023",
        ["period from 2023-01-16..2023-12-31 last 2023-12-31 year explicit"],
    ),
    ("Từ nay đến 30/6", ["period from 2023-01-16..2023-06-30 last 2023-06-30 day plan_year"]),
    ("Giai đoạn 2022-2026", ["period 2022-01-01..2026-12-31 year explicit"]),
    ("2022 - 2026", ["period 2022-01-01..2026-12-31 year explicit"]),
    ("20222026", ["period 2022-01-01..2026-12-31 year explicit !repaired"]),
    ("Đến năm 2025", ["by_date by ..2025-12-31 last 2025-12-31 year explicit"]),
    ("Đến hết năm 2025", ["by_date by ..2025-12-31 last 2025-12-31 year explicit"]),
    ("2023-2025", ["period 2023-01-01..2025-12-31 year explicit"]),
    ("Nhiệm kỳ 2021-2026", ["period 2021-01-01..2026-12-31 year explicit !approximate"]),
    ("Năm học 2023-2024", ["period 2023-09-01..2024-05-31 month explicit !approximate"]),
    ("Thường xuyên", ["continuous 2023-01-01..2023-12-31 throughout plan_year"]),
    ("Thường xuyên trong năm", ["continuous 2023-01-01..2023-12-31 throughout plan_year"]),
    ("Thường xuyên, liên tục", ["continuous 2023-01-01..2023-12-31 throughout plan_year"]),
    ("Thường xuyên, cả năm", ["continuous 2023-01-01..2023-12-31 throughout plan_year"]),
    ("Hằng năm", ["recurring FREQ=YEARLY"]),
    ("Hàng năm", ["recurring FREQ=YEARLY"]),
    ("Hằng quý", ["recurring FREQ=MONTHLY;INTERVAL=3"]),
    ("Hàng quý", ["recurring FREQ=MONTHLY;INTERVAL=3"]),
    ("Định kỳ hằng quý", ["recurring FREQ=MONTHLY;INTERVAL=3"]),
    ("Hằng tháng", ["recurring FREQ=MONTHLY"]),
    ("Hằng tuần", ["recurring FREQ=WEEKLY"]),
    ("Chậm nhất ngày 15 hằng tháng", ["recurring by FREQ=MONTHLY;BYMONTHDAY=15"]),
    ("trước ngày 15 hàng tháng", ["recurring before FREQ=MONTHLY;BYMONTHDAY=15"]),
    ("ngày 15 của tháng", ["recurring on FREQ=MONTHLY;BYMONTHDAY=15"]),
    (
        "trước ngày 20 tháng cuối quý",
        ["recurring before FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"],
    ),
    ("ngày 20 của tháng cuối quý", ["recurring on FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"]),
    (
        "trước ngày 05 tháng đầu quý sau",
        ["recurring before FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5"],
    ),
    (
        "ngày 05 của tháng đầu quý tiếp theo",
        ["recurring on FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5"],
    ),
    (
        "trước ngày 10/6 và 10/12 hằng năm",
        ["recurring before FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10 day"],
    ),
    (
        "trước 10/6 và 05/12 hằng năm",
        [
            "recurring before FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10 day",
            "recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5 day",
        ],
    ),
    ("thứ Sáu hằng tuần", ["recurring on FREQ=WEEKLY;BYDAY=FR"]),
    ("16h00 thứ Năm hằng tuần", ["recurring on at 16:00 FREQ=WEEKLY;BYDAY=TH"]),
    ("thứ 6 hàng tuần", ["recurring on FREQ=WEEKLY;BYDAY=FR"]),
    (
        "ngày làm việc cuối cùng của tháng",
        ["recurring on FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"],
    ),
    ("02 lần/năm", ["recurring FREQ=MONTHLY;INTERVAL=6 !no_anchor"]),
    ("6 tháng một lần", ["recurring FREQ=MONTHLY;INTERVAL=6 !no_anchor"]),
    ("định kỳ 6 tháng", ["recurring FREQ=MONTHLY;INTERVAL=6 !no_anchor"]),
    ("ít nhất 01 lần/quý", ["recurring FREQ=MONTHLY;INTERVAL=3 !no_anchor !at_least"]),
    (
        "Định kỳ 6 tháng, năm",
        ["recurring FREQ=MONTHLY;INTERVAL=6 !no_anchor", "recurring FREQ=YEARLY !no_anchor"],
    ),
    ("Định kỳ", ["recurring !no_frequency"]),
    ("Đột xuất", ["conditional open_ended conditional"]),
    ("báo cáo đột xuất (khi cần thiết theo yêu cầu)", ["conditional open_ended conditional"]),
    ("khi có yêu cầu", ["conditional open_ended conditional"]),
    ("Theo kế hoạch của TP", ["per_other_document conditional"]),
    ("Theo kế hoạch của thành phố", ["per_other_document conditional"]),
    ("Theo hướng dẫn của Sở", ["per_other_document conditional"]),
    ("Theo Quyết định …", ["per_other_document conditional"]),
    ("Sau khi có văn bản của cấp trên", ["relative after 0 day after <có văn bản của cấp trên>"]),
    ("Khi có hướng dẫn", ["relative after 0 day after <có hướng dẫn>"]),
    (
        "Ngay sau khi Kế hoạch được ban hành",
        ["relative after 0 day after <Kế hoạch được ban hành>"],
    ),
    (
        "Trong 10 ngày kể từ ngày ký",
        ["relative by ..2023-01-26 last 2023-01-26 10 day after <ngày ký> issue_date"],
    ),
    (
        "trong thời hạn 05 ngày làm việc kể từ ngày nhận được …",
        ["relative by 5 workday after <ngày nhận được …>"],
    ),
    ("chậm nhất sau 03 ngày", ["relative by 3 day after <>"]),
    ("Trước ngày diễn ra hội nghị 07 ngày", ["relative by 7 day before <diễn ra hội nghị>"]),
    ("105 ngày", ["relative by 105 day after <>"]),
    ("Theo quy định", ["per_other_document conditional"]),
    ("Theo tiến độ", ["per_other_document conditional"]),
    ("Theo thời gian quy định", ["per_other_document conditional"]),
    ("Khi phát sinh", ["conditional open_ended conditional"]),
    ("Khi có nhu cầu", ["conditional open_ended conditional"]),
    ("Trước, trong và sau Tết Nguyên đán", ["period !symbolic !lunar"]),
    ("Dịp 30/4", ["period 2023-04-30..2023-04-30 day plan_year !symbolic"]),
    ("Rằm tháng Giêng", ["period !symbolic !lunar"]),
    ("trước 25 tháng Chạp", ["period !symbolic !lunar"]),
    ("nt", ["unparsed !same_as_above"]),
    ("-nt-", ["unparsed !same_as_above"]),
    ('"', ["unparsed !same_as_above"]),
    ("//", ["unparsed !same_as_above"]),
    ("Như trên", ["unparsed !same_as_above"]),
]
"""Time cells, one row per wording."""

DAMAGE: list[tuple[str, list[str]]] = [
    ("Quý l/2023", ["period 2023-01-01..2023-03-31 within quarter explicit !repaired"]),
    ("Quý 1I", ["period 2023-04-01..2023-06-30 within quarter plan_year !repaired"]),
    ("Quý IIII", ["period within quarter plan_year !no_such_date"]),
    ("05/6/2O23", ["on_date on 2023-06-05..2023-06-05 last 2023-06-05 day explicit !repaired"]),
    ("l5/6/2023", ["on_date on 2023-06-15..2023-06-15 last 2023-06-15 day explicit !repaired"]),
    ("05/06 /2023", ["on_date on 2023-06-05..2023-06-05 last 2023-06-05 day explicit"]),
    ("05/062023", ["on_date on 2023-06-05..2023-06-05 last 2023-06-05 day explicit !repaired"]),
    ("05-6-2023", ["on_date on 2023-06-05..2023-06-05 last 2023-06-05 day explicit"]),
    ("05.6.2023", ["on_date on 2023-06-05..2023-06-05 last 2023-06-05 day explicit"]),
    ("15/6/23", ["on_date on 2023-06-15..2023-06-15 last 2023-06-15 day explicit !two_digit_year"]),
    ("5/13/2023", ["on_date on day explicit !no_such_date"]),
    ("31/6/2023", ["on_date on day explicit !no_such_date"]),
    ("30/02/2023", ["on_date on day explicit !no_such_date"]),
    ("29/02/2023", ["on_date on day explicit !no_such_date"]),
    ("Cà năm 2023", ["period 2023-01-01..2023-12-31 throughout year explicit !repaired"]),
    ("Cả năm2023", ["period 2023-01-01..2023-12-31 throughout year explicit"]),
    ("Cả năm 2023vàcác năm tiếp theo", ["period 2023-01-01.. throughout open_ended year explicit"]),
    (
        "Cả năm 2023 và\ncác năm tiếp\ntheo",
        ["period 2023-01-01.. throughout open_ended year explicit"],
    ),
    ("Qúy I", ["period 2023-01-01..2023-03-31 within quarter plan_year"]),
    ("Qúi I", ["period 2023-01-01..2023-03-31 within quarter plan_year"]),
]
"""Typing and OCR errors."""

CELLS: list[tuple[str, list[str]]] = [
    (
        "Trước ngày 15/6 và 15/12",
        [
            "by_date before ..2023-06-15 last 2023-06-14 day plan_year",
            "by_date before ..2023-12-15 last 2023-12-14 day plan_year",
        ],
    ),
    (
        "Tháng 6 và tháng 12",
        [
            "recurring [2023-06-01..2023-06-30] [2023-12-01..2023-12-31] FREQ=YEARLY;BYMONTH=6,12 month plan_year"
        ],
    ),
    (
        "Quý I/2023; quý III/2023",
        [
            "period 2023-01-01..2023-09-30 [2023-01-01..2023-03-31] [2023-07-01..2023-09-30] within quarter explicit"
        ],
    ),
    ("Hoàn thành trước 30/6/2023", ["by_date before ..2023-06-30 last 2023-06-29 day explicit"]),
    (
        "Thường xuyên; báo cáo trước ngày 15/12",
        [
            "continuous 2023-01-01..2023-12-31 throughout plan_year",
            "by_date before ..2023-12-15 last 2023-12-14 day plan_year",
        ],
    ),
    ("Tháng 5-6", ["period 2023-05-01..2023-06-30 within month plan_year"]),
    ("Quý 2", ["period 2023-04-01..2023-06-30 within quarter plan_year"]),
    ("01/2023", ["period 2023-01-01..2023-01-31 within month explicit"]),
    ("Tháng 13/2023", ["period within month explicit !no_such_date"]),
    ("Quý 5", ["period within quarter plan_year !no_such_date"]),
    ("Ngày 10-15/6/2023", ["period 2023-06-10..2023-06-15 day explicit"]),
    ("Năm 2023-2025", ["period 2023-01-01..2025-12-31 within year explicit"]),
    (
        "2023, 2024",
        [
            "period 2023-01-01..2023-12-31 within year explicit",
            "period 2024-01-01..2024-12-31 within year explicit",
        ],
    ),
    ("Hằng năm (trước 15/12)", ["recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15 day"]),
    ("Trước 30/11 hàng năm", ["recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30 day"]),
    (
        "Trong 6 tháng đầu năm và cả năm 2023",
        [
            "period 2023-01-01..2023-06-30 within half cell",
            "period 2023-01-01..2023-12-31 throughout year explicit",
        ],
    ),
    (
        "6 tháng, 1 năm",
        ["recurring FREQ=MONTHLY;INTERVAL=6 !no_anchor", "recurring FREQ=YEARLY !no_anchor"],
    ),
    ("Nghị quyết năm 2023", ["unparsed"]),
    ("abc", ["unparsed"]),
    ("Tháng 02 và tháng 8 hàng năm", ["recurring FREQ=YEARLY;BYMONTH=2,8 month"]),
    ("Mỗi quý 01 lần", ["recurring FREQ=MONTHLY;INTERVAL=3 !no_anchor"]),
    (
        "Quý I\nQuý II",
        [
            "period 2023-01-01..2023-03-31 within quarter plan_year",
            "period 2023-04-01..2023-06-30 within quarter plan_year",
        ],
    ),
    (
        "Theo kế hoạch của tỉnh, trước ngày 15/6/2023",
        [
            "per_other_document conditional",
            "by_date before ..2023-06-15 last 2023-06-14 day explicit",
        ],
    ),
    ("Từ 01/3/2023", ["period from 2023-03-01.. open_ended day explicit"]),
    ("30/6", ["on_date on 2023-06-30..2023-06-30 last 2023-06-30 day plan_year"]),
    (
        "Tháng 7 năm 2023 đến tháng 6 năm 2024",
        ["period 2023-07-01..2024-06-30 within month explicit"],
    ),
    (
        "Trong tháng 3 và tháng 9/2023",
        [
            "period 2023-03-01..2023-09-30 [2023-03-01..2023-03-31] [2023-09-01..2023-09-30] within month explicit"
        ],
    ),
    ("trước Quý II/2023", ["by_date before ..2023-03-31 last 2023-03-31 quarter explicit"]),
    ("Ngày 15 tháng cuối quý", ["recurring on FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"]),
    ("thứ 6 tuần cuối tháng", ["unparsed"]),
    ("12/2023", ["period 2023-12-01..2023-12-31 within month explicit"]),
    ("Sau Tết Nguyên đán Quý Mão 2023", ["period !symbolic !lunar"]),
    ("10/3 âm lịch", ["period !symbolic !lunar"]),
    ("ngày 10 tháng 3 (âm lịch)", ["period within day !lunar"]),
    ("Ngày 05 tháng 01", ["on_date on 2023-01-05..2023-01-05 last 2023-01-05 day plan_year"]),
    ("Đến 30/11", ["by_date by ..2023-11-30 last 2023-11-30 day plan_year"]),
    ("Đến 2025", ["by_date by ..2025-12-31 last 2025-12-31 year explicit"]),
    ("Trước 2025", ["by_date before ..2024-12-31 last 2024-12-31 year explicit"]),
    ("Từ năm 2023", ["period from 2023-01-01.. open_ended year explicit"]),
    ("từ 2023 đến 2025", ["period 2023-01-01..2025-12-31 year explicit"]),
    ("Quý I - IV", ["period 2023-01-01..2023-12-31 within quarter plan_year"]),
    ("Quý I, II, III, IV hằng năm", ["recurring FREQ=YEARLY quarter"]),
    ("31/12", ["on_date on 2023-12-31..2023-12-31 last 2023-12-31 day plan_year"]),
    ("Đến 31/12/2023", ["by_date by ..2023-12-31 last 2023-12-31 day explicit"]),
    ("Tháng 1-Tháng 3", ["period 2023-01-01..2023-03-31 within month plan_year"]),
    ("Tháng 11/2022 - 3/2023", ["period 2022-11-01..2023-03-31 within month explicit"]),
    (
        "Thường xuyên hằng năm",
        ["continuous 2023-01-01..2023-12-31 throughout plan_year", "recurring FREQ=YEARLY"],
    ),
    (
        "Thường xuyên và định kỳ hằng quý",
        [
            "continuous 2023-01-01..2023-12-31 throughout plan_year",
            "recurring FREQ=MONTHLY;INTERVAL=3",
        ],
    ),
    ("Trong nhiệm kỳ", ["unparsed"]),
    ("Cả nhiệm kỳ", ["unparsed"]),
    ("Đầu năm", ["period 2023-01-01..2023-03-31 within quarter plan_year !approximate"]),
    ("Cuối quý", ["unparsed"]),
    ("cuối năm", ["period 2023-10-01..2023-12-31 within quarter plan_year !approximate"]),
    ("quý", ["unparsed"]),
    ("Trong quý", ["unparsed"]),
    (
        "Hàng tháng, quý, năm",
        ["recurring FREQ=MONTHLY", "recurring FREQ=MONTHLY;INTERVAL=3", "recurring FREQ=YEARLY"],
    ),
    ("07 ngày/lần", ["recurring FREQ=DAILY;INTERVAL=7 !no_anchor"]),
]
"""Further cells."""
