"""Letterhead: issuing body, number, place and date.

The lines come from whatever held them - a 2x2 table, one row, tabs, three columns with spacers - and
are read column by column, each as one string. Fixed strings anchor the reading: the national motto
on the right, ``Số: …/KH-…`` on the left, ``…, ngày … tháng … năm …``. What is left on the left is the
body, as long as it can be one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from parsers.bullets import SIGN
from parsers.keys import ascii_key
from parsers.structure.anchors import ADDRESSEE
from parsers.structure.headcolumns import HeadColumn, HeadLine, columns_of
from parsers.structure.values import value_of
from schemas.layout import SourceDocument, Span
from schemas.structure import IssueDate, Letterhead, Value

BLANK = r"[\s.…_]*"
_SYMBOL = r"(?:\d{4}\s?/\s?)?[A-ZĐ][A-Za-zĐđ0-9&.]*(?:\s?[-/–]\s?[A-ZĐ][A-Za-zĐđ0-9&.]*)*"
NUMBER_LINE = re.compile(
    rf"S\s?(?:ố|Ố|ó|ô)\s*[:;.]?\s*(?P<serial>\d[\d.]*(?:bis|[a-z])?|{BLANK})\s*[/-]\s*(?P<symbol>{_SYMBOL})"
)
"""``Số: 12/KH-UBND`` · ``Số /KH-UBND`` · ``Số:…/KH-UBND`` · ``Số 15-CT/TU`` · ``Số:1239 /SYT-TCCB`` ·
``S ố: /KH-UBND``, set with wide letters."""
DATE_LINE = re.compile(
    rf"ngày\s*(?P<day>\d{{1,2}}|{BLANK})\s*(?:tháng|[/.-](?=\d))"
    rf"\s*(?P<month>\d{{1,2}}|{BLANK})\s*(?:năm|[/.-](?=\d{{4}}))\s*(?P<year>\d{{4}})?",
    re.IGNORECASE,
)
"""``Thủy Nguyên, ngày tháng năm 2023`` · ``Kiên Giang, ngày20 tháng 10 năm 2017`` · ``Thủy
Nguyên, ngày 05/01/2023``, which the decree does not know and offices write.
"""
_DAYLESS = re.compile(r",\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})$", re.MULTILINE)
"""``Bắc Giang, tháng 3 năm 2012``: the day is not printed, or a scan lost it with its word."""
LONGEST_BODY = 150
"""Characters: no body has a longer name (the longest of 1,500 real plans: 121)."""
LONGEST_PLACE = 40

_MOTTO = re.compile(
    r"cong h[a-z]+ x[a-z]*\s?hoi(?:\s*chu\s+nghia(?:\s+viet\s*nam)?)?(?:\s*doc\s+lap\s*-\s*tu\s+do\s*-?\s*(?:hanh\s+phuc)?)?"
    r"|doc\s+lap\s*-\s*tu\s+do\s*-?\s*(?:hanh\s+phuc)?|dang cong san\s+viet\s+nam"
)
_MARKINGS = (
    ("secrecy", re.compile(r"(?:TUYỆT |TỐI )?MẬT").fullmatch),
    ("urgency", re.compile(r"(?:THƯỢNG )?KHẨN|H[ỎO][ẢA] TỐC(?: HẸN GIỜ)?").fullmatch),
    ("draft", re.compile(r"\(?\s*(?:bản )?dự thảo\b", re.IGNORECASE).match),
)
_ABOUT = re.compile(r"(?:V/v|Về việc)\b", re.IGNORECASE)
GOES_ON = re.compile(r"(?:\b(?:VÀ|VỀ|CỦA|CÁC|CHO|TRUNG HỌC CƠ)|[,–-])$")
"""A name goes on below: ``BAN CHỈ ĐẠO CÁC`` | ``PHÒNG TRÀO …``."""
_SPECKS = re.compile(r"(?:[»«‹›„`'’‘^~|·¬°_*\s]|[–-](?=_))+(?=\S)")
"""What a scan has beside a line, and no typist: ``» ` ỦY BAN NHÂN DÂN``."""
_BEHIND = " `'’‘^~|»«·_"
_COUNCIL = re.compile(r"(?:(?:ỦY|UỶ) BAN|HỘI ĐỒNG) NHÂN DÂN|UBND|HĐND")
_TERRITORY = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU)\b")
"""``ỦY BAN NHÂN DÂN`` | ``TỈNH BẮC GIANG``: one name, whatever its weight."""
_LARGE = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP|HUYỆN|QUẬN|THỊ XÃ)\b")
"""A commune may stand for its committee (``UBND HUYỆN A`` | ``XÃ B``), these do not."""
_NO_BODY = re.compile(
    r"(?:KẾ HOẠCH|QUYẾT ĐỊNH|THÔNG BÁO|CHƯƠNG TRÌNH|BÁO CÁO|TỜ TRÌNH)$|(?:căn cứ|kính gửi|nơi nhận)\b"
    rf"|[IVX]{{1,4}}\s?[.)/-]\s|\d{{1,2}}[.)]\s|{SIGN}\s|.*[.;:]$",
    re.IGNORECASE,
)
"""Lines that never are part of a body's name: type, recital, heading, bullet, sentence."""
HEADWORD = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|UBMTTQ|HĐND|HỘI ĐỒNG|HỘI|SỞ|PHÒNG|BAN|TRƯỜNG|ĐẠI HỌC|TRUNG TÂM|CHI CỤC|CỤC"
    r"|TỔNG CỤC|BỘ|VĂN PHÒNG|THANH TRA|CÔNG AN|BỆNH VIỆN|VIỆN|KHOA|LIÊN ĐOÀN|ĐOÀN|CÔNG ĐOÀN|TIỂU BAN|TỔ"
    r"|ĐẢNG ỦY|ĐẢNG BỘ|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|TỈNH UỶ|THÀNH UỶ|HUYỆN UỶ|QUẬN ỦY|THỊ ỦY|MẶT TRẬN|KHO BẠC"
    r"|CHI NHÁNH|HẠT|TRẠM|ĐÀI|TÒA ÁN|VIỆN KIỂM SÁT|BẢO HIỂM)\b"
)


def heads(text: str) -> bool:
    """Does a line hold a fixed string of the letterhead: motto, number, or place and date?"""
    short = text[:LONGEST_BODY]
    if len(text) > LONGEST_BODY or _NO_BODY.match(text):
        return False
    return bool(
        _MOTTO.search(ascii_key(short)) or NUMBER_LINE.match(short) or DATE_LINE.search(short)
    )


@dataclass(slots=True)
class _Found:
    """Values as they turn up."""

    values: dict[str, Value] = field(default_factory=dict)
    motto: list[Span] = field(default_factory=list)
    issued: IssueDate | None = None


_JOINT = re.compile(r"(?:KHLT|KHPH|CTLT|CTPH|CTrPH|HDLT|NQLT|TTLT|QCPH)(?:[-/]|$)")
"""Symbols of what several bodies issue: ``KHLT-LĐLĐ-PLĐTBXH``."""


def read_letterhead(source: SourceDocument, lines: Iterable[HeadLine]) -> Letterhead:
    """The lines above the document type as a letterhead; what is not printed stays None."""
    found = _Found()
    bodies: list[HeadLine] = []
    for column in columns_of(lines):
        _take_about(column, found)
        end = _take_motto(column, found)
        _take_number(column, found)
        _take_markings(column, found)
        _take_date(column, found, below_motto=end)
        bodies += [_bare(piece) for piece in column.left() if any(map(str.isalnum, piece.text))]
    values = found.values
    symbol = values.get("symbol")
    joint = symbol is not None and _JOINT.match(symbol.text) is not None
    parent, issuer = _bodies(source, bodies, joint=joint)
    return Letterhead(
        national_motto=value_of(source, *found.motto),
        parent_agency=parent,
        issuing_agency=issuer,
        serial=values.get("serial"),
        symbol=values.get("symbol"),
        number_line=values.get("number_line"),
        place=values.get("place"),
        issued=found.issued,
        secrecy=values.get("secrecy"),
        urgency=values.get("urgency"),
        draft=values.get("draft"),
        subject=values.get("subject"),
    )


def _take_about(column: HeadColumn, found: _Found) -> None:
    """The subject of a công văn, under its number: ``V/v triển khai Kế hoạch số 524/KH-UBND ngày 28/4/2026``
    gives neither number nor day.
    """
    at = next((i for i, line in enumerate(column.lines) if _ABOUT.match(line.text)), None)
    if at is None:
        return
    below = zip(column.starts[at + 1 :], column.lines[at + 1 :], strict=True)
    start = column.starts[at]
    end = next((s for s, line in below if _ends_about(line.text)), len(column.text))
    found.values["subject"] = _value(column, start, end)
    column.blank(start, end)


def _ends_about(text: str) -> bool:
    """What never goes on with a subject: the addressee, the motto, the line of place and date."""
    if ADDRESSEE.match(text) or (text.isupper() and _MOTTO.search(ascii_key(text))):
        return True
    dated = DATE_LINE.search(text)
    return dated is not None and dated.end() == len(text) and text[: dated.start()].endswith(", ")


def _take_motto(column: HeadColumn, found: _Found) -> int | None:
    """Take the motto out of a column; the offset after its last words, None without any.

    ``ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI …`` on one line is cut before it.
    """
    end = None
    for match in _MOTTO.finditer(column.key):
        column.take(*match.span())
        found.motto += column.spans(*match.span())
        end = match.end()
    return end


def _take_number(column: HeadColumn, found: _Found) -> None:
    if "number_line" in found.values:
        return
    for match in NUMBER_LINE.finditer(column.text):
        if _cited(column.text, match):
            continue
        found.values["number_line"] = _value(column, *match.span())
        if serial := match["serial"].strip(" \n.…_"):
            at = column.text.index(serial, match.start("serial"))
            found.values["serial"] = Value(serial, column.spans(at, at + len(serial)))
        symbol = re.sub(r"\s*([-/–])\s*", r"\1", match["symbol"])
        found.values["symbol"] = Value(symbol, column.spans(*match.span("symbol")))
        column.take(*match.span())
        return


def _cited(text: str, match: re.Match[str]) -> bool:
    """A decision in the body's name: ``ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH`` / ``SỐ 1050/QĐ-SCT``."""
    above = text[: match.start()].rstrip()
    return match.group().startswith("SỐ") and above.endswith(("QUYẾT ĐỊNH", "NGHỊ QUYẾT"))


def _take_markings(column: HeadColumn, found: _Found) -> None:
    for start, line in zip(column.starts, column.lines, strict=True):
        name = next((n for n, fits in _MARKINGS if fits(line.text)), None)
        if name is not None:
            end = start + len(line.text)
            found.values[name] = _value(column, start, end)
            column.take(start, end)


def _take_date(column: HeadColumn, found: _Found, *, below_motto: int | None) -> None:
    match = DATE_LINE.search(column.text) or _DAYLESS.search(column.text)
    if found.issued is not None or match is None:
        return
    place = _place_before(column, match.start(), below_motto)
    start = place[0] if place else match.start()
    value = _value(column, start, match.end())
    told = {"day": None, **match.groupdict()}
    year, month, day = (_number(told[name]) for name in ("year", "month", "day"))
    found.issued = IssueDate(year, month, day, value)
    if place and (words := _value(column, *place)).text:
        found.values["place"] = words
    column.take(start, match.end())


def _number(text: str | None) -> int | None:
    digits = (text or "").strip(" \n.…_")
    return int(digits) if digits.isdigit() else None


def _place_before(column: HeadColumn, at: int, below_motto: int | None) -> tuple[int, int] | None:
    """Where the place before ``ngày`` stands: on its line, and above it in the motto's column where
    a long name wraps (``Thành phố Hồ Chí`` | ``Minh, ngày 05 …``).
    """
    line = column.line_at(at)
    start = column.starts[line]
    if below_motto is not None and below_motto <= at:
        floor = column.line_at(below_motto)
        while line > floor and _place_goes_on(column, line):
            line -= 1
            start = column.starts[line]
        start = max(start, below_motto)
    start = max([start, *(end for _, end in column.taken if end <= at)])
    text = column.text[start:at]
    cut = max(text.rstrip(" ,\n").rfind(c) for c in ",;:") + 1
    start += cut
    text = text[cut:]
    end = start + len(text.rstrip(" ,\n"))
    start += len(text) - len(text.lstrip())
    return (start, end) if start < end and end - start <= LONGEST_PLACE else None


def _place_goes_on(column: HeadColumn, line: int) -> bool:
    """Is the line above the beginning of this one's place? It is short, in mixed case, unended."""
    above, start = column.lines[line - 1].text, column.starts[line - 1]
    if any(start < b and a < start + len(above) for a, b in column.taken):
        return False
    mixed = above[:1].isupper() and not above.isupper()
    return mixed and len(above) < LONGEST_PLACE and above[-1] not in ".;:)"


def _value(column: HeadColumn, start: int, end: int) -> Value:
    text = " ".join(column.text[start:end].split())
    return Value(text, column.spans(start, end))


def _bodies(
    source: SourceDocument, lines: Sequence[HeadLine], *, joint: bool
) -> tuple[Value | None, Value | None]:
    """Superior and issuing body. The superior is set upright, the issuer bold (Nghị định 30/2020); of a
    document of several bodies (liên tịch) all that are bold issue.

    Where weight says nothing, a new body begins with a head word; the last one issues.
    """
    lines = list(_possible([line for line in lines if line.side == lines[0].side]))
    if not lines:
        return None, None
    first = _issuer_of(lines)
    if first is not None:
        return _joined(source, lines[:first]), _joined(source, lines[first:])
    if joint and all(line.bold for line in lines):
        return None, _joined(source, lines)
    units: list[list[HeadLine]] = []
    for line in lines:
        if units and (not HEADWORD.match(line.text) or GOES_ON.search(units[-1][-1].text)):
            units[-1].append(line)
        else:
            units.append([line])
    above = [line for unit in units[:-1] for line in unit]
    return _joined(source, above), _joined(source, units[-1])


def _issuer_of(lines: Sequence[HeadLine]) -> int | None:
    """Where the bold body begins below an upright one; None where weight says nothing. A territory issues nothing by itself,
    whatever its weight: ``SỞ GIÁO DỤC VÀ ĐÀO TẠO`` | ``THÀNH PHỐ HỒ CHÍ MINH`` | ``TRƯỜNG THPT PHƯỚC BỬU``.
    """
    bold = [line.bold for line in lines]
    if True not in bold or bold[0]:
        return None
    first = bold.index(True)
    if not _TERRITORY.match(lines[first].text):
        return first
    headed = (at for at in range(first + 1, len(lines)) if HEADWORD.match(lines[at].text))
    if (at := next(headed, None)) is not None:
        return at
    if _COUNCIL.fullmatch(lines[first - 1].text):
        return first - 1
    return None if _LARGE.match(lines[first].text) else first


def _bare(line: HeadLine) -> HeadLine:
    """A line without the specks beside it."""
    found = _SPECKS.match(line.text)
    start = found.end() if found else 0
    text = line.text[start:].rstrip(_BEHIND)
    if not text or text == line.text:
        return line
    at = line.span.start + start
    return HeadLine(Span(at, at + len(text)), text, line.bold, line.side)


def _possible(lines: Iterable[HeadLine]) -> Iterator[HeadLine]:
    """The lines up to the first that no body's name can hold."""
    for line in lines:
        if _NO_BODY.match(line.text):
            return
        yield line


def _joined(source: SourceDocument, lines: Sequence[HeadLine]) -> Value | None:
    """The lines as one name; None when it is longer than any."""
    value = value_of(source, *(line.span for line in lines)) if lines else None
    return value if value is not None and len(value.text) <= LONGEST_BODY else None
