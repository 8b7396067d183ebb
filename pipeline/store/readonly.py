"""What the index of a register tells who only reads: no lock is taken, nothing is mended."""

from pathlib import Path
from typing import TypeVar

from pipeline.store import away, index
from pipeline.store.places import Place
from pipeline.store.roots import Roots

T = TypeVar("T")
INDEX = ".register.sqlite"


def roots_of(out: Place) -> Roots:
    """Where the files of a register lie."""
    return Roots(_told(out, index.roots_in), lambda _name, _place: None)


def others_of(out: Place) -> dict[str, tuple[str, ...]]:
    """The other renditions of each document that counts and has any."""
    return _told(out, index.others_in)


def _told(out: Place, question: index.Question[T]) -> dict[str, T]:
    file = out / INDEX
    return index.told(file, question) if isinstance(file, Path) else away.told(file, question)
