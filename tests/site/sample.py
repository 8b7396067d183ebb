"""Tables with everything that could spoil a page: a path full of signs, a subject that is a script, 300
findings in one plan, plans without province and without pages.
"""

from datetime import date
from pathlib import Path

from pipeline.batch.ingest import ingest
from pipeline.reading import read_plan
from pipeline.store.findings import write_findings
from pipeline.store.register import Register
from schemas.findings import Finding
from schemas.plan import Evidence, Place

RAW = Path(__file__).parents[2] / "data" / "raw"
PDF = RAW / "mau-chuyen-doi-so-quan-2024.pdf"
DOCX = RAW / "ke-hoach-dan-van-2023.docx"
ON = date(2026, 11, 25)
BAD_NAME = "kế hoạch #1?x=%41&b <i>'.pdf"
SCRIPT = (
    '</script><script>window.bad=1</script><img src=x onerror="window.bad=1">\'"&amp;\u2028{{7*7}}'
)
LONG = "Ngưng" * 120
FINDINGS = 300


def place(page=1, top=100.0, **told):
    box = {"x0": 90.0, "top": top, "x1": 300.0, "bottom": top + 12.0} | told
    return Place(page=page, **box)


def finding(number=1, **told):
    values = {
        "plan_key": None,
        "finding_id": f"R205.{number}",
        "ordinal": number,
        "rule": "R205",
        "name": "collective-lead",
        "severity": "info",
        "verdict": "fail",
        "reason": None,
        "message": f"English {SCRIPT}",
        "message_vi": f"Tiếng Việt {SCRIPT}",
        "found": SCRIPT,
        "container": "task",
        "container_id": f"t1:{number}",
        "legal_basis": None,
        "audited_on": ON,
        "evidence": Evidence(
            regions=(place(1 + number % 2, 40.0 + 2 * number),),
            span_start=number,
            span_end=number + 30,
        ),
    }
    return Finding(**(values | told))


def make_tables(folder: Path) -> Path:
    """The tables under ``folder/parsed``, the files they were read from under ``folder/in``."""
    files = folder / "in"
    files.mkdir()
    (files / DOCX.name).write_bytes(DOCX.read_bytes())
    data = PDF.read_bytes() + b"\n% other bytes"
    (files / BAD_NAME).write_bytes(data)
    parsed = folder / "parsed"
    ingest([files], parsed)
    bad = read_plan(data, BAD_NAME).model_copy(
        update={"subject": f"{SCRIPT} {LONG}", "province": None, "issuing_agency": SCRIPT}
    )
    with Register(parsed) as register:
        known = next(one for one in register.sources if one.document_id == bad.document_id)
        register.put(known, bad)
    write_findings(parsed, "s00001", ((bad.document_id, one) for one in _findings()))
    return parsed


def _findings():
    for number in range(1, FINDINGS + 1):
        yield finding(number)
    yield finding(
        FINDINGS + 1,
        finding_id="R212.1",
        rule="R212",
        severity="warning",
        verdict="not_evaluable",
        reason=f"the day of issue is blank {SCRIPT}",
        evidence=None,
        container=None,
        container_id=None,
    )
    yield finding(FINDINGS + 2, finding_id="R999.1", rule="R999", severity="error")
