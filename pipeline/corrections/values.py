"""Values of corrections: JSON in the file, Python in the record, words in the table ``corrections``."""

import json
import unicodedata
from datetime import date
from functools import cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from parsers.keys import match_key
from pipeline.corrections.items import PLANS
from schemas.plan import Citation, Deadline, Footnote, Plan, ReportDuty, Section, Task, TaskAgency
from schemas.record import Record

MODELS: dict[str, type[Record]] = {
    PLANS: Plan,
    "sections": Section,
    "tasks": Task,
    "footnotes": Footnote,
    "citations": Citation,
    "report_duties": ReportDuty,
    "task_agencies": TaskAgency,
    "deadlines": Deadline,
}


class BadValue(Exception):
    """A value no column of this kind can have. ``str()`` says why."""


@cache
def _type(table: str, column: str) -> TypeAdapter[Any]:
    return TypeAdapter(get_type_hints(MODELS[table], include_extras=True)[column])


def parsed(table: str, column: str, value: Any) -> Any:
    """The value of a line as the record holds it: NFC, white space folded. Raises ``BadValue``."""
    folded = _folded(value)
    try:
        return _type(table, column).validate_python(_as_tuples(folded))
    except ValidationError as error:
        message = error.errors()[0]["msg"]
        told = folded if isinstance(folded, str) else json.dumps(folded, ensure_ascii=False)
        raise BadValue(f"{table}.{column} cannot be {told!r}: {message}") from error


def plain(table: str, column: str, value: Any) -> Any:
    """A value of the record as JSON has it."""
    return _type(table, column).dump_python(value, mode="json")


def words(value: Any) -> str | None:
    """A plain value as the table ``corrections`` tells it."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def typed(table: str, column: str, text: str) -> Any:
    """What a person typed, as JSON has it: ``16/01/2023`` is a day, ``null`` and nothing are no value."""
    if text.strip() in {"", "null"}:
        return None
    wanted = _type(table, column).json_schema()
    kinds = [wanted, *wanted.get("anyOf", ())]
    if any(one.get("format") == "date" for one in kinds):
        return _day(text.strip())
    if any(one.get("type") in {"array", "integer", "boolean"} for one in kinds):
        try:
            return json.loads(text)
        except ValueError as error:
            if any(one.get("type") == "array" for one in kinds):
                return [part.strip() for part in text.split(";") if part.strip()]
            raise BadValue(
                f"{table}.{column} cannot be {text!r}: it is no number or truth value"
            ) from error
    return text


def same(first: Any, second: Any) -> bool:
    """Do two plain values say the same in print: marks of style, white space and case aside?"""
    if isinstance(first, str) and isinstance(second, str):
        return match_key(first) == match_key(second)
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(map(same, first, second))
    return bool(first == second)


def _day(text: str) -> str:
    parts = text.replace("-", "/").split("/")
    try:
        numbers = [int(part) for part in parts]
        year_first = len(parts[0]) == len("2023")
        day = date(*numbers) if year_first else date(*reversed(numbers))
    except (TypeError, ValueError) as error:
        raise BadValue(f"{text!r} is no day; say 2023-01-16 or 16/01/2023") from error
    return day.isoformat()


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", " ".join(value.split())) or None
    if isinstance(value, list | tuple):
        return [_folded(one) for one in value if _folded(one) is not None]
    if isinstance(value, dict):
        return {key: _folded(one) for key, one in value.items()}
    return value


def _as_tuples(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_as_tuples(one) for one in value)
    if isinstance(value, dict):
        return {key: _as_tuples(one) for key, one in value.items()}
    return value
