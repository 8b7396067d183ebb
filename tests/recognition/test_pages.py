"""Scans that are long, large or hold nothing, through workers with limits: clear rows, no hang, bounded memory."""

import io
import zlib

import pikepdf
import pytest

from pipeline import recognition
from pipeline.batch.limits import Limits
from pipeline.batch.together import together
from tests.builders.stored import frame, ingested
from tests.recognition.pictures import blank, drawn, pdf_of

pytestmark = pytest.mark.skipif(recognition.missing() is not None, reason="reads pictures")
READ, NOTHING, TOO_LARGE, DAMAGED = "LAY040", "LAY041", "LAY042", "LAY043"


def read(tmp_path, data, *, megabytes=2000, seconds=60.0):
    """The row of the ledger, and what is said of each page."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "scan.pdf").write_bytes(data)
    out = tmp_path / "parsed"
    limits = Limits(seconds=seconds, megabytes=megabytes, processors=2)
    [row] = ingested([raw], out, reader=together(1, limits))
    told = frame(out, "diagnostics")
    told = told[told["code"].isin([READ, NOTHING, TOO_LARGE, DAMAGED])]
    return row, dict(zip(told["page"], told["code"], strict=True))


def repeated(data, count):
    """A PDF whose pages come again and again."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number in range(count - len(pdf.pages)):
            pdf.pages.append(pdf.pages[number])
        pdf.save(stream)
    return stream.getvalue()


def declared(width, height, data=None, kept="Flate"):
    """A page of one picture of so many pixels, white unless ``data`` are all there is."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    picture = pikepdf.Stream(pdf, data or zlib.compress(b"\xff" * (width * height)))
    for name, value in {
        "Type": pikepdf.Name.XObject,
        "Subtype": pikepdf.Name.Image,
        "Width": width,
        "Height": height,
        "ColorSpace": pikepdf.Name.DeviceGray,
        "BitsPerComponent": 8,
        "Filter": pikepdf.Name(f"/{kept}Decode"),
    }.items():
        picture[f"/{name}"] = value
    [page] = pdf.pages
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=picture))
    page.Contents = pikepdf.Stream(pdf, b"q 595 0 0 842 0 0 cm /Im Do Q")
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def joined(*documents):
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        opened = [pikepdf.open(io.BytesIO(one)) for one in documents]
        for one in opened:
            pdf.pages.extend(one.pages)
        pdf.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(lambda: pdf_of(blank(0)), NOTHING, id="black"),
        pytest.param(lambda: pdf_of(blank(255)), NOTHING, id="white"),
        pytest.param(lambda: pdf_of(blank(127)), NOTHING, id="grey"),
        pytest.param(lambda: declared(1, 1), NOTHING, id="one pixel"),
        pytest.param(lambda: declared(10_000, 3), NOTHING, id="a line"),
        pytest.param(lambda: declared(10_000, 14_000), NOTHING, id="large"),
        pytest.param(lambda: declared(90_000, 90_000, b"no picture"), TOO_LARGE, id="too large"),
        pytest.param(lambda: declared(1654, 2339, b"no picture", "DCT"), DAMAGED, id="damaged"),
    ],
)
def test_a_page_with_nothing_to_read(tmp_path, data, said):
    row, pages = read(tmp_path, data())
    assert (row.status, row.error_code) == (
        "partial" if said in {TOO_LARGE, DAMAGED} else "ok",
        None,
    )
    assert pages == {1: said}


def test_a_picture_too_large_costs_its_page_alone(tmp_path):
    large = declared(90_000, 90_000, b"no picture")
    row, pages = read(tmp_path, joined(pdf_of(drawn(0)), large, pdf_of(drawn(1))))
    assert row.status == "partial"
    assert pages == {1: READ, 2: TOO_LARGE, 3: READ}
    assert "Độc lập - Tự do - Hạnh phúc" in frame(tmp_path / "parsed", "texts")["text"][0]


@pytest.mark.parametrize("count", [6, pytest.param(300, marks=pytest.mark.slow)])
def test_a_long_scan_is_read_page_by_page(tmp_path, count):
    row, pages = read(tmp_path, repeated(pdf_of(drawn(1)), count), seconds=20.0)
    assert row.status in {"ok", "partial"}
    assert pages == dict.fromkeys(range(1, count + 1), READ)
