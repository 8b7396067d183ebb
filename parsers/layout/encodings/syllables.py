"""Is this word a Vietnamese syllable? Asked of every reading of a text that could be two things.

``nghiệp`` is one: onset ``ngh``, rhyme ``iêp``, one tone. ``7KӵF``, ``nh©n`` and ``cơng`` are none:
there is no such onset, letter or rhyme. The test knows no words, so ``phặc`` passes.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from parsers.layout.encodings.tables import TABLES

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOP_TONES = frozenset("\u0301\u0323")
"""Before c, ch, p and t stands one of them: sắc or nặng."""
_ONSETS: tuple[str, ...] = tuple(TABLES["syllables"]["onsets"].split())
_FRONT = tuple("eêiy")
_RHYMES = frozenset(TABLES["syllables"]["rhymes"].split())
_AFTER_QU = frozenset(TABLES["syllables"]["after_qu"].split())
_WORD = re.compile(r"[A-Za-z\u00a1-\u1fff\u2c00-\uffef]+")
"""Letters, and the signs that old encodings use as letters."""
_MIXED = re.compile(r"[a-zđ][A-ZĐ]")
TELLING = re.compile(r"[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
"""Letters that are Vietnamese and stand in no old encoding: one shows that a text is Unicode."""


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text in any encoding, without digits and punctuation."""
    return _WORD.finditer(text)


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """``thuỷ``, ``Nguyên`` and ``HỘI`` are syllables; ``CộNG``, ``quốcc`` and ``the`` … too."""
    marks = unicodedata.normalize("NFD", word)
    tones = [mark for mark in marks if mark in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(c for c in marks if c not in _TONES))
    if _MIXED.search("".join(c for c in marks if not unicodedata.combining(c))):
        return False
    return _is_spelled(bare.lower(), tones[0] if tones else "")


def is_bare_syllable(word: str) -> bool:
    """``Kien``, ``TINH`` and ``phap``: a syllable whose marks were lost."""
    return word.isascii() and word.lower() in _bare_syllables()


def _is_spelled(word: str, tone: str) -> bool:
    for onset in ("", *_ONSETS):
        if not word.startswith(onset):
            continue
        rhyme = word[len(onset) :]
        # gi: what begins with i after it is written once: gì, giêng
        known = rhyme in (_AFTER_QU if onset == "qu" else _RHYMES)
        if not known and onset == "gi":
            known = f"i{rhyme}" in _RHYMES
        if known and _fits(onset, rhyme) and (not _stops(rhyme) or tone in _STOP_TONES):
            return True
    return False


def _stops(rhyme: str) -> bool:
    return rhyme.endswith(("c", "p", "t", "ch"))


def _fits(onset: str, rhyme: str) -> bool:
    """k, gh, ngh before e ê i y, and c, g, ng before the others."""
    if onset in {"k", "gh", "ngh"}:
        return rhyme.startswith(_FRONT)
    if onset in {"c", "ng"}:
        return not rhyme.startswith(_FRONT)
    return True


@lru_cache(maxsize=1)
def _bare_syllables() -> frozenset[str]:
    def plain(letters: str) -> str:
        marks = unicodedata.normalize("NFD", letters).replace("đ", "d")
        return "".join(c for c in marks if not unicodedata.combining(c))

    return frozenset(
        plain(onset + rhyme)
        for onset in ("", *_ONSETS)
        for rhyme in (_AFTER_QU if onset == "qu" else _RHYMES)
        if _fits(onset, rhyme)
    )
