from dataclasses import replace
from datetime import date

import pytest

from pipeline.record.assemble import assemble
from pipeline.record.coverage import leftover, percent
from schemas.diagnostics import Code
from schemas.mentions import MARKS_DIFFER, Issuer, Mentions
from schemas.structure import IssueDate, Value
from tests.pipeline.plan_factories import HEADER, info, needs_ocr, other_table, small_plan


def made(**options):
    return assemble(*small_plan(**options), info=info())


def dated(year, month, day):
    source, outline = small_plan()
    value = outline.letterhead.issued.value
    head = replace(outline.letterhead, issued=IssueDate(year, month, day, value))
    return assemble(source, replace(outline, letterhead=head), info=info())


def test_header_goes_over_as_printed():
    plan = made()
    assert plan.document_id == "ab" * 8
    assert plan.issuing_agency == "UBND HUYỆN THỦY NGUYÊN"
    assert (plan.serial, plan.symbol, plan.document_number) == ("12", "KH-UBND", "12/KH-UBND")
    assert plan.issued_on == date(2023, 3, 5)
    assert plan.signers[0].capacity == ("TM.", "KT.")
    assert plan.legal_bases == ("Căn cứ Luật Tổ chức chính quyền địa phương;",)
    assert plan.coverage == 1.0
    assert plan.status == "ok"
    assert plan.diagnostics == ()


def test_blank_serial_makes_no_number():
    source, outline = small_plan()
    head = replace(outline.letterhead, serial=None)
    plan = assemble(source, replace(outline, letterhead=head), info=info())
    assert (plan.symbol, plan.document_number) == ("KH-UBND", None)


@pytest.mark.parametrize(
    ("year", "month", "day", "issued_on"),
    [
        (2023, 3, 5, date(2023, 3, 5)),
        (2023, None, None, None),
        (2023, 3, None, None),
        (None, 3, 5, None),
        (2023, 2, 31, None),
    ],
)
def test_a_date_only_when_all_of_it_exists(year, month, day, issued_on):
    plan = dated(year, month, day)
    assert plan.issued_on == issued_on
    assert plan.issued_year == year
    assert plan.issued_month == (None if (month, day) == (2, 31) else month)


def test_every_span_says_what_the_field_says():
    plan = made()
    by_name = {item.field: item for item in plan.field_evidence}
    for name in ("issuing_agency", "serial", "symbol", "place", "document_type", "subject"):
        evidence = by_name[name]
        assert plan.text[evidence.span_start : evidence.span_end] == getattr(plan, name)
    assert by_name["recipients[0]"].regions[0].page is not None
    assert by_name["issued_on"].regions[0].bottom == 54.12  # hundredths of a point


def test_value_of_two_lines_apart_has_two_pieces_of_evidence():
    source, outline = small_plan()
    pieces = (outline.letterhead.issuing_agency.spans[0], outline.letterhead.document_type.spans[0])
    agency = Value("UBND HUYỆN THỦY NGUYÊN KẾ HOẠCH", pieces)
    head = replace(outline.letterhead, issuing_agency=agency)
    plan = assemble(source, replace(outline, letterhead=head), info=info())
    spans = [(e.span_start, e.span_end) for e in plan.field_evidence if e.field == "issuing_agency"]
    assert spans == list(pieces)


def test_task_rows():
    first, second = made().tasks
    assert first.task == "Xây dựng kế hoạch tuyên truyền"
    assert first.lead == "Phòng Nội vụ"
    assert first.other == {HEADER[4]: "Ngân sách"}
    assert first.footnotes == ("fn:1",)
    assert (first.container, first.container_id) == ("section", "I")
    assert (first.first_page, first.last_page) == (2, 2)
    assert (second.ordinal, second.other, second.footnotes) == (2, {}, ())


def test_header_printed_twice_loses_no_cell():
    source, outline = small_plan()
    table = outline.task_tables[0]
    row = table.rows[0]
    twice = replace(row, other=(*row.other, *row.other))
    tables = (replace(table, rows=(twice,)),)
    plan = assemble(source, replace(outline, task_tables=tables), info=info())
    assert list(plan.tasks[0].other) == ["Nguồn kinh phí", "Nguồn kinh phí#2"]


def test_note_text_without_leading_dash():
    (note,) = made().footnotes
    assert note.text == "Theo Quyết định số 362/QĐ-UBND."
    assert note.paragraphs == ("- Theo Quyết định số 362/QĐ-UBND.",)
    assert note.anchors[0].container_id == "t1:1"


def test_docx_has_locators_and_no_pages():
    plan = made(paper=False)
    assert plan.pages is None
    assert plan.sections[0].evidence.locator == "document.xml#p6"
    assert plan.tasks[0].first_page is None
    assert plan.tasks[0].evidence.regions[0].model_dump() == dict.fromkeys(
        ("page", "x0", "top", "x1", "bottom")
    )


def test_left_over_text_lowers_coverage_and_is_said():
    stray = "Một đoạn dài không thuộc phần nào của kế hoạch"
    source, outline = small_plan(stray=stray)
    plan = assemble(source, outline, info=info())
    assert [source.slice(span) for span in leftover(source, outline)] == [stray]
    visible = len("".join(source.text.split())) - len("2")  # the page number is furniture
    assert plan.coverage == pytest.approx(1 - len(stray.replace(" ", "")) / visible)
    assert [item.code for item in plan.diagnostics] == ["ASM001"]
    assert plan.status == "ok"


@pytest.mark.parametrize(
    ("share", "shown"), [(1.0, "100.0 %"), (0.9999, "99.9 %"), (0.9, "90.0 %"), (0.0, "0.0 %")]
)
def test_a_share_is_never_rounded_up_to_all(share, shown):
    assert percent(share) == shown


def test_other_table_counts_as_read():
    source, outline = small_plan()
    form = replace(outline, task_tables=(), other_tables=(other_table(outline),))
    assert assemble(source, form, info=info()).coverage == 1.0


def test_serious_diagnostic_makes_the_reading_partial():
    source, outline = small_plan()
    plan = assemble(source, outline, (needs_ocr(),), info=info())
    assert plan.status == "partial"
    assert plan.diagnostics[0].evidence is None
    assert plan.diagnostics[0].ordinal == 1


@pytest.mark.parametrize(
    ("issuer", "said"),
    [
        (Issuer("province", "Tỉnh Cà Mau", issues=(MARKS_DIFFER,)), ["Tỉnh Cà Mau"]),
        (Issuer("district", "Tỉnh Bến Tre", "Huyện Mỏ Cày Nam", issues=(MARKS_DIFFER,)), ["Huyện Mỏ Cày Nam"]),
        (Issuer("province", "Tỉnh Cà Mau"), []),
        (Issuer("district", issues=("unknown_unit",)), []),
    ],
)  # fmt: skip
def test_a_unit_taken_by_its_letters_is_said(issuer, said):
    plan = assemble(*small_plan(), info=info(), mentions=Mentions(issuer=issuer))
    found = [one for one in plan.diagnostics if one.code == Code.UNIT_BY_LETTERS.id]
    assert len(found) == len(said)
    assert all(unit in one.message for one, unit in zip(found, said, strict=True))
