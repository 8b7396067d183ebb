"""A desk that listens, and a page of a browser on it."""

import re
import shutil
import subprocess
import sys

from playwright.sync_api import expect
from typer.testing import CliRunner

from pipeline.cli import app as commands
from pipeline.desk.tables import Tables

expect.set_options(timeout=30_000)
"""Milliseconds until a page shows what was decided: on a machine that does other work, too."""
COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()"]


class Served:
    """A desk that listens."""

    def __init__(self, folder):
        self.folder = folder
        self.parsed = folder / "parsed"
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [*COMMAND, "serve", str(self.parsed), "--port", "0"], stderr=subprocess.PIPE, text=True
        )
        line = self.process.stderr.readline()
        self.address = re.search(r"http://[^ ]+", line).group().rstrip("/")

    def run(self, *words):
        result = CliRunner().invoke(commands, [str(word) for word in words])
        return result.stdout

    @property
    def tables(self):
        return Tables(self.parsed)

    def stop(self):
        self.process.terminate()
        assert self.process.wait(timeout=30) in {0, -15}
        self.process.stderr.close()


def read_into(folder):
    """Read and audit the inbox of the register of a folder."""
    for words in (
        ["ingest", folder / "parsed.inbox", "--out", folder / "parsed", "--quiet"],
        ["audit", folder / "parsed"],
    ):
        assert CliRunner().invoke(commands, [str(word) for word in words]).exit_code == 0


def served_on(folder, files):
    """A desk on what was read of some files."""
    inbox = folder / "parsed.inbox"
    inbox.mkdir()
    for file in files:
        shutil.copy(file, inbox)
    read_into(folder)
    desk = Served(folder)
    yield desk
    desk.stop()


def opened_on(chromium, served):
    """A page of which every request is of this desk, and that says nothing on its console."""
    context = chromium.new_context(viewport={"width": 1366, "height": 800}, locale="vi-VN")
    opened = context.new_page()
    said, foreign = [], []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda asked: None if asked.url.startswith(served.address) else foreign.append(asked.url))  # fmt: skip
    yield opened
    context.close()
    assert said == []
    assert foreign == []
