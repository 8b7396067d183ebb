"""How a date binds: ``trước``, ``chậm nhất``, ``đến hết``, ``sau``, ``từ``; time of day; weekday."""

import re
from dataclasses import dataclass
from datetime import time

from schemas.mentions import Op

_DONE = r"(?:(?:phải )?(?:hoàn thành|hoàn tất|thực hiện xong|xong) )?"
_OPERATORS: tuple[tuple[re.Pattern[str], Op, str], ...] = (
    (
        re.compile(rf"(?:{_DONE}|(?:chậm|muộn|trễ) nhất (?:là )?)trước(?: thời điểm)? ?"),
        Op.BEFORE,
        "",
    ),
    (
        re.compile(
            rf"{_DONE}(?:chậm|muộn|trễ) nhất(?: là)?:?(?: (?:đến hết|đến|hết|trong|vào))?(?!\w) ?"
        ),
        Op.BY,
        "",
    ),
    (
        re.compile(r"không (?:được )?(?:quá|muộn hơn|chậm hơn|chậm quá)(?: (?:hết|trong))? "),
        Op.BY,
        "",
    ),
    (re.compile(rf"{_DONE}(?:cho )?đến hết "), Op.BY, ""),
    (re.compile(r"hết (?=(?:ngày|tháng|quý|năm)(?!\w))"), Op.BY, ""),
    (
        re.compile(
            r"(?:phải )?(?:hoàn thành|hoàn tất|thực hiện xong|xong|kết thúc)"
            r"(?: (?:vào|trong|đến|hết))? "
        ),
        Op.BY,
        "",
    ),
    (re.compile(r"(?:thời )?hạn (?:cuối|chót|cuối cùng)(?: là)?:? "), Op.BY, ""),
    (re.compile(r"trong (?=ngày ?\d)"), Op.BY, ""),
    (
        re.compile(r"(?:cho )?(?:đến|tới) (?:trước )?(?:(?:sáng|trưa|chiều|tối) (?=ngày))?"),
        Op.BY,
        "weak",
    ),
    (re.compile(r"(?:(?:bắt đầu|kể|tính) )?từ "), Op.FROM, "weak"),
    (re.compile(r"sau (?=ngày ?\d)"), Op.AFTER, ""),
    (re.compile(r"dự kiến:? (?:(?:vào|trong|khoảng) )?"), Op.ON, "tentative"),
    (re.compile(r"(?:vào|trong)(?: khoảng)? "), Op.ON, ""),
)
"""In this order: ``hoàn thành trước`` is ``trước``; ``đến hết`` comes before ``đến``. A weak one
also joins numbers that are no dates (``từ 1/2 đến 2/3 số hộ``)."""

_TIME = re.compile(
    r"(?:lúc |khoảng )?(?P<h>[01]?\d|2[0-4]) ?(?:giờ|h|g|:(?=\d\d))(?: ?(?P<m>[0-5]\d)(?! ?giờ)"
    r"(?: ?(?:phút|p|'))?)?(?![\w/])(?: sáng| chiều)?,? ?"
)
"""``17 giờ 00`` · ``17h00`` · ``10 giờ 00 phút`` · ``14 giờ``."""
_WEEKDAY = re.compile(
    r"(?:thứ (?P<n>[2-7]|hai|ba|tư|năm|sáu|bảy|bẩy)|(?P<sunday>chủ nhật|cn))(?!\w)"
)
"""``thứ sáu`` · ``thứ 6`` · ``chủ nhật``."""
_NAMES = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Binding:
    """An operator and the place behind it. ``weak``: only a full date may follow it in prose."""

    op: Op
    end: int
    weak: bool = False
    tentative: bool = False


def read_operator(key: str, at: int) -> Binding | None:
    for pattern, op, note in _OPERATORS:
        if found := pattern.match(key, at):
            before = op is Op.BY and " trước" in found.group()
            return Binding(
                op=Op.BEFORE if before else op,
                end=found.end(),
                weak=note == "weak",
                tentative=note == "tentative",
            )
    return None


def read_time(key: str, at: int) -> tuple[time, int] | None:
    """A time of day; 24 giờ is the last minute of the day."""
    found = _TIME.match(key, at)
    if found is None:
        return None
    hour, minute = int(found["h"]), int(found["m"] or 0)
    return (time(23, 59) if hour == 24 else time(hour, minute)), found.end()


def read_weekday(key: str, at: int) -> tuple[int, int] | None:
    """Monday is 0."""
    found = _WEEKDAY.match(key, at)
    if found is None:
        return None
    if found["sunday"]:
        return 6, found.end()
    name = found["n"]
    return (_NAMES[name] if name in _NAMES else int(name) - 2), found.end()
