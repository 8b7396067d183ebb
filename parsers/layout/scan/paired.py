"""Short names of departments with an ``&``, put right where only one can be meant: ``Sở KH&C©N`` is Sở KH&CN.

A letter read twice or beside its own bow, a ``Đ`` without its bar: what is left once these are taken back is one of the
names departments have. Another name stays as it was read.
"""

import re
from collections.abc import Iterator
from functools import cache

from parsers.lexicon import table

_NAME = re.compile(r"(?<![\w&])[A-ZĐ][A-ZĐ©€(-]{0,6}&[A-ZĐ©€(-]{0,6}[A-ZĐ](?![\w&])")
_AGAIN = re.compile(r"(.)\1+")
_BOWED = re.compile(r"C[G©€(](?=[A-ZĐ]|$)")
"""A ``C`` whose bow was read once more."""


def names(text: str) -> Iterator[tuple[int, int, str]]:
    """From where to where a text has another name than it should, and which it should be."""
    for found in _NAME.finditer(text):
        name = found[0]
        if name in _known():
            continue
        told = {known for known in _known() if _bare(known) == _bare(name)}
        if len(told) == 1 and len(name) >= len(min(told)):  # Tập đoàn T&T
            yield *found.span(), told.pop()


@cache
def _bare(name: str) -> str:
    """A name without what an engine adds or loses."""
    return _AGAIN.sub(r"\1", _BOWED.sub("C", name)).replace("Đ", "D")


@cache
def _known() -> frozenset[str]:
    return frozenset(
        row["short"] for row in table("abbreviations.csv") if _NAME.fullmatch(row["short"])
    )
