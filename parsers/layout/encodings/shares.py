"""How much of a page is Vietnamese: the measure of whether its letters can be relied on.

What is no word is left out: numbers and codes (``12/KH-UBND``, ``q@hue.gov.vn``), abbreviations
(``UBND``, ``CNTT``), single letters. Each word counts as often as it stands there.
"""

import re
from collections import Counter
from functools import lru_cache
from unicodedata import normalize

from parsers.layout.encodings.syllables import is_syllable

BELIEVED = 0.85
"""Of the words: below it letters are wrong or missing. Good pages have 0.95 and more."""
LEAST = 30
"""Words from which on the share means something."""
ENGLISH = 0.05

_EDGES = "()[]{}<>.,;:!?…'\"“”‘’«»*•–—-+/\\|_~=^"
_CODE = re.compile(r"[0-9/@_&.=+\\]|-")
_SHORT = 6
"""Letters of the longest abbreviation: ``HĐND``, ``TTBVTV``. None has a tone (``TRỊI``)."""
_TONED = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ENGLISH = frozenset({"the", "of", "and", "for", "with", "that", "shall", "will", "this", "by"})


_NONE, _GOOD, _OTHER, _FOREIGN = range(4)
"""What a token is: no word (a number, a code, an abbreviation), a syllable, another word, English."""


def vietnamese(text: str) -> float | None:
    """The share of Vietnamese syllables; None for too few words, and for English."""
    kinds = [0, 0, 0, 0]
    for token, times in Counter(text.split()).items():
        kinds[_kind(token)] += times
    count = sum(kinds[_GOOD:])
    if count < LEAST or kinds[_FOREIGN] >= ENGLISH * count:
        return None
    return kinds[_GOOD] / count


@lru_cache(maxsize=65536)
def _kind(token: str) -> int:
    word = token.strip(_EDGES)
    if len(word) < 2 or _CODE.search(word):
        return _NONE
    if is_syllable(word):
        return _GOOD
    if word.isupper() and len(word) <= _SHORT and not _TONED.search(normalize("NFD", word)):
        return _NONE
    return _FOREIGN if word in _ENGLISH else _OTHER
