"""Who acts and when, told in a sentence: ``Giao X chủ trì, phối hợp với Y … hoàn thành trước ngày …``."""

import re
from dataclasses import dataclass

from parsers.bodies import is_body_list
from parsers.roles.acts import opens_act
from parsers.structure.rolesentences import DONE
from parsers.structure.stuff import is_time
from parsers.structure.toldroles import roles_told
from parsers.structure.values import cut_of
from parsers.structure.who import is_people, people_at, people_before
from schemas.layout import SourceDocument
from schemas.structure import Value
from schemas.vocabulary import Role

_LEADS = re.compile(
    r"[,\s](?:(?<=,)\s+|(?<=\s)\s*)(?:là\s+(?:cơ quan|đơn vị)\s+(?:thường trực,?\s*)?)?"
    r"(?:chủ trì|làm đầu mối)\b"
)
_GIVES = re.compile(r"(?:^|(?<=[.;:+-] ))(?:Giao|Đề nghị|Yêu cầu)\s+(?:cho\s+)?")
_GOES_ON = re.compile(r",?\s*(?:phối hợp|tham mưu|\)|;|,)")
_IN_BRACKETS = re.compile(r"\([^()]*\)\s*[.;]?$")
_WITH = re.compile(r"[pP](?i:hối hợp\s+(?:chặt chẽ\s+)?(?:(?:với|cùng)\s*)?:?\s*)")
_LIST_END = re.compile(r"[.;()]|$")
_BY = re.compile(
    r"(?P<time>[tTcCđĐ](?i:(?<=t)(?:rước|rong|ừ)|(?<=c)hậm nhất|(?<=đ)ến hết)(?i:\s*(?:là\s*)?"
    r"(?:ngày\s*\d|tháng\s*\d|quý\s*[IVQ\d]|năm\s*\d)[^.;()]{0,40}?\d{4}))",
)
_JOINED = re.compile(r",?\s*phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\s+")
_DUE = re.compile(rf";\s+(?:{DONE}\s+)?(?P<time>(?:trước|trong|chậm nhất|từ|vào)\s[^;]*)$")
_REACH = 200


@dataclass(frozen=True, slots=True)
class Told:
    """A task told in words: what it is, and its cells."""

    task: Value
    cells: dict[Role, Value]


def bracket_task(source: SourceDocument, paragraph: Value) -> Told | None:
    """``Tổ chức hội nghị (Phòng Nội vụ chủ trì, phối hợp với …; thời gian: Quý I/2023).``"""
    bracket = _IN_BRACKETS.search(paragraph.text)
    if bracket is None or not paragraph.text[: bracket.start()].strip():
        return None
    lead = _leader(source, paragraph, bracket.start())
    task = cut_of(source, paragraph, 0, bracket.start())
    if task is None:
        return None
    told = _in_first_clause(source, paragraph, bracket)
    if lead is None:
        return Told(task, told) if told else None
    value, end = lead
    return Told(task, {**told, **clauses(source, paragraph, after=end), Role.LEAD: value})


def _in_first_clause(
    source: SourceDocument, paragraph: Value, bracket: re.Match[str]
) -> dict[Role, Value]:
    """A name only its place tells: ``(Đội Điều tra tổng hợp chủ trì, phối hợp với …; thời hạn: …)``."""
    start = bracket.start() + 1
    clause = re.split(r"[;)]", bracket.group()[1:], maxsplit=1)[0]
    told = roles_told(clause)
    cuts = {r: cut_of(source, paragraph, start + a, start + b) for r, (a, b) in told.items()}
    found = {role: value for role, value in cuts.items() if value is not None}
    return found if Role.LEAD in found else {}


def sentence_task(source: SourceDocument, paragraph: Value) -> Told | None:
    """``Giao X chủ trì, phối hợp với Y …`` · ``… (X chủ trì, phối hợp …) …``: the whole is the task."""
    lead = _leader(source, paragraph, 0)
    if lead is None:
        return None
    value, end = lead
    cells = {Role.LEAD: value, **clauses(source, paragraph, after=end)}
    return Told(_action(source, paragraph, end) or paragraph, cells)


def _action(source: SourceDocument, paragraph: Value, end: int) -> Value | None:
    """The work of ``Giao X chủ trì, phối hợp với Y`` | ``kiểm tra bãi tập kết`` | ``; hoàn thành trước ngày 20/10/2025.``"""
    text = paragraph.text
    due = _DUE.search(text, end)
    if due is None or not (_GIVES.match(text) and is_time(due["time"])) or ". " in text[end:]:
        return None
    joined = _JOINED.match(text, end)
    start = people_at(text, joined.end()) if joined else end
    action = cut_of(source, paragraph, start, due.start())
    return action if action is not None and opens_act(action.text) else None


def _leader(source: SourceDocument, paragraph: Value, after: int) -> tuple[Value, int] | None:
    """The bodies that stand before ``chủ trì``; a clause before it (``Trường hợp không …``) leads nothing."""
    text = paragraph.text
    if "chủ trì" not in text and "làm đầu mối" not in text:
        return None
    for match in _LEADS.finditer(text, after):
        given = [m.end() for m in _GIVES.finditer(text, after, match.start())]
        start = given[-1] if given else None
        if start is None or not (is_people(text[start : match.start()]) or _opens(text, start)):
            goes_on = match.group()[0] != "," and _GOES_ON.match(text, match.end())
            start = people_before(text, match.start()) if goes_on else None
        if start is not None and start >= after:
            value = cut_of(source, paragraph, start, match.start())
            if value is not None:
                return value, match.end()
    return None


def _opens(text: str, start: int) -> bool:
    """``Giao UBND các xã xây dựng nông thôn mới kiểu mẫu chủ trì``: a body whose name goes on unknown."""
    return people_at(text, start) > start


def clauses(source: SourceDocument, paragraph: Value, *, after: int = 0) -> dict[Role, Value]:
    """Coordinators and due time a sentence names."""
    cells: dict[Role, Value] = {}
    text = paragraph.text
    joined = _WITH.search(text, after)
    if joined is not None and (value := _people(source, paragraph, joined.end())):
        cells[Role.COORDINATOR] = value
    due = _BY.search(text, after)
    if due is not None and (value := cut_of(source, paragraph, *due.span("time"))):
        cells[Role.TIME] = value
    return cells


def _people(source: SourceDocument, paragraph: Value, at: int) -> Value | None:
    """The bodies named from a place on: up to the end of the clause, or as far as they are bodies."""
    text = paragraph.text
    stop = _LIST_END.search(text, at, at + _REACH)
    end = stop.start() if stop else at + _REACH
    if not is_body_list(text[at:end]):
        end = people_at(text, at)
    return cut_of(source, paragraph, at, end) if end > at else None
