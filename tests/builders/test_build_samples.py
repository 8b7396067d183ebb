"""What stands in data/raw is what the descriptions give today."""

from pathlib import Path

import pytest

from tests.builders.build_samples import ANNEX_STEM, FOLDER, SEED_STEM
from tests.builders.docx import render_docx
from tests.builders.samples import SAMPLES
from tests.builders.seed import SEED, SEED_IN_ANNEX

ROOT = Path(__file__).parents[2]
PLANS = {SEED_STEM: SEED, ANNEX_STEM: SEED_IN_ANNEX, **SAMPLES}
LIMIT = 120_000


@pytest.mark.parametrize("stem", PLANS)
def test_docx_is_up_to_date(stem):
    assert (ROOT / FOLDER / f"{stem}.docx").read_bytes() == render_docx(PLANS[stem])


def test_files_are_small():
    for file in (ROOT / FOLDER).iterdir():
        assert file.stat().st_size < LIMIT, file.name
