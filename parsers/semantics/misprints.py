"""Misprints of a heading, by the list of the lexicon: ``CÁC CHỦ TRƯỞNG`` -> ``CHỦ TRƯỞNG``, ``chủ trương``.

The print stays as it is everywhere; this only tells an auditor of it.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from parsers.lexicon import load


@dataclass(frozen=True, slots=True)
class Misprint:
    printed: str
    meant: str


def find_misprints(heading: str) -> tuple[Misprint, ...]:
    """Every misprint of a heading in its order."""
    text = unicodedata.normalize("NFC", heading)
    return tuple(
        Misprint(found.group(), _words()[" ".join(found.group().split()).lower()])
        for found in _pattern().finditer(text)
    )


@cache
def _words() -> dict[str, str]:
    return dict(load("misprints.toml")["words"])


@cache
def _pattern() -> re.Pattern[str]:
    wrong = sorted(_words(), key=len, reverse=True)
    listed = "|".join(r"\s+".join(map(re.escape, one.split())) for one in wrong)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
