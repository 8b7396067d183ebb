"""Does a text open with a word for work? A hint by its first syllables (``acts.toml``)."""

import re
import tomllib
from functools import cache
from importlib import resources

from parsers.keys import match_key

__all__ = ["opens_act"]

_WORD = re.compile(r"[^\W_]+")
_HEAD = 40
"""Characters that hold the first two words."""


def opens_act(text: str) -> bool:
    """``Rà soát hồ sơ``, ``phối hợp với …``; not ``Việc niêm yết``, ``Cách tính tuổi``.

    >>> opens_act("Rà soát hồ sơ"), opens_act("Việc niêm yết danh sách")
    (True, False)
    """
    words = _WORD.findall(match_key(text[:_HEAD]))
    first, pairs = _hints()
    return len(words) > 1 and (words[0] in first or (words[0], words[1]) in pairs)


@cache
def _hints() -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    text = resources.files("parsers.roles").joinpath("acts.toml").read_text("utf-8")
    lists = tomllib.loads(text)
    first = frozenset(match_key(word) for word in lists["first"].split())
    pairs = frozenset(tuple(match_key(pair).split()) for pair in lists["pairs"].split(";"))
    return first, pairs
