"""What print leaves to chance does not change a duty; what is put into a sentence is found again."""

import re
import unicodedata
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.keys import match_key
from parsers.semantics.deadlines import TimeContext, find_deadlines
from parsers.semantics.duties import find_duties
from tests.clock import grows_linearly
from tests.semantics.duty_rows import shown
from tests.semantics.test_duties import table

TIMES = partial(find_deadlines, context=TimeContext(plan_year=2023))
PARAGRAPHS = [text for text, _ in table()]
LATE = {
    "òa": "oà",
    "óa": "oá",
    "ỏa": "oả",
    "ủy": "uỷ",
    "ỷy": "uỷ",
    "úy": "uý",
    "ùy": "uỳ",
    "ụy": "uỵ",
}


def meaning(text):
    return [match_key(shown(duty)) for duty in find_duties(text, times=TIMES)]


def late_tones(text):
    for early, late in LATE.items():
        text = re.sub(rf"(?<!q){early}(?!\w)", late, text)
    return text


PRINTS = [
    late_tones,
    partial(unicodedata.normalize, "NFD"),
    lambda text: text.replace(" - ", " – "),
    lambda text: text.replace("-", "‑"),  # the hyphen that does not break
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: f"  {text}\n",
]


@pytest.mark.parametrize("reprint", PRINTS)
def test_print_does_not_matter(reprint):
    for text in PARAGRAPHS:
        assert meaning(reprint(text)) == meaning(text), text


@given(st.sampled_from(PARAGRAPHS), st.lists(st.sampled_from(" \n"), max_size=20), st.data())
def test_blanks_anywhere(text, blanks, data):
    words = text.split(" ")
    for blank in blanks:
        at = data.draw(st.integers(0, len(words) - 1))
        words[at] += blank if blank == " " else ""
    broken = "".join(w + data.draw(st.sampled_from(" \n")) for w in words)
    assert meaning(broken) == meaning(text)


@given(st.lists(st.sampled_from(PARAGRAPHS), max_size=4))
def test_spans_stand_in_the_text(texts):
    text = " ".join(texts)
    for duty in find_duties(text, times=TIMES):
        assert text[duty.span.start : duty.span.end] == duty.raw
        for one in duty.deadlines:
            assert text[one.span.start : one.span.end] == one.raw


@given(st.text(st.sampled_from("báo cáogửi vềUBNDđểqua ();.,:15/6\n"), max_size=120))
def test_any_text_is_read(text):
    find_duties(text, times=TIMES)
    find_duties(text, times=TIMES, regime=True)


@given(
    st.sampled_from(["Các phòng, đơn vị", "UBND các xã, thị trấn", "Phòng Nội vụ", "Sở Y tế"]),
    st.sampled_from(["báo cáo", "gửi báo cáo", "báo cáo kết quả thực hiện", "nộp báo cáo"]),
    st.sampled_from(["UBND huyện", "Sở Tài chính", "Huyện ủy", "Thanh tra tỉnh", "Bộ Y tế"]),
    st.sampled_from([None, "Phòng Tư pháp", "Sở Nội vụ", "Văn phòng HĐND và UBND huyện"]),
    st.dates(date(2020, 1, 1), date(2029, 12, 31)),
    st.sampled_from(["trước ngày", "chậm nhất ngày", "trước", "chậm nhất là ngày"]),
)
def test_what_is_said_is_found(reporter, verb, recipient, via, day, by):
    through = f" (qua {via})" if via else ""
    text = f"{reporter} {verb} về {recipient}{through} {by} {day:%d/%m/%Y}."
    (duty,) = find_duties(text, times=TIMES)
    assert (duty.reporters, duty.recipient, duty.via) == ((reporter,), recipient, via)
    assert [one.end for one in duty.deadlines] == [day]


RUNS = ["báo cáo ", "(", "; ", "và ", "1", "để báo cáo ", "báo cáo và báo cáo đột xuất, "]
RUNS += ["báo cáo kết quả trước ngày 15/6 và ", "(báo cáo ", "Báo cáo. ", " ".join(PARAGRAPHS)]


@pytest.mark.parametrize("run", RUNS)
def test_time_grows_with_the_text_alone(run):
    assert grows_linearly(partial(find_duties, times=lambda _: ()), run, 10_000)
