"""What a command loads: a library that is not imported costs no start, on any machine."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PDF = {"pdfminer", "pdfplumber", "pikepdf", "PIL", "pypdfium2", "pypdfium2_raw", "fontTools"}
DOCX = {"docx", "lxml"}
TABLES = {"numpy", "pyarrow"}
AWAY = {"aiohttp", "botocore", "fsspec", "s3fs", "upath"}
NEVER = AWAY | {
    "altair",
    "asyncio",
    "cv2",
    "dask",
    "dateutil",
    "distributed",
    "holidays",
    "icalendar",
    "jinja2",
    "pandas",
    "spacy",
    "tesserocr",
    "vl_convert",
}
SAMPLE = ROOT / "data/raw/ke-hoach-dan-van-2023.docx"
LOADED = """
import sys
from pipeline.cli import main
try:
    main()
finally:
    print(*{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""


def loaded_by(*arguments):
    """The packages in memory when ``plans`` with these arguments ends."""
    run = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", LOADED, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["ingest", "--help"], ["compare", "--help"]])
def test_help_loads_no_parser_and_no_table(arguments):
    assert loaded_by(*arguments) & (PDF | DOCX | TABLES | NEVER | {"parsers", "schemas"}) == set()


def test_a_docx_is_read_without_the_libraries_of_pdf_and_without_pandas(tmp_path):
    first = loaded_by("ingest", SAMPLE, "--out", tmp_path)
    assert first & (PDF | NEVER | {"docx"}) == set()
    assert "lxml" in first
    again = loaded_by("ingest", SAMPLE, "--out", tmp_path)  # now there is a ledger to read
    assert again & (PDF | NEVER) == set()


def test_a_pdf_is_read_without_the_libraries_of_docx_and_without_pandas(tmp_path):
    found = loaded_by(
        "ingest", SAMPLE.with_name("mau-chuyen-doi-so-quan-2024.pdf"), "--out", tmp_path
    )
    assert found & (DOCX | NEVER) == set()
    assert "pypdfium2" in found
