"""One DuckDB file with the tables, what their columns mean, and the views of ``plans query``."""

from importlib import resources
from pathlib import Path

import duckdb

from pipeline.export.rows import Rows
from pipeline.store.tables import SCHEMAS

FAULTS: tuple[type[Exception], ...] = (duckdb.Error,)
"""What the library raises where it cannot write."""


def write_duckdb(source: Rows, target: Path) -> None:
    """All tables into a new file."""
    with duckdb.connect(str(target)) as db:
        for name, schema in SCHEMAS.items():
            db.register("incoming", source.batches(name))
            db.execute(f'CREATE TABLE "{name}" AS FROM incoming')
            db.unregister("incoming")
            for column in schema:
                meaning = (column.metadata or {}).get(b"description", b"").decode()
                if meaning:
                    quoted = meaning.replace("'", "''")
                    db.execute(f'COMMENT ON COLUMN "{name}"."{column.name}" IS \'{quoted}\'')
        db.execute(resources.files("pipeline.query").joinpath("views.sql").read_text("utf-8"))
