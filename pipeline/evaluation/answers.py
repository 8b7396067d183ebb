"""What a cell means, as a person reads it: times resolved to days, actors by name and kind.

``{"time": "Quý I, IV/2023"}`` is the print; ``times`` beside it is one ``Time`` from 2023-01-01 to
2023-12-31 with two intervals. ``{"lead": "Công an, Quân sự huyện"}`` names two: ``leads`` are
``Party("Công an huyện", "body")`` and ``Party("Ban Chỉ huy Quân sự huyện", "body")``. A part that is
None was not annotated and is not compared; an empty one says that there is nothing.
"""

from datetime import date
from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict, model_validator

from schemas.mentions import ActorKind, DeadlineKind, Op

_UNCOMPARED = frozenset(
    [
        "raw",
        "mode",
        "condition",
        "year_source",
        "issues",
        "precision",
        "last_day_ok",
        "rdates",
        "offset",
        "at",
        "label",
    ]
)
"""Keys of a time that gold may have and nobody compares."""
Interval: TypeAlias = tuple[date, date]


class Part(BaseModel):
    """A piece of gold; a key nobody knows is a slip of the annotator."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Time(Part):
    """One time of a cell, both days inclusive; ``rrule`` is RFC 5545 without DTSTART."""

    kind: DeadlineKind
    op: Op | None = None
    start: date | None = None
    end: date | None = None
    intervals: tuple[Interval, ...] = ()
    rrule: str | None = None
    open_ended: bool | None = None
    conditional: bool | None = None

    @model_validator(mode="before")
    @classmethod
    def _compared(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if key not in _UNCOMPARED}


class Party(Part):
    """One actor. ``name`` is the official name where there is one, else as printed."""

    name: str
    kind: ActorKind | None = None
    id: str | None = None
    raw: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_name(cls, data: Any) -> Any:
        return {"name": data} if isinstance(data, str) else data


class Meant(Part):
    """What the cells of one task mean."""

    times: tuple[Time, ...] | None = None
    leads: tuple[Party, ...] | None = None
    coordinators: tuple[Party, ...] | None = None


def with_times(task: dict[str, Any]) -> dict[str, Any]:
    """A task whose ``time`` is an object (or a list of them) gets its print and its ``times``."""
    time = task.get("time")
    if isinstance(time, dict):
        return task | {"time": task.get("time_raw", time.get("raw")), "times": [time]}
    if isinstance(time, list):
        return task | {"time": task.get("time_raw"), "times": time}
    return task
