"""Old formats through LibreOffice; without it one line says what to install."""

import shutil
from pathlib import Path

import pytest

from pipeline.reading import Failure, attempt, office, read_plan
from pipeline.reading.office import convert
from tests.builders.record import record_of

RAW = Path(__file__).parents[2] / "data" / "raw"
RTF = rb"{\rtf1\ansi K\u7870? HO\u7840?CH\par}"


def test_without_libreoffice_the_line_names_the_package(monkeypatch):
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    failure = attempt(RTF, "ke-hoach.rtf")
    assert isinstance(failure, Failure)
    assert (failure.status, failure.code) == ("unsupported", "needs_libreoffice")
    assert "libreoffice-writer-nogui" in failure.message


def test_a_file_libreoffice_cannot_open(monkeypatch):
    def broken(*_args, **_kwargs):
        raise office.subprocess.CalledProcessError(1, "soffice")

    monkeypatch.setattr(office.shutil, "which", lambda _: "/usr/bin/soffice")
    monkeypatch.setattr(office.subprocess, "run", broken)
    failure = attempt(RTF, "ke-hoach.rtf")
    assert isinstance(failure, Failure)
    assert (failure.status, failure.code) == ("failed", "conversion_failed")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("target", ["doc", "odt", "rtf"])
def test_same_record_from_an_old_format(target):
    docx = (RAW / "mau-dan-van-huyen-2023.docx").read_bytes()
    old = convert({"plan.docx": docx}, target)["plan"]
    assert record_of(read_plan(old, f"plan.{target}")) == record_of(read_plan(docx, "plan.docx"))
