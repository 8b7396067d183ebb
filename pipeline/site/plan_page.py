"""One plan as a page: its findings and its record beside the pages, or beside the text where none are drawn.

Enter a ``Plan``, its findings and its ``Sheet`` values (or the reason why there are none); HTML leaves. The
same words stand at the same place in either case: a finding is a link to its box or its mark, ``p. 3``
beside a value of the record shows where that value was read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from pipeline.audit.doubt import SURE
from pipeline.corrections.entries import ROW
from pipeline.corrections.items import KINDS, PLANS
from pipeline.site import spoken
from pipeline.site.drawn import Drawn
from pipeline.site.located import P, Printed, located
from pipeline.site.overview import severity_of
from pipeline.site.pictures import Sheet, Undrawn
from pipeline.site.places import (
    Box,
    Piece,
    Placed,
    boxes,
    frames_of,
    marked,
    utf16_place,
    wide_letters,
)
from pipeline.site.record import Fact, facts_of, fields_of, lists_of
from pipeline.site.render import page
from pipeline.site.wording import Said, said
from schemas.corrections import CorrectionAction, CorrectionOutcome
from schemas.findings import Finding, Verdict
from schemas.plan import Deadline, Evidence, Plan

_ORDER = ("error", "warning", "info", "undecided")


class Link(NamedTuple):
    """From a value of the record to its place."""

    target: str
    label: Said
    frames: str = ""
    """``3 12.1 8 50.2 2.1;3 …``: page and rectangle in percent."""
    span: str = ""
    """``120 340``: characters of the text as a browser counts them."""


class Cell(NamedTuple):
    """A cell of a task."""

    link: Link | None
    sure: float | None
    """Of its least sure word: how many of such words are right; None where no engine read it."""

    @property
    def percent(self) -> int | None:
        return None if self.sure is None else round(100 * self.sure)

    @property
    def is_unsure(self) -> bool:
        return self.sure is not None and self.sure < SURE


class Entry(NamedTuple):
    """A finding in the list."""

    finding: Finding
    kind: str
    title: Said
    message: Said
    place: Said
    target: str | None


class Marked(NamedTuple):
    """A piece of the text; ``tag`` names the rules where a finding begins."""

    piece_id: str
    text: str
    findings: tuple[Finding, ...]
    tag: str


@dataclass(frozen=True)
class View:
    """What the template asks for."""

    plan: Plan
    path: str
    findings: tuple[Finding, ...]
    sheets: tuple[Sheet, ...]
    notice: Said | None
    printed: Printed | None = None
    """Words of the pages, where these are pages of another file than the one that was read."""
    editable: bool = False
    """Values can be put right here: the desk's, no page of a report."""
    home: str = "../index.html"
    cells: Mapping[tuple[str, str], Evidence] = field(default_factory=dict)
    """Places of single cells by task and column, where they are known."""

    @property
    def fields(self) -> tuple[Fact, ...]:
        """All columns of the header a person may put right, there or not."""
        return fields_of(self.plan)

    @cached_property
    def _corrected(self) -> frozenset[tuple[str, str, str]]:
        rows = {table: kind.rows(self.plan) for table, kind in KINDS.items()}
        named = (
            (table, KINDS[table].id_of(row), row) for table, every in rows.items() for row in every
        )
        found = {(table, item, column) for table, item, row in named for column in row.corrected}
        return frozenset(found | {(PLANS, "", column) for column in self.plan.corrected})

    def is_corrected(self, table: str, item_id: str, column: str) -> bool:
        """A person put the value right, or added its row."""
        return not self._corrected.isdisjoint({(table, item_id, column), (table, item_id, ROW)})

    @cached_property
    def _accepted(self) -> frozenset[tuple[str, str, str]]:
        return frozenset(
            (one.table, one.item_id or "", one.column or "")
            for one in self.plan.corrections
            if one.action is CorrectionAction.ACCEPT and one.outcome is CorrectionOutcome.AGREED
        )

    def is_accepted(self, table: str, item_id: str, column: str) -> bool:
        """A person found the value right, or its whole row."""
        return not self._accepted.isdisjoint({(table, item_id, column), (table, item_id, "")})

    def cell(self, table: str, item_id: str, column: str) -> "Cell | None":
        """Where a cell of a task was read and how surely; None where its row alone is known."""
        placed = self.cells.get((item_id, column)) if table == "tasks" else None
        return Cell(self.link(placed), placed.confidence) if placed is not None else None

    @property
    def heading(self) -> str:
        plan = self.plan
        parts = (plan.document_type, plan.document_number or plan.symbol, plan.subject)
        return " · ".join(part for part in parts if part) or plan.file_name

    @property
    def title(self) -> str:
        return (
            f"{self.heading} · {self.plan.issuing_agency}"
            if self.plan.issuing_agency
            else self.heading
        )

    @cached_property
    def _boxes(self) -> tuple[Box, ...]:
        return boxes(self.findings, self.sheets)

    @property
    def shows_text(self) -> bool:
        """Where no pages are drawn, and below pages on which not every word may be found."""
        return not self.sheets or self.printed is not None

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        shown = self.shows_text and self.plan.text
        return marked(self.plan.text, self.findings) if shown else ()

    @cached_property
    def boxes(self) -> dict[int, list[Box]]:
        """By page."""
        found: dict[int, list[Box]] = {sheet.number: [] for sheet in self.sheets}
        for box in self._boxes:
            found[box.page].append(box)
        return found

    @cached_property
    def pieces(self) -> tuple[Marked, ...]:
        """The text; each finding is named where it begins and nowhere else."""
        return tuple(_tagged(self._pieces))

    @cached_property
    def style(self) -> Markup:
        """Positions of the boxes: rules of one style element, as the policy allows no style attributes."""
        rules = (
            f"#{box.box_id}{f'-{place}' if place > 1 else ''}"
            f"{{left:{frame.left}%;top:{frame.top}%;width:{frame.width}%;height:{frame.height}%}}"
            for box in self._boxes
            for place, frame in enumerate(box.frames, start=1)
        )
        return Markup("".join(rules))  # noqa: S704 - names of ours and numbers

    @property
    def breaches(self) -> list[Entry]:
        failed = [one for one in self.findings if one.verdict is Verdict.FAIL]
        return [self._entry(one) for one in sorted(failed, key=_weight)]

    @property
    def undecided(self) -> list[Entry]:
        return [self._entry(one) for one in self.findings if one.verdict is not Verdict.FAIL]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return facts_of(self.plan)

    @property
    def lists(self) -> list[tuple[str, tuple[Fact, ...]]]:
        return lists_of(self.plan)

    @staticmethod
    def kind(findings: Iterable[Finding]) -> str:
        """The heaviest of what stands at one place."""
        return min((severity_of(one) for one in findings), key=_ORDER.index)

    where = staticmethod(spoken.where)

    def times(self, owner: str) -> list[Deadline]:
        """Times of a task or a duty."""
        return self._times[owner]

    @cached_property
    def _times(self) -> defaultdict[str, list[Deadline]]:
        found: defaultdict[str, list[Deadline]] = defaultdict(list)
        for one in self.plan.deadlines:
            found[one.duty_id or one.container_id or ""].append(one)
        return found

    def link(self, placed: P) -> Link | None:
        """Where a value of the record was read; None where there is nothing to show."""
        frames = frames_of(located(placed, self.plan.text, self.printed), self.sheets)
        if frames:
            told = ";".join(" ".join(f"{value:g}" for value in frame) for frame in frames)
            return Link(f"p{frames[0].page}", said("page_n", n=frames[0].page), frames=told)
        if not self.shows_text or not self.plan.text or placed.span_end <= placed.span_start:
            return None
        start = utf16_place(placed.span_start, self._wide)
        end = utf16_place(placed.span_end, self._wide)
        return Link("text", self._label(placed), span=f"{start} {end}")

    @cached_property
    def _wide(self) -> tuple[int, ...]:
        return wide_letters(self.plan.text)

    @staticmethod
    def _label(placed: Placed) -> Said:
        page_number = next((one.page for one in placed.regions if one.page is not None), None)
        return said("in_text") if page_number is None else said("page_n", n=page_number)

    @cached_property
    def _targets(self) -> dict[str, str]:
        """Box or mark by finding: the first one."""
        places: Iterable[tuple[str, tuple[Finding, ...]]] = (
            *((one.box_id, one.findings) for one in self._boxes),
            *((one.piece_id, one.findings) for one in self._pieces),
        )
        found: dict[str, str] = {}
        for name, findings in places:
            for one in findings:
                found.setdefault(one.finding_id, name)
        return found

    def _entry(self, finding: Finding) -> Entry:
        return Entry(
            finding,
            severity_of(finding),
            spoken.title(finding),
            spoken.message(finding),
            spoken.place(finding),
            self._targets.get(finding.finding_id),
        )


def plan_page(plan: Plan, path: str, findings: tuple[Finding, ...], drawn: Drawn | Undrawn) -> str:
    """The HTML of one plan."""
    return page("plan.html.j2", view=view_of(plan, path, findings, drawn))


def view_of(plan: Plan, path: str, findings: tuple[Finding, ...], drawn: Drawn | Undrawn) -> View:
    """What a page of a plan shows."""
    notice = said(drawn.key, path=drawn.path) if drawn.key else None
    if isinstance(drawn, Undrawn):
        return View(plan, path, findings, (), notice)
    placed = (_placed(one, plan.text, drawn.printed) for one in findings)
    return View(plan, path, tuple(placed), drawn.sheets, notice, drawn.printed)


def _placed(finding: Finding, text: str, words: Printed | None) -> Finding:
    if finding.evidence is None:
        return finding
    return finding.model_copy(update={"evidence": located(finding.evidence, text, words)})


def _weight(finding: Finding) -> int:
    return _ORDER.index(severity_of(finding))


def _tagged(pieces: Sequence[Piece]) -> Iterator[Marked]:
    seen: set[str] = set()
    for piece in pieces:
        new = [one for one in piece.findings if one.finding_id not in seen]
        seen.update(one.finding_id for one in new)
        tag = ", ".join(dict.fromkeys(one.rule for one in new))
        yield Marked(piece.piece_id, piece.text, piece.findings, tag)
