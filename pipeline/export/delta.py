"""A folder of Delta Lake tables, ``<folder>/tasks``, by the library ``deltalake`` (extra ``delta``)."""

from pathlib import Path

from deltalake import write_deltalake
from deltalake.exceptions import DeltaError

from pipeline.export.rows import Rows
from pipeline.store.tables import SCHEMAS

FAULTS: tuple[type[Exception], ...] = (DeltaError,)
"""What the library raises where it cannot write."""


def write_delta(source: Rows, target: Path) -> None:
    """All tables into a new folder."""
    target.mkdir()
    for name, schema in SCHEMAS.items():
        about = dict(schema.metadata)
        write_deltalake(
            target / name,
            source.batches(name),
            name=name,
            description=f"schema version {about[b'schema_version'].decode()}",
        )


def is_ours(folder: Path) -> bool:
    """Whether nothing but Delta tables of ours stands in a folder, so that it may be replaced."""
    return all(one.name in SCHEMAS and (one / "_delta_log").is_dir() for one in folder.iterdir())
