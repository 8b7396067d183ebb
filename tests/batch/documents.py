"""Real documents for workers: read as ``plans ingest`` reads them, the record as bytes."""

from importlib import import_module
from pathlib import Path

from pipeline.reading import Failure, attempt

RAW = Path(__file__).parents[2] / "data" / "raw"
WARM = ("ke-hoach-dan-van-2023.docx", "mau-chuyen-doi-so-quan-2024.pdf")


def read(task):
    path, _ = task
    outcome = attempt(Path(path).read_bytes(), Path(path).name)
    assert not isinstance(outcome, Failure), outcome.message
    return outcome.plan.model_dump_json().encode()


def prepare():
    """What every document needs: the line, both readers, Arrow."""
    import_module("pyarrow")  # loaded where workers are forked, not in the tests
    for name in WARM:
        read((RAW / name, 0))


def documents(times):
    files = sorted(path for path in RAW.iterdir() if path.suffix in {".pdf", ".docx"})
    return [(str(path), n) for n in range(times) for path in files]
