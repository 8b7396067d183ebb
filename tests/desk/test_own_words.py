"""Places of cells on the pages of a PDF, read again when somebody looks."""

import re

import pytest

from pipeline.desk import plan as shown
from pipeline.desk.app import create
from pipeline.desk.desk import Desk
from pipeline.desk.guard import Door
from tests.desk.client import LARGEST, Client
from tests.desk.conftest import tables_of

PROSE = "mau-cai-cach-hanh-chinh-thi-xa-2023.pdf"
"""Tasks given in prose: the tables hold no boxes of their cells."""
_VALUE = re.compile(r'<[^>]*class="v[" ][^>]*>')


@pytest.fixture
def desk(tmp_path):
    made = Desk(tables_of(tmp_path, [PROSE]), largest=LARGEST)
    yield made
    made.stop()


def placed(desk, address):
    """Values that have a place of their own on a page."""
    client = Client(create(desk, Door("127.0.0.1", 8765), largest=LARGEST))
    return [one for one in _VALUE.findall(client.get(address).text) if "data-at" in one]


def test_a_file_that_was_away_for_a_moment_is_read_when_it_is_back(desk, monkeypatch):
    monkeypatch.setattr(shown, "_WORDS", {})
    row = desk.tables.one("SELECT document_id, path FROM sources")
    address, file = f"/plans/{row['document_id']}.html", desk.parsed.parent / row["path"]
    away = file.rename(file.with_suffix(".away"))
    before = placed(desk, address)
    away.rename(file)
    now = placed(desk, address)
    assert len(now) > len(before)
    monkeypatch.setattr(shown, "_WORDS", {})
    assert placed(desk, address) == now
