"""Data of the field: document types, acts, words of issuers and duties, short forms. No code but the reading."""

import csv
import tomllib
from importlib.resources import files
from typing import Any


def load(name: str) -> dict[str, Any]:
    """One data file of this package: ``load("acts.toml")``."""
    return tomllib.loads((files(__name__) / name).read_text(encoding="utf-8"))


def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one: ``table("abbreviations.csv")``."""
    return rows_of((files(__name__) / name).read_text(encoding="utf-8"))


def rows_of(text: str) -> tuple[dict[str, str], ...]:
    """Rows of the text of a data file, without its comments."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="|", quoting=csv.QUOTE_NONE))
