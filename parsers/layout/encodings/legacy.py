"""Which texts of a document are in an old encoding, and their decoding.

``decode("nh©n d©n ViÖt Nam", ".VnTime")`` is ``("nhân dân Việt Nam", "TCVN3")``; the same font over
``nhân dân`` changes nothing: of 327 old files 115 name .VnTime over text that is Unicode. The
characters decide; the font only where they leave it open.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from parsers.layout.encodings.codecs import CODECS, TCVN3, VNI, Codec
from parsers.layout.encodings.syllables import TELLING, is_syllable, words

_SIGN = "[¡-©ª«¬\u00ad®¯µ¶·¸¹»¼½¾¿ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿ\uf0a1-\uf0ff]"
SUSPECT = re.compile(f"{_SIGN}(?:(?<=[A-Za-z].)|(?=[A-Za-z]))")
"""A sign or a foreign letter beside a letter: a document without any needs no decoding."""
SURE = 2
"""Words that only the decoding makes syllables: so many decide for a text on their own."""
_UNICODE = "Unicode"

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLES = re.compile(r"(?:[-, ]*(?:bold|italic|oblique|regular|normal|mt|ps))+$")
_LONE_SIGN = re.compile(r"(?<![A-Za-z¡-ÿ])[·×÷®©°±](?![A-Za-z¡-ÿ])")
_MARKED = re.compile(r"([A-Za-z¡-ÿ]+)[¹®©](?![A-Za-z¡-ÿ])")
_CAPITAL, _SMALL = re.compile("[A-Z]"), re.compile("[a-z]")


class Font(NamedTuple):
    """``ABCDEF+.VnTimeH,Bold``: family ``vntimeh``, TCVN3, draws small letters as capitals."""

    family: str
    encoding: str | None
    capitals: bool


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as Unicode; ``origin`` is the index each character had before."""

    text: str
    origin: Sequence[int]
    encoding: str


@lru_cache(maxsize=512)
def font_of(name: str) -> Font:
    """What the name of a font promises."""
    family = _STYLES.sub("", _SUBSET.sub("", name.strip()).lstrip("._#").casefold())
    if family.startswith("vni"):
        return Font(family, VNI, capitals=False)
    if re.match("vn[a-z]", family):
        return Font(family, TCVN3, capitals=family.endswith("h"))
    return Font(family, None, capitals=False)


def decode(text: str, font: str = "") -> tuple[str, str | None]:
    """A text that stands alone, and the encoding it was in; None for one left as it is."""
    (found,) = decode_all([(text, font)])
    return (found.text, found.encoding) if found else (text, None)


def decode_all(pieces: Sequence[tuple[str, str]]) -> list[Decoded | None]:
    """The texts of one document with their fonts, in reading order; None for those left as they are.

    A text too short to judge goes with its neighbours of the same font family when these agree,
    else with most of the family.
    """
    fonts = [font_of(font) for _, font in pieces]
    judged = [_judge(text) for text, _ in pieces]
    keys = [font.encoding or font.family for font in fonts]
    votes: dict[str, Counter[str]] = {key: Counter() for key in keys}
    for key, (verdict, weight) in zip(keys, judged, strict=True):
        if verdict:
            votes[key][verdict] += weight
    before = _nearest(keys, judged)
    after = _nearest(keys[::-1], judged[::-1])[::-1]
    out: list[Decoded | None] = []
    for index, (text, _) in enumerate(pieces):
        font, (verdict, weight) = fonts[index], judged[index]
        if verdict != _UNICODE and weight < SURE:
            near = before[index] if before[index] == after[index] else None
            verdict = near or _majority(votes[keys[index]], font, weight, verdict)
        codec = CODECS.get(verdict or "")
        out.append(_decoded(text, codec, font) if codec else None)
    return out


def _judge(text: str) -> tuple[str | None, int]:
    """The encoding a text shows, and how many of its words show it."""
    if text.isascii():
        return None, 0
    if TELLING.search(text):
        return _UNICODE, SURE
    best: tuple[str | None, int] = (None, 0)
    for codec in CODECS.values():
        gained = lost = neither = 0
        for match in words(text):
            word = match.group()
            new = codec.decode(word)[0]
            if new == word:
                continue
            if not _SMALL.search(word):
                new = new.upper()
            was, now = is_syllable(word), is_syllable(new)
            gained += now and not was
            lost += was and not now
            neither += not (was or now)
        if lost > gained:
            best = max(best, (_UNICODE, lost), key=lambda found: found[1])
        elif gained > 3 * lost and gained >= neither and gained > best[1]:
            best = (codec.name, gained)
    return best


def _nearest(keys: Sequence[str], judged: Iterable[tuple[str | None, int]]) -> list[str | None]:
    """For each text the last sure verdict on its family up to it."""
    last: dict[str, str] = {}
    found: list[str | None] = []
    for key, (verdict, weight) in zip(keys, judged, strict=True):
        if verdict and weight >= SURE:
            last[key] = verdict
        found.append(last.get(key))
    return found


def _majority(votes: Counter[str], font: Font, weight: int, own: str | None) -> str | None:
    """What most words of the family say; the font's name breaks a tie."""
    if not votes:
        return None
    verdict, most = votes.most_common(1)[0]
    if verdict == _UNICODE or votes[_UNICODE] * 3 > most:
        return None
    if most >= SURE:
        return verdict
    return verdict if weight and own == font.encoding else None


def _decoded(text: str, codec: Codec, font: Font) -> Decoded | None:
    new, origin = codec.decode(text, _signs(text, codec))
    if codec.name == TCVN3:
        new = _recased(new, text, origin, font)
    return None if new == text else Decoded(new, origin, codec.name)


def _signs(text: str, codec: Codec) -> frozenset[int]:
    """Where a sign is none of the letters: ``3 × 4``, the mark of a note behind ``c¬ së¹``."""
    if codec.name != TCVN3:
        return frozenset()
    signs = {match.start() for match in _LONE_SIGN.finditer(text)}
    for match in _MARKED.finditer(text):
        with_mark, without = codec.decode(match.group())[0], codec.decode(match.group(1))[0]
        if is_syllable(without) and not is_syllable(with_mark):
            signs.add(match.end() - 1)
    return frozenset(signs)


def _recased(new: str, text: str, origin: Sequence[int], font: Font) -> str:
    """TCVN3 has no capitals with a tone: a font draws them, or they stay small in ``CéNG HOµ``."""
    if font.capitals or (len(_CAPITAL.findall(text)) > 3 and not _SMALL.search(text)):
        return _upper(new)
    out = new
    for match in words(new):
        start = origin[match.start()]
        end = origin[match.end()] if match.end() < len(origin) else len(text)
        word = text[start:end]
        if len(_CAPITAL.findall(word)) > 1 and not _SMALL.search(word):
            out = out[: match.start()] + _upper(match.group()) + out[match.end() :]
    return out


def _upper(text: str) -> str:
    """Capitals, one for each letter."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
