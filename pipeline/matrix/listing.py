"""Sheets as people and programs read them: on the terminal, as CSV, XLSX, JSON and Parquet.

The wide forms have a row a row and a column a unit; JSON and Parquet are long, a row a cell, for whoever counts on.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table

from pipeline.matrix.build import Cell, Column, Row, Sheet, State
from pipeline.view.plain import plain, plain_json
from pipeline.view.spreadsheet import BOM, cell

if TYPE_CHECKING:
    import pyarrow as pa

_EMPTY = {State.MISSING: "-", State.UNSURE: "?"}
TITLES = {
    "tasks": ("Nhiệm vụ", "Tasks"),
    "citations": ("Văn bản viện dẫn", "Acts cited"),
    "reports": ("Chế độ báo cáo", "Reports"),
}
REPLACED = "hết hiệu lực"


def told(of: str, one: Cell) -> str:
    """A cell in a line: who leads and by when, who reports to whom and by when, or that an act is cited."""
    if of == "citations":
        return "; ".join(("x", *(REPLACED for _ in (1,) if one.note), *filter(None, (one.when,))))
    return " · ".join(part for part in (one.who, one.when) if part) or "x"


def wide(sheet: Sheet) -> Iterator[list[str]]:
    """Header, then the rows."""
    yield [TITLES[sheet.of][0], "Số kế hoạch", *(column.unit for column in sheet.columns)]
    for row in sheet.rows:
        yield [
            row.label,
            str(len(row.cells)),
            *(_in_line(sheet.of, row, column) for column in sheet.columns),
        ]


def _in_line(of: str, row: Row, column: Column) -> str:
    cells = row.cells.get(column.document_id, ())
    return "\n".join(told(of, one) for one in cells) or _EMPTY[row.state(column)]


def long(sheets: Iterable[Sheet]) -> Iterator[dict[str, Any]]:
    """A row for each cell, the empty ones too."""
    for sheet in sheets:
        for number, row in enumerate(sheet.rows, 1):
            for column in sheet.columns:
                at = {
                    "of": sheet.of,
                    "row": number,
                    "label": row.label,
                    "unit": column.unit,
                    "document_id": column.document_id,
                    "document_number": column.document_number,
                    "state": str(row.state(column)),
                }
                for one in row.cells.get(column.document_id, (None,)):
                    yield at | {
                        name: getattr(one, name, None)
                        for name in ("item_id", "text", "who", "when", "due", "note")
                    }


def print_sheets(sheets: Sequence[Sheet], console: Console) -> None:
    """Each below the other, and how many rows and plans there are."""
    for sheet in sheets:
        print_sheet(sheet, console)
    rows = "; ".join(f"rows of {one.of} {len(one.rows)}" for one in sheets)
    console.print(f"\n{rows}; plans {len(sheets[0].columns)}", soft_wrap=True)


def print_sheet(sheet: Sheet, console: Console) -> None:
    """A table; with many units, a list of rows with what each unit has."""
    head, *rows = wide(sheet)
    if len(sheet.columns) <= _MOST_SIDE_BY_SIDE:
        table = Table(*head, box=box.SIMPLE_HEAD, show_edge=False)
        for row in rows:
            table.add_row(*row)
        console.print(table)
        return
    for row in rows:
        console.print(f"\n{row[0]} ({row[1]})", soft_wrap=True)
        for unit, value in zip(head[2:], row[2:], strict=True):
            console.print(f"  {unit}: {' / '.join(value.splitlines())}", soft_wrap=True)


_MOST_SIDE_BY_SIDE = 6
"""Columns that a terminal shows beside each other."""


def write_csv(sheet: Sheet, out: IO[str]) -> None:
    out.write(BOM)
    writer = csv.writer(out)
    writer.writerows([cell(value) for value in row] for row in wide(sheet))


def write_json(sheets: Iterable[Sheet], out: IO[str]) -> None:
    rows = list(long(sheets))
    out.write(plain_json(json.dumps(rows, ensure_ascii=False, indent=1, default=str)) + "\n")


def long_table(sheets: Iterable[Sheet]) -> "pa.Table":
    """The long form with its types."""
    import pyarrow as pa  # noqa: PLC0415 - takes a quarter of a second, and CSV needs none of it

    texts = ("of", "label", "unit", "document_id", "document_number", "state")
    schema = pa.schema(
        [
            *(pa.field(name, pa.string()) for name in texts),
            pa.field("row", pa.int32()),
            *(pa.field(name, pa.string()) for name in ("item_id", "text", "who", "when", "note")),
            pa.field("due", pa.date32()),
        ]
    )
    return pa.Table.from_pylist(list(long(sheets)), schema)


def write_parquet(sheets: Iterable[Sheet], file: Path) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415

    pq.write_table(long_table(sheets), file, compression="zstd")


def write_xlsx(sheets: Iterable[Sheet], file: Path) -> None:
    """A sheet of the workbook each; replaced acts and what is missing stand out."""
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    try:
        _fill(sheets, file)
    except FileCreateError as error:  # what the disk said is inside
        raise error.args[0] from error


def _fill(sheets: Iterable[Sheet], file: Path) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415

    with Workbook(str(file), {"constant_memory": True, "strings_to_formulas": False}) as book:
        looks = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            "has": book.add_format({"text_wrap": True, "valign": "top"}),
            "missing": book.add_format({"font_color": "#a11111", "align": "center"}),
            "unsure": book.add_format({"font_color": "#8a5a00", "align": "center"}),
        }
        for sheet in sheets:
            page = book.add_worksheet(TITLES[sheet.of][0])
            page.freeze_panes(1, 1)
            page.set_column(0, 0, 60)
            page.set_column(2, 2 + len(sheet.columns), 24)
            for at, line in enumerate(wide(sheet)):
                row = sheet.rows[at - 1] if at else None
                for place, value in enumerate(line):
                    look = "head" if row is None else "has"
                    if row is not None and place > 1:
                        look = str(row.state(sheet.columns[place - 2]))
                    page.write_string(at, place, plain(value), looks[look])
