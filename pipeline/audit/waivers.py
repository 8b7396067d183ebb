"""What an auditor has decided about findings: lines among the corrections of the register, or a TOML file.

::

    [[waiver]]
    plan = "ke-hoach-12.pdf"     # file, path, document_id or plan_key, as in the JSON of the findings
    rule = "R110"
    place = "III.2"              # section, row, header, closing …; left out: everywhere in the plan
    status = "wrong"             # wrong: no fault; accepted: a fault we live with; fixed: mended since
    reason = "the recipient stands in the covering letter"
    who = "Trần Thị B"
    until = 2027-06-30           # may be left out; after it the finding is shown again

A waived finding is neither shown nor counted by ``--fail-on``; the table ``findings`` keeps it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Annotated, Protocol

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from parsers.keys import match_key
from pipeline.audit.rules import RULES
from pipeline.audit.run import Audited, NotAudited
from pipeline.audit.settings import BadSettings, toml_of
from pipeline.corrections.entries import Mark
from pipeline.corrections.ledger import read_book
from pipeline.store.places import Place, exists, full_path

WAIVERS = "waivers.toml"
"""What auditors decided about findings, beside the folder of the tables."""
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Told(Protocol):
    """What a waiver asks of a finding."""

    @property
    def rule(self) -> str: ...

    @property
    def plan_key(self) -> str | None: ...

    @property
    def container(self) -> str | None: ...

    @property
    def container_id(self) -> str | None: ...

    @property
    def found(self) -> str | None: ...


class Waiver(BaseModel):
    """One decision of an auditor."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    plan: Words
    rule: Words
    place: Words | None = None
    status: Mark
    reason: Words
    who: Words
    until: date | None = None
    quote: Words | None = None
    """Words of the finding, where several of a rule stand in a place."""
    also: Words | None = None
    """Another name of the plan."""

    def holds(self, path: str, document_id: str, finding: Told) -> bool:
        """Does it speak of a finding of the plan that was read from a path?"""
        names = {path, PurePath(path).name, document_id, finding.plan_key}
        places = {None, finding.container, finding.container_id}
        here = self.rule == finding.rule and self.place in places
        if not here or names.isdisjoint({self.plan, self.also} - {None}):
            return False
        return self.quote is None or match_key(self.quote) == match_key(finding.found or "")


@dataclass
class Waived:
    """The waivers of a file on a day, and what they kept back."""

    waivers: tuple[Waiver, ...]
    on: date
    counts: Counter[Mark] = field(default_factory=Counter)
    _used: set[Waiver] = field(default_factory=set)

    def rest(self, audited: Iterable[Audited | NotAudited]) -> Iterator[Audited | NotAudited]:
        """The audited plans without what is waived."""
        for one in audited:
            if isinstance(one, NotAudited):
                yield one
                continue
            label = one.label
            kept = tuple(
                found
                for found in one.findings
                if not self.keeps_back(label.path, label.document_id, found)
            )
            yield Audited(one.label, kept)

    def remarks(self) -> Iterator[str]:
        """How many findings were kept back, waivers that have run out, and those that met no finding."""
        if self.counts:
            told = ", ".join(f"{mark} {self.counts[mark]}" for mark in Mark if self.counts[mark])
            yield f"findings waived: {told}"
        for one in self.waivers:
            what = f"the waiver of {one.rule} in {one.plan} ({one.who})"
            if one.until is not None and one.until < self.on:
                yield f"{what} ended on {one.until:%d/%m/%Y}"
            elif one not in self._used:
                yield f"{what} met no finding; it may be taken out"

    def keeps_back(self, path: str, document_id: str, finding: Told) -> bool:
        """Is a finding waived? It is counted then."""
        for one in self.waivers:
            held = one.until is None or self.on <= one.until
            if held and one.holds(path, document_id, finding):
                self._used.add(one)
                self.counts[one.status] += 1
                return True
        return False


def read_waivers(file: Place) -> tuple[Waiver, ...]:
    """The waivers of a TOML file. Raises ``BadSettings``: file, which waiver, what is wrong."""
    data = toml_of(file)
    rows = data.get("waiver", [])
    if set(data) - {"waiver"} or not isinstance(rows, list):
        raise BadSettings(f"{file} may hold nothing but tables [[waiver]]")
    return tuple(_waiver(file, number, row) for number, row in enumerate(rows, 1))


def waivers_of(
    parsed: Place, file: "Place | None" = None
) -> tuple[tuple[Waiver, ...], tuple[str, ...]]:
    """All waivers of a register: those of a TOML file (the one beside the tables, if there), and those kept with its
    corrections; and lines of that file that cannot be read. Raises ``BadSettings``.
    """
    here = full_path(parsed).parent / WAIVERS
    named = file or (here if exists(here) else None)
    kept, unread = kept_waivers(parsed)
    return (*(read_waivers(named) if named else ()), *kept), unread


def kept_waivers(parsed: Place) -> tuple[tuple[Waiver, ...], tuple[str, ...]]:
    """The waivers among the corrections of a register, and lines of that file that cannot be read."""
    book = read_book(parsed)
    waivers = tuple(
        Waiver(
            plan=one.plan.document_id,
            also=one.plan.plan_key,
            rule=one.rule,
            place=one.place,
            quote=one.quote,
            status=one.status,
            reason=one.why or "(no reason given)",
            who=one.who,
            until=one.until,
        )
        for one in book.waivers
    )
    return waivers, book.troubles


def _waiver(file: Place, number: int, row: object) -> Waiver:
    try:
        one = Waiver.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "table"
        raise BadSettings(f"{file}: waiver {number}: {where}: {first['msg']}") from error
    if one.rule not in {rule.code for rule in RULES}:
        raise BadSettings(f"{file}: waiver {number}: no rule {one.rule}; `plans rules` lists them")
    return one
