"""Tables as offices of all kinds print them, written by somebody who had not seen the code.

The first reading is in docs/accuracy.md; since then they are regression tests. What stays wrong is named.
"""

import json
from pathlib import Path

import pytest

from parsers.structure.columns import header_of
from tests.builders.source import source_of

TABLES = json.loads((Path(__file__).parent / "other_words/tables.json").read_text("utf-8"))
STAYS = {"A22": "Nơi làm over bodies: an office's place by its header"}


@pytest.mark.parametrize("table", TABLES, ids=[table["id"] for table in TABLES])
def test_tables(table):
    source = source_of([*table["header"], *table["rows"]])
    found = header_of(source, source.body[0])
    is_work = found is not None and found.is_task_table
    assert is_work == (table["kind"] == "task")
    if is_work and table["id"] not in STAYS:
        assert [role.value for role in found.roles] == table["columns"]
