"""``python -m tests.bench.bench_desk [PLANS] [REQUESTS]``: each view of the desk on many plans, and many people at once.

The plans are made of the samples: numbers, days and units of their own, each a plan of its own. First the server's time for each
view, without a network, each question another one, so that none is answered from what was kept. Then ``plans serve`` as a process
that is asked over the loopback by a hundred clients at a time: how long each waits, and what memory the process has before and
after. Processor time stands beside it, for other work on the machine counts in the other.
"""

import asyncio
import re
import subprocess
import sys
import warnings
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from urllib.parse import quote

import psutil

from pipeline.audit.run import run
from pipeline.desk.app import create
from pipeline.desk.desk import Desk
from pipeline.desk.guard import Door
from pipeline.reading import read_plan
from pipeline.store.index import Stamp
from pipeline.store.packed import rows_of_plan
from pipeline.store.register import Register
from tests.builders.sources import source_of
from tests.desk.client import Client

RAW = Path(__file__).parents[2] / "data" / "raw"
_TIMES = 7
_UNITS = ("Hải Phòng", "Nghệ An", "Đắk Lắk", "Cần Thơ", "Lai Châu")


def fill(folder: Path, count: int) -> None:
    """A register of so many plans."""
    models = [read_plan(path.read_bytes(), path.name) for path in sorted(RAW.glob("mau-*.docx"))]
    with Register(folder) as register:
        for number in range(count):
            model = models[number % len(models)]
            key = f"{number:016x}"
            issued = date(2021, 1, 4) + timedelta(days=number % 1800)
            unit = f"huyện số {number % 700}"
            plan = model.model_copy(
                update={
                    "document_id": key,
                    "plan_key": f"vn:x{number % 700}:ke-hoach:{number}/kh-ubnd@{issued}",
                    "file_name": f"ke-hoach-{number}.docx",
                    "serial": str(number),
                    "document_number": f"{number}/KH-UBND",
                    "issued_on": issued,
                    "issued_year": issued.year,
                    "plan_year": issued.year,
                    "province": f"Tỉnh {_UNITS[number % len(_UNITS)]}",
                    "issuing_agency": f"ỦY BAN NHÂN DÂN {unit.upper()}",
                    "subject": f"{model.subject} ({unit})",
                }
            )
            register.put(source_of(plan), rows_of_plan(plan), Stamp(1, 1))
    for _ in run(folder, on=date(2026, 1, 1)):
        pass


def views(desk: Desk) -> dict[str, str]:
    """An address of each view."""
    one, other = (row["document_id"] for row in desk.tables.rows("SELECT document_id FROM plans ORDER BY document_id LIMIT 2"))  # fmt: skip
    return {
        "register": "/",
        "register, page 150": "/?page=150",
        "register, by findings": "/?sort=findings",
        "full text": "/?q=dan+van+chinh+quyen",
        "agency and unit": "/?agency=phong+noi+vu&unit=huyen+so+7",
        "audit": "/audit",
        "audit, words": "/audit?q=bao+cao",
        "calendar, month": "/calendar?month=2023-06",
        "calendar, list": "/calendar?month=2023-06&view=list",
        "a plan": f"/plans/{one}.html",
        "compare": f"/compare?a={one}&b={other}",
        "compare, choose": f"/compare?a={one}",
        "missing": "/missing?province=Hải+Phòng&year=2023&subject=dân+vận",
        "matrix": "/matrix?subject=chuyển+đổi+số+huyện+số+1&year=2024",
        "corrections": "/decisions",
        "inbox": "/inbox",
    }


def main() -> None:
    count, requests = (int(word) for word in (*sys.argv[1:], "10000", "10000")[:2])
    warnings.simplefilter("ignore")
    with TemporaryDirectory(prefix="desk-") as folder:
        parsed = Path(folder) / "parsed"
        began = perf_counter()
        fill(parsed, count)
        print(f"{count} plans stored in {perf_counter() - began:.0f} s")  # noqa: T201
        desk = Desk(parsed)
        for what, prepare in (("search", desk.search.sync), ("lists", desk.held.sync)):
            began = perf_counter()
            prepare()
            print(f"{what} prepared in {perf_counter() - began:.1f} s")  # noqa: T201
        print(f"memory of the lists: {desk.held.room / 1e6:.0f} MB")  # noqa: T201
        client = Client(create(desk, Door("127.0.0.1", 8765), largest=1_000_000))
        for name, path in views(desk).items():
            times = [_timed(client, path, number) for number in range(_TIMES)]
            wall, processor = (1000 * median(column) for column in zip(*times, strict=True))
            print(f"{name:24} {wall:6.0f} ms   processor {processor:6.0f} ms")  # noqa: T201
        _load(parsed, requests)


def _timed(client: Client, path: str, number: int) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    mark = f"{'&' if '?' in path else '?'}nth={number}"
    began, worked = perf_counter(), process_time()
    answer = client.get(path + mark)
    assert answer.status_code == 200, (path, answer.status_code)
    return perf_counter() - began, process_time() - worked


def _load(parsed: Path, requests: int) -> None:
    """Many at once, of a desk that listens."""
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "serve", str(parsed), "--port", "0"]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own command
        assert process.stderr is not None
        found = re.search(r":(\d+)/", process.stderr.readline())
        assert found is not None
        try:
            port, told = int(found[1]), psutil.Process(process.pid)
            asyncio.run(_asked(port, 1, ["/", "/audit", "/calendar"]))  # it is ready
            for name, paths, share in _QUESTIONS:
                some = [
                    paths[number % len(paths)].format(number)
                    for number in range(max(requests // share, 100))
                ]
                before, worked = told.memory_info().rss / 1e6, sum(told.cpu_times()[:2])
                took = sorted(asyncio.run(_asked(port, AT_ONCE, some)))
                after, worked = told.memory_info().rss / 1e6, sum(told.cpu_times()[:2]) - worked
                print(  # noqa: T201
                    f"{name}: {len(some)} requests, {AT_ONCE} at a time: median {1000 * median(took):.0f} ms, "
                    f"99 of 100 in {1000 * took[-len(took) // 100]:.0f} ms, worst {1000 * took[-1]:.0f} ms; "
                    f"processor {1000 * worked / len(some):.1f} ms each; memory {before:.0f} -> {after:.0f} MB"
                )
        finally:
            process.terminate()


AT_ONCE = 100
_MIXED = ["/", "/audit", "/?q=dan+van", "/report.css", "/nothing", "/calendar?month=2023-06"]
_QUESTIONS = (
    ("one page", ["/"], 1),
    ("150 pages", [f"/?page={number}" for number in range(1, 151)], 1),
    ("mixed", _MIXED, 1),
    ("pages, none asked twice", [f"/?page={number}&nth={{}}" for number in range(1, 151)], 10),
    ("mixed, none asked twice", [f"{one}{'&' if '?' in one else '?'}nth={{}}" for one in _MIXED], 10),
    ("plans", [f"/plans/{number:016x}.html" for number in range(200)], 50),
    ("who has not filed, matrix, pages", ["/missing?province=Nghệ+An&year=2023&nth={}", "/matrix?subject=dân+vận&year=2023", *["/?nth={}"] * 8], 50),
)  # fmt: skip
"""What is asked, and of how many requests a share."""


async def _asked(port: int, at_once: int, paths: list[str]) -> list[float]:
    """Seconds each request took, from its sending to its last byte; clients that keep their connection, one question at a time."""
    took: list[float] = []
    rest = iter(paths)

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for path in rest:
            began = perf_counter()
            writer.write(
                f"GET {quote(path, safe='/?&=+%')} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
            )
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            assert head.split()[1] in {"200", "404"}, (path, head)
            await reader.readexactly(int(head.partition("content-length:")[2].split()[0]))
            took.append(perf_counter() - began)
        writer.close()

    await asyncio.gather(*(client() for _ in range(at_once)))
    return took


if __name__ == "__main__":
    main()
