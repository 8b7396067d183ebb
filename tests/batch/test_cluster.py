"""Documents read by the workers of a Dask scheduler: the same tables, whatever happens to workers and scheduler."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import PARSER_VERSION
from pipeline.batch import cluster, cluster_bundles, processes
from pipeline.batch.cluster import connected
from pipeline.batch.cluster_errors import ClusterLost, ClusterRefused
from pipeline.batch.workers import Limits
from pipeline.store.register import READ
from tests.batch import on_workers
from tests.batch.documents import RAW
from tests.batch.test_workers import soon
from tests.batch.test_workers_end import alive
from tests.bench.many import make_many
from tests.builders.stored import check_whole, column, everything, ingested, ledger
from tests.pipeline.test_cli import run as command

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
ROOT = Path(__file__).parents[2]
LIMITS = Limits(seconds=30.0, megabytes=600)
BREAKABLE = """
import sys, time
from distributed import LocalCluster
with LocalCluster(2, processes=False, host="127.0.0.1", protocol="tcp", dashboard_address=None) as cluster:
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
    cluster.scale(0)
    time.sleep(60)
"""
COMMAND = "from pipeline.cli import main; main()"


@pytest.fixture(scope="module")
def address():
    """Two workers on this machine."""
    with cluster._local(cluster._distributed(), 2) as where:
        yield where


@pytest.fixture(scope="module")
def client(address):
    with cluster._client(cluster._distributed(), address) as client:
        yield client


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    """Some plans, the bytes of one of them once more, and what is no plan."""
    folder = tmp_path_factory.mktemp("cluster") / "raw"
    make_many(folder, 14)
    shutil.copy(folder / "000" / "000003.pdf", folder / "a copy.pdf")
    (folder / "no plan.pdf").write_bytes(b"%PDF-1.7 nothing")
    (folder / "spreadsheet.docx").write_bytes(b"PK\3\4")
    return folder


@pytest.fixture(scope="module")
def wanted(plans, tmp_path_factory):
    """What this process reads by itself."""
    out = tmp_path_factory.mktemp("here")
    ingested([plans], out)
    return everything(out)


def read(address, folder, out, **more):
    with connected(address, more.pop("limits", LIMITS), [folder]) as reader:
        return ingested([folder], out, reader=reader, **more)


def once(act):
    """A watcher's ear that acts when the first plan is entered."""
    left = [act]
    return lambda _, plan: plan is not None and left and left.pop()()


def test_the_same_tables(client, address, plans, wanted, tmp_path):
    rows = read(address, plans, tmp_path)
    assert len(rows) == 17
    assert everything(tmp_path) == wanted
    assert read(address, plans, tmp_path) == []
    assert soon(lambda: not any(client.run(on_workers.below).values()))


def test_a_worker_is_killed(client, address, plans, wanted, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster_bundles, "_FEW", 8)
    worker = next(iter(client.run(os.getpid).values()))
    rows = read(address, plans, tmp_path, on_file=once(lambda: os.kill(worker, signal.SIGKILL)))
    assert len(rows) == 17
    assert everything(tmp_path) == wanted


@pytest.fixture
def by_name(client):
    """Workers, those too that come later, for which the name of a file says what it does to its reader."""
    client.wait_for_workers(1, timeout=20)
    client.register_plugin(on_workers.ByName(), name="by-name")
    yield
    client.unregister_worker_plugin("by-name")


@pytest.fixture
def bad(tmp_path):
    """A folder for bad documents among good ones."""
    folder = tmp_path / "raw"
    make_many(folder, 4)
    return folder


@pytest.mark.usefixtures("by_name")
def test_a_document_that_kills_its_reader_costs_itself_alone(client, address, bad, tmp_path):
    for name in ("kills", "hangs"):
        shutil.copy(RAW / "mau-dan-van-huyen-2023.docx", bad / f"{name}-1.docx")
        with (bad / f"{name}-1.docx").open("ab") as file:
            file.write(name.encode())
    workers = client.run(os.getpid)
    limits = Limits(seconds=2.0, megabytes=600)
    rows = read(address, bad, tmp_path / "out", limits=limits)
    told = {row.path: row.error_code for row in rows}
    assert told.pop("raw/kills-1.docx") == "crashed"
    assert told.pop("raw/hangs-1.docx") == "timeout"
    assert list(told.values()) == [None] * 4
    assert workers.items() <= client.run(os.getpid).items()


@pytest.mark.usefixtures("by_name")
def test_a_document_that_takes_its_machine_down_each_time(
    client, address, bad, tmp_path, monkeypatch
):
    """Dask is fed up with its bundle; it is found by halves, and the run comes to its end."""
    monkeypatch.setattr(cluster_bundles, "_TRIES", 1)
    monkeypatch.setattr(cluster_bundles, "_FEW", 2)
    (bad / "topples-1.pdf").write_bytes(b"%PDF-1.7 heavy")
    client.run_on_scheduler(on_workers.allow_failures, 0)
    try:
        rows = read(address, bad, tmp_path / "out")
    finally:
        client.run_on_scheduler(on_workers.allow_failures, 3)
    told = {row.path: row.error_code for row in rows}
    assert told.pop("raw/topples-1.pdf") == "crashed"
    assert list(told.values()) == [None] * 4


def test_workers_of_another_version(client, address, plans, tmp_path):
    client.wait_for_workers(1, timeout=20)
    client.run(on_workers.say_version, "0.0.9")
    try:
        with pytest.raises(
            ClusterRefused, match=f"has plans 0.0.9, this is {PARSER_VERSION}; nothing"
        ):
            read(address, plans, tmp_path / "out")
        assert not (tmp_path / "out").exists()
        client.run(on_workers.say_version, PARSER_VERSION)
        with connected(address, LIMITS, [plans]) as reader:
            client.run(on_workers.say_version, "0.0.9")
            with pytest.raises(ClusterLost, match=r"a worker that came later has plans 0\.0\.9"):
                ingested([plans], tmp_path / "out", reader=reader)
    finally:
        client.run(on_workers.say_version, PARSER_VERSION)


def test_workers_that_do_not_see_the_files(address, tmp_path):
    with pytest.raises(
        ClusterRefused, match=f"does not see {tmp_path}/elsewhere; nothing was read"
    ):
        read(address, tmp_path / "elsewhere", tmp_path / "out")


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (subprocess.Popen.kill, "is gone"),
        # on a busy machine the scheduler may cancel what is out before it says that nobody is left
        (lambda one: one.stdin.close(), "(has no workers any more|is gone)"),
    ],
    ids=["scheduler", "workers"],
)
def test_who_is_lost_for_good(plans, tmp_path, monkeypatch, act, said):
    """What was read is stored, and is not read again."""
    monkeypatch.setattr(cluster_bundles, "_FEW", 1)
    monkeypatch.setattr(cluster_bundles, "_DESERTED", 1.0)
    out = tmp_path / "out"
    program = subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", BREAKABLE],
        env=os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with program:
        address = program.stdout.readline().strip()
        with pytest.raises(ClusterLost, match=f"{address} {said}.*what was read is stored"):
            read(address, plans, out, on_file=once(lambda: act(program)))
        program.kill()
    check_whole(out)
    stored = [path for path, row in ledger(out).items() if row["status"] in READ]
    assert 1 <= len(stored) < 14
    assert not {row.path for row in ingested([plans], out)} & set(stored)
    assert len(column(out, "plans", "document_id")) == 14


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("tcp://127.0.0.1:1",), 6, "no scheduler answers at tcp://127.0.0.1:1"),
        (("scheduler",), 2, "--cluster scheduler: expected the address of a scheduler"),
        (("local:0",), 2, "--cluster local:0: expected the address of a scheduler"),
        (("local:2", "--jobs", "2"), 2, "--jobs and --cluster exclude each other"),
    ],
)
def test_no_such_cluster(monkeypatch, plans, tmp_path, words, code, said):
    monkeypatch.setattr(cluster, "_PATIENCE", 0.3)
    result = command("ingest", plans, "--out", tmp_path / "out", "--cluster", *words)
    assert result.exit_code == code
    assert result.stderr.startswith(f"plans: {said}")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_without_dask(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "distributed", None)
    said = r"needs Dask, which is not installed \(.*\): pip install 'plans\[cluster\]'"
    with pytest.raises(ClusterRefused, match=said), connected("local:2", LIMITS, [tmp_path]):
        pass


def test_ctrl_c_on_a_cluster_of_this_machine(tmp_path):
    """What is in hand is finished; no process and no file is left."""
    make_many(tmp_path / "raw", 200)
    (tmp_path / "tmp").mkdir()
    log = tmp_path / "log.jsonl"
    words = ("ingest", "raw", "--cluster", "local:2", "--quiet", "--log", "log.jsonl")
    program = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", COMMAND, *words],
        cwd=tmp_path,
        env=os.environ | {"TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        until = time.monotonic() + 60
        while not (log.exists() and log.read_bytes()) and time.monotonic() < until:
            time.sleep(0.05)
        family = processes.descendants(program.pid, processes.children())
        assert len(family) > 2
        os.killpg(program.pid, signal.SIGINT)  # as a terminal does
        _, err = program.communicate(timeout=30)
    finally:
        program.kill()
    assert (program.returncode, err) == (6, "")
    check_whole(tmp_path / "data" / "parsed")
    assert 0 < len(ledger(tmp_path / "data" / "parsed")) < 200
    assert soon(lambda: alive(family) == [])
    assert list((tmp_path / "tmp").iterdir()) == []
