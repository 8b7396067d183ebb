"""Speed and memory of the audit: generated plans in Parquet, one pass of ``plans audit``.

``make bench`` prints plans per second and the peak of memory, for a tenth of the plans and for all of
them: the peak must not grow with their number. The plans are the samples of data/raw under new ids; the
tables hold ``SHELF`` plans a file.
"""

import hashlib
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.reading import read_plan
from pipeline.store.register import Register
from pipeline.store.tables import rows

RAW = Path("data/raw")
PLANS = 20_000
SHELF = 50
COMMAND = "from pipeline.cli import main; main()"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PLANS
    samples = [rows(read_plan(file.read_bytes(), file.name)) for file in _samples()]
    for number in (count // 10, count):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder, "parsed")
            with Register(out):
                pass  # makes the tables
            for first in range(0, number, SHELF):
                _write(out, samples, range(first, min(first + SHELF, number)))
            seconds, peak = _audit(out)
            print(  # noqa: T201 - what the bench is for
                f"audit of {number} plans: {seconds:.1f} s, {number / seconds:.0f} plans/s, "
                f"peak {peak:.0f} MB"
            )


def _samples() -> list[Path]:
    return sorted(file for file in RAW.iterdir() if file.suffix in {".docx", ".pdf"})


def _write(out: Path, samples: list[dict[str, pa.Table]], numbers: range) -> None:
    for name in samples[0]:
        tables = list(_renamed(name, samples, numbers))
        pq.write_table(pa.concat_tables(tables), out / name / f"{numbers.start:06d}.parquet")


def _renamed(name: str, samples: list[dict[str, pa.Table]], numbers: range) -> Iterator[pa.Table]:
    for number in numbers:
        table = samples[number % len(samples)][name]
        key = hashlib.sha256(str(number).encode()).hexdigest()[:16]
        keys = pa.array([key] * table.num_rows, pa.string())
        yield table.set_column(0, table.schema.field(0), keys)


def _audit(out: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of one run of the command in a process of its own."""
    words = [
        sys.executable,
        "-c",
        COMMAND,
        "audit",
        str(out),
        "--format",
        "json",
        "--out",
        "/dev/null",
    ]
    began = perf_counter()
    process = subprocess.Popen(words)  # noqa: S603 - our own command
    _, status, usage = _wait(process)
    if status:
        raise SystemExit(f"plans audit ended with {status}")
    return perf_counter() - began, usage.ru_maxrss / 1024


def _wait(process: "subprocess.Popen[bytes]") -> tuple[int, int, resource.struct_rusage]:
    import os  # noqa: PLC0415 - wait4 is POSIX alone

    return os.wait4(process.pid, 0)


if __name__ == "__main__":
    main()
