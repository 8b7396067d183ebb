"""Plans to correct: samples as they are read, and what another reading of them could look like."""

from functools import cache
from pathlib import Path

from pipeline.corrections.entries import PlanRef, ValueEntry
from pipeline.corrections.items import KINDS, PLANS, columns_of, ref_of
from pipeline.corrections.make import Given, Person, added
from pipeline.corrections.places import passages
from pipeline.corrections.values import plain
from pipeline.reading import read_plan
from schemas.corrections import CorrectionAction

RAW = Path(__file__).parents[2] / "data" / "raw"
SAMPLES = ("mau-dan-van-huyen-2023.docx", "ke-hoach-dan-van-2023-phu-luc-ngang.docx")
SEED = SAMPLES[1]
BY = Person("Trần Thị B", "bản giấy")
LEAD = "Phòng Kinh tế - Hạ tầng"
"""A lead of the sample that the tests put right."""


@cache
def sample(name=SEED):
    return read_plan((RAW / name).read_bytes(), name)


def row_with(plan, table, **columns):
    """Index of the first row that has these values; True: any value."""
    for at, row in enumerate(KINDS[table].rows(plan)):
        if all(
            getattr(row, name) is not None if value is True else getattr(row, name) == value
            for name, value in columns.items()
        ):
            return at
    raise AssertionError((table, columns))


def entry(plan, table, index, column, new, *, action=CorrectionAction.SET, **about):
    """A line about a row by its index (None: the plan)."""
    row = plan if index is None else KINDS[table].rows(plan)[index]
    old = plain(table, column, getattr(row, column)) if column else None
    return ValueEntry(
        plan=PlanRef(document_id=plan.document_id, plan_key=plan.plan_key, file=plan.file_name),
        table=table,
        item=None if index is None else ref_of(plan, table, index),
        action=action,
        column=column,
        old=old,
        new=new,
        **{"who": "Trần Thị B", **about},
    )


def textual(table):
    """Columns of a table that hold words, whatever they are."""
    apart = {
        "kind", "op", "admin_level", "issued_on", "issued_month", "issued_year", "plan_year", "period_start", "period_end",
        "is_draft", "legal_bases", "recipients", "signers", "date", "year", "is_self_reference", "reporters", "start", "end",
        "last_day_ok", "throughout", "open_ended", "conditional", "precision",
    }  # fmt: skip
    return [column for column in columns_of(table) if column not in apart]


TABLES = (PLANS, *KINDS)


def without_row(plan, table, at):
    """The plan as it is read when one row is missed."""
    kind = KINDS[table]
    rows = kind.rows(plan)
    gone = kind.id_of(rows[at])
    update = {table: (*rows[:at], *rows[at + 1 :])}
    if table == "tasks":
        update["task_agencies"] = tuple(one for one in plan.task_agencies if one.task_id != gone)
        update["deadlines"] = tuple(one for one in plan.deadlines if one.container_id != gone)
    if table == "report_duties":
        update["deadlines"] = tuple(one for one in plan.deadlines if one.duty_id != gone)
    return plan.model_copy(update=update)


WORDS = {
    "tasks": lambda row: {"number": row.number, "task": row.task, "time": row.time, "lead": row.lead, "coordinator": row.coordinator},
    "sections": lambda row: {"number": row.number, "title": row.title, "text": row.text},
    "footnotes": lambda row: {"mark": row.mark, "text": row.text},
    "citations": lambda row: {"type": row.type},
    "report_duties": lambda row: {"kind": row.kind.value},
}  # fmt: skip
"""What a person types of a row."""


def line_for(plan, table, row, *, quoted=True, **more):
    """The row as a person adds it who has it before them."""
    values = {key: value for key, value in WORDS[table](row).items() if value}
    words = KINDS[table].quote(row)
    if "raw" in type(row).model_fields:
        values["raw"] = row.raw
    if (
        len(passages(plan.text, words)) != 1
    ):  # printed several times, or in pieces: what stands around it tells where
        words = plan.text[max(row.evidence.span_start - 30, 0) : row.evidence.span_end]
    return added(plan, table, Given(values, words if quoted else None, **more), BY)
