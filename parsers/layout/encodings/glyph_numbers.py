"""Words whose letters come as numbers of glyphs: ``7KӵF KLӋQ`` for ``Thực hiện``.

A signed PDF printed to PDF once more loses the maps of its subset fonts: letters are told by the
places of their glyphs in Times New Roman, upright (bold too) or italic (``glyph_numbers.tsv``: style,
number, letter, and the printings of the font that agree). Where PDFium says which characters it
could not map, ``leaked`` restores them one by one, and digits survive. A file that tells the numbers
as if they were characters is restored here word by word: words of plain letters stay right, digits
and signs inside the others are gone (``Số: 1105/KH-ĐKT`` came as ``6ӕ 1105.+Ĉ.7``).
"""

import csv
import re
from functools import lru_cache
from importlib import resources

from parsers.layout.encodings.syllables import is_syllable, words

LEAK = re.compile("[\u046a-\u046d\u04a4-\u04fd]")
"""Glyph numbers of letters with a tone, told as Cyrillic."""
FEW = 3
"""Leaked letters of a page from which on all its words are looked at."""

_SPACE = 3
_PLAIN = range(_SPACE, 0x5E)
"""Up to 5D a glyph is the character 1D farther on, in the order of the first TrueType fonts."""


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[int, str]]:
    plain = {code: chr(code + 29) for code in _PLAIN}
    tables = {"up": dict(plain), "it": dict(plain)}
    file = resources.files("parsers.layout.encodings").joinpath("glyph_numbers.tsv")
    for style, number, letter, _ in csv.reader(
        file.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    ):
        tables[style][int(number, 16)] = letter
    return tables


def letter_of_glyph(number: int, *, slanted: bool) -> str | None:
    """The letter a glyph of Times New Roman draws; None for one no plan has shown."""
    return _tables()["it" if slanted else "up"].get(number)


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    """The upright table for words; what may be a control character or blank stays itself."""
    signs = {0xAB, *range(0xB1, 0xB7), 0x83, 0x86, 0x87}  # … – “ told as what they are
    return {
        code: letter
        for code, letter in _tables()["up"].items()
        if code > _SPACE and code not in signs
    }


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
    new = kept + token[len(kept) :].translate(_letters())
    if _TELLING.search(new):
        return token
    if _TELLING.search(token):
        return new
    worded = any(char.isalpha() for char in token)  # 06/3/2026 is a date
    return new if worded and _score(new) > _score(token) else token


def _score(token: str) -> int:
    """Syllables of a token; minus one for each of its words that is none."""
    return sum(1 if is_syllable(word.group()) else -1 for word in words(token))
