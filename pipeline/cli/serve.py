"""``plans serve``: the desk, a web page of this machine."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import SETTINGS, Exit, fail, place, say


def serve(
    parsed: Annotated[
        Path, typer.Argument(metavar="[DATA]", parser=place, help="Folder of the Parquet tables")
    ] = Path("data/parsed"),
    *,
    host: Annotated[
        str,
        typer.Option(help="Address to listen at; another than this machine's own asks for a token"),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free")] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="PLANS_TOKEN",
            help="Token to be asked for (default with --host: a new one)",
            show_default=False,
        ),
    ] = None,
    max_mb: Annotated[
        int, typer.Option(min=1, help="Size from which a file is not taken into the inbox")
    ] = 200,
) -> None:
    """Open the desk on the tables: add files, look plans up, put values right, follow the audit and the calendar.

    It is reached from this machine alone, and asks no other one. Ctrl-C ends it.

    **Exit codes:** 0 ended; 2 wrong usage, or the desk is not installed; 4 the tables are damaged.
    """
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        fail("the desk is not installed; pip install 'plans[desk]'", Exit.USAGE)
    from pipeline.audit.settings import BadSettings, read_settings
    from pipeline.desk.serving import Busy, listen

    if not isinstance(parsed, Path):
        fail(f"{parsed} is a URL; the desk works on a folder of this machine", Exit.USAGE)
    bound = max_mb * 1_000_000
    try:
        chosen = read_settings(SETTINGS) if SETTINGS.exists() else None  # as `plans audit` does
        listen(parsed, host=host, port=port, token=token, largest=bound, settings=chosen, told=say)
    except (Busy, BadSettings) as error:
        fail(str(error), Exit.USAGE)
