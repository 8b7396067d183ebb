"""A value that says both who leads and who helps: ``Sở Y tế chủ trì, phối hợp với các sở, ban, ngành``.

What enters is the value of a label (``Thực hiện:``) or a bullet below one; what leaves is where the names stand,
without the words between them and the work told behind: ``… các đơn vị có liên quan | tham mưu hoạt động …``.
"""

import re
from functools import lru_cache

from parsers.bodies import is_body_list
from parsers.bullets import BULLET
from parsers.roles.acts import opens_act
from parsers.structure.who import is_people, people_at
from schemas.vocabulary import Role

__all__ = ["mostly_people", "roles_told"]

_OPENS = re.compile(
    rf"{BULLET}?(?:(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công) (?:cho )?|[Dd]o )?"
)
_LEADING = re.compile(r",? (?:là (?:cơ quan|đơn vị) |giữ vai trò |làm )?(?:chủ trì|đầu mối)(?!\w)")
_WORK = re.compile(r" (?:thực hiện|triển khai|tham mưu|tổ chức)(?=[,;.]|$| phối hợp)")
_WITH = re.compile(
    r"(?:[,;.] ?| )(?:và |đồng thời )?[Pp]hối hợp (?:chặt chẽ )?(?:với |cùng (?:với )?)?"
)
_JOINED = re.compile(
    r"(?:[,;.] ?| )(?:và |đồng thời )?[Pp]hối hợp (?:chặt chẽ )?(?:với|cùng)(?!\w)"
)
_HELPS = re.compile(r" (?:cùng |tham gia )?phối hợp(?: (?:thực hiện|triển khai|tổ chức))?[.;]?$")
_NEXT = re.compile(r"[,;.] ?(?:và )?| và ")
_LISTED = re.compile(r"[,;] ?(?:và )?| và ")
_NAME = re.compile(r"[A-ZĐÀ-Ỹ]\w*(?: [A-ZĐÀ-Ỹ]\w*){0,5}(?= [^\W\d_]|[,;]|$)")
_ITEM = re.compile(r"[^,;]{1,40}?(?=,|;| và )")
_LAST = re.compile(r"(?:các|những) [^,;]{1,40}$")
_ENDS = re.compile(r"\.(?= [A-ZĐÀ-Ỹ]|$)|\(|$")
_NUMBERED = re.compile(r" số \d{1,3}(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_MOSTLY = 0.5
"""Share of a value that bodies known by name fill; the rest may be a name nobody listed."""
_MOST = 40
_UNKNOWN = 4
"""Words of a name in small letters that nobody listed."""
Place = tuple[int, int]


@lru_cache(maxsize=2048)
def roles_told(text: str) -> dict[Role, Place]:
    """Where the leaders and the helpers stand; empty where the text says no more than names, or other work.

    >>> roles_told("Sở Y tế chủ trì, phối hợp với Sở Tài chính")
    {<Role.LEAD: 'lead'>: (0, 7), <Role.COORDINATOR: 'coordinator'>: (29, 42)}
    """
    opening = _OPENS.match(text)
    start = opening.end() if opening else 0
    leads = _LEADING.search(text, start)
    if leads is not None and _names(text[start : leads.start()]):
        lead = {Role.LEAD: (start, leads.start())}
        work = _WORK.match(text, leads.end())
        behind = work.end() if work else leads.end()
        helpers = _behind(text, behind)
        done = not text[behind:].strip(" .;,")
        return {**lead, Role.COORDINATOR: helpers} if helpers else lead if done else {}
    joined = _JOINED.search(text, start)
    if joined is not None and leads is None and _names(text[start : joined.start()]):
        helpers = _with(text, joined.start())
        return {Role.LEAD: (start, joined.start()), Role.COORDINATOR: helpers} if helpers else {}
    helps = _helping(text, start)
    return {Role.COORDINATOR: helps} if helps else {}


def mostly_people(text: str) -> bool:
    """Bodies, though one of them may go by a name that nobody listed."""
    return is_people(text) or people_at(text, 0) >= max(1, _MOSTLY * len(text))


def _names(text: str) -> bool:
    return not any(mark in text for mark in ";:()") and mostly_people(text.strip())


def _behind(text: str, at: int) -> Place | None:
    """Behind ``chủ trì``: ``, phối hợp với Y``, or ``; các phòng Y, Z phối hợp``."""
    opening = _NEXT.match(text, at)
    helping = _helping(text, opening.end()) if opening else None
    return helping or _with(text, at)


def _helping(text: str, at: int) -> Place | None:
    helps = _HELPS.search(text, at)
    return (at, helps.start()) if helps and _names(text[at : helps.start()]) else None


def _with(text: str, at: int) -> Place | None:
    joined = _WITH.match(text, at)
    if joined is None:
        return None
    stop = _ENDS.search(text, joined.end())
    last = len(text[: stop.start() if stop else len(text)].rstrip(" ,;"))
    end = _people_end(text, joined.end(), last)
    return (joined.end(), end) if end > joined.end() else None


def _people_end(text: str, at: int, last: int) -> int:
    """Past the bodies named from ``at`` on, over short names nobody listed: ``báo, đài và các đơn vị``, ``VNPT``."""
    if is_body_list(text[at:last]):
        return last
    text = text[:last]
    end = here = at
    for _ in range(_MOST):
        past = people_at(text, here)
        name = _NAME.match(text, here) or _LAST.match(text, here)
        if past == here and name is not None and not _acts(name.group()):
            past = name.end()
        number = _NUMBERED.match(text, past)  # Trạm Cấp nước | số 3
        past = number.end() if number and past > here else past
        end = past if past > here else end
        if past == here and (item := _ITEM.match(text, here)) and not _acts(item.group()):
            past = item.end()
        following = _LISTED.match(text, past)
        if following is None:
            break
        here = following.end()
    return last if end == at and is_people(text[at:]) else end


def _acts(item: str) -> bool:
    """Too many words for a name, or a word for work among them."""
    words = list(_WORD.finditer(item))
    return len(words) > _UNKNOWN or any(opens_act(item[word.start() :]) for word in words)
