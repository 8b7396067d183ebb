"""What the ledger could not read: files that may be plans of units called missing."""

from pathlib import Path

import pyarrow.parquet as pq


def unread_files(parsed: Path) -> int:
    """Files of the ledger that were not read."""
    failed = 0
    for file in (parsed / "sources").glob("*.parquet"):
        statuses = pq.read_table(file, columns=["status"])["status"].to_pylist()
        failed += sum(status in {"failed", "unsupported"} for status in statuses)
    return failed
