import pytest

from parsers.structure.columns import header_of
from parsers.structure.taskrows import rows_of
from schemas.vocabulary import Role
from tests.builders.source import source_of

HEAD = ["TT", "Nhiệm vụ", "Thời gian", "Chủ trì"]


def rows(*body):
    source = source_of([HEAD, *body])
    table = source.body[0]
    return rows_of(source, table, header_of(source, table), index=1)[0]


def paths(*body):
    return [f"{row.kind.value}:{row.path}" for row in rows(*body)]


T = ["Quý I", "Phòng Nội vụ"]
E = ["", ""]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            [["1", "NHÓM MỘT", *E], ["1.1", "Rà soát", *T], ["2", "NHÓM HAI", *E]],
            ["group:1", "task:1.1", "group:2"],
            id="dotted under its group",
        ),
        pytest.param(
            [
                ["3", "NHÓM BA", *E],
                ["3.4", "Triển khai Luật", *E],
                ["a", "Xây dựng", *T],
                ["đ", "Thực hiện", *T],
                ["3.5", "Rà soát", *T],
            ],
            ["group:3", "container:3.4", "task:3.4.a", "task:3.4.đ", "task:3.5"],
            id="letters under a container",
        ),
        pytest.param(
            [
                ["I", "*Cải cách thể chế", *E],
                ["1", "Rà soát", *T],
                ["2", "Ban hành", *T],
                ["II", "*Cải cách bộ máy", *E],
                ["1", "Sắp xếp", *T],
            ],
            ["group:I", "task:I.1", "task:I.2", "group:II", "task:II.1"],
            id="numbers restart in each group",
        ),
        pytest.param(
            [
                ["*TUYÊN TRUYỀN", "<", "<", "<"],
                ["1", "Rà soát", *T],
                ["*TỔ CHỨC", "<", "<", "<"],
                ["2", "Sắp xếp", *T],
            ],
            ["group:g1", "task:g1.1", "group:g2", "task:g2.2"],
            id="groups without a number, numbers going on",
        ),
        pytest.param(
            [
                ["I. NÂNG CAO NHẬN THỨC", "<", "<", "<"],
                ["1", "Rà soát", *T],
            ],
            ["group:I", "task:I.1"],
            id="a number inside a group that spans the table",
        ),
        pytest.param(
            [["1", "Rà soát", *T], ["", "- Lần 1", *T], ["", "- Lần 2", *T], ["2", "Báo cáo", *T]],
            ["task:1", "task:1.~1", "task:1.~2", "task:2"],
            id="bullets with times of their own",
        ),
        pytest.param(
            [["1", "Triển khai", *E], ["a", "Một", *T], ["b", "Hai", *T], ["2", "Rà soát", *T]],
            ["container:1", "task:1.a", "task:1.b", "task:2"],
            id="a plain number above letters is no group",
        ),
        pytest.param(
            [["A", "*PHẦN A", *E], ["I", "*Nhóm", *E], ["1", "Một", *T], ["B", "*PHẦN B", *E]],
            ["group:A", "group:A.I", "task:A.I.1", "group:B"],
            id="three levels of markers",
        ),
        pytest.param(
            [["01", "Một", *T], ["02", "Hai", *T]], ["task:01", "task:02"], id="leading zeros"
        ),
        pytest.param(
            [["1", "Một", *T], ["1", "Hai", *T]], ["task:1", "task:1"], id="a number printed twice"
        ),
        pytest.param(
            [["1", "Một", *T], ["", "Tổng cộng", *T]], ["task:1"], id="a total is no task"
        ),
        pytest.param([["1", "Một", *E]], ["task:1"], id="a leaf without time is still a task"),
    ],
)
def test_kinds_and_paths(body, expected):
    assert paths(*body) == expected


def test_a_number_printed_twice_has_two_ids():
    found = rows(["1", "Một", *T], ["1", "Hai", *T])
    assert [row.task_id for row in found] == ["t1:1", "t1:1#2"]


def test_a_merged_cell_is_copied_down_and_said_to_be():
    found = rows(["1", "Một", "Quý I", "Phòng Nội vụ"], ["2", "Hai", "^", "Phòng Tư pháp"])
    assert found[1].cells[Role.TIME].text == "Quý I"
    assert found[1].inherited == (Role.TIME,)
    assert found[0].inherited == ()


def test_group_path_names_the_groups_above():
    found = rows(["I", "*NHÓM", *E], ["1", "Một", *T])
    assert found[1].group_path == ("NHÓM",)
    assert found[1].parent_id == found[0].task_id


def test_a_merged_number_is_repeated_on_each_row_it_covers():
    """Number and task over two rows with a lead of their own: both are number 2."""
    found = rows(
        ["1", "Rà soát", *T],
        ["2", "Kiểm tra", "Quý II", "Thanh tra xã"],
        ["^", "^", "Quý III", "Các thôn"],
        ["3", "Báo cáo", *T],
    )
    assert [(row.number, row.path) for row in found] == [
        ("1", "1"),
        ("2", "2"),
        ("2", "2.~1"),
        ("3", "3"),
    ]
    assert found[2].inherited == (Role.NUMBER, Role.TASK)
    assert found[2].cells[Role.TASK].text == "Kiểm tra"


@pytest.mark.parametrize(
    ("start", "end", "time"),
    [
        ("01/3/2026", "30/6/2026", "01/3/2026 - 30/6/2026"),
        ("Tháng 3", "", "Tháng 3"),
        ("", "Tháng 6", "Tháng 6"),
        ("Cả năm", "Cả năm", "Cả năm"),
        ("Cả năm", "<", "Cả năm"),
    ],
)
def test_start_and_end_give_one_time(start, end, time):
    source = source_of(
        [["TT", "Nhiệm vụ", "Bắt đầu", "Hoàn thành", "Chủ trì"], ["1", "Họp", start, end, "Sở A"]]
    )
    table = source.body[0]
    (row,) = rows_of(source, table, header_of(source, table), index=1)[0]
    assert row.cells[Role.TIME].text == time
    assert not row.other


def test_a_bold_row_counted_on_among_tasks_is_work():
    first = ["1", "Lập danh mục", "Quý I", "Phòng A"]
    below = [["a", "Kho cũ", "Quý I", "Phòng A"], ["b", "Kho mới", "Quý II", "Phòng B"]]
    kinds = [row.kind for row in rows(first, ["*2", "*Chỉnh lý kho", "", ""], *below)]
    assert kinds == ["task", "container", "task", "task"]


def test_bold_rows_counted_among_themselves_are_groups():
    one = ["1.1", "Lập danh mục", "Quý I", "Phòng A"]
    two = ["2.1", "Chỉnh lý kho", "Quý I", "Phòng A"]
    kinds = [row.kind for row in rows(["*1", "*Sổ sách", "", ""], one, ["*2", "*Kho", "", ""], two)]
    assert kinds == ["group", "task", "group", "task"]


@pytest.mark.parametrize(
    "head", [["TT", "Nhiệm vụ", "Phối hợp", "Chủ trì"], ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp"]]
)
def test_one_cell_over_lead_and_helper_leads_and_helps(head):
    source = source_of([head, ["1", "Rà soát hộ nghèo", "Phòng Nội vụ và Công an xã", "<"]])
    table = source.body[0]
    (row,) = rows_of(source, table, header_of(source, table), index=1)[0]
    assert row.cells[Role.LEAD].text == "Phòng Nội vụ và Công an xã"
    assert row.cells[Role.COORDINATOR].text == row.cells[Role.LEAD].text
    assert row.inherited == (Role.COORDINATOR,)
