"""Characters whose font lost its map, told by code: by number of glyph, or by a byte misread.

Ghostscript splits each font of a Word file in two when it prints the file once more. One is a
symbolic TrueType font without an encoding: its codes are cp1252, and PDFium reads them as MacRoman
(``ng‡y``, ``ph·p``). The other is a composite font without ToUnicode: its code is the number of the
glyph in Times New Roman (``Ӌ`` U+04CB is ệ), and PDFium says of each such character that it cannot
map it. ``th‡nh lұp`` holds both kinds in one word, so a font is judged by the words it stands in.

A character that may be another goes through the runs of its page as a mark, one character long,
and comes out as a letter or as what it was.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from parsers.layout.encodings.glyph_numbers import letter_of_glyph
from parsers.layout.encodings.syllables import is_syllable, words

_FIRST, _LAST = 0xF0000, 0xFFFFD
"""A plane for private use: no font of a plan has a character there."""
_MARK = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_TOKEN = re.compile(r"\S+")
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u0180-\u019f\u01b1-\u02ff\u0370-\u1e9f]")
"""Signs and letters no plan has."""
_NO_LETTER = "¤"
MISREAD = re.compile("[‡„‚·ËÎÏÛÙıˆ˜¯˘˙˝√⁄›Ÿ¿£¤](?:(?<=[A-Za-z].)|(?=[A-Za-z]))")
"""What MacRoman makes of à ã â á è ë ì ó ô õ …, beside a letter."""


class Reading(Enum):
    """What the code of a character may be."""

    RAW = 0
    """What PDFium says."""
    GLYPH = 1
    BYTE = 2


class Leak(NamedTuple):
    """A character that may be another: what PDFium says for it, and its font.

    ``unmapped``: PDFium says that it only repeats the code.
    """

    raw: str
    font: int
    """Which of the page's fonts; their names may be one, as both halves of a split font keep it."""
    slanted: bool
    unmapped: bool

    def read(self, reading: Reading) -> str:
        """One character; ``raw`` where the reading knows none."""
        if reading is Reading.GLYPH:
            return letter_of_glyph(ord(self.raw), slanted=self.slanted) or self.raw
        if reading is Reading.BYTE:
            byte = ord(self.raw) if self.unmapped else _MAC_BYTES.get(self.raw, 0)
            return _letter_of_byte(byte) or self.raw
        return self.raw


def _mac_bytes() -> dict[str, int]:
    """MacRoman as PDFium has it: £ for 0xC1 and ¤ for 0xDB; a blank for 0xCA, when it is drawn."""
    known = {bytes([byte]).decode("mac_roman"): byte for byte in range(0x80, 0x100)}
    return known | {"£": 0xC1, "¤": 0xDB, " ": 0xCA}


_MAC_BYTES: Mapping[str, int] = _mac_bytes()


def _letter_of_byte(byte: int) -> str | None:
    if not 0x80 <= byte <= 0xFF:
        return None
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:  # five bytes are no character: 81 8D 8F 90 9D
        return None


class _Worth(NamedTuple):
    """What a reading makes of the words of a font."""

    syllables: int
    others: int
    odd: int
    """Signs no plan has."""


class Leaks:
    """The marked characters of a page."""

    def __init__(self) -> None:
        self._found: list[Leak] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def mark(self, leak: Leak) -> str:
        """The mark that stands for a character; the character itself when there are too many."""
        if len(self._found) > _LAST - _FIRST:
            return leak.raw
        self._found.append(leak)
        return chr(_FIRST + len(self._found) - 1)

    def restored(self, texts: Sequence[str]) -> tuple[list[str], int, int]:
        """The texts without marks; words that were put right; characters that still mean nothing."""
        readings = self._readings(texts)

        def letter(found: re.Match[str]) -> str:
            leak = self._leak(found.group())
            return leak.read(readings[leak.font])

        count = sum(
            any(self._changes(mark, readings) for mark in _MARK.findall(token))
            for text in texts
            for token in _TOKEN.findall(text)
            if _MARK.search(token)
        )
        left = sum(
            leak.unmapped and not self._means(leak, readings[leak.font]) for leak in self._found
        )
        return [_MARK.sub(letter, text) for text in texts], count, left

    def _leak(self, mark: str) -> Leak:
        return self._found[ord(mark) - _FIRST]

    def _changes(self, mark: str, readings: Mapping[int, Reading]) -> bool:
        leak = self._leak(mark)
        return leak.read(readings[leak.font]) != leak.raw

    @staticmethod
    def _means(leak: Leak, reading: Reading) -> bool:
        if reading is Reading.BYTE:
            return 0x80 <= ord(leak.raw) <= 0xFF
        # not by its difference: glyph 102 is Ă, and so is U+0102
        number, slanted = ord(leak.raw), leak.slanted
        return reading is Reading.GLYPH and letter_of_glyph(number, slanted=slanted) is not None

    def _readings(self, texts: Iterable[str]) -> dict[int, Reading]:
        """The reading of each font that makes most syllables of the words it stands in."""
        tokens: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for text in texts:
            for token in _TOKEN.findall(text):
                for font in {self._leak(mark).font for mark in _MARK.findall(token)}:
                    tokens[font][token] += 1
        unmapped = {leak.font for leak in self._found if leak.unmapped}
        readings = {
            leak.font: Reading.GLYPH if leak.font in unmapped else Reading.RAW
            for leak in self._found
        }
        odd: set[int] = set()
        for _ in range(2):  # the fonts of one word wait for each other
            for font, met in tokens.items():
                options = [Reading.BYTE, *([Reading.GLYPH] if font in unmapped else [])]
                raw = self._worth(met, {**readings, font: Reading.RAW})
                worths = {o: self._worth(met, {**readings, font: o}) for o in options}
                gains = [o for o, worth in worths.items() if worth.syllables > raw.syllables]
                readings[font] = max(
                    gains, key=lambda o: worths[o].syllables - worths[o].others, default=Reading.RAW
                )
                if not gains and worths.get(Reading.GLYPH, raw).odd < raw.odd:
                    odd.add(font)
        if Reading.GLYPH in readings.values():  # signs and numbers of a page whose words leak
            readings |= {f: Reading.GLYPH for f in odd if readings[f] is Reading.RAW}
        return readings

    def _worth(self, met: Mapping[str, int], readings: Mapping[int, Reading]) -> _Worth:
        def letter(found: re.Match[str]) -> str:
            leak = self._leak(found.group())
            return leak.read(readings[leak.font])

        def letter_or_sign(found: re.Match[str]) -> str:
            told = letter(found)
            return told if told.isalpha() or told == " " else _NO_LETTER

        syllables = others = odd = 0
        for token, times in met.items():
            told = _MARK.sub(letter, token)
            # a word that only lost a letter to a sign is no find: namAA as nam^^
            # nor is a lone letter: the bullet D of a font without a map as glyph 44, a
            found = [
                is_syllable(word.group())
                for word in words(_MARK.sub(letter_or_sign, token))
                if len(word.group()) > 1
            ]
            syllables += times * sum(found)
            others += times * (len(found) - sum(found))
            odd += times * len(_ODD.findall(told))
        return _Worth(syllables, others, odd)
