"""``plans show``: what is read from one file, without writing any table."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import Exit, fail, input_place, output, place, say
from pipeline.view.plain import plain_json


def show(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", parser=input_place, help="File or URL", show_default=False),
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="The whole record as JSON")] = False,
    left: Annotated[bool, typer.Option("--left", help="Only what ended in no field")] = False,
    page: Annotated[
        int | None, typer.Option(min=1, help="Draw this page with what was found on it")
    ] = None,
    png: Annotated[
        Path | None, typer.Option(help="Picture to write with --page (default: page-N.png)")
    ] = None,
    data: Annotated[
        Path,
        typer.Option(
            metavar="PATH",
            parser=place,
            help="Folder or URL of Parquet tables: what was learnt there helps to read a scan",
        ),
    ] = Path("data/parsed"),
) -> None:
    """Show what is read from one file, without writing any table.

    **Exit codes:** 0 the file was read; 1 it could not be read; 2 wrong usage.
    """
    from pipeline.reading import Failure, attempt, cannot_open
    from pipeline.recognition.aids import aids_of
    from pipeline.recognition.unread import pages_unread
    from pipeline.store.places import fetched
    from pipeline.view.show import print_left, print_plan

    if isinstance(file, Path) and file.is_dir():
        fail(f"{file} is a folder; name one of the files in it", Exit.USAGE)
    try:
        content = fetched(file)
    except OSError as error:
        fail(f"{file}: {cannot_open(error).message}", Exit.UNREAD)
    reading = attempt(content, file.name, aids_of(data, remembers=False))
    if isinstance(reading, Failure):
        fail(f"{file}: {reading.message}", Exit.UNREAD)
    if page is not None:
        from pipeline.view.overlay import DPI, NoSuchPage, draw_page

        target = png or Path(f"page-{page}.png")
        try:
            drawn = draw_page(content, reading, page, target)
        except (NoSuchPage, OSError) as error:
            fail(f"{file}: {error}", Exit.USAGE)
        coarser = f" at {drawn} pixels an inch instead of {DPI}, so large is it"
        typer.echo(f"page {page} of {file} drawn to {target}{coarser if drawn < DPI else ''}")
    elif json:
        typer.echo(plain_json(reading.plan.model_dump_json(indent=2)))
    elif left:
        print_left(reading.source, reading.outline, output())
    else:
        print_plan(reading.plan, output())
    if (unread := pages_unread(reading.plan)) is not None:
        say(f"{file}: {unread}")
