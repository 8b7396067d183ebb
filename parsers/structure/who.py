"""Who is named: what this package asks of the reading of bodies, posts and persons."""

import re
from functools import lru_cache

from parsers.bodies import Body, Kind, body_at, body_list_at, is_body_list
from parsers.bullets import BULLET
from parsers.roles.acts import opens_act
from parsers.semantics.agencies import read_chain

__all__ = ["is_people", "is_person", "leading_people", "opens_people", "people_at", "people_before"]

_NAME = r"(?:\s+[A-ZĐÀ-Ỹ][\w'’]{0,9}){1,5}"
_PERSON = re.compile(
    rf"(?:(?:anh|chị|bác|chú|cô|thầy|ông|bà|đ/c|đồng chí|(?:đại|thượng|trung|thiếu)\s+(?:úy|tá|tướng))(?-i:{_NAME})"
    r"|(?-i:(?:Nguyễn|Trần|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Lương|Trương)"
    r"(?:\s+[A-ZĐÀ-Ỹ]\w{1,9}){2,4}))(?P<post>(?:\s+[^\W\d]\w*){0,5})$",
    re.IGNORECASE,
)
"""``chị Lò Thị Phương``, ``Đại úy Hồ Ngọc Sơn``, ``Nguyễn Thị Thanh``, ``cô Mận thủ thư``: in a cell or a value, where
nothing but names stands."""
_AND = re.compile(r"\s*[,;\n]\s*|\s+(?:và|-|–)\s+")
_POST_WORDS = 6
_OPENS = re.compile(
    rf"{BULLET}?\s*(?:(?:[Đđ]ề nghị|[Gg]iao|[Yy]êu cầu|[Đđ]ối với|[Tt]rách nhiệm của)\s+(?:cho\s+)?)?"
)
_QUALIFIES = re.compile(
    r"\s*(?:(?:,|và|cùng)\s+)?(?:của|trong|thuộc|trên|tại|ở|các|những|chính quyền|liên quan|có liên quan|cấp|tỉnh"
    r"|thành phố|huyện|quận|xã|phường|đặc khu|địa phương|trực thuộc)\b"
)
_CLAUSE_END = re.compile(r"[.;:()]|$")
_WORD = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"[;\n]")
_STARTS = re.compile(r"(?<![\w/-])(?=[A-ZĐÀ-Ỹc])")
_REACH = 160
_LONGEST_NAME = 16
"""Words of a cell that names somebody and nothing else."""


@lru_cache(maxsize=4096)
def is_people(text: str) -> bool:
    """Nothing but bodies, posts, persons and what parts them."""
    if is_body_list(text) or _is_persons(text):
        return True
    parts = [part.strip(" .:,") for part in _PARTS.split(text)]
    parts = [part for part in parts if part]
    return bool(parts) and all(_fills(part) for part in parts)


@lru_cache(maxsize=4096)
def opens_people(text: str) -> bool:
    """May a cell name somebody by its first words: a body whose name goes on in words no list knows
    (``Phòng Phổ biến, giáo dục pháp luật``), not one that does something (``Phòng Nội vụ tham mưu``)?
    """
    body = body_at(text)
    if body is None or len(text.split()) > _LONGEST_NAME:
        return _is_persons(text)
    rest = text[body.end :].lstrip()
    return not rest[:1].islower() or not opens_act(rest)


def is_person(text: str) -> bool:
    """Somebody by post or name (``Đ/c Phó Bí thư``, ``ThS. …``), no body."""
    body = body_at(text)
    return (body is not None and body.kind in {Kind.PERSON, Kind.POST}) or _is_persons(text)


def _is_persons(text: str) -> bool:
    """A person, and behind it posts or others: ``Nguyễn Thị Thanh, thủ thư``, ``anh Sáu Lành và tổ máy cày``."""
    first, *others = _AND.split(text.strip(" .;,-+–"))
    return _is_named(first) and all(
        _is_named(part) or body_at(part) is not None or _is_post(part) for part in others
    )


def _is_named(text: str) -> bool:
    found = _PERSON.match(text)
    return found is not None and not opens_act(found["post"].strip())


def _is_post(text: str) -> bool:
    return 0 < len(text.split()) <= _POST_WORDS and text[:1].islower() and not opens_act(text)


def _fills(text: str) -> bool:
    """A list whose further names lost their head (``Phòng Nội vụ, Tư pháp``), or one of the gazetteer."""
    if body_at(text) is None:
        return False
    actors = read_chain(text)
    return bool(actors) and actors[-1].span.end == len(text)


@lru_cache(maxsize=1024)
def leading_people(text: str) -> tuple[int, int] | None:
    """Where the bodies a heading opens with stand: without ``Đề nghị`` before them and what they do behind.

    ``Các phòng | tham gia tập huấn``, ``Các Sở, ban, ngành của Thành phố, UBND phường, xã``.
    """
    opening = _OPENS.match(text)
    at = opening.end() if opening else 0
    bare = len(text.rstrip(" .:;"))
    end = _named_end(text, at)
    if end > at and not is_body_list(text[at:bare]):
        return at, _up_to_act(text, end, bare)
    return (at, bare) if end > at or is_people(text[at:bare]) else None


def people_at(text: str, at: int) -> int:
    """Where the bodies named one behind the other from ``at`` on end; ``at`` when none is."""
    end = _named_end(text, at)
    if end > at and _QUALIFIES.match(text, end):
        stop = _CLAUSE_END.search(text, end, end + _REACH)
        end = _up_to_act(text, end, stop.start() if stop else end)
    return end


def _named_end(text: str, at: int) -> int:
    found: tuple[Body, ...] = body_list_at(text, at)
    return found[-1].end if found else at


def _up_to_act(text: str, end: int, last: int) -> int:
    """Up to the word that tells what they do, or up to ``last``."""
    for word in _WORD.finditer(text, end, last):
        if word.group()[0].islower() and opens_act(text[word.start() : last]):
            return end + len(text[end : word.start()].rstrip(" ,"))
    return last


def people_before(text: str, end: int) -> int | None:
    """Where the bodies that end at ``end`` begin: whom ``chủ trì`` stands behind. None: nobody does."""
    if text[:end].rstrip().endswith((",", ";", ":")):
        return None
    first = max(0, end - _REACH)
    starts = [m.start() for m in _STARTS.finditer(text, first, end)]
    at = next((at for at in starts if is_body_list(text[at:end])), None)
    opening = _OPENS.match(text, at) if at is not None else None
    return opening.end() if opening else at
