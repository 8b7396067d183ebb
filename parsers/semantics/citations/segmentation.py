"""From heads to citations: where each ends, which stands inside the subject of which.

1. A subject ends at a stop (``;``, full stop, bracket, the plan's own verb) or before a head that a
   comma or ``và`` puts beside it.
2. Any other head inside a subject is nested in it; so is an act that amends it.
3. A trailing issuer goes to an unnumbered citation, and to the one coordinated before it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from parsers.semantics.citations.byname import is_name, name_in, opens_no_name
from parsers.semantics.citations.heads import Head, Kind
from parsers.semantics.citations.issuers import JOINT
from parsers.semantics.citations.parts import SUBJECT, SUBJECT_LATER, issuer_end
from parsers.semantics.citations.stops import Stops

_LONGEST = 900
# Letters of a subject; the longest in plans at hand has 420.
_SIBLING = (" cùng với ", " cùng ", ", và ", " và ", ", ", "; ")
_BY = tuple(f" {by}{what} " for what in (" nội dung", " các", "") for by in ("theo", "tại"))
_AMENDED_BY = re.compile(
    r"(?:sửa đổi|bổ sung|thay thế)(?: một số điều)?(?: bởi| theo| tại| bằng)(?: các)? $"
)
_AMENDING = re.compile(r"(?:sửa đổi|bổ sung)[^;]{0,40} của $")
_IMPLEMENTING = re.compile(r"(?:thực hiện|triển khai|thi hành)(?: [^\s;]+){0,6} $")
_OF = " của "
_IN_AREA = " trên địa bàn "
_WHOSE = re.compile(
    r" (?:của (?:tỉnh|huyện|quận|xã|phường|thành phố|trường|nhà trường|đơn vị|cơ quan|ngành|công ty|tổng công ty|tập đoàn|bệnh viện|phường|chi bộ|đảng bộ)|trên địa bàn [^,;]*)$"
)
# National target programmes last five years: … giảm nghèo bền vững năm 2025 is a year's work or money.
_TARGET = "chuong-trinh-muc-tieu-quoc-gia"
_OF_YEAR = re.compile(r"(?<! đến) năm (?:19|20)\d\d$")
# Nghị quyết Đại hội lần thứ XIII của Đảng: whose congress it was belongs to the name
_CONGRESS = ("Đại hội", "đại hội")
_TITLE_TAIL = " ,;.…/(:-"
_BRACKET = re.compile(r"[()“”«»]")
# A scheme by its name ends at its period; what follows says where or whose: … giai đoạn 2026 - 2030 trên địa bàn tỉnh
_AFTER_PERIOD = re.compile(
    r"(?:(?:giai đoạn|năm|năm học|thời kỳ|nhiệm kỳ) (?:19|20)\d\d(?: ?- ?(?:(?:19|20)\d\d))?)(?P<end>)"
    r",? (?:trên|tại|của|ở|trong|cho|theo|do|đã|được|là|và(?! tầm nhìn| định hướng)|với|để|thì|khi)(?!\w)"
)
_BACK = 60
DEEPEST = 8
"""Names within one another; those of the plans at hand lie three deep. What is named deeper without a number or a date is a
run of words, and stays in the name around it.
"""


@dataclass(slots=True)
class Piece:
    """A citation in the making; offsets into the folded text."""

    head: Head
    end: int
    title: tuple[int, int] | None
    issuer: tuple[int, int] | None
    lead: int
    """Where the list it stands in begins: what is done there is done to all of it."""
    parent: int | None = None
    relation: str | None = None


def pieces_of(text: str, heads: tuple[Head, ...]) -> list[Piece]:
    """The citations of one folded text, outer before inner, in the order of the print."""
    stops = Stops(text)
    joints = _Joints(text, heads, stops)
    found: list[Piece] = []
    open_: list[int] = []
    for index, head in enumerate(heads):
        while open_ and found[open_[-1]].end <= head.start:
            open_.pop()
        title, end = head.title, head.end
        if head.kind is Kind.TITLED and len(open_) > DEEPEST:
            continue
        lead = _lead(text, found, head.start)
        if head.kind is not Kind.SELF and head.title is None:
            title = _subject(text, heads, index, stops, joints, lead=lead)
            if head.kind is Kind.TITLED and title is None:
                continue
            end = max(end, title[1]) if title else end
        piece = Piece(head, end, title, head.issuer, lead)
        if open_:
            piece.parent = open_[-1]
            outer = found[open_[-1]].end
            if piece.end > outer:
                piece.end = outer
                if title is not None:
                    piece.title = (title[0], outer)
            piece.relation = _relation(text, head.start) or _same_relation(text, found, piece)
        else:
            _amender(text, found, piece)
        found.append(piece)
        open_.append(len(found) - 1)
        if head.kind is Kind.TITLED and head.issuer is None:
            _trail(text, piece)
    _share(text, found)
    _share_dates(text, found)
    return found


def _lead(text: str, found: list[Piece], start: int) -> int:
    """``thực hiện Đề án … và Chiến lược …``: both are carried out."""
    beside = bool(found) and text[found[-1].end : start] in {", ", " và ", ", và "}
    return found[-1].lead if beside else start


def _subject(
    text: str,
    heads: tuple[Head, ...],
    index: int,
    stops: Stops,
    joints: "_Joints",
    *,
    lead: int,
) -> tuple[int, int] | None:
    """The subject (trích yếu) of a head, from its opening word to its end."""
    head = heads[index]
    if head.kind is Kind.TITLED and head.issuer is None:
        if text[head.end : head.end + 1] != " ":
            return None
        start = head.end + 1
    else:
        match = (SUBJECT_LATER if head.issuer else SUBJECT).match(text, head.end)
        if match is None:
            return None
        start = match.end()
    if head.kind is Kind.TITLED and opens_no_name(text, start):
        return None
    end = stops.after(start)
    if end > start + _LONGEST:  # no subject, a page without full stops; cut between words
        end = max(text.rfind(" ", start, start + _LONGEST), start)
    end = joints.before_sibling(index, end)
    title = text[start:end]
    title = title[: _closed(title)].rstrip(_TITLE_TAIL)
    if head.kind is Kind.TITLED and title:
        before = text[max(0, lead - _BACK) : lead]
        if not is_name(head.type, title, before):
            return None
        if head.issuer is None:
            name_start, name_end = name_in(title)
            start, title = start + name_start, title[name_start:name_end].rstrip(_TITLE_TAIL)
    return (start, start + len(title)) if title else None


class _Joints:
    """What stands before each head, read once: a comma, ``và``, ``theo``.

    Subjects lie within one another, and each asks for the heads in it; only those that may end it are
    looked at.
    """

    def __init__(self, text: str, heads: tuple[Head, ...], stops: Stops) -> None:
        """Read the words before every head."""
        self._heads = heads
        self._siblings: dict[int, int] = {}
        self._by: dict[int, int] = {}
        telling: list[int] = []
        for index, head in enumerate(heads):
            if stops.quoted(head.start):
                continue
            if joint := _joint(text, head.start, _SIBLING):
                self._siblings[index] = head.start - len(joint)
            elif head.kind is Kind.STRONG and (joint := _joint(text, head.start, _BY)):
                self._by[index] = head.start - len(joint)
            if index in self._siblings or index in self._by or head.type.named:
                telling.append(index)
        self._telling = telling

    def before_sibling(self, index: int, end: int) -> int:
        """The end of a subject before the first head that stands beside it."""
        listed = -1
        weak = self._heads[index].kind is Kind.TITLED
        for at in range(bisect_right(self._telling, index), len(self._telling)):
            number = self._telling[at]
            later = self._heads[number]
            if later.start >= end:
                break
            joint = self._siblings.get(number)
            if joint is not None:
                if later.type.named and listed == joint:
                    listed = later.end
                    continue
                if later.kind is not Kind.SELF:
                    return joint
            elif weak and number in self._by:
                return self._by[number]
            if later.type.named:
                listed = later.end
        return end


def _joint(text: str, end: int, joints: tuple[str, ...]) -> str | None:
    """Which of some joints ends at a place; of those that end alike the longest stands first."""
    if not text.endswith(joints, 0, end):  # before most heads
        return None
    return next(joint for joint in joints if text.endswith(joint, 0, end))


def _closed(title: str) -> int:
    """The length of a title up to a bracket or quotation mark it did not open."""
    if not (")" in title or "”" in title or "»" in title):
        return len(title)
    depth = {")": 0, "”": 0, "»": 0}
    closing = {"(": ")", "“": "”", "«": "»"}
    for match in _BRACKET.finditer(title):
        letter = match.group()
        if letter in closing:
            depth[closing[letter]] += 1
        else:
            depth[letter] -= 1
            if depth[letter] < 0:
                return match.start()
    return len(title)


def _relation(text: str, start: int) -> str | None:
    """What the outer document does to the one named at an offset."""
    before = text[max(0, start - _BACK) : start]
    if "sửa đổi" in before or "bổ sung" in before or "thay thế" in before:
        if _AMENDED_BY.search(before):
            return "amended_by"
        if _AMENDING.search(before):
            return "amends"
    return "implements" if _IMPLEMENTING.search(before) else None


def _same_relation(text: str, found: list[Piece], piece: Piece) -> str | None:
    """``sửa đổi … của Luật Công đoàn, Luật Trẻ em``: what is done to one is done to those beside it."""
    beside = found[-1] if found else None
    if beside is None or beside.parent != piece.parent or beside.relation != "amends":
        return None
    gap = text[beside.end : piece.head.start]
    return "amends" if gap in {", ", " và ", ", và ", "; "} else None


def _amender(text: str, found: list[Piece], piece: Piece) -> None:
    """``Luật … (được sửa đổi, bổ sung bởi Luật số 47/2019/QH14)``: nested in what it amends."""
    if not found:
        return
    before = text[max(0, piece.head.start - _BACK) : piece.head.start]
    last = found[-1]
    if _AMENDED_BY.search(before) and piece.head.start - last.end <= 2 * _BACK:
        piece.parent = last.parent if last.relation == "amended_by" else len(found) - 1
        piece.relation = "amended_by"
    elif last.relation == "amended_by" and last.parent is not None:
        gap = text[last.end : piece.head.start]
        if (
            gap in {", ", " và ", ", và ", "; "}
            and last.head.type is piece.head.type
            and gap != "; "
        ):
            piece.parent, piece.relation = last.parent, "amended_by"


def _trail(text: str, piece: Piece) -> None:
    """``Kế hoạch phối hợp … năm 2023 của Ban Dân vận Huyện ủy và Ủy ban nhân dân huyện``: its issuer.

    Without one, the name ends at its period: ``Đề án … giai đoạn 2026 - 2030 trên địa bàn tỉnh``.
    """
    if piece.title is None:
        return
    start, end = piece.title
    title = text[start:end]
    of = -1 if title.startswith(_CONGRESS) else title.find(_OF)
    while of >= 0:
        behind = of + len(_OF)
        if issuer_end(title, behind) == len(title):
            piece.issuer = (start + behind, end)
            piece.title = (start, start + of)
            return
        of = title.find(_OF, behind)
    yearly = "0" in title or "9" in title  # as all years from 1900 to 2099
    period = _AFTER_PERIOD.search(title) if yearly else None
    whose = _WHOSE.search(title) if _OF in title or _IN_AREA in title else None
    if piece.head.type.slug == _TARGET and (budget := _OF_YEAR.search(title)):
        cut = budget.start()
    elif period is not None:
        cut = period.start("end")
    elif whose is not None:
        cut = whose.start()
    else:
        return
    piece.title = (start, start + cut)
    piece.end = piece.title[1]


def _share(text: str, found: list[Piece]) -> None:
    """A trailing issuer belongs to the one before too: ``X số 01 … và Y … của A và B``."""
    for index in range(len(found) - 1, 0, -1):
        one, before = found[index], found[index - 1]
        if one.issuer is None or before.issuer is not None or before.parent != one.parent:
            continue
        if before.head.kind is Kind.SELF or before.head.type.issuer or before.head.type.named:
            continue
        if text[before.end : one.head.start] not in {", ", " và ", ", và "}:
            continue
        joint = JOINT.search(text[slice(*one.issuer)]) is not None
        if joint or one.head.type is before.head.type:
            before.issuer = one.issuer


def _share_dates(text: str, found: list[Piece]) -> None:
    """``Nghị quyết số 18-NQ/TW, số 19-NQ/TW ngày 25/10/2017``: one date for the list."""
    for index in range(len(found) - 1, 0, -1):
        one, before = found[index], found[index - 1]
        if not one.head.inherits or one.head.date is None or before.head.date is not None:
            continue
        if text[before.end : one.head.start] in {", ", " và ", ", và "} and before.title is None:
            before.head = before.head._replace(date=one.head.date)
