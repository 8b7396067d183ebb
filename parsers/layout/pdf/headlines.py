"""Rows that hold two columns of letterhead or closing part with hardly any white between them.

In a narrow column the motto fills its cell, and ``ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA`` stands as
one line, or ``Nơi nhận: CHỦ TỊCH``: the words themselves say where the right column begins.
"""

import re
from collections.abc import Iterable

from parsers.bullets import SIGN
from parsers.layout.pdf.rows import Row, joined

LONGEST = 160
"""Characters: no line of two columns has more."""
_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]\s*Tự do|ĐẢNG CỘNG SẢN VIỆT")
_SIGNING = re.compile(
    r"(?:TM|KT|TL|TUQ|Q)\. ?(?=[A-ZĐÀ-Ỹ]{2})"
    r"|(?:PHÓ )?(?:(?:TỔNG )?GIÁM ĐỐC|CHỦ (?:TỊCH|NHIỆM)|BÍ THƯ|CHÁNH|VIỆN TRƯỞNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|TRƯỞNG)\b"
)
_RECIPIENTS = re.compile(rf"N[oơ]i nh[aâậ]n|{SIGN}\s?\S")


def cut_at_column(row: Row) -> Iterable[Row]:
    """The row, cut before the motto, or before a signature beside recipients, when something stands
    before it.
    """
    text = row.text
    if len(text) > LONGEST:
        return [row]
    opening = _MOTTO if not _RECIPIENTS.match(text) else _SIGNING
    match = opening.search(text)
    if match is None or not text[: match.start()].strip():
        return [row]
    for index, run in enumerate(row.runs):
        found = opening.search(run.text)
        if found is None:
            continue
        before = list(row.runs[:index])
        if run.text[: found.start()].strip():
            before.append(run.cut(0, len(run.text[: found.start()].rstrip())))
        after = [run.cut(found.start(), len(run.text)), *row.runs[index + 1 :]]
        if before:
            left, right = (
                joined([Row(row.page, row.baseline, row.size, part)]) for part in (before, after)
            )
            right.begins_column = True
            return [left, right]
    return [row]
