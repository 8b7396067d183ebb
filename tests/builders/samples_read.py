"""The register of ``data/raw``, read once for all tests that only look at it."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.builders.stored import ingested

ROOT = Path(__file__).parents[2]


@cache
def samples_read() -> Path:
    """A folder of tables. Whoever changes it takes a copy."""
    out = Path(mkdtemp(prefix="plans-samples-"))
    atexit.register(shutil.rmtree, out, ignore_errors=True)
    ingested([ROOT / "data/raw"], out)
    return out


@pytest.fixture
def register():
    """The tables of the samples."""
    return samples_read()


@pytest.fixture
def damaged(tmp_path):
    """A copy of them in which one file is no table."""
    out = tmp_path / "parsed"
    shutil.copytree(samples_read(), out)
    (out / "tasks" / "s00001.parquet").write_bytes(b"no table")
    return out
