"""Rows that hold two columns of the letterhead with hardly any white between them.

In a narrow column the motto fills its cell, and ``ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA`` stands as
one line: the motto's own words say where the right column begins.
"""

import re
from collections.abc import Iterable

from parsers.layout.pdf.rows import Row, joined

_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]\s*Tự do|ĐẢNG CỘNG SẢN VIỆT")


def cut_at_motto(row: Row) -> Iterable[Row]:
    """The row, cut before the motto when something stands before it."""
    text = row.text
    match = _MOTTO.search(text) if len(text) < 160 else None
    if match is None or not text[: match.start()].strip():
        return [row]
    for index, run in enumerate(row.runs):
        found = _MOTTO.search(run.text)
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
            return [left, right]
    return [row]
