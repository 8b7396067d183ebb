"""No record, however badly read, breaks the audit, the calendar or the list of who has not filed."""

import csv
import io
import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from pipeline.audit import RULES, AuditSettings, audit
from pipeline.audit.dossier import Dossier
from pipeline.audit.formats import Tally, counted
from pipeline.audit.formats.flat import write_csv, write_json
from pipeline.audit.formats.sarif import write_sarif
from pipeline.audit.formats.table import print_table
from pipeline.audit.run import Audited, label_of
from pipeline.calendar import Obligation, Window, obligations
from pipeline.calendar.ics import entries, from_ics, to_ics
from pipeline.calendar.listing import write_csv as write_calendar
from pipeline.missing.expected import Expected
from pipeline.missing.filed import Wanted, answers
from pipeline.reading import read_plan
from pipeline.site.findings_page import write_html
from schemas.findings import Finding, Verdict
from schemas.vocabulary import AdminLevel
from tests.audit.hollow import hollowed, without_text
from tests.builders.docx import render_docx
from tests.strategies import plans

ON = date(2026, 11, 25)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
WINDOWS = (
    Window(date(2023, 1, 1), date(2023, 12, 31)),
    Window(date.min, date(1900, 12, 31)),
    Window(date(9999, 1, 1), date.max),
)


def hold(plan, found):
    """What every list of findings promises."""
    assert [one.ordinal for one in found] == list(range(1, len(found) + 1))
    assert len({one.finding_id for one in found}) == len(found)
    for one in found:
        Finding.model_validate(one.model_dump())
        assert "{" not in one.message + one.message_vi
        assert one.message.endswith(".")
        assert one.message_vi.endswith(".")
        assert (one.reason is None) is (one.verdict is Verdict.FAIL)
        if one.evidence is not None:
            assert 0 <= one.evidence.span_start <= one.evidence.span_end <= len(plan.text)


def in_all_formats(plan, found):
    one = Audited(label_of(plan, {}), found)
    texts = [io.StringIO() for _ in range(5)]
    write_json([one], texts[0])
    write_csv([one], texts[1])
    write_sarif([one], texts[2], RULES)
    write_html(counted([one], Tally()), texts[3], Tally())
    print_table([one], Console(file=texts[4], width=160))
    assert len(json.loads(texts[0].getvalue())) == len(found)
    assert len(list(csv.reader(io.StringIO(texts[1].getvalue())))) == len(found) + 1
    assert len(json.loads(texts[2].getvalue())["runs"][0]["results"]) == len(found)
    assert all(text.getvalue() or not found for text in texts)


def in_calendar(plan, *, strict):
    for window in WINDOWS:
        owed = list(obligations(Dossier(plan, strict=strict), window))
        dated = [one for one in owed if isinstance(one, Obligation)]
        assert all(window.holds(one.due) for one in dated)
        assert from_ics(to_ics(dated, on=ON)) == entries(dated)
        write_calendar(dated, [one for one in owed if one not in dated], io.StringIO())


def in_missing(plan):
    expected = [
        Expected("Huyện Thủy Nguyên", AdminLevel.DISTRICT, "Hải Phòng"),
        Expected("xã Kiến Thụy", None, None),
        Expected("Bắc Ninh", AdminLevel.PROVINCE, None),
    ]
    answers([plan], expected, Wanted("cải cách", 2023))


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(hollowed(), st.booleans())
def test_a_record_with_parts_gone(plan, strict):
    chosen = AuditSettings(deadline_reading="strict" if strict else "lenient")
    found = audit(plan, on=ON, settings=chosen)
    hold(plan, found)
    in_all_formats(plan, found)
    in_calendar(plan, strict=strict)
    in_missing(plan)
    assert audit(plan, on=ON, settings=chosen) == found


def test_nothing_read_at_all():
    plan = without_text()
    found = audit(plan, on=ON)
    hold(plan, found)
    in_all_formats(plan, found)
    in_calendar(plan, strict=True)
    in_missing(plan)


@settings(max_examples=10, deadline=None, suppress_health_check=SLOW)
@given(plans())
def test_a_plan_of_random_words(described):
    plan = read_plan(render_docx(described), "plan.docx")
    found = audit(plan, on=ON)
    hold(plan, found)
    in_all_formats(plan, found)
    in_calendar(plan, strict=True)
    in_missing(plan)
    assert all(one.evidence is not None for one in found if one.verdict is Verdict.FAIL)
