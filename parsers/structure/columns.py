"""What the columns of a table hold, read from its printed header.

Header words are matched by key, the more telling word first: ``Sản phẩm dự kiến hoàn thành`` is a
product, not a time; ``Cơ quan chủ trì, phối hợp`` is both in one. A header may take two rows
(``Thời gian`` over ``Bắt đầu | Kết thúc``) and may be followed by a row of indices
``(1) (2) (3)``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.keys import ascii_key
from parsers.structure.headrows import headers_again
from schemas.layout import SourceDocument, Table
from schemas.vocabulary import Role

_BODY = (
    r"(?:co quan|don vi|cac don vi|bo phan|to chuc|nguoi|ca nhan|phong,? ban|so, nganh|to |to,"
    r"|(?:cac )?(?:ban(?! hanh)|khoa(?! hoc)|phong(?! trao)|doi(?! tuong))\b)"
)
_DOES = r"(?:thuc hien|phu trach|tham muu|chu tri|dam nhiem)"
_ROLES: tuple[tuple[Role, tuple[str, ...]], ...] = (
    (Role.NUMBER, (r"(?:s?\s?t\s?t|so tt|so thu tu|muc)\.?$",)),
    (Role.LEAD_COORDINATOR, (r"\A.*chu tri ?[,/&-]? ?(?:va )?phoi hop", r"\A(?>.*?chu tri)(?>.*?\bva\b)(?>.*?phoi hop)")),
    (Role.LEADER, (r"lanh dao", r"chi dao thuc hien", r"nguoi chi dao", r"theo doi, (?:kiem tra|chi dao)")),
    (Role.COORDINATOR, (rf"{_BODY}?,?\s*(?:va )?phoi hop",)),
    (Role.LEAD, (r".*chu tri", rf"{_BODY}[\w /,]*{_DOES}", r"dau moi", r"phan cong", r"trach nhiem")),
    (Role.PRODUCT, (r"san pham", r"ket qua", r"du kien (?:ket qua|san pham)", r"hinh thuc van ban", r"dau ra")),
    (Role.BUDGET, (r"(?:tong |du toan |nguon )*kinh phi", r"du toan", r"nguon von")),
    (Role.APPROVER, (r"cap (?:trinh|phe duyet|ban hanh)", r"co quan ban hanh", r"tham quyen")),
    (Role.NOTE, (r"ghi chu",)),
    (Role.BASIS, (r"can cu", r"van ban chi dao", r"co so phap ly")),
    (Role.TIME, (r"thoi (?:gian|han|diem)", r"tien do", r"lo trinh", r"ngay", r"hoan thanh truoc",
                 r"han hoan thanh", r"bat dau", r"ket thuc", r"(?:tu|den) ngay",
                 r"(?:trong )?nam \d{4}$", r"thang", r"quy ")),
    (Role.TASK, (r"(?:ten |cac |noi dung |muc )?(?:nhiem vu|cong viec|hoat dong)", r"noi dung",
                 r"chi tieu", r"tieu chi", r"viec")),
)  # fmt: skip
_PATTERNS = tuple((role, re.compile("|".join(patterns))) for role, patterns in _ROLES)
_NO_TASKS = re.compile(
    r"luy ke|muc do hoan thanh|vai tro|diem chuan|diem toi da|cham diem|don vi tinh|ho va ten"
    r"|ket qua thuc hien (?:trong|nam|den)|uoc thuc hien|so sanh"
)
"""Headers of report forms, score sheets, figures and lists of people that look like task tables."""
_WORK = re.compile(r"(?:ten |cac )?(?:nhiem vu|cong viec)")
_YEAR = re.compile(r"(?:trong )?nam (?:hien hanh )?\d{4}$")
_INDEX = re.compile(r"\(?\s*(?:\d{1,2}|[A-Z])\s*\)?(?:\s*=.*)?")
_START = re.compile(
    r"(?:thoi (?:gian|diem) |ngay )?(?:bat dau|khoi cong|trien khai|tu(?: ngay)?\b)"
)
_END = re.compile(r"(?:thoi (?:gian|diem|han) |ngay )?(?:ket thuc|hoan thanh|den(?: ngay)?\b)")
HEADER_DEPTH = 4
"""A header starts within so many rows from the top (titles may stand in merged rows above it)."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its rows, also where it is printed again, its words and roles by column."""

    rows: tuple[int, ...]
    words: tuple[str, ...]
    roles: tuple[Role, ...]

    @property
    def is_task_table(self) -> bool:
        """A task column and a time or a lead; no sign of a form that is filled in later."""
        roles = set(self.roles)
        carries = {Role.TIME, Role.LEAD, Role.LEAD_COORDINATOR} & roles
        key = " | ".join(ascii_key(word) for word in self.words)
        return Role.TASK in roles and bool(carries) and not _NO_TASKS.search(key)


def role_of(words: str) -> Role:
    """The role a header cell names; OTHER when it names none.

    >>> role_of("Thời gian hoàn thành"), role_of("Sản phẩm dự kiến hoàn thành")
    (<Role.TIME: 'time'>, <Role.PRODUCT: 'product'>)
    """
    key = ascii_key(words)
    for role, pattern in _PATTERNS:
        if pattern.match(key):
            return role
    return Role.OTHER


def header_of(source: SourceDocument, table: Table) -> Header | None:
    """The header of a table; None when no row near its top names at least two columns."""
    for top in range(min(HEADER_DEPTH, table.n_rows)):
        words = _words(source, table, top)
        named = {role_of(w) for w in words if w} - {Role.OTHER}
        if len(named) >= min(3, table.n_cols):
            return _whole(source, table, min(c.row for c in table.row(top)))
    return None


def _words(source: SourceDocument, table: Table, row: int) -> list[str]:
    """Printed words of a row by column; a merged cell speaks for its first column only."""
    words = [""] * table.n_cols
    for cell in table.row(row):
        if cell.col < table.n_cols:
            words[cell.col] = " ".join(source.slice(cell.span).split())
    return words


def _whole(source: SourceDocument, table: Table, top: int) -> Header:
    """The header that starts in row ``top``, with its lower row and its index row."""
    own = [c for c in table.row(top) if c.row == top]
    depth = min(2, max((c.row_span for c in own), default=1))
    lower = _words(source, table, top + 1) if top + 1 < table.n_rows else []
    if depth == 1 and any(c.col_span > 1 for c in own) and lower and not lower[0]:
        depth = 2  # Thời gian | over Bắt đầu | Kết thúc |, the other cells left empty below
    rows = list(range(top, min(top + depth, table.n_rows)))
    words = _joined(source, table, rows)
    rows += _index_below(source, table, rows[-1])
    roles = _roles(words)
    below = rows[-1] + 1
    for again in headers_again(source, table, below, words=words, roles=roles, role_of=role_of):
        rows += [again, *_index_below(source, table, again)]
    return Header((*range(top), *rows), tuple(words), roles)


def _index_below(source: SourceDocument, table: Table, row: int) -> tuple[int, ...]:
    below = row + 1
    index = below < table.n_rows and _is_index(_words(source, table, below))
    return (below,) if index else ()


def _joined(source: SourceDocument, table: Table, rows: Sequence[int]) -> list[str]:
    """Header words by column, ``upper / lower`` where a cell stands over others."""
    words = []
    for col in range(table.n_cols):
        parts: list[str] = []
        for row in rows:
            for cell in table.row(row):
                text = " ".join(source.slice(cell.span).split())
                covers = cell.col <= col < cell.col + cell.col_span
                if covers and text and text not in parts:
                    parts.append(text)
        words.append(" / ".join(parts))
    return words


def _roles(words: Sequence[str]) -> tuple[Role, ...]:
    """One role a column; a role two columns claim goes to the first, but for the end of a time."""
    roles: list[Role] = []
    for word in words:
        parts = word.split(" / ")
        role = role_of(parts[-1])
        if role is Role.OTHER and len(parts) > 1 and not _YEAR.match(ascii_key(parts[0])):
            role = role_of(parts[0])
        if roles and _is_end(word, words[len(roles) - 1], roles[-1]):
            role = Role.TIME
        elif role in roles and role is not Role.OTHER:
            first = roles.index(role)
            if role is Role.TASK and _is_work(word) and not _is_work(words[first]):
                roles[first] = Role.OTHER  # Tiêu chí cần khắc phục | Nhiệm vụ
            else:
                role = Role.OTHER
        roles.append(role)
    return tuple(roles)


def _is_end(word: str, before: str, role: Role) -> bool:
    """``Hoàn thành`` right of ``Bắt đầu``: two columns of one time."""
    here, left = (ascii_key(w.split(" / ")[-1]) for w in (word, before))
    return role is Role.TIME and bool(_START.match(left) and _END.match(here))


def _is_work(word: str) -> bool:
    """A column of tasks by name, not of what they are for (chỉ tiêu, tiêu chí, nội dung)."""
    return _WORK.match(ascii_key(word)) is not None


def _is_index(words: Sequence[str]) -> bool:
    """``(1) | (2) | (3)``, ``1 | 2 | 3 | 4 | 5``, ``A | B | 1 | 2``."""
    said = [w for w in words if w]
    return len(said) >= max(2, len(words) - 1) and all(_INDEX.fullmatch(w) for w in said)
