"""The audit over ``data/parsed``: plans in, findings out, one file of the table at a time.

``run(Path("data/parsed"), on=date(2026, 11, 25))`` reads Parquet alone, never a plan's own file; writes
the table ``findings`` and yields what it found, plan by plan, so that memory holds one file of plans.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa
from pydantic import ValidationError

from pipeline import PARSER_VERSION
from pipeline.audit import AuditSettings, audit
from pipeline.store.files import opened, sweep
from pipeline.store.findings import note_of, write_findings
from pipeline.store.lock import RegisterBusy, writer
from pipeline.store.places import Place, is_folder, parquet_below
from pipeline.store.records import documents_of, read_findings, read_plans
from pipeline.store.renditions import Met
from schemas.findings import Finding
from schemas.plan import Plan


@dataclass(frozen=True, slots=True)
class PlanLabel:
    """What a list of findings says of their plan."""

    document_id: str
    path: str
    """Of the file, as the ledger names it; its name alone where the ledger does not know it."""
    document_number: str | None
    issuing_agency: str | None
    subject: str | None
    province: str | None
    plan_year: int | None


@dataclass(frozen=True, slots=True)
class Audited:
    """One plan and its findings."""

    label: PlanLabel
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class NotAudited:
    """Plans whose tables cannot be read: one line that says what to do."""

    trouble: str


class NoTables(Exception):
    """There is nothing to audit. ``str()`` says what to do."""


def run(
    parsed: Place,
    *,
    on: date,
    settings: AuditSettings | None = None,
    unstored: list[Exception] | None = None,
    met: Met | None = None,
    changed: bool = False,
) -> Iterator[Audited | NotAudited]:
    """Audit every plan of the tables once, whatever its renditions, and write ``findings``. Raises ``NoTables``.

    ``met`` counts the plans and the renditions that were left out. ``changed``: plans that were not stored anew since they were
    audited on this day, by these settings and this version keep their findings, for no rule looks at another plan; they are not
    read and not yielded, and the table is what it would be.

    Where the table cannot be written (tables that may only be read, or that another process writes),
    ``unstored`` is given the one error and nothing is written; without it the error is raised.
    """
    if not is_folder(parsed / "plans"):
        raise NoTables(f"{parsed} holds no tables; run `plans ingest FOLDER --out {parsed}` first")
    paths = paths_of(parsed)
    met = met or Met()
    table = _Table(parsed, unstored, _by_what(on, settings), paths)
    seen: set[str] = set()
    damaged = False

    def due(file: Place) -> Collection[str] | None:
        if not changed:
            return None
        documents = documents_of(file)
        seen.update(documents)
        return table.due(file.stem, documents)

    with table.held():
        for shelf in read_plans(parsed, paths, due):
            if shelf.trouble is not None:
                damaged = True
                yield NotAudited(shelf.trouble)
                continue
            seen.update(plan.document_id for plan in shelf.plans)
            audited = [
                Audited(label_of(plan, paths), audit(plan, on=on, settings=settings))
                for plan in met.counting(shelf)
            ]
            table.write(shelf.stem, audited)
            yield from audited
    lost = sorted(paths[key] for key in paths.keys() - seen)
    if lost and not damaged:
        yield NotAudited(
            f"{parsed / 'plans'} lacks {len(lost)} plans that the ledger calls read ({lost[0]} …); ingest them again"
        )


@dataclass(frozen=True, slots=True)
class _Table:
    """The table ``findings``, written until that fails."""

    parsed: Place
    unstored: list[Exception] | None
    by: str
    """By what plans are audited, whatever the plan."""
    paths: Mapping[str, str]
    kept: dict[str, dict[str, tuple[Finding, ...]]] = field(default_factory=dict)
    """Findings that hold, by file and document."""

    def due(self, stem: str, documents: Mapping[str, bool]) -> Collection[str]:
        """Of the documents of a file those that are to be audited: stored since, and those without findings, of which nothing tells."""
        note = note_of(self.parsed, stem)
        if note is None or note.by != self.by:
            return documents
        if note.of is not None:
            return ()
        try:
            found = read_findings(self.parsed / "findings" / f"{stem}.parquet").by_document
        except (OSError, pa.ArrowException, ValidationError, KeyError):
            return documents  # damaged: it is made anew
        holding = {
            key: ones
            for key, ones in found.items()
            if documents.get(key) and not any(one.stale for one in ones)
        }
        self.kept[stem] = holding
        left = {key for key, counts in documents.items() if counts} - holding.keys()
        if not left:
            self.write(stem, ())
        return left

    @contextmanager
    def held(self) -> Iterator[None]:
        """While nobody else writes the tables."""
        with ExitStack() as holding:
            with self._told():
                holding.enter_context(writer(self.parsed, "plans audit"))
                sweep(self.parsed / "findings")
            yield

    def write(self, stem: str, audited: Iterable[Audited]) -> None:
        """The findings of a file: those that hold, and new ones."""
        if self.unstored:
            return
        found = self.kept.pop(stem, {}) | {one.label.document_id: one.findings for one in audited}
        ordered = sorted(found, key=lambda key: (self.paths.get(key, ""), key))
        rows = ((key, one) for key in ordered for one in found[key])
        with self._told():
            write_findings(self.parsed, stem, rows, self.by)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RegisterBusy) as error:
            if self.unstored is None:
                raise
            self.unstored.append(error)


def _by_what(on: date, settings: AuditSettings | None) -> str:
    return f"{on} {PARSER_VERSION} {(settings or AuditSettings()).model_dump_json()}"


def paths_of(parsed: Place) -> dict[str, str]:
    """Paths of the files by document, from the ledger."""
    found: dict[str, str] = {}
    for file in parquet_below(parsed / "sources"):
        with opened(file) as parquet:
            rows = parquet.read(columns=["document_id", "path", "status"]).to_pylist()
        for row in rows:
            if row["status"] in {"ok", "partial"}:
                found.setdefault(row["document_id"], row["path"])
    return found


def label_of(plan: Plan, paths: dict[str, str]) -> PlanLabel:
    return PlanLabel(
        plan.document_id,
        paths.get(plan.document_id, plan.file_name),
        plan.document_number,
        plan.issuing_agency,
        plan.subject,
        plan.province,
        plan.plan_year,
    )
