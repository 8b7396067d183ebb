import pytest

from pipeline.evaluation import predicted
from pipeline.evaluation.align import by_best, in_order
from pipeline.evaluation.gold import (
    Annotation,
    Citation,
    Duty,
    Footnote,
    Header,
    OtherTable,
    ProseTask,
    Row,
    Section,
    Signature,
    TaskTable,
)
from pipeline.evaluation.pairs import compare, unproduced
from pipeline.evaluation.scores import score


def same(left, right):
    return float(left == right)


def told(items, field, matcher="soft"):
    """``(gold, got, right)`` of the items of a field; one-part values without their tuple."""
    return [(_plain(i.gold), _plain(i.got), matcher in i.right) for i in items if i.field == field]


def _plain(value):
    return value[0] if value is not None and len(value) == 1 else value


def row(number, task, time="Quý I", kind="task"):
    return Row(number=number, kind=kind, cells={"task": task, "time": time})


TASKS = (
    row("1", "CÔNG TÁC DÂN VẬN", time=None, kind="group"),
    row("1.1", "Tổ chức hội nghị đối thoại"),
    row("1.2", "Xây dựng mô hình dân vận khéo"),
    row("1.3", "Kiểm tra công vụ"),
)


def table(*rows):
    return Annotation(task_tables=(TaskTable(rows=rows),))


@pytest.mark.parametrize(
    ("gold", "got", "pairs"),
    [
        ("abd", "abcd", "aa bb -c dd"),
        ("abc", "ac", "aa b- cc"),
        ("", "a", "-a"),
        ("a", "", "a-"),
        ("xay", "a", "x- aa y-"),
    ],
)
def test_in_order(gold, got, pairs):
    found = in_order(gold, got, same)
    assert " ".join(f"{left or '-'}{right or '-'}" for left, right in found) == pairs


@pytest.mark.parametrize(("gold", "got"), [("aa", "a"), ("a", "aa"), ("ab", "ba")])
def test_in_order_pairs_nobody_twice_and_crosses_nobody(gold, got):
    found = in_order(gold, got, same)
    assert [left for left, _ in found if left] == list(gold)
    assert [right for _, right in found if right] == list(got)
    assert sum(left == right for left, right in found) == 1


def test_by_best_ignores_order_and_uses_nobody_twice():
    assert by_best("abc", "cxa", same) == [("a", "a"), ("b", None), ("c", "c"), (None, "x")]
    assert by_best("aa", "a", same) == [("a", "a"), ("a", None)]


def test_best_pair_wins_over_the_first():
    worth = {("a", "x"): 1.0, ("a", "y"): 2.0, ("b", "y"): 3.0}
    found = by_best("ab", "xy", lambda g, p: worth.get((g, p), 0.0))
    assert found == [("a", "x"), ("b", "y")]


def test_missing_row_shifts_no_other():
    items = compare(table(*TASKS), table(TASKS[0], TASKS[2], TASKS[3]))
    rows = [i for i in items if i.field == "rows.row"]
    assert [i.key for i in rows if not i.right] == ["table 1 row 1.1"]
    assert score(rows, "soft")[:3] == (4, 3, 3)
    assert score([i for i in items if i.field == "cells.time"], "soft")[:3] == (3, 2, 2)


def test_extra_row_is_wrong_and_nothing_else():
    items = compare(table(*TASKS[:2]), table(TASKS[0], row("9", "Lưu: VT"), TASKS[1]))
    rows = [i for i in items if i.field == "rows.row"]
    assert score(rows, "strict")[:3] == (2, 3, 2)
    assert [i.gold for i in rows if not i.right] == [None]


def test_misread_number_spoils_the_row_not_its_cells():
    items = compare(table(*TASKS), table(*TASKS[:3], row("13", "Kiểm tra công vụ")))
    wrong = [i.field for i in items if "soft" not in i.right]
    assert wrong == ["rows.row", "cells.number"]


def test_tables_find_each_other_by_their_words():
    forms = TaskTable(rows=(row("1", "Dư nợ đầu kỳ", "311.113"), row("2", "Vay lại", "299.431")))
    gold = Annotation(task_tables=(TaskTable(rows=TASKS),))
    got = Annotation(task_tables=(forms, TaskTable(rows=TASKS)))
    rows = [i for i in compare(gold, got) if i.field == "rows.row"]
    assert score(rows, "soft")[:3] == (4, 6, 4)


def test_further_columns_go_by_their_header():
    gold = TaskTable.model_validate(
        {
            "header": ["TT", "Nội dung", "Thời gian", "Đơn vị tính"],
            "columns": ["number", "task", "time", "other"],
            "rows": [
                {"number": "1", "kind": "task", "task": "Họp", "time": "Quý I", "other1": "cuộc"}
            ],
        }
    )
    cells = {"task": "Họp", "time": "Quý I", "other: ĐƠN VỊ TÍNH": "cuộc"}
    got = TaskTable(rows=(Row(number="1", kind="task", cells=cells),))
    items = compare(Annotation(task_tables=(gold,)), Annotation(task_tables=(got,)))
    assert told(items, "cells.other") == [("cuộc", "cuộc", True)]


def sections(*pairs):
    return Annotation(sections=tuple(Section(path=path, title=title) for path, title in pairs))


def test_duplicated_section_is_one_wrong_find():
    gold = sections(("I", "MỤC ĐÍCH"), ("II", "NỘI DUNG"))
    got = sections(("I", "MỤC ĐÍCH"), ("II", "NỘI DUNG"), ("II", "NỘI DUNG"))
    assert score(compare(gold, got), "soft")[:3] == (2, 3, 2)
    assert score(compare(got, gold), "soft")[:3] == (3, 2, 2)


def test_section_under_a_wrong_path_is_shown_with_its_partner():
    items = compare(sections(("II.1", "Đối thoại")), sections(("1", "Đối thoại")))
    assert told(items, "sections.section") == [(("II.1", "Đối thoại"), ("1", "Đối thoại"), False)]
    assert score(items, "levenshtein")[:3] == (1, 1, 0)


def test_handwritten_may_be_null_but_not_wrong():
    gold = Annotation(header=Header(serial="239", symbol="KH-SYT", handwritten=("serial",)))
    null, right, wrong = (
        compare(gold, Annotation(header=Header(serial=serial, symbol="KH-SYT")))
        for serial in (None, "239", "289")
    )
    assert score(null, "soft")[:3] == (1, 1, 1)
    assert score(right, "soft")[:3] == (2, 2, 2)
    assert score(wrong, "soft")[:3] == (2, 2, 1)


def test_value_nobody_printed_is_wrong():
    items = compare(Annotation(), Annotation(header=Header(serial="12")))
    assert told(items, "header.serial") == [(None, "12", False)]


def test_anchor_is_compared_as_far_as_the_gold_goes():
    gold = Footnote(mark="1", text="Quyết định số 25", anchor_before="dân chủ ở cơ sở")
    got = Footnote(
        mark="1", text="Quyết định số 25", anchor_before="việc thực hiện dân chủ ở cơ sở"
    )
    items = compare(Annotation(footnotes=(gold,)), Annotation(footnotes=(got,)))
    assert told(items, "footnotes.anchor") == [("dân chủ ở cơ sở", "dân chủ ở cơ sở", True)]
    assert told(items, "footnotes.note")[0][2]


def test_prose_tasks_count_recall_only():
    one = ProseTask(task="triển khai khảo sát", time="tháng 6")
    other = ProseTask(task="một việc không có nhãn", time="tháng 7")
    items = compare(Annotation(prose_tasks=(one,)), Annotation(prose_tasks=(one, other)))
    found = score(items, "soft")
    assert (found.recall, found.precision, found.f1) == (1.0, None, 1.0)


def test_recipients_may_stand_in_another_order():
    items = compare(
        Annotation(recipients=("Sở Y tế", "Lưu: VT")),
        Annotation(recipients=("Lưu: VT.", "Sở Y tế;")),
    )
    assert all(right for *_, right in told(items, "recipients.line"))


def test_second_signer_is_made_up():
    one = Signature(capacity=("TM.", "KT."), position="PHÓ CHỦ TỊCH", name="Lâm Văn Bi")
    items = compare(
        Annotation(signature=(one,)), Annotation(signature=(one, Signature(position="DỰ BÁO")))
    )
    assert score(items, "soft")[:3] == (3, 4, 3)


def test_made_up_signer_before_the_right_one():
    one = Signature(capacity=("TM.", "KT."), position="PHÓ CHỦ TỊCH", name="Trương Việt Dũng")
    items = compare(
        Annotation(signature=(one,)), Annotation(signature=(Signature(position="ĐMPT, TH"), one))
    )
    assert score(items, "soft")[:3] == (3, 4, 3)


CITED = (
    Citation(type="Nghị định", number="30/2020/NĐ-CP", date="2020-03-05"),
    Citation(type="Luật", date="2024-11-29", title="Địa chất và khoáng sản"),
    Citation(type="Chương trình", title="chuyển đổi số quốc gia", weak=True),
)


def test_citations_go_by_type_number_and_date():
    got = (
        Citation(type="luat", date="2024-11-29", title="Địa chất và Khoáng sản"),
        Citation(type="nghi-dinh", number="30/2020/ NĐ-CP", date="2020-03-05", title="về văn thư"),
        Citation(type="Đề án", title="nông thôn mới"),
        Citation(type="Quyết định", number="1/QĐ-TTg"),
    )
    items = compare(Annotation(citations=CITED), Annotation(citations=got))
    strong = [i for i in items if i.field == "citations.citation"]
    assert score(strong, "soft")[:3] == (2, 3, 2)
    (weak,) = told(items, "citations.weak")
    assert weak[1:] == (None, False)


@pytest.mark.parametrize(
    ("gold", "got", "right"),
    [
        ({"title": "“Ánh sáng học đường”"}, {"title": "Ánh sáng học đường"}, True),
        ({"title": "Ánh sáng học đường"}, {"title": '"Ánh sáng học đường"'}, True),
        ({"title": "“Ánh sáng” học đường"}, {"title": "Ánh sáng học đường"}, True),
        ({"title": "“Ánh sáng học đường”"}, {"title": "Ánh sáng phố phường"}, False),
        (
            {"title": "làm việc của Đảng ủy xã"},
            {"title": "làm việc", "issuer": "Đảng ủy xã"},
            True,
        ),
        ({"title": "làm việc của Đảng ủy xã"}, {"title": "làm việc", "issuer": "Sở Y tế"}, False),
    ],
)
def test_a_name_is_the_same_without_its_quotation_marks_or_with_its_issuer(gold, got, right):
    gold = Citation(type="Đề án", weak=True, **gold)
    items = compare(
        Annotation(citations=(gold,)), Annotation(citations=(Citation(type="de-an", **got),))
    )
    (weak,) = told(items, "citations.weak")
    assert weak[-1] is right


def test_a_doubled_stroke_in_the_gold_is_one_in_the_record():
    gold = Citation(type="Thông tư", number="19/2016//TT-BYT")
    got = Citation(type="thong-tu", number="19/2016/TT-BYT")
    (item,) = compare(Annotation(citations=(gold,)), Annotation(citations=(got,)))
    assert "soft" in item.right


@pytest.mark.parametrize(("named", "wrong"), [(True, 0), (False, 1)])
def test_a_law_in_the_subject_of_another_act_may_be_told_or_not(named, wrong):
    got = Citation(type="luat", title="Đấu thầu", within=named)
    assert len(compare(Annotation(citations=()), Annotation(citations=(got,)))) == wrong


def test_wrong_date_of_a_citation_is_wrong():
    got = CITED[0].model_copy(update={"date": "2020-03-06"})
    items = compare(Annotation(citations=CITED[:1]), Annotation(citations=(got,)))
    assert score(items, "levenshtein")[:3] == (1, 1, 0)


def test_deadlines_belong_to_their_duty():
    gold = Duty(quote="báo cáo kết quả thực hiện", deadlines=("2023-06-05", "2023-12-01"))
    undated = Duty(quote="tham mưu, báo cáo cấp có thẩm quyền")
    got = Duty(
        quote="gửi báo cáo kết quả thực hiện về huyện", deadlines=("2023-06-05", "2023-12-10")
    )
    items = compare(Annotation(report_duties=(gold, undated)), Annotation(report_duties=(got,)))
    assert [right for *_, right in told(items, "duties.dated")] == [True]
    assert told(items, "duties.deadline") == [
        ("2023-06-05", "2023-06-05", True),
        ("2023-12-01", "2023-12-10", False),
    ]
    assert [right for *_, right in told(items, "duties.undated")] == [False]


HALVES = Duty(
    where="section:IV.1",
    quote="các xã gửi báo cáo 6 tháng về Sở Y tế trước ngày 05/6/2026; gửi báo cáo năm trước ngày 04/12/2026",
    deadlines=("2026-06-05", "2026-12-04"),
)
FIRST = Duty(
    where="section:IV.1",
    quote="Các xã gửi báo cáo 6 tháng về Sở Y tế trước ngày 05/6/2026",
    deadlines=("2026-06-05",),
)
SECOND = Duty(
    where="section:IV.1", quote="gửi báo cáo năm trước ngày 04/12/2026", deadlines=("2026-12-04",)
)


@pytest.mark.parametrize(
    ("got", "wrong"),
    [
        ((FIRST, SECOND), 0),
        ((FIRST, SECOND.model_copy(update={"where": "section:IV.3"})), 3),
        ((FIRST, SECOND.model_copy(update={"deadlines": ("2026-12-09",)})), 3),
        ((FIRST, SECOND.model_copy(update={"quote": "nộp hồ sơ thi đua trước 04/12/2026"})), 3),
        ((FIRST, SECOND, SECOND), 2),
        (
            (
                SECOND,
                FIRST.model_copy(update={"quote": f"Giúp lãnh đạo theo dõi, {FIRST.quote}"}),
            ),
            0,
        ),
    ],
)
def test_two_duties_may_be_one_with_two_days(got, wrong):
    items = compare(Annotation(report_duties=(HALVES,)), Annotation(report_duties=got))
    assert len([item for item in items if "soft" not in item.right]) == wrong


def test_what_the_record_has_no_table_for_is_not_produced_and_no_zero():
    gold = Annotation(
        citations=CITED,
        other_tables=(OtherTable(header=("TT", "Khoa"), n_rows=5),),
        report_duties=(Duty(quote="báo cáo", deadlines=("2023-06-05",)),),
    )
    lacking = Annotation(
        citations=None, other_tables=None, report_duties=None, deadlines_read=False
    )
    assert compare(gold, lacking) == ()
    assert unproduced(gold, lacking) == {
        "other_tables.table": 1,
        "citations.citation": 2,
        "citations.weak": 1,
        "duties.dated": 1,
        "duties.deadline": 1,
    }
    assert unproduced(gold, Annotation()) == {}
    undated = unproduced(gold, Annotation(deadlines_read=False))
    assert undated == {"duties.deadline": 1}


def test_unread_file_misses_all_of_its_gold():
    items = compare(table(*TASKS), predicted.nothing())
    assert {i.got for i in items} == {None}
    assert score(items, "soft").recall == 0
