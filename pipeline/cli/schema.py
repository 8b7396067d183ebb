"""``plans schema``: the data dictionary."""

import typer


def schema() -> None:
    """Print the data dictionary: every table and column, as Markdown."""
    from pipeline.store.dictionary import data_dictionary

    typer.echo(data_dictionary(), nl=False)
