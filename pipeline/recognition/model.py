"""The language of plans as a file: learnt from the texts of a register, kept beside its tables."""

from pathlib import Path

import numpy as np

from parsers.layout.scan.language import Language, Tables

LANGUAGE = "PLANS_LANGUAGE"
"""Names the file a process reads pictures with."""
FILE = ".language.npz"
"""Beside the tables."""


def save(tables: Tables, file: Path) -> None:
    """Whole or not at all."""
    beside = file.with_name(f"{file.name}.new")
    words = np.frombuffer("\n".join(tables.words).encode(), np.uint8)
    with beside.open("wb") as stream:
        np.savez_compressed(
            stream, words=words, **{name: getattr(tables, name) for name in _ARRAYS}
        )
    beside.replace(file)


def language_of(file: Path) -> Language | None:
    """The language in a file; None where there is none."""
    if not file.is_file():
        return None
    with np.load(file, allow_pickle=False) as stored:
        words = tuple(stored["words"].tobytes().decode().split("\n"))
        return Language(Tables(words, *(stored[name] for name in _ARRAYS)))


_ARRAYS = Tables._fields[1:]
