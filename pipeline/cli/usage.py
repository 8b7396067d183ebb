"""Wrong usage in one line, as any other trouble: ``plans: missing option '--year'; see `plans matrix --help```."""

from typing import Any, NoReturn

from typer import Context
from typer.core import TyperGroup
from typer.exceptions import TyperException

from pipeline.cli.console import Exit, fail

_OF_PYDANTIC = "Value error, "
"""Typer 0.29 lets Pydantic judge values, and hands its words on."""


class OneLine(TyperGroup):
    """Commands whose wrong usage is a line; Typer would draw a box of five."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        if not args:  # asks for help
            return super().make_context(info_name, args, parent, **extra)
        try:
            return super().make_context(info_name, args, parent, **extra)
        except TyperException as error:
            _leave(error, info_name or "plans")

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except TyperException as error:
            _leave(error, f"{ctx.command_path} {ctx.invoked_subcommand or ''}".rstrip())


def _leave(error: TyperException, command: str) -> NoReturn:
    """An error that knows its command names it; one of the parser does not."""
    context = getattr(error, "ctx", None)
    known = context.command_path if isinstance(context, Context) else command
    told = error.format_message().replace(_OF_PYDANTIC, "").rstrip(".")
    fail(f"{told[:1].lower()}{told[1:]}; see `{known} --help`", Exit.USAGE)
