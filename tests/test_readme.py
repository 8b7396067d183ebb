"""What README and docs show is what the commands print, every command is told of, and links lead somewhere."""

import re
import shlex
import shutil
import subprocess
import sys

import pytest

from pipeline.cli import COMMANDS
from tests.prose import PAGES, ROOT, WRITTEN, text_of

BLOCK = re.compile(
    r"<!-- output: plans (?P<words>.+?) -->\n```\n(?P<shown>.*?)```\n<!-- /output -->", re.DOTALL
)
BLOCKS = [(page, match) for page in WRITTEN for match in BLOCK.finditer(text_of(page))]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
COMMAND = "from pipeline.cli import main; main()"
LEFT_OUT = "…"
MOST_LINES = 150
"""Of the README: what it is, how to begin, where to read on."""
MOST_BYTES = 200_000
"""Of a picture in the docs."""


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """A folder with the sample plans, read into tables."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")
    shutil.copy(ROOT / "data" / "units.csv", folder / "data")
    run(folder, "ingest data/raw")
    for part in (1, 2):
        run(folder, f"ingest data/raw --shard {part}/2 --out data/part-{part}")
    return folder


def run(folder, words):
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", COMMAND, *shlex.split(words)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
    )
    assert not done.stderr, done.stderr
    return [line.rstrip() for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("page", "match"), BLOCKS, ids=[f"{page.stem}: {match['words']}" for page, match in BLOCKS]
)
def test_what_is_shown_is_printed(work, page, match, update_golden):
    if match["words"].startswith("ingest"):
        shutil.rmtree(work / "data" / "parsed")
    printed = run(work, match["words"])
    shown = [line.rstrip() for line in match["shown"].splitlines()]
    if update_golden and LEFT_OUT not in shown:
        block = match.group().replace(
            f"```\n{match['shown']}```", "```\n" + "\n".join(printed).strip("\n") + "\n```"
        )
        page.write_text(text_of(page).replace(match.group(), block), encoding="utf-8")
        return
    at = 0
    for line in shown:
        if line != LEFT_OUT:
            assert line in printed[at:], f"{line!r} is not printed by plans {match['words']}"
            at = printed.index(line, at) + 1


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_every_command_is_told_of(command):
    assert any(f"plans {command.__name__}" in text_of(page) for page in WRITTEN)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    lost = [to for to in LINK.findall(text_of(page)) if not (page.parent / to).exists()]
    assert lost == []


def test_pictures_load_at_once():
    pictures = list((ROOT / "docs").glob("*.png"))
    assert pictures
    assert [picture.name for picture in pictures if picture.stat().st_size > MOST_BYTES] == []


def test_the_readme_is_short_and_leads_to_every_page():
    readme = text_of(ROOT / "README.md")
    assert len(readme.splitlines()) <= MOST_LINES
    assert [page.name for page in PAGES[1:] if f"docs/{page.name}" not in readme] == []
