"""``python -m tests.bench.bench_desk [PLANS] [VIEWS]``: server time of each view of the desk on many plans, and its memory.

The plans are made of the samples: numbers, days and units of their own, each a plan of its own. Without a network: the time is
that of the answer, not of the way to it.
"""

import sys
import warnings
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import anyio
import httpx
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
    count, looks = (int(word) for word in (*sys.argv[1:], "10000", "10000")[:2])
    warnings.simplefilter("ignore")
    with TemporaryDirectory(prefix="desk-") as folder:
        parsed = Path(folder) / "parsed"
        began = perf_counter()
        fill(parsed, count)
        print(f"{count} plans stored in {perf_counter() - began:.0f} s")  # noqa: T201
        desk = Desk(parsed)
        began = perf_counter()
        while desk.search.sync():
            pass
        print(f"search prepared in {perf_counter() - began:.1f} s")  # noqa: T201
        client = Client(create(desk, Door("127.0.0.1", 8765), largest=1_000_000))
        for name, path in views(desk).items():
            times = [_timed(client, path) for _ in range(_TIMES)]
            print(f"{name:24} {1000 * median(times):8.0f} ms   first {1000 * times[0]:8.0f} ms")  # noqa: T201
        slow = sorted(anyio.run(_at_once, client, looks))
        told = f"median {1000 * median(slow):.0f} ms, 99 of 100 in {1000 * slow[-len(slow) // 100]:.0f} ms, all in {1000 * slow[-1]:.0f} ms"
        print(f"{len(slow)} requests, a hundred at a time: {told}")  # noqa: T201
        process = psutil.Process()
        for name, path in (("register", "/?page={}"), ("a plan", "/plans/{:016x}.html")):
            before = process.memory_info().rss / 1e6
            anyio.run(partial(_look, client, path, looks if name == "register" else looks // 20))
            after = process.memory_info().rss / 1e6
            print(f"memory over {looks} views, {name}: {before:.0f} -> {after:.0f} MB")  # noqa: T201


def _timed(client: Client, path: str) -> float:
    began = perf_counter()
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return perf_counter() - began


async def _at_once(client: Client, count: int) -> list[float]:
    """Seconds each of many requests took that came together."""
    took: list[float] = []

    async def ask(opened: httpx.AsyncClient, number: int) -> None:
        began = perf_counter()
        answer = await opened.get(f"/?page={number % 150}")
        assert answer.status_code == 200
        took.append(perf_counter() - began)

    async with client.opened() as opened:
        for first in range(0, count, 100):
            async with anyio.create_task_group() as group:
                for number in range(first, first + 100):
                    group.start_soon(ask, opened, number)
    return took


async def _look(client: Client, path: str, looks: int) -> None:
    async with client.opened() as opened:
        for number in range(looks):
            answer = await opened.get(path.format(number % 200))
            assert answer.status_code in {200, 404}


if __name__ == "__main__":
    main()
