"""Random plans for property tests: ``plans()`` gives ``DescribedPlan`` values.

Left out, because a print does not say which of two readings is meant:

- ``; `` inside a recital of a paragraph of several: it is what parts them;
- full paragraphs that look like headings: a numbered paragraph is a long sentence that ends in a full
  stop and is not bold, a heading is short, bold and has no stop;
- paragraphs that open like a number (``1.``, ``a)``), or with ``Căn cứ``, ``Nơi nhận``, ``Phụ lục``;
- notes of several paragraphs without dashes: in a PDF their lines run on;
- tokens wider than a column: LibreOffice cuts them, and a cut looks like a space;
- group rows without a number that do not span the table: they look like the end of a row above;
- empty time and lead in a task: such a row is a container;
- letters after the 12th, and automatic lists past ``d``: Word's list has no ``đ``.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import strategies as st

from schemas.vocabulary import RowKind
from tests.builders.described import (
    LETTERS,
    NOTE_MARK,
    DescribedAnnex,
    DescribedPlan,
    DescribedRow,
    DescribedSection,
    DescribedSigner,
    in_annex,
)
from tests.strategies_table import tables
from tests.words import WORDS

ROMANS = ("I", "II", "III", "IV", "V", "VI")
YEARS = (2021, 2022, 2023, 2024, 2025, 2026)
SLOT = "{note:0}"
"""A mark not numbered yet."""
CHIEF = ("TM. ỦY BAN NHÂN DÂN",)
DEPUTY = (*CHIEF, "KT. CHỦ TỊCH")
# parent, issuer, its name in running text, symbol, place, capacity lines, position
ISSUERS = (
    (
        (),
        ("ỦY BAN NHÂN DÂN", "HUYỆN MẪU LĨNH"),
        "Ủy ban nhân dân huyện Mẫu Lĩnh",
        "KH-UBND",
        "Mẫu Lĩnh",
        DEPUTY,
        "PHÓ CHỦ TỊCH",
    ),
    (
        (),
        ("ỦY BAN NHÂN DÂN", "XÃ MẪU THƯỢNG"),
        "Ủy ban nhân dân xã Mẫu Thượng",
        "KH-UBND",
        "Mẫu Thượng",
        CHIEF,
        "CHỦ TỊCH",
    ),
    (
        ("UBND TỈNH MẪU HÀ",),
        ("SỞ CÔNG THƯƠNG",),
        "Sở Công Thương tỉnh Mẫu Hà",
        "KH-SCT",
        "Mẫu Hà",
        (),
        "GIÁM ĐỐC",
    ),
    (
        ("UBND HUYỆN MẪU LĨNH",),
        ("PHÒNG NỘI VỤ",),
        "Phòng Nội vụ huyện Mẫu Lĩnh",
        "KH-PNV",
        "Mẫu Lĩnh",
        ("KT. TRƯỞNG PHÒNG",),
        "PHÓ TRƯỞNG PHÒNG",
    ),
    (
        ("UBND THỊ XÃ MẪU GIANG",),
        ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",),
        "Phòng Giáo dục và Đào tạo thị xã Mẫu Giang",
        "KH-PGDĐT",
        "Mẫu Giang",
        (),
        "TRƯỞNG PHÒNG",
    ),
)
CITED = (
    "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về",
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về",
    "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt",
    "Luật Tổ chức chính quyền địa phương ngày 19/6/2015 và",
)
RECIPIENTS = (
    "UBND tỉnh (để b/c)",
    "TT HĐND, UBND huyện",
    "CT, các PCT UBND huyện",
    "UBMTTQ và các đoàn thể huyện",
    "Các phòng, đơn vị liên quan",
    "UBND các xã, thị trấn",
)
FILED = ("Lưu: VT", "Lưu: VT, NV", "Lưu: VT, PNV (05)")
NAMES = (None, "Nguyễn Văn Mẫu", "Trần Thị Mẫu Đơn")


def phrases(least: int, most: int) -> st.SearchStrategy[str]:
    """So many words of the list, the first with a capital; three draws whatever the length."""

    def made(length: int, start: int, step: int) -> str:
        words = [WORDS[(start + index * step) % len(WORDS)] for index in range(length)]
        return words[0][0].upper() + " ".join(words)[1:]

    return st.builds(
        made,
        st.integers(least, most),
        st.integers(0, len(WORDS) - 1),
        st.integers(1, len(WORDS) - 1),
    )


@st.composite
def noted(draw: st.DrawFn, text: str) -> str:
    """The text, once in eight with a note's mark after one of its words."""
    if draw(st.integers(0, 7)) != 7:
        return text
    words = text.split(" ")
    at = draw(st.integers(0, len(words) - 1))
    word = words[at]
    bare = word.rstrip(".;,:")
    words[at] = bare + SLOT + word[len(bare) :]
    return " ".join(words)


@st.composite
def sentences(draw: st.DrawFn, *, least: int = 8, most: int = 25, end: str = ".") -> str:
    return draw(noted(draw(phrases(least, most)) + end))


@st.composite
def bullets(draw: st.DrawFn) -> tuple[str, ...]:
    """One to three paragraphs under a heading, plain or with a dash."""
    dash = draw(st.sampled_from(("- ", "- ", "+ ", "")))
    return tuple(dash + text for text in draw(st.lists(sentences(), min_size=1, max_size=3)))


@st.composite
def lettered(draw: st.DrawFn, *, auto: bool) -> tuple[DescribedSection, ...]:
    texts = draw(st.lists(sentences(least=9), min_size=2, max_size=6))
    automatic = auto and len(texts) <= LETTERS.index("đ")
    return tuple(
        DescribedSection(letter, text=text, closer=")", auto=automatic)
        for letter, text in zip(LETTERS, texts, strict=False)
    )


@st.composite
def dotted(draw: st.DrawFn, parent: str) -> tuple[DescribedSection, ...]:
    """``1.1``, ``1.2`` under ``1``; printed, since their list would have to know the parent's."""
    bodies = draw(st.lists(bullets(), min_size=2, max_size=3))
    return tuple(
        DescribedSection(f"{parent}.{index}", draw(noted(draw(phrases(2, 6)))), paragraphs=body)
        for index, body in enumerate(bodies, 1)
    )


@st.composite
def numbered(draw: st.DrawFn, *, auto: bool) -> tuple[DescribedSection, ...]:
    """The arabic level: headings with something under them, or full paragraphs."""
    out = []
    for index in range(1, draw(st.integers(2, 4)) + 1):
        number = str(index)
        kind = draw(st.sampled_from(("paragraph", "bullets", "letters", "dots")))
        if kind == "paragraph":
            text = draw(sentences(least=9))
            out.append(DescribedSection(number, text=text, auto=auto))
            continue
        section = DescribedSection(number, draw(noted(draw(phrases(2, 6)))), auto=auto)
        if kind == "bullets":
            section = replace(section, paragraphs=draw(bullets()))
        else:
            below = dotted(number) if kind == "dots" else lettered(auto=auto)
            section = replace(section, children=draw(below))
        out.append(section)
    return tuple(out)


@st.composite
def outlines(draw: st.DrawFn) -> tuple[DescribedSection, ...]:
    """Roman sections, one of which, not the first, holds the table; the last ends the plan."""
    auto = draw(st.integers(0, 3)) == 3
    count = draw(st.integers(2, len(ROMANS)))
    table_at = draw(st.integers(1, count - 1))
    out = []
    for index, number in enumerate(ROMANS[:count]):
        section = DescribedSection(number, draw(phrases(2, 5)).upper(), auto=auto)
        if index == table_at:
            intro = draw(st.one_of(st.just(()), bullets()))
            section = replace(section, paragraphs=intro, holds_table=True)
        elif draw(st.booleans()):
            section = replace(section, paragraphs=draw(bullets()))
        else:
            section = replace(section, children=draw(numbered(auto=auto)))
        out.append(section)
    return tuple(out)


@st.composite
def notes(draw: st.DrawFn) -> tuple[str, ...]:
    texts = draw(st.lists(phrases(5, 35), min_size=1, max_size=3))
    dash = "- " if len(texts) > 1 or draw(st.booleans()) else ""
    return tuple(f"{dash}{text}." for text in texts)


@st.composite
def recitals(draw: st.DrawFn, *, together: bool) -> tuple[str, ...]:
    cited = draw(
        st.lists(st.tuples(st.sampled_from(CITED), phrases(3, 12)), min_size=1, max_size=4)
    )
    texts = [f"{act} {subject[0].lower()}{subject[1:]}" for act, subject in cited]
    return tuple(
        text if together and index else f"Căn cứ {text}" for index, text in enumerate(texts)
    )


@st.composite
def plans(draw: st.DrawFn, *, merges: bool = True) -> DescribedPlan:
    """A plan with a task table.

    ``merges`` allows cells merged downwards. LibreOffice draws a rule through such a cell when it had
    to lay a page out anew, and then the print says something else than the file: leave it out there.
    """
    parent, issuer, in_text, symbol, place, capacity, position = draw(st.sampled_from(ISSUERS))
    year = draw(st.sampled_from(YEARS))
    month = draw(st.one_of(st.none(), st.integers(1, 12)))
    together = draw(st.booleans())
    subject = draw(phrases(4, 14))
    plan = DescribedPlan(
        parent_agency=parent,
        issuing_agency=issuer,
        issuer_in_annex=in_text,
        serial=draw(st.one_of(st.none(), st.integers(1, 3000).map("{:02d}".format))),
        symbol=symbol,
        place=place,
        day=draw(st.one_of(st.none(), st.integers(1, 28))) if month else None,
        month=month,
        year=year,
        subject=subject,
        legal_bases=draw(recitals(together=together)),
        bases_together=together,
        enacting_clause=f"{in_text} ban hành Kế hoạch {subject[0].lower()}{subject[1:]} như sau:",
        sections=draw(outlines()),
        table=draw(tables(phrases, year=year, merges=merges)),
        recipients=(
            *draw(st.lists(st.sampled_from(RECIPIENTS), max_size=5, unique=True)),
            draw(st.sampled_from(FILED)),
        ),
        signer=DescribedSigner(capacity, position, draw(st.sampled_from(NAMES))),
        is_draft=draw(st.integers(0, 4)) == 4,
    )
    plan = draw(_with_notes_in_tasks(plan))
    if draw(st.integers(0, 3)) == 3:
        annex = DescribedAnnex("Phụ lục", draw(phrases(3, 8)).upper())
        plan = in_annex(plan, annex, "Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này.")
    plan, count = with_numbered_notes(plan)
    return replace(plan, footnotes=tuple(draw(notes()) for _ in range(count)))


@st.composite
def _with_notes_in_tasks(draw: st.DrawFn, plan: DescribedPlan) -> DescribedPlan:
    """Marks in some task cells; not in titles of groups, which other rows repeat."""

    def marked(row: DescribedRow) -> DescribedRow:
        children = tuple(marked(child) for child in row.children)
        task, *rest = row.cells
        if row.kind is not RowKind.GROUP:
            task = draw(noted(task))
        return replace(row, cells=(task, *rest), children=children)

    assert plan.table is not None
    return replace(
        plan, table=replace(plan.table, rows=tuple(marked(row) for row in plan.table.rows))
    )


def with_numbered_notes(plan: DescribedPlan) -> tuple[DescribedPlan, int]:
    """Marks numbered in reading order; a table in the annex comes after all sections."""
    count = 0

    def next_mark(_: object) -> str:
        nonlocal count
        count += 1
        return f"{{note:{count}}}"

    def numbered_in(value: Any) -> Any:
        if type(value) is str:  # an enum's member is a str too, and stays itself
            return NOTE_MARK.sub(next_mark, value)
        if isinstance(value, tuple):
            return tuple(numbered_in(item) for item in value)
        if isinstance(value, DescribedSection):
            return in_section(value)
        if is_dataclass(value):
            parts = {part.name: numbered_in(getattr(value, part.name)) for part in fields(value)}
            return replace(value, **parts)
        return value

    table = plan.table

    def in_section(section: DescribedSection) -> DescribedSection:
        nonlocal table
        own = {
            name: numbered_in(getattr(section, name)) for name in ("title", "text", "paragraphs")
        }
        if section.holds_table and plan.annex is None:
            table = numbered_in(table)
        return replace(section, **own, children=numbered_in(section.children))

    sections = numbered_in(plan.sections)
    if plan.annex is not None:
        table = numbered_in(table)
    return replace(plan, sections=sections, table=table), count
