"""What is on the screen as a file: CSV that spreadsheets open as it is, or XLSX."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from starlette.responses import Response

from pipeline.view.plain import plain
from pipeline.view.spreadsheet import BOM, cell

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = ("csv", "xlsx")
_WIDEST = 60


def exported(
    rows: Iterable[dict[str, Any]], columns: Sequence[str], name: str, format_: str
) -> Response:
    """The rows as a file to be saved."""
    made = _xlsx(rows, columns) if format_ == "xlsx" else _csv(rows, columns)
    kind = _XLSX if format_ == "xlsx" else "text/csv; charset=utf-8"
    headers = {"content-disposition": f'attachment; filename="{name}.{format_}"'}
    return Response(made, media_type=kind, headers=headers)


def _csv(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> bytes:
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_text(row[column]) for column in columns])
    return out.getvalue().encode()


def _text(value: Any) -> str:
    return "" if value is None else cell(str(value))


def _xlsx(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> bytes:
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("plans")
        sheet.write_row(0, 0, columns, bold)
        widths = [len(column) for column in columns]
        for number, row in enumerate(rows, 1):
            for at, column in enumerate(columns):
                value = row[column]
                if isinstance(value, date):
                    sheet.write_datetime(number, at, value, day)
                elif isinstance(value, bool | int | float):
                    sheet.write(number, at, value)
                elif value is not None:
                    sheet.write_string(number, at, plain(str(value)))
                    widths[at] = max(widths[at], min(len(str(value)), _WIDEST))
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width + 2)
        sheet.freeze_panes(1, 0)
    return out.getvalue()
