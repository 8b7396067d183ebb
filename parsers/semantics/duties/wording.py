"""The words of duties to report, from ``lexicon/duties.toml`` to patterns over folded text.

``words("purpose", …)`` matches whole words: ``để`` in ``để tổng hợp``, not in ``đểu``. Patterns look
at lower-case text with single spaces; longer phrases come before the ones they begin with.
"""

import re
from collections.abc import Sequence
from functools import cache

from parsers.lexicon import load


def group(table: str, *lists: str) -> str:
    """The phrases of some lists as one group of alternatives, longest first."""
    return f"(?:{'|'.join(map(_escaped, _longest_first(table, *lists)))})"


def word_group(table: str, *lists: str) -> str:
    """The same where a word begins. The alternatives open with plain letters: a search skips to these."""
    behind: dict[str, list[str]] = {}
    for phrase in _longest_first(table, *lists):
        behind.setdefault(phrase[0], []).append(_escaped(phrase[1:]))
    alternatives = (rf"{first}(?<!\w.)(?:{'|'.join(rest)})" for first, rest in behind.items())
    return f"(?:{'|'.join(alternatives)})"


def words(table: str, *lists: str) -> re.Pattern[str]:
    """Whole words and phrases of some lists."""
    return re.compile(rf"(?<!\w){group(table, *lists)}(?!\w)")


def phrases(table: str, *lists: str) -> tuple[str, ...]:
    """The phrases of some lists, none that holds another: to see fast whether any is there."""
    every = {phrase for name in lists for phrase in _data()[table][name]}
    return tuple(sorted(p for p in every if not any(q in p for q in every if q != p)))


def any_of(every: Sequence[str]) -> re.Pattern[str]:
    """Whether one of some phrases is there at all, in lower-case text with whatever blanks.

    The alternatives open with plain letters, so that the search skips to these.
    """
    firsts = dict.fromkeys(phrase[0] for phrase in every)
    behind = {
        first: "|".join(r"\s+".join(p[1:].split(" ")) for p in every if p[0] == first)
        for first in firsts
    }
    return re.compile("|".join(f"{first}(?:{rest})" for first, rest in behind.items()))


def _longest_first(table: str, *lists: str) -> list[str]:
    phrases = {phrase for name in lists for phrase in _data()[table][name]}
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


def _escaped(phrase: str) -> str:
    return re.escape(phrase).replace(chr(92) + " ", " ")


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return load("duties.toml")
