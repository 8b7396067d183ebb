"""Plans to correct: samples as they are read, and what another reading of them could look like."""

from functools import cache
from pathlib import Path

from pipeline.corrections.entries import PlanRef, ValueEntry
from pipeline.corrections.items import KINDS, PLANS, columns_of, ref_of
from pipeline.corrections.values import plain
from pipeline.reading import read_plan
from schemas.corrections import CorrectionAction

RAW = Path(__file__).parents[2] / "data" / "raw"
SAMPLES = ("mau-dan-van-huyen-2023.docx", "ke-hoach-dan-van-2023-phu-luc-ngang.docx")
SEED = SAMPLES[1]
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
