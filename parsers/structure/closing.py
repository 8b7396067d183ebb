"""Closing part: recipients on the left, signatures on the right.

The two columns come as an invisible table, or line after line, mixed. Recipients are the lines that
open with a dash after ``Nơi nhận:``; a signature is a run of capacity and position lines in
capitals and, some lines below, a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.bullets import BULLET
from parsers.structure.anchors import CAPACITY, POST, RECIPIENTS
from parsers.structure.values import value_of
from schemas.layout import Block, Paragraph, Region, SourceDocument, Span
from schemas.structure import Closing, Signer, Value

_DASH = re.compile(rf"\s*{BULLET}")
_LAST = re.compile(rf"\s*{BULLET}?Lưu\b", re.IGNORECASE)
_BESIDES = re.compile(r"kiêm", re.IGNORECASE)
"""``TRƯỞNG BAN TUYÊN GIÁO`` | ``Kiêm`` | ``TRƯỞNG BAN TỔ CHỨC``: one office and another."""
_APPROVES = re.compile(r"(?:PHÊ )?DUYỆT\s*[:.]?\s+(?=[A-ZĐÀ-Ỹ])")
"""``PHÊ DUYỆT GIÁM ĐỐC SỞ Y TẾ``: who approves a plan, before the office."""
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|ký, đóng dấu)", re.IGNORECASE)
_RANK = r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)|(?:Bác|Thạc|Tiến) (?:sĩ|sỹ)) "
_NAME = re.compile(
    rf"(?:{_RANK})?(?:(?:[A-ZĐ][A-Za-z]{{0,4}}\.\s?){{1,3}})?(?:[A-ZĐÀ-Ỹ][\wÀ-ỹ’'.]*\s+){{1,6}}[A-ZĐÀ-Ỹ][\wÀ-ỹ’'.]*"
)
"""``Uông Minh Long`` · ``TS. Nguyễn Đức Hiển`` · ``Thượng tá Nguyễn Văn A``."""

BEFORE = 4.0
"""Of the height of a line: what was not read so far before an office belongs to it (``KT.`` by hand)."""

SIGNED = 1.5
"""Of the height of a line: what stands so far below the line above it has a signature between them."""

Column = list[Span]
"""Printed lines of one column, from top to bottom."""


def read_closing(source: SourceDocument, blocks: Iterable[Block]) -> Closing:
    """Recipients and signers of the closing zone, and all the spans it takes."""
    blocks = list(blocks)
    reading = _Reading(source)
    for columns in _stretches(source, blocks):
        reading.take(columns)
    return Closing(
        tuple(v for spans in reading.recipients if (v := _recipient(source, spans)) is not None),
        tuple(_told(source, titles, name) for titles, name in reading.signed()),
        tuple(block.span for block in blocks),
    )


def _stretches(source: SourceDocument, blocks: Sequence[Block]) -> Iterator[list[Column]]:
    """Columns side by side: those of a table by their place in it, or running lines as one."""
    flow: Column = []
    for block in blocks:
        if isinstance(block, Paragraph):
            flow += _lines(source, [block])
            continue
        if flow:
            yield [flow]
            flow = []
        columns: dict[int, Column] = {}
        for cell in sorted(block.cells, key=lambda c: (c.row, c.col)):
            columns.setdefault(cell.col, []).extend(_lines(source, cell.paragraphs))
        yield [columns[col] for col in sorted(columns) if columns[col]]
    if flow:
        yield [flow]


def _lines(source: SourceDocument, paragraphs: Sequence[Paragraph]) -> Column:
    return [line.span for p in paragraphs for line in source.lines_in(p.span)]


@dataclass(slots=True)
class _Reading:
    """What was read so far; a page or a new table may have cut a list or a signature in two."""

    source: SourceDocument
    recipients: list[list[Span]] = field(default_factory=list)
    open_list: bool = False
    """A list of recipients that has not come to ``Lưu``."""
    signatures: list[tuple[list[Span], Span | None]] = field(default_factory=list)
    """Lines of capacity and position, and the name."""

    def take(self, columns: Sequence[Column]) -> None:
        rests = []
        for column in columns:
            items, rest, is_open = _recipients(self.source, column, goes_on=self.open_list)
            self.recipients += items
            self.open_list = self.open_list if is_open is None else is_open
            rests.append(rest)
        signing = [rest for rest in rests if _signatures(self.source, rest)]
        unsigned = [s for s in self.signatures if s[1] is None]
        if not signing or (len(signing) == 1 and len(unsigned) == 1):
            rest = signing[0] if signing else [span for rest in rests for span in rest]
            rests = [self._below(rest)]
        found = [signature for rest in rests for signature in _signatures(self.source, rest)]
        names = [rest[0] for rest in rests if len(rest) == 1 and self._is_name(rest[0])]
        if len(found) == len(names) == 1 and found[0][1] is None:
            found = [(found[0][0], names[0])]  # the name was set below the other column
        self.signatures += found

    def _is_name(self, span: Span) -> bool:
        text = self.source.slice(span).strip()
        return _NAME.fullmatch(text) is not None and not text.isupper()

    def _below(self, lines: Column) -> Column:
        """Lines below a signature that has no name yet go on with it."""
        if not (self.signatures and self.signatures[-1][1] is None and lines):
            return lines
        titles, _ = self.signatures[-1]
        first = self.source.slice(lines[0]).strip()
        if not (_NAME.fullmatch(first) or _SIGNED.match(first) or signs(first)):
            return lines
        self.signatures.pop()
        return [*titles, *lines]

    def signed(self) -> Iterator[tuple[list[Span], Span | None]]:
        """The signatures; the signer's own office, printed under the name, is none
        (``Nguyễn Văn Mẫu`` / ``TRƯỞNG BAN …``).
        """
        named = told = False
        for titles, name in self.signatures:
            if (
                name is None
                and named
                and not any(CAPACITY.match(self.source.slice(span)) for span in titles)
            ):
                continue
            if name is None and told and not any(signs(self.source.slice(span)) for span in titles):
                continue  # a title of what follows
            named, told = named or name is not None, True
            yield titles, name


def _recipients(
    source: SourceDocument, column: Column, *, goes_on: bool
) -> tuple[list[list[Span]], Column, bool | None]:
    """Recipients of a column, the lines that are none, and whether the list is still open: it has
    not come to ``Lưu``. None where there is no list.

    ``goes_on``: a list above this column is still open, so it may begin with a dash.
    """
    items: list[list[Span]] = []
    start = next((i for i, s in enumerate(column) if RECIPIENTS.match(source.slice(s))), None)
    if start is None:
        if not (goes_on and any(_DASH.match(source.slice(s)) for s in column[:1])):
            return [], list(column), None
        rest, below = [], column
    else:
        rest, below = list(column[:start]), column[start + 1 :]
        label = column[start]
        after = RECIPIENTS.match(source.slice(label))
        if after is not None and source.slice(label)[after.end() :].strip(" -"):
            items.append([Span(label.start + after.end(), label.end)])
    closed = False
    for span in below:
        text = source.slice(span)
        if signs(text) or (
            closed and not _DASH.match(text) and not _wraps(source, items[-1], text)
        ):
            rest.append(span)
        elif _DASH.match(text) or not items or _LAST.match(text):
            items.append([span])
        else:
            items[-1].append(span)
        closed = closed or bool(_LAST.match(text))
    return items, rest, not closed


def _wraps(source: SourceDocument, last: Sequence[Span], text: str) -> bool:
    """Does ``- Lưu: VT, DT (KH03),`` go on in this line (``M.A166/11.``)? A name of a signer does not."""
    above = source.slice(last[-1]).rstrip()
    return above.endswith((",", "-", "(")) and not _NAME.fullmatch(text)


def _recipient(source: SourceDocument, spans: Sequence[Span]) -> Value | None:
    """A recipient without its leading dash and its closing ``;`` or ``.``"""
    value = value_of(source, *spans)
    if value is None:
        return None
    text = _DASH.sub("", value.text, count=1).strip() if _DASH.match(value.text) else value.text
    text = text.strip().rstrip(";.,").strip()
    return Value(text, value.spans) if text else None


def names_signer(text: str) -> bool:
    """A name, or ``(đã ký)`` in its place."""
    text = text.strip()
    return _SIGNED.match(text) is not None or (
        _NAME.fullmatch(text) is not None and not text.isupper()
    )


def signs(text: str) -> bool:
    """A capacity or position line among recipients; ``ĐMPT, TH, TTDL&CNS;`` is none."""
    return text.isupper() and bool(CAPACITY.match(text) or POST.match(text))


def _signatures(source: SourceDocument, lines: Column) -> list[tuple[list[Span], Span | None]]:
    """Signatures of one column; a new one begins after a name."""
    found: list[tuple[list[Span], Span | None]] = []
    titles: list[Span] = []
    for span in lines:
        text = source.slice(span).strip()
        if _SIGNED.match(text) or not text:
            continue
        besides = bool(titles) and _BESIDES.fullmatch(text) is not None
        if besides or (text.isupper() and not (titles and _upper_name(source, titles, text))):
            titles.append(span)
        elif titles and _NAME.fullmatch(text):
            found.append((titles, span))
            titles = []
    if titles:
        found.append((titles, None))
    return found


def _upper_name(source: SourceDocument, titles: Sequence[Span], text: str) -> bool:
    """A name in capitals under a position (``PHÓ CHỦ TỊCH`` / ``NGUYỄN VĂN A``): never provable,
    so only a family name counts.
    """
    position = source.slice(titles[-1]).strip()
    first = text.split(maxsplit=1)[0]
    return bool(POST.search(position)) and first in _FAMILY and len(text.split()) <= 5


_FAMILY = frozenset(
    [
        "NGUYỄN",
        "TRẦN",
        "LÊ",
        "PHẠM",
        "HOÀNG",
        "HUỲNH",
        "PHAN",
        "VŨ",
        "VÕ",
        "ĐẶNG",
        "BÙI",
        "ĐỖ",
        "HỒ",
        "NGÔ",
        "DƯƠNG",
        "LÝ",
        "ĐINH",
        "TRỊNH",
        "LƯƠNG",
        "MAI",
        "ĐOÀN",
        "TÔ",
        "LƯU",
        "TRƯƠNG",
        "CAO",
        "HÀ",
        "TẠ",
        "THÁI",
        "CHU",
        "KIỀU",
        "UÔNG",
        "QUÁCH",
        "LA",
        "VƯƠNG",
    ]
)


def _told(source: SourceDocument, titles: Sequence[Span], name: Span | None) -> Signer:
    """A signer; without the office, or the name, where a part of it was not read."""
    signer = _signer(source, titles, name)
    if not source.by_hand:
        return signer
    position, name_ = (
        None if value is not None and _is_in_part(source, value) else value
        for value in (signer.position, signer.name)
    )
    return Signer(signer.capacity, position, name_)


def _is_in_part(source: SourceDocument, value: Value) -> bool:
    """Does something stand before a line of it, within it or right below it that was not read?"""
    places = [place for span in value.spans for place in source.locate(span)]
    return any(
        one.field == "signers" and one.region.page == place.page and _reaches(one.region, place)
        for one in source.by_hand
        for place in places
    )


def _reaches(unread: Region, line: Region) -> bool:
    if unread.bbox is None or line.bbox is None:
        return False
    middle = (unread.bbox.top + unread.bbox.bottom) / 2
    height = line.bbox.bottom - line.bbox.top
    return (
        line.bbox.top <= middle <= line.bbox.bottom + height
        and unread.bbox.x0 <= line.bbox.x1
        and unread.bbox.x1 >= line.bbox.x0 - BEFORE * height
    )


def _signer(source: SourceDocument, titles: Sequence[Span], name: Span | None) -> Signer:
    """Capacity words in printed order; the position held is the last line that names a post, with
    what it wraps to (``PHÓ TRƯỞNG CÔNG AN`` | ``HUYỆN``).
    """
    words: list[str] = []
    for span in titles:
        text = source.slice(span)
        words += [
            _capacity(match["word"], text[match.start() :])
            for match in CAPACITY.finditer(text)
            if match.start() == 0 or text[match.start() - 1] in " -–"
        ]
    titles = [_office_of(source, span) for span in _above_the_signature(source, titles)]
    at = next((i for i in reversed(range(len(titles))) if signs(source.slice(titles[i]))), None)
    if at is not None and at > 1 and _BESIDES.fullmatch(source.slice(titles[at - 1]).strip()):
        at -= 2
    last = list(titles[at:]) if at is not None else list(titles[-1:])
    capacity = CAPACITY.match(source.slice(last[0]))
    if capacity is not None:
        last[0] = Span(last[0].start + capacity.end(), last[0].end)
    position = value_of(source, *last)
    unsigned = name is None and len(titles) == 1  # BAN TỔ CHỨC, alone: a collective signs
    if not words and position is not None and not (unsigned or POST.search(position.text)):
        position = None  # the name of the body that signs (KHOA KHOA HỌC MÁY TÍNH), no position
    return Signer(tuple(words), position, value_of(source, name) if name else None)


def _office_of(source: SourceDocument, span: Span) -> Span:
    """A line without ``PHÊ DUYỆT`` before an office."""
    text = source.slice(span)
    approves = _APPROVES.match(text)
    if approves is None or not signs(text[approves.end() :]):
        return span
    return Span(span.start + approves.end(), span.end)


def _above_the_signature(source: SourceDocument, titles: Sequence[Span]) -> Sequence[Span]:
    """Lines of the office signed in; what stands below the signature, at the name, is what else the signer is
    (``TRƯỞNG BAN`` | ``PHÓ CHỦ TỊCH UBND TỈNH`` | ``Nguyễn Văn Linh``).
    """
    boxes = [place.bbox for span in titles for place in source.locate(span)[:1]]
    for at, (above, box) in enumerate(pairwise(boxes), start=1):
        if above is None or box is None:
            continue
        if box.top - above.bottom > SIGNED * (above.bottom - above.top):
            return titles[:at]
    return titles


def _capacity(word: str, printed: str) -> str:
    """As printed, with its point: ``TM.``; the Party's ``T/M`` has none."""
    return word if "/" in word or not printed[len(word) :].lstrip().startswith(".") else f"{word}."
