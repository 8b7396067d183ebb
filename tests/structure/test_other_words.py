"""Tables and prose as offices of all kinds print them, written by people who had not seen the code.

The first reading is in docs/accuracy.md; since then they are regression tests. What stays wrong is named.
"""

import json
from pathlib import Path

import pytest

from parsers.structure.columns import header_of
from tests.builders.source import source_of
from tests.structure.test_prose_kinds import told

FOLDER = Path(__file__).parent / "other_words"
TABLES = json.loads((FOLDER / "tables.json").read_text("utf-8"))
BLOCKS = json.loads((FOLDER / "blocks.json").read_text("utf-8"))
STAYS = {"A22": "Nơi làm over bodies: an office's place by its header"}
STAYS_PROSE: dict[str, str] = {}
COMPARED = ("task", "lead", "coordinator", "time")


@pytest.mark.parametrize("table", TABLES, ids=[table["id"] for table in TABLES])
def test_tables(table):
    source = source_of([*table["header"], *table["rows"]])
    found = header_of(source, source.body[0])
    is_work = found is not None and found.is_task_table
    assert is_work == (table["kind"] == "task")
    if is_work and table["id"] not in STAYS:
        assert [role.value for role in found.roles] == table["columns"]


@pytest.mark.parametrize("piece", BLOCKS, ids=[piece["id"] for piece in BLOCKS])
def test_prose(piece):
    """Tasks and their cells, containers left out; a piece without tasks is a trap."""
    if piece["id"] in STAYS_PROSE:
        pytest.skip(STAYS_PROSE[piece["id"]])
    found = [row for row in told(*piece["blocks"]) if not row[0].startswith("#")]
    expected = [tuple(_bare(task.get(name)) for name in COMPARED) for task in piece["tasks"]]
    assert [tuple(map(_bare, row)) for row in found] == expected


def _bare(text):
    return " ".join((text or "").split()).strip(" .;,-+").casefold()
