"""Words whose letters come as numbers of glyphs: ``7KӵF KLӋQ`` for ``Thực hiện``.

A signed PDF printed to PDF once more loses the maps of its subset fonts: words with Vietnamese
letters are told by the places of their glyphs in the font, words of plain letters stay right.
Digits and signs inside such words are gone (``Số: 1105/KH-ĐKT`` came as ``6ӕ 1105.+Ĉ.7``).
"""

import re

from parsers.layout.encodings.syllables import is_syllable, words
from parsers.layout.encodings.tables import TABLES, from_hex

LEAK = re.compile("[\u046a-\u046d\u04a4-\u04fd]")
"""Glyph numbers of letters with a tone, told as Cyrillic."""
FEW = 3
"""Leaked letters of a page from which on all its words are looked at."""

_LETTERS = {code: chr(code + 29) for code in range(0x21 - 29, 0x5E)}
_LETTERS |= {code: chr(0x1EA0 + code - 0x4A4) for code in range(0x4A4, 0x4FE)}
_LETTERS |= {ord(code): letter for code, letter in from_hex(TABLES["glyphs"]["letters"]).items()}
_TELLING = re.compile("[\u046a-\u046d\u04a4-\u04fd\u0108ÿ]")
_TOKEN = re.compile(r"\S+")
_OWN_DIGITS = re.compile(r"\d{2,}(?=\D)")


def leaks(text: str) -> bool:
    """Does a page hold glyph numbers for letters?"""
    return len(LEAK.findall(text)) >= FEW


def restore(text: str) -> tuple[str, int]:
    """A text of a page that leaks with its words restored, letter by letter; and how many were."""
    count = 0

    def restored(match: re.Match[str]) -> str:
        nonlocal count
        new = _restored(match.group())
        count += new != match.group()
        return new

    return _TOKEN.sub(restored, text), count


def _restored(token: str) -> str:
    """The better of a word as it is and as its glyphs say; a number before it stays."""
    own = _OWN_DIGITS.match(token)
    kept = own.group() if own else ""
    new = kept + token[len(kept) :].translate(_LETTERS)
    if _TELLING.search(new):
        return token
    if _TELLING.search(token):
        return new
    worded = any(char.isalpha() for char in token)  # 06/3/2026 is a date
    return new if worded and _score(new) > _score(token) else token


def _score(token: str) -> int:
    """Syllables of a token; minus one for each of its words that is none."""
    return sum(1 if is_syllable(word.group()) else -1 for word in words(token))
