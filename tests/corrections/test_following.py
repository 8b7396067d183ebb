"""Where a row that a person added stands when the row it follows is taken out, taken back, read by now, or another's."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.corrections.apply import as_read, corrected
from pipeline.corrections.make import Given, Spot, added, made
from schemas.corrections import CorrectionAction
from tests.corrections.plans import BY, line_for, sample, without_row

FIRST, SECOND = "Việc thứ nhất bị bỏ sót hoàn toàn", "Nội dung khác hẳn cần bổ sung thêm"
OTHER = "0123456789abcdef"
DAY = datetime(2026, 1, 1, tzinfo=UTC)
ROWS = [n for n, row in enumerate(sample().tasks) if row.table_index and row.kind == "task"]
EDGES = [ROWS[0], ROWS[2], ROWS[-1]]


def outcomes(plan):
    return [one.outcome.value for one in plan.corrections]


def words(plan):
    return [row.task for row in plan.tasks]


def behind(plan, table, values, item_id, day):
    given = Given(values, after=item_id)
    return added(plan, table, given, BY, at=DAY + timedelta(day))


def removed(plan, item_id, day=9):
    spot = Spot("tasks", item_id)
    return made(plan, spot, CorrectionAction.REMOVE, BY, at=DAY + timedelta(day))


def pair(k):
    """A row behind row ``k``, another behind that."""
    plan = sample()
    one = behind(plan, "tasks", {"task": FIRST}, plan.tasks[k].task_id, 0)
    two = behind(corrected(plan, [one]), "tasks", {"task": SECOND}, one.item.id, 1)
    return plan, one, two


def standing(row):
    return row.table_index, row.source, row.container, row.container_id, row.group_path


@pytest.mark.parametrize("k", EDGES)
def test_a_row_behind_one_that_is_taken_out_stands_where_that_stood(k):
    plan, one, two = pair(k)
    row = plan.tasks[k]
    lines = [one, removed(corrected(plan, [one]), row.task_id)]
    now = corrected(plan, lines)
    assert words(now) == [*words(plan)[:k], FIRST, *words(plan)[k + 1 :]]
    assert standing(now.tasks[k]) == standing(row)
    assert now.tasks[k].parent_id == row.parent_id
    both = corrected(plan, [one, two])
    now = corrected(plan, [one, two, removed(both, one.item.id)])  # an added one taken out
    assert words(now) == [*words(plan)[: k + 1], SECOND, *words(plan)[k + 1 :]]
    assert standing(now.tasks[k + 1]) == standing(row)
    assert outcomes(now)[1:] == ["applied", "applied"]
    assert as_read(now) == plan


def test_a_row_under_a_heading_that_is_taken_out_stands_under_the_one_above():
    plan = sample()
    group = plan.tasks[0]
    one = behind(plan, "tasks", {"task": FIRST}, group.task_id, 0)
    now = corrected(plan, [one, removed(corrected(plan, [one]), group.task_id)])
    assert (now.tasks[0].task, now.tasks[0].table_index) == (FIRST, group.table_index)
    assert now.tasks[0].parent_id == group.parent_id


def test_a_citation_behind_a_task_that_is_taken_out_keeps_its_section():
    plan = sample()
    values = {"raw": "Nghị định số 30/2020/NĐ-CP"}
    row = plan.tasks[ROWS[1]]
    line = behind(plan, "citations", values, row.task_id, 0)
    before = corrected(plan, [line])
    now = corrected(plan, [line, removed(before, row.task_id)])
    told = next(n for n, one in enumerate(now.citations) if "row" in one.corrected)
    assert before.citations[told].container_id == row.task_id
    assert now.citations[told].container_id == row.parent_id
    assert [one.raw for one in now.citations] == [one.raw for one in before.citations]


@pytest.mark.parametrize("document_id", [None, OTHER])
def test_a_row_behind_one_that_was_taken_back_has_no_place(document_id):
    plan, _, two = pair(ROWS[2])
    plan = plan.model_copy(update={"document_id": document_id or plan.document_id})
    now = corrected(plan, [two])
    assert (outcomes(now), now.tasks) == (["unfit"], plan.tasks)
    assert "its place is not found" in now.corrections[0].reason


@pytest.mark.parametrize("document_id", [None, OTHER])
@pytest.mark.parametrize("k", EDGES)
def test_a_row_behind_one_that_is_read_by_now_stands_behind_it(k, document_id):
    plan, one, two = pair(k)
    own = {"task_id": "t1:99", "task": FIRST, "time": None, "lead": None, "coordinator": None, "product": None}  # fmt: skip
    read = plan.tasks[k].model_copy(update=own)
    newer = plan.model_copy(
        update={
            "tasks": (*plan.tasks[: k + 1], read, *plan.tasks[k + 1 :]),
            "document_id": document_id or plan.document_id,
        }
    )
    now = corrected(newer, [one, two])
    assert outcomes(now) == ["now_read", "applied"]
    assert words(now) == [*words(newer)[: k + 2], SECOND, *words(newer)[k + 2 :]]
    assert standing(now.tasks[k + 2]) == standing(read)


@pytest.mark.parametrize("days", [(0, 1), (1, 0)])  # clocks of two machines
def test_another_rendition_has_both_rows_whoever_was_first(days):
    plan, one, two = pair(ROWS[2])
    one, two = (
        line.model_copy(update={"at": DAY + timedelta(day)})
        for line, day in zip((one, two), days, strict=True)
    )
    for document_id in (plan.document_id, OTHER):
        now = corrected(plan.model_copy(update={"document_id": document_id}), [one, two])
        assert outcomes(now) == ["applied", "applied"]
        assert words(now)[ROWS[2] + 1 : ROWS[2] + 3] == [FIRST, SECOND]


def test_a_row_behind_one_that_two_people_added_stands_behind_the_one_that_is_there():
    whole = sample()
    plan = without_row(whole, "tasks", ROWS[2])
    mine, theirs = (line_for(plan, "tasks", whole.tasks[ROWS[2]]) for _ in range(2))
    mine = mine.model_copy(update={"at": DAY})
    two = behind(corrected(plan, [theirs]), "tasks", {"task": SECOND}, theirs.item.id, 400)
    theirs = theirs.model_copy(update={"at": DAY + timedelta(1)})
    now = corrected(plan, [mine, theirs, two])
    assert outcomes(now) == ["applied", "agreed", "applied"]
    assert words(now) == [*words(whole)[: ROWS[2] + 1], SECOND, *words(whole)[ROWS[2] + 1 :]]


def test_a_section_behind_a_task_that_was_added():
    plan, one, _ = pair(ROWS[2])
    values = {"number": "9", "title": "Mục bị bỏ sót"}
    line = behind(corrected(plan, [one]), "sections", values, one.item.id, 1)
    now = corrected(plan, [one, line])
    assert outcomes(now) == ["applied", "applied"]
    assert len(now.sections) == len(plan.sections) + 1


# --- words quoted, or a box drawn, beside the row it follows ---


@pytest.mark.parametrize("table", ["tasks", "citations", "sections"])
@pytest.mark.parametrize("k", [0, *EDGES])
def test_words_that_were_quoted_tell_the_place_whatever_row_is_named(table, k):
    """At the desk a row is chosen when words are selected: what is added there is none of its table."""
    plan = sample()
    quote = " ".join(plan.sections[-1].text.split()[:8])
    values = {
        "tasks": {"task": FIRST},
        "citations": {"raw": quote, "type": "luat"},
        "sections": {"number": "9", "title": FIRST},
    }[table]
    lines = [
        added(plan, table, Given(values, quote, after=after), BY)
        for after in (None, plan.tasks[k].task_id, plan.sections[0].section_id)
    ]
    alone, *beside = (row_of(corrected(plan, [line]), table) for line in lines)
    assert [about(one) for one in beside] == [about(alone)] * 2


def row_of(plan, table):
    rows = getattr(plan, table)
    return next((n, row) for n, row in enumerate(rows) if "row" in row.corrected)


def about(found):
    n, row = found
    return n, row.model_dump(exclude={KINDS_ID[type(row).__name__], "path"})


KINDS_ID = {"Task": "task_id", "Citation": "citation_id", "Section": "section_id"}


def test_of_words_that_stand_several_times_those_behind_the_row_that_is_named_are_meant():
    plan = sample()
    row = plan.tasks[ROWS[2]]
    line = added(plan, "tasks", Given({"task": FIRST}, "Phòng Nội vụ", after=row.task_id), BY)
    assert line.placing.of > 1
    at, new = row_of(corrected(plan, [line]), "tasks")
    assert new.evidence.span_start >= row.evidence.span_start
    assert plan.text[new.evidence.span_start : new.evidence.span_end] == "Phòng Nội vụ"
    assert at > ROWS[2]
