"""What an evaluation says, as data: every item with what was found for it. JSON in, JSON out."""

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from pipeline import PARSER_VERSION


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Item(_Result):
    """A piece of gold and what was found for it.

    ``gold`` None: found, but nobody printed it. ``got`` None: not found. ``right`` names the
    matchers under which the two are the same.
    """

    field: str
    key: str
    """Where to look: ``II.1``, ``table 1 row 3.4``, ``note 2``."""
    gold: tuple[str | None, ...] | None
    got: tuple[str | None, ...] | None
    right: tuple[str, ...] = ()
    row: str | None = None
    """Which row of the document a row or a cell belongs to: ``1:17``, table and place."""


class FindingItem(_Result):
    """One finding of the audit against the gold: right, wrong, trap, missed or optional."""

    verdict: str
    rule: str
    place: str | None
    gold: str | None = None
    found: str | None = None


class DocumentResult(_Result):
    """One rendition of one plan."""

    gold: str
    file: str
    reader: str
    """docx, pdf or ocr; a PDF without any text layer is a case for ocr."""
    status: str
    coverage: float | None
    error: str | None = None
    items: tuple[Item, ...] = ()
    findings: tuple[FindingItem, ...] = ()
    """Errors and warnings of the audit, where the gold says what is right."""
    not_produced: dict[str, int] = {}
    """Pieces of gold by field for which the record has no place yet."""


class Evaluation(_Result):
    """A whole run."""

    format: int = 1
    parser_version: str = PARSER_VERSION
    documents: tuple[DocumentResult, ...]
    absent: tuple[str, ...] = ()
    """Renditions the gold names that are not there."""


class BadResults(Exception):
    """A file that holds no evaluation of ours."""


def write_results(evaluation: Evaluation, scores: object, file: Path) -> None:
    """Everything as JSON, Vietnamese unescaped; ``scores`` is for readers and not read back."""
    data = evaluation.model_dump(mode="json") | {"scores": scores}
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_results(file: Path) -> Evaluation:
    """An evaluation written earlier. Raises ``BadResults``."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        known = {name: data[name] for name in Evaluation.model_fields}
        return Evaluation.model_validate(known)
    except (OSError, ValueError, TypeError, KeyError) as error:  # ValidationError is a ValueError
        raise BadResults(f"{file}: no results of `plans evaluate --json`") from error
