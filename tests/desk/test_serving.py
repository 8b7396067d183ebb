"""The desk as a process: it says where it is, ends when asked, and is open to others by token alone."""

import re
import signal
import socket
import subprocess
import sys

import httpx
import pytest

COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()", "serve"]


@pytest.fixture
def serve(tmp_path):
    started = []

    def start(*words):
        process = subprocess.Popen(  # noqa: S603 - our own command
            [*COMMAND, str(tmp_path / "parsed"), *words], stderr=subprocess.PIPE, text=True
        )
        started.append(process)
        return process, process.stderr.readline()

    yield start
    for process in started:
        process.kill()
        process.wait(timeout=30)
        process.stderr.close()


def test_it_says_where_it_is_and_ends_while_somebody_follows_the_reading(serve):
    process, line = serve("--port", "0")
    address = re.search(r"http://127\.0\.0\.1:\d+/", line).group()
    with httpx.stream("GET", f"{address}inbox/events", timeout=30) as events:
        first = next(events.iter_lines())
        assert first.startswith("data: ")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0


def test_a_new_register_is_made_and_empty(serve, tmp_path):
    _, line = serve("--port", "0")
    address = re.search(r"http://[^ ]+", line).group()
    assert "Chưa có kế hoạch nào" in httpx.get(address, timeout=30).text
    assert (tmp_path / "parsed" / "plans").is_dir()


def test_another_address_asks_for_a_token(serve):
    _, line = serve("--host", ".".join("0000"), "--port", "0")
    port, token = re.search(r":(\d+)/\?token=([\w-]+)", line).groups()
    host = {"host": f"{socket.gethostname()}:{port}"}
    without = httpx.get(f"http://127.0.0.1:{port}/", headers=host, timeout=30)
    with_ = httpx.get(f"http://127.0.0.1:{port}/?token={token}", headers=host, timeout=30)
    assert (without.status_code, with_.status_code) == (401, 303)
    assert len(token) >= 32


def test_a_port_that_is_taken_is_one_line(serve):
    _, line = serve("--port", "0")
    port = re.search(r":(\d+)/", line).group(1)
    process, told = serve("--port", port)
    assert process.wait(timeout=60) == 2
    assert told.startswith(f"plans: 127.0.0.1:{port} cannot be listened at")
