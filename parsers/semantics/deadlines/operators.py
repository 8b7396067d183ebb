"""How a date binds: ``trước``, ``chậm nhất``, ``đến hết``, ``sau``, ``từ``; time of day; weekday."""

import re
from datetime import time
from functools import lru_cache
from typing import NamedTuple

from parsers.semantics.openings import DIGITS, by_opening
from schemas.mentions import Op

_SEVERAL = 8  # places asked about at once: behind an opener, behind its operator …
_DONE = r"(?:(?:phải )?(?:hoàn thành|hoàn tất|thực hiện xong|xong) )?"
_OPERATORS: tuple[tuple[re.Pattern[str], Op, str, str], ...] = (
    (
        re.compile(rf"(?:{_DONE}|(?:chậm|muộn|trễ) nhất (?:là )?)trước(?: thời điểm)? ?"),
        Op.BEFORE,
        "",
        "phải hoàn thực xong chậm muộn trễ trước",
    ),
    (
        re.compile(
            rf"{_DONE}(?:chậm|muộn|trễ) nhất(?: là)?:?(?: (?:đến hết|đến|hết|trong|vào))?(?!\w) ?"
        ),
        Op.BY,
        "",
        "phải hoàn thực xong chậm muộn trễ",
    ),
    (
        re.compile(r"không (?:được )?(?:quá|muộn hơn|chậm hơn|chậm quá)(?: (?:hết|trong))? "),
        Op.BY,
        "",
        "không",
    ),
    (re.compile(rf"{_DONE}(?:cho )?đến hết "), Op.BY, "", "phải hoàn thực xong cho đến"),
    (re.compile(r"hết (?=(?:ngày|tháng|quý|năm)(?!\w))"), Op.BY, "", "hết"),
    (
        re.compile(
            r"(?:phải )?(?:hoàn thành|hoàn tất|thực hiện xong|xong|kết thúc)"
            r"(?: (?:vào|trong|đến|hết))? "
        ),
        Op.BY,
        "",
        "phải hoàn thực xong kết",
    ),
    (re.compile(r"(?:thời )?hạn (?:cuối|chót|cuối cùng)(?: là)?:? "), Op.BY, "", "thời hạn"),
    (re.compile(r"trong (?=ngày ?\d)"), Op.BY, "", "trong"),
    (
        re.compile(r"(?:cho )?(?:đến|tới) (?:trước )?(?:(?:sáng|trưa|chiều|tối) (?=ngày))?"),
        Op.BY,
        "weak",
        "cho đến tới",
    ),
    (re.compile(r"(?:(?:bắt đầu|kể|tính) )?từ "), Op.FROM, "weak", "bắt kể tính từ"),
    (re.compile(r"sau (?=ngày ?\d)"), Op.AFTER, "", "sau"),
    (re.compile(r"dự kiến:? (?:(?:vào|trong|khoảng) )?"), Op.ON, "tentative", "dự"),
    (re.compile(r"(?:vào|trong)(?: khoảng)? "), Op.ON, "", "vào trong"),
)
"""In this order: ``hoàn thành trước`` is ``trước``; ``đến hết`` comes before ``đến``. A weak one
also joins numbers that are no dates (``từ 1/2 đến 2/3 số hộ``). Last, the words it begins with."""
OPERATOR_OPENINGS = " ".join(opens for *_, opens in _OPERATORS)
_BY_OPENING = by_opening(((pattern, op, note), opens) for pattern, op, note, opens in _OPERATORS)

_TIME = re.compile(
    r"(?:lúc |khoảng )?(?P<h>[01]?\d|2[0-4]) ?(?:giờ|h|g|:(?=\d\d))(?: ?(?P<m>[0-5]\d)(?! ?giờ)"
    r"(?: ?(?:phút|p|'))?)?(?![\w/])(?: sáng| chiều)?,? ?"
)
"""``17 giờ 00`` · ``17h00`` · ``10 giờ 00 phút`` · ``14 giờ``."""
TIME_OPENINGS = f"{DIGITS} lúc khoảng"
_NAMES = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
WEEKDAY = rf"(?:thứ (?:[2-7]|{'|'.join(_NAMES)})|chủ nhật|cn)(?!\w)"
_WEEKDAY = re.compile(WEEKDAY)
"""``thứ sáu`` · ``thứ 6`` · ``chủ nhật``."""
_WEEKDAY_WORDS = ("thứ ", "chủ nhật", "cn")
WEEKDAY_OPENINGS = "thứ chủ cn"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Binding(NamedTuple):
    """An operator and the place behind it. ``weak``: only a full date may follow it in prose."""

    op: Op
    end: int
    weak: bool = False
    tentative: bool = False


@lru_cache(maxsize=_SEVERAL)
def read_operator(key: str, at: int) -> Binding | None:
    """The operator that stands at a place. Several families ask for the same place in turn."""
    for pattern, op, note in _BY_OPENING.get(key[at : at + 2], ()):
        if found := pattern.match(key, at):
            before = op is Op.BY and " trước" in found.group()
            return Binding(
                op=Op.BEFORE if before else op,
                end=found.end(),
                weak=note == "weak",
                tentative=note == "tentative",
            )
    return None


@lru_cache(maxsize=_SEVERAL)
def read_time(key: str, at: int) -> tuple[time, int] | None:
    """A time of day; 24 giờ is the last minute of the day."""
    found = _TIME.match(key, at)
    if found is None:
        return None
    hour, minute = int(found["h"]), int(found["m"] or 0)
    return (time(23, 59) if hour == 24 else time(hour, minute)), found.end()


def read_weekday(key: str, at: int) -> tuple[int, int] | None:
    """Monday is 0."""
    found = _WEEKDAY.match(key, at) if key.startswith(_WEEKDAY_WORDS, at) else None
    if found is None:
        return None
    name = found.group().removeprefix("thứ ")
    if name == found.group():
        return 6, found.end()
    return (_NAMES[name] if name in _NAMES else int(name) - 2), found.end()
