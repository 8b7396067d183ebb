"""What the README shows is what the commands print, and every command is told of."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(
    r"<!-- output: plans (?P<words>.+?) -->\n```\n(?P<shown>.*?)```\n<!-- /output -->", re.DOTALL
)
COMMAND = "from pipeline.cli import main; main()"
LEFT_OUT = "…"


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """A folder with the sample plans, read into tables."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")
    run(folder, "ingest data/raw")
    for part in (1, 2):
        run(folder, f"ingest data/raw --shard {part}/2 --out data/part-{part}")
    return folder


def run(folder, words):
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", COMMAND, *words.split()],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
    )
    assert not done.stderr, done.stderr
    return [line.rstrip() for line in done.stdout.splitlines()]


@pytest.mark.parametrize("match", list(BLOCK.finditer(README)), ids=lambda match: match["words"])
def test_readme_shows_what_is_printed(work, match, update_golden):
    if match["words"].startswith("ingest"):
        shutil.rmtree(work / "data" / "parsed")
    printed = run(work, match["words"])
    shown = [line.rstrip() for line in match["shown"].splitlines()]
    if update_golden and LEFT_OUT not in shown:
        whole = (ROOT / "README.md").read_text(encoding="utf-8")
        block = match.group().replace(
            f"```\n{match['shown']}```", "```\n" + "\n".join(printed).strip("\n") + "\n```"
        )
        (ROOT / "README.md").write_text(whole.replace(match.group(), block), encoding="utf-8")
        return
    at = 0
    for line in shown:
        if line != LEFT_OUT:
            assert line in printed[at:], f"{line!r} is not printed by plans {match['words']}"
            at = printed.index(line, at) + 1


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_every_command_is_told_of(command):
    assert f"plans {command.__name__}" in README
