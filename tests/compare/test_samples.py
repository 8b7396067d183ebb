"""Two plans of invented units side by side, against an expectation written by hand from their texts."""

from pathlib import Path

import pytest
import yaml

from pipeline.compare import compare
from pipeline.reading import read_plan
from tests.compare.lines import following, line, own

ROOT = Path(__file__).parents[2]
WANTED = yaml.safe_load(
    (ROOT / "tests/golden/compare/hai-don-vi-2023.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def comparison():
    files = [
        ROOT / "data/raw" / name
        for name in ("mau-dan-van-huyen-2023.docx", "mau-cai-cach-hanh-chinh-thi-xa-2023.docx")
    ]
    return compare(*(read_plan(file.read_bytes(), file.name) for file in files))


def test_header(comparison):
    assert {one.field: str(one.state) for one in comparison.header} == WANTED["header"]


def test_changes(comparison):
    assert own(comparison) == sorted(WANTED["own"])


def test_what_follows_from_them(comparison):
    assert following(comparison) == sorted(WANTED["follows"])


@pytest.mark.parametrize("which", WANTED["values"])
def test_values(comparison, which):
    (one,) = [one for one in comparison.changes if line(one) == which]
    for name, value in WANTED["values"][which].items():
        found = getattr(one, name)
        assert (list(found) if isinstance(found, tuple) else found) == value
