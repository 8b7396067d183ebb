"""Tables of real prints: dates, lists, provisions, keys, shapes of numbers, and what is no citation."""

from datetime import date

import pytest

from parsers.semantics.citations import CitationContext, find_citations
from schemas.vocabulary import AdminLevel

HAI_PHONG = CitationContext(
    province="thành phố Hải Phòng",
    district="huyện Thủy Nguyên",
    level=AdminLevel.DISTRICT,
    issued_on=date(2023, 1, 10),
)
NUMBERED = "Quyết định số 1899/QĐ-TTg"


def cited(text, **options):
    return [one for one in find_citations(text, **options) if not one.is_self_reference]


def only(text, **options):
    (one,) = cited(text, **options)
    return one


@pytest.mark.parametrize(
    ("printed", "day", "year", "issues"),
    [
        ("ngày 19/6/2015", "2015-06-19", 2015, ()),
        ("ngày 8/02/2022", "2022-02-08", 2022, ()),
        ("ngày 04/01/2023", "2023-01-04", 2023, ()),
        ("ngày 19 tháng 6 năm 2015", "2015-06-19", 2015, ()),
        ("ngày 19 tháng\n6 năm  2015", "2015-06-19", 2015, ()),
        ("ngày 26 tháng 06 năm 2014", "2014-06-26", 2014, ()),
        ("ngày 01-10-1997", "1997-10-01", 1997, ()),
        ("ngày 01.10.1997", "1997-10-01", 1997, ()),
        ("ngày 25/ 3/2008", "2008-03-25", 2008, ()),
        ("ngày 25/3/ 2008", "2008-03-25", 2008, ()),
        (", ngày 16-02-2004", "2004-02-16", 2004, ()),
        (", ngày 16/5/2025", "2025-05-16", 2025, ()),
        (", 16-02-2004", "2004-02-16", 2004, ()),
        ("(16/5/2025)", "2025-05-16", 2025, ()),
        ("năm 2015", None, 2015, ()),
        ("(2015)", None, 2015, ()),
        ("ngày 30/7/21", "2021-07-30", 2021, ("two_digit_year",)),
        ("ngày 30/7/97", "1997-07-30", 1997, ("two_digit_year",)),
        ("ngày …/…/2023", None, 2023, ("blank_date",)),
        ("ngày    tháng    năm 2023", None, 2023, ("blank_date",)),
        ("ngày   /01/2023", None, 2023, ("blank_date",)),
        ("ngày 31/6/2022", None, 2022, ("no_such_date",)),
        ("ngày 22/1 1/2019", "2019-11-22", 2019, ("ocr_repair",)),
        ("ngày l9/6/2015", "2015-06-19", 2015, ("ocr_repair",)),
        ("ngày 19/6/2O15", "2015-06-19", 2015, ("ocr_repair",)),
        ("ngày19/6/2015", "2015-06-19", 2015, ()),
    ],
)
def test_dates(printed, day, year, issues):
    one = only(f"Căn cứ {NUMBERED} {printed} của Thủ tướng Chính phủ về việc giao dự toán")
    assert (one.date.isoformat() if one.date else None, one.year) == (day, year)
    assert one.issues == issues
    assert one.issuer == "Thủ tướng Chính phủ"
    assert one.title == "về việc giao dự toán"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo điểm a khoản 2 Điều 5 Nghị định số 59/2023/NĐ-CP",
         [("59/2023/NĐ-CP", "điểm a khoản 2 Điều 5")]),
        ("tại điểm a, b, đ khoản 1 và khoản 3 Điều 7 Nghị định số 59/2023/NĐ-CP",
         [("59/2023/NĐ-CP", "điểm a, b, đ khoản 1 và khoản 3 Điều 7")]),
        ("tại Điều 5, Điều 6 và các khoản 1, 2 Điều 9 Luật Đất đai",
         [("Đất đai", "Điều 5, Điều 6 và các khoản 1, 2 Điều 9")]),
        ("từ Điều 10 đến Điều 14 của Luật Đất đai", [("Đất đai", "từ Điều 10 đến Điều 14")]),
        ("tại Điều 10 - 14 Luật Đất đai", [("Đất đai", "Điều 10 - 14")]),
        ("theo Mục 2 Chương III Luật Đất đai", [("Đất đai", "Mục 2 Chương III")]),
        ("theo Phụ lục I kèm theo Thông tư số 01/2018/TT-VPCP", [("01/2018/TT-VPCP", "Phụ lục I")]),
        ("tiết a điểm 1.2 khoản 1 Mục II Nghị quyết số 76/NQ-CP",
         [("76/NQ-CP", "tiết a điểm 1.2 khoản 1 Mục II")]),
        ("quy định tại Điều 108, Luật Địa chất và khoáng sản",
         [("Địa chất và khoáng sản", "Điều 108")]),
        ("tại khoản 4, Điều 51 Nghị định số 175/2024/NĐ-CP",
         [("175/2024/NĐ-CP", "khoản 4, Điều 51")]),
    ],
)  # fmt: skip
def test_provisions(text, expected):
    assert [(one.number or one.title, one.provision) for one in cited(text)] == expected
    assert cited(text)[0].raw.startswith(expected[0][1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết số 18-NQ/TW, số 19-NQ/TW ngày 25/10/2017",
         [("nghi-quyet", "18-NQ/TW", "2017-10-25"), ("nghi-quyet", "19-NQ/TW", "2017-10-25")]),
        ("Nghị quyết số 18-NQ/TW ngày 25/10/2017 về sắp xếp bộ máy và Nghị quyết số 37-NQ/TW ngày 24/12/2018",
         [("nghi-quyet", "18-NQ/TW", "2017-10-25"), ("nghi-quyet", "37-NQ/TW", "2018-12-24")]),
        ("các Nghị định của Chính phủ: số 37/2014/NĐ-CP ngày 05/5/2014, số 108/2020/NĐ-CP ngày 14/9/2020",
         [("nghi-dinh", "37/2014/NĐ-CP", "2014-05-05"), ("nghi-dinh", "108/2020/NĐ-CP", "2020-09-14")]),
        ("Luật Cán bộ, công chức và Luật Viên chức",
         [("luat", "Cán bộ, công chức", None), ("luat", "Viên chức", None)]),
        ("Luật Phòng, chống tham nhũng", [("luat", "Phòng, chống tham nhũng", None)]),
        ("Luật Tín ngưỡng, tôn giáo", [("luat", "Tín ngưỡng, tôn giáo", None)]),
        ("Luật Thi đua, khen thưởng ngày 15/6/2022", [("luat", "Thi đua, khen thưởng", "2022-06-15")]),
        ("Luật Tiêu chuẩn và quy chuẩn kỹ thuật", [("luat", "Tiêu chuẩn và quy chuẩn kỹ thuật", None)]),
        ("Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019",
         [("luat", "Tổ chức chính quyền địa phương", "2015-06-19"),
          ("luat", "sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương",
           "2019-11-22")]),
        ("Nghị định số 178/2024/NĐ-CP, Nghị định số 67/2025/NĐ-CP của Chính phủ",
         [("nghi-dinh", "178/2024/NĐ-CP", None), ("nghi-dinh", "67/2025/NĐ-CP", None)]),
        ("Luật số 03/2016/QH14, Luật số 35/2018/QH14 và Luật số 62/2020/QH14",
         [("luat", "03/2016/QH14", None), ("luat", "35/2018/QH14", None), ("luat", "62/2020/QH14", None)]),
        ("tại các Quyết định: số 36/QĐ-TTg ngày 11/01/2024 về việc quy hoạch hạ tầng; số 1569/QĐ-TTg ngày 12/12/2024 về việc phê duyệt quy hoạch và số 1668/QĐ-TTg ngày 27/12/2024",
         [("quyet-dinh", "36/QĐ-TTg", "2024-01-11"), ("quyet-dinh", "1569/QĐ-TTg", "2024-12-12"),
          ("quyet-dinh", "1668/QĐ-TTg", "2024-12-27")]),
    ],
)  # fmt: skip
def test_lists(text, expected):
    found = cited(text)
    assert [
        (one.type, one.number or one.title, one.date.isoformat() if one.date else None)
        for one in found
    ] == expected
    assert all(one.nested_in is None for one in found)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Luật Xử lý vi phạm hành chính (được sửa đổi, bổ sung bởi Luật số 67/2020/QH14)", "amended_by"),
        ("Luật Bầu cử số 85/2015/QH13 ngày 25/6/2015 được sửa đổi, bổ sung bởi Luật số 83/2025/QH15",
         "amended_by"),
        ("Nghị định số 110/2004/NĐ-CP đã được sửa đổi, bổ sung một số điều theo Nghị định số 09/2010/NĐ-CP",
         "amended_by"),
        ("Nghị định số 09/2010/NĐ-CP ngày 08/02/2010 sửa đổi, bổ sung một số điều của Nghị định số 110/2004/NĐ-CP",
         "amends"),
        ("Kế hoạch số 03/KH-UBND ngày 04/01/2023 triển khai thực hiện Chỉ thị số 15-CT/TU ngày 21/11/2022",
         "implements"),
    ],
)  # fmt: skip
def test_relations(text, relation):
    first, second = cited(text)
    assert (first.nested_in, first.relation) == (None, None)
    assert (second.nested_in, second.relation) == (0, relation)


def test_amended_year_in_brackets():
    one = only("Luật Xử lý vi phạm hành chính năm 2012 (sửa đổi, bổ sung năm 2020)")
    assert (one.title, one.year) == ("Xử lý vi phạm hành chính", 2012)


@pytest.mark.parametrize(
    ("text", "key", "resolved"),
    [
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", "vn:tw:nghi-dinh:30/2020/nd-cp", None),
        ("Luật Tổ chức chính quyền địa phương ngày 19/6/2015",
         "vn:tw:luat:~to-chuc-chinh-quyen-dia-phuong@2015-06-19", "vn:tw:luat:77/2015/qh13"),
        ("Luật Tổ chức chính quyền địa phương năm 2025",
         "vn:tw:luat:~to-chuc-chinh-quyen-dia-phuong@2025", None),
        ("Luật Thực hiện dân chủ ở cơ sở", "vn:tw:luat:~thuc-hien-dan-chu-o-co-so", "vn:tw:luat:10/2022/qh15"),
        ("Luật Thực hiện dân chủ ở cơ sở năm 2022",
         "vn:tw:luat:~thuc-hien-dan-chu-o-co-so@2022", "vn:tw:luat:10/2022/qh15"),
        ("Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022",
         "vn:tw:luat:~thuc-hien-dan-chu-o-co-so@2022-11-10", "vn:tw:luat:10/2022/qh15"),
        ("LUẬT THỰC HIỆN DÂN CHỦ Ở CƠ SỞ", "vn:tw:luat:~thuc-hien-dan-chu-o-co-so", "vn:tw:luat:10/2022/qh15"),
        ("Quyết định số 362/QĐ-UBND ngày 8/02/2022 của UBND thành phố",
         "vn:hai-phong:quyet-dinh:362/qd-ubnd@2022-02-08", None),
        ("Chỉ thị số 15- CT/TU ngày 21/11/2022 của BTV Thành ủy",
         "vn:hai-phong.dang:chi-thi:15-ct/tu@2022-11-21", None),
        ("Quyết định số 23-QĐ/TW ngày 30/7/2021", "vn:dang:quyet-dinh:23-qd/tw@2021-07-30", None),
        ("Chương trình phối hợp số 01-CTr/BDVHU-UBND ngày 17/01/2022",
         "vn:hai-phong.thuy-nguyen:chuong-trinh-phoi-hop:01-ctr/bdvhu-ubnd@2022-01-17", None),
        ("Quyết định số 5/QĐ-UBND ngày 03/01/2023 của UBND huyện",
         "vn:hai-phong.thuy-nguyen:quyet-dinh:5/qd-ubnd@2023-01-03", None),
        ("Quyết định số 5/QĐ-UBND ngày 03/01/2023", "vn:?:quyet-dinh:5/qd-ubnd@2023-01-03", None),
        ("Kế hoạch số 12-KH/HU ngày 03/01/2023", "vn:hai-phong.thuy-nguyen.dang:ke-hoach:12-kh/hu@2023-01-03", None),
        ("Kế hoạch số 9/KH-SNV ngày 03/01/2023 của Sở Nội vụ", "vn:hai-phong:ke-hoach:9/kh-snv@2023-01-03", None),
        ("Nghị quyết số 76/NQ-CP ngày 15/7/2021", "vn:tw:nghi-quyet:76/nq-cp@2021-07-15",
         "vn:tw:nghi-quyet:76/nq-cp@2021-07-15"),
        ("Hiến pháp 2013", "vn:tw:hien-phap:~hien-phap@2013", "vn:tw:hien-phap:~hien-phap@2013"),
        ("Hiến pháp nước Cộng hoà xã hội chủ nghĩa Việt Nam", "vn:tw:hien-phap:~hien-phap@2013",
         "vn:tw:hien-phap:~hien-phap@2013"),
        ("Luật Đất đai", "vn:tw:luat:~dat-dai", "vn:tw:luat:45/2013/qh13"),
    ],
)  # fmt: skip
def test_keys(text, key, resolved):
    one = only(text, context=HAI_PHONG)
    assert (one.key, one.resolved_key) == (key, resolved)


def test_versions():
    def resolved(text, **when):
        one = only(text, context=CitationContext(**when))
        return one.resolved_key, "ambiguous" in one.issues

    assert resolved("Luật Đất đai", plan_year=2023) == ("vn:tw:luat:45/2013/qh13", False)
    assert resolved("Luật Đất đai", plan_year=2025) == ("vn:tw:luat:31/2024/qh15", False)
    assert resolved("Luật Đất đai", plan_year=2024) == (None, True)
    assert resolved("Luật Đất đai") == (None, True)
    assert resolved("Luật Tổ chức chính quyền địa phương năm 2025", plan_year=2026) == (None, True)
    assert resolved("Luật Đất đai ngày 01/01/2020", plan_year=2023) == (None, False)


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Nghị định số 30/2020/NĐ-CP", "nghi-dinh", "30/2020/NĐ-CP"),
        ("Quyết định số 1899/QĐ-TTg", "quyet-dinh", "1899/QĐ-TTg"),
        ("Quyết định số 23/2018/QĐ-TTg", "quyet-dinh", "23/2018/QĐ-TTg"),
        ("Kế hoạch số 9669/KH-UBND", "ke-hoach", "9669/KH-UBND"),
        ("Nghị quyết số 76/NQ-CP", "nghi-quyet", "76/NQ-CP"),
        ("Nghị quyết số 57-NQ/TW", "nghi-quyet", "57-NQ/TW"),
        ("Nghị quyết số 163/2024/QH15", "nghi-quyet", "163/2024/QH15"),
        ("Nghị quyết số 101/2025/UBTVQH15", "nghi-quyet", "101/2025/UBTVQH15"),
        ("Nghị quyết số: 653/2019/UBTVQH14", "nghi-quyet", "653/2019/UBTVQH14"),
        ("Luật Phòng bệnh số 42/2024/QH15", "luat", "42/2024/QH15"),
        ("Chỉ thị số 46-CT/TW", "chi-thi", "46-CT/TW"),
        ("Chỉ thị số 11-CT/TU", "chi-thi", "11-CT/TU"),
        ("Kế hoạch số 14-KH/TU", "ke-hoach", "14-KH/TU"),
        ("Kế hoạch 7-KH/ĐU", "ke-hoach", "7-KH/ĐU"),
        ("Chương trình số 16-CTr/TU", "chuong-trinh", "16-CTr/TU"),
        ("Kết luận số 48-KL/TW", "ket-luan", "48-KL/TW"),
        ("Kết luận số 10/KL-TT", "ket-luan", "10/KL-TT"),
        ("Thông tư số 26/2026/TT-BCT", "thong-tu", "26/2026/TT-BCT"),
        ("Thông báo số 5/TB-VPCP", "thong-bao", "5/TB-VPCP"),
        ("Thông báo kết luận số 58/TBKL-VPUB", "thong-bao-ket-luan", "58/TBKL-VPUB"),
        ("Thông báo Kết luận số 331-TB/TU", "thong-bao-ket-luan", "331-TB/TU"),
        ("Thông tư 19/2016//TT-BYT", "thong-tu", "19/2016/TT-BYT"),
        ("Quyết định số 412//QĐ-UBND", "quyet-dinh", "412/QĐ-UBND"),
        ("Phương án số 7178/PA-UBND", "phuong-an", "7178/PA-UBND"),
        ("Hướng dẫn 1236/HD-UBND", "huong-dan", "1236/HD-UBND"),
        ("thông tư 46/2011/TT-BYT", "thong-tu", "46/2011/TT-BYT"),
        ("Quyết định 234/2016/QĐ-TTg", "quyet-dinh", "234/2016/QĐ-TTg"),
        ("Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "nghi-quyet-lien-tich",
         "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN"),
        ("Thông tư liên tịch số 11/2015/TTLT-BLĐTBXH-BNV", "thong-tu-lien-tich", "11/2015/TTLT-BLĐTBXH-BNV"),
        ("Nghị quyết số số 71/2025/QH15", "nghi-quyet", "71/2025/QH15"),
        ("Nghị quyết số 21- NQ/TW", "nghi-quyet", "21-NQ/TW"),
        ("Nghị quyết số 71/NQ -CP", "nghi-quyet", "71/NQ-CP"),
        ("Chỉ thị số số 46 - CT/TW", "chi-thi", "46-CT/TW"),
        ("Kế hoạch Số : 12 /KH - UBND", "ke-hoach", "12/KH-UBND"),
        ("Quyết định số: 1206 /QĐ-HVTC", "quyet-dinh", "1206/QĐ-HVTC"),
        ("Văn bản số 9/VLN/CV-TA", "cong-van", "9/VLN/CV-TA"),
        ("Văn bản số 4836/SNV-TCBC", "cong-van", "4836/SNV-TCBC"),
        ("Công văn số 2231/SNV-CCHC&PC", "cong-van", "2231/SNV-CCHC&PC"),
        ("Công văn 5572/BYT-TCCB", "cong-van", "5572/BYT-TCCB"),
        ("Công văn số 285/CCTTHC", "cong-van", "285/CCTTHC"),
        ("Quyết định số 1961/QĐUBND", "quyet-dinh", "1961/QĐ-UBND"),
        ("Nghị định số 61/2018/NĐCP", "nghi-dinh", "61/2018/NĐ-CP"),
        ("Thông tư số 01/2018/TTVPCP", "thong-tu", "01/2018/TT-VPCP"),
        ("Nghị quyết số 30c/NQCP", "nghi-quyet", "30c/NQ-CP"),
        ("Nghị quyết số 30a/2008/NQ-CP", "nghi-quyet", "30a/2008/NQ-CP"),
        ("Chỉ thị số 11CT/TU", "chi-thi", "11-CT/TU"),
        ("Luật số 35/2013/QH 13", "luat", "35/2013/QH13"),
        ("Quyết định số 101/QĐ-TTG", "quyet-dinh", "101/QĐ-TTG"),
        ("Quyết định số 136/2001/QĐ.TTg", "quyet-dinh", "136/2001/QĐ.TTg"),
        ("Chỉ thị số 38-CT/TTg", "chi-thi", "38-CT/TTg"),
        ("Nghị định số 64-CP", "nghi-dinh", "64-CP"),
        ("Quyết định số …/QĐ-TTg", "quyet-dinh", "…/QĐ-TTg"),
        ("Kế hoạch số      /KH-UBND", "ke-hoach", "…/KH-UBND"),
        ("Kế hoạch số ___/KH-UBND", "ke-hoach", "…/KH-UBND"),
        ("Văn bản hợp nhất số 03/VBHN-VPQH", "van-ban-hop-nhat", "03/VBHN-VPQH"),
        ("Quy chế phối hợp số 01-QCPH/UBND-BDVTU", "quy-che-phoi-hop", "01-QCPH/UBND-BDVTU"),
        ("Đề án số 13", "de-an", "13"),
        ("Quyết định số 1O1/QĐ-UBND", "quyet-dinh", "101/QĐ-UBND"),
        ("Kế hoạch số l2/KH-UBND", "ke-hoach", "12/KH-UBND"),
        ("Nghị định số 3O/2020/NĐ-CP", "nghi-dinh", "30/2020/NĐ-CP"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("after", [" ngày 16/5/2025 của", ".", "; và", ")"])
def test_numbers(text, kind, number, after):
    one = only(f"theo {text}{after}")
    assert (one.type, one.number) == (kind, number)
    if number.startswith("…"):
        assert "blank_serial" in one.issues
        assert one.key is None


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        ("Luật Thi đua, khen thưởng ngày 15/6/2022;", "Thi đua, khen thưởng", "2022-06-15"),
        ("Luật Bầu cử năm 2015;", "Bầu cử", None),
        ("Luật Bảo vệ môi trường năm 2020;", "Bảo vệ môi trường", None),
        ("Luật Địa chất và khoáng sản ngày 29/11/2024.", "Địa chất và khoáng sản", "2024-11-29"),
        ("Luật Tổ chức chính quyền địa phương (sửa đổi), Luật", "Tổ chức chính quyền địa phương (sửa đổi)", None),
        ("Luật NSNN năm 2025, tỉnh Cà Mau", "NSNN", None),
        ("Luật Thuế giá trị gia tăng ước tăng thu 500 tỷ đồng", "Thuế giá trị gia tăng", None),
        ("Bộ luật Lao động ngày 20 tháng 11 năm 2019", "Lao động", "2019-11-20"),
        ("Luật sử đổi, bổ sung một số điều của Luật Tổ chức Quốc hội;",
         "sử đổi, bổ sung một số điều của Luật Tổ chức Quốc hội", None),
    ],
)  # fmt: skip
def test_acts_by_name(text, title, day):
    one = only(text)
    assert (one.title, one.date.isoformat() if one.date else None) == (title, day)
    assert not one.weak


@pytest.mark.parametrize(
    "text",
    [
        "các Nghị quyết, Chỉ thị của Trung ương và thành phố",
        "các văn bản của Trung ương, thành phố và huyện",
        "Ban hành Quyết định và tổ chức việc chấm điểm",
        "xây dựng Kế hoạch cụ thể",
        "Xây dựng Kế hoạch triển khai thực hiện công tác dân vận năm 2023",
        "kế hoạch công tác dân vận, dân chủ năm 2023",
        "Chủ đề năm 2023",
        "để xem xét, quyết định./.",
        "Hướng dẫn các tổ chức, cá nhân có thuyền khai thác",
        "Báo cáo phải được giảng viên duyệt năm 2023",
        "Kinh phí thực hiện Kế hoạch được bố trí từ nguồn ngân sách năm 2025",
        "theo quy định của pháp luật, kỷ luật, kỷ cương",
        "Sở Kế hoạch và Đầu tư, Phòng Tài chính - Kế hoạch, Trung tâm Dân số - Kế hoạch hóa gia đình năm 2023",
        "Đoàn Luật sư thành phố, Hội Luật gia tỉnh, Trường Đại học Luật Hà Nội",
        "văn bản hướng dẫn thực hiện Luật và Nghị định",
        "đạt mục tiêu Nghị quyết đề ra",
        "Quyết định phân công nhiệm vụ",
        "Nghị quyết của Hội đồng nhân dân tỉnh và các tiêu chuẩn, định mức",
        "Kế hoạch 05 năm 2021-2025",
        "Báo cáo 06 tháng đầu năm 2023",
    ],
)
def test_no_citation(text):
    assert cited(text) == []


def test_list_of_one_issuer():
    text = (
        "các Nghị quyết của Hội đồng nhân dân tỉnh: số 340/NQ-HĐND ngày 22/12/2020 về nhiệm vụ 5 năm; "
        "148/NQ-HĐND ngày 26/10/2021 về kế hoạch tài chính; số 163/NQ-HĐND ngày 08/12/2021 và Công văn số "
        "892/BKHĐT-TH ngày 14/02/2022 của Bộ Kế hoạch và Đầu tư, Ủy ban nhân dân tỉnh ban hành Kế hoạch"
    )
    found = cited(text)
    assert [one.number for one in found] == [
        "340/NQ-HĐND",
        "148/NQ-HĐND",
        "163/NQ-HĐND",
        "892/BKHĐT-TH",
    ]
    assert {one.issuer for one in found[:3]} == {"Hội đồng nhân dân tỉnh"}
    assert found[3].issuer == "Bộ Kế hoạch và Đầu tư"


def test_a_subject_without_end_is_cut_between_words():
    # A table of figures by the page: "Kế hoạch Ước thực hiện … 9 GRDP b|ình quân".
    text = "Quyết định số 25/QĐ-UBND ngày 05/01/2023 về " + "chỉ tiêu bình quân " * 80
    (found,) = find_citations(text)
    assert found.title is not None
    assert set(found.title.split()) == {"về", "chỉ", "tiêu", "bình", "quân"}


def test_a_joint_document_is_issued_between_two():
    # Chương trình phối hợp … giữa Ban Dân vận Tỉnh ủy và UBND tỉnh về …
    one = only(
        "Căn cứ Chương trình phối hợp số 04-CTr/BDVTU-UBND ngày 30/01/2023 giữa Ban Dân vận Tỉnh ủy"
        " và UBND tỉnh về công tác dân vận năm 2023;"
    )
    assert one.issuer == "Ban Dân vận Tỉnh ủy và Ủy ban nhân dân tỉnh"
    assert one.title == "về công tác dân vận năm 2023"


def test_the_secretariat_is_no_letter():
    # Thư is a type of document, Ban Bí thư is none
    one = only(
        "Căn cứ Chỉ thị số 09-CT/TW ngày 01/12/2011 của Ban Bí thư về tăng cường sự lãnh đạo;"
    )
    assert (one.issuer, one.title) == ("Ban Bí thư", "về tăng cường sự lãnh đạo")
