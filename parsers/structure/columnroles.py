"""The role of a column: what its header names, held against what stands in its cells.

No list of header words is complete (``Phụ trách`` alone heads the leads of a real plan, ``Thực hiện`` the
leads of one and the progress of another): where the header names nothing, or something its cells are not,
the cells decide. Columns headed as something else (``Đơn vị được kiểm tra``) keep out of it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from parsers.keys import ascii_key
from parsers.roles import ACTORS, Named, named
from parsers.roles.products import opens_product
from parsers.semantics.citations.types import word_pattern
from parsers.structure.crosses import crossed_columns, heads_calendar
from parsers.structure.peoplecolumns import with_people
from parsers.structure.stuff import Stuff, does, is_amount, stuff_of, stuff_of_column
from schemas.vocabulary import Role

_WORK = re.compile(r"(?:ten |cac )?(?:nhiem vu|cong viec)")
_YEAR = re.compile(r"(?:trong )?nam (?:hien hanh )?\d{4}$")
_START = re.compile(
    r"(?:thoi (?:gian|diem) |ngay )?(?:bat dau|khoi cong|trien khai|tu(?: ngay)?\b)"
)
_END = re.compile(r"(?:thoi (?:gian|diem|han) |ngay )?(?:ket thuc|hoan thanh|den(?: ngay)?\b)")
_BY_YEAR = re.compile(r"(?:trong )?nam \d{4}$")
_FULL_DAY = re.compile(r"(?<!\d)[0-3]?\d[/.-][01]?\d(?:[/.-](?:19|20)\d\d)?(?!\d)")
_UNIT = re.compile(
    r"\((?:[^()]{0,12}: ?)?(?:(?:triệu|tỷ|nghìn|ngàn) )?(?:đồng|đ|vnđ)\)", re.IGNORECASE
)
_SUM = re.compile(
    r"\d[\d.,]*\s?(?:(?:triệu|tỷ|nghìn|ngàn)\s?)?(?:đồng|vnđ|trđ)(?!\w)", re.IGNORECASE
)
"""``Vốn ODA: 420 triệu đồng``."""
_NUMBERED = re.compile(r"\s(?:số\s)?\d")
_TO_FILL = re.compile(r"[\s.…/_-]+")
_BOTH = re.compile(r"chu tri\b.{0,200}\bphoi hop\b", re.DOTALL)
CARRIES = frozenset({Role.TIME, Role.LEAD, Role.LEAD_COORDINATOR})
"""What a task table has beside its tasks."""
_SURE = 2
"""So many cells, and all of them, gainsay a header."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A header that its cells gainsay."""

    column: int
    said: Role
    read: Role


def role_of(words: str) -> Role:
    """The role a header cell names by itself; OTHER when it names none, or needs its cells.

    >>> role_of("Thời gian hoàn thành"), role_of("Sản phẩm dự kiến hoàn thành")
    (<Role.TIME: 'time'>, <Role.PRODUCT: 'product'>)
    """
    found = named(words)
    if found is None:
        return Role.TIME if _BY_YEAR.match(ascii_key(words)) else Role.OTHER
    return Role.OTHER if found.weak else found.role


def roles_of(
    words: Sequence[str], columns: Sequence[Sequence[str]]
) -> tuple[tuple[Role, ...], tuple[Doubt, ...]]:
    """Roles of the columns by their headers and the cells below, and where the two disagree."""
    roles = roles_by_header(words)
    calendar = crossed_columns(words, columns)
    for at in calendar:
        roles[at] = Role.TIME
    doubts = []
    for at, role in enumerate(roles):
        if at in calendar:
            continue
        read = _gainsaid(role, words[at], columns[at])
        if read is not role:
            doubts.append(Doubt(at, role, read))
            roles[at] = Role.OTHER
    free = [at for at, role in enumerate(roles) if role is Role.OTHER and _open(words[at])]
    stuff = {at: stuff_of_column(columns[at]) for at in free}
    _by_cells(roles, stuff, words, columns)
    doubts = [Doubt(d.column, d.said, roles[d.column]) for d in doubts]
    return tuple(map(_as_filled, roles, columns)), tuple(doubts)


def _as_filled(role: Role, cells: Sequence[str]) -> Role:
    """No task where all is to be filled in (``……``); both roles where each cell names both
    (``Chủ trì: …; Phối hợp: …``).
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if role is Role.TASK and filled and all(map(_TO_FILL.fullmatch, filled)):
        return Role.OTHER
    if role is Role.LEAD and len(filled) >= _SURE:
        both = sum(_BOTH.search(ascii_key(cell)) is not None for cell in filled)
        return Role.LEAD_COORDINATOR if 2 * both > len(filled) else role
    return role


def roles_by_header(words: Sequence[str]) -> list[Role]:
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
            elif role is Role.BUDGET and _is_sum(word) and not _is_sum(words[first]):
                roles[first] = Role.OTHER  # Kinh phí / 2026 | Kinh phí / 2027 | Tổng kinh phí
            else:
                role = Role.OTHER
        roles.append(role)
    return roles


def _by_cells(
    roles: list[Role],
    stuff: Mapping[int, Stuff],
    words: Sequence[str],
    columns: Sequence[Sequence[str]],
) -> None:
    """Roles for the columns whose headers name none, where the table is one of work."""
    if Role.TASK not in roles:
        at = _work_column(roles, stuff, columns)
        if at is None:
            return
        roles[at] = Role.TASK
    people = [
        at for at, one in stuff.items() if _names_people(roles[at], one, words[at], columns[at])
    ]
    for at, role in with_people(roles, people, words, columns).items():
        roles[at] = role
    for at, one in stuff.items():
        if roles[at] is Role.OTHER and at not in people:
            role = _meant(one, words[at], columns[at], early=at < roles.index(Role.TASK))
            roles[at] = Role.OTHER if role in roles else role
    for at, one in stuff.items():
        spans = at > 0 and roles[at] is Role.OTHER and roles[at - 1] is Role.TIME
        if spans and one is Stuff.TIME and _is_one_time(at, words, columns):
            roles[at] = Role.TIME  # Mốc lịch / Khởi động | Mốc lịch / Khép lại


def _names_people(role: Role, stuff: Stuff, word: str, cells: Sequence[str]) -> bool:
    hinted = stuff is Stuff.PEOPLE or _hinted(word, cells, ACTORS, Stuff.PEOPLE)
    return role is Role.OTHER and hinted


def _work_column(
    roles: Sequence[Role], stuff: Mapping[int, Stuff], columns: Sequence[Sequence[str]]
) -> int | None:
    """The column that tells of work; beside who and when, any prose without names does."""
    prose = [at for at, one in stuff.items() if one is Stuff.PROSE]
    work = [at for at in prose if _tells_work(columns[at])]
    who = Stuff.PEOPLE in stuff.values() or bool(ACTORS & set(roles))
    when = Stuff.TIME in stuff.values() or Role.TIME in roles
    if who and when:
        work = work or [at for at in prose if _no_names(columns[at])]
    return max(work, key=lambda at: sum(map(len, columns[at])), default=None)


def _hinted(word: str, cells: Sequence[str], roles: Collection[Role], stuff: Stuff) -> bool:
    """Does a header hint at a role that a good part of its cells bears out: ``Đơn vị đồng hành`` over ``Hội
    Chữ thập đỏ tỉnh``, ``Viettel, VNPT``?
    """
    hint = named(word)
    if hint is None or not hint.weak or hint.role not in roles:
        return False
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) >= _SURE and 3 * sum(stuff_of(cell) is stuff for cell in filled) >= len(
        filled
    )


def _is_one_time(at: int, words: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """Start and end of a time: two columns under one header, or two of full days side by side
    (``Khởi sự | Hoàn tất``).
    """
    above, below = (word.rpartition(" / ")[0] for word in words[at - 1 : at + 1])
    if above and above == below and not _YEAR.match(ascii_key(above)):
        return True
    return all(_of_days(cells) for cells in columns[at - 1 : at + 1])


def _of_days(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) >= _SURE and all(map(_FULL_DAY.search, filled))


def _told_by_cells(word: str, cells: Sequence[str]) -> Role:
    """Products, money, the acts a task rests on, by what most cells hold."""
    if _brings(cells):
        return Role.PRODUCT
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < _SURE:
        return Role.OTHER
    unit = _UNIT.search(word) is not None and all(map(is_amount, filled))
    if unit or 3 * sum(map(bool, map(_SUM.search, filled))) >= 2 * len(filled):
        return Role.BUDGET
    cited = sum(map(_is_act, filled))
    return Role.BASIS if 3 * cited >= 2 * len(filled) else Role.OTHER


def _is_act(text: str) -> bool:
    """``Nghị định 130/2020/NĐ-CP``, ``Kế hoạch số 12``: a type of document and its number."""
    found = word_pattern().match(text)
    return found is not None and _NUMBERED.match(text, found.end()) is not None


def _meant(stuff: Stuff, word: str, cells: Sequence[str], *, early: bool) -> Role:
    """What a column of one kind is for in a table of work; ``early``: left of the tasks."""
    if stuff is Stuff.TIME or _hinted(word, cells, {Role.TIME}, Stuff.TIME):
        return Role.TIME
    if stuff is Stuff.MONEY:
        return Role.BUDGET
    if early and stuff is Stuff.ORDINAL:
        return Role.NUMBER
    return _told_by_cells(word, cells)


def _gainsaid(role: Role, word: str, cells: Sequence[str]) -> Role:
    """The role itself, or OTHER when cells of bodies stand under a time, of times under a body, amounts
    under a month or year (``Năm 2027``: ``2.200``).
    """
    wrong = {Role.TIME: Stuff.PEOPLE, **dict.fromkeys(ACTORS, Stuff.TIME)}.get(role)
    filled = [cell.strip() for cell in cells if cell.strip()]
    if wrong is None or len(filled) < _SURE:
        return role
    amounts = role is Role.TIME and heads_calendar(word) and all(map(is_amount, filled))
    return Role.OTHER if amounts or all(stuff_of(cell) is wrong for cell in filled) else role


def _brings(cells: Sequence[str]) -> bool:
    """``Quyết định của Giám đốc``, ``Biên bản bàn giao``: what the tasks of a column leave behind."""
    filled = [cell for cell in cells if cell.strip()]
    brought = sum(map(opens_product, filled))
    return len(filled) >= _SURE and 2 * len(filled) >= len(cells) and 3 * brought >= 2 * len(filled)


def _tells_work(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return 2 * sum(map(does, filled)) > len(filled)


def _no_names(cells: Sequence[str]) -> bool:
    """``Quét dọn, rửa vỉa hè``, with who and by when beside it, is work whatever its verb; an address
    (``Số 4 đường Lê Lợi, thôn 3``) is mostly names and figures.
    """
    filled = [cell.split()[1:] for cell in cells if cell.strip()]
    plain = [sum(word[0].islower() for word in words) for words in filled]
    return 2 * sum(4 * n >= 3 * len(ws) for n, ws in zip(plain, filled, strict=True)) > len(filled)


def _open(word: str) -> bool:
    """May the cells name the role of a column? Not of one headed as something else."""
    found: Named | None = named(word)
    return found is None or found.weak or found.role is not Role.OTHER


def _is_end(word: str, before: str, role: Role) -> bool:
    """``Hoàn thành`` right of ``Bắt đầu``: two columns of one time."""
    here, left = (ascii_key(w.split(" / ")[-1]) for w in (word, before))
    return role is Role.TIME and bool(_START.match(left) and _END.match(here))


def _is_sum(word: str) -> bool:
    """``Tổng kinh phí``, ``Kinh phí / Tổng số``: the money of a task, not a part of it."""
    return ascii_key(word.rsplit(" / ", maxsplit=1)[-1]).startswith("tong ")


def _is_work(word: str) -> bool:
    """A column of tasks by name, not of what they are for (chỉ tiêu, tiêu chí, nội dung)."""
    return _WORK.match(ascii_key(word)) is not None
