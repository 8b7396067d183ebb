"""Labels in prose: ``Đơn vị chủ trì: Phòng Nội vụ. Thời gian hoàn thành: Quý I/2023.``

A label is a header word of a task table followed by a colon, at the start of a paragraph or after
``.``, ``;``, ``(``, ``,`` or a dash. Its value ends at the next label, at a full stop before a capital,
or with the paragraph.
"""

import re
from dataclasses import dataclass

from parsers.structure.values import cut_of
from schemas.layout import SourceDocument
from schemas.structure import Value
from schemas.vocabulary import Role

_WHO = r"(?:(?:các\s+)?(?:cơ quan|đơn vị|bộ phận|tổ chức|phòng|ban|người)(?:\s*,\s*|\s+)){0,6}"
"""Bounded, and with one way to read the white between two words: a line of ``Phòng`` repeated
25 times took minutes where blanks could be shared out between two ``\\s*``."""
_LABELS: tuple[tuple[Role, str], ...] = (
    (Role.LEAD_COORDINATOR, rf"{_WHO}chủ trì(?:\s*[,/]\s*|\s+và\s+){_WHO}phối hợp"),
    (Role.COORDINATOR, rf"{_WHO}phối hợp(?:\s+thực hiện)?"),
    (Role.LEAD, rf"{_WHO}chủ trì(?:\s+(?:thực hiện|tham mưu))?"),
    (Role.LEAD, r"(?:cơ quan|đơn vị|bộ phận|người)\s+(?:thực hiện|phụ trách)|phân công(?:\s+thực hiện)?|đầu mối"),
    (
        Role.TIME,
        r"(?:thời gian|thời hạn|tiến độ|lộ trình)(?:\s+(?:thực hiện|hoàn thành|dự kiến|tổ chức))*|hoàn thành",
    ),
    (Role.PRODUCT, r"(?:sản phẩm|kết quả)(?:\s+(?:dự kiến|đầu ra|đạt được|hoàn thành))*"),
    (Role.BUDGET, r"(?:nguồn\s+)?kinh phí(?:\s+thực hiện)?|dự toán"),
)  # fmt: skip
_LABEL = re.compile(
    r"(?:^|(?<=[.;(,:*–-])\s*|(?<=\s)[-–*+]\s*)(?:[-–+•*]\s*)?(?:"
    + "|".join(f"(?P<r{i}>{pattern})" for i, (_, pattern) in enumerate(_LABELS))
    + r")\s*:\s*",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;]\s+(?=[A-ZĐÀ-Ỹ])|\s*\)\s*\.?$")
BULLETS = frozenset("-–+•*")
_BULLET = re.compile(r"[-–+•*]\s*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph taken apart at its labels. ``rest`` is what stands before the first of them."""

    paragraph: Value
    cells: dict[Role, Value]
    rest: Value | None

    @property
    def only(self) -> bool:
        """A label line: nothing but labels and their values."""
        return bool(self.cells) and self.rest is None


def find_labels(source: SourceDocument, paragraph: Value) -> Labelled:
    """The labels of one paragraph and their values; a label without a value is none."""
    text = paragraph.text
    found = list(_LABEL.finditer(text))
    cells: dict[Role, Value] = {}
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        stop = _STOP.search(text, match.end(), end)
        end = stop.start() if stop else end
        start = match.end()
        value = cut_of(source, paragraph, start, start + len(text[start:end].rstrip(" .;,(-–*+)")))
        role = next(_LABELS[i][0] for i in range(len(_LABELS)) if match[f"r{i}"])
        if value is not None:
            cells.setdefault(role, value)
    if not cells:
        return Labelled(paragraph, {}, paragraph)
    head = len(text[: found[0].start()].rstrip(" .;,(:-–*"))
    rest = cut_of(source, paragraph, 0, head)
    return Labelled(paragraph, cells, rest if rest and _BULLET.sub("", rest.text) else None)


def strip_bullet(value: Value) -> Value:
    """The text without its leading dash; its span keeps the dash."""
    match = _BULLET.match(value.text)
    return Value(value.text[match.end() :], value.spans) if match else value
