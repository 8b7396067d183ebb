"""Labels in words nobody listed, one sentence each, at the end of a paragraph.

``Dọn kênh mương. Đứng mũi: Đoàn xã. Chung tay: Hội Phụ nữ. Ngày làm: Chủ nhật hằng tuần.``: what stands behind
the colons tells who and when; the first bodies lead, the next help, unless a word of the label says so
(``Bên giúp sức:``). A label behind ``;`` may have small letters. Two such sentences at least, and both a body and
a time, or one of them beside a label of known words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.roles import named
from parsers.structure.stuff import is_time
from parsers.structure.toldroles import roles_told
from parsers.structure.who import is_people
from schemas.vocabulary import Role

_OPENS = re.compile(r"(?:^(?:[-–+•*] ?)?|[.;] )\s*(?=[A-ZĐÀ-Ỹ])|; (?=[^\W\d_])")
_SHAPE = re.compile(r"(?P<label>[^\W\d_][^:.;()\d]{2,60}):\s*(?=\S)")
_MOST_WORDS = 7
_LEAST = 2
_LEADS = frozenset({Role.LEAD, Role.LEAD_COORDINATOR})


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


def told_by_values(text: str) -> tuple[Told, ...]:
    """Labels of the last sentences of a text, in order; none where the vocabulary names them all."""
    if text.count(":") < _LEAST:
        return ()
    found: list[_Sentence] = []
    end = len(text)
    for opening in reversed([match.end() for match in _OPENS.finditer(text)]):
        shape = _SHAPE.match(text, opening, end)
        if shape is None and text[opening - 2 : opening] == "; ":
            continue  # one more of the value: Chung tay: Hội Phụ nữ; các thôn
        if shape is None or len(shape["label"].split()) > _MOST_WORDS:
            break
        value = text[shape.end() : end].rstrip(" .;")
        hint = named(shape["label"])
        known = hint.role if hint is not None and hint.whole and not hint.weak else None
        if known is None and not (is_time(value) or _is_who(value)):
            break
        helps = hint is not None and hint.role is Role.COORDINATOR
        found.append(_Sentence(opening, shape.end("label"), known, is_time(value), helps))
        end = opening
    return _with_roles(found[::-1])


def _is_who(text: str) -> bool:
    return is_people(text) or Role.LEAD in roles_told(text)


def _with_roles(found: Sequence[_Sentence]) -> tuple[Told, ...]:
    taken = {one.known for one in found if one.known is not None}
    unknown = [one.time for one in found if one.known is None]
    times = True in unknown or Role.TIME in taken
    bodies = False in unknown or bool(taken - {Role.TIME})
    if len(found) < _LEAST or not unknown or not (times and bodies):
        return ()
    told = []
    for one in found:
        role = one.known or (Role.TIME if one.time else _body_role(taken, helps=one.helps))
        if one.known is None and role in taken:
            continue
        taken.add(role)
        told.append(Told(one.start, one.colon, role))
    return tuple(told)


def _body_role(taken: set[Role], *, helps: bool) -> Role:
    return Role.COORDINATOR if helps or taken & _LEADS else Role.LEAD
