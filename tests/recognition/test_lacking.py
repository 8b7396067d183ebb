"""Machines that read no pictures: all else works, and every command says what is lacking; read again where it is there."""

import pytest
from typer.testing import CliRunner

from pipeline import recognition
from pipeline.batch.ingest import Choice
from pipeline.batch.ingest import ingest as run
from pipeline.cli import app
from tests.builders.stored import frame, ingested, ledger
from tests.recognition.pictures import blank, drawn, pdf_of

LACKING = "apt install tesseract-ocr-vie"
SCAN = pdf_of(drawn(0), drawn(1))


@pytest.fixture
def raw(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "scan.pdf").write_bytes(SCAN)
    return folder


@pytest.fixture
def lacking(monkeypatch):
    """A machine without the data of Tesseract."""
    with monkeypatch.context() as patched:
        patched.setattr(recognition, "data_folder", lambda: None)
        recognition.recogniser.cache_clear()
        yield patched
    recognition.recogniser.cache_clear()


def said(*arguments):
    found = CliRunner().invoke(app, list(map(str, arguments)))
    return found.exit_code, found.output


@pytest.mark.usefixtures("lacking")
def test_what_is_lacking_is_said_with_the_command_that_mends_it(raw):
    code, output = said("ingest", raw, "--out", "parsed", "--jobs", 0)
    assert code == 1
    assert f"1 file has pages that need OCR, which is not installed here: {LACKING}" in output
    [row] = ledger(raw.parent / "parsed").values()
    assert (row["status"], row["error_code"]) == ("partial", "needs_ocr")
    assert f"2 pages of it need OCR, which is not installed here ({LACKING})" in row["error"]
    code, output = said("show", raw / "scan.pdf")
    assert (code, output.count(LACKING)) == (0, 1)


def test_the_binding_is_lacking(monkeypatch):
    monkeypatch.setattr(recognition, "find_spec", lambda _: None)
    assert recognition.missing() == "pip install 'plans[ocr]'"


@pytest.mark.skipif(recognition.missing() is not None, reason="reads a picture")
def test_a_scan_is_read_when_it_can_be_and_then_no_more(raw, lacking):
    out = raw.parent / "parsed"
    assert [row.attempts for row in ingested([raw], out)] == [1]
    assert run([raw], out).unchanged == 1  # not again and again where it cannot be
    lacking.undo()
    recognition.recogniser.cache_clear()
    assert run([raw], out, choice=Choice(elsewhere=True)).unchanged == 1
    [row] = ingested([raw], out)
    assert (row.attempts, row.error_code, row.error) == (2, None, None)
    assert "Độc lập - Tự do - Hạnh phúc" in frame(out, "texts")["text"][0]
    assert run([raw], out).unchanged == 1


@pytest.mark.skipif(recognition.missing() is not None, reason="reads a picture")
def test_a_picture_on_which_nothing_is_found_lacks_nothing(raw):
    (raw / "scan.pdf").write_bytes(pdf_of(blank()))
    code, output = said("ingest", raw, "--out", "parsed", "--jobs", 0)
    assert code == 1
    assert "its pages are pictures without text that can be trusted" in output
    assert "files 1: read 0, not read 1, duplicates 0" in output
    assert "OCR" not in output


@pytest.mark.skipif(recognition.missing() is not None, reason="reads a picture")
def test_damaged_data_of_the_engine_is_said_and_the_scan_read_again(raw, monkeypatch):
    damaged = raw.parent / recognition.DATA
    damaged.write_bytes(b"no data")
    monkeypatch.setenv("TESSDATA_PREFIX", str(raw.parent))
    recognition.recogniser.cache_clear()
    out = raw.parent / "parsed"
    [row] = ingested([raw], out)
    assert (row.status, row.error_code) == ("failed", "ocr_damaged")
    assert f"{damaged}, by which scans are read: it is damaged" in row.error
    monkeypatch.delenv("TESSDATA_PREFIX")
    recognition.recogniser.cache_clear()
    [row] = ingested([raw], out)
    assert (row.status, row.error_code) == ("ok", None)
