"""What we could not read well, as data. A diagnostic speaks of our reading, never of the plan.

Codes are a catalogue: the first letters name the stage that says it, the text says what happened
and, where the reader can do something, what to do.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Generic, TypeVar

from schemas.layout import Span

T = TypeVar("T")


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Stage(StrEnum):
    LAYOUT = "layout"
    STRUCTURE = "structure"
    SEMANTICS = "semantics"
    ASSEMBLE = "assemble"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing a person who relies on the record should know about how it was read."""

    code: str
    severity: Severity
    stage: Stage
    message: str
    span: Span | None = None
    page: int | None = None
    """Page it speaks of, from 1; None: the whole file."""


class Code(Enum):
    """The catalogue: identifier, stage, severity, message with named gaps."""

    AUTO_NUMBERS = (
        "LAY001",
        Stage.LAYOUT,
        Severity.INFO,
        "{count} paragraph numbers come from Word's automatic numbering, not from the text",
    )
    TRACKED_CHANGES = (
        "LAY002",
        Stage.LAYOUT,
        Severity.WARNING,
        "tracked changes: {inserted} insertions read, {deleted} deletions left out",
    )
    DAMAGED_PART = (
        "LAY003",
        Stage.LAYOUT,
        Severity.WARNING,
        "part {part} of the package cannot be read and was left out: {reason}",
    )
    NOTE_WITHOUT_MARK = (
        "LAY004",
        Stage.LAYOUT,
        Severity.WARNING,
        "note {mark} has no mark in the text that we could find",
    )
    MARK_WITHOUT_NOTE = (
        "LAY005",
        Stage.LAYOUT,
        Severity.WARNING,
        "a raised {mark} looks like a note mark, but no note {mark} was found; it stays in the text",
    )
    PAGE_WITHOUT_TEXT = (
        "LAY006",
        Stage.LAYOUT,
        Severity.ERROR,
        "page {page} is a picture without a text layer and needs OCR",
    )
    DAMAGED_PAGE = (
        "LAY007",
        Stage.LAYOUT,
        Severity.ERROR,
        "page {page} cannot be opened and was left out",
    )
    SIGNATURE_TEXT = (
        "LAY008",
        Stage.LAYOUT,
        Severity.INFO,
        "page {page}: a form field or digital signature drawn over the page gave: {words}",
    )
    ROTATED_TEXT = (
        "LAY009",
        Stage.LAYOUT,
        Severity.INFO,
        "page {page}: {count} characters run across the page and were kept apart",
    )
    TABLE_PIECES_APART = (
        "LAY010",
        Stage.LAYOUT,
        Severity.WARNING,
        "page {page}: a table follows that of the page before, but its columns do not fit it",
    )
    TEXT_IN_NO_CELL = (
        "LAY011",
        Stage.LAYOUT,
        Severity.WARNING,
        "page {page}: {count} texts stand inside a table where no cell is ruled; each was given to its"
        " row and column",
    )
    TEXT_INSIDE_TABLE = (
        "LAY012",
        Stage.LAYOUT,
        Severity.WARNING,
        "page {page}: {count} lines stand between two parts of one table and were read before it: {words}",
    )
    LEGACY_ENCODING = (
        "LAY020",
        Stage.LAYOUT,
        Severity.WARNING,
        "{count} pieces of text are in the old encoding {encoding} and were decoded; capital letters"
        " at the start of sentences may have come as small ones",
    )
    GLYPH_NUMBERS = (
        "LAY021",
        Stage.LAYOUT,
        Severity.WARNING,
        "page {page}: {count} words were told by codes of fonts that lost their map and were restored;"
        " signs inside them may be wrong or missing",
    )
    PAGE_NEEDS_OCR = (
        "LAY022",
        Stage.LAYOUT,
        Severity.ERROR,
        "page {page} needs OCR: {reason}; its text was kept apart and read as no part of the plan",
    )
    PAGE_RECOGNISED = (
        "LAY040",
        Stage.LAYOUT,
        Severity.INFO,
        "page {page} is a picture: {count} words were read from it by OCR, on the whole as sure as {share}",
    )
    PICTURE_WITHOUT_TEXT = (
        "LAY041",
        Stage.LAYOUT,
        Severity.INFO,
        "page {page} is a picture on which OCR finds no words",
    )
    PICTURE_TOO_LARGE = (
        "LAY042",
        Stage.LAYOUT,
        Severity.ERROR,
        "page {page} is a picture too large to be read in the memory a document may take; scan it with fewer dots an inch",
    )
    PICTURE_DAMAGED = (
        "LAY043",
        Stage.LAYOUT,
        Severity.ERROR,
        "page {page} is a picture that cannot be opened; get the file again from its source, or scan the page anew",
    )
    PICTURE_BESIDE = (
        "LAY044",
        Stage.LAYOUT,
        Severity.WARNING,
        "page {page}: a picture that takes {share} of the page stands beside its text; what it shows was not read",
    )
    TWO_PAGES = (
        "LAY045",
        Stage.LAYOUT,
        Severity.INFO,
        "page {page} is a picture of two pages side by side; each was read by itself, the left one first",
    )
    UNMAPPED_GLYPHS = (
        "LAY023",
        Stage.LAYOUT,
        Severity.WARNING,
        "page {page}: {count} characters are drawn, but the file does not say which they are",
    )
    UNSAID_TEXT = (
        "LAY024",
        Stage.LAYOUT,
        Severity.WARNING,
        "page {page}: {count} pieces of text are drawn, but missing in the text of the file",
    )
    HIDDEN_TEXT = (
        "LAY025",
        Stage.LAYOUT,
        Severity.WARNING,
        "page {page}: text that no reader sees was kept apart: {words}",
    )
    STRUCK_TEXT = (
        "LAY026",
        Stage.LAYOUT,
        Severity.WARNING,
        "page {page}: text that is struck out was kept apart: {words}",
    )
    OTHER_WORDS = (
        "LAY027",
        Stage.LAYOUT,
        Severity.WARNING,
        "page {page}: what is drawn was read, though the file gives other words for it: {words}",
    )
    PAGE_TURNED = (
        "LAY028",
        Stage.LAYOUT,
        Severity.INFO,
        "page {page} lies on its side and was read as if it were turned",
    )
    MENDED_MAPS = (
        "LAY029",
        Stage.LAYOUT,
        Severity.WARNING,
        "the file calls letters blanks or other letters ({letters}); its fonts know which they are and"
        " were believed",
    )
    LYING_MAPS = (
        "LAY030",
        Stage.LAYOUT,
        Severity.ERROR,
        "page {page}: {count} letters are told as blanks, and no font of the file says which they are",
    )
    DOUBTFUL_WORDS = (
        "LAY031",
        Stage.LAYOUT,
        Severity.ERROR,
        "page {page}: only {share} of its words are Vietnamese; letters or blanks are wrong or missing",
    )
    SILENT_PAGE = (
        "LAY032",
        Stage.LAYOUT,
        Severity.ERROR,
        "page {page} gives no text, {reason}",
    )
    FILE_CUT = (
        "LAY033",
        Stage.LAYOUT,
        Severity.WARNING,
        "the end of the file is missing; what stood there is lost: get it again from its source",
    )
    TOO_DEEP = (
        "LAY034",
        Stage.LAYOUT,
        Severity.ERROR,
        "part {part} is nested deeper than any word processor nests; what stands deepest was left out:"
        " open the file in Word and save it again",
    )
    PART_TWICE = (
        "LAY035",
        Stage.LAYOUT,
        Severity.ERROR,
        "the package holds part {part} {count} times and the last was read; others may say otherwise:"
        " open the file in Word and save it again",
    )
    NO_TYPE = (
        "STR001",
        Stage.STRUCTURE,
        Severity.WARNING,
        "no document type line (KẾ HOẠCH) was found",
    )
    NO_NUMBER_LINE = (
        "STR002",
        Stage.STRUCTURE,
        Severity.WARNING,
        "no number line (Số: …/KH-…) was found",
    )
    NO_DATE_LINE = (
        "STR003",
        Stage.STRUCTURE,
        Severity.WARNING,
        "no line of place and date was found",
    )
    NO_ISSUER = ("STR004", Stage.STRUCTURE, Severity.INFO, "no issuing body stands above the type")
    NO_CLOSING = (
        "STR005",
        Stage.STRUCTURE,
        Severity.INFO,
        "no closing part (Nơi nhận, signature) was found",
    )
    NO_TASK_TABLE = (
        "STR006",
        Stage.STRUCTURE,
        Severity.INFO,
        "the plan has no task table; {count} tasks were found in its prose",
    )
    ROW_LEFT_OUT = (
        "STR007",
        Stage.STRUCTURE,
        Severity.INFO,
        "row {row} of table {table} is a total or an index row and is no task",
    )
    NO_SUCH_DATE = (
        "STR008",
        Stage.STRUCTURE,
        Severity.WARNING,
        "the date line says {raw}, a day that does not exist; the date stays empty",
    )
    OTHER_DOCUMENT = (
        "STR009",
        Stage.STRUCTURE,
        Severity.WARNING,
        "the file holds another document {where} the plan ({count} blocks); only the plan is read",
    )
    ROWS_OUTSIDE = (
        "STR010",
        Stage.STRUCTURE,
        Severity.ERROR,
        "table {table} goes on from number {before} to {after}, but {number} stands outside of its cells,"
        " on page {page}; rows may be missing",
    )
    COLUMN_DOUBT = (
        "STR011",
        Stage.STRUCTURE,
        Severity.WARNING,
        "column {column} of table {table} is headed as {said}, but its cells are not; it was read as {read}",
    )
    UNIT_BY_LETTERS = (
        "ASM002",
        Stage.ASSEMBLE,
        Severity.WARNING,
        "no unit is spelt like the one in the letterhead; but for its marks it is {unit}, and was taken for it",
    )
    LOW_COVERAGE = (
        "ASM001",
        Stage.ASSEMBLE,
        Severity.WARNING,
        "{percent} % of the characters ended in no field; see `plans show --left`",
    )

    def __init__(self, id_: str, stage: Stage, severity: Severity, message: str) -> None:
        self.id = id_
        self.stage = stage
        self.severity = severity
        self.message = message

    def at(self, span: Span | None = None, **gaps: str | float) -> Diagnostic:
        """The diagnostic of this code, its gaps filled."""
        page = gaps.get("page")
        return Diagnostic(
            self.id,
            self.severity,
            self.stage,
            self.message.format(**gaps),
            span,
            page if isinstance(page, int) else None,
        )


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage returns: its value, and what it has to say about it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


class UnreadableDocument(Exception):
    """A file that cannot be opened as what it is. ``str()`` says what is wrong and what to do.

    ``code`` is a short slug for the ledger (``encrypted``, ``damaged``, ``empty`` …);
    ``unsupported`` tells a format we do not read from a file that is broken.
    """

    def __init__(self, code: str, message: str, *, unsupported: bool = False) -> None:
        super().__init__(message)
        self.code = code
        self.unsupported = unsupported
