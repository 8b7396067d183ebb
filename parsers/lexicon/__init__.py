"""Data of the field: document types, acts, words of issuers and duties. No code but the reading."""

import tomllib
from importlib.resources import files
from typing import Any


def load(name: str) -> dict[str, Any]:
    """One data file of this package: ``load("acts.toml")``."""
    return tomllib.loads((files(__name__) / name).read_text(encoding="utf-8"))
