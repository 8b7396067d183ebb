"""The tables of the samples, and a copy with one damaged file."""

import shutil

import pytest

from tests.builders.samples_read import samples_read


@pytest.fixture(scope="session")
def register():
    return samples_read()


@pytest.fixture
def damaged(tmp_path):
    out = tmp_path / "parsed"
    shutil.copytree(samples_read(), out)
    (out / "tasks" / "s00001.parquet").write_bytes(b"no table")
    return out
