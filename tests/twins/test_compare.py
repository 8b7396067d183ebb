"""Differences of two records: what is named, what is only a consequence, what is a cut word."""

from functools import cache

import pytest

from pipeline.reading import read_plan
from schemas.plan import Plan
from tests.builders.docx import render_docx
from tests.builders.samples import SAMPLES
from tests.twins.compare import compare
from tests.twins.pairs import Difference, Seen, pairs

NAME = "mau-chuyen-doi-so-quan-2024"


@cache
def sample() -> Plan:
    return read_plan(render_docx(SAMPLES[NAME]), f"{NAME}.docx")


def kinds(other: Plan) -> list[str]:
    return [one.kind for one in compare(sample(), other).counted]


def with_(table: str, index: int, **changes: object) -> Plan:
    items = list(getattr(sample(), table))
    items[index] = items[index].model_copy(update=changes)
    return sample().model_copy(update={table: tuple(items)})


def without(table: str, index: int, *more: int) -> Plan:
    gone = {index, *more}
    left = tuple(x for i, x in enumerate(getattr(sample(), table)) if i not in gone)
    return sample().model_copy(update={table: left})


def test_same_record():
    found = compare(sample(), sample())
    assert found.differences == ()
    assert (found.fields, found.rows_wrong) == (found.fields_right, 0)
    assert found.rows == sum(task.source == "table" for task in sample().tasks)


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("subject", "Chuyển đổi", "header.subject"),
        ("issued_on", None, "header.issued_on"),
        ("recipients", ("Lưu: VT",), "closing.recipients"),
        ("signers", (), "closing.signers"),
        ("legal_bases", (), "preamble.legal_bases"),
        ("province", "Tỉnh Mẫu Hà", "meaning.province"),
    ],
)
def test_field_of_header_or_closing(field, value, kind):
    before = getattr(sample(), field)
    other = sample().model_copy(update={field: value})
    assert kinds(other) == ([kind] if before != value else [])


def test_what_follows_from_the_header_is_not_counted():
    other = sample().model_copy(update={"symbol": "KH-SCT", "plan_key": "another"})
    found = compare(sample(), other)
    assert [one.kind for one in found.counted] == ["header.symbol"]
    assert [one.kind for one in found.differences] == ["header.symbol", "meaning.plan_key"]
    assert found.fields - found.fields_right == 1


def test_row_lost_silently():
    found = compare(sample(), without("tasks", 3))
    assert "rows.missing" in [one.kind for one in found.counted]
    assert (found.rows_wrong, found.rows_lost_silently) == (1, 1)


def test_row_lost_and_owned_up_to():
    entry = without("tasks", 3)
    said = sample().model_copy(update={"tasks": entry.tasks, "status": "partial"})
    assert compare(sample(), said).rows_lost_silently == 0


def test_meaning_of_a_row_that_is_gone_follows():
    task = next(i for i, t in enumerate(sample().tasks) if t.lead)
    gone = sample().tasks[task].task_id
    other = without("tasks", task)
    left = tuple(agency for agency in other.task_agencies if agency.task_id != gone)
    assert len(left) < len(other.task_agencies)
    other = other.model_copy(update={"task_agencies": left})
    assert kinds(other) == ["rows.missing"]


def test_meaning_lost_by_itself_counts():
    assert kinds(without("task_agencies", 0)) == ["agencies.missing"]


def test_cell_of_a_row():
    task = next(i for i, t in enumerate(sample().tasks) if t.lead)
    (one,) = compare(sample(), with_("tasks", task, lead=None)).counted
    assert (one.kind, one.how, one.place) == (
        "rows.lead",
        "lost",
        f"row {sample().tasks[task].task_id}",
    )


def test_rows_of_a_table_torn_in_two_are_the_same_rows():
    """``t1:9`` read as ``t2:9``: one table more, no agency lost."""
    index = max(i for i, t in enumerate(sample().tasks) if t.source == "table")
    last = sample().tasks[index]
    other = with_("tasks", index, task_id="t2:9", table_index=2)
    moved = [a.model_copy(update={"task_id": "t2:9"}) if a.task_id == last.task_id else a
             for a in other.task_agencies]  # fmt: skip
    assert kinds(other.model_copy(update={"task_agencies": tuple(moved)})) == ["tables.count"]


def test_heading_not_seen_and_swallowed_above():
    sections = sample().sections
    index = next(i for i, s in enumerate(sections) if s.title and sections[i - 1].text)
    lost, above = sections[index], sections[index - 1]
    text = f"{above.text} {lost.title} {lost.text or ''}".strip()
    kept = [
        s.model_copy(update={"text": text}) if s is above else s for s in sections if s is not lost
    ]
    found = compare(sample(), sample().model_copy(update={"sections": tuple(kept)}))
    counted = [one for one in found.counted if one.kind.startswith("sections")]
    assert [(one.kind, one.place) for one in counted] == [
        ("sections.missing", f"section {lost.section_id}")
    ]


def test_table_that_is_no_task_table_counts_once():
    left = tuple(task for task in sample().tasks if task.source != "table")
    found = compare(sample(), sample().model_copy(update={"tasks": left, "task_agencies": ()}))
    kinds_of_rows = {one.kind for one in found.counted if one.kind.startswith(("rows", "tables"))}
    assert kinds_of_rows == {"tables.missing"}
    assert found.rows_wrong == found.rows == found.rows_lost_silently


def test_heading_taken_into_the_subject_counts_there():
    title = sample().sections[0].title
    other = without("sections", 0).model_copy(update={"subject": f"{sample().subject} {title}"})
    first = [one.kind for one in compare(sample(), other).counted][:1]
    assert first == ["header.subject"]
    assert "sections.missing" not in kinds(other)


def test_note():
    assert kinds(with_("footnotes", 0, text="Khác")) == ["notes.text"]
    assert "notes.missing" in kinds(without("footnotes", 0))


@pytest.mark.parametrize(
    ("docx", "pdf", "how"),
    [
        ("Phòng Nội vụ", None, "lost"),
        (None, "Phòng Nội vụ", "invented"),
        ("Quý I/2023", "Quý I/ 2023", "spaces"),
        ("Phòng Nội vụ", "Nội vụ", "shorter"),
        ("Nội vụ", "Phòng Nội vụ", "longer"),
        ("Phòng Nội vụ", "Phòng Tư pháp", "other"),
    ],
)
def test_how(docx, pdf, how):
    assert Difference("rows.lead", "row t1:1", docx, pdf).how == how


def test_word_cut_by_its_column():
    assert Difference("rows.time", "", "15/11/2023", "15/11/202 3").cut
    assert not Difference("rows.time", "", "Quý I/2023", "Quý I/ 2023").cut


def test_pairs():
    old = ["a b c d e f g h", "second row of the table", "third"]
    new = ["second row of table", "third", "new"]
    found = list(pairs(old, new, key=str, words=str))
    assert found == [
        ("a b c d e f g h", None),
        ("second row of the table", "second row of table"),
        ("third", "third"),
        (None, "new"),
    ]


def test_section_above_touches_those_below():
    seen = Seen({"section II.1"})
    assert seen.touched("section", "II.1.a")
    assert not seen.touched("section", "II")
    assert not seen.touched("task", "II.1")
