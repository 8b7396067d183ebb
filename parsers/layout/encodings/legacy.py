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

SURE = 2
"""Words that only the decoding makes syllables: so many decide for a text on their own."""
_UNICODE = "Unicode"

_DISGUISED = re.compile("[−∙](?:(?<=[A-Za-z¡-ÿ].)|(?=[A-Za-z¡-ÿ]))(?<![0-9].)(?![0-9])")
"""PDFium says U+2212 and U+2219 for AD (ư) and B7 (ã): ``n−ớc`` is ``n\u00adíc``, ``x∙ héi`` is ``x· héi``."""
_PICTURES = re.compile(r"symbol|wingdings|webdings|mt ?extra|(?:itc ?)?zapf ?dingbats|opensymbol")
"""Fonts of signs: ``·`` in Symbol is a bullet, ``©`` in Wingdings a clock; no letter is in them."""
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLES = re.compile(r"(?:[-, ]*(?:bold|italic|oblique|regular|normal|mt|ps))+$")
_LONE_SIGN = re.compile(r"(?<![A-Za-z¡-ÿ])[·×÷©°±](?![A-Za-z¡-ÿ])")
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


def draws_signs(font: Font) -> bool:
    """Is it Symbol, Wingdings or the like?"""
    return _PICTURES.match(font.family) is not None


def decode(text: str, font: str = "") -> tuple[str, str | None]:
    """A text that stands alone, and the encoding it was in; None for one left as it is."""
    (found,) = decode_all([(text, font)])
    return (found.text, found.encoding) if found else (text, None)


def decode_all(pieces: Sequence[tuple[str, str]]) -> list[Decoded | None]:
    """The texts of one document with their fonts, in reading order; None for those left as they are.

    A text too short to judge goes with its neighbours of the same font family when these agree,
    else with most of the family; never where that would spoil a word.
    """
    pieces = [(_undisguised(text), font) for text, font in pieces]
    fonts = [font_of(font) for _, font in pieces]
    evidence = [
        _Evidence() if draws_signs(font) else _evidence(text)
        for (text, _), font in zip(pieces, fonts, strict=True)
    ]
    keys = [font.encoding or font.family for font in fonts]
    votes: dict[str, Counter[str]] = {key: Counter() for key in keys}
    for key, own in zip(keys, evidence, strict=True):
        if own.verdict:
            votes[key][own.verdict] += own.weight
    before = _nearest(keys, evidence)
    after = _nearest(keys[::-1], evidence[::-1])[::-1]
    out: list[Decoded | None] = []
    for index, (text, _) in enumerate(pieces):
        font, own = fonts[index], evidence[index]
        if draws_signs(font):
            out.append(None)
            continue
        verdict = own.verdict
        if verdict != _UNICODE and own.weight < SURE:
            near = before[index] if before[index] == after[index] else None
            verdict = near or _majority(votes[keys[index]], font, own)
            verdict = None if verdict in own.spoiled else verdict
        codec = CODECS.get(verdict or "")
        out.append(_decoded(text, codec, font) if codec else None)
    return out


def _undisguised(text: str) -> str:
    if "−" not in text and "∙" not in text:
        return text
    return _DISGUISED.sub(lambda sign: "\u00ad" if sign.group() == "−" else "·", text)


class _Evidence(NamedTuple):
    """What the characters of one text show."""

    verdict: str | None = None
    """An encoding, or Unicode; None when nothing tells."""
    weight: int = 0
    """Words that show it."""
    spoiled: frozenset[str] = frozenset()
    """Encodings that would make syllables into something else."""


def _evidence(text: str) -> _Evidence:
    if text.isascii():
        return _Evidence()
    if TELLING.search(text):
        return _Evidence(_UNICODE, SURE, frozenset(CODECS))
    best, most = None, 0
    lost: dict[str, int] = {}
    open_to: set[str] = set()
    for name, codec in CODECS.items():
        gained, spoiled, neither, both = _gain(text, codec)
        if gained > most and gained > 3 * spoiled and gained >= neither:
            best, most = name, gained
        if spoiled > gained:
            lost[name] = spoiled
        elif gained or neither or both:
            open_to.add(name)
    if best is None and lost and not open_to:
        best, most = _UNICODE, max(lost.values())
    return _Evidence(best, most, frozenset(lost))


def _gain(text: str, codec: Codec) -> tuple[int, int, int, int]:
    """Words a decoding changes: those that become syllables, that are none any more, neither, both."""
    gained = lost = neither = both = 0
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
        both += was and now
    return gained, lost, neither, both


def _nearest(keys: Sequence[str], evidence: Iterable[_Evidence]) -> list[str | None]:
    """For each text the last sure verdict on its family up to it."""
    last: dict[str, str] = {}
    found: list[str | None] = []
    for key, own in zip(keys, evidence, strict=True):
        if own.verdict and own.weight >= SURE:
            last[key] = own.verdict
        found.append(last.get(key))
    return found


def _majority(votes: Counter[str], font: Font, own: _Evidence) -> str | None:
    """What most words of the family say; the font's name breaks a tie."""
    if not votes:
        return None
    verdict, most = votes.most_common(1)[0]
    if verdict == _UNICODE or votes[_UNICODE] * 3 > most:
        return None
    if most >= SURE:
        return verdict
    return verdict if own.weight and own.verdict == font.encoding else None


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
    out, capitals = new, False
    for match in words(new):
        start = origin[match.start()]
        end = origin[match.end()] if match.end() < len(origin) else len(text)
        word = text[start:end]
        if not word.isascii() and len(_CAPITAL.findall(word)) > 1 and not _SMALL.search(word):
            out = out[: match.start()] + _upper(match.group()) + out[match.end() :]
            capitals = True
    # X· between CéNG HOµ and HéI has but one capital, Sè: 18/KH-UBND is no heading
    return _upper(new) if font.capitals or (capitals and not _SMALL.search(text)) else out


def _upper(text: str) -> str:
    """Capitals, one for each letter."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
