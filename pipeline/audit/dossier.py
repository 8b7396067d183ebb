"""One plan with its rows put together, as an auditor lays papers side by side (hồ sơ).

``Dossier(plan).duties`` are the duties to report with their deadlines, ``.tasks`` the tasks with times
and actors, ``.field("number_line")`` where a field of the header was read. Nothing is judged here.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from parsers.keys import match_key
from parsers.semantics.wording import is_of_school_year, years_named
from pipeline.record.papers import DutyFile, Papers, TaskFile, grouped
from schemas.plan import Citation, Deadline, Evidence, FieldEvidence, Footnote, Section

__all__ = ["Dossier", "DutyFile", "TaskFile"]

_ANNEX = "PL"
_NO_NUMBER = re.compile(r"\bsố\s*:?[\s.…_]*/\s*[A-ZĐ]", re.IGNORECASE)
_IMPLEMENTATION = match_key("tổ chức thực hiện")


@dataclass(frozen=True)
class Dossier(Papers):
    """The papers of a plan, and what an auditor asks of them."""

    @property
    def is_carried(self) -> bool:
        """Promulgated by a decision (ban hành kèm theo): number, day and signature are the decision's."""
        return self.plan.carrier is not None

    @property
    def carrier_is_blank(self) -> bool:
        """The decision that carries the plan has no number yet (``Kèm theo Quyết định số      /QĐ-STTTT``)."""
        return _NO_NUMBER.search(self.plan.carrier or "") is not None

    @property
    def named_period_end(self) -> date | None:
        """The end of a period that the subject names; None where it was inferred from the date line, or is
        that of a school year, which is about.
        """
        named = self.plan.plan_year is None or self.names_its_year
        named = named and not self.is_of_school_year
        return self.plan.period_end if named else None

    @property
    def is_of_school_year(self) -> bool:
        return is_of_school_year(self.plan.subject or "")

    @property
    def names_its_year(self) -> bool:
        """The subject names the one year the plan is of; ``năm học 2024 - 2025`` names none."""
        year = self.plan.plan_year
        return year is not None and year in years_named(self.plan.subject or "")

    @cached_property
    def implementation(self) -> Section | None:
        """TỔ CHỨC THỰC HIỆN, where duties to report belong; else the last section of the body."""
        body = [one for one in self.plan.sections if not one.path.startswith(_ANNEX)]
        named = [one for one in body if _IMPLEMENTATION in match_key(one.title or "")]
        return next(reversed(named or body), None)

    def is_due_day(self, time: Deadline) -> bool:
        """The words of a task's time are those of a duty in it: the rules of duties judge them, once."""
        return _place(time) in self._due_places

    @cached_property
    def _due_places(self) -> frozenset[tuple[int, int]]:
        return frozenset(_place(time) for one in self.duties for time in one.due)

    @cached_property
    def cited(self) -> tuple[Citation, ...]:
        """Citations of other documents, in the order of the plan."""
        return tuple(one for one in self.plan.citations if not one.is_self_reference)

    @cached_property
    def sections(self) -> dict[str, Section]:
        return {one.section_id: one for one in self.plan.sections}

    @cached_property
    def notes(self) -> dict[str, Footnote]:
        return {one.footnote_id: one for one in self.plan.footnotes}

    @cached_property
    def _fields(self) -> dict[str, tuple[FieldEvidence, ...]]:
        return grouped((one.field, one) for one in self.plan.field_evidence)

    def field(self, *names: str) -> Evidence | None:
        """Where the first of the fields that was read stands; what is missing should stand there."""
        for name in names:
            pieces = self._fields.get(name, ())
            if pieces:
                regions = tuple(region for piece in pieces for region in piece.regions)
                first = pieces[0]
                return Evidence(
                    regions=regions, span_start=first.span_start, span_end=first.span_end
                )
        return None

    def printed(self, evidence: Evidence | None) -> str | None:
        """The words at a place, blanks folded."""
        if evidence is None:
            return None
        text = self.plan.text[evidence.span_start : evidence.span_end]
        return " ".join(text.split()) or None


def _place(time: Deadline) -> tuple[int, int]:
    return time.evidence.span_start, time.evidence.span_end
