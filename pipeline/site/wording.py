"""Every word of the pages that no plan says, in Vietnamese and English: ``wording.toml``, and of the desk ``desk.toml``.

``said("page_n", n=3)`` is ``Said(vi="Trang 3", en="Page 3")``. A word that is missing is a bug and raises
``KeyError``; a key without a language raises when the file is read.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LANGUAGES = ("vi", "en")
"""The first is the one a page opens in."""

_TABLES = ("wording.toml", "desk.toml")


class Said(NamedTuple):
    """One thing in both languages."""

    vi: str
    en: str


@cache
def words() -> dict[str, Said]:
    """The table."""
    found: dict[str, Said] = {}
    for name in _TABLES:
        text = files("pipeline.site").joinpath(name).read_text(encoding="utf-8")
        found |= {key: Said(**both) for key, both in tomllib.loads(text).items()}
    return found


def said(key: str, **gaps: object) -> Said:
    """The words of a key, its gaps filled."""
    vi, en = words()[key]
    return Said(vi.format(**gaps), en.format(**gaps)) if gaps else Said(vi, en)
