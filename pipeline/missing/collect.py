"""What the ledger could not read: files that may be plans of units called missing."""

from pipeline.store.files import opened
from pipeline.store.places import Place, parquet_below


def unread_files(parsed: Place) -> int:
    """Files of the ledger that were not read."""
    failed = 0
    for file in parquet_below(parsed / "sources"):
        with opened(file) as parquet:
            statuses = parquet.read(columns=["status"])["status"].to_pylist()
        failed += sum(status in {"failed", "unsupported"} for status in statuses)
    return failed
