"""Heads of citations: a type word with what stands right after it (number, name, date, issuer).

``Quyết định số 362/QĐ-UBND ngày 8/02/2022 của Ủy ban nhân dân thành phố`` is one head; its subject is
found later. A type word without number, date, name or title is no citation: ``các Nghị quyết, Chỉ
thị của Trung ương``, ``Ban hành Quyết định``, ``để xem xét, quyết định``.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from parsers.semantics.atoms import DateAt, Number, date_at, glued_at, mend_hyphen, number_at
from parsers.semantics.citations.acts import title_end
from parsers.semantics.citations.byname import dated_name
from parsers.semantics.citations.generic import is_generic
from parsers.semantics.citations.parts import SUBJECT, issuer_at
from parsers.semantics.citations.types import (
    DocType,
    type_of_code,
    types_by_word,
    word_pattern,
)

_BEFORE = 48
_QUOTES = ("“", '"', "«")
_REACH = 120
_SO = re.compile(r" ?(?:số|Số|SỐ)(?: số)? ?: ?| (?:số|Số|SỐ)(?: số)?(?: |(?=[\d/.…_]))")
# số 19-NQ/TW, or 148/NQ-HĐND alone, behind another member of a list.
_NAKED = re.compile(
    r"[,;:à](?:(?<=[,;:])|(?<= và)) (?P<so>(?:số )(?=[\d.…_/])|(?=\d{1,6}[a-z]?[/-][A-ZĐ]))"
)
_SELF = re.compile(r" này(?!\w)", re.IGNORECASE)
_HERE = tuple(
    f"{place} đây là {named}" for place in ("trên", "dưới") for named in ("", "nội dung ")
)
# Parts of other words: Ban Bí thư, pháp luật, kỷ luật, Đoàn Luật sư, Bộ Kế hoạch và Đầu tư, Kế hoạch hóa.
_NOT_BEHIND = (
    *("bí ", "pháp ", "kỷ ", "kỉ ", "đại học ", "khoa ", "quy ", "âm ", "định ", "số - "),
    *("chính ", "chính và ", "chính - ", "chính, "),
)
"""In any case."""
_NO_BODY_BEHIND = tuple(
    f"{printed} "  # not: nhiệm vụ Nghị quyết, cán bộ Luật
    for word in ("Sở", "Bộ", "Phòng", "Vụ", "Ban", "Cục", "Tổ")
    for printed in (word, word.upper())
)
_LONGEST_BEHIND = max(map(len, (*_NOT_BEHIND, *_NO_BODY_BEHIND)))
_NOT_AFTER = re.compile(
    r" (?:và Đầu tư|đầu tư và|hóa gia đình|hoá|hóa|- Tài chính|- Tổng hợp|sư(?!\w)|gia(?!\w)|định(?!\w))"
)
_AMENDS = re.compile(
    r" ?s(?:ửa|ử) đổi(?:,? (?:và )?bổ sung)?(?:,? thay thế)?"
    r"(?:(?: một số)?(?: điều)?(?: và \w+ \w+)? của | (?=(?:Bộ luật|Luật|Pháp lệnh) [A-ZĐÀ-Ỹ]))",
    re.IGNORECASE,
)
# Ngày 06/3/2026, Sở Nội vụ có Công văn số 1019/SNV-CCHC: the day stands before the sender
_DAY_BEFORE = re.compile(
    r"(?:^|[.;] )(?P<date>ngày \d[^,;.]{7,24}), [^,;.]{3,60} (?:đã )?(?:có|ban hành|ký|gửi) $",
    re.IGNORECASE,
)
_BETWEEN_ACTS = re.compile(r", và |, | và ")
_REVISED = re.compile(r" \(sửa đổi\)")
_NAME_END = re.compile(
    r"[;.:,()“”\"…]| (?:ngày|năm \d|số \d|theo|của|được|để|trong|tại|do|thì|là|đã|có|này|khi|nếu|trên|và|ước|"
    r"quy định|ban hành|cho|đến|từ|về|với|nhằm|đối với|hiện hành|mới|khoảng)(?!\w)"
)
# A name nobody listed runs to its date or number: Luật Tổ chức HĐND và UBND ngày 26/11/2003.
_DATED_NAME = re.compile(r"[^;:.()“”\"]{3,120}?(?= (?:ngày \d|số:? ?\d|năm \d{4}))")
_NUMBER_OPENS = re.compile(r"[\dlIOo.…_/]|[A-ZĐ]{2}")
_SHORT_NUMBER = re.compile(
    r" (?P<n>\d{1,3})(?=$|[;.,)]| (?:của|ngày|về|và|ban hành|năm \d{4}|được|trên|tại|đến|-)(?!\w))"
)
_PLAIN_YEAR = re.compile(r" (?P<y>(?:19|20)\d\d)(?![\w/.-]\d|\w)")
# Luật số 40/2009/QH12 Luật khám bệnh, chữa bệnh: the name behind the number is that of the same act
_AGAIN = re.compile(r" ?(?:[-:] ?|(?P<open>\())?(?=\w)")
# Luật Khám bệnh, chữa bệnh (Luật số 40/2009/QH12)
_BRACKETED = re.compile(r" \((?:(?:Bộ luật|Luật|Pháp lệnh) )?[Ss]ố:? ?(?=\d)")
_STATE = re.compile(r" nước cộng hòa xã hội chủ nghĩa việt nam", re.IGNORECASE)
_REVISING = re.compile(r"s(?:ửa|ử) đổi", re.IGNORECASE)
_SHORT_TYPES = frozenset({"chi-thi", "nghi-quyet", "de-an", "ket-luan", "nghi-dinh", "quyet-dinh"})

_CALLED_BY_NUMBER = frozenset({"de-an"})
"""``đề án 06`` in small letters is the scheme; ``đề án 12`` may count schemes."""


class Kind(Enum):
    """What makes a head a citation."""

    SELF = auto()
    STRONG = auto()
    TITLED = auto()
    """Only if a proper title follows."""


class Head(NamedTuple):
    """Offsets into the folded text."""

    start: int
    end: int
    """After the last part that was read; a subject may follow."""
    kind: Kind
    type: DocType
    number: Number | None = None
    date: DateAt | None = None
    issuer: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    """The name of an act; other titles are read with the subject."""
    inherits: bool = False
    """``số 19-NQ/TW`` in a list: the type word stands before another number."""


class _Listed(NamedTuple):
    """What the members of a list behind a type word share: type, where its word ends, codes."""

    type: DocType
    end: int
    codes: tuple[str, ...]


def _codes(head: Head | None) -> tuple[str, ...]:
    return head.number.groups if head is not None and head.number is not None else ()


def heads_in(text: str) -> tuple[Head, ...]:
    """All heads of a folded text, in order, none inside another."""
    found: list[Head] = []
    listed: _Listed | None = None
    places = list(_places(text))
    stops = frozenset(
        start
        for start, _, one in places
        if one is not None and not _goes_on_from(text[max(0, start - _LONGEST_BEHIND) : start])
    )
    reached = 0
    for start, end, one in places:
        if start < reached:
            continue
        if one is not None:
            head = _typed(text, start, end, one, stops)
            if head is not None or text[start].isupper():
                listed = _Listed(one, end, _codes(head))
        else:
            head = _naked(text, start, end, listed, stops) if listed else None
        if head is not None:
            found.append(head)
            reached = head.end
    return tuple(found)


def _places(text: str) -> Iterator[tuple[int, int, DocType | None]]:
    """Type words, and ``số`` after a separator, in order; without the first the second cites nothing."""
    words = types_by_word()
    typed = [(m.start(), m.end(), words[m.group().lower()]) for m in word_pattern().finditer(text)]
    if not typed:
        return
    naked = [(m.start("so"), m.end("so"), None) for m in _NAKED.finditer(text)]
    yield from sorted([*typed, *naked], key=lambda place: place[0])


def _list_issuer(text: str, end: int, stops: frozenset[int]) -> tuple[int, int] | None:
    """``các Nghị quyết của Hội đồng nhân dân tỉnh: số 340/NQ-HĐND …``: the issuer of them all."""
    issuer = issuer_at(text, end, stops)
    return issuer if issuer is not None and text[issuer[1] : issuer[1] + 1] == ":" else None


def _naked(
    text: str,
    start: int,
    end: int,
    listed: _Listed,
    stops: frozenset[int],
) -> Head | None:
    """``…, số 19-NQ/TW ngày 25/10/2017``: the type, and an issuer before the colon, of the list."""
    one = listed.type
    number = _number(text, end, one)
    if number is None or number.bare:
        return None
    if number.groups[0] not in one.codes:
        by_code = type_of_code(number.groups[0])
        if (
            start == end and number.groups != listed.codes
        ):  # công văn số 1654/BTTTT-ƯD và 1655/BTTTT-ƯD
            return None
        one = by_code or one
    head = Head(start, number.end, Kind.STRONG, one, number, inherits=True)
    head = _with_date_and_issuer(text, head, stops)
    return head if head.issuer else head._replace(issuer=_list_issuer(text, listed.end, stops))


def _typed(text: str, start: int, end: int, one: DocType, stops: frozenset[int]) -> Head | None:
    before, goes_on = text[max(0, start - _BEFORE) : start], start not in stops
    if before.endswith(_QUOTES):
        before = before.rstrip("".join(_QUOTES))
        goes_on = _goes_on_from(before)
    capital = text[start].isupper()
    if match := _SELF.match(text, end):
        own = capital or one.slug == "ke-hoach"
        return Head(start, match.end(), Kind.SELF, one) if own else None
    if goes_on and not _SO.match(text, end):
        return None
    if number := _number_after(text, end, one, capital=capital):
        head = Head(start, number.end, Kind.STRONG, one, number)
        head = _with_date_and_issuer(text, head, stops)
        head = _named_again(text, head, stops) if one.named else head
        return head if head.date else head._replace(date=_day_before(text, start))
    if not capital or (not one.named and _NOT_AFTER.match(text, end)):
        return None
    if one.named:
        return _named(text, start, end, one, stops)
    issuer = issuer_at(text, end, stops)
    first = _issuer_first(text, start, one, issuer) if issuer else None
    return first or _unnumbered(text, Head(start, end, Kind.TITLED, one), before, issuer, stops)


def _goes_on_from(before: str) -> bool:
    """``Ban Bí | thư``, ``Đoàn | Luật sư``: the word is part of another."""
    return before.endswith(_NO_BODY_BEHIND) or before.lower().endswith(_NOT_BEHIND)


def _issuer_first(text: str, start: int, one: DocType, issuer: tuple[int, int]) -> Head | None:
    """``Nghị định của Chính phủ số 30/2020/NĐ-CP ngày 05/3/2020``."""
    so = _SO.match(text, issuer[1])
    number = _number(text, so.end(), one) if so else None
    if number is None or number.bare:
        return None
    date = date_at(text, number.end)
    last = date.end if date else number.end
    return Head(start, last, Kind.STRONG, one, number, date, issuer)


def _unnumbered(
    text: str, head: Head, before: str, issuer: tuple[int, int] | None, stops: frozenset[int]
) -> Head | None:
    """``Trên đây là Kế hoạch``, a type and its date, or what only a title makes a citation."""
    before = before.lower()
    if head.type.slug == "ke-hoach" and before.endswith(_HERE):
        return head._replace(kind=Kind.SELF)
    if date_at(text, head.end, year_only=False):
        return _with_date_and_issuer(text, head._replace(kind=Kind.STRONG), stops)
    generic = is_generic(before)
    if not generic and (dated := dated_name(text, head.end, head.type)):
        named = head._replace(title=dated.title, issuer=dated.issuer, date=dated.date)
        return named._replace(
            kind=Kind.STRONG, end=max(dated.date.end, (dated.issuer or (0, 0))[1])
        )
    if generic or not head.type.titled or text[head.start : head.end].isupper():
        return None
    if issuer is not None and SUBJECT.match(text, issuer[1]):
        return head._replace(end=issuer[1], issuer=issuer)
    return head


def _day_before(text: str, start: int) -> DateAt | None:
    """The day a sentence opens with, when it tells who sent the document."""
    low = max(0, start - _REACH)
    found = _DAY_BEFORE.search(text[low:start])
    return date_at(text, low + found.start("date"), year_only=False) if found else None


def _number_after(text: str, end: int, one: DocType, *, capital: bool) -> Number | None:
    """``số 362/QĐ-UBND``, ``46/2011/TT-BYT`` without ``số``, ``số 13``, ``11``."""
    if match := _SO.match(text, end):
        number = _number(text, match.end(), one)
        if number is not None and (capital or not number.bare):
            return number
        return None
    if text[end : end + 1] == " " and (number := _number(text, end + 1, one)) and not number.bare:
        return number if number.serial else None
    called = capital or (one.slug in _CALLED_BY_NUMBER and text[end + 1 : end + 2] == "0")
    if called and one.slug in _SHORT_TYPES and (match := _SHORT_NUMBER.match(text, end)):
        return Number(match.start("n"), match.end(), match["n"], match["n"])
    return None


def _number(text: str, at: int, one: DocType) -> Number | None:
    if not _NUMBER_OPENS.match(text, at):  # nearly always a word
        return None
    number = glued_at(text, at, one.codes) or number_at(text, at)
    return mend_hyphen(number, one.codes) if number is not None else None


def _with_date_and_issuer(text: str, head: Head, stops: frozenset[int]) -> Head:
    """``[ngày …] [của …]``, in this order; a date may also follow the issuer."""
    date = date_at(text, head.end)
    end = date.end if date else head.end
    issuer = issuer_at(text, end, stops)
    end = issuer[1] if issuer else end
    if date is None and issuer is not None and (date := date_at(text, end, year_only=False)):
        end = date.end
    return head._replace(end=end, date=date, issuer=issuer)


def _named(text: str, start: int, end: int, one: DocType, stops: frozenset[int]) -> Head | None:
    """Constitution, codes, laws, ordinances by their names."""
    if one.slug == "hien-phap":
        return _constitution(text, start, end, one)
    title_at = end + 1
    name_end = _name_end(text, title_at, one) if text[end : end + 1] == " " else None
    if name_end is None:
        return None
    head = Head(start, name_end, Kind.STRONG, one, title=(title_at, name_end))
    match = _SO.match(text, name_end) or _BRACKETED.match(text, name_end)
    if match and (number := _number(text, match.end(), one)):
        head = head._replace(
            number=number, end=number.end + (text[number.end : number.end + 1] == ")")
        )
    dated = _with_date_and_issuer(text, head, stops)
    if dated.date is None and (year := _plain_year(text, dated.end)):
        return dated._replace(date=year, end=year.end)
    return dated


def _named_again(text: str, head: Head, stops: frozenset[int]) -> Head:
    """The number and right behind it the name; a name with a number of its own is another act."""
    joint = _AGAIN.match(text, head.end)
    word = word_pattern().match(text, joint.end()) if joint else None
    if joint is None or word is None or types_by_word()[word.group().lower()] is not head.type:
        return head
    end = _name_end(text, word.end() + 1, head.type)
    if end is None or _SO.match(text, end):
        return head
    named = head._replace(title=(word.end() + 1, end), end=end)
    if joint["open"]:
        return named._replace(end=end + (text[end : end + 1] == ")"))
    return named if head.date else _with_date_and_issuer(text, named, stops)


def _constitution(text: str, start: int, end: int, one: DocType) -> Head | None:
    """``Hiến pháp năm 2013``, ``Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam``."""
    state = _STATE.match(text, end)
    after = state.end() if state else end
    year = date_at(text, after) or _plain_year(text, after)
    if year is None and state is None:
        return None
    last = year.end if year else after
    return Head(start, last, Kind.STRONG, one, date=year, title=(end + 1, last))


def _plain_year(text: str, at: int) -> DateAt | None:
    """``Hiến pháp 2013``, ``Luật Đất đai 2013``: a year without ``năm``."""
    match = _PLAIN_YEAR.match(text, at)
    return DateAt(at, match.end(), None, int(match["y"])) if match else None


def _name_end(text: str, at: int, one: DocType) -> int | None:
    """Where the name of an act ends; the acts an amending act names belong to its name."""
    if match := _AMENDS.match(text, at):
        return _amended_end(text, match.end())
    if _REVISING.match(text, at):
        return None
    if (known := title_end(text, at, one.slug)) is not None:
        revised = _REVISED.match(text, known)
        return revised.end() if revised else known
    if not text[at : at + 1].isupper() or _NOT_AFTER.match(text, at - 1):
        return None
    if (dated := _DATED_NAME.match(text, at)) and not word_pattern().search(dated.group()):
        return dated.end()
    match = _NAME_END.search(text, at, at + 160)
    end = match.start() if match else min(len(text), at + 160)
    name = text[at:end].rstrip()
    return at + len(name) if len(name) > 2 else None


def _amended_end(text: str, at: int) -> int | None:
    """The end of ``Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương``."""
    words, end = types_by_word(), None
    for _ in range(12):
        match = word_pattern().match(text, at)
        one = words[match.group().lower()] if match else None
        if match is None or one is None or not one.named or _AMENDS.match(text, match.end() + 1):
            return end
        named = _name_end(text, match.end() + 1, one)
        if named is None:
            so = _SO.match(text, match.end())
            number = number_at(text, so.end()) if so else None
            named = number.end if number else None
        if named is None:
            return end
        end = named
        between = _BETWEEN_ACTS.match(text, end)
        if between is None:
            return end
        at = between.end()
    return end
