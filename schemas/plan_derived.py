"""Rows of tables that follow from a plan's record: obligations, acts, units.

Nothing new is read for them: they put together what stands in other tables, and what our lists of acts and units
know of it. Their columns are plain values, no lists, so that every tool can filter, join and compare whole rows.
"""

from pydantic import Field

from schemas.mentions import Day
from schemas.record import Record
from schemas.vocabulary import AdminLevel, KnownFrom, ObligationKind


class Obligation(Record):
    """Something owed on a day: a report, a task (việc phải làm, báo cáo phải nộp)."""

    obligation_id: str = Field(description="d25-20230604: the deadline and the day")
    ordinal: int = Field(description="Order in the document, by day, from 1")
    kind: ObligationKind
    what: str = Field(description="The task, or what is reported, as printed")
    who: str | None = Field(
        description="Who leads or reports, joined by '; '; null where nobody is named"
    )
    agency_ids: str | None = Field(
        description="agency_id of each of these, in their order, joined by '; '; empty for one that is not known"
    )
    agency_types: str | None = Field(description="agency_type of each of these, in the same way")
    recipient: str | None = Field(description="To whom, as printed; null for a task")
    via: str | None = Field(description="Through whom: qua Phòng Nội vụ")
    due: Day = Field(description="The last day in time, by the strict reading of trước ngày")
    window_start: Day | None = Field(
        description="First day of the stretch it is to be done in, if any"
    )
    approximate: bool = Field(
        description="The plan names a stretch or a cycle and no day: due is its end"
    )
    at: str | None = Field(description="Time of day, 17:00")
    time: str = Field(description="The time as printed")
    label: str | None = Field(description="Printed beside it: lần 1, 6 tháng")
    deadline_id: str
    duty_id: str | None = Field(description="Null for a task")
    task_id: str | None = Field(description="Null for a report")
    issuer: str | None = Field(description="Cơ quan ban hành")
    admin_level: AdminLevel | None
    province: str | None
    district: str | None
    commune: str | None
    plan_year: int | None


class Act(Record):
    """Document cited anywhere in the plan (văn bản được viện dẫn)."""

    key: str = Field(
        description="citations.key; the plan itself and mentions without a key are left out"
    )
    resolved_key: str | None = Field(description="citations.resolved_key, where one is told")
    type: str = Field(description="Slug of the type: nghi-dinh")
    number: str | None
    title: str | None = Field(description="Name in the list of acts, else as first printed")
    issuer: str | None = Field(description="As printed, or named in full by the plan's own unit")
    issued_on: Day | None
    in_force_from: Day | None = Field(
        description="From the list of acts; null where nobody checked it"
    )
    in_force_until: Day | None = Field(
        description="Last day in force, from the list of acts, by which R305 goes too; null: in force, or not known"
    )
    replaced_by: str | None = Field(
        description="Key of the act of the same name that followed; null: none, or not known"
    )
    mentions: int = Field(description="How often it is cited in the document")
    known_from: KnownFrom = Field(
        description="reference: the list of acts knows it; print: the plan alone tells"
    )


class Unit(Record):
    """Administrative unit the plan is of, or a body named in it (đơn vị hành chính)."""

    code: str = Field(description="Code of the General Statistics Office (mã đơn vị hành chính)")
    name: str = Field(description="Huyện Thủy Nguyên, as it was called when the plan was issued")
    level: AdminLevel = Field(description="province, district or commune")
    province: str | None = Field(
        description="Name of the province it lies in, its own for a province"
    )
    parent_code: str | None = Field(description="Unit directly above it; null for a province")
    parent: str | None = Field(description="Name of that unit")
    is_issuer: bool = Field(
        description="The issuer's own unit or one above it; else that of a body alone"
    )
    bodies: int = Field(description="Actors of tasks whose agency_id names the unit")
    valid_from: Day | None = Field(
        description="First day of this name and class; null: before all snapshots"
    )
    valid_until: Day | None = Field(description="Last day; null: still so")
    days_are_about: bool = Field(
        description="It changed between two snapshots, on a day nobody looked up"
    )
    snapshot: str = Field(description="Packages the unit and its code are from")
