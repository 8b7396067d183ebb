"""The stage on whole plans: the seed from every rendition, periods, keys, reporters."""

import json
from datetime import date
from pathlib import Path

import pytest

from parsers.semantics.stage import annotate
from parsers.semantics.zones import moved
from parsers.structure import outline
from pipeline.reading import read_plan
from schemas.layout import Span
from schemas.structure import Value
from tests.builders.source import source_of
from tests.semantics.duty_rows import shown

RAW = Path(__file__).parents[2] / "data" / "raw"
RENDITIONS = sorted(f for f in RAW.glob("ke-hoach-dan-van-2023*") if f.suffix in {".docx", ".pdf"})
MOTTO = "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n*Độc lập - Tự do - Hạnh phúc"


@pytest.fixture(scope="module", params=RENDITIONS, ids=lambda f: f.name)
def seed(request):
    return read_plan(request.param.read_bytes(), request.param.name)


def test_seed_citations(seed):
    counted = [c for c in seed.citations if not c.is_self_reference]
    assert len(counted) == 22
    assert len({c.resolved_key or c.key for c in counted}) == 17
    assert [c.container_id for c in seed.citations if c.is_self_reference] == ["III.1", "III.2"]
    for c in seed.citations:
        assert seed.text[c.evidence.span_start : c.evidence.span_end].split() == c.raw.split()


def test_seed_duties(seed):
    told = [(d.kind.value, d.recipient, d.via, d.container_id) for d in seed.report_duties]
    assert told == [
        ("fixed_dates", "Ủy ban nhân dân huyện", "Phòng Nội vụ", "III.1"),
        ("ad_hoc", "Ủy ban nhân dân huyện", "Phòng Nội vụ", "III.1"),
        ("issue_driven", "Ủy ban nhân dân huyện", "Phòng Nội vụ", "III.3"),
    ]
    assert {d.reporters for d in seed.report_duties} == {("các phòng, đơn vị, địa phương",)}
    assert [d.what[:33] for d in seed.report_duties] == [
        "báo cáo kết quả thực hiện",
        "báo cáo đột xuất (khi cần thiết t",
        "đề xuất các nội dung cần thiết ph",
    ]
    dates = [(d.end, d.last_day_ok, d.label) for d in seed.deadlines if d.duty_id == "r1"]
    assert dates == [
        (date(2023, 6, 5), date(2023, 6, 4), "lần 1"),
        (date(2023, 12, 1), date(2023, 11, 30), "lần 2"),
    ]
    conditions = [(d.raw, d.condition) for d in seed.deadlines if d.duty_id in {"r2", "r3"}]
    assert conditions == [
        ("(khi cần thiết theo yêu cầu)", "khi cần thiết theo yêu cầu"),
        ("Trong quá trình triển khai thực hiện", "Trong quá trình triển khai thực hiện"),
    ]


def test_seed_times_and_actors(seed):
    times = [d for d in seed.deadlines if d.container == "task"]
    assert len(times) == 24
    assert {str(d.start) for d in times} == {"2023-01-01"}
    assert {d.kind.value for d in seed.task_agencies} == {"body", "collective"}
    assert all(d.agency_id for d in seed.task_agencies)
    assert (seed.admin_level, seed.province, seed.district) == (
        "district",
        "Thành phố Hải Phòng",
        "Huyện Thủy Nguyên",
    )
    assert seed.plan_key is None  # the number is blank


def test_seed_is_the_same_in_every_rendition(seed):
    first = read_plan(RENDITIONS[0].read_bytes(), RENDITIONS[0].name)
    for name in ("citations", "deadlines", "report_duties", "task_agencies"):
        told = [
            json.dumps(
                {
                    k: str(v)
                    for k, v in item.model_dump().items()
                    if k not in {"evidence", "container_id"}
                }
            )
            for plan in (first, seed)
            for item in getattr(plan, name)
        ]
        half = len(told) // 2
        assert sorted(told[:half]) == sorted(told[half:])


def plan(subject, *, number="12/KH-UBND", day="05 tháng 01 năm 2023", body=()):
    source = source_of(
        (
            f"*ỦY BAN NHÂN DÂN\n*HUYỆN THỦY NGUYÊN\nSố: {number}",
            f"{MOTTO}\nThủy Nguyên, ngày {day}",
        ),
        "*^KẾ HOẠCH",
        f"*^{subject}",
        "*I. TỔ CHỨC THỰC HIỆN",
        *body,
    )
    return annotate(outline(source).value)


@pytest.mark.parametrize(
    ("subject", "year", "start", "end"),
    [
        ("Công tác dân vận năm 2022", 2022, "2022-01-01", "2022-12-31"),
        ("Tổng kết năm 2021 và nhiệm vụ năm 2022", None, "None", "None"),
        ("Chuyển đổi số giai đoạn 2021 - 2025", None, "2021-01-01", "2025-12-31"),
        ("Công tác dân vận", None, "None", "None"),
        ("Tài chính - ngân sách nhà nước 03 năm 2026 - 2028", None, "2026-01-01", "2028-12-31"),
        ("Phát triển hạ tầng 5G trên địa bàn thành phố đến năm 2030", None, "None", "2030-12-31"),
        ("Chuyển đổi số đến hết năm 2025, tầm nhìn đến năm 2045", None, "None", "2025-12-31"),
        ("Chuyển đổi số năm 2024, định hướng đến năm 2030", 2024, "2024-01-01", "2024-12-31"),
        ("Sinh hoạt chuyên môn năm học 2023 - 2024", None, "2023-09-01", "2024-05-31"),
        ("Nông thôn mới năm 2022, giai đoạn 2021-2025", 2022, "2022-01-01", "2022-12-31"),
        (
            "Quyết định số 6 ngày 06 tháng 01 năm 2022 giai đoạn 2022-2025",
            None,
            "2022-01-01",
            "2025-12-31",
        ),
    ],
)
def test_plan_year_and_period(subject, year, start, end):
    found = plan(subject)
    assert (found.plan_year, str(found.period_start), str(found.period_end)) == (year, start, end)


@pytest.mark.parametrize(
    ("number", "day", "key"),
    [
        (
            "12/KH-UBND",
            "05 tháng 01 năm 2023",
            "vn:hai-phong.thuy-nguyen:ke-hoach:12/kh-ubnd@2023-01-05",
        ),
        ("12/KH-UBND", "  tháng   năm 2023", "vn:hai-phong.thuy-nguyen:ke-hoach:12/kh-ubnd@2023"),
        ("  /KH-UBND", "05 tháng 01 năm 2023", None),
    ],
)
def test_plan_key(number, day, key):
    assert plan("Công tác dân vận", number=number, day=day).plan_key == key


@pytest.mark.parametrize(
    ("issuer", "number", "kind", "key"),
    [
        (
            "HUYỆN ỦY THỦY NGUYÊN",
            "15-KH/HU",
            "KẾ HOẠCH",
            "vn:hai-phong.thuy-nguyen.dang:ke-hoach:15-kh/hu@2023-01-05",
        ),
        (
            "ỦY BAN NHÂN DÂN\n*HUYỆN THỦY NGUYÊN",
            "12/CTr-UBND",
            "CHƯƠNG TRÌNH",
            "vn:hai-phong.thuy-nguyen:chuong-trinh:12/ctr-ubnd@2023-01-05",
        ),
    ],
)
def test_plan_key_of_other_bodies_and_types(issuer, number, kind, key):
    source = source_of(
        (f"*{issuer}\nSố: {number}", f"{MOTTO}\nThủy Nguyên, ngày 05 tháng 01 năm 2023"),
        f"*^{kind}",
        "*^Công tác dân vận năm 2023",
        "*I. TỔ CHỨC THỰC HIỆN",
    )
    assert annotate(outline(source).value).plan_key == key


@pytest.mark.parametrize(
    ("kind", "said", "slip"),
    [
        ("KẾ HOẠCH", "Quyết định này", True),
        ("KẾ HOẠCH", "Kế hoạch này", False),
        ("KẾ HOẠCH PHỐI HỢP", "Kế hoạch này", False),
        ("CHƯƠNG TRÌNH", "Chương trình này", False),
        ("CHƯƠNG TRÌNH", "Kế hoạch này", True),
    ],
)
def test_a_document_calls_itself_by_its_own_type(kind, said, slip):
    assert_slip(kind, "Công tác dân vận năm 2023", said, slip=slip)


@pytest.mark.parametrize(
    ("kind", "subject", "said", "slip"),
    [
        ("QUYẾT ĐỊNH", "Phê duyệt Chiến lược phát triển chính quyền số", "Chiến lược này", False),
        ("QUYẾT ĐỊNH", "Về việc ban hành Kế hoạch dân vận năm 2023", "Kế hoạch này", False),
        ("THÔNG BÁO", "Về kế hoạch thi tốt nghiệp năm 2023", "Kế hoạch này", False),
        ("QUYẾT ĐỊNH", "Ban hành Kế hoạch dân vận năm 2023", "Chương trình này", True),
        ("KẾ HOẠCH", "Thực hiện Chương trình dân vận năm 2023", "Chương trình này", False),
    ],
)
def test_what_the_subject_names_may_be_meant(kind, subject, said, slip):
    assert_slip(kind, subject, said, slip=slip)


def assert_slip(kind, subject, said, *, slip):
    source = source_of(
        (
            "*ỦY BAN NHÂN DÂN\n*HUYỆN THỦY NGUYÊN\nSố: 12/KH-UBND",
            f"{MOTTO}\nThủy Nguyên, ngày 05 tháng 01 năm 2023",
        ),
        f"*^{kind}",
        f"*^{subject}",
        "*I. TỔ CHỨC THỰC HIỆN",
        f"1. Các phòng căn cứ {said} tổ chức thực hiện.",
    )
    found = annotate(outline(source).value).citations
    (one,) = (one for one in found if one.item.raw == said)
    assert one.item.is_self_reference
    assert ("self_reference_type_mismatch" in one.item.issues) is slip


def test_a_heading_names_the_reporter():
    found = plan(
        "Công tác dân vận",
        body=("*1. Phòng Nội vụ", "- Báo cáo kết quả về UBND huyện trước ngày 15/12/2023."),
    )
    (duty,) = found.duties
    assert duty.item.reporters == ("Phòng Nội vụ",)
    assert duty.item.recipient == "UBND huyện"


def duties(*body):
    return [
        (p.container, p.container_id, shown(p.item)) for p in plan("Công tác", body=body).duties
    ]


def test_a_bullet_under_an_agency_is_one_duty():
    found = duties("*1. Phòng Nội vụ", "- Tổng hợp, báo cáo UBND huyện.", "- Rà soát văn bản.")
    assert found == [("section", "I.1", "undated <Phòng Nội vụ> to <UBND huyện>")]


def test_a_prose_task_lends_its_lead_and_time():
    found = duties(
        "*1. Báo cáo kết quả thực hiện công tác dân vận",
        "- Cơ quan chủ trì: Phòng Nội vụ.",
        "- Thời gian thực hiện: Trước ngày 10/12/2023.",
    )
    assert found == [("task", "p:I.1", "one_off <Phòng Nội vụ> by 2023-12-10")]


def test_a_label_line_lends_its_lead():
    (found,) = duties(
        "1. Tỷ lệ tham gia bảo hiểm y tế đạt 95,5%. Đơn vị chủ trì: Phòng Y tế. Báo cáo hàng quý."
    )
    assert found == ("section", "I.1", "periodic <Phòng Y tế> by MONTHLY;INTERVAL=3")


def test_below_the_heading_of_a_regime_a_time_is_enough():
    found = duties(
        "*1. Chế độ báo cáo",
        "- 6 tháng: trước ngày 15/6;",
        "- Báo cáo năm: trước ngày 15/12.",
        "*2. Kinh phí",
        "- Tạm ứng: trước ngày 15/6.",
    )
    assert found == [
        ("section", "I.1", "one_off by 2023-06-15"),
        ("section", "I.1", "one_off by 2023-12-15"),
    ]


def test_rows_of_a_task_table():
    found = duties(
        [
            ["TT", "Nhiệm vụ", "Thời gian thực hiện", "Cơ quan chủ trì", "Sản phẩm"],
            ["1", "Rà soát văn bản", "Quý I/2023", "Phòng Tư pháp", "Báo cáo"],
            ["2", "Báo cáo kết quả công tác dân vận", "Trước ngày 10/12/2023", "Phòng Nội vụ", ""],
        ]
    )
    assert found == [("task", "t1:2", "one_off <Phòng Nội vụ> by 2023-12-10")]


def test_who_coordinates_does_not_report():
    found = duties(
        [
            ["TT", "Nhiệm vụ", "Thời gian thực hiện", "Cơ quan chủ trì/phối hợp"],
            ["1", "Báo cáo kết quả", "Trước ngày 10/12/2023", "Phòng Nội vụ; các phòng"],
        ]
    )
    assert found == [("task", "t1:1", "one_off <Phòng Nội vụ> by 2023-12-10")]


def test_a_heading_that_is_a_duty():
    found = duties("*1. Gửi báo cáo về UBND huyện trước ngày 15/12/2023", "Theo mẫu đính kèm.")
    assert found == [("section", "I.1", "one_off to <UBND huyện> by 2023-12-15")]


@pytest.mark.parametrize(
    ("header", "cell", "roles"),
    [
        (
            "Đơn vị chủ trì/phối hợp",
            "Phòng Nội vụ; Phòng Tư pháp",
            [("lead", "Phòng Nội vụ"), ("coordinator", "Phòng Tư pháp")],
        ),
        (
            "Cơ quan chủ trì",
            "Phòng Nội vụ; Phòng Tư pháp",
            [("lead", "Phòng Nội vụ"), ("lead", "Phòng Tư pháp")],
        ),
        (
            "Cơ quan chủ trì",
            "Công an huyện phối hợp với Ban CHQS huyện",
            [("lead", "Công an huyện"), ("coordinator", "Ban CHQS huyện")],
        ),
    ],
)
def test_the_header_of_a_column_says_who_leads(header, cell, roles):
    rows = [["TT", "Nhiệm vụ", "Thời gian", header], ["1", "Rà soát văn bản", "Quý I", cell]]
    found = plan("Công tác dân vận năm 2023", body=(rows,)).actors
    assert [(one.role, one.actor.raw) for one in found] == roles


def test_start_and_end_of_a_time_are_shown_where_they_are_printed():
    """``01/3/2026`` under Bắt đầu, ``30/6/2026`` under Hoàn thành: the dash between them is not printed."""
    value = Value("01/3/2026 - 30/6/2026", (Span(100, 109), Span(200, 209)))
    assert moved(value, Span(0, 9)) == Span(100, 109)
    assert moved(value, Span(12, 21)) == Span(200, 209)
    assert moved(value, Span(0, 21)) == Span(100, 209)
