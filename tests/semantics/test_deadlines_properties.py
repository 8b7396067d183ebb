"""Properties: what is rendered is read back; how it is typed does not change what it says."""

import unicodedata
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from parsers.semantics.deadlines import TimeContext, find_deadlines, read_time_cell
from schemas.layout import Span
from schemas.mentions import Deadline, DeadlineKind, Op
from tests.semantics import deadline_field_tables as field
from tests.semantics import deadline_tables as cells

PLAN = TimeContext(plan_year=2023, issued_on=date(2023, 1, 16))
DAYS = st.dates(date(2000, 1, 1), date(2049, 12, 31))
TEXTS = [text for text, _ in cells.CATALOGUE + cells.OPERATORS + field.FIELD]
OPS = {
    "trước ngày ": Op.BEFORE,
    "Xong trước ngày ": Op.BEFORE,
    "chậm nhất ngày ": Op.BY,
    "Chậm nhất là ngày ": Op.BY,
    "đến hết ngày ": Op.BY,
}
FORMS = [
    "{0}/{1}/{2}",
    "{0:02}/{1:02}/{2}",
    "{0}-{1}-{2}",
    "{0:02}.{1}.{2}",
    "{0:02}/{1:02}/ {2}",
    "{0} tháng {1} năm {2}",
    "{0:02} tháng {1:02} năm {2}",
]
ROMAN = ["I", "II", "III", "IV"]


@st.composite
def printed_day(draw: st.DrawFn, day: date) -> str:
    form = draw(st.sampled_from(FORMS))
    return form.format(day.day, day.month, day.year)


@given(st.data(), DAYS, st.sampled_from(list(OPS)), st.booleans())
def test_a_rendered_date_is_read_back(
    data: st.DataObject, day: date, words: str, prose: bool
) -> None:
    text = words + data.draw(printed_day(day))
    if prose:
        (found,) = find_deadlines(f"Gửi báo cáo về Sở {text} để tổng hợp.", context=PLAN)
    else:
        (found,) = read_time_cell(text, context=PLAN)
    assert (found.kind, found.op, found.end) == (DeadlineKind.BY_DATE, OPS[words], day)
    strict = day - timedelta(days=1) if found.op is Op.BEFORE else day
    assert (found.last_day_ok, found.raw, found.issues) == (strict, text, ())


@given(st.data(), DAYS, st.integers(0, 400))
def test_a_rendered_period_is_read_back(data: st.DataObject, start: date, length: int) -> None:
    end = start + timedelta(days=length)
    first, last = data.draw(printed_day(start)), data.draw(printed_day(end))
    (found,) = read_time_cell(f"Từ ngày {first} đến ngày {last}", context=PLAN)
    assert (found.start, found.end, found.issues) == (start, end, ())


@given(st.integers(0, 3), st.integers(0, 3), st.integers(2000, 2049), st.sampled_from([" - ", "-"]))
def test_a_rendered_span_of_quarters_is_read_back(a: int, b: int, year: int, dash: str) -> None:
    first, last = sorted((a, b))
    if first == last:
        text = f"Quý {ROMAN[first]}/{year}"
    else:
        text = f"Quý {ROMAN[first]}{dash}{ROMAN[last]}/{year}"
    (found,) = read_time_cell(text, context=PLAN)
    month = 3 * last + 3
    end = date(year, month, monthrange(year, month)[1])
    assert (found.start, found.end) == (date(year, 3 * first + 1, 1), end)


@given(st.integers(1, 28), st.sampled_from(["hằng", "hàng"]))
def test_a_rendered_rule_is_read_back(day: int, every: str) -> None:
    (found,) = read_time_cell(f"Trước ngày {day:02} {every} tháng", context=PLAN)
    assert (found.rrule, found.op) == (f"FREQ=MONTHLY;BYMONTHDAY={day}", Op.BEFORE)


def retyped(draw: st.DrawFn, text: str) -> str:
    """The same words, typed by somebody else."""
    for old, new in (("quý", "quí"), ("Quý", "Qúy"), ("-", "–"), ("hằng", "hàng"), ("kỳ", "kì")):
        if draw(st.booleans()):
            text = text.replace(old, new)
    spaces = st.sampled_from([" ", "  ", "\n", "\u00a0", " \n"])
    text = "".join(draw(spaces) if c == " " else c for c in text)
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)


def said(deadline: Deadline) -> Deadline:
    """Everything but the print."""
    offset = deadline.offset and replace(deadline.offset, event=None)
    blank = replace(deadline, span=Span(0, 0), raw="", condition=None, label=None)
    return replace(blank, offset=offset)


@given(st.data(), st.sampled_from(TEXTS))
def test_typing_does_not_change_what_is_said(data: st.DataObject, text: str) -> None:
    typed = data.draw(st.composite(lambda draw: retyped(draw, text))())
    expected = [said(d) for d in read_time_cell(text, context=PLAN)]
    found = read_time_cell(typed, context=PLAN)
    assert [said(d) for d in found] == expected
    assert all(typed[d.span.start : d.span.end] == d.raw for d in found)


WORDS = st.sampled_from(
    [
        "trước",
        "ngày",
        "quý",
        "tháng",
        "năm",
        "15/6",
        "2023",
        "31/02/2023",
        "hằng",
        "định",
        "kỳ",
        "6",
        "đến",
        "từ",
        "-",
        ",",
        "và",
        "I",
        "IV",
        "05",
        "(",
        ")",
        "theo",
        "khi có yêu cầu",
        "tuần",
        "thứ",
        "sáu",
        "cuối",
        "9999999",
        "0",
        "00/00/0000",
        "1/1/0001",
        "31/12/9999",
        "99",
        "trong",
        "kể",
        "sau",
        "≤",
        "20",
        "giờ",
        "lần/",
        "lần/năm",
        "mỗi",
        "một lần",
        "Tết",
        "cả năm",
        "999",
        "ngày ký",
        "kể từ ngày ký",
        "nay",
        "giai đoạn",
        "tuần 9 tháng 2",
        "5 tháng cuối năm",
    ]
)


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    for context in (PLAN, TimeContext(), TimeContext(issued_on=date(9999, 12, 31))):
        found = find_deadlines(text, context=context)
        assert all(text[d.span.start : d.span.end] == d.raw and d.raw for d in found)
        cell = read_time_cell(text, context=context)
        assert cell
        assert all(text[d.span.start : d.span.end] == d.raw for d in cell)
