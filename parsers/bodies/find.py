"""The body that opens at a place: its kind and where its name ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from parsers.bodies.names import acts, capitals, name_end, opens, seeming, tail
from parsers.bodies.tokens import Token, opening, tokens
from parsers.bodies.words import heads, inside, known, phrase, verb


class Kind(StrEnum):
    """What is named: a body, whoever holds a post, a person, a class of bodies."""

    BODY = "body"
    POST = "post"
    PERSON = "person"
    COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class Body:
    """``text[start:end]`` names somebody."""

    start: int
    end: int
    kind: Kind


_NEED_MORE = frozenset({"lãnh đạo", "đại diện", "cán bộ"})
_LISTED = frozenset({",", "/", "-", ""})
_SHORTEST_SMALL = 2
"""Words of a name without capitals that still names: ``nhà trường``, not ``viện``."""


@lru_cache(maxsize=4096)  # structure and meaning ask for the same places, cells repeat
def body_at(text: str, start: int = 0) -> Body | None:
    """The name of a body, post, person or collective that opens at ``start``.

    >>> body_at("Phòng Nội vụ phối hợp Công an xã"), body_at("Ban hành Kế hoạch")
    (Body(start=0, end=12, kind=<Kind.BODY: 'body'>), None)
    """
    if opening(text, start) not in heads():
        return None
    words = tokens(text, start)
    if seeming(words, 0):
        return None
    caps = _is_caps(words)
    for kind, ending in _READERS:
        stop = ending(words, caps)
        if stop and (ended := _of_units(words, stop)) > stop:
            return Body(words[0].start, words[ended - 1].end, Kind.COLLECTIVE)
        if stop:
            return Body(words[0].start, words[stop - 1].end, kind)
    return None


def _of_units(words: Sequence[Token], at: int) -> int:
    """``Ủy ban bầu cử | các xã``: one body of each unit."""
    if at < len(words) and words[at].gap == "," and not words[at].capital and _is_unit(words, at):
        stop = phrase(words, at, "collectives.units")
        own = stop > at and not (stop < len(words) and words[stop].capital and not words[stop].gap)
        return tail(words, _classes(words, at)) if own else at  # UBND phường, xã
    listed = at + 1 < len(words) and words[at].key == "các" and not words[at].gap
    if not listed or phrase(words, at + 1, "collectives.units") == at + 1:
        return at
    return tail(words, _classes(words, at + 1))


def _is_caps(words: Sequence[Token]) -> bool:
    """A heading in capitals: its case tells nothing."""
    near = words[:6]
    return len(near) > 1 and all(w.upper for w in near) and any(w.end - w.start > 4 or not w.key.isascii() for w in near)  # fmt: skip


def _is_unit(words: Sequence[Token], at: int) -> bool:
    """Whether the words before end in the class of a unit: ``UBND phường |``."""
    return any(phrase(words[:at], at - n, "collectives.units") == at for n in (1, 2) if at > n)


def _collective(words: Sequence[Token], caps: bool) -> int:
    opened = phrase(words, 0, "collectives.openers")
    if opened:
        stop = _classes(words, opened)
        return tail(words, _nouns(words, stop)) if stop > opened else 0
    organised = phrase(words, 0, "collectives.bare")
    if not organised:
        return 0
    if words[0].key == "tổ":
        behind = phrase(words, organised, "heads.organisations")
        return tail(words, _nouns(words, max(behind, _classes(words, 0))))
    stop = _classes(words, 0)
    several = stop > phrase(words, 0, "collectives.classes")
    told = stop < len(words) and not words[stop].gap and stop == _class_end(words, 0)
    if several:
        return tail(words, _nouns(words, stop))
    ended = tail(words, stop) if told and not words[stop].capital else stop
    return ended if ended > stop and (caps or words[0].capital or ended - stop > 1) else 0


def _class_end(words: Sequence[Token], at: int) -> int:
    return phrase(words, at, "collectives.classes")


def _classes(words: Sequence[Token], at: int) -> int:
    """Past the classes of a list: ``phòng, ban, đơn vị``; a name among them is not one."""
    stop = phrase(words, at, "collectives.classes")
    if stop == at or (seeming(words, at) and words[stop - 1].key != "chức"):
        return at
    while stop < len(words) and words[stop].gap in _LISTED:
        following = stop
        if words[stop].key == "và":
            following += 1
        elif not words[stop].gap:
            break
        ended = phrase(words, following, "collectives.classes")
        if ended == following or seeming(words, following) or _is_name(words, following, ended):
            break
        if phrase(words, following, "collectives.openers") > ended:
            break  # Giám đốc các sở, | thủ trưởng các ban
        if following < len(words) and following > stop and words[following].gap not in _LISTED:
            break
        stop = ended
    return stop


def _is_name(words: Sequence[Token], at: int, ended: int) -> bool:
    """``Các phòng, Trung tâm Văn hóa``: a body of its own."""
    capital = words[at].capital and not words[at].upper
    goes_on = ended < len(words) and words[ended].capital and not words[ended].gap
    post = phrase(words, at, "posts.words") > ended
    return (capital and (goes_on or post)) or known(words, at) > ended


def _nouns(words: Sequence[Token], at: int) -> int:
    """``các doanh nghiệp | viễn thông``: words of what the class is in."""
    while at < len(words) and not words[at].gap:
        stop = inside(words, at)
        if stop == at or verb(words, at):
            break
        at = stop
    if at < len(words) and words[at].capital and not words[at].gap:
        unit = phrase(words, at, "collectives.units")  # các Sở, ngành Thành phố
        if unit > at or not opens(words, at):
            at = capitals(words, unit)
    return at


def _person(words: Sequence[Token], caps: bool) -> int:
    titled = phrase(words, 0, "posts.persons")
    if not titled or titled >= len(words) or words[titled].gap:
        return titled if titled and words[0].key == "các" else 0
    stop = titled
    if words[titled].capital and not opens(words, titled):
        stop = capitals(words, titled)
    beside = stop < len(words) and words[stop].gap in {"", "-", ","}
    behind = phrase(words, stop, "posts.words") if beside else stop
    if behind > stop:
        return _post_end(words, stop, behind, caps)
    return stop if stop > titled or words[0].key == "các" else 0


def _post(words: Sequence[Token], caps: bool) -> int:
    stop = phrase(words, 0, "posts.words")
    if not stop:
        return 0
    ended = _post_end(words, 0, stop, caps)
    bare = ended == stop
    said = " ".join(word.key for word in words[:stop])
    small = not words[0].capital and stop < _SHORTEST_SMALL
    return 0 if bare and (said in _NEED_MORE or small) else ended


def _post_end(words: Sequence[Token], first: int, at: int, caps: bool) -> int:
    """A post ends with the body it stands at: ``Chủ tịch UBND tỉnh``, ``Trưởng phòng Nội vụ``."""
    for head in (at, at - 1):  # Chánh [Văn phòng], Trưởng [ban chỉ đạo]
        if first < head < len(words) and not words[head].gap and opens(words, head):
            inner = _ending(words[head:], caps)
            if head + inner > at:
                return head + inner
    return name_end(words, first, at, caps=caps)


def _ending(words: Sequence[Token], caps: bool) -> int:
    for _, ending in _READERS:
        stop = ending(words, caps)
        if stop:
            return stop
    return 0


def _named(words: Sequence[Token], caps: bool) -> int:
    """A head and its name; a head alone where it is a body by itself."""
    whole = phrase(words, 0, "heads.whole")
    tasked = phrase(words, 0, "heads.tasked")
    generic = phrase(words, 0, "heads.generic")
    head = max(whole, tasked, phrase(words, 0, "heads.proper"))
    if generic >= head and generic:
        role = phrase(words, generic, "collectives.roles")
        if role > generic and not words[generic].gap:
            return tail(words, role)
    office = phrase(words, 0, "heads.office")
    if office and office < len(words) and words[office].capital and not words[office].gap:
        inner = _named(words[office:], caps)  # Cơ quan | Ủy ban Kiểm tra Huyện ủy
        if inner:
            return office + inner
    if not head or (seeming(words, 0)):
        return 0
    start = head
    if tasked == head and not caps:
        start = _task(words, head)
    stop = name_end(words, 0, start, caps=caps)
    if stop > head and (start > head or whole == head or _is_named(words, head, stop)):
        return stop
    sure = whole == head > phrase(words, 0, "heads.proper") and head >= _SHORTEST_SMALL
    return head if sure or (whole == head and _stands_alone(words, head)) else 0


def _is_named(words: Sequence[Token], head: int, stop: int) -> bool:
    """``thuế tài nguyên`` has no capital, no unit, and is no name: it is a tax."""
    if words[0].capital or known(words, 0) > head:
        return True
    behind = range(head, stop)
    return any(words[n].capital or phrase(words, n, "collectives.units") > n for n in behind)


def _task(words: Sequence[Token], at: int) -> int:
    """``Tổ kiểm tra``, ``Ban giám khảo``: two small words say what it is for."""
    if at + 1 >= len(words) or words[at].gap or words[at + 1].gap or words[at].capital:
        return at
    if inside(words, at) > at:
        return inside(words, at)
    if verb(words, at + 1):
        return at  # Đội thuế | báo cáo
    idle = acts(words, at) or phrase(words, at, "collectives.units") > at
    idle = idle or (acts(words, at + 1) and verb(words, at + 2))  # chi đoàn ấp | nộp báo cáo
    return at if idle or words[at].key == "và" or words[at + 1].capital else at + 2


def _stands_alone(words: Sequence[Token], at: int) -> bool:
    """``nhà trường`` · ``Công an phối hợp``; not ``thanh tra việc …``, ``Trung tâm hội nghị``."""
    ended = at >= len(words) or bool(words[at].gap) or words[at].key == "và" or acts(words, at)
    return ended and (words[0].capital or at >= _SHORTEST_SMALL)


_READERS = (
    (Kind.COLLECTIVE, _collective),
    (Kind.PERSON, _person),
    (Kind.POST, _post),
    (Kind.BODY, _named),
)


def bodies_in(text: str) -> tuple[Body, ...]:
    """All bodies a text names, in order; none inside of another."""
    return tuple(_bodies(text))


def _bodies(text: str) -> Iterator[Body]:
    past = 0
    for start in _word_starts(text):
        if start < past:
            continue
        body = body_at(text, start)
        if body is not None:
            past = body.end
            yield body


def _word_starts(text: str) -> Iterator[int]:
    at = 0
    while at < len(text):
        words = tokens(text, at)
        yield from (word.start for word in words)
        if not words:
            return
        at = words[-1].end
