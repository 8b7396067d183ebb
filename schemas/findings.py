"""What is wrong in a plan, as data. A finding speaks of the plan, never of our reading.

Where our reading is in doubt the verdict is ``not_evaluable`` and ``reason`` says why: our blindness
is never the author's fault.
"""

from datetime import date
from enum import StrEnum

from pydantic import Field

from schemas.diagnostics import Severity
from schemas.plan import Evidence, Record
from schemas.vocabulary import ContainerKind


class Verdict(StrEnum):
    """How a rule answered. A rule that is kept leaves no finding."""

    FAIL = "fail"
    NOT_EVALUABLE = "not_evaluable"


class Opinion(StrEnum):
    """Whether a statistical reader, which knows nothing of the grammar, sees the duty a finding hangs on."""

    AGREES = "agrees"
    DISAGREES = "disagrees"


class Finding(Record):
    """One rule broken in one place, or one rule that cannot be decided (kết quả kiểm tra)."""

    plan_key: str | None = Field(description="Identity of the plan across renditions")
    finding_id: str = Field(description="R205.1, R205.2 … within the document")
    ordinal: int = Field(description="Order in the audit of the document, from 1")
    rule: str = Field(description="R102: see docs/rules.md")
    name: str = Field(description="The rule's name in words: report-without-deadline")
    severity: Severity = Field(
        description="error, warning or info, after the settings of the audit"
    )
    verdict: Verdict = Field(description="fail, or not_evaluable: see reason")
    reason: str | None = Field(description="Why the rule cannot be decided; null for fail")
    message: str = Field(description="What is wrong, in English")
    message_vi: str = Field(description="What is wrong, in Vietnamese")
    found: str | None = Field(description="The words it was found in, as printed")
    container: ContainerKind | None = Field(description="Null where the whole plan is meant")
    container_id: str | None
    legal_basis: str | None = Field(description="Null where good practice alone asks for it")
    audited_on: date
    stale: bool = Field(default=False, description="The plan was read anew since: audit again")
    second_reader: Opinion | None = Field(
        default=None,
        description="agrees or disagrees that a duty to report stands there; null where it was not asked. "
        "Where it disagrees the finding is information",
    )
    evidence: Evidence | None = Field(
        default=None, description="Where it stands, or where what is missing should stand"
    )
