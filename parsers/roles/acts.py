"""Does a text open with a word for work? A hint by its first syllables (``acts.toml``)."""

import re
import tomllib
from functools import cache
from importlib import resources

from parsers.keys import match_key

__all__ = ["opens_act"]

_WORD = re.compile(r"[^\W_]+")
_HEAD = 40
"""Characters that hold the first words."""
_PAIR = 2


def opens_act(text: str) -> bool:
    """``Rà soát hồ sơ``, ``phối hợp với …``; not ``Việc niêm yết``, ``Cách tính tuổi``.

    >>> opens_act("Rà soát hồ sơ"), opens_act("Việc niêm yết danh sách"), opens_act("Thường xuyên rà soát hồ sơ")
    (True, False, True)
    """
    words = _WORD.findall(match_key(text[:_HEAD]))
    first, pairs, manner = _hints()
    while len(words) > _PAIR and tuple(words[:2]) in manner and tuple(words[:2]) not in pairs:
        words = words[2:]
    return len(words) > 1 and (words[0] in first or (words[0], words[1]) in pairs)


@cache
def _hints() -> tuple[frozenset[str], frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    text = resources.files("parsers.roles").joinpath("acts.toml").read_text("utf-8")
    lists = tomllib.loads(text)
    first = frozenset(match_key(word) for word in lists["first"].split())
    pairs, manner = (
        frozenset(tuple(match_key(pair).split()) for pair in lists[name].split(";"))
        for name in ("pairs", "manner")
    )
    return first, pairs, manner
