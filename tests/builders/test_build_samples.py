"""What stands in data/raw is what the descriptions give today."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.builders.build_samples import ANNEX_STEM, FOLDER, SEED_STEM
from tests.builders.docx import render_docx
from tests.builders.samples import SAMPLES
from tests.builders.seed import SEED, SEED_IN_ANNEX

ROOT = Path(__file__).parents[2]
PLANS = {SEED_STEM: SEED, ANNEX_STEM: SEED_IN_ANNEX, **SAMPLES}
LIMIT = 120_000


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of the package, since another zlib may pack them otherwise."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("stem", PLANS)
def test_docx_is_up_to_date(stem):
    assert parts((ROOT / FOLDER / f"{stem}.docx").read_bytes()) == parts(render_docx(PLANS[stem]))


def test_files_are_small():
    for file in (ROOT / FOLDER).iterdir():
        assert file.stat().st_size < LIMIT, file.name
