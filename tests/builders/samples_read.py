"""The register of ``data/raw``, read once for all tests that only look at it."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.builders.stored import ingested

ROOT = Path(__file__).parents[2]


@cache
def samples_read() -> Path:
    """A folder of tables. Whoever changes it takes a copy."""
    out = Path(mkdtemp(prefix="plans-samples-"))
    ingested([ROOT / "data/raw"], out)
    return out
