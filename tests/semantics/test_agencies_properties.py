"""What holds for all cells: no text is dropped, printings of one name agree, time is linear."""

import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parsers.semantics.agencies import find_agencies, split_actors
from parsers.semantics.agencies.gazetteer import agencies
from tests.clock import grows_linearly

NAMES = [a for a in agencies() if "{unit}" not in a.name and not a.is_post]
COMMITTEES = {
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Quận ủy",
    "Thị ủy",
}  # Ban Tổ chức\nHuyện ủy is one
WHOLE = [a for a in NAMES if not a.is_collective and a.name not in {*COMMITTEES, "Trạm Y tế"}]
COLLECTIVES = [a for a in NAMES if a.is_collective]
WORDS = [
    "Phòng",
    "Nội vụ",
    "và",
    "Văn hoá",
    "-",
    "các",
    "phòng",
    "đơn vị",
    "UBND",
    "xã",
    "thị trấn",
    "huyện",
    "Sở",
    "Y tế",
    "Đ/c",
    "Nguyễn Văn A",
    "PCT",
    "(",
    ")",
    ":",
    "Chủ trì:",
    "chủ trì",
    "phối hợp",
    "phối hợp với",
    "Trung tâm",
    ",",
    "/",
    "+",
    "\n",
    "1.",
    "“",
    "Theo phân công",
    "công chức",
    "TP.",
    "Hải Phòng",
    ".",
    ";",
]
SEPARATORS = st.sampled_from([", ", "; ", " và ", "\n", " / ", " ;  ", ",\n", "; và "])
JOINING = re.compile(
    r"\bvà\b|(?:(?:cơ quan|đơn vị)\W+(?:và\W+)?)?Chủ trì(?: thực hiện)?|phối hợp(?: với| cùng| thực hiện)?",
    re.IGNORECASE,
)


def has_no_word(gap):
    """No letter but those of words that join or label; ``²`` is a word character and no letter."""
    return not any(c.isalpha() for c in JOINING.sub("", unicodedata.normalize("NFC", gap)))


def assert_nothing_dropped(cell):
    past = 0
    for actor in split_actors(cell):
        assert actor.raw == cell[actor.span.start : actor.span.end]
        assert actor.span.start >= past
        assert actor.raw.strip() == actor.raw != ""
        assert has_no_word(cell[past : actor.span.start])
        past = actor.span.end
    assert has_no_word(cell[past:])


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
@example("đơn vị Chủ trì:")
def test_spans_and_separators_are_the_whole_cell(cell):
    assert_nothing_dropped(cell)


@given(st.text(max_size=60))
@example("².")
@example("\u0300A:0")  # an accent without its letter before a word
def test_any_text_is_read(text):
    assert_nothing_dropped(text)
    for actor in find_agencies(text):
        assert actor.raw == text[actor.span.start : actor.span.end]


@given(st.data())
def test_a_rendered_list_of_known_agencies_splits_back(data):
    wanted = data.draw(st.lists(st.sampled_from(WHOLE + COLLECTIVES), min_size=1, max_size=6))
    cell = wanted[0].name
    for agency in wanted[1:]:
        cell += data.draw(SEPARATORS) + agency.name
    assert [actor.name for actor in split_actors(cell)] == [agency.name for agency in wanted]


def late_tone(text: str) -> str:
    """``hóa`` as ``hoá``, ``thủy`` as ``thuỷ``."""
    marks = unicodedata.normalize("NFD", text)
    moved = re.sub(r"(?<!q)(o|u)([\u0300\u0301\u0303\u0309\u0323])([aey])(?!\w)", r"\1\3\2", marks)
    return unicodedata.normalize("NFC", moved)


PRINTINGS = [
    lambda text: unicodedata.normalize("NFD", text),
    late_tone,
    lambda text: text.replace("-", "–"),
    lambda text: text.replace(" - ", "—"),
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.upper(),
    lambda text: text.replace(" và ", " & "),
    lambda text: text.replace(" và ", " - "),
]


@pytest.mark.parametrize("agency", WHOLE, ids=lambda agency: agency.slug)
def test_printings_of_one_name_have_one_id(agency):
    ids = {actor.agency_id for actor in split_actors(agency.name)}
    for printing in PRINTINGS:
        assert {actor.agency_id for actor in split_actors(printing(agency.name))} == ids


LONG = [
    "Phòng Nội vụ, Công an huyện; ",
    ", ",
    " và ",
    "các xã, ",
    "Phòng Abc, ",
    "Abc và ",
    "(",
    "]",
]
LONG += [
    "Chủ trì: Phòng Nội vụ ",
    "Phòng ",
    "Đ/c A, PCT ",
    "Các phòng: ",
    "huyện ",
    "Theo ",
    "1.\n",
]


@pytest.mark.parametrize("read", [split_actors, find_agencies])
@pytest.mark.parametrize("unit", LONG)
def test_time_grows_with_the_text_only(read, unit):
    assert grows_linearly(read, unit, 10_000, times=8)


def test_a_megabyte():
    start = time.process_time()
    cell = "Phòng Nội vụ, Công an huyện; các phòng, đơn vị và " * 20_000
    assert len(split_actors(cell)) == 60_000
    assert time.process_time() - start < 30
