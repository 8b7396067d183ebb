"""``tables.toml`` as read: letters of the old encodings, parts of syllables."""

import tomllib
from importlib import resources

TABLES: dict[str, dict[str, str]] = tomllib.loads(
    resources.files("parsers.layout.encodings").joinpath("tables.toml").read_text("utf-8")
)


def entries(table: str) -> dict[str, str]:
    """``A1=Ă A2=Â`` as a dictionary."""
    return dict(entry.split("=") for entry in table.split())


def from_hex(table: str) -> dict[str, str]:
    """The same with its codes as characters: ``A1=Ă`` is ``{"¡": "Ă"}``."""
    return {chr(int(code, 16)): letter for code, letter in entries(table).items()}
