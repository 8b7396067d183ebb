"""Rows that were not read, added by people: where they stand, what follows, and that they stand there once."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.keys import match_key
from pipeline.corrections.apply import as_read, corrected
from pipeline.corrections.items import KINDS
from pipeline.corrections.make import BadCorrection, Given, Spot, added, made
from pipeline.corrections.rows import ADDABLE
from schemas.corrections import CorrectionAction
from schemas.plan import Plan
from tests.corrections.plans import (
    BY,
    LEAD,
    SAMPLES,
    WORDS,
    entry,
    line_for,
    row_with,
    sample,
    without_row,
)

EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)


def outcomes(plan):
    return [one.outcome.value for one in plan.corrections]


def test_a_row_of_a_table_is_added_in_its_place():
    whole = sample()
    at = row_with(whole, "tasks", lead=LEAD, time=True)
    row = whole.tasks[at]
    plan = without_row(whole, "tasks", at)
    made_plan = corrected(plan, [line_for(plan, "tasks", row)])
    new = made_plan.tasks[at]
    assert (new.task, new.time, new.lead, new.number) == (row.task, row.time, row.lead, row.number)
    assert (new.source, new.table_index, new.container, new.container_id, new.parent_id, new.group_path, new.path) == (
        row.source, row.table_index, row.container, row.container_id, row.parent_id, row.group_path, row.path,
    )  # fmt: skip
    assert [one.ordinal for one in made_plan.tasks] == list(range(1, len(whole.tasks) + 1))
    assert "row" in new.corrected
    assert plan.text[new.evidence.span_start : new.evidence.span_end].split() == row.task.split()
    assert new.evidence.regions == ()  # where it stands on a page nobody knows
    assert outcomes(made_plan) == ["applied"]
    assert as_read(made_plan) == plan
    Plan.model_validate(made_plan.model_dump())


def test_actors_and_days_follow_from_its_cells():
    whole = sample()
    at = row_with(whole, "tasks", lead=LEAD, time=True, coordinator=True)
    row = whole.tasks[at]
    plan = without_row(whole, "tasks", at)
    now = corrected(plan, [line_for(plan, "tasks", row)])
    new = now.tasks[at].task_id
    for table, key in (("task_agencies", "task_id"), ("deadlines", "container_id")):
        wanted = [one for one in getattr(whole, table) if getattr(one, key) == row.task_id]
        found = [one for one in getattr(now, table) if getattr(one, key) == new]
        assert wanted
        for a, b in zip(wanted, found, strict=True):
            apart = {"task_id", "container_id", "deadline_id", "ordinal", "evidence", "corrected"}
            assert a.model_dump(exclude=apart) == b.model_dump(exclude=apart)
            assert b.corrected == ("raw",)


def test_what_is_given_behind_a_heading_stands_under_it():
    plan = sample()
    group = plan.tasks[0]
    line = added(plan, "tasks", Given({"task": "Việc bị bỏ sót"}, after=group.task_id), BY)
    now = corrected(plan, [line])
    assert now.tasks[1].task == "Việc bị bỏ sót"
    assert (now.tasks[1].parent_id, now.tasks[1].group_path) == (group.task_id, (group.task,))
    assert now.tasks[1].time is now.tasks[1].lead is None
    assert [one.task_id for one in now.task_agencies] == [one.task_id for one in plan.task_agencies]


CITED = [
    # words as quoted, given, type, number, date, key
    ("Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022", {}, "luat", None, date(2022, 11, 10)),
    ("Quyết định số 23-QĐ/TW ngày 30/7/2021", {}, "quyet-dinh", "23-QĐ/TW", date(2021, 7, 30)),
    ("Quyết định số 23-QĐ/TW ngày 30/7/2021", {"number": "32-QĐ/TW"}, "quyet-dinh", "32-QĐ/TW", date(2021, 7, 30)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "values", "kind", "number", "day"), CITED)
def test_a_citation_is_read_from_its_words(words, values, kind, number, day):
    plan = sample(SAMPLES[0]).model_copy(update={"citations": ()})
    line = added(plan, "citations", Given({"raw": words, **values}, f"Căn cứ {words}"), BY)
    (one,) = corrected(plan, [line]).citations
    assert plan.text[one.evidence.span_start : one.evidence.span_end] == words
    assert (one.type, one.number, one.date, one.raw) == (kind, number, day, words)
    assert (one.container.value, one.container_id) == ("preamble", None)
    assert one.key is not None
    assert number is None or number.casefold().replace("đ", "d") in one.key


def test_a_duty_brings_the_days_of_its_clause():
    whole = sample(SAMPLES[0])
    row = whole.report_duties[0]
    plan = without_row(whole, "report_duties", 0)
    now = corrected(plan, [added(plan, "report_duties", Given({}, row.raw), BY)])
    one = next(one for one in now.report_duties if "row" in one.corrected)
    assert (one.what, one.recipient, one.container_id) == (
        row.what,
        row.recipient,
        row.container_id,
    )
    days = [d.end for d in now.deadlines if d.duty_id == one.duty_id]
    assert days == [d.end for d in whole.deadlines if d.duty_id == row.duty_id]
    assert len(days) == 2


REFUSED = [
    ("tasks", Given({"task": "x"}), "say where it stands"),
    ("tasks", Given({}, after="t1:1"), "a row says something"),
    ("tasks", Given({"task": "x", "rank": "1"}, after="t1:1"), "has no column rank"),
    ("tasks", Given({"task": "x"}, after="t9"), "has no row t9 to follow"),
    ("tasks", Given({"task": "x"}, "không có câu này trong kế hoạch"), "do not stand in the text"),
    ("tasks", Given({"task": "x"}, "Phòng Nội vụ"), "quote more of them"),
    ("tasks", Given({"task": "x", "kind": "rank"}, after="t1:1"), "tasks.kind cannot be"),
    ("citations", Given({}, "Trong quá trình triển khai thực hiện"), "give type="),
    ("citations", Given({"type": "luat"}, after="I"), "has its words"),
    ("footnotes", Given({"text": "x"}, after="I"), "give mark="),
    ("sections", Given({"title": "x"}, after="I"), "give number="),
    ("task_agencies", Given({"name": "x"}, after="t1:1"), "follow from others"),
    ("plans", Given({"subject": "x"}), "has no rows"),
]


@pytest.mark.parametrize(("table", "given_", "message"), REFUSED)
def test_what_makes_no_row_is_refused(table, given_, message):
    with pytest.raises(BadCorrection, match=message):
        added(sample(), table, given_, BY)


@pytest.mark.parametrize("table", ["tasks", "sections", "citations"])
def test_a_row_that_is_read_is_not_added_again(table):
    plan = sample(SAMPLES[0])
    row = KINDS[table].rows(plan)[1]
    words = row.title if table == "sections" else KINDS[table].quote(row)
    with pytest.raises(BadCorrection, match="read there already"):
        added(plan, table, Given(WORDS[table](row), words), BY)


# --- other readings ---


@pytest.mark.parametrize("quoted", [True, False])
@pytest.mark.parametrize("table", ADDABLE)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_row_is_added_where_it_is_missing_and_nowhere_else(name, table, quoted):
    """Whichever row is missed: added while it is, ``now_read`` once it is read, and never twice."""
    whole = sample(name)
    rows = KINDS[table].rows(whole)
    for at in range(0, len(rows), max(1, len(rows) // 7)):
        plan = without_row(whole, table, at)
        first = next((one for one in KINDS["sections"].rows(plan)), None)
        line = line_for(
            plan, table, rows[at], quoted=quoted, after=None if quoted else first.section_id
        )
        added_now = corrected(plan, [line])
        assert outcomes(added_now) == ["applied"], rows[at]
        assert len(KINDS[table].rows(added_now)) == len(rows)
        assert corrected(added_now, []) == plan  # taken back
        read = corrected(whole, [line])
        if outcomes(read) == ["unfit"]:  # rows of the same words, and no place to tell them apart
            words = [match_key(KINDS[table].quote(row)) for row in rows]
            assert words.count(match_key(KINDS[table].quote(rows[at]))) > 1
            assert not quoted or table == "report_duties"
        else:
            assert outcomes(read) == ["now_read"]
        assert [KINDS[table].id_of(row) for row in KINDS[table].rows(read)] == [
            KINDS[table].id_of(row) for row in rows
        ]


def test_what_was_given_holds_where_the_row_is_read_otherwise():
    whole = sample()
    at = row_with(whole, "tasks", lead=LEAD)
    plan = without_row(whole, "tasks", at)
    line = line_for(plan, "tasks", whole.tasks[at])
    misread = whole.tasks[at].model_copy(update={"lead": "Phòng Kinh tê"})
    newer = whole.model_copy(update={"tasks": (*whole.tasks[:at], misread, *whole.tasks[at + 1 :])})
    now = corrected(newer, [line])
    assert (now.tasks[at].lead, now.tasks[at].corrected) == (LEAD, ("lead",))
    assert outcomes(now) == ["now_read"]
    other = newer.model_copy(update={"document_id": "0123456789abcdef"})
    there = corrected(other, [line])
    assert (there.tasks[at].lead, outcomes(there)) == ("Phòng Kinh tê", ["unfit"])
    assert "another lead" in there.corrections[0].reason


OTHERS = [
    # changes of the other rendition, outcome
    ({}, "applied"),
    ({"text": "Một bản khác"}, "unfit"),  # the words that were quoted do not stand there
]


@pytest.mark.parametrize(("changes", "outcome"), OTHERS)
def test_another_rendition_gets_the_row_where_its_words_stand(changes, outcome):
    whole = sample()
    at = row_with(whole, "tasks", lead=LEAD)
    plan = without_row(whole, "tasks", at)
    line = line_for(plan, "tasks", whole.tasks[at])
    other = plan.model_copy(update={"document_id": "0123456789abcdef", **changes})
    now = corrected(other, [line])
    assert outcomes(now) == [outcome]
    assert len(now.tasks) == len(plan.tasks) + (outcome == "applied")


def test_a_row_that_reads_nearly_like_it_is_not_doubled():
    """``tập huân`` in a scan: whether it is the row nobody knows, so somebody has to look."""
    whole = sample()
    at = row_with(whole, "tasks", lead=LEAD)
    plan = without_row(whole, "tasks", at)
    line = line_for(plan, "tasks", whole.tasks[at])
    words = whole.tasks[at].task.replace("ô", "o", 1).replace("ấ", "a", 1)
    assert words != whole.tasks[at].task
    misread = whole.tasks[at].model_copy(update={"task": words})
    newer = whole.model_copy(update={"tasks": (*whole.tasks[:at], misread, *whole.tasks[at + 1 :])})
    assert outcomes(corrected(newer, [line])) == ["unfit"]
    assert corrected(newer, [line]).tasks == newer.tasks


def test_two_people_who_add_the_same_row_add_it_once():
    whole = sample()
    at = row_with(whole, "tasks", lead=LEAD)
    plan = without_row(whole, "tasks", at)
    one, two = (line_for(plan, "tasks", whole.tasks[at]) for _ in range(2))
    two = two.model_copy(update={"at": LATE})
    now = corrected(plan, [two, one])
    assert len(now.tasks) == len(whole.tasks)
    assert outcomes(now) == ["applied", "agreed"]
    assert outcomes(corrected(plan, [two])) == ["applied"]


# --- what is decided of an added row ---


def of_added(plan, action, column=None, text=None):
    row = next(row for row in plan.tasks if "row" in row.corrected)
    return made(plan, Spot("tasks", row.task_id, column), action, BY, text=text)


def added_task():
    whole = sample()
    at = row_with(whole, "tasks", lead=LEAD)
    plan = without_row(whole, "tasks", at)
    line = line_for(plan, "tasks", whole.tasks[at]).model_copy(update={"at": EARLY})
    return whole, plan, at, line


def test_a_cell_of_an_added_row_is_put_right_and_the_row_removed():
    whole, plan, at, line = added_task()
    lines = [line]
    now = corrected(plan, lines)
    lines.append(of_added(now, CorrectionAction.SET, "lead", "Phòng Nội vụ"))
    now = corrected(now, lines)
    assert now.tasks[at].lead == "Phòng Nội vụ"
    assert [a.name for a in now.task_agencies if a.task_id == now.tasks[at].task_id and a.role == "lead"] == ["Phòng Nội vụ"]  # fmt: skip
    assert outcomes(now) == ["applied", "applied"]
    there = corrected(whole, lines)  # and where it is read by now
    assert (there.tasks[at].lead, outcomes(there)) == ("Phòng Nội vụ", ["now_read", "applied"])
    gone = corrected(now, [*lines, of_added(now, CorrectionAction.REMOVE)])
    assert gone.tasks == plan.tasks
    undone = corrected(now, lines[1:])  # the line that added it was taken back
    assert undone.tasks == plan.tasks
    assert outcomes(undone) == ["unfit"]


# --- whatever comes, in whatever order ---


@st.composite
def additions(draw, plan):
    """Some rows added, some cells put right, read and added ones."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        table = draw(st.sampled_from(["tasks", "citations", "report_duties", "sections"]))
        values = {
            "tasks": {"task": f"Việc {number % 2}", "lead": "Phòng Nội vụ"},
            "citations": {"raw": f"Nghị định số {30 + number % 2}/2020/NĐ-CP"},
            "report_duties": {"raw": "báo cáo kết quả về UBND huyện trước ngày 15/12", "kind": "one_off"},
            "sections": {"number": "9", "title": f"Mục {number % 2}"},
        }[table]  # fmt: skip
        follows = draw(
            st.sampled_from(
                [one.section_id for one in plan.sections] + [one.task_id for one in plan.tasks]
            )
        )
        line = added(plan, table, Given(values, after=follows), BY)
        found.append(line)
        if table == "tasks" and draw(st.booleans()):
            now = corrected(plan, [line])
            row = next(row for row in now.tasks if "row" in row.corrected)
            action = draw(
                st.sampled_from(
                    [CorrectionAction.SET, CorrectionAction.REMOVE, CorrectionAction.ACCEPT]
                )
            )
            column = "lead" if action is CorrectionAction.SET else None
            found.append(
                made(now, Spot("tasks", row.task_id, column), action, BY, text="Phòng Tư pháp")
            )
        if draw(st.booleans()):
            at = draw(st.integers(0, len(plan.tasks) - 1))
            found.append(entry(plan, "tasks", at, "note", f"ghi chú {number}"))
    return found


@given(st.data())
def test_order_and_repetition_make_no_difference_and_every_row_can_be_taken_back(data):
    plan = sample()
    some = data.draw(additions(plan))
    now = corrected(plan, some)
    assert corrected(plan, data.draw(st.permutations(some))) == now
    assert corrected(now, some) == now
    half = corrected(plan, some[: data.draw(st.integers(0, len(some)))])
    assert corrected(half, some) == now
    assert corrected(now, []) == plan
    for table, kind in KINDS.items():
        ids = [kind.id_of(row) for row in kind.rows(now)]
        assert len(set(ids)) == len(ids), table
    Plan.model_validate(now.model_dump())


@given(st.data())
def test_an_added_row_never_changes_another(data):
    """However rows come and go: those that were read stay as they are but for their turn, unless they say the same words."""
    whole = sample()
    at = data.draw(st.integers(0, len(whole.tasks) - 1))
    plan = without_row(whole, "tasks", at)
    line = line_for(plan, "tasks", whole.tasks[at])
    tasks = []
    for task in whole.tasks:
        fate = data.draw(st.sampled_from(["kept", "kept", "kept", "lost", "twice"]))
        tasks += [task] * {"kept": 1, "lost": 0, "twice": 2}[fate]
    numbered = [
        one.model_copy(update={"task_id": f"t1:{n}", "ordinal": n})
        for n, one in enumerate(tasks, 1)
    ]
    other = plan.model_copy(update={"tasks": tuple(numbered), "task_agencies": (), "deadlines": ()})
    now = corrected(other, [line])
    words = match_key(whole.tasks[at].task)
    before = [match_key(one.task) for one in other.tasks].count(words)
    (told,) = now.corrections
    assert [match_key(one.task) for one in now.tasks].count(words) == max(
        before, told.outcome == "applied"
    )
    kept = {one.task_id: one for one in now.tasks if "row" not in one.corrected}
    for one in other.tasks:
        if match_key(one.task) != words:
            assert kept[one.task_id].model_copy(update={"ordinal": one.ordinal}) == one
    assert (told.outcome == "applied") == (before == 0)
