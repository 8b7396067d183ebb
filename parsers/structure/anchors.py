"""Fixed strings that part the body of a plan: ``Nơi nhận:``, a capacity, ``Phụ lục``, ``(Kèm theo …)``."""

import re
from collections.abc import Iterator, Sequence

from parsers.structure.values import cells_of
from schemas.layout import Block, Line, Paragraph, SourceDocument, Table

RECIPIENTS = re.compile(r"n[oơ]i nh[aâậ]n\s*[:;.]?", re.IGNORECASE)
POST = re.compile(
    r"(?:QUYỀN )?(?:PHÓ )?(?:(?:TỔNG )?(?:GIÁM ĐỐC|THƯ K[ÝÍ]|BIÊN TẬP)|CHỦ (?:TỊCH|NHIỆM|TRÌ)|BÍ THƯ|CHÁNH|CHỈ HUY"
    r"|CHÍNH (?:ỦY|UỶ|TRỊ)|TƯ LỆNH|(?:ỦY|UỶ) VIÊN|THỦ TƯỚNG|THƯỜNG TRỰC|THỨ TRƯỞNG|(?:[A-ZĐÀ-Ỹ]{2,6} )?TRƯỞNG)\b"
)
"""A post (chức vụ): ``PHÓ CHỦ TỊCH``, ``HIỆU TRƯỞNG``."""
CAPACITY = re.compile(
    r"(?P<word>(?:TM|KT|TL|TUQ|T/M|K/T|T/L)(?=\s?\.|\s)|Q(?=\s?\.))\s?\.?\s*(?=[A-ZĐÀ-Ỹ])"
)
"""``TM. ỦY BAN NHÂN DÂN`` · ``Q. GIÁM ĐỐC``; not the first letters of ``QUY ĐỊNH`` or ``KTAT``."""
MAY_CLOSE = re.compile(r"n(?i:[oơ]i nh)|N(?i:[oơ]i nh)|T[MLU/]|K[T/]|Q\s?\.")
"""First letters of ``RECIPIENTS`` and ``CAPACITY``, to see fast whether a block holds any of them."""
ANNEX = re.compile(
    r"(?:phụ lục(?:\s+(?:số\s+)?(?:[ivx]+|\d{1,2}))?"
    r"|(?:(?:mẫu\s+)?biểu(?:\s+mẫu)?|mẫu|phụ biểu)\s+(?:số\s+)?(?:[ivx]+|\d{1,2}[a-zđ]?))\s*[:.]?$",
    re.IGNORECASE,
)
"""``Phụ lục`` · ``Phụ lục số II`` · ``Mẫu biểu số 01``, alone on its line."""

ATTACHED = re.compile(r"\(?\s*(?:ban hành )?kèm theo", re.IGNORECASE)
"""``(Kèm theo Kế hoạch số 12/KH-UBND ngày …)``."""
ADDRESSEE = re.compile(r"kính gửi\b", re.IGNORECASE)
"""``Kính gửi: Ủy ban nhân dân tỉnh``."""


def annex_label(source: SourceDocument, block: Block) -> re.Match[str] | None:
    """``Phụ lục II`` at the start of a block, alone on its line."""
    if not isinstance(block, Paragraph):
        return None
    lines: Sequence[Line] = source.lines_in(block.span)
    return ANNEX.match(source.slice(lines[0].span).strip()) if lines else None


def closes(source: SourceDocument, block: Block) -> bool:
    """Does a block hold ``Nơi nhận:`` or a capacity, which open the closing part?"""
    if isinstance(block, Table) and block.ruled:
        return False
    if MAY_CLOSE.search(source.slice(block.span)) is None:  # nearly all
        return False
    return any(
        RECIPIENTS.match(text) or (CAPACITY.match(text) and text.isupper())
        for text in texts_of(source, block)
    )


def titles_annex(source: SourceDocument, blocks: Sequence[Block]) -> bool:
    """A title in capitals over ``(Kèm theo Kế hoạch số …)``: an annex that does not say so."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            return False
        text = source.slice(block.span)
        if ATTACHED.match(text):
            return block is not blocks[0]
        if not text.isupper() or CAPACITY.match(text) or POST.match(text):
            return False
    return False


def texts_of(source: SourceDocument, block: Block) -> Iterator[str]:
    """Printed lines of a block."""
    if isinstance(block, Paragraph):
        for line in source.lines_in(block.span):
            yield source.slice(line.span)
        return
    for cell in cells_of(block):
        for line in source.lines_in(cell.span):
            yield source.slice(line.span)
