"""One workbook, a sheet a table, written row by row: no cell computes, dates are dates.

A cell holds 32,767 characters and a sheet 1,048,576 rows: what goes beyond is cut, and said in the notes.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from pipeline.export.rows import Rows
from pipeline.query.values import for_cell, rows
from pipeline.store.tables import SCHEMAS
from pipeline.view.plain import plain

FAULTS: tuple[type[Exception], ...] = (XlsxWriterException,)
"""What the library raises where it cannot write."""
MOST_CHARACTERS = 32_767
MOST_ROWS = 1_048_576
_CUT = " …"
_WIDTH = 18
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}


def write_xlsx(source: Rows, target: Path, *, most_rows: int = MOST_ROWS) -> None:
    """All tables into a new workbook."""
    with xlsxwriter.Workbook(str(target), _OPTIONS) as book:
        book.set_properties({"title": "plans", "created": datetime.now(UTC).replace(tzinfo=None)})
        bold = book.add_format({"bold": True})
        for name in SCHEMAS:
            sheet = book.add_worksheet(name)
            columns = SCHEMAS[name].names
            sheet.set_column(0, len(columns) - 1, _WIDTH)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, columns, bold)
            _fill(sheet, source, name, most_rows)


def _fill(sheet: Any, source: Rows, name: str, most_rows: int) -> None:
    at, cut, left = 0, 0, 0
    for batch in source.batches(name):
        for row in rows(batch):
            if at + 1 >= most_rows:
                left += 1
                continue
            at += 1
            for column, value in enumerate(row):
                cut += _write(sheet, at, column, value)
    if at:
        sheet.autofilter(0, 0, at, len(SCHEMAS[name]) - 1)
    if cut:
        source.notes.append(
            f"sheet {name}: {cut} cells of more than {MOST_CHARACTERS:,} characters are cut"
        )
    if left:
        source.notes.append(f"sheet {name}: {left} rows beyond {most_rows:,} are left out")


def _write(sheet: Any, at: int, column: int, value: Any) -> bool:
    """One cell; whether it had to be cut."""
    if value is None:
        return False
    if isinstance(value, date) and not isinstance(value, datetime) and value.year >= 1900:
        sheet.write_datetime(at, column, datetime(value.year, value.month, value.day))  # noqa: DTZ001 - a day
        return False
    filled = for_cell(value)
    if isinstance(filled, bool):
        sheet.write_boolean(at, column, filled)
    elif isinstance(filled, int | float):
        sheet.write_number(at, column, filled)
    else:
        text = plain(str(filled))
        fits = len(text) <= MOST_CHARACTERS
        sheet.write_string(at, column, text if fits else text[: MOST_CHARACTERS - len(_CUT)] + _CUT)
        return not fits
    return False
