"""One plan, one audit: the findings do not depend on the format of the file."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from pipeline.audit import audit
from pipeline.reading import read_plan

RAW = Path(__file__).parents[2] / "data" / "raw"


def pairs():
    files = defaultdict(dict)
    for file in RAW.iterdir():
        files[file.stem][file.suffix] = file
    return sorted(stem for stem, kinds in files.items() if {".docx", ".pdf"} <= set(kinds))


def told(stem, suffix):
    file = RAW / f"{stem}{suffix}"
    found = audit(read_plan(file.read_bytes(), file.name), on=date(2026, 11, 25))
    return [
        (one.finding_id, one.severity, one.verdict, one.container, one.container_id, one.found)
        for one in found
    ]


@pytest.mark.parametrize("stem", pairs())
def test_docx_and_pdf_give_the_same_findings(stem):
    assert told(stem, ".docx") == told(stem, ".pdf")
    assert told(stem, ".docx")
