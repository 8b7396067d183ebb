"""Wrong usage of any command is a line that names what is wrong and where help is."""

import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli import app

TOLD = [
    ("nope", "no such command 'nope'; see `plans --help`"),
    ("--nope", "no such option: --nope; see `plans --help`"),
    ("matrix", "missing option '--year'; see `plans matrix --help`"),
    ("matrix --year", "option '--year' requires an argument; see `plans matrix --help`"),
    ("compare A", "missing argument 'B'; see `plans compare --help`"),
    ("query a b", "got unexpected extra argument(s) (b); see `plans query --help`"),
    ("query --forma json", "no such option: --forma (Possible options: --format); see `plans query --help`"),
    (
        "audit --severity x",
        "invalid value for '--severity': 'x' is not one of 'info', 'warning', 'error'; see `plans audit --help`",
    ),
    ("show /nowhere/a.pdf", "invalid value for 'FILE': Path '/nowhere/a.pdf' does not exist; see `plans show --help`"),
]  # fmt: skip


def run(*words):
    return CliRunner().invoke(app, words, prog_name="plans")


@pytest.mark.parametrize(("words", "told"), TOLD)
def test_wrong_usage_is_a_line(words, told):
    result = run(*words.split())
    assert result.exit_code == 2
    assert (result.stdout, result.stderr) == ("", f"plans: {told}\n")


@pytest.mark.parametrize("command", sorted(typer.main.get_command(app).commands))
def test_every_command_says_so(command):
    result = run(command, "--no-such-option")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith("plans: no such option: --no-such-option")
    assert line.endswith(f"see `plans {command} --help`")


def test_no_words_at_all_are_help():
    assert "Usage: plans" in run().output
