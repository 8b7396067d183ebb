"""The block of label lines under a heading, and whose it is.

``Đơn vị chủ trì: …`` and ``Thời gian: …`` under a heading speak for its numbered items or bullets where these
tell of work, else for the heading itself, be it a title or a numbered sentence. The lines may be numbered
themselves (``b) Cơ quan thực hiện:``), stand behind the last item of a list, or give their value in the
bullets below them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.bullets import bullet_of, without_bullet
from parsers.roles import ACTORS, LEADS, named
from parsers.roles.acts import opens_act
from parsers.structure.labelruns import label_runs
from parsers.structure.labels import (
    Labelled,
    find_labels,
    strip_bullet,
    told_apart,
)
from parsers.structure.numbering import marker_of
from parsers.structure.stuff import does, is_time
from parsers.structure.values import cut_of
from parsers.structure.who import is_people
from schemas.layout import SourceDocument
from schemas.structure import Section, Value
from schemas.vocabulary import Role

CARRIERS = LEADS | {Role.TIME}
"""Labels of which a task has one."""
_LEAST = 2
"""Items make a list."""
_LONG_ITEM = 40
_EACH = re.compile(r"(?:Mỗi|Từng) [^\W\d_]+(?P<doing>(?: [^\W\d_]+){1,3})")
"""``Mỗi tổ`` | ``chuyên môn thực hiện`` ``01 chuyên đề``: whoever does it stands first."""
_ALL = re.compile(
    r"(?:mục|phần) (?P<number>[IVX]{1,5}|\d{1,2}|[a-zđA-HĐ])(?![\w.]*\w)|(?:mục|phần) này|chung (?:cho )?(?:cả|toàn) (?:mục|phần)"
    r"|(?:các|những) (?:nội dung|nhiệm vụ|công việc|hoạt động|việc|mục) (?:nêu )?trên"
)
Line = tuple[Value, Labelled, bool]
"""A paragraph, its labels, and whether they are all it says."""


@dataclass(slots=True)
class Block:
    """What the label lines of a section say, the list above them, and every line that is spoken for."""

    cells: dict[Role, Value] = field(default_factory=dict)
    items: list[tuple[Section, Value]] = field(default_factory=list)
    lines: list[Value] = field(default_factory=list)
    describes: bool = False
    """The task in ``cells`` is what ``Nội dung:`` tells."""
    over_all: bool = False
    """It stands in brackets right under a heading, for every numbered line below: ``(Phụ trách chung: …)``."""
    says_all: bool = False
    """It stands behind the last numbered line and says that it is for all: ``Thời gian thực hiện mục II: …``."""

    @property
    def carries(self) -> bool:
        return bool(CARRIERS & self.cells.keys())

    @property
    def tells_work(self) -> bool:
        """Are the items work themselves, not what the work must be like (``Mỗi thôn một đội.``)?"""
        at_work = sum(_is_work(item.text) for _, item in self.items)
        return bool(self.items) and (
            self.over_all or self.says_all or 2 * at_work >= len(self.items)
        )


def own_lines(source: SourceDocument, section: Section) -> list[Line]:
    """The lines of a section below its title or its sentence."""
    return _lines(source, section.paragraphs if section.title else section.paragraphs[1:])


def block_of(
    source: SourceDocument, section: Section, children: Sequence[Section], own: Sequence[Line]
) -> Block:
    """The block under a section; ``children`` are the sections directly below it, ``own`` its lines."""
    block = Block()
    _read(source, block, section, own)
    for child in children:
        text = text_of(child)
        found = find_labels(source, text) if text is not None else None
        if text is None or found is None or _tells_all(found):
            continue
        if found.only and found.own is None and not found.said:
            lines = _lines(source, (text, *(p for p in child.paragraphs if p is not text)))
            _read(source, block, child, lines)
        else:
            block.items.append((child, text))
    if section.level == 1 and not block.tells_work and _is_said(source, block):
        return Block()  # TỔ CHỨC THỰC HIỆN | Phòng Nội vụ chủ trì, các đơn vị phối hợp.
    block.over_all = section.level == 1 and bool(own) and _in_brackets(block, own[0][0])
    if not block.carries and (last := _last_of_list(source, children)):
        behind = last.paragraphs if last.title else last.paragraphs[1:]
        if label_runs(source, behind) or any(find_labels(source, p).cells for p in behind):
            _read(source, block, last, _lines(source, behind))
            block.says_all = any(_says_all(p.text, section.number) for p in block.lines)
    return block


def blocks_within(source: SourceDocument, section: Section, lines: Sequence[Line]) -> list[Block]:
    """The blocks of a section whose bullets each bring their own label lines, or some of them together:
    ``- Rà soát …`` | ``Đơn vị chủ trì: …`` | ``- Tập huấn …`` | ``Đơn vị chủ trì: …``, or that says twice what and
    who: ``Nội dung: …`` | ``Thực hiện: …`` | ``Nội dung: …`` | ``Thực hiện: …``. Empty for fewer than two.
    """
    parts: list[list[Value]] = [[]]
    labelled = listed = told = carried = False
    opened: Role | None = None
    if not any(label for _, _, label in lines):
        return []
    heads = _plain_heads(lines, alone=section.level == 1)
    for paragraph, found, label in lines:
        marked = bool(bullet_of(paragraph.text)) or paragraph in heads
        item = not label and opened is None and marked
        tells = label and (Role.TASK in found.cells or found.opens is Role.TASK)
        if (item and labelled and listed) or (tells and told and carried):
            parts.append([])
            labelled = listed = told = carried = False
        parts[-1].append(paragraph)
        labelled = labelled or (label and listed)  # behind an item: one above them speaks for all
        listed, told = listed or item, told or tells
        carried = carried or (label and bool(CARRIERS & {*found.cells, found.opens}))
        opened = found.opens if label else opened
    blocks = []
    for part in parts if len(parts) > 1 or heads else ():
        block = Block()
        _read(source, block, section, _lines(source, part), heads)
        blocks.append(block)
    least = 1 if len(heads) == 1 else _LEAST
    return blocks if sum(block.carries for block in blocks) >= least else []


def text_of(section: Section) -> Value | None:
    """The words a section opens with: its title, or its sentence."""
    return section.title or next(iter(section.paragraphs), None)


def _is_work(text: str) -> bool:
    each = _EACH.match(text)
    inner = [m.end() for m in re.finditer(" ", each["doing"])] if each else []
    return does(text) or any(opens_act(text[each.start("doing") + at :]) for at in inner if each)


def _lines(source: SourceDocument, paragraphs: Sequence[Value]) -> list[Line]:
    """Each paragraph, its labels, and whether it is a label line of the block."""
    runs = label_runs(source, paragraphs)
    found = [runs.get(id(p)) or find_labels(source, p) for p in paragraphs]
    if not any(one.only for one in found):
        return [(one.paragraph, one, False) for one in found]
    led = sum(bool(LEADS & one.cells.keys()) for one in found)
    owned = sum(one.own is not None for one in found)
    timed = any(Role.TIME in one.cells and one.own is None for one in found)
    # Thời hạn trình UBND tỉnh: Tháng 9/2026, beside Giao chủ trì: Sở Xây dựng: the time of the heading
    shared = 0 < owned <= led and not timed
    # - Chính quyền chủ trì, Mặt trận tham gia: a bullet beside others, unless labels with a colon stand there too
    coloned = any(one.only and not one.said for one in found)
    beside = [one for one in found if one.said and bullet_of(one.paragraph.text)]
    barred = set() if coloned else {id(one) for one in beside}
    return [
        (one.paragraph, one, one.only and (shared or one.own is None) and id(one) not in barred)
        for one in found
    ]


def _plain_heads(lines: Sequence[Line], *, alone: bool) -> list[Value]:
    """Lines without a mark, each over label lines of its own: ``Khảo sát hiện trạng cầu`` | ``- Làm chính: …``;
    a sentence may stand between. One ``alone`` must tell of work.
    """
    heads: list[Value] = []
    for at, (line, _, label) in enumerate(lines):
        below = [one for one in lines[at + 1 : at + 3] if one[2] or not _is_told(one[0].text)]
        over = bool(below) and below[0][2]
        if over and not label and _is_plain(line.text):
            heads.append(line)
    several = len(heads) >= _LEAST or (alone and any(does(head.text) for head in heads))
    return heads if several else []


def _is_plain(text: str) -> bool:
    bare = not bullet_of(text) and not text.endswith((".", ";", ":", ","))
    return bare and len(text.split()) <= _LONG_ITEM


def _is_told(text: str) -> bool:
    """A sentence that tells more of the line above it."""
    return not bullet_of(text) and text.endswith(".")


def _in_brackets(block: Block, first: Value) -> bool:
    text = first.text.rstrip(" .;")
    closed = text.startswith("(") and text.find(")") == len(text) - 1
    return closed and first in block.lines and len(block.items) >= _LEAST


def _read(
    source: SourceDocument,
    block: Block,
    section: Section,
    lines: Sequence[Line],
    heads: Sequence[Value] = (),
) -> None:
    """Take in lines in order; the value of a label without one is in the lines below it."""
    opened: Role | None = None
    mark = ""
    gathered: list[tuple[Role, Value]] = []
    open_end: Role | None = None
    for paragraph, found, label in lines:
        if open_end is not None and _goes_on(paragraph.text):
            block.cells[open_end] = _longer(source, block.cells[open_end], paragraph)
            block.lines.append(paragraph)
            continue
        open_end = _open_end(block, found)
        bullet = bullet_of(paragraph.text)
        if label and not (found.said and opened in LEADS):
            for role, value in found.cells.items():
                block.cells.setdefault(role, value)
            block.describes |= found.describes
            opened, mark = found.opens, bullet
        elif parts := _parts(source, opened, paragraph, found):
            gathered += parts.items()
        elif opened is Role.TASK or not (bullet or paragraph in heads):
            if bullet:
                block.items.append((section, strip_bullet(source, paragraph)))
            continue
        elif opened is Role.OTHER and bullet != mark:
            pass
        else:
            opened = None
            block.items.append((section, strip_bullet(source, paragraph)))
            continue
        block.lines.append(paragraph)
    for role in dict.fromkeys(role for role, _ in gathered):
        values = [value for one, value in gathered if one is role]
        bare = role in ACTORS and not any(value.text.endswith((".", ";", ",")) for value in values)
        block.cells.setdefault(role, _joined(values, by="; " if bare else " "))


def _joined(values: Sequence[Value], *, by: str = " ") -> Value:
    spans = tuple(span for value in values for span in value.spans)
    return Value(by.join(value.text for value in values), spans)


def _open_end(block: Block, found: Labelled) -> Role | None:
    """The label whose value the line below may go on with: the last one, first said here, without an end."""
    last = next(reversed(found.cells), None) if found.only else None
    ended = found.paragraph.text.rstrip().endswith((".", ";", ":"))
    return last if last is not None and not ended and last not in block.cells else None


def _goes_on(text: str) -> bool:
    """Does a line go on with the sentence above it: ``liên quan.``"""
    return text[:1].islower() and marker_of(text) is None


def _longer(source: SourceDocument, value: Value, line: Value) -> Value:
    more = cut_of(source, line, 0, len(line.text.rstrip(" .;")))
    return _joined([value, more]) if more else value


def _parts(
    source: SourceDocument, opened: Role | None, paragraph: Value, found: Labelled
) -> dict[Role, Value]:
    """What a bullet below an open label says: its value, or ``+ Sở A chủ trì, phối hợp với Sở B``."""
    if opened is None or not bullet_of(paragraph.text):
        return {}
    value = strip_bullet(source, paragraph)
    told = told_apart(source, value) if opened in LEADS else {}
    return told or ({opened: value} if _fits(opened, paragraph, found) else {})


def _fits(role: Role, paragraph: Value, found: Labelled) -> bool:
    """Does a line below ``* Thời gian thực hiện:`` say when, one below ``Đơn vị chủ trì:`` who?"""
    text = without_bullet(paragraph.text)
    if role is Role.TIME:
        return is_time(text) or (found.rest is not None and is_time(found.rest.text))
    return role in ACTORS and is_people(text)


def _says_all(text: str, number: str) -> bool:
    """Does a label line say that it speaks of the whole section: ``Thời gian thực hiện mục II: …``?"""
    found = _ALL.search(text.partition(":")[0])
    return found is not None and found["number"] in {None, number.rstrip(".)")}


def _is_said(source: SourceDocument, block: Block) -> bool:
    found = [find_labels(source, line) for line in block.lines]
    return any(one.said for one in found) and not any(one.cells and not one.said for one in found)


def _tells_all(found: Labelled) -> bool:
    """A task in labels alone: ``2. Thời hạn: 31/10/2025. Chủ trì: Trung tâm A. Nội dung: Mở lớp may.``"""
    return found.only and Role.TASK in found.cells and bool(CARRIERS & found.cells.keys())


def _last_of_list(source: SourceDocument, children: Sequence[Section]) -> Section | None:
    """The last of some bare items, where label lines behind it may be those of the whole list."""
    if len(children) < _LEAST:
        return None
    for child in children[:-1]:
        text = text_of(child)
        bare = not (child.paragraphs if child.title else child.paragraphs[1:])
        if text is None or not bare or len(text.text.split()) > _LONG_ITEM:
            return None
        if find_labels(source, text).cells:
            return None
    return children[-1]


def heads_work(section: Section, block: Block) -> bool:
    """May a heading be a task? Not ``III. THỜI GIAN, ĐỊA ĐIỂM``, nor ``II. NỘI DUNG`` over ``1. Thời gian: …``."""
    if section.title is None or Role.TASK in block.cells or block.says_all:
        return True
    inside = all(line in section.paragraphs for line in block.lines)
    if inside and block.tells_work and ACTORS & block.cells.keys():
        return True  # NỘI DUNG, who and when below it, then 1. Cắt tỉa cây xanh.
    found = named(section.title.text)
    # Giám sát, Kiểm tra: work, with labels below it
    if found is None or (found.weak and (not found.label or found.role is Role.MONITOR)):
        return section.level > 1 or bool(ACTORS & block.cells.keys() or block.items)
    # Tổ chức triển khai Chiến lược: the words of a label, and work
    return not found.whole and bool(ACTORS & block.cells.keys() or does(section.title.text))
