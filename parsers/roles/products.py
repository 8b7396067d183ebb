"""Does a text open with a thing a task leaves behind? A hint by its first words (``products.toml``)."""

import re
import tomllib
from functools import cache
from importlib import resources

from parsers.keys import ascii_key

__all__ = ["opens_product"]

_WORD = re.compile(r"[^\W_]+")
_HEAD = 60
"""Characters that hold the first words."""
_LONGEST = 3
_CITED = re.compile(r"\bso:? ?\d|\d/\d{0,4}/?[a-z]{2,5}-|\d-[a-z]{2,3}/")
Phrases = frozenset[tuple[str, ...]]


def opens_product(text: str) -> bool:
    """A kind of document or result, none that is cited by its number.

    >>> opens_product("02 lớp tập huấn"), opens_product("Quyết định số 12/QĐ-UBND"), opens_product("Văn phòng")
    (True, False, False)
    """
    key = ascii_key(text)
    words = tuple(word for word in _WORD.findall(key[:_HEAD]) if not word.isdigit())
    heads, before = _hints()
    while words and not _opens(words, heads) and words[:1] in before:
        words = words[1:]
    return _opens(words, heads) and not _CITED.search(key)


def _opens(words: tuple[str, ...], phrases: Phrases) -> bool:
    return any(words[:n] in phrases for n in range(1, _LONGEST + 1))


@cache
def _hints() -> tuple[Phrases, Phrases]:
    lists = tomllib.loads(
        resources.files("parsers.roles").joinpath("products.toml").read_text("utf-8")
    )
    heads, before = (
        frozenset(tuple(ascii_key(phrase).split()) for phrase in lists[name].split(";"))
        for name in ("heads", "before")
    )
    return heads, before
