"""Labels in words nobody listed, one sentence each, at the end of a paragraph.

``Dọn kênh mương. Đứng mũi: Đoàn xã. Chung tay: Hội Phụ nữ. Ngày làm: Chủ nhật hằng tuần.``: what stands behind
the colons tells who and when; the first bodies lead, the next help. Two such sentences at least, and both a
body and a time, or one of them beside a label of known words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.roles import named
from parsers.structure.stuff import is_time
from parsers.structure.who import is_people
from schemas.vocabulary import Role

_OPENS = re.compile(r"(?:^|[.;] )\s*(?=[A-ZĐÀ-Ỹ])")
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


def told_by_values(text: str) -> tuple[Told, ...]:
    """Labels of the last sentences of a text, in order; none where the vocabulary names them all."""
    if text.count(":") < _LEAST:
        return ()
    found: list[tuple[int, int, Role | None, bool]] = []
    end = len(text)
    for opening in reversed([match.end() for match in _OPENS.finditer(text)]):
        shape = _SHAPE.match(text, opening, end)
        if shape is None or len(shape["label"].split()) > _MOST_WORDS:
            break
        value = text[shape.end() : end].rstrip(" .;")
        hint = named(shape["label"])
        known = hint.role if hint is not None and hint.whole and not hint.weak else None
        if known is None and not (is_time(value) or is_people(value)):
            break
        found.append((opening, shape.end("label"), known, is_time(value)))
        end = opening
    return _with_roles(found[::-1])


def _with_roles(found: Sequence[tuple[int, int, Role | None, bool]]) -> tuple[Told, ...]:
    taken = {known for _, _, known, _ in found if known is not None}
    unknown = [time for _, _, known, time in found if known is None]
    times = True in unknown or Role.TIME in taken
    bodies = False in unknown or bool(taken - {Role.TIME})
    if len(found) < _LEAST or not unknown or not (times and bodies):
        return ()
    told = []
    for start, colon, known, time in found:
        role = known or (Role.TIME if time else _body_role(taken))
        if known is None and role in taken:
            continue
        taken.add(role)
        told.append(Told(start, colon, role))
    return tuple(told)


def _body_role(taken: set[Role]) -> Role:
    return Role.COORDINATOR if taken & _LEADS else Role.LEAD
