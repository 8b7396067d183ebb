"""Closing part: recipients on the left, signatures on the right.

The two columns come as an invisible table, or line after line, mixed. Recipients are the lines that
open with a dash after ``Nơi nhận:``; a signature is a run of capacity and position lines in
capitals and, some lines below, a name.
"""

import re
from collections.abc import Iterable, Sequence

from parsers.structure.values import value_of
from parsers.structure.zones import CAPACITY, RECIPIENTS
from schemas.layout import Block, Paragraph, SourceDocument, Span
from schemas.structure import Closing, Signer, Value

_DASH = re.compile(r"\s*[-–+•*]\s*")
_LAST = re.compile(r"\s*[-–+•*]?\s*Lưu\b", re.IGNORECASE)
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|ký, đóng dấu)", re.IGNORECASE)
_RANK = r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)|(?:Bác|Thạc|Tiến) (?:sĩ|sỹ)) "
_NAME = re.compile(
    rf"(?:{_RANK})?(?:(?:[A-ZĐ][A-Za-z]{{0,4}}\.\s?){{1,3}})?(?:[A-ZĐÀ-Ỹ][\wÀ-ỹ’'.]*\s+){{1,6}}[A-ZĐÀ-Ỹ][\wÀ-ỹ’'.]*"
)
"""``Uông Minh Long`` · ``TS. Nguyễn Đức Hiển`` · ``Thượng tá Nguyễn Văn A``."""


def read_closing(source: SourceDocument, blocks: Iterable[Block]) -> Closing:
    """Recipients and signers of the closing zone, and all the spans it takes."""
    columns: list[list[Span]] = []
    spans: list[Span] = []
    flow: list[Span] = []
    for block in blocks:
        spans.append(block.span)
        if isinstance(block, Paragraph):
            flow += _lines(source, [block])
        else:
            columns += [_lines(source, cell.paragraphs) for cell in block.cells]
    columns = [column for column in (*_by_column(source, columns), flow) if column]
    recipients: list[Value] = []
    signers: list[Signer] = []
    for column in columns:
        taken, rest = _recipients(source, column)
        recipients += taken
        signers += _signers(source, rest)
    return Closing(tuple(recipients), tuple(signers), tuple(spans))


def _lines(source: SourceDocument, paragraphs: Sequence[Paragraph]) -> list[Span]:
    return [line.span for p in paragraphs for line in source.lines_in(p.span)]


def _by_column(source: SourceDocument, cells: Sequence[list[Span]]) -> list[list[Span]]:
    """Cells as they were; cells below one another are one column when the print cut it in rows
    (a second row that holds only the signer's name).
    """
    merged: list[list[Span]] = []
    for cell in cells:
        text = " ".join(source.slice(s) for s in cell)
        if merged and cell and len(cell) == 1 and _NAME.fullmatch(text):
            target = next((m for m in reversed(merged) if _has_position(source, m)), None)
            if target is not None:
                target += cell
                continue
        merged.append(list(cell))
    return merged


def _has_position(source: SourceDocument, column: Sequence[Span]) -> bool:
    return any(source.slice(s).isupper() for s in column) and not any(
        RECIPIENTS.match(source.slice(s)) for s in column
    )


def _recipients(source: SourceDocument, column: Sequence[Span]) -> tuple[list[Value], list[Span]]:
    """Recipients of a column, and the lines that are none."""
    start = next((i for i, s in enumerate(column) if RECIPIENTS.match(source.slice(s))), None)
    if start is None:
        return [], list(column)
    items: list[list[Span]] = []
    rest = list(column[:start])
    label = column[start]
    after = RECIPIENTS.match(source.slice(label))
    if after is not None and source.slice(label)[after.end() :].strip(" -"):
        items.append([Span(label.start + after.end(), label.end)])
    closed = False
    for span in column[start + 1 :]:
        text = source.slice(span)
        if _signs(text) or (closed and not _DASH.match(text)):
            rest.append(span)
        elif _DASH.match(text) or not items or _LAST.match(text):
            items.append([span])
        else:
            items[-1].append(span)
        closed = closed or bool(_LAST.match(text))
    return [v for spans in items if (v := _recipient(source, spans)) is not None], rest


def _recipient(source: SourceDocument, spans: Sequence[Span]) -> Value | None:
    """A recipient without its leading dash and its closing ``;`` or ``.``"""
    value = value_of(source, *spans)
    if value is None:
        return None
    text = _DASH.sub("", value.text, count=1).strip() if _DASH.match(value.text) else value.text
    text = text.strip().rstrip(";.,").strip()
    return Value(text, value.spans) if text else None


def _signs(text: str) -> bool:
    """A capacity or position line among recipients; ``ĐMPT, TH, TTDL&CNS;`` is none."""
    return text.isupper() and bool(CAPACITY.match(text) or _POSITION.match(text))


def _signers(source: SourceDocument, lines: Sequence[Span]) -> list[Signer]:
    """Signers of one column; a new one begins after a name."""
    signers: list[Signer] = []
    titles: list[Span] = []
    for span in lines:
        text = source.slice(span).strip()
        if _SIGNED.match(text) or not text:
            continue
        if text.isupper() and not (titles and _upper_name(source, titles, text)):
            titles.append(span)
        elif titles and _NAME.fullmatch(text):
            signers.append(_signer(source, titles, span))
            titles = []
    if titles and not (signers and _own_office(source, titles)):
        signers.append(_signer(source, titles, None))
    return signers


def _own_office(source: SourceDocument, titles: Sequence[Span]) -> bool:
    """The signer's own office, printed under the name (``Nguyễn Văn Mẫu`` / ``TRƯỞNG BAN …``)."""
    return not any(CAPACITY.match(source.slice(span)) for span in titles)


def _upper_name(source: SourceDocument, titles: Sequence[Span], text: str) -> bool:
    """A name in capitals under a position (``PHÓ CHỦ TỊCH`` / ``NGUYỄN VĂN A``): never provable,
    so only a family name counts.
    """
    position = source.slice(titles[-1]).strip()
    first = text.split(maxsplit=1)[0]
    return bool(_POSITION.search(position)) and first in _FAMILY and len(text.split()) <= 5


_POSITION = re.compile(
    r"(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|BÍ THƯ|CHÁNH|VIỆN TRƯỞNG|CỤC TRƯỞNG|CHỈ HUY|HIỆU TRƯỞNG)"
)
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


def _signer(source: SourceDocument, titles: Sequence[Span], name: Span | None) -> Signer:
    """Capacity words in printed order; the position held is the last line."""
    words: list[str] = []
    for span in titles:
        for match in CAPACITY.finditer(source.slice(span)):
            at_start = match.start() == 0 or source.slice(span)[match.start() - 1] in " -–"
            if at_start:
                words.append(_capacity(match["word"], source.slice(span)[match.start() :]))
    last = titles[-1]
    text = source.slice(last)
    capacity = CAPACITY.match(text)
    position = value_of(source, Span(last.start + (capacity.end() if capacity else 0), last.end))
    if not words and position is not None and not _POSITION.search(position.text):
        position = None  # the name of the body that signs (KHOA KHOA HỌC MÁY TÍNH), no position
    return Signer(tuple(words), position, value_of(source, name) if name else None)


def _capacity(word: str, printed: str) -> str:
    """As printed, with its point: ``TM.``; the Party's ``T/M`` has none."""
    return word if "/" in word or not printed[len(word) :].lstrip().startswith(".") else f"{word}."
