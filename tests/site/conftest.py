"""One report for all tests that only look at it, and LibreOffice where a test asks for it alone."""

import os

import pytest

from pipeline.reading import office
from pipeline.site.build import build
from tests.chromium import chromium  # noqa: F401 - a fixture
from tests.site.sample import ON, PDF, make_tables

_LAYS_OUT = f"""#!/bin/sh
echo started >> "$(dirname "$0")/starts"
made="$7"; mkdir -p "$made"; shift 7
for file; do
  grep -q BROKEN "$file" && continue
  name="$(basename "$file")"
  cp "{PDF}" "$made/${{name%.*}}.pdf"
done
"""
"""A LibreOffice that lays every file out as the same three pages, and nothing of one that is BROKEN."""


@pytest.fixture(scope="session")
def tables(tmp_path_factory):
    return make_tables(tmp_path_factory.mktemp("báo cáo #1"))


@pytest.fixture(scope="session")
def report(tables):
    out = tables.parent / "report"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(office, "program", lambda: None)
        built = build(tables, out, on=ON)
    assert built.troubles == []
    return out


@pytest.fixture(autouse=True)
def no_office(request, monkeypatch):
    """Starting LibreOffice takes five seconds: only tests that ask for one have one."""
    if not {"soffice", "libreoffice"} & set(request.fixturenames):
        monkeypatch.setattr(office, "program", lambda: None)


@pytest.fixture
def libreoffice():
    """The one of this machine."""
    if office.program() is None:
        pytest.skip(f"pages of Word files are not tested: apt install {office.PACKAGE}")


@pytest.fixture
def soffice(tmp_path, monkeypatch):
    """A program in its place; gives how often it was started."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(_LAYS_OUT, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    log = program.parent / "starts"
    return lambda: len(log.read_text().splitlines()) if log.exists() else 0
