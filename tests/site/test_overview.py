from datetime import date

import pytest

from pipeline.record.assemble import assemble
from pipeline.site.index_page import charts_of, data_of
from pipeline.site.overview import Overview, days_of, severity_of, unit_of
from pipeline.site.wording import said
from schemas.plan import DayInterval, Deadline, Evidence
from schemas.vocabulary import SourceStatus
from tests.builders.stored import ledger_row as source_of
from tests.pipeline.plan_factories import info, small_plan
from tests.site.sample import SCRIPT, finding

PLAN = assemble(*small_plan(), info=info())
HERE = Evidence(regions=(), span_start=0, span_end=3)


def deadline(**told):
    values = dict.fromkeys(Deadline.model_fields) | {
        "corrected": (),
        "deadline_id": "d01",
        "ordinal": 1,
        "container": "task",
        "kind": "by_date",
        "intervals": (),
        "open_ended": False,
        "conditional": False,
        "year_source": "explicit",
        "covers": False,
        "issues": (),
        "raw": "trước ngày 05/6/2023",
        "evidence": HERE,
    }
    return Deadline(**(values | told))


def day(month, number=1, year=2023):
    return date(year, month, number)


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ({"end": day(6, 5), "last_day_ok": day(6, 4)}, [day(6, 4)]),  # trước ngày 05/6: the 4th
        ({"end": day(12, 31), "kind": "period"}, [day(12, 31)]),
        ({"end": day(12, 31), "kind": "continuous"}, []),  # thường xuyên
        ({"end": day(12, 31), "kind": "recurring"}, []),  # hàng quý
        ({"kind": "unparsed"}, []),
        (
            {
                "intervals": (
                    DayInterval(start=day(3), end=day(3, 31)),
                    DayInterval(start=day(9), end=day(9, 30)),
                )
            },
            [day(3, 31), day(9, 30)],
        ),
    ],
)
def test_days(told, days):
    assert list(days_of(deadline(**told))) == days


SAME = {"district": None, "issuing_agency": "SỞ Y TẾ", "parent_agency": None}


@pytest.mark.parametrize(
    ("told", "unit"),
    [
        ({"district": "Huyện A", "province": "Tỉnh B"}, "Huyện A, Tỉnh B"),
        ({"district": "Huyện A", "province": None}, "Huyện A (không rõ tỉnh)"),
        ({**SAME, "province": "Tỉnh B"}, "SỞ Y TẾ, Tỉnh B"),
        ({**SAME, "province": None}, "SỞ Y TẾ (không rõ tỉnh)"),
        (
            {**SAME, "province": None, "parent_agency": "UBND TỈNH B"},
            "SỞ Y TẾ, UBND TỈNH B (không rõ tỉnh)",
        ),
        (
            {**SAME, "province": "Tỉnh Kiên Giang", "issuing_agency": "UBND TỈNH KIÊN GIANG"},
            "UBND TỈNH KIÊN GIANG",
        ),
        ({**SAME, "province": None, "issuing_agency": "BỘ C", "admin_level": "central"}, "BỘ C"),
        ({"district": None, "province": "Tỉnh B", "issuing_agency": None}, "Tỉnh B"),
        ({"district": None, "province": None, "issuing_agency": None}, "(không rõ)"),
    ],
)
def test_unit(told, unit):
    assert unit_of(PLAN.model_copy(update=told)).name.vi == unit


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"province": "Tỉnh B"}, {"province": "Tỉnh C"}, False),
        ({"province": "Tỉnh B"}, {"province": None}, False),
        ({"province": "Tỉnh B"}, {"province": "Tỉnh B", "issuing_agency": "Sở Y tế"}, True),
        ({"parent_agency": "UBND TỈNH B"}, {"parent_agency": "UBND TỈNH C"}, False),
        ({"district": "Huyện A", "province": "Tỉnh B"}, {"district": "Huyện A"}, False),
    ],
)
def test_units_are_told_apart(one, other, same):
    overview = Overview()
    for number, told in enumerate((one, other)):
        plan = PLAN.model_copy(update={**SAME, "province": None} | told)
        overview.add(plan, f"{number}.pdf", (finding(),))
    rows = charts(overview)["by_unit"].rows
    assert len(rows) == (1 if same else 2)
    assert len({row.label for row in rows}) == len(rows)
    assert sum(sum(row.counts) for row in rows) == 2


def seen():
    overview = Overview()
    plan = PLAN.model_copy(
        update={"deadlines": (deadline(end=day(6, 5)), deadline(end=day(9), duty_id="r1"))}
    )
    open_ = finding(3, verdict="not_evaluable", reason="no day of issue")
    overview.saw(plan)
    overview.add(plan, "a.pdf", (finding(1), finding(2), open_))
    other = PLAN.model_copy(update={"coverage": 0.4, "deadlines": ()})
    overview.saw(other)
    overview.add(other, "b.pdf", ())
    overview.saw(PLAN.model_copy(update={"is_primary": False, "reader": "docx"}))
    return overview


def test_counts():
    overview = seen()
    assert overview.severity("info") == 2
    assert overview.severity("undecided") == 1
    first, second = overview.plans
    assert (first.infos, first.undecided, second.infos) == (2, 1, 0)
    assert overview.renditions == 1


def test_messages_are_kept_once():
    data = data_of(seen())
    assert len(data["messages"]) == 4
    (row, *_, open_) = data["findings"]
    assert data["messages"][row.vi].startswith("Tiếng Việt")
    assert data["messages"][open_.reason_en] == "no day of issue"
    assert data["messages"][open_.reason_vi] == "chưa đủ căn cứ để kết luận"


def test_severity_of_what_cannot_be_decided():
    assert severity_of(finding(verdict="not_evaluable", reason="x")) == "undecided"


def charts(overview, sources=()):
    return {chart.key: chart for chart in charts_of(overview, sources)}


def test_charts_show_what_was_counted():
    drawn = charts(seen(), [source_of(PLAN, "c.pdf", status=SourceStatus.FAILED)])
    (rule,) = drawn["by_rule"].rows
    assert rule.counts == (0, 0, 2, 1)
    assert rule.label.vi.startswith("● R205")
    months = {row.label.vi: row.counts for row in drawn["by_month"].rows}
    assert months == {"06/2023": (1, 0), "07/2023": (0, 0), "08/2023": (0, 0), "09/2023": (0, 1)}
    assert {row.label.en: row.counts for row in drawn["by_reader"].rows} == {
        "docx": (1, 0, 0, 0, 0),
        "pdf": (2, 0, 0, 0, 0),
        said("reader_none").en: (0, 0, 1, 0, 0),
    }
    assert sum(sum(row.counts) for row in drawn["by_coverage"].rows) == 2


def test_charts_of_nothing():
    for chart in charts_of(Overview(), ()):
        assert chart.rows == ()


def test_month_far_away_does_not_fill_centuries():
    overview = Overview()
    times = (deadline(end=day(6)), deadline(end=day(1, 1, 2999)))
    overview.add(PLAN.model_copy(update={"deadlines": times}), "a.pdf", ())
    assert [row.label.vi for row in charts(overview)["by_month"].rows] == ["06/2023", "01/2999"]


def test_labels_are_drawn_whatever_they_say():
    overview = Overview()
    plan = PLAN.model_copy(update={"district": None, "issuing_agency": SCRIPT})
    overview.add(plan, "a.pdf", (finding(),))
    assert "<script" not in charts(overview)["by_unit"].vi
