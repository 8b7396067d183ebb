"""Labels in prose: ``Đơn vị chủ trì: Phòng Nội vụ. Thời gian hoàn thành: Quý I/2023.``

A label is some words before a colon (or ``là``, where two of a sentence are told so), at the start of a
paragraph or after ``.``, ``;``, ``(``, ``,`` or a dash, that name a role (``parsers.roles``): either nothing but words of the vocabulary, or its value is what
the role holds (``Hạn nộp bài dự thi: 15/11/2026``). A value ends at the next label, at a full stop or ``;`` before
a capital, or with the paragraph; a list of bodies goes on behind ``;``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from parsers.bullets import BULLET, bullet_of
from parsers.roles import ACTORS, LEADS, named
from parsers.roles.acts import opens_act
from parsers.structure.labelsentences import told_by_values
from parsers.structure.rolesentences import Said, may_name, said_by_roles, said_in, time_behind
from parsers.structure.stuff import is_time
from parsers.structure.toldroles import roles_told
from parsers.structure.values import cut_of
from parsers.structure.who import is_people, people_at
from schemas.layout import SourceDocument
from schemas.structure import Value
from schemas.vocabulary import Role

_COLON = re.compile(r":(?!\d)")
# Đơn vị chủ trì là Khoa Ngoại ngữ, đơn vị phối hợp là Phòng Hợp tác quốc tế
_IS = re.compile(r"(?:^|[.;,(] )(?P<label>[^\W\d_][^\W\d_]*(?: [^\W\d_]+){1,5}?) là (?=\S)")
_IS_END = re.compile(r"[.;]|,(?= [^.;,]{3,40} là )")
_BOUNDARY = re.compile(rf"[.;(\[,:*–-]\s*{BULLET}?|\s[+]\s*")
_STOP = re.compile(
    r"\.\s+(?=[A-ZĐÀ-Ỹ])(?!(?:Đặc biệt|Đồng thời|Trong đó|Riêng|Cụ thể|Trường hợp)(?!\w))"
)
"""A full stop before a sentence of its own; ``Thường xuyên. Đặc biệt, trong tuần cuối …`` goes on with the value."""
_PART = re.compile(r";\s+(?=[^\W\d_])")
_LIMIT = re.compile(r"(?:thời\s+)?hạn\s+(?:cuối\s+)?", re.IGNORECASE)
_DESCRIBES = re.compile(r"nội dung(?! nhiệm vụ| công việc| hoạt động)", re.IGNORECASE)
# A label that ran on into its value: Thời gian thực hiện sau khi Chiến lược được ban hành.
_BARE = re.compile(
    rf"{BULLET}?Thời (?:gian|hạn)(?: (?:thực hiện|hoàn thành|triển khai|tổ chức))?"
    r"(?= (?:từ|sau khi|trước|trong|đến|hằng|thường xuyên|vào|chậm nhất|quý|tháng|xong)(?!\w))"
)
_SENTENCE = re.compile(r"[.;:()]\s|(?:\S+\s+){10}")
_SET_OFF = re.compile(r"[(\[](?=[^()\[\]]*$)|(?<=\s)[-–](?=\s)")
"""What a label may stand behind: an open bracket, a dash between spaces."""
_CLAUSE = re.compile(r"[(;\]]|\.(?:\s|$)|\s[-–]\s(?=[^:;.()]{2,40}:)")
_OTHER = re.compile(r";\s+[^\W\d_][^:;.,()\d]{1,40}:\s")
"""A label nobody listed, behind a value: ``Chủ tịch UBND xã; kèm theo: giấy mời``."""
_BULLET = re.compile(BULLET)
_DASH = re.compile(rf"{BULLET}?(?P<label>[^\W\d_][^\W\d_]*(?: [^\W\d_]+){{0,5}}) [-–] (?=\S)")
_SUM = re.compile(r"\d (?:triệu|tỷ|nghìn)? ?(?:đồng|đ)(?!\w)")
_NO_NAME = re.compile(
    r"[\d:;,(\[]|^(?:Hội trường|Nhà|Sân|Trụ sở|Tại|Theo|Không|Có|Khi|Nếu|Do|Từ)(?!\w)"
)
"""What a name has not, and what places and clauses open with."""
_SHORT_NAME = 6
_REACH = 90
"""Characters of a label, at most."""
_CLOSES = " .;,(-–*+"


@dataclass(frozen=True, slots=True)
class Label:
    """``text[start:colon]`` names a role; ``whole``: in words of the vocabulary alone."""

    start: int
    colon: int
    role: Role
    whole: bool


class Labelled(NamedTuple):
    """A paragraph taken apart at its labels. ``rest`` is what stands before the first of them."""

    paragraph: Value
    cells: dict[Role, Value]
    rest: Value | None
    opens: Role | None = None
    """The label that ends the paragraph; its value stands in the lines below (``* Thời gian thực hiện:``)."""
    own: Value | None = None
    """``nộp hồ sơ cấp trường`` of ``Hạn nộp hồ sơ cấp trường: 10/6/2026``: a label that names the work."""
    describes: bool = False
    """Its task is what ``Nội dung:`` tells: of work that a heading may name already."""

    said: bool = False
    """A sentence without any colon tells it (``rolesentences``)."""

    @property
    def only(self) -> bool:
        """A label line: nothing but labels and their values."""
        return bool(self.cells or self.opens) and self.rest is None

    @property
    def aside(self) -> bool:
        """A line that says where or with whom (``Địa điểm: …``): no task of its own."""
        return self.only and not (self.cells.keys() - {Role.OTHER})


def find_labels(source: SourceDocument, paragraph: Value) -> Labelled:
    """The labels of one paragraph and their values."""
    text = paragraph.text
    found = _labels(text)
    said = said_by_roles(text, found[0].start if found else None)
    if not found and said is None:  # most paragraphs
        return Labelled(paragraph, {}, paragraph)
    if said is not None and _inside(said, found):
        said = None
    cells: dict[Role, Value] = {}
    timed: dict[Role, Value] = {}
    opens = None
    for index, label in enumerate(found):
        end = found[index + 1].start if index + 1 < len(found) else len(text)
        end = said.start if said and label.colon < said.start < end else end
        one = label.role in ACTORS and not _STOP.search(text, label.colon, end)
        due = time_behind(text, label.colon + 1, end) if one else None
        if due is not None and (when := cut_of(source, paragraph, *due[1])) is not None:
            end = due[0]  # Chủ trì: Phòng Kinh tế; hoàn thành | trước ngày 30/6/2027
            timed.setdefault(Role.TIME, when)
        value = _value(source, paragraph, label, end)
        if value is not None:
            cells.setdefault(label.role, value)
        elif index + 1 == len(found):
            opens = label.role
    told = {r: cut_of(source, paragraph, *at) for r, at in said.places.items()} if said else {}
    if not cells and opens is None and not told:
        return Labelled(paragraph, {}, paragraph)
    cells = {**timed, **{r: value for r, value in told.items() if value}, **apart(source, cells)}
    starts = [*(one.start for one in found[:1]), *([said.start] if said else [])]
    head = len(text[: min(starts)].rstrip(_CLOSES + ":["))
    opening = text.rfind("(", 0, head)
    # Đơn đăng ký (theo mẫu: Phụ lục 1; hạn nộp: …)
    if opening >= 0 and ")" not in text[opening:head]:
        head = len(text[:opening].rstrip(_CLOSES))
    rest = cut_of(source, paragraph, 0, head)
    rest = rest if rest and rest.text != bullet_of(paragraph.text) else None
    own = None if said or found[0].whole or rest else _work_of(source, paragraph, found[0])
    names = next((one for one in found if one.role is Role.TASK), None)
    describes = names is not None and _DESCRIBES.match(text, names.start) is not None
    return Labelled(paragraph, cells, rest, opens, own, describes, said=bool(told) and not found)


def _inside(said: Said, found: tuple[Label, ...]) -> bool:
    """Does a sentence of who and when stand inside of the value of a label?"""
    return any(one.start < said.end and said.start < one.colon for one in found)


@lru_cache(maxsize=1024)  # a line is asked for by the block above it and by its own section
def _labels(text: str) -> tuple[Label, ...]:
    found: list[Label] = []
    last = 0
    for colon in _COLON.finditer(text):
        label = _before(text, last, colon.start())
        if label is not None:
            found.append(label)
            last = colon.end()
    if not found and " là " in text:
        found = _told_with_is(text)
    told = told_by_values(text)
    if len(told) > len(found):
        return tuple(Label(one.start, one.colon, one.role, whole=True) for one in told)
    if not found and (dashed := _with_dash(text)) is not None:
        found.append(dashed)
    if not found and (bare := _BARE.match(text)) is not None:
        found.append(Label(0, bare.end(), Role.TIME, whole=True))
    return tuple(found)


def _told_with_is(text: str) -> list[Label]:
    """Whole labels with ``là`` behind them: two at least, one of who acts, each with somebody or a time behind it."""
    found: list[Label] = []
    for match in _IS.finditer(text):
        hint = named(match["label"])
        if hint is None or not hint.sure:
            continue
        if hint.role in ACTORS and not _names_behind(text, match.end()):
            continue
        found.append(Label(match.start("label"), match.end() - 1, hint.role, whole=True))
    several = len(found) > 1 and any(one.role in LEADS for one in found)
    if several and text[: found[0].start].rstrip().endswith(","):
        return []  # Cơ quan thường trực là Phòng Nội vụ, cơ quan chủ trì là …
    return found if several else []


def _names_behind(text: str, at: int) -> bool:
    """A body, or a name nobody listed: ``Đơn vị có liên quan là Xí nghiệp cầu phà.``"""
    end = _IS_END.search(text, at)
    name = text[at : end.start() if end else len(text)]
    return people_at(text, at) > at or (name[:1].isupper() and may_name(name))


def _with_dash(text: str) -> Label | None:
    """``Chủ trì – Xí nghiệp Thủy nông``: a whole label with a dash for its colon, over what it asks for."""
    if " - " not in text and " – " not in text:
        return None
    dash = _DASH.match(text)
    hint = named(dash["label"]) if dash else None
    if dash is None or hint is None or not hint.sure:
        return None
    value = text[dash.end() :].rstrip(" .;")
    if hint.role is Role.TIME:
        fits = is_time(value)
    elif hint.role in ACTORS:
        fits = may_name(value) and not named(value)
    else:
        fits = _SUM.search(value) is not None
    return Label(dash.start("label"), dash.end() - 1, hint.role, whole=True) if fits else None


def _before(text: str, last: int, colon: int) -> Label | None:
    """The label that ends at a colon: the longest stretch of words from a boundary on that names a role."""
    low = max(last, colon - _REACH)
    starts = [m.end() for m in _BOUNDARY.finditer(text, low, colon)]
    if low == last:
        bullet = _BULLET.match(text) if not last else None
        starts.insert(0, bullet.end() if bullet else last)
    for start in dict.fromkeys(starts):
        words = text[start:colon].strip()
        found = named(words) if words else None
        if found is None or not found.label:
            continue
        if not found.sure and (_SENTENCE.search(words) or _set_off(words, found.role)):
            continue
        if found.sure or _agrees(found.role, text[colon + 1 :]):
            at = start + len(text[start:colon]) - len(text[start:colon].lstrip())
            return Label(at, colon, found.role, found.whole)
    return None


def _set_off(words: str, role: Role) -> bool:
    """``Kiểm kê công cụ, dụng cụ hành chính - Chủ trì``: work, and the whole label behind the dash or bracket."""
    inner = (named(words[mark.end() :]) for mark in _SET_OFF.finditer(words))
    return any(one is not None and one.whole and one.role is role for one in inner)


def _agrees(role: Role, behind: str) -> bool:
    """Does the value say what a label seems to ask for: a time, a body?"""
    stop = _CLAUSE.search(behind)
    value = (behind[: stop.start()] if stop else behind).strip()
    if role is Role.TIME:
        return is_time(value)
    return role in ACTORS and (is_people(value) or Role.LEAD in roles_told(value))


def _value(source: SourceDocument, paragraph: Value, label: Label, end: int) -> Value | None:
    text, start = paragraph.text, label.colon + 1
    if label.role is not Role.TASK:
        stop = _STOP.search(text, start, end)
        end = _last_part(text, start, stop.start() if stop else end, label.role)
        other = _OTHER.search(text, start, end)
        end = other.start() if other else end
    piece = text[start:end].rstrip(_CLOSES)
    piece = piece if "[" in piece else piece.rstrip("] .;")
    while piece.endswith(")") and piece.count("(") < piece.count(")"):
        piece = piece[:-1].rstrip(_CLOSES)
    return cut_of(source, paragraph, start, start + len(piece))


def apart(source: SourceDocument, cells: dict[Role, Value]) -> dict[Role, Value]:
    """``Thực hiện: Sở Y tế chủ trì, phối hợp với các xã``: the value names the roles of its bodies."""
    found: dict[Role, Value] = {}
    for role, value in cells.items():
        parts = told_apart(source, value) if role in LEADS else {}
        told = parts if Role.LEAD in parts else {role: value}
        found |= {one: part for one, part in told.items() if one is role or one not in cells}
    return found


def told_apart(source: SourceDocument, value: Value) -> dict[Role, Value]:
    """The parts of a value that says who leads and who helps; empty for another."""
    places = roles_told(value.text)
    places = places if Role.LEAD in places else said_in(value.text) or places
    cuts = {role: cut_of(source, value, *at) for role, at in places.items()}
    return {role: part for role, part in cuts.items() if part is not None}


def _last_part(text: str, start: int, end: int, role: Role) -> int:
    """Where a value ends: the first ``;`` before a capital, unless bodies go on behind it
    (``Trạm Y tế; Phòng Văn hóa - Xã hội``, not ``Trạm Y tế; Hoàn thành trước ngày 30/6``).
    """
    for part in _PART.finditer(text, start, end):
        if not text[part.end()].isupper():
            continue  # đầu mỗi buổi sáng; đột xuất khi có phản ánh
        if role not in ACTORS or not _names_more(text[part.end() : end]):
            return part.start()
    return end


def _names_more(text: str) -> bool:
    """Bodies, or one short name that nobody listed and that ends the value: ``Tư vấn viên pháp luật``."""
    if people_at(text, 0):
        return True
    name = text.rstrip(" .;")
    plain = not (_NO_NAME.search(name) or named(name) or is_time(name))
    return plain and len(name.split()) <= _SHORT_NAME and may_name(name)


def _work_of(source: SourceDocument, paragraph: Value, label: Label) -> Value | None:
    """The work a day is set for: ``Hạn`` | ``đăng ký và nộp hồ sơ``. ``Thời gian nhận bài`` speaks of its heading."""
    head = _LIMIT.match(paragraph.text, label.start, label.colon)
    if head is None or not opens_act(paragraph.text[head.end() : label.colon]):
        return None
    return cut_of(source, paragraph, head.end(), label.colon)


def strip_bullet(source: SourceDocument, value: Value) -> Value:
    """The text without its leading dash."""
    match = _BULLET.match(value.text)
    cut = cut_of(source, value, match.end(), len(value.text)) if match else None
    return cut or value
