"""Match keys: two printings of one Vietnamese string compare equal, the print itself stays.

``match_key("Uỷ ban nhân dân – HUYỆN Thuỷ Nguyên") == match_key("ủy ban nhân dân - huyện Thủy Nguyên")``

A key folds case, the two ways to place a tone mark (hoà/hòa, uỷ/ủy), i/y at the end of a syllable
(quý/quí, kỹ/kĩ), dashes, quotes and white space. It never leaves this package as text.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

_MARKS = re.compile(r"[\u0300-\u036f]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ODD = re.compile("[–—‒−‐‑“”„«»″’]")
_FOLD = str.maketrans({**dict.fromkeys("–—‒−‐‑", "-"), **dict.fromkeys("“”„«»″", '"'), "’": "'"})
# hoà -> hòa: at the end of a syllable the tone of oa, oe, uy stands on the first vowel; after q the
# u is no vowel (quý).
_LATE_TONE = re.compile(rf"([ou])(?<!q.)([aey])([{_TONES}])(?!\w)")
_FINAL_Y = re.compile(rf"y(?<=[bcdđghklmnpqrstvx].)([{_TONES}]?)(?!\w)")
_QU_Y = re.compile(rf"y(?<=qu.)([{_TONES}]?)(?!\w)")
_PAIRS = {"oa", "oe", "uy"}


def _early_tone(match: re.Match[str]) -> str:
    first, second, tone = match.groups()
    return first + tone + second if first + second in _PAIRS else match.group()


@lru_cache(maxsize=8192)
def match_key(text: str) -> str:
    """The key of a printed string, for comparing and looking up only."""
    one = text.translate(_FOLD) if _ODD.search(text) else text
    folded = " ".join(one.split()).casefold()
    if folded.isascii():
        return folded
    marks = unicodedata.normalize("NFD", folded)
    marks = _LATE_TONE.sub(_early_tone, marks)
    if "y" in marks:
        marks = _FINAL_Y.sub(r"i\1", _QU_Y.sub(r"i\1", marks))
    return unicodedata.normalize("NFC", marks)


@lru_cache(maxsize=8192)
def ascii_key(text: str) -> str:
    """``match_key`` without any marks: for lookups that must survive a lost or wrong diacritic."""
    key = match_key(text)
    if key.isascii():
        return key
    bare = _MARKS.sub("", unicodedata.normalize("NFD", key)).replace("đ", "d")
    return bare if bare.isascii() else "".join(filterfalse(unicodedata.combining, bare))
