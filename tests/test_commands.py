"""docs/commands.md is what the commands say of themselves; ``make golden`` writes it."""

from pathlib import Path

import typer

from pipeline.cli import app

WRITTEN = Path(__file__).parents[1] / "docs" / "commands.md"
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
        WRITTEN.write_text(reference(), encoding="utf-8")
    assert WRITTEN.read_text(encoding="utf-8") == reference()
