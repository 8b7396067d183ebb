"""Random task tables: three to eight columns, groups, containers, lettered rows, merged cells."""

from collections.abc import Callable

from hypothesis import strategies as st

from schemas.vocabulary import Role, RowKind
from tests.builders.described import (
    LETTERS,
    MERGED_ABOVE,
    DescribedColumn,
    DescribedRow,
    DescribedTable,
)
from tests.words import AGENCIES, TIMES

Phrases = Callable[[int, int], st.SearchStrategy[str]]

ROMANS = ("I", "II", "III", "IV")
HEADERS = {
    Role.NUMBER: ("TT", "STT"),
    Role.TASK: ("Nhiệm vụ", "Nội dung công việc", "Nội dung thực hiện", "Nhiệm vụ, giải pháp"),
    Role.TIME: ("Thời gian thực hiện", "Thời gian hoàn thành", "Thời hạn hoàn thành"),
    Role.LEAD: ("Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì"),
    Role.COORDINATOR: ("Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp thực hiện"),
    Role.LEAD_COORDINATOR: ("Cơ quan chủ trì, phối hợp",),
    Role.LEADER: ("Lãnh đạo phụ trách",),
    Role.MONITOR: ("Theo dõi, kiểm tra, đôn đốc", "Cơ quan theo dõi"),
    Role.PRODUCT: ("Sản phẩm", "Kết quả"),
    Role.BUDGET: ("Kinh phí", "Nguồn kinh phí"),
    Role.NOTE: ("Ghi chú",),
    Role.BASIS: ("Văn bản chỉ đạo",),
    Role.APPROVER: ("Cấp trình",),
    Role.OTHER: ("Địa điểm", "Đối tượng", "Số lượng"),
}
"""Wordings that mean one role only: ``Phân công thực hiện`` may mean two."""
WIDTHS = {Role.NUMBER: 9, Role.TASK: 34}
WIDTH = 14
FURTHER = (
    Role.LEADER,
    Role.MONITOR,
    Role.PRODUCT,
    Role.BUDGET,
    Role.NOTE,
    Role.BASIS,
    Role.APPROVER,
    Role.OTHER,
)
DUTIES = (
    (Role.TIME,),
    (Role.LEAD,),
    (Role.TIME, Role.LEAD),
    (Role.LEAD, Role.TIME),
    (Role.TIME, Role.LEAD, Role.COORDINATOR),
    (Role.LEAD, Role.COORDINATOR, Role.TIME),
    (Role.TIME, Role.LEAD_COORDINATOR),
)
"""A task table says at least when or who."""
NEVER_EMPTY = frozenset({Role.TIME, Role.LEAD, Role.LEAD_COORDINATOR})
"""Always filled, and the columns whose cells may be merged: nothing is inherited from an empty cell."""
MOST_COLUMNS = 8


@st.composite
def tables(draw: st.DrawFn, phrases: Phrases, *, year: int, merges: bool) -> DescribedTable:
    """A table of the year's tasks; ``merges`` allows cells merged with the one above."""
    columns = draw(_columns())
    rows = _Rows(draw, phrases, columns, year, merges=merges)
    shape = draw(st.sampled_from(("roman", "dotted", "running", "flat")))
    if shape == "flat":
        return DescribedTable(columns, rows.series([str(n) for n in range(1, 9)]), "empty", False)
    groups = []
    first = 1
    for index in range(1, draw(st.integers(1, 4)) + 1):
        prefix = {"roman": "", "dotted": f"{index}.", "running": ""}[shape]
        start = first if shape == "running" else 1
        children = rows.series([f"{prefix}{n}" for n in range(start, start + 5)])
        first += len(children)
        number = {"roman": ROMANS[index - 1], "dotted": str(index), "running": None}[shape]
        title = draw(phrases(2, 8)).upper()
        groups.append(DescribedRow(number, RowKind.GROUP, (title,), children))
    span = "all" if shape == "running" else draw(st.sampled_from(("empty", "rest")))
    return DescribedTable(columns, tuple(groups), span, draw(st.integers(0, 3)) == 3)


@st.composite
def _columns(draw: st.DrawFn) -> tuple[DescribedColumn, ...]:
    duties = draw(st.sampled_from(DUTIES))
    room = MOST_COLUMNS - 2 - len(duties)
    further = draw(st.lists(st.sampled_from(FURTHER), max_size=min(room, 4), unique=True))
    roles = (Role.NUMBER, Role.TASK, *duties, *further)
    return tuple(
        DescribedColumn(role, draw(st.sampled_from(HEADERS[role])), WIDTHS.get(role, WIDTH))
        for role in roles
    )


class _Rows:
    """Draws rows for one table's columns."""

    def __init__(
        self,
        draw: st.DrawFn,
        phrases: Phrases,
        columns: tuple[DescribedColumn, ...],
        year: int,
        *,
        merges: bool,
    ) -> None:
        self.draw = draw
        self.phrases = phrases
        self.roles = [column.role for column in columns[1:]]
        self.year = year
        self.merges = merges

    def series(self, numbers: list[str]) -> tuple[DescribedRow, ...]:
        """Siblings with the first few of the numbers; now and then a container of lettered rows."""
        out: list[DescribedRow] = []
        for number in numbers[: self.draw(st.integers(1, len(numbers)))]:
            if self.draw(st.integers(0, 7)) == 7:
                out.append(self._container(number))
            else:
                out.append(self._task(number, below_task=bool(out) and not out[-1].children))
        return tuple(out)

    def _container(self, number: str) -> DescribedRow:
        letters = LETTERS[: self.draw(st.integers(2, 6))]
        children = tuple(
            self._task(letter, below_task=index > 0) for index, letter in enumerate(letters)
        )
        title = self.draw(self.phrases(3, 10)) + "."
        return DescribedRow(number, RowKind.CONTAINER, (title,), children)

    def _task(self, number: str, *, below_task: bool) -> DescribedRow:
        cells = []
        for role in self.roles:
            merged = below_task and self.merges and role in NEVER_EMPTY
            if merged and self.draw(st.integers(0, 5)) == 5:
                cells.append(MERGED_ABOVE)
            else:
                cells.append(self.draw(self._cell(role)))
        return DescribedRow(number, RowKind.TASK, tuple(cells))

    def _cell(self, role: Role) -> st.SearchStrategy[str]:
        if role is Role.TASK:
            return st.one_of(self.phrases(3, 12), self.phrases(3, 12), self.phrases(25, 38)).map(
                lambda text: f"{text}."
            )
        if role is Role.TIME:
            return st.sampled_from(TIMES).map(lambda text: text.format(year=self.year))
        if role in {Role.LEAD, Role.COORDINATOR, Role.LEAD_COORDINATOR, Role.APPROVER}:
            several = st.lists(st.sampled_from(AGENCIES), min_size=1, max_size=3, unique=True)
            filled = st.one_of(several.map("; ".join), several.map("\n".join))
        elif role is Role.BUDGET:
            filled = st.integers(1, 900).map("{} triệu đồng".format)
        else:
            filled = self.phrases(1, 6)
        return filled if role in NEVER_EMPTY else st.one_of(filled, filled, st.just(""))
