"""A sentence that stands for labels: ``Việc này do Khoa Dược chủ trì, Phòng Điều dưỡng phối hợp, xong trong tháng 5.``

What enters is a paragraph; what leaves is where its sentence of who and when stands - alone, before or behind other
sentences, or in the bracket at its end - and where in it the names and the time are. Both sides are bodies or
persons and nothing else is said: ``Phòng Nội vụ chủ trì, phối hợp với Công an rà soát …`` is a task of its own.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from parsers.bodies import is_body_list
from parsers.bullets import BULLET
from parsers.roles.acts import opens_act
from parsers.structure.stuff import is_time
from parsers.structure.toldroles import mostly_people
from parsers.structure.who import people_at
from schemas.vocabulary import Role

__all__ = ["DONE", "Said", "may_name", "said_by_roles", "said_in", "time_behind"]

DONE = r"(?:(?:phải )?(?:hoàn thành|hoàn tất|làm xong|xong|kết thúc)|thực hiện|triển khai|tổ chức)"
"""What a time told by a verb loses: ``hoàn thành`` | ``trước ngày 30/6``."""

_LEADING = ("chủ trì", "trách", "đảm nhiệm", "chính", "đầu mối", "chủ công")
"""One of them stands in all that ``_LEADS`` finds."""
_LEADS = re.compile(
    r"(?:, | )(?:chịu trách nhiệm(?: chính)?|là (?:cơ quan|đơn vị) chủ trì|chủ trì|phụ trách(?: chính)?|đảm nhiệm"
    r"|(?:làm|lo) chính|làm (?:đầu mối|chủ công))(?: (?:thực hiện|triển khai|tham mưu|tổ chức))?(?=[,;.)]|$| và )"
)
_THIS = re.compile(
    r"(?:Việc|Phần việc|Nội dung|Nhiệm vụ|Công việc|Hoạt động|Mục)(?: việc)? (?:này|trên) (?:do|giao(?: cho)?) "
)
_GIVES = re.compile(r"(?:[Dd]o|[Gg]iao(?: cho)?|[Pp]hân công) ")
_HELPS = re.compile(
    r" (?:cùng |tham gia )?(?:phối hợp|hỗ trợ|giúp(?: sức| đỡ| việc)?|tham gia|cùng làm)"
    r"(?: (?:thực hiện|triển khai|tổ chức))?$"
)
_WITH = re.compile(r"phối hợp (?:chặt chẽ )?(?:với|cùng(?: với)?) ")
_NEXT = re.compile(r"[,;] (?:và |có )?|\s?và ")
_WHEN = re.compile(
    rf"(?:{DONE} )?(?:vào )?(?P<time>(?:trước|trong|từ|đến|chậm nhất|muộn nhất|hằng|thường xuyên|ngay|sau|cả|quý|tháng|ngày|năm)(?!\w).*)",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"^{BULLET}?|[.] (?=[A-ZĐÀ-Ỹ])|[(;] ?")
_ENDS = re.compile(r"\.(?= [A-ZĐÀ-Ỹ]|$)|\)|$")
_PART = re.compile(r", | và ")
_PERSON = re.compile(r"[^\W\d_]+ [^\W\d_]+ viên(?!\w)")  # tuyên truyền viên, tư vấn viên
_SMALL = re.compile(r"(?<= )[^\W\d_A-ZĐÀ-Ỹ][^\W\d_]*")
_REACH = 300
"""Characters of a sentence before its verb, and behind it."""
_NO_NAME = re.compile(r"[;:()]|\d{4}| (?:do|là) ")
"""``Năm 2026 Phòng Kinh tế``, ``Hội nghị do Chủ tịch``."""
_NAME_WORDS = 7
_PAIR = 2
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """``text[start:end]`` says who and when, and nothing else."""

    start: int
    end: int
    places: dict[Role, Place]


@lru_cache(maxsize=2048)
def said_by_roles(text: str, stop: int | None = None) -> Said | None:
    """The first sentence of a text that stands for labels; ``stop``: where a label with a colon begins."""
    if not any(word in text for word in _LEADING):  # most paragraphs
        return None
    for leads in _LEADS.finditer(text):
        low = max(0, leads.start() - _REACH)
        begins = [match.end() for match in _BEGINS.finditer(text, low, leads.start() + 1)]
        ends = _ENDS.search(text, leads.end(), min(len(text), leads.end() + _REACH))
        if not begins or ends is None:
            continue
        start, end = begins[-1], ends.start()
        if stop is not None and leads.end() <= stop < end:
            end = len(text[:stop].rstrip(" ;,(-–"))
        if places := _places(text, start, leads, end):
            return Said(start, end, places)
    return None


def said_in(text: str) -> dict[Role, Place]:
    """The same of a value that is such a sentence and no more: ``giao Tổ 1 làm chính, Tổ 2 giúp``."""
    said = said_by_roles(text)
    if said is None or said.start or text[said.end :].strip(" .;"):
        return {}
    return said.places


def _places(text: str, start: int, leads: re.Match[str], end: int) -> dict[Role, Place]:
    """Who leads, and who helps or by when; empty where neither is told or more is said."""
    this = _THIS.match(text, start)
    gives = None if this else _GIVES.match(text, start)
    opening = this or gives
    leader = (opening.end() if opening else start, leads.start())
    time = time_behind(text, leads.end(), end)
    behind = time[0] if time else end
    helpers = _helpers(text, leads.end(), behind)
    said = bool(text[leads.end() : behind].strip(" ,;"))
    if said != (helpers is not None) or not (helpers or time or this):
        return {}
    sides = [text[slice(*place)] for place in (leader, helpers) if place]
    if not (all(map(may_name, sides)) and any(map(mostly_people, sides))):
        return {}
    found = {Role.LEAD: leader}
    if helpers:
        found[Role.COORDINATOR] = helpers
    if time:
        found[Role.TIME] = time[1]
    return found


def time_behind(text: str, at: int, end: int) -> tuple[int, Place] | None:
    """The time that ends a sentence: where its clause begins, and where the time without its verb stands."""
    for comma in _NEXT.finditer(text, at, end):
        when = _WHEN.match(text, comma.end(), end)
        if when is not None and is_time(when["time"]):
            return comma.start(), (when.start("time"), _bare_end(text, *when.span("time")))
    return None


def _bare_end(text: str, start: int, end: int) -> int:
    """Without the full stop, and the bracket that was opened before."""
    piece = text[start:end].rstrip(" .;,")
    while piece.endswith(")") and piece.count("(") < piece.count(")"):
        piece = piece[:-1].rstrip(" .;,")
    return start + len(piece)


def _helpers(text: str, at: int, end: int) -> Place | None:
    """``, Y và Z phối hợp`` or ``, phối hợp với Y và Z``."""
    comma = _NEXT.match(text, at, end)
    if comma is None:
        return None
    start = comma.end()
    if (joined := _WITH.match(text, start, end)) is not None:
        return (joined.end(), end)
    helps = _HELPS.search(text, start, end)
    return (start, helps.start()) if helps is not None else None


def may_name(text: str) -> bool:
    """Bodies and persons, or names like theirs that nobody listed: ``Xưởng cơ điện``, ``các nghệ nhân``."""
    if not text or _NO_NAME.search(text) or is_time(text):
        return False
    return is_body_list(text) or all(map(_may_name, _PART.split(text)))


def _may_name(part: str) -> bool:
    """No word of it is for work done on something: not ``các thôn kiểm tra bãi tập kết``; ``Đội Kiểm tra số 2`` and
    ``Phòng Kế hoạch tổng hợp`` are names.
    """
    if people_at(part, 0) >= len(part):
        return True
    person = _PERSON.match(part)
    part = part[person.end() - len("viên") :] if person else part
    rests = (part[word.start() :] for word in _SMALL.finditer(part))
    acts = (opens_act(rest) and len(rest.split()) > _PAIR for rest in rests)
    return len(part.split()) <= _NAME_WORDS and not (opens_act(part) or any(acts))
