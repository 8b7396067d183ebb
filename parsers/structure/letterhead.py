"""Letterhead: issuing body, number, place and date, read line by line.

The lines come from whatever held them - a 2x2 table, one row, tabs, three columns with spacers - in
reading order. Fixed strings anchor the reading: the national motto on the right, ``Số: …/KH-…`` on
the left, ``…, ngày … tháng … năm …``. What is left on the left is the body.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from parsers.keys import ascii_key
from parsers.structure.values import value_of
from schemas.layout import SourceDocument, Span
from schemas.structure import IssueDate, Letterhead, Value

BLANK = r"[\s.…_]*"
_SYMBOL = r"(?:\d{4}\s?/\s?)?[A-ZĐ][A-Za-zĐđ0-9&.]*(?:\s?[-/–]\s?[A-ZĐ][A-Za-zĐđ0-9&.]*)*"
NUMBER_LINE = re.compile(
    rf"S(?:ố|Ố|ó|ô)\s*[:;.]?\s*(?P<serial>\d[\d.]*(?:bis|[a-z])?|{BLANK})\s*[/-]\s*(?P<symbol>{_SYMBOL})"
)
"""``Số: 12/KH-UBND`` · ``Số /KH-UBND`` · ``Số:…/KH-UBND`` · ``Số 15-CT/TU`` · ``Số:1239 /SYT-TCCB``."""
DATE_LINE = re.compile(
    rf"(?P<place>[^,;:]*?)\s*,?\s*ngày\s*(?P<day>\d{{1,2}}|{BLANK})\s*(?:tháng|[/.-](?=\d))"
    rf"\s*(?P<month>\d{{1,2}}|{BLANK})\s*(?:năm|[/.-](?=\d{{4}}))\s*(?P<year>\d{{4}})?",
    re.IGNORECASE,
)
"""``Thủy Nguyên, ngày tháng năm 2023`` · ``Kiên Giang, ngày20 tháng 10 năm 2017`` · ``Thủy
Nguyên, ngày 05/01/2023``, which the decree does not know and offices write.
"""

_MOTTO = re.compile(r"c[oô]ng h[a-z]+ x[a-z]* ?h[oô]i|doc lap\s*-\s*tu do|dang cong san viet nam")
_MARKINGS = (
    ("secrecy", re.compile(r"(?:TUYỆT |TỐI )?MẬT").fullmatch),
    ("urgency", re.compile(r"(?:THƯỢNG )?KHẨN|H[ỎO][ẢA] TỐC(?: HẸN GIỜ)?").fullmatch),
    ("draft", re.compile(r"\(?\s*(?:bản )?dự thảo\b", re.IGNORECASE).match),
)
_RULE = re.compile(r"[\s\-–—_*=.]+")
_HEADWORD = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|UBMTTQ|HĐND|HỘI ĐỒNG|HỘI|SỞ|PHÒNG|BAN|TRƯỜNG|ĐẠI HỌC|TRUNG TÂM|CHI CỤC|CỤC"
    r"|TỔNG CỤC|BỘ|VĂN PHÒNG|THANH TRA|CÔNG AN|BỆNH VIỆN|VIỆN|KHOA|LIÊN ĐOÀN|ĐOÀN|CÔNG ĐOÀN|TIỂU BAN|TỔ"
    r"|ĐẢNG ỦY|ĐẢNG BỘ|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|TỈNH UỶ|THÀNH UỶ|HUYỆN UỶ|QUẬN ỦY|THỊ ỦY|MẶT TRẬN|KHO BẠC"
    r"|CHI NHÁNH|HẠT|TRẠM|ĐÀI|TÒA ÁN|VIỆN KIỂM SÁT|BẢO HIỂM)\b"
)


@dataclass(slots=True)
class HeadLine:
    """A line of the letterhead. ``side`` is the column it stands in, counted from the left."""

    span: Span
    text: str
    bold: bool
    side: int = 0


@dataclass(slots=True)
class _Found:
    """Values as they turn up; lines nobody wanted stay in ``bodies``."""

    values: dict[str, Value] = field(default_factory=dict)
    motto: list[Span] = field(default_factory=list)
    issued: IssueDate | None = None
    bodies: list[HeadLine] = field(default_factory=list)


def read_letterhead(source: SourceDocument, lines: Iterable[HeadLine]) -> Letterhead:
    """The lines above the document type as a letterhead; what is not printed stays None."""
    found = _Found()
    for line in lines:
        for piece in _without_motto(line, found):
            _place(piece, found)
    parent, issuer = _bodies(source, found.bodies)
    values = found.values
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
    )


def _without_motto(line: HeadLine, found: _Found) -> Iterator[HeadLine]:
    """The line without the motto; ``ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI …`` is cut before it."""
    key = ascii_key(line.text)
    match = _MOTTO.search(key)
    if match is None:
        yield line
        return
    # a key has the length of its text unless spaces were folded, which the text no longer holds
    cut = match.start() if len(key) == len(line.text) else 0
    found.motto.append(Span(line.span.start + cut, line.span.end))
    if cut > 0:
        yield _cut(line, 0, cut)


def _cut(line: HeadLine, start: int, end: int) -> HeadLine:
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    at = line.span.start + start
    return HeadLine(Span(at, at + len(text)), text, line.bold, line.side)


def _place(line: HeadLine, found: _Found) -> None:
    """Give one line, or the pieces of it, to the fields it holds."""
    if not line.text or _RULE.fullmatch(line.text):
        return
    if match := _number_match(line, found):
        _take_number(line, match, found)
        for start, end in ((0, match.start()), (match.end(), len(line.text))):
            _place(_cut(line, start, end), found)
    elif found.issued is None and (match := DATE_LINE.search(line.text)):
        found.issued = _issued(line, match)
        if place := match["place"].strip(" ,"):
            found.values["place"] = Value(place, (_span(line, match.start("place"), place),))
    elif name := next((n for n, p in _MARKINGS if p(line.text)), None):
        found.values[name] = _value(line, 0, len(line.text))
    else:
        found.bodies.append(line)


def _take_number(line: HeadLine, match: re.Match[str], found: _Found) -> None:
    found.values["number_line"] = _value(line, match.start(), match.end())
    if serial := match["serial"].strip(" .…_"):
        found.values["serial"] = Value(serial, (_span(line, match.start("serial"), serial),))
    symbol = re.sub(r"\s*([-/–])\s*", r"\1", match["symbol"])
    span = Span(line.span.start + match.start("symbol"), line.span.start + match.end("symbol"))
    found.values["symbol"] = Value(symbol, (span,))


def _number_match(line: HeadLine, found: _Found) -> re.Match[str] | None:
    """The number line. A decision cited in the body's name is none:
    ``ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH`` / ``SỐ 1050/QĐ-SCT``.
    """
    match = NUMBER_LINE.search(line.text)
    if match is None or "number_line" in found.values:
        return None
    above = found.bodies[-1].text if found.bodies else ""
    cited = line.text.startswith("SỐ") and re.search(r"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT)$", above)
    return None if cited else match


def _issued(line: HeadLine, match: re.Match[str]) -> IssueDate:
    def number(name: str) -> int | None:
        digits = (match[name] or "").strip(" .…_")
        return int(digits) if digits.isdigit() else None

    value = _value(line, match.start(), match.end())
    return IssueDate(number("year"), number("month"), number("day"), value)


def _value(line: HeadLine, start: int, end: int) -> Value:
    piece = _cut(line, start, end)
    return Value(piece.text, (piece.span,))


def _span(line: HeadLine, start: int, text: str) -> Span:
    at = line.text.index(text, start)
    return Span(line.span.start + at, line.span.start + at + len(text))


def _bodies(source: SourceDocument, lines: Sequence[HeadLine]) -> tuple[Value | None, Value | None]:
    """Superior and issuing body. The superior is set upright, the issuer bold (Nghị định 30/2020).

    Where weight says nothing, a new body begins with a head word; the last one issues.
    """
    lines = [line for line in lines if line.side == lines[0].side]
    if not lines:
        return None, None
    bold = [line.bold for line in lines]
    if True in bold and not bold[0]:
        first = bold.index(True)
        return _joined(source, lines[:first]), _joined(source, lines[first:])
    units: list[list[HeadLine]] = []
    for line in lines:
        if units and not _HEADWORD.match(line.text):
            units[-1].append(line)
        else:
            units.append([line])
    above = [line for unit in units[:-1] for line in unit]
    return _joined(source, above), _joined(source, units[-1])


def _joined(source: SourceDocument, lines: Sequence[HeadLine]) -> Value | None:
    return value_of(source, *(line.span for line in lines)) if lines else None
