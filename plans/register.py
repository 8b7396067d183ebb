"""``open("data/parsed")``: the tables of a register, read when they are asked for. pandas loads with the first frame."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from plans.errors import NoSuchPlan, NoTables
from plans.records import Plan

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from schemas.comparison import Comparison


class Table:
    """One table of a register. It keeps nothing: each call reads what is stored then."""

    def __init__(self, parsed: Path, name: str) -> None:
        self._parsed = parsed
        self.name = name

    def __repr__(self) -> str:
        return f"<table {self.name} of {self._parsed}>"

    def df(self, *columns: str) -> "pd.DataFrame":
        """The rows, or some columns of them. Days are datetimes, lists tuples, so that whole rows can be compared."""
        from pipeline.query.frames import frame

        return frame(self.arrow(*columns))

    def arrow(self, *columns: str) -> "pa.Table":
        """The same as an Arrow table, with the types of the files."""
        from pipeline.query.register import dataset

        return dataset(self._parsed, self.name).to_table(columns=list(columns) or None)


class Register:
    """The tables below a folder, as ``plans ingest`` writes them. One attribute a table."""

    def __init__(self, parsed: Path) -> None:
        self.path = parsed
        self.sources = Table(parsed, "sources")
        self.plans = Table(parsed, "plans")
        self.texts = Table(parsed, "texts")
        self.sections = Table(parsed, "sections")
        self.tasks = Table(parsed, "tasks")
        self.task_agencies = Table(parsed, "task_agencies")
        self.other_tables = Table(parsed, "other_tables")
        self.footnotes = Table(parsed, "footnotes")
        self.citations = Table(parsed, "citations")
        self.deadlines = Table(parsed, "deadlines")
        self.report_duties = Table(parsed, "report_duties")
        self.readings = Table(parsed, "readings")
        self.handwritten = Table(parsed, "handwritten")
        self.corrections = Table(parsed, "corrections")
        self.as_read = Table(parsed, "as_read")
        self.diagnostics = Table(parsed, "diagnostics")
        self.obligations = Table(parsed, "obligations")
        self.acts = Table(parsed, "acts")
        self.units = Table(parsed, "units")
        self.findings = Table(parsed, "findings")

    def __repr__(self) -> str:
        return f"<register {self.path}>"

    @property
    def tables(self) -> tuple[Table, ...]:
        """All of them."""
        return tuple(one for one in vars(self).values() if isinstance(one, Table))

    def sql(self, query: str) -> "pd.DataFrame":
        """The answer of one SELECT over the tables and the views ``due`` and ``leads``, as ``plans query`` gives it."""
        from pipeline.query.frames import frame
        from pipeline.query.register import asked, connected

        with connected(self.path) as connection:
            return frame(asked(connection, query).to_arrow_table())

    def plan(self, key: str | os.PathLike[str]) -> Plan:
        """One plan by ``document_id``, by ``plan_key`` (the rendition that counts) or by its path in ``sources``.

        Raises ``NoSuchPlan``.
        """
        from pipeline.store.lookup import NotFound, find_plan

        try:
            return Plan.of(find_plan(self.path, os.fspath(key)))
        except NotFound as error:
            raise NoSuchPlan(str(error)) from error

    def compare(self, a: str | os.PathLike[str], b: str | os.PathLike[str]) -> "Comparison":
        """What two plans say otherwise, as ``plans compare`` tells it. Raises ``NoSuchPlan``."""
        from pipeline.compare import compare

        return compare(self.plan(a), self.plan(b))

    def matrix(
        self,
        *,
        year: int,
        subject: str = "",
        of: Literal["tasks", "citations", "reports"] = "tasks",
    ) -> "pd.DataFrame":
        """Plans of a subject and year side by side, as ``plans matrix`` shows them: a row for each cell, the empty ones too."""
        from pipeline.matrix.asked import matrix
        from pipeline.query.frames import frame

        return frame(matrix(self.path, year, subject, of))

    def similar(self, text: str, *, limit: int = 10) -> "pd.DataFrame":
        """Tasks of all plans that read most like a text; ``likeness`` is from 0, where they are two, to 1."""
        from pipeline.matrix.asked import similar
        from pipeline.query.frames import frame

        return frame(similar(self.path, text, limit))


def opened(parsed: str | os.PathLike[str]) -> Register:
    """The register at a folder. Raises ``NoTables``."""
    folder = Path(parsed)
    if not (folder / "plans").is_dir():
        raise NoTables(f"{folder} holds no tables; run `plans ingest FOLDER --out {folder}` first")
    register = Register(folder)
    missing = [one.name for one in register.tables if not (folder / one.name).is_dir()]
    if missing:
        told = f"{folder} has no table {missing[0]}: it is of another version of plans"
        raise NoTables(f"{told}; remove it and ingest again")
    return register
