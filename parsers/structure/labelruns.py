"""Label lines in words nobody listed, known by what stands behind them and beside them.

``Khoa đứng tên: Khoa Dược.`` | ``Cùng vào cuộc: Phòng Điều dưỡng.`` | ``Khoảng thời gian: Cả năm 2026.``: lines of one
run, each some words and a value, that together say who and when. The first bodies lead, the next help;
a line alone, or a run without a time or without bodies, says nothing. Beside a label of known words a weak one
needs no bodies anybody listed: ``Phụ trách: Ban Nữ công`` | ``Hỗ trợ: Câu lạc bộ cầu lông``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.bullets import BULLET
from parsers.roles import LEADS, named
from parsers.structure.labels import Labelled, apart, find_labels
from parsers.structure.labelsentences import asked_of, vouched
from parsers.structure.stuff import is_time
from parsers.structure.toldroles import mostly_people, roles_told
from parsers.structure.values import cut_of
from schemas.layout import SourceDocument
from schemas.structure import Value
from schemas.vocabulary import Role

_LINE = re.compile(rf"{BULLET}?(?P<label>[^\W\d_][^:.;()\d]{{2,60}}+):\s*(?=\S)")
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class _Line:
    paragraph: Value
    known: Labelled | None
    """What the vocabulary makes of it."""
    label: str = ""
    value: Value | None = None
    time: bool = False
    asked: Role | None = None
    weak: bool = False
    """Its words ask for somebody, its value is nobody that is known."""


def label_runs(source: SourceDocument, paragraphs: Sequence[Value]) -> dict[int, Labelled]:
    """By ``id`` of the paragraph, the lines that only their run tells; the others are not in it."""
    found: dict[int, Labelled] = {}
    for run in _runs(source, paragraphs):
        for line, role in _roles(run):
            if line.value is not None:
                cells = apart(source, {role: line.value})
                found[id(line.paragraph)] = Labelled(line.paragraph, cells, None)
    return found


def _runs(source: SourceDocument, paragraphs: Sequence[Value]) -> Iterator[list[_Line]]:
    """Lines one behind the other that are label lines by their words or may be by their values."""
    run: list[_Line] = []
    for paragraph in paragraphs:
        line = _line(source, paragraph)
        if line is not None:
            run.append(line)
            continue
        if run and _speaks(run):
            yield run
        run = []
    if run and _speaks(run):
        yield run


def _line(source: SourceDocument, paragraph: Value) -> _Line | None:
    shape = _LINE.match(paragraph.text) if ":" in paragraph.text else None
    if shape is None or len(shape["label"].split()) > _MOST_WORDS:
        return None
    known = find_labels(source, paragraph)
    if known.only:
        return _Line(paragraph, known)
    if known.cells or known.opens:
        return None
    value = cut_of(source, paragraph, shape.end(), len(paragraph.text.rstrip(" .;")))
    if value is None:
        return None
    who = _is_who(value.text)
    asked = asked_of(shape["label"], value.text)
    weak = not who and asked is not None
    time = not (who or weak) and is_time(value.text)
    if not (time or who or weak):
        return None
    return _Line(paragraph, None, shape["label"], value, time, asked, weak)


def _is_who(text: str) -> bool:
    return mostly_people(text) or Role.LEAD in roles_told(text)


def _speaks(run: Sequence[_Line]) -> bool:
    """Both who and when, or a time beside a line of known words; and something the vocabulary does not know."""
    roles = {role for line in run if line.known for role in line.known.cells}
    times = any(line.time for line in run)
    bodies = any(line.known is None and not line.time for line in run)
    actors = [line.asked for line in run if line.known is None and not line.time]
    if any(line.weak for line in run) and not vouched(actors, roles):
        return False
    if bodies:
        return times or Role.TIME in roles
    return times and any(line.known for line in run)


def _roles(run: Sequence[_Line]) -> Iterator[tuple[_Line, Role]]:
    taken = {role for line in run if line.known for role in line.known.cells}
    for line in run:
        if line.known is not None:
            continue
        hint = named(line.label)
        helps = hint is not None and hint.role is Role.COORDINATOR
        if line.time:
            role = Role.TIME
        elif line.asked is not None:
            role = line.asked
        elif not helps and not taken & LEADS:
            role = Role.LEAD
        else:
            role = Role.COORDINATOR
        if role not in taken:
            taken.add(role)
            yield line, role
