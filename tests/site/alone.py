"""Pages that are one file, as the commands write them: two plans, many plans, findings."""

from pathlib import Path

from typer.testing import CliRunner

from pipeline.batch.ingest import ingest
from pipeline.cli import app
from pipeline.matrix.build import Cell, Column, Row, Sheet
from pipeline.site.matrix_page import write_html
from tests.builders.drafts import FIRST, SECOND, render_draft
from tests.site.sample import DOCX, PDF, RAW

OTHER = RAW / "mau-cai-cach-hanh-chinh-thi-xa-2023.pdf"
UNITS = 500


def write_pages(folder: Path) -> dict[str, Path]:
    """Each page by its name; ``drafts`` are forty edits of 28 pages, ``units`` is a row of 500 units."""
    ingest([RAW], folder / "parsed")
    for name, draft in (("mot", FIRST), ("hai", SECOND)):
        (folder / f"{name}.docx").write_bytes(render_draft(draft))
    made = {
        "prints": ("compare", PDF, OTHER),
        "words": ("compare", DOCX, OTHER),
        "drafts": ("compare", folder / "mot.docx", folder / "hai.docx", "--pages", "none"),
        "matrix": ("matrix", folder / "parsed", "--year", 2023, "--of", "all", "--least", 1),
        "findings": ("audit", folder / "parsed", "--on", "2026-11-25"),
    }
    for name, words in made.items():
        run(*words, "--format", "html", "--out", folder / f"{name}.html")
    with (folder / "units.html").open("w", encoding="utf-8") as out:
        write_html([many_units()], None, 2024, out)
    return {name: folder / f"{name}.html" for name in (*made, "units")}


def run(*words):
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == 0, result.output


def many_units() -> Sheet:
    columns = tuple(
        Column(f"{n:016x}", f"Huyện Mẫu {n}, Tỉnh Mẫu Hải", f"{n}/KH-UBND", f"{n}.docx", n % 9 > 0)
        for n in range(UNITS)
    )
    cells = {
        one.document_id: (Cell(one.document_id, "t1:1", "x", "Phòng Nội vụ", "Quý I/2024", None),)
        for one in columns[::2]
    }
    return Sheet("tasks", columns, tuple(Row(f"Nhiệm vụ thứ {n}", cells) for n in (1, 2)))
