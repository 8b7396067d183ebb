import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.site.pictures import Sheet
from pipeline.site.places import Frame, boxes, frames_of, marked, utf16_place, wide_letters
from schemas.plan import Evidence, Place
from tests.site.sample import finding, place

SHEETS = (
    Sheet(1, 600.0, 800.0, "a-1.webp", (917, 1222)),
    Sheet(2, 800.0, 600.0, "a-2.webp", (1, 1)),
)


def evidence(*regions, start=0, end=5):
    return Evidence(regions=regions, span_start=start, span_end=end)


@pytest.mark.parametrize(
    ("regions", "frames"),
    [
        ((), []),
        ((Place(),), []),  # a DOCX has no pages
        ((place(3),), []),  # a page the file does not have
        ((place(None),), []),
        (
            (Place(page=1, x0=61.5, top=81.5, x1=298.5, bottom=158.5),),
            [Frame(1, 10.0, 10.0, 40.0, 10.0)],
        ),
        # beyond the paper: kept on it
        (
            (Place(page=2, x0=-20, top=590, x1=900, bottom=700),),
            [Frame(2, 0.0, 98.08, 100.0, 1.92)],
        ),
    ],
)
def test_frames(regions, frames):
    assert list(frames_of(evidence(*regions), SHEETS)) == frames


def test_many_lines_are_one_box():
    lines = [place(1, 100.0 + 15 * line, x1=300.0 + line) for line in range(5)]
    (frame,) = frames_of(evidence(*lines), SHEETS)
    assert (frame.top, frame.height) == (12.31, 9.38)
    assert len(frames_of(evidence(*lines[:4]), SHEETS)) == 4


def test_findings_of_one_place_share_a_box():
    # R205 and R206 speak of one cell: Các phòng, đơn vị
    same = evidence(place(1))
    both = evidence(place(1, 300.0), place(2, 40.0))
    found = boxes(
        [finding(1, evidence=both), finding(2, evidence=same), finding(3, evidence=same)], SHEETS
    )
    told = [(box.box_id, box.page, [one.finding_id for one in box.findings]) for box in found]
    assert told == [
        ("b1", 1, ["R205.2", "R205.3"]),
        ("b2", 1, ["R205.1"]),
        ("b3", 2, ["R205.1"]),
    ]


def test_finding_without_a_place_has_no_box():
    assert boxes([finding(evidence=None)], SHEETS) == ()


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        ([], [("Số: /KH-UBND", "")]),
        ([(4, 12)], [("Số: ", ""), ("/KH-UBND", "1")]),
        ([(0, 4), (4, 12)], [("Số: ", "1"), ("/KH-UBND", "2")]),
        ([(0, 8), (5, 12)], [("Số: /", "1"), ("KH-", "12"), ("UBND", "2")]),
        ([(0, 12), (4, 5)], [("Số: ", "1"), ("/", "12"), ("KH-UBND", "1")]),
        ([(4, 4)], [("Số: ", ""), ("", "1"), ("/KH-UBND", "")]),  # where the number should stand
        ([(12, 12)], [("Số: /KH-UBND", ""), ("", "1")]),
        ([(4, 99)], [("Số: ", ""), ("/KH-UBND", "1")]),  # tables of another text
    ],
)
def test_marked(spans, pieces):
    findings = [
        finding(n, evidence=evidence(start=start, end=end))
        for n, (start, end) in enumerate(spans, 1)
    ]
    found = marked("Số: /KH-UBND", findings)
    told = [(one.text, "".join(f.finding_id[-1] for f in one.findings)) for one in found]
    assert told == pieces


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted), max_size=8)


@given(st.text(max_size=40), SPANS)
def test_marks_change_no_text(text, spans):
    findings = [finding(n, evidence=evidence(start=a, end=b)) for n, (a, b) in enumerate(spans)]
    pieces = marked(text, findings)
    assert "".join(piece.text for piece in pieces) == text
    assert len({piece.piece_id for piece in pieces}) == len(pieces)
    for one in findings:
        span = one.evidence
        mine = "".join(piece.text for piece in pieces if one in piece.findings)
        assert mine == text[span.span_start : span.span_end]
        assert any(one in piece.findings for piece in pieces)


@given(st.text(max_size=40), st.integers(0, 40))
def test_offsets_of_a_browser(text, at):
    at = min(at, len(text))
    told = text[:at].encode("utf-16-le", "surrogatepass")
    assert utf16_place(at, wide_letters(text)) == len(told) // 2
