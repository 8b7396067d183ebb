"""The table ``findings``: written by the audit, a file for each file of ``plans``. Those of a plan that goes are taken out
with it, by the register.
"""

from collections.abc import Iterable

from pipeline.store.files import write_table
from pipeline.store.places import Place, exists, make_folder
from pipeline.store.tables import finding_rows
from schemas.findings import Finding


def write_findings(out: Place, stem: str, found: Iterable[tuple[str, Finding]]) -> None:
    """The findings of the plans in ``plans/<stem>.parquet``; earlier ones of these plans are replaced."""
    table = finding_rows(found)
    file = out / "findings" / f"{stem}.parquet"
    make_folder(file.parent)
    if table.num_rows or exists(file):  # a reader may have listed it
        write_table(table, file)
