"""Small plans of a few rows, for what cells say otherwise."""

from schemas.vocabulary import Role
from tests.builders.described import DescribedColumn, DescribedPlan, DescribedSigner, DescribedTable
from tests.builders.docx import render_docx
from tests.builders.drafts import sentence
from tests.builders.notation import rows_of, sections_of


def plan_of(rows, bases=()):
    """A small plan with these rows."""
    columns = (
        DescribedColumn(Role.NUMBER, "TT", 8),
        DescribedColumn(Role.TASK, "Nhiệm vụ", 50),
        DescribedColumn(Role.TIME, "Thời gian thực hiện", 20),
        DescribedColumn(Role.LEAD, "Cơ quan chủ trì", 22),
    )
    plan = DescribedPlan(
        issuing_agency=("ỦY BAN NHÂN DÂN", "HUYỆN MẪU LĨNH"),
        symbol="KH-UBND",
        place="Mẫu Lĩnh",
        year=2026,
        subject="Cải cách hành chính năm 2026",
        issuer_in_annex="Ủy ban nhân dân huyện Mẫu Lĩnh",
        legal_bases=bases,
        sections=sections_of("# I. NHIỆM VỤ\n  [table]\n# II. KINH PHÍ\n  - Từ ngân sách huyện."),
        table=DescribedTable(columns, rows_of(rows)),
        recipients=("Lưu: VT",),
        signer=DescribedSigner((), "CHỦ TỊCH"),
    )
    return render_docx(plan)


def row(number, letter, lead="Phòng Nội vụ"):
    return f"{number} | {sentence(ord(letter))} | Cả năm 2026 | {lead}\n"
