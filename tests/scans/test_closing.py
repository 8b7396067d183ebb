"""Signers on scans: seals and signatures over office and name, two signers side by side, an office that is told in part."""

import io
from collections.abc import Callable
from functools import cache

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from parsers.layout.scan.closing import closing_in
from parsers.layout.scan.engine import Word
from parsers.layout.scan.signers import cleared, is_closing
from pipeline.reading import Reading, read_stages
from pipeline.recognition import missing
from schemas.plan import Place, Plan
from tests.batch.documents import RAW
from tests.scans.maker import with_seal
from tests.scans.words import told, words

SAMPLE = RAW / "ke-hoach-dan-van-2023-phu-luc-ngang.pdf"
SCALE = 200 / 72
PAGES = 2
"""The plan; its annexes say nothing here."""
BLUE, RED = (40, 60, 160), (215, 40, 50)
Picture = np.ndarray
needs_ocr = pytest.mark.skipif(missing() is not None, reason=f"scans need OCR: {missing()}")


@cache
def digital() -> Plan:
    return read_stages(SAMPLE.read_bytes(), SAMPLE.name).plan


def place(field: str) -> Place:
    """Where a field of the closing stands, in points."""
    return next(one for one in digital().field_evidence if one.field == field).regions[0]


def cut(picture: Picture, x0: float, top: float, x1: float, bottom: float) -> Picture:
    """A part of a page, its sides in points."""
    x0, top, x1, bottom = (round(side * SCALE) for side in (x0, top, x1, bottom))
    return picture[top:bottom, x0:x1]


def signed(picture: Picture, across: float = 0.0) -> None:
    """A red seal on the end of the office and the head of the name, a signature over both; ``across``: points to the left."""
    office, name = place("signers[0].position"), place("signers[0].name")
    x = office.x0 - across
    middle = (round((x - 4) * SCALE), round((office.bottom + name.top) / 2 * SCALE))
    drawn = np.full_like(picture, 255)
    with_seal(drawn, middle, SCALE)
    strokes = [(-20, 60), (20, 30), (35, 62), (50, 20), (70, 66), (60, 40), (160, 10)]
    points = [(round((x + a) * SCALE), round((office.top + b) * SCALE)) for a, b in strokes]
    cv2.polylines(drawn, [np.array(points, np.int32)], False, BLUE, 4, cv2.LINE_AA)
    np.minimum(picture, drawn, out=picture)


def doubled(picture: Picture) -> None:
    """Two signers side by side, the recipients below them: the signer is put on the left, too."""
    office, name, last = (
        place(field) for field in ("signers[0].position", "signers[0].name", "recipients[6]")
    )
    first = place("recipients[0]")
    left = cut(picture, first.x0 - 4, first.top - 20, first.x1 + 70, last.bottom + 2)
    kept = left.copy()
    left[:] = 255
    signer = cut(picture, office.x0 - 40, office.top - 34, name.x1 + 44, name.bottom + 2).copy()
    cut(picture, first.x0, office.top - 34, 500, name.bottom + 2)[
        : signer.shape[0], : signer.shape[1]
    ] = signer
    top, x = round((name.bottom + 30) * SCALE), round((first.x0 - 4) * SCALE)
    picture[top : top + kept.shape[0], x : x + kept.shape[1]] = kept


def read(change: Callable[[Picture], None], *, kind: str = "colour") -> Reading:
    """The scan of the plan, its last page changed."""
    pages = []
    with pdfium.PdfDocument(SAMPLE.read_bytes()) as pdf:
        for number in range(PAGES):
            bitmap = pdf[number].render(scale=SCALE, rev_byteorder=True)
            picture = np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])
            if number == PAGES - 1:
                change(picture)
            image = Image.fromarray(picture)
            if kind != "colour":
                image = image.convert("L")
            if kind == "bilevel":
                image = image.point(lambda shade: 255 * (shade > 150)).convert("1")
            pages.append(image)
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return read_stages(stream.getvalue(), SAMPLE.name)


def signers(plan: Plan) -> list[tuple[tuple[str, ...], str | None, str | None]]:
    return [(one.capacity, one.position, one.name) for one in plan.signers]


def two(picture: Picture) -> None:
    doubled(picture)
    signed(picture)
    signed(picture, across=260)


@needs_ocr
@pytest.mark.parametrize(("change", "count"), [(signed, 1), (two, 2)], ids=["one", "two"])
def test_a_seal_and_a_signature_over_office_and_name(change, count):
    plan = read(change).plan
    assert signers(plan) == count * signers(digital())
    assert len(plan.recipients) == len(digital().recipients)
    assert "signers" not in [one.field for one in plan.handwritten]


@needs_ocr
@pytest.mark.parametrize("kind", ["grey", "bilevel"])
@pytest.mark.parametrize(("change", "count"), [(signed, 1), (two, 2)], ids=["one", "two"])
def test_what_a_seal_hides_is_not_told(change, count, kind):
    """A seal as dark as print stays on the letters: what is told is right, and each signer is one."""
    plan = read(change, kind=kind).plan
    [(capacity, position, name)] = signers(digital())
    found = signers(plan)
    assert [one[0] for one in found] == count * [capacity]
    assert {one[1] for one in found} <= {position, None}
    assert {one[2] for one in found} <= {name, None}
    assert len(plan.recipients) == len(digital().recipients)


def alone(picture: Picture) -> tuple[float, float, float]:
    """``CHỦ TỊCH`` is left of the office; where it begins and its line, in points."""
    office = place("signers[0].position")
    line = office.bottom - office.top + 1
    for number in (0, -2):
        cut(picture, 330, office.top + number * line, 560, office.bottom + number * line)[:] = 255
    x = office.x0 + 30
    cut(picture, 330, office.top - line, x, office.bottom - line)[:] = 255
    return x, office.top - line, office.bottom - line


def by_hand(picture: Picture, colour: tuple[int, int, int]) -> None:
    x, top, bottom = alone(picture)
    for strokes in ([(-36, 0.4), (-31, -0.3), (-34, 1.3), (-20, -0.1), (-33, 0.5), (-18, 1.2)], [(-24, -0.2), (-4, 0), (-11, -0.1), (-15, 1.4), (-9, 0.7)]):  # fmt: skip
        points = [
            (round((x + a) * SCALE), round((top + b * (bottom - top)) * SCALE)) for a, b in strokes
        ]
        cv2.polylines(picture, [np.array(points, np.int32)], False, colour, 4, cv2.LINE_AA)


def stamped(picture: Picture) -> None:
    """``PHÓ CHỦ TỊCH`` in red, a little below ``CHỦ TỊCH``."""
    office = place("signers[0].position")
    deputy = cut(picture, office.x0 - 2, office.top, office.x1 + 2, office.bottom).copy()
    _, top, _ = alone(picture)
    below = cut(picture, office.x0 + 20, top + 11, 560, top + 40)[
        : deputy.shape[0], : deputy.shape[1]
    ]
    below[deputy.min(axis=2) < 128] = RED


@needs_ocr
@pytest.mark.parametrize(
    ("change", "kind"),
    [
        pytest.param(lambda picture: by_hand(picture, BLUE), "colour", id="in blue"),
        pytest.param(lambda picture: by_hand(picture, (20, 20, 20)), "grey", id="in black"),
        pytest.param(stamped, "colour", id="stamped"),
    ],
)
def test_an_office_is_not_told_without_what_is_written_to_it(change, kind):
    """``KT.`` by hand before ``CHỦ TỊCH``: the chairman has not signed."""
    plan = read(change, kind=kind).plan
    assert signers(plan) == [((), None, "Uông Minh Long")]
    assert [one.field for one in plan.handwritten].count("signers") == 1


@needs_ocr
def test_an_office_by_itself_is_told():
    plan = read(lambda picture: alone(picture) and None).plan
    assert signers(plan) == [((), "CHỦ TỊCH", "Uông Minh Long")]
    assert "signers" not in [one.field for one in plan.handwritten]


def page_of(*boxes: tuple[int, int, int, int]) -> Picture:
    """A page with lines of letters in boxes (left, top, right, bottom, in points)."""
    page = np.full((round(842 * SCALE), round(595 * SCALE)), 255, np.uint8)
    for x0, top, x1, bottom in boxes:
        for y in range(top, bottom, 14):
            for x in range(x0, x1, 6):
                cut(page, x, y, x + 4, y + 9)[:] = 0
    return page


BODY, LEFT, OFFICE, NAME = (
    (90, 90, 540, 300),
    (90, 330, 220, 420),
    (350, 322, 480, 352),
    (370, 420, 470, 430),
)


@pytest.mark.parametrize(
    ("boxes", "count"),
    [
        pytest.param((BODY, LEFT, OFFICE, NAME), 3, id="one signer"),
        pytest.param((BODY, OFFICE, NAME, (120, 322, 250, 352), (130, 430, 230, 440)), 4, id="two"),
        pytest.param((LEFT, OFFICE, NAME), 3, id="no text above"),
        pytest.param((BODY, (90, 302, 180, 311), LEFT, OFFICE, NAME), 3, id="a short last line"),
        pytest.param((BODY, LEFT), None, id="one side"),
        pytest.param((BODY,), None, id="text alone"),
        pytest.param((), None, id="nothing"),
        pytest.param((BODY, LEFT, OFFICE, NAME, (90, 600, 540, 700)), None, id="text below"),
    ],
)
def test_the_blocks_of_a_closing(boxes, count):
    found = closing_in(page_of(*boxes), 0, round(842 * SCALE), SCALE)
    assert (len(found.blocks) if found else None) == count


@pytest.mark.parametrize("broken", [False, True])
def test_a_seal_ties_no_blocks(broken):
    page = page_of(BODY, LEFT, OFFICE, NAME)
    middle = (round(345 * SCALE), round(392 * SCALE))
    for radius in (50, 46):
        size = (round(radius * SCALE), round(radius * SCALE))
        cv2.ellipse(page, middle, size, 0, 0, 352 if broken else 360, 0, 4)
    cut(page, 330, 380, 342, 390)[:] = 0  # what stands within it
    cv2.line(page, (round(240 * SCALE), round(400 * SCALE)), (1600, round(340 * SCALE)), 0, 3)
    found = closing_in(page, 0, len(page), SCALE)
    blocks = [tuple(side / SCALE for side in part[:4]) for part in sorted(found.blocks)]
    assert [round(side) for side in blocks[0]] == pytest.approx((86, 326, 224, 427), abs=2)
    for (x0, top, x1, bottom), (left, high, right, low) in zip(
        blocks[1:], (OFFICE, NAME), strict=True
    ):
        assert x0 > blocks[0][2]
        assert left - x0 > 0 < x1 - right
        assert top == pytest.approx(high - 4, abs=2)
        assert bottom == pytest.approx(low + 4, abs=8)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (words("HIỆU TRƯỞNG ““-"), "HIỆU TRƯỞNG"),
        (words("- Lưu: VT, -"), "- Lưu: VT, -"),
        (words("“Hà Văn Phúc"), "Hà Văn Phúc"),
        (words("sẽ SỞ ⁄⁄", sure=0.4), ""),
        (words("x|ị ¬2", sure=0.7), ""),
        (words("KT. cHủ TỊCH"), "KT. CHỦ TỊCH"),
        (words("14"), "14"),
        (words("$", sure=0.7), ""),
        ([*words("+#", sure=0.1), *words("Nguyễn Văn Mẫu")], "+# Nguyễn Văn Mẫu"),
    ],
)
def test_what_a_pen_left_is_no_print(line: list[Word], kept):
    found = cleared(line)
    assert told(found.kept) == kept
    assert sum(map(len, found)) >= len(line)


@pytest.mark.parametrize(
    ("lines", "closes"),
    [
        (["Nơi nhận:", "- Như trên;"], True),
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], True),
        (["HIỆU TRƯỞNG", "Nguyễn Văn An"], True),
        (["*Nơi nhận:"], True),
        (["Nei nhận:", "- Lưu: VT."], True),
        (["Nơinhận"], True),
        (["(Đã ký)"], True),
        (["Nguyễn Văn An"], True),
        # figures at a tab stand on two sides as well
        (["- Tỷ lệ tăng dân số tự nhiên:", "< 10,6 ‰"], False),
        (["Tỷ lệ bà mẹ sàng lọc trước sinh:", "85%"], False),
        ([], False),
    ],
)
def test_what_stands_like_a_closing_may_be_none(lines, closes):
    assert is_closing(words(line, line=at) for at, line in enumerate(lines)) is closes
