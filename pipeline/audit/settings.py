"""Settings of the audit: one TOML file, checked, with a clear word about what is wrong in it.

::

    [audit]
    deadline_reading = "strict"     # trước ngày 05/6: until the 4th; "lenient": the 5th will do
    off = ["R404", "R30*"]          # rules not asked, * for any digits

    [audit.severity]
    R205 = "warning"
"""

import tomllib
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.audit.rules import RULES
from pipeline.store.places import Place, fetched
from schemas.diagnostics import Severity

_KEYS = ("deadline_reading", "off", "severity")


class BadSettings(Exception):
    """The settings cannot be used. ``str()`` is one line: file, what is wrong, what to do."""


class AuditSettings(BaseModel):
    """How the audit reads and weighs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    deadline_reading: Literal["strict", "lenient"] = "strict"
    off: tuple[str, ...] = ()
    severity: dict[str, Severity] = Field(default_factory=dict)

    @property
    def strict(self) -> bool:
        return self.deadline_reading == "strict"

    def is_off(self, code: str) -> bool:
        return any(fnmatchcase(code, pattern) for pattern in self.off)

    def severity_of(self, code: str) -> Severity | None:
        return self.severity.get(code)


def read_settings(file: Path) -> AuditSettings:
    """The settings of a TOML file. Raises ``BadSettings``."""
    data = toml_of(file)
    if stray := sorted(set(data) - {"audit"}):
        raise BadSettings(f"{file}: unknown table [{stray[0]}]; the only one is [audit]")
    table = data.get("audit", {})
    if not isinstance(table, dict):
        raise BadSettings(f"{file}: audit must be a table, [audit]")
    if stray := sorted(set(table) - set(_KEYS)):
        raise BadSettings(f"{file}: unknown key {stray[0]} in [audit]{_meant(stray[0], _KEYS)}")
    try:
        settings = AuditSettings.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadSettings(f"{file}: audit.{where}: {first['msg']}") from error
    _check_codes(file, settings)
    return settings


def _check_codes(file: Path, settings: AuditSettings) -> None:
    codes = [rule.code for rule in RULES]
    for code in settings.severity:
        if code not in codes:
            raise BadSettings(f"{file}: audit.severity: no rule {code}{_meant(code, codes)}")
    for pattern in settings.off:
        if not any(fnmatchcase(code, pattern) for code in codes):
            raise BadSettings(f"{file}: audit.off: no rule {pattern}{_meant(pattern, codes)}")


def _meant(word: str, known: tuple[str, ...] | list[str]) -> str:
    close = get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]}?" if close else f"; known are {', '.join(known[:12])} …"


def toml_of(file: Place) -> dict[str, Any]:
    """What a TOML file says. Raises ``BadSettings``: file and what is wrong."""
    try:
        return tomllib.loads(fetched(file).decode())
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"{file} cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"{file} is no TOML: {error}") from error
