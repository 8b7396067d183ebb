"""A calendar made by the command from two plans and a second rendition of one."""

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from tests.audit.cases import plan_of
from tests.builders.stored import stored

OTHER = {"change": {"number": "Số: 13/KH-UBND", "subject": "Chuyển đổi số năm 2023"}}


@pytest.fixture
def tables(tmp_path):
    """Three documents of two plans."""
    plans = (
        plan_of(case).model_copy(update={"document_id": f"{number:016x}"})
        for number, case in enumerate(({}, {}, OTHER))
    )
    return stored(tmp_path / "parsed", *plans)


def run(*words):
    return CliRunner().invoke(app, ["calendar", *[str(word) for word in words]])


def _made(tables, name):
    file = tables.parent / name
    result = run(tables, "--on", "2023-05-01", "--ics", file)
    assert result.exit_code == 0
    return file.read_bytes()


@pytest.fixture
def made_calendar(tables):
    return _made(tables, "a b.ics")


@pytest.fixture
def again(tables):
    return _made(tables, "again.ics")
