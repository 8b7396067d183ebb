"""Gold: what a person read on the paper, one JSON file a plan (format 1).

``Annotation`` is the part a reading can be compared with, so the record is brought into the same
shape (``predicted``). A part that is None is one the record has no table for yet.

Rows and prose tasks may say what their cells mean (``answers``): ``times``, ``leads``,
``coordinators``.

An entry of ``overrides`` is merged into the gold of one rendition: objects by key, lists whole.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import Field, ValidationError, field_validator, model_validator

from pipeline.evaluation.answers import Meant, Part, with_times
from pipeline.evaluation.corrected import CorrectedValue


class BadGold(Exception):
    """A folder or file of gold that cannot be used. ``str()`` says which and why."""


class Header(Part):
    parent_agency: str | None = None
    issuing_agency: str | None = None
    serial: str | None = None
    symbol: str | None = None
    place: str | None = None
    issued_on: str | None = None
    issued_year: int | None = None
    document_type: str | None = None
    subject: str | None = None
    handwritten: tuple[str, ...] = ()


class Section(Part):
    path: str
    title: str
    auto: bool = False


class Row(Meant):
    """A row of a task table; cells by role, further columns as ``other: Kinh phí (tr.đ)``."""

    number: str | None
    kind: str
    cells: dict[str, str | None]


class TaskTable(Part):
    header: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    first_page: int | None = None
    last_page: int | None = None
    rows: tuple[Row, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _cells_by_role(cls, data: Any) -> Any:
        """Rows of the file are flat: number and kind stand beside the cells."""
        if not isinstance(data, dict) or not all(isinstance(r, dict) for r in data.get("rows", ())):
            return data
        others = [
            header
            for header, role in zip(data.get("header", ()), data.get("columns", ()), strict=False)
            if role.startswith("other")
        ]
        names = {f"other{place}": f"other: {header}" for place, header in enumerate(others, 1)}
        return data | {"rows": [_nested(row, names) for row in data.get("rows", ())]}


class OtherTable(Part):
    header: tuple[str, ...] = ()
    n_rows: int
    first_page: int | None = None


class ProseTask(Meant):
    task: str
    lead: str | None = None
    coordinator: str | None = None
    time: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _times_given(cls, data: Any) -> Any:
        return with_times(data) if isinstance(data, dict) else data


class Footnote(Part):
    mark: str
    text: str
    anchor_before: str | None = None


class Citation(Part):
    type: str
    number: str | None = None
    date: str | None = None
    title: str | None = None
    issuer: str | None = None
    where: tuple[str, ...] = ()
    weak: bool = False
    within: bool = False
    """Named by its name alone in the subject of another document: telling it is neither right nor wrong."""


class Duty(Part):
    where: str | None = None
    quote: str
    recipient: str | None = None
    via: str | None = None
    deadlines: tuple[str, ...] = ()
    recurrence: str | None = None
    kind: str | None = None
    optional: bool = False
    """Finding it is neither right nor wrong: a unit's own plan by a day, sent to nobody."""


class ExpectedFinding(Part):
    """A finding of the audit an auditor would send out, or a place that looks like one."""

    rule: str
    container: str | None = None
    quote: str | None = None
    why: str | None = None
    optional: bool = False
    """Debatable: neither right nor wrong."""


class FindingsGold(Part):
    """What the audit should say of errors and warnings, and what it should not."""

    right: tuple[ExpectedFinding, ...] = ()
    traps: tuple[ExpectedFinding, ...] = ()


class Signature(Part):
    capacity: tuple[str, ...] = ()
    position: str | None = None
    name: str | None = None


class Annotation(Part):
    """What is compared, of the gold and of the record alike."""

    header: Header = Header()
    sections: tuple[Section, ...] = ()
    task_tables: tuple[TaskTable, ...] = ()
    other_tables: tuple[OtherTable, ...] | None = ()
    prose_tasks: tuple[ProseTask, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    citations: tuple[Citation, ...] | None = ()
    report_duties: tuple[Duty, ...] | None = ()
    deadlines_read: bool = True
    """Whether dates of duties are read at all."""
    recipients: tuple[str, ...] = ()
    signature: tuple[Signature, ...] = ()

    @field_validator("signature", mode="before")
    @classmethod
    def _one_or_several(cls, value: Any) -> Any:
        return [value] if isinstance(value, dict) else value


class Gold(Annotation):
    """One gold file. A part that is no key of the file was not annotated and is not compared."""

    other_tables: tuple[OtherTable, ...] | None = None
    citations: tuple[Citation, ...] | None = None
    report_duties: tuple[Duty, ...] | None = None
    format: int
    files: tuple[str, ...]
    pages: int | None = None
    audit: FindingsGold | None = None
    corrected: tuple[CorrectedValue, ...] | None = None
    """Single values people put right: nothing else of the plan was looked at, so nothing else is compared."""
    overrides: dict[str, dict[str, Any]] = Field(default_factory=dict)
    notes: str | None = None


class Case(NamedTuple):
    """A gold file, one of its renditions, and the gold of that rendition."""

    name: str
    file: Path
    gold: Gold


def find_cases(folder: Path, files: Path | None = None) -> Iterator[Case]:
    """Every rendition named by the gold below a folder, there or not. Raises ``BadGold``.

    Gold stands in ``folder/gold`` or in ``folder``; a file in ``files``, in ``folder/files``, in
    ``folder``, or at its path from the gold file.
    """
    sheets = sorted((folder / "gold").glob("*.json")) or sorted(folder.glob("*.json"))
    if not sheets:
        raise BadGold(
            f"{folder}: no gold here; expected {folder / 'gold'}/*.json or {folder}/*.json"
        )
    for sheet in sheets:
        data = _load(sheet)
        if "files" not in data and data.keys() & {"times", "actors"}:
            continue  # answers by print (``cells``) may stand beside the gold
        for name in _parse(sheet, data).files:
            own = data.get("overrides", {}).get(name, {})
            yield Case(
                sheet.name, _find(folder, sheet, name, files), _parse(sheet, merged(data, own))
            )


def merged(whole: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """``whole`` with the entries of ``part``: objects merge by key, everything else replaces."""
    out = dict(whole)
    for key, value in part.items():
        both = isinstance(value, dict) and isinstance(out.get(key), dict)
        out[key] = merged(out[key], value) if both else value
    return out


def _find(folder: Path, sheet: Path, name: str, files: Path | None) -> Path:
    apart: tuple[Path, ...] = (files / name,) if files is not None else ()
    places: tuple[Path, ...] = (*apart, folder / "files" / name, folder / name, sheet.parent / name)
    return next((place for place in places if place.is_file()), places[0])


def _load(sheet: Path) -> dict[str, Any]:
    try:
        data = json.loads(sheet.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadGold(f"{sheet}: no JSON: {error}") from error
    if not isinstance(data, dict) or data.get("format") != 1:
        raise BadGold(f"{sheet}: no gold of format 1")
    return data


def _parse(sheet: Path, data: dict[str, Any]) -> Gold:
    try:
        return Gold.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise BadGold(f"{sheet}: {place}: {first['msg']}") from error


def _nested(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    if "cells" in row:
        return row
    row = with_times(row)
    apart = {"number", "kind", *Meant.model_fields}
    cells = {names.get(key, key): value for key, value in row.items() if key not in apart}
    meant = {name: row[name] for name in Meant.model_fields if name in row}
    return {"number": row.get("number"), "kind": row.get("kind"), "cells": cells} | meant
