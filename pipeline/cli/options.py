"""Options that several commands have: one wording, one bound."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from pipeline.cli.console import place

Tables: TypeAlias = Annotated[
    Path, typer.Option(metavar="PATH", parser=place, help="Folder or URL of the Parquet tables")
]
MaxMb: TypeAlias = Annotated[int, typer.Option(min=1, help="Size from which a file is not read")]
MaxSeconds: TypeAlias = Annotated[
    float, typer.Option(min=1, help="Time after which a document is given up; of a scan, a page")
]
MaxMemory: TypeAlias = Annotated[
    int, typer.Option(metavar="MB", min=200, help="Memory beyond which a document is given up")
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but trouble")]
Log: TypeAlias = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Append a line of JSON for each file", show_default=False),
]
