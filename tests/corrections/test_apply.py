"""A record and what was decided of it: what changes, what follows, what is only told."""

from datetime import UTC, date, datetime

import pytest

from pipeline.corrections import follow
from pipeline.corrections.apply import as_read, corrected
from pipeline.reading import read_plan
from schemas.corrections import CorrectionAction
from schemas.plan import Plan
from tests.corrections.plans import LEAD, RAW, entry, row_with, sample

EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)


def outcomes(plan):
    return [one.outcome.value for one in plan.corrections]


def other_rendition(plan, **changes):
    """The same plan in another file."""
    return plan.model_copy(update={"document_id": "0123456789abcdef", **changes})


def test_what_was_read_stays_beside_what_holds():
    plan = sample()
    at = row_with(plan, "tasks", lead=LEAD)
    made = corrected(plan, [entry(plan, "tasks", at, "lead", "Phòng Nội vụ", why="bản giấy")])
    (told,) = made.corrections
    assert made.tasks[at].lead == "Phòng Nội vụ"
    assert made.tasks[at].corrected == ("lead",)
    assert (told.printed, told.value, told.outcome) == (
        plan.tasks[at].lead,
        "Phòng Nội vụ",
        "applied",
    )
    assert (told.item_id, told.who, told.why) == (plan.tasks[at].task_id, "Trần Thị B", "bản giấy")
    assert as_read(made) == plan


def test_nothing_decided_nothing_changed():
    assert corrected(sample(), []) is sample()
    at = row_with(sample(), "tasks", lead=LEAD)
    made = corrected(sample(), [entry(sample(), "tasks", at, "lead", "Phòng Nội vụ")])
    assert corrected(made, []) == sample()  # all was taken back


FOLLOWS = [
    # lead as given, actors of the task that follow: name, role
    ("Phòng Nội vụ", [("Phòng Nội vụ", "lead")]),
    ("Phòng Nội vụ phối hợp với Phòng Tư pháp", [("Phòng Nội vụ", "lead"), ("Phòng Tư pháp", "coordinator")]),
    ("Phòng Nội vụ, Phòng Tư pháp", [("Phòng Nội vụ", "lead"), ("Phòng Tư pháp", "lead")]),
    (None, []),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "expected"), FOLLOWS)
def test_actors_follow_from_the_cell_of_leads(lead, expected):
    plan = sample()
    at = row_with(plan, "tasks", lead=LEAD, coordinator=True)
    task_id = plan.tasks[at].task_id
    before = [one for one in plan.task_agencies if one.task_id == task_id]
    kept = [one.name for one in before if one.role == "coordinator"]
    made = corrected(plan, [entry(plan, "tasks", at, "lead", lead)])
    now = [one for one in made.task_agencies if one.task_id == task_id]
    assert [(one.name, one.role) for one in now if one.corrected] == expected
    assert [one.name for one in now if not one.corrected] == kept
    assert [one for one in made.task_agencies if one.task_id != task_id] == [
        one for one in plan.task_agencies if one.task_id != task_id
    ]
    for role in ("lead", "coordinator"):
        numbers = [one.ordinal for one in now if one.role == role]
        assert numbers == list(range(1, len(numbers) + 1))


def test_days_follow_from_the_cell_of_time():
    plan = sample()
    at = row_with(plan, "tasks", time=True)
    made = corrected(plan, [entry(plan, "tasks", at, "time", "Trước ngày 20/11/2023")])
    (one,) = [d for d in made.deadlines if d.container_id == plan.tasks[at].task_id]
    assert (one.end, one.last_day_ok, one.corrected) == (
        date(2023, 11, 20),
        date(2023, 11, 19),
        ("raw",),
    )
    others = [d for d in plan.deadlines if d.container_id != plan.tasks[at].task_id]
    assert [d.deadline_id for d in made.deadlines if not d.corrected] == [
        d.deadline_id for d in others
    ]
    assert [d.ordinal for d in made.deadlines] == list(range(1, len(made.deadlines) + 1))
    assert len({d.deadline_id for d in made.deadlines}) == len(made.deadlines)


def test_number_day_and_key_follow_from_the_header():
    plan = sample()
    made = corrected(
        plan,
        [
            entry(plan, "plans", None, "serial", "12"),
            entry(plan, "plans", None, "issued_on", "2023-02-07"),
        ],
    )
    assert made.document_number == f"12/{plan.symbol}"
    assert (made.issued_on, made.issued_month, made.issued_year) == (date(2023, 2, 7), 2, 2023)
    assert made.plan_key == "vn:hai-phong.thuy-nguyen:ke-hoach:12/kh-ubnd@2023-02-07"
    assert made.corrected == ("issued_on", "serial")


@pytest.mark.parametrize("path", sorted(RAW.glob("*.docx")), ids=lambda path: path.name)
def test_what_follows_of_an_unchanged_header_is_what_was_read(path):
    plan = read_plan(path.read_bytes(), path.name)
    assert follow.header(plan, {"serial", "symbol", "issuing_agency", "issued_on"}) == plan


def test_days_told_by_the_year_of_the_plan_move_with_it():
    plan = sample("mau-ke-hoach-xa-2026.docx")
    made = corrected(plan, [entry(plan, "plans", None, "plan_year", plan.plan_year + 1)])
    pairs = [(a, b) for a, b in zip(plan.deadlines, made.deadlines, strict=True) if a.end]
    told = [(a, b) for a, b in pairs if a.year_source == "plan_year"]
    assert told
    assert all(b.end.year == a.end.year + 1 for a, b in told)
    assert all(a == b for a, b in pairs if a.year_source == "explicit")


def test_a_value_given_is_not_overwritten_by_what_follows():
    plan = sample()
    lines = [
        entry(plan, "plans", None, "issued_on", "2023-02-07"),
        entry(plan, "plans", None, "issued_year", 2022),
    ]
    assert corrected(plan, lines).issued_year == 2022


def test_an_actor_that_follows_can_be_put_right_itself():
    plan = sample()
    at = row_with(plan, "tasks", lead=LEAD)
    first = entry(plan, "tasks", at, "lead", "Phòng Nội vụ", at=EARLY)
    half = corrected(plan, [first])
    actor = row_with(half, "task_agencies", corrected=("raw",))
    second = entry(half, "task_agencies", actor, "agency_id", "district:x:phong-noi-vu", at=LATE)
    made = corrected(plan, [second, first])
    assert made.task_agencies[actor].agency_id == "district:x:phong-noi-vu"
    assert outcomes(made) == ["applied", "applied"]


def test_the_last_word_on_a_value_holds():
    plan = sample()
    at = row_with(plan, "tasks", lead=LEAD)
    lines = [
        entry(plan, "tasks", at, "lead", "Phòng Tư pháp", at=LATE),
        entry(plan, "tasks", at, "lead", "Phòng Nội vụ", at=EARLY),
    ]
    made = corrected(plan, lines)
    assert made.tasks[at].lead == "Phòng Tư pháp"
    assert outcomes(made) == ["superseded", "applied"]


# --- other readings ---


def test_the_same_bytes_read_otherwise_are_still_corrected():
    plan = sample()
    at = row_with(plan, "tasks", lead=LEAD)
    line = entry(plan, "tasks", at, "lead", "Phòng Nội vụ")
    newer = plan.model_copy(
        update={"tasks": (*plan.tasks[:at], plan.tasks[at].model_copy(update={"lead": "Phòng Nội"}), *plan.tasks[at + 1 :])}
    )  # fmt: skip
    made = corrected(newer, [line])
    assert (made.tasks[at].lead, outcomes(made)) == ("Phòng Nội vụ", ["applied"])
    assert made.corrections[0].printed == "Phòng Nội"


RENDITIONS = [
    # lead as the other rendition is read, outcome, lead that holds
    ("read", "applied", "Phòng Nội vụ"),
    ("Phòng Nội vụ", "agreed", "Phòng Nội vụ"),
    ("phòng  nội vụ", "agreed", "phòng  nội vụ"),
    ("Phòng Tư pháp", "unfit", "Phòng Tư pháp"),
    (None, "unfit", None),
]


@pytest.mark.parametrize(("lead", "outcome", "holds"), RENDITIONS)
def test_another_rendition_is_corrected_where_it_was_misread_alike(lead, outcome, holds):
    plan = sample()
    at = row_with(plan, "tasks", lead=LEAD)
    line = entry(plan, "tasks", at, "lead", "Phòng Nội vụ")
    there = plan.tasks[at].model_copy(update={} if lead == "read" else {"lead": lead})
    other = other_rendition(plan, tasks=(*plan.tasks[:at], there, *plan.tasks[at + 1 :]))
    made = corrected(other, [line])
    assert (outcomes(made), made.tasks[at].lead) == ([outcome], holds)
    assert (made.corrections[0].reason is None) == (outcome != "unfit")


def test_a_row_is_found_when_the_words_it_is_named_by_were_put_right():
    plan = sample()
    at = row_with(plan, "tasks", lead=LEAD)
    lines = [
        entry(plan, "tasks", at, "task", "Tổ chức hội nghị tổng kết"),
        entry(plan, "tasks", at, "lead", "Phòng Nội vụ"),
    ]
    right = plan.tasks[at].model_copy(update={"task": "Tổ chức hội nghị tổng kết"})
    other = other_rendition(plan, tasks=(*plan.tasks[:at], right, *plan.tasks[at + 1 :]))
    made = corrected(other, lines)
    assert sorted(outcomes(made)) == ["agreed", "applied"]
    assert made.tasks[at].lead == "Phòng Nội vụ"


# --- accepted, removed, unfit ---


def test_an_accepted_value_is_told_and_a_value_of_another_reading_is_not():
    plan = sample()
    at = row_with(plan, "tasks", lead=LEAD)
    line = entry(plan, "tasks", at, "lead", None, action=CorrectionAction.ACCEPT)
    made = corrected(plan, [line])
    assert outcomes(made) == ["agreed"]
    assert made.tasks == plan.tasks
    there = plan.tasks[at].model_copy(update={"lead": "Phòng Nội"})
    newer = plan.model_copy(update={"tasks": (*plan.tasks[:at], there, *plan.tasks[at + 1 :])})
    assert outcomes(corrected(newer, [line])) == ["unfit"]


def test_an_accepted_row_of_a_scan_is_sure():
    plan = sample()
    unsure = plan.report_duties[0].evidence.model_copy(update={"confidence": 0.4})
    row = plan.report_duties[0].model_copy(update={"evidence": unsure})
    scan = plan.model_copy(
        update={"reader": "ocr", "report_duties": (row, *plan.report_duties[1:])}
    )
    line = entry(scan, "report_duties", 0, None, None, action=CorrectionAction.ACCEPT)
    assert corrected(scan, [line]).report_duties[0].evidence.confidence == 1.0


def test_a_removed_row_goes_with_what_hangs_on_it():
    plan = sample()
    at = row_with(plan, "tasks", lead=LEAD, time=True)
    gone = plan.tasks[at].task_id
    made = corrected(plan, [entry(plan, "tasks", at, None, None, action=CorrectionAction.REMOVE)])
    assert gone not in {one.task_id for one in made.tasks}
    assert gone not in {one.task_id for one in made.task_agencies}
    assert gone not in {one.container_id for one in made.deadlines}
    assert len(made.tasks) == len(plan.tasks) - 1
    assert outcomes(made) == ["applied"]
    Plan.model_validate(made.model_dump())


def test_what_stood_under_a_removed_section_stands_in_the_one_above():
    plan = sample()
    at = row_with(plan, "sections", level=2)
    section = plan.sections[at]
    made = corrected(
        plan, [entry(plan, "sections", at, None, None, action=CorrectionAction.REMOVE)]
    )
    assert section.section_id not in {one.section_id for one in made.sections}
    assert section.section_id not in {one.parent_id for one in made.sections}
    for before, now in zip(plan.report_duties, made.report_duties, strict=True):
        if before.container_id == section.section_id:
            assert now.container_id == section.parent_id


def test_what_no_row_has_is_told_and_nothing_is_changed():
    plan = sample()
    at = row_with(plan, "tasks", lead=LEAD)
    line = entry(plan, "tasks", at, "lead", "Phòng Nội vụ")
    other = other_rendition(plan, tasks=(*plan.tasks[:at], *plan.tasks[at + 1 :]))
    made = corrected(other, [line])
    assert made.tasks == other.tasks
    assert outcomes(made) == ["unfit"]
    assert "no row has its words" in made.corrections[0].reason


def test_a_value_no_column_can_have_is_told():
    plan = sample()
    line = entry(plan, "plans", None, "issued_on", "2023-02-31")
    made = corrected(plan, [line])
    assert (outcomes(made), made.issued_on) == (["unfit"], plan.issued_on)
