"""docs/commands.md is what the commands say of themselves; examples use what commands have, and leave nothing to commit."""

import re
import shlex
import shutil
import subprocess
from itertools import pairwise

import pytest
import typer

from pipeline.cli import app
from tests.prose import ROOT, WRITTEN, text_of

GIT = shutil.which("git")
REFERENCE = ROOT / "docs" / "commands.md"
EXAMPLE = re.compile(r"^    (?:\.venv/bin/)?plans (?P<words>[a-z]+ .*?)(?:  +# .*)?$", re.MULTILINE)
EXAMPLES = [(page.stem, words) for page in WRITTEN for words in EXAMPLE.findall(text_of(page))]
WRITES = frozenset(
    "--out --png --ics --csv --json --sqlite --xlsx --duckdb --delta --log".split()  # noqa: SIM905 - reads better
)
HEAD = """# Commands

Written by `make golden` from the program; `plans COMMAND --help` says the same. Results go to standard output, trouble to standard
error, a line each. Exit code 2 is wrong usage, of every command.
"""
NOT_TOLD = "--help"


def reference():
    """Index, then each command: help, usage, arguments and options."""
    group = typer.main.get_command(app)
    above = typer.Context(group, info_name="plans")
    commands = group.commands.items()
    index = [f"- [`plans {name}`](#plans-{name}): {first(one.help)}" for name, one in commands]
    whole = [part for name, one in commands for part in told(name, one, above)]
    return "\n".join([HEAD, *index, "", *whole]).rstrip("\n") + "\n"


def first(text):
    """The first paragraph, in a line."""
    return " ".join(text.partition("\n\n")[0].split())


def told(name, command, above):
    context = typer.Context(command, info_name=name, parent=above)
    yield from (f"## `plans {name}`", "", command.help.strip(), "")
    yield from (f"    plans {name} {' '.join(command.collect_usage_pieces(context))}", "")
    for parameter in command.get_params(context):
        words, meaning = parameter.get_help_record(context)
        if words != NOT_TOLD:
            yield f"- `{words}`: {meaning}" if meaning else f"- `{words}`"
    yield ""


def test_commands_in_docs_are_the_program_s(update_golden):
    if update_golden:
        REFERENCE.write_text(reference(), encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == reference()


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_an_example_names_options_of_its_command(page, example):
    name, *words = shlex.split(example)
    command = typer.main.get_command(app).commands[name]
    known = {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
    assert {word for word in words if word.startswith("-")} <= known, page


@pytest.mark.skipif(GIT is None or not (ROOT / ".git").exists(), reason="no git checkout")
def test_what_examples_write_is_ignored():
    written = [to for _, example in EXAMPLES for to in files_of(shlex.split(example)[1:])]
    asked = [GIT, "check-ignore", "--stdin"]
    told = subprocess.run(  # noqa: S603 - git
        asked, cwd=ROOT, input="\n".join(written), capture_output=True, text=True, check=False
    )
    assert len(written) > 10
    assert set(written) - set(told.stdout.splitlines()) == set()


def files_of(words):
    """Files of the checkout an example writes."""
    for option, value in pairwise(words):
        if option in WRITES and not value.startswith("-") and "://" not in value:
            yield f"{value}/table.parquet" if value.startswith("data/") else value
