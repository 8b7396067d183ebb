"""Two records of one plan, field by field: what the print says otherwise, by kind and place.

What follows from another difference (a citation in a section whose text differs, the path of a row below a
row that was lost) is marked so and not counted: each fault counts where it begins.
"""

from dataclasses import dataclass

from schemas.plan import Plan
from tests.twins.items import annexes, notes, other_tables, rows, sections
from tests.twins.meaning import meant
from tests.twins.pairs import Difference, Tally, fields_of

HEADER = (
    "parent_agency", "issuing_agency", "serial", "symbol", "place", "issued_on", "issued_year",
    "document_type", "subject", "secrecy", "urgency", "is_draft", "carrier",
)  # fmt: skip
PREAMBLE = ("legal_bases",)
CLOSING = ("recipients", "signers")
DERIVED = (
    "document_number", "plan_key", "plan_year", "plan_year_source", "period_start", "period_end", "admin_level",
    "province", "district", "commune",
)  # fmt: skip
READ_BADLY = {"LAY006", "LAY007", "LAY010", "LAY022", "LAY023", "LAY024", "ASM001"}
"""Diagnostics that own up to text that was lost."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs, and how much there was that could differ."""

    differences: tuple[Difference, ...]
    fields: int
    fields_right: int
    rows: int
    rows_wrong: int
    rows_lost_silently: int

    @property
    def counted(self) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.counts)


def compare(docx: Plan, pdf: Plan) -> Comparison:
    """The record of the print held against that of the file."""
    tally = Tally()
    tally.add("header", fields_of("header", "header", docx, pdf, HEADER))
    tally.add("preamble", fields_of("preamble", "preamble", docx, pdf, PREAMBLE))
    tally.add("closing", fields_of("closing", "closing", docx, pdf, CLOSING))
    wrong_fields = len(tally.found)
    header_wrong = tally.seen.touched("header", None)
    derived = fields_of("meaning", "header", docx, pdf, DERIVED)
    tally.found += [one.following() if header_wrong else one for one in derived]
    tally.add("annexes", annexes(docx, pdf))
    sections(docx, pdf, tally)
    rows_wrong = rows(docx, pdf, tally)
    other_tables(docx, pdf, tally)
    notes(docx, pdf, tally)
    tally.found += meant(docx, pdf, tally.seen)
    fields = len(HEADER) + len(PREAMBLE) + len(CLOSING)
    return Comparison(
        tuple(tally.found),
        fields,
        fields - wrong_fields,
        table_rows(docx),
        rows_wrong,
        _lost_silently(docx, pdf),
    )


def table_rows(plan: Plan) -> int:
    """Rows of task tables and of others."""
    listed = sum(task.source == "table" for task in plan.tasks)
    return listed + sum(table.n_rows for table in plan.other_tables)


def _lost_silently(docx: Plan, pdf: Plan) -> int:
    """Rows the print's record lacks though it calls itself whole and no diagnostic says otherwise."""
    said = {one.code for one in pdf.diagnostics} - {one.code for one in docx.diagnostics}
    if pdf.status != "ok" or said & READ_BADLY:
        return 0
    return max(0, table_rows(docx) - table_rows(pdf))
