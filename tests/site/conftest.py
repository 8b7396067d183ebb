"""One report for all tests that only look at it."""

import pytest

from pipeline.site.build import build
from tests.site.sample import ON, make_tables


@pytest.fixture(scope="session")
def tables(tmp_path_factory):
    return make_tables(tmp_path_factory.mktemp("báo cáo #1"))


@pytest.fixture(scope="session")
def report(tables):
    out = tables.parent / "report"
    built = build(tables, out, on=ON)
    assert built.troubles == []
    return out
