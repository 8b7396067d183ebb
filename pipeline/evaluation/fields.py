"""What is compared: one ``Field`` for each kind of item, in the order of the paper.

The value of an item is a tuple of strings. The first ``keys`` of them name things (a path, a number,
a date) and must be the same under every matcher but for case and spaces: ``II.1`` is never nearly
``II.2``. The others are wording and may be matched loosely.
"""

from dataclasses import dataclass

from schemas.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Field:
    """One kind of item. ``sections.section`` is the field ``section`` of the group ``sections``."""

    name: str
    keys: int = 0
    final: str = ""
    """Closing punctuation the gold leaves out, so that it counts in no lenient matcher."""
    within: bool = False
    """A clause: right, leniently, when one of the two wordings holds the other."""
    recall_only: bool = False
    """The gold lists only some of these: what else is found is not wrong."""
    apart: bool = False
    """A close call even for people, or a part of another field: shown, left out of the micro
    average of its group.
    """

    @property
    def group(self) -> str:
        return self.name.partition(".")[0]


_IDENTIFIERS = frozenset({"serial", "symbol", "issued_on", "issued_year"})
HEADER = (
    "parent_agency",
    "issuing_agency",
    "serial",
    "symbol",
    "place",
    "issued_on",
    "issued_year",
    "document_type",
    "subject",
)
CORRECTED = (
    "plans",
    "sections",
    "tasks",
    "footnotes",
    "citations",
    "report_duties",
    "task_agencies",
    "deadlines",
)
"""Tables in which people put values right, which become gold."""

_ALL = (
    *(Field(f"header.{name}", keys=int(name in _IDENTIFIERS)) for name in HEADER),
    Field("sections.section", keys=1),
    Field("rows.row", keys=2),
    *(Field(f"cells.{role.value}", keys=int(role is Role.NUMBER)) for role in Role),
    Field("times.cell", keys=1),
    *(Field(f"times.{part}", keys=1, apart=True) for part in ("kind", "start", "end", "flags")),
    Field("actors.lead", keys=2),
    Field("actors.coordinator", keys=2),
    Field("other_tables.table"),
    Field("footnotes.note", keys=1),
    Field("footnotes.anchor"),
    Field("prose_tasks.task", final=".", recall_only=True),
    Field("citations.citation", keys=3),
    Field("citations.weak", keys=3, recall_only=True, apart=True),
    Field("duties.dated", final=";.", within=True),
    Field("duties.deadline", keys=1),
    Field("duties.undated", final=";.", within=True, recall_only=True, apart=True),
    Field("recipients.line", final=";."),
    Field("signature.capacity", keys=1),
    Field("signature.position"),
    Field("signature.name"),
    *(Field(f"corrected.{table}") for table in CORRECTED),
)
FIELDS = {field.name: field for field in _ALL}
GROUPS = tuple(dict.fromkeys(field.group for field in _ALL))
