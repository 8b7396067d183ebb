"""What a text is, by its own words: a list of bodies, a time, a number, money, work to do.

Cheap tests of one short text (a cell, the value of a label), each linear and free of context. They are
evidence, weighed over a column or held against a label's words.
"""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache

from parsers.keys import ascii_key
from parsers.roles.acts import opens_act
from parsers.structure.numbering import cell_marker
from parsers.structure.who import is_people, opens_people

__all__ = ["Stuff", "does", "is_amount", "is_time", "stuff_of", "stuff_of_column"]

_WORD = re.compile(r"[^\W_]+")


def _keys(words: str) -> frozenset[str]:
    return frozenset(ascii_key(words).split())


_TIME = _keys(
    """ngày tháng năm quý tuần đầu cuối giữa đến hết trước sau từ trong xong hoàn thành thường xuyên hằng hàng mỗi cả
    định kỳ liên tục khi có chậm nhất muộn giờ sáng chiều tối phút lúc buổi thứ đợt và thực hiện theo tiến độ dự kiến
    hai ba bốn i ii iii iv v vi vii viii ix x xi xii h thế học này toàn bắt tiếp báo cáo lần một phát sinh yêu cầu"""
)
"""Keys of words that times are made of; some are of other things too, so the share of them counts."""
_WHEN = _keys("ngày tháng năm quý tuần giờ thường xuyên định kỳ hằng đợt sáng chiều buổi liên cả")
_DAY = re.compile(
    r"\d{1,2}\s*[/.-]\s*(?:\d{1,2}|(?:19|20)\d\d)(?!\d)|\d{1,2}\s*(?:h|g|giờ)\b|\d{1,2}:\d\d|\b20\d\d\b"
)
_MONEY = re.compile(
    r"[\d.,\s]+(?:(?:triệu|tỷ|nghìn|tr)\s*\.?\s*)?(?:đồng|đ|vnđ|triệu|tỷ|trđ)?\.?", re.IGNORECASE
)
_CURRENCY = re.compile(r"đồng|triệu|tỷ|\dđ|trđ", re.IGNORECASE)
_STEP = re.compile(r"(?i:bước|việc|mục|số|bài|phần)\s\d{1,2}|[A-ZĐ]{1,5}[-.]\d{1,3}")
"""``Bước 1``, ``CĐS-01`` number a row as ``1`` does."""
_FIGURE = re.compile(r"[\d.,\s%]+")
_TIME_SHARE = 0.75
_LONG_TIME = 16
_MOST = 0.6
_PROSE = 4
"""Words of a text that is no name or figure any more."""


class Stuff(StrEnum):
    """What most cells of a column are."""

    PEOPLE = "people"
    TIME = "time"
    ORDINAL = "ordinal"
    MONEY = "money"
    FIGURE = "figure"
    PROSE = "prose"
    WORDS = "words"
    """Something short: a place, a name of a thing."""
    EMPTY = "empty"


@lru_cache(maxsize=4096)
def stuff_of(text: str) -> Stuff:
    """What one text is."""
    text = text.strip()
    for stuff, test in _TESTS:
        if test(text):
            return stuff
    return Stuff.WORDS


@lru_cache(maxsize=4096)
def is_time(text: str) -> bool:
    """Is a text a time and nothing else? What stands in brackets behind it is not asked.

    >>> is_time("Hoàn thành trước ngày 15/8/2026"), is_time("Phòng Nội vụ")
    (True, False)
    """
    before = text.split("(", 1)[0] or text
    words = [w for w in _WORD.findall(ascii_key(before)) if not w[0].isdigit()]
    dated = bool(_DAY.search(text))
    if len(words) > _LONG_TIME or not (dated or _WHEN & set(words)):
        return False
    if not words:
        return dated
    return sum(w in _TIME for w in words) / len(words) >= _TIME_SHARE


def is_amount(text: str) -> bool:
    """A number or a sum of money, where the header says that it is no day: ``2.540``, ``12 triệu``."""
    return bool(_FIGURE.fullmatch(text) or _MONEY.fullmatch(text))


def _is_money(text: str) -> bool:
    return bool(_MONEY.fullmatch(text) and _CURRENCY.search(text))


_TESTS: tuple[tuple[Stuff, Callable[[str], object]], ...] = (
    (Stuff.EMPTY, lambda text: not text),
    (Stuff.ORDINAL, lambda text: cell_marker(text) or _STEP.fullmatch(text)),
    (Stuff.TIME, _DAY.fullmatch),
    (Stuff.FIGURE, _FIGURE.fullmatch),
    (Stuff.MONEY, _is_money),
    (Stuff.TIME, is_time),
    (Stuff.PEOPLE, is_people),
    (Stuff.PROSE, lambda text: len(text.split()) >= _PROSE),
)


_SAID = frozenset({Stuff.PROSE, Stuff.WORDS})


def does(text: str) -> bool:
    """May a text tell of work: longer than a name, and no body, no time, no figure?"""
    return opens_act(text) and stuff_of(text) in _SAID


def _in_column(cell: str) -> Stuff:
    """What a cell is among others: who is named by the first words is enough beside cells of names."""
    stuff = stuff_of(cell)
    return Stuff.PEOPLE if stuff in _SAID and opens_people(cell.strip()) else stuff


def stuff_of_column(cells: Sequence[str]) -> Stuff:
    """What most of the filled cells are; EMPTY when fewer than half are filled: a form."""
    filled = [_in_column(cell) for cell in cells if cell.strip()]
    if 2 * len(filled) < len(cells) or not filled:
        return Stuff.EMPTY
    for stuff in Stuff:
        if filled.count(stuff) >= _MOST * len(filled):
            return stuff
    texts = filled.count(Stuff.PROSE) + filled.count(Stuff.WORDS)
    return Stuff.PROSE if texts >= _MOST * len(filled) else Stuff.WORDS
