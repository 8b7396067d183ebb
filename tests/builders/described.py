"""A plan *described*: what a drafter typed, free of layout; ``docx`` prints it, ``expected`` records it.

Notation in strings:

- ``{note:1}``: mark of footnote 1 stands here. Marks count from 1 in reading order (Word numbers
  them so), and note ``n`` is ``DescribedPlan.footnotes[n - 1]``. Example: ``dân chủ ở cơ sở{note:1}.``
- ``\\n`` in a table cell: a new paragraph of the cell; the record has one space there.
- ``^`` as a whole cell: the cell is merged with the one above (``vMerge``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from schemas.vocabulary import Role, RowKind

NOTE_MARK = re.compile(r"\{note:(\d+)\}")
MERGED_ABOVE = "^"
LETTERS = ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m")
"""Lists count đ after d, and have no f, j, w, z."""


@dataclass(frozen=True, slots=True)
class DescribedSection:
    """Numbered heading (``title``) or numbered full paragraph (``text``), and what stands under it."""

    number: str
    """As printed, without closing punctuation: ``II``, ``1``, ``1.1``, ``đ``."""
    title: str | None = None
    text: str | None = None
    paragraphs: tuple[str, ...] = ()
    """Unnumbered paragraphs under the number, bullets with their dash."""
    children: tuple["DescribedSection", ...] = ()
    closer: str = "."
    """What closes the number: ``.`` or ``)``."""
    auto: bool = False
    """The number is Word's automatic one; siblings then count 1, 2, 3 without a gap."""
    holds_table: bool = False
    """The task table stands after the paragraphs, unless it stands in the annex."""


@dataclass(frozen=True, slots=True)
class DescribedColumn:
    role: Role
    header: str
    width: int
    """Share of the table's width; the shares need not add up to anything."""


@dataclass(frozen=True, slots=True)
class DescribedRow:
    """Row of the task table. ``cells`` go with the columns after the number column."""

    number: str | None
    kind: RowKind
    cells: tuple[str, ...]
    """A group or container gives its task text alone: further cells are empty."""
    children: tuple["DescribedRow", ...] = ()


@dataclass(frozen=True, slots=True)
class DescribedTable:
    columns: tuple[DescribedColumn, ...]
    """The number column first, the task column second."""
    rows: tuple[DescribedRow, ...]
    group_span: str = "empty"
    """Print of a group row: ``empty`` cells after the title, title over ``rest`` of the columns,
    or, for groups without a number, over ``all`` columns."""
    index_row: bool = False
    """A second header row (1) (2) (3)."""


@dataclass(frozen=True, slots=True)
class DescribedSigner:
    capacity_lines: tuple[str, ...]
    """``TM. ỦY BAN NHÂN DÂN``, ``KT. CHỦ TỊCH``."""
    position: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class DescribedAnnex:
    """Landscape annex that holds the task table."""

    label: str
    title: str


@dataclass(frozen=True, slots=True)
class DescribedPlan:
    issuing_agency: tuple[str, ...]
    symbol: str
    place: str
    year: int
    subject: str
    issuer_in_annex: str
    """The issuer as the annex's bracket line names it: ``Ủy ban nhân dân huyện …``."""
    parent_agency: tuple[str, ...] = ()
    serial: str | None = None
    day: int | None = None
    month: int | None = None
    document_type: str = "KẾ HOẠCH"
    legal_bases: tuple[str, ...] = ()
    """Recitals without closing punctuation; all but the first may lack ``Căn cứ`` when together."""
    bases_together: bool = False
    """One paragraph for all recitals, parted by ``; ``."""
    enacting_clause: str | None = None
    sections: tuple[DescribedSection, ...] = ()
    table: DescribedTable | None = None
    footnotes: tuple[tuple[str, ...], ...] = ()
    """Paragraphs of each note, as printed."""
    recipients: tuple[str, ...] = ()
    signer: DescribedSigner = field(default_factory=lambda: DescribedSigner((), "CHỦ TỊCH"))
    annex: DescribedAnnex | None = None
    is_draft: bool = False
    banner: str | None = None
    """Running head that says the document is a sample."""

    def number_line(self) -> str:
        """``Số: 12/KH-UBND``, with room for the clerk's pen when the serial is blank."""
        return f"Số: {self.serial or ' ' * 7}/{self.symbol}"

    def date_words(self) -> str:
        """``ngày 05 tháng 01 năm 2023``: a leading zero for days under 10 and months 1 and 2."""
        day = f"{self.day:02d}" if self.day else " " * 4
        month = (
            (f"{self.month:02d}" if self.month < 3 else f"{self.month}") if self.month else " " * 4
        )
        return f"ngày {day} tháng {month} năm {self.year}"

    def annex_reference(self) -> str:
        """``(Kèm theo Kế hoạch số 12/KH-UBND ngày … của Ủy ban nhân dân huyện …)``."""
        number = self.number_line().removeprefix("Số: ")
        return f"(Kèm theo Kế hoạch số {number} {self.date_words()} của {self.issuer_in_annex})"

    def recital_paragraphs(self) -> tuple[str, ...]:
        """The recitals as printed: one paragraph, or one each; ``;`` between, ``.`` at the end."""
        if not self.legal_bases:
            return ()
        if self.bases_together:
            return ("; ".join(self.legal_bases) + ".",)
        *others, last = self.legal_bases
        return (*(f"{base};" for base in others), f"{last}.")


def without_notes(text: str) -> str:
    """The printed string as the record has it: marks gone, white space folded."""
    return " ".join(NOTE_MARK.sub("", text).split())


def child_path(parent_path: str | None, parent_number: str | None, number: str) -> str:
    """Printed numbers from the root; ``1.1`` under ``1`` under ``II`` gives ``II.1.1``."""
    if parent_path is None:
        return number
    own = number.removeprefix(f"{parent_number}.") if parent_number else number
    return f"{parent_path}.{own}"


def walk_sections(
    sections: tuple[DescribedSection, ...],
    parent: tuple[str, str] | None = None,
    level: int = 1,
) -> Iterator[tuple[DescribedSection, str, str | None, int]]:
    """Every section in reading order with its path, its parent's path and its level."""
    parent_path, parent_number = parent or (None, None)
    for section in sections:
        path = child_path(parent_path, parent_number, section.number)
        yield section, path, parent_path, level
        yield from walk_sections(section.children, (path, section.number), level + 1)


def walk_rows(
    rows: tuple[DescribedRow, ...],
    parent: tuple[str, str | None] | None = None,
    groups: tuple[str, ...] = (),
) -> Iterator[tuple[DescribedRow, str, str | None, tuple[str, ...]]]:
    """Every row in reading order with its path, its parent's path and the titles of its groups.

    A group without a number has the path ``g1``, ``g2`` … by its order among its siblings.
    """
    parent_path, parent_number = parent or (None, None)
    unnumbered = 0
    for row in rows:
        if row.number is None:
            unnumbered += 1
        own = row.number or f"g{unnumbered}"
        path = child_path(parent_path, parent_number, own)
        yield row, path, parent_path, groups
        title = (without_notes(row.cells[0]),) if row.kind is RowKind.GROUP else ()
        yield from walk_rows(row.children, (path, row.number), groups + title)


def in_annex(
    plan: DescribedPlan, annex: DescribedAnnex, pointer: str | None = None
) -> DescribedPlan:
    """The same plan with its task table in a landscape annex; ``pointer`` says so in its section."""
    if pointer is None:
        return replace(plan, annex=annex)
    sections = tuple(
        replace(section, paragraphs=(*section.paragraphs, pointer))
        if section.holds_table
        else section
        for section in plan.sections
    )
    return replace(plan, annex=annex, sections=sections)
