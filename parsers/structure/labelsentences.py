"""Labels in words nobody listed, one sentence each, at the end of a paragraph.

``Dọn kênh mương. Đứng mũi: Đoàn xã. Chung tay: Hội Phụ nữ. Ngày làm: Chủ nhật hằng tuần.``: what stands behind
the colons tells who and when; the first bodies lead, the next help, unless a word of the label says so
(``Bên giúp sức:``). A label behind ``;`` may have small letters, and they may stand in a bracket that ends the
paragraph: ``Cắt cỏ (phần của ai: Hội Nông dân xã; bao lâu: …).`` Two such sentences at least, and both a body and
a time, or one of them beside a label of known words.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from parsers.bullets import BULLET
from parsers.roles import ACTORS, LEADS, named
from parsers.structure.stuff import does, is_time
from parsers.structure.toldroles import roles_told
from parsers.structure.who import is_people
from schemas.vocabulary import Role

_OPENS = re.compile(rf"(?:^{BULLET}?|[.;] )\s*(?=[A-ZĐÀ-Ỹ])|; (?=[^\W\d_])")
_IN_BRACKET = re.compile(r"\((?P<labels>[^()]*:[^()]*)\)[.;]?$")
_PARTS = re.compile(r"^|; ")
_SHAPE = re.compile(r"(?P<label>[^\W\d_][^:.;()\d]{2,60}+):\s*(?=\S)")
_MOST_WORDS = 7
_LONGEST_NAME = 16
_FIGURE = re.compile(r"\d{3}|\d\s*%")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Told:
    """``text[start:colon]`` is a label for what its value is."""

    start: int
    colon: int
    role: Role


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    colon: int
    known: Role | None
    """What the vocabulary makes of the label."""
    time: bool
    helps: bool
    asked: Role | None
    weak: bool
    """Its words name a role, its value nobody that is known."""


def told_by_values(text: str) -> tuple[Told, ...]:
    """Labels of the last sentences of a text, in order; none where the vocabulary names them all."""
    if text.count(":") < _LEAST:
        return ()
    bracket = _IN_BRACKET.search(text)
    if bracket is not None:
        parts = [m.end() + bracket.start("labels") for m in _PARTS.finditer(bracket["labels"])]
        if found := _told(text, parts, bracket.end("labels")):
            return found
    return _told(text, [match.end() for match in _OPENS.finditer(text)], len(text))


def _told(text: str, openings: Sequence[int], end: int) -> tuple[Told, ...]:
    found: list[_Sentence] = []
    for opening in reversed(openings):
        shape = _SHAPE.match(text, opening, end)
        if shape is None and text[opening - 2 : opening] == "; ":
            continue  # one more of the value: Chung tay: Hội Phụ nữ; các thôn
        if shape is None or len(shape["label"].split()) > _MOST_WORDS:
            break
        value = text[shape.end() : end].rstrip(" .;")
        hint = named(shape["label"])
        known = hint.role if hint is not None and (hint.sure or hint.role is Role.OTHER) else None
        who = _is_who(value)
        asked = asked_of(shape["label"], value)
        weak = known is None and not who and asked is not None
        time = not weak and is_time(value)
        if known is None and not (time or who or weak):
            break
        helps = hint is not None and hint.role is Role.COORDINATOR
        found.append(_Sentence(opening, shape.end("label"), known, time, helps, asked, weak))
        end = opening
    return _with_roles(found[::-1])


def asked_of(label: str, value: str) -> Role | None:
    """The part of those a whole weak label asks for, where its value may be a name nobody listed."""
    hint = named(label)
    if hint is None or not (hint.whole and hint.role in ACTORS):
        return None
    short = len(value.split()) <= _LONGEST_NAME
    return hint.role if short and not _FIGURE.search(value) and not does(value) else None


def vouched(asked: Collection[Role | None], known: Collection[Role]) -> bool:
    """May weak labels ask for names nobody listed? Beside a label of known words, where somebody leads:
    ``Hỗ trợ: kịp thời`` | ``Thời gian: thường xuyên`` names nobody. ``asked``: None for one told by its place.
    """
    return bool(known) and (None in asked or not LEADS.isdisjoint({*asked, *known}))


def _is_who(text: str) -> bool:
    return is_people(text) or Role.LEAD in roles_told(text)


def _with_roles(found: Sequence[_Sentence]) -> tuple[Told, ...]:
    taken = {one.known for one in found if one.known is not None}
    unknown = [one.time for one in found if one.known is None]
    times = True in unknown or Role.TIME in taken
    bodies = False in unknown or bool(taken - {Role.TIME})
    actors = [one.asked for one in found if one.known is None and not one.time]
    if any(one.weak for one in found) and not vouched(actors, taken):
        return ()
    if len(found) < _LEAST or not unknown or not (times and bodies):
        return ()
    told = []
    for one in found:
        by_place = Role.TIME if one.time else _body_role(taken, helps=one.helps)
        role = one.known or (one.asked if not one.time else None) or by_place
        if one.known is None and role in taken:
            continue
        taken.add(role)
        told.append(Told(one.start, one.colon, role))
    return tuple(told)


def _body_role(taken: set[Role], *, helps: bool) -> Role:
    return Role.COORDINATOR if helps or taken & LEADS else Role.LEAD
