"""The words of duties to report, from ``lexicon/duties.toml`` to patterns over folded text.

``words("purpose", …)`` matches whole words: ``để`` in ``để tổng hợp``, not in ``đểu``. Patterns look
at lower-case text with single spaces; longer phrases come before the ones they begin with.
"""

import re
from functools import cache

from parsers.semantics.lexicon import load


def group(table: str, *lists: str) -> str:
    """The phrases of some lists as one group of alternatives, longest first."""
    phrases = {phrase for name in lists for phrase in _data()[table][name]}
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(re.escape(phrase).replace(chr(92) + ' ', ' ') for phrase in longest)})"


def words(table: str, *lists: str) -> re.Pattern[str]:
    """Whole words and phrases of some lists."""
    return re.compile(rf"(?<!\w){group(table, *lists)}(?!\w)")


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return load("duties.toml")
