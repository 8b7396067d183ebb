"""The command completes its words in a shell, and says its version."""

import os
import shutil
import subprocess
import sys

import pytest

from pipeline import PARSER_VERSION

COMMAND = "from pipeline.cli import main; main()"


def run(*words, **environment):
    return subprocess.run(  # noqa: S603 - our own command
        words,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=os.environ | environment,
    ).stdout


def test_version():
    assert run(sys.executable, "-c", COMMAND, "--version") == f"plans {PARSER_VERSION}\n"


@pytest.mark.skipif(shutil.which("bash") is None, reason="asks bash")
def test_bash_completes_commands_and_options_once_that_is_installed(tmp_path):
    program = tmp_path / "bin" / "plans"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{COMMAND}" "$@"\n')
    program.chmod(0o755)
    home = {"HOME": str(tmp_path), "PATH": f"{program.parent}:{os.environ['PATH']}"}
    # bash is asked which shell it is: a command alone would take its place
    assert "bash completion installed" in run(
        "bash", "-c", "plans --install-completion && true", **home
    )
    for words, last, wanted in (("plans in", 1, "ingest"), ("plans watch --se", 2, "--settle")):
        found = run(
            "bash",
            "-c",
            "source ~/.bashrc; COMP_WORDS=($1); COMP_CWORD=$2; _plans_completion plans; "
            'echo "${COMPREPLY[*]}"',
            "bash",
            words,
            str(last),
            **home,
        )
        assert found.split() == [wanted]
