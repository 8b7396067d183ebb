"""Sections and table rows in plain text, two blanks of indent a level; what a fixture is written in.

Rows, cells parted by ``|``, number first::

    # I | CÔNG TÁC CHỈ ĐẠO                        group
      1 | Ban hành kế hoạch. | Quý I | Phòng Nội vụ   task
      ~ 2 | Triển khai Luật.                      container
        a | Tuyên truyền. | Cả năm | Phòng Tư pháp

``# - | …`` is a group without a number, ``^`` a cell merged with the one above.

Sections::

    # I. MỤC ĐÍCH, YÊU CẦU        heading
      - Nâng cao chất lượng …     paragraph of the section
      1. Giao Phòng Nội vụ …      numbered full paragraph
    # II. NHIỆM VỤ
      [table]                     the task table
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.vocabulary import RowKind
from tests.builders.described import DescribedRow, DescribedSection

NUMBERED = re.compile(r"^(# )?([IVX]+|\d+(?:\.\d+)*|[a-zđ])([.)]) (.+)$")
TABLE = "[table]"


@dataclass
class _Line:
    text: str
    below: list["_Line"] = field(default_factory=list)


def rows_of(text: str) -> tuple[DescribedRow, ...]:
    return tuple(_row(line) for line in _tree(text))


def sections_of(text: str, *, auto: bool = False) -> tuple[DescribedSection, ...]:
    """``auto`` makes every number Word's automatic one."""
    return tuple(_section(line, auto=auto) for line in _tree(text))


def _row(line: _Line) -> DescribedRow:
    kinds = {"#": RowKind.GROUP, "~": RowKind.CONTAINER}
    kind = kinds.get(line.text[0], RowKind.TASK)
    number, *cells = (part.strip() for part in line.text.lstrip("#~ ").split("|"))
    children = tuple(_row(child) for child in line.below)
    return DescribedRow(None if number == "-" else number, kind, tuple(cells), children)


def _section(line: _Line, *, auto: bool) -> DescribedSection:
    found = NUMBERED.match(line.text)
    assert found is not None, line.text
    heading, number, closer, text = found.groups()
    numbered = [child for child in line.below if NUMBERED.match(child.text)]
    plain = [child.text for child in line.below if child not in numbered]
    return DescribedSection(
        number,
        title=text if heading else None,
        text=None if heading else text,
        paragraphs=tuple(paragraph for paragraph in plain if paragraph != TABLE),
        children=tuple(_section(child, auto=auto) for child in numbered),
        closer=closer,
        auto=auto,
        holds_table=TABLE in plain,
    )


def _tree(text: str) -> list[_Line]:
    root = _Line("")
    open_lines = [root]
    for depth, content in _depths(text):
        line = _Line(content)
        del open_lines[depth + 1 :]
        open_lines[-1].below.append(line)
        open_lines.append(line)
    return root.below


def _depths(text: str) -> Iterator[tuple[int, str]]:
    for line in text.splitlines():
        if line.strip():
            yield (len(line) - len(line.lstrip(" "))) // 2, line.strip()
