"""The old encodings as codecs: ``Céng hoµ`` (TCVN3) and ``Coäng hoøa`` (VNI) to ``Cộng hoà``.

A codec only spells; whether a text is in its encoding is decided in ``judging``. It says for each
character from which one it came, so that positions on a page can follow.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from parsers.layout.encodings.tables import TABLES, entries, from_hex

TCVN3, VNI = "TCVN3", "VNI"
_PRIVATE = {0xF000 + code: code for code in range(0x20, 0x100)}
"""Where Word puts the characters of fonts it takes for symbol fonts."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Codec:
    """Sequences of one or two characters and the letter each of them is."""

    name: str
    letters: Mapping[str, str]
    _sequence: re.Pattern[str]

    def decode(self, text: str, keep: frozenset[int] = frozenset()) -> tuple[str, list[int]]:
        """The text as Unicode, and the index in ``text`` of each of its characters.

        What stands at an index of ``keep`` is a sign and no letter.
        """
        text = text.translate(_PRIVATE)
        out: list[str] = []
        origin: list[int] = []
        at = 0
        for match in self._sequence.finditer(text):
            if match.start() in keep:
                continue
            out += text[at : match.start()]
            origin += range(at, match.start())
            out.append(self.letters[match.group()])
            origin.append(match.start())
            at = match.end()
        out += text[at:]
        origin += range(at, len(text))
        return "".join(out), origin


def _codec(name: str, letters: Mapping[str, str]) -> Codec:
    longest = sorted(letters, key=len, reverse=True)
    return Codec(name, letters, re.compile("|".join(map(re.escape, longest))))


def _tcvn3() -> dict[str, str]:
    letters = from_hex(TABLES["tcvn3"]["letters"])
    tones = {code: chr(int(tone, 16)) for code, tone in from_hex(TABLES["tcvn3"]["tones"]).items()}
    pairs: dict[str, str] = {}
    for code, letter in letters.items():
        base = _toneless(letter)
        if letter.islower() and base != letter:  # ¢Ê: the capital, then its letter with a tone
            pairs |= {cap + code: letter.upper() for cap, c in letters.items() if c.lower() == base}
        elif letter.islower():
            pairs |= {code + t: unicodedata.normalize("NFC", letter + m) for t, m in tones.items()}
    for vowel in "aeiouy":  # no capitals: CO² is no CÕ
        pairs |= {vowel + t: unicodedata.normalize("NFC", vowel + m) for t, m in tones.items()}
    pairs = {code: letter for code, letter in pairs.items() if len(letter) == 1}
    return letters | from_hex(TABLES["tcvn3"]["capitals"]) | pairs


def _vni() -> dict[str, str]:
    """The case is that of the first character: both ``UÛy`` and ``Uûy`` are ``Ủy``."""
    letters: dict[str, str] = {}
    for code, letter in entries(TABLES["vni"]["letters"]).items():
        for written in {code, code[0] + code[1:].upper()}:
            letters[written] = letter
            letters[written[0].upper() + written[1:]] = letter.upper()
    return letters


def _toneless(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(c for c in marks if c not in _TONES))


CODECS = {TCVN3: _codec(TCVN3, _tcvn3()), VNI: _codec(VNI, _vni())}
