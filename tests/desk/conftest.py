"""A desk on a register of a few plans, asked without a network."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app as commands
from pipeline.desk.app import create
from pipeline.desk.desk import Desk
from pipeline.desk.guard import Door
from tests.chromium import chromium  # noqa: F401 - a fixture
from tests.desk.client import LARGEST, Client

RAW = Path(__file__).parents[2] / "data" / "raw"


def tables_of(folder, names):
    """The tables of some samples, audited."""
    inside = folder / "in"
    inside.mkdir()
    for name in names:
        shutil.copy(RAW / name, inside)
    for words in (
        ["ingest", str(inside), "--out", str(folder / "parsed"), "--jobs", "0", "--quiet"],
        ["audit", str(folder / "parsed"), "--on", "2023-05-01", "--format", "json"],
    ):
        result = CliRunner().invoke(commands, words)
        assert result.exit_code == 0, result.output
    return folder / "parsed"


@pytest.fixture(scope="session")
def read_tables(tmp_path_factory):
    names = [path.name for path in sorted(RAW.glob("*.pdf"))[:1]] + ["mau-dan-van-huyen-2023.docx"]
    return tables_of(tmp_path_factory.mktemp("desk"), names)


@pytest.fixture
def parsed(read_tables, tmp_path):
    """Tables a test may write to."""
    shutil.copytree(read_tables, tmp_path / "parsed")
    shutil.copytree(read_tables.parent / "in", tmp_path / "in")
    return tmp_path / "parsed"


@pytest.fixture
def desk(parsed):
    made = Desk(parsed, largest=LARGEST)
    made.search.sync()
    yield made
    made.stop()


@pytest.fixture
def client(desk):
    return Client(create(desk, Door("127.0.0.1", 8765), largest=LARGEST))


@pytest.fixture
def document(desk):
    """A plan of the register that has tasks."""
    row = desk.tables.one(
        "SELECT document_id FROM tasks JOIN plans USING (document_id) WHERE is_primary AND lead IS NOT NULL"
        " GROUP BY document_id ORDER BY count(*) DESC LIMIT 1"
    )
    return row["document_id"]
