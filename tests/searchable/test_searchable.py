"""Scans with a text layer: what is read stands where it is printed, comes out in every reader, and costs nothing else."""

import io
import math
import re
import shutil
import subprocess
from ctypes import byref, c_double, c_int

import pdfplumber
import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image
from pypdfium2 import raw
from typer.testing import CliRunner

from parsers.layout.pdf.reader import inked
from pipeline import recognition
from pipeline.cli import app
from pipeline.searchable import NothingToAdd, searchable
from tests.recognition.pictures import SAMPLE, blank, drawn, pdf_of

pytestmark = pytest.mark.skipif(recognition.missing() is not None, reason="reads pictures")
PDFTOTEXT = shutil.which("pdftotext")
NEAR = 3.0
"""Points."""


def made(data):
    return searchable(data, recognition.recogniser()).data


def changed(data, change):
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            change(pdf, page)
        pdf.save(stream)
    return stream.getvalue()


def slanting(degrees):
    return pdf_of(drawn(0).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255))


def turned():
    """Scanned on its side, and said to be so."""

    def say(_pdf, page):
        page.Rotate = 90

    return changed(pdf_of(drawn(0).transpose(Image.Transpose.ROTATE_90)), say)


def moved():
    """The page begins elsewhere in its own space, and all its resources are inherited."""

    def move(_pdf, page):
        x0, y0, x1, y1 = map(float, page.MediaBox)
        page.MediaBox = [x0 - 100, y0 - 50, x1 + 70, y1 + 30]
        page.CropBox = [x0, y0, x1, y1]
        page.obj.Parent.Resources = page.obj.Resources
        del page.obj.Resources

    return changed(pdf_of(drawn(0)), move)


def by_pdftotext(data):
    run = subprocess.run([PDFTOTEXT, "-", "-"], input=data, capture_output=True, check=True)  # noqa: S603
    return run.stdout.decode().split()


def by_pdfium(data):
    pdf = pdfium.PdfDocument(data)
    return [word for page in pdf for word in page.get_textpage().get_text_range().split()]


def by_pdfplumber(data):
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [word["text"] for page in pdf.pages for word in page.extract_words()]


def places(data):
    """Words of the first page with where they begin and stand on it as it is looked at, by PDFium."""
    page = pdfium.PdfDocument(data)[0]
    text = page.get_textpage()
    width, height = (round(100 * side) for side in page.get_size())
    letters, found = text.get_text_range(), []
    for match in re.finditer(r"\S+", letters):
        at, place, seen = match.start(), (c_double(), c_double()), (c_int(), c_int())
        raw.FPDFText_GetCharOrigin(text, at, *map(byref, place))
        told = (one.value for one in place)
        raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, *told, *map(byref, seen))
        found.append((match.group(), seen[0].value / 100, seen[1].value / 100))
    return found


def turned_by(degrees, word, x, y):
    """Where a word stands once its page is turned to the left."""
    dx, dy, slant = x - 595.3 / 2, y - 841.9 / 2, math.radians(degrees)
    level, slope = math.cos(slant), math.sin(slant)
    return word, 595.3 / 2 + level * dx + slope * dy, 841.9 / 2 - slope * dx + level * dy


@pytest.fixture(scope="module")
def scan():
    return pdf_of(drawn(0), drawn(1))


@pytest.fixture(scope="module")
def layered(scan):
    return made(scan)


READERS = [
    pytest.param(by_pdftotext, marks=pytest.mark.skipif(PDFTOTEXT is None, reason="no poppler")),
    by_pdfium,
    by_pdfplumber,
]


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_takes_out_what_was_read(scan, layered, reader):
    inks, _ = inked(scan, recognition.recogniser)
    read = [word for ink in inks for run in ink.runs for word in run.text.split()]
    assert len(read) > 700
    if reader is by_pdftotext:
        read.remove("-")  # at the end of a line it is taken for that of a broken word
    assert sorted(reader(layered)) == sorted(read)
    assert {"Kế", "hoạch", "Ủy", "quận"} <= set(read)


@pytest.mark.parametrize(
    ("data", "slant"),
    [
        pytest.param(lambda: pdf_of(drawn(0)), 0, id="upright"),
        pytest.param(lambda: slanting(1.3), 1.3, id="slanting"),
        pytest.param(lambda: slanting(-0.8), -0.8, id="slanting otherwise"),
        pytest.param(turned, 0, id="on its side"),
        pytest.param(moved, 0, id="cropped"),
        pytest.param(lambda: pdf_of(drawn(0, 300), dpi=300), 0, id="300 dots an inch"),
    ],
)
def test_words_stand_where_they_are_printed(data, slant):
    """Each word beside the nearest of the same letters in the file that was scanned."""
    printed = [turned_by(slant, *one) for one in places(SAMPLE)]
    away = []
    for word, x, y in places(made(data())):
        near = [math.dist((x, y), (a, b)) for other, a, b in printed if other == word]
        away += [min(near)] if near else []
    assert len(away) > 0.9 * len(printed)
    away.sort()
    assert away[int(0.98 * len(away))] < NEAR  # of a word misread as another the nearest is far


def test_words_of_two_pages_in_a_picture_stand_on_its_page():
    first, second = drawn(0), drawn(1)
    both = Image.new("L", (first.width + second.width, first.height), 255)
    both.paste(first, (0, 0))
    both.paste(second, (first.width, 0))
    half = first.width * 72 / 200
    words = places(made(pdf_of(both)))
    printed = places(SAMPLE)
    left = [one for one in words if one[1] < half]
    away = sorted(
        min((math.dist((x, y), (a, b)) for other, a, b in printed if other == word), default=0)
        for word, x, y in left
    )
    assert away[int(0.97 * len(away))] < NEAR
    assert len(words) - len(left) > 200


def test_pictures_stay_and_little_is_added(scan, layered):
    def pictures(data):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            held = (page.resources.XObject.values() for page in pdf.pages)
            return [one.read_raw_bytes() for page in held for one in page]

    assert pictures(layered) == pictures(scan)
    assert len(layered) - len(scan) < 30_000
    before, after = (
        [page.render(scale=1).to_pil().tobytes() for page in pdfium.PdfDocument(data)]
        for data in (scan, layered)
    )
    assert before == after


def test_nothing_is_added_twice_nor_to_a_text(layered):
    for data in (layered, SAMPLE.read_bytes(), pdf_of(blank())):
        with pytest.raises(NothingToAdd):
            made(data)


def test_a_page_with_a_text_stays_as_it_is(scan):
    stream = io.BytesIO()
    with pikepdf.open(SAMPLE) as pdf, pikepdf.open(io.BytesIO(scan)) as other:
        pdf.pages.append(other.pages[0])
        pdf.save(stream)
    data = stream.getvalue()
    found = searchable(data, recognition.recogniser())
    assert found.pages == 1
    with pikepdf.open(io.BytesIO(data)) as old, pikepdf.open(io.BytesIO(found.data)) as new:
        for a, b in list(zip(old.pages, new.pages, strict=True))[:-1]:
            assert a.Contents.read_bytes() == b.Contents.read_bytes()


def test_a_layer_that_says_something_else_is_taken_out(scan):
    def spoil(_pdf, page):
        page.obj.Resources.Font = pikepdf.Dictionary(
            F=pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name.Helvetica,
            )
        )
        lines = "".join(f"(CQNG HOA XA HQI CHU NGHJA VIFT NAM {n}) Tj T* " for n in range(20))
        page.contents_add(f"BT /F 9 Tf 3 Tr 12 TL 50 700 Td {lines}ET".encode())

    words = by_pdfium(made(changed(scan, spoil)))
    assert "NGHJA" not in words
    assert {"Kế", "hoạch"} <= set(words)


def test_the_command(scan, tmp_path):
    file, out = tmp_path / "scan.pdf", tmp_path / "out.pdf"
    file.write_bytes(scan)

    def said(*arguments):
        found = CliRunner().invoke(app, ["searchable", *map(str, arguments)])
        return found.exit_code, found.output

    code, output = said(file, out)
    assert code == 0
    assert "words on 2 pages" in output
    assert said(file, file)[0] == 2
    assert said(out, tmp_path / "again.pdf")[0] == 1
    assert not (tmp_path / "again.pdf").exists()
    file.write_bytes(b"%PDF-1.7 no more")
    assert said(file, tmp_path / "again.pdf")[0] == 1
