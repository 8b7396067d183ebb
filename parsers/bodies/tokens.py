"""Words of a text with their keys, their case and what is printed between them."""

import re
from itertools import islice
from typing import NamedTuple

from parsers.keys import match_key

_ONE = r"[Đđ]/[Cc](?!\w)|[\w\u0300-\u036f]+"
_WORD = re.compile(_ONE)
_OPENING = re.compile(rf"\s*(?P<word>{_ONE})")
_DASHES = str.maketrans(dict.fromkeys("–—‒−‐‑&", "-"))
_NO_VOWEL = re.compile(r"[BCDĐGHKLMNPQRSTVX][bcdđghklmnpqrstvx]?[BCDĐGHKLMNPQRSTVX]{1,4}I{0,2}")
"""``ThS``, ``PGS``, ``BSCKII``."""
_NOTHING = frozenset({"", " "})
LONGEST = 48
"""Words one name is read from; a stretch without end is a sentence."""


class Token(NamedTuple):
    """A word. ``gap`` is what stands before it but for blanks: ``-``, ``,``, ``(``."""

    key: str
    start: int
    end: int
    capital: bool
    upper: bool
    gap: str


def opening(text: str, start: int) -> str | None:
    """The key of the word a place opens with; None where a mark stands before it."""
    found = _OPENING.match(text, start)
    return match_key(found["word"]) if found else None


def tokens(text: str, start: int = 0, most: int = LONGEST) -> tuple[Token, ...]:
    """The words from a place on, ``most`` of them."""
    found: list[Token] = []
    past = start
    for match in islice(_WORD.finditer(text, start), most):
        word = match.group()
        between = text[past : match.start()]
        gap = "" if between in _NOTHING else "".join(between.split()).translate(_DASHES)
        gap = "" if gap == "." and found and _short(text, found[-1]) else gap
        found.append(
            Token(
                match_key(word),
                match.start(),
                match.end(),
                word[0].isupper() or (word[0].isdigit() and bool(found)),
                word.isupper(),
                gap,
            )
        )
        past = match.end()
    return tuple(found)


def _short(text: str, token: Token) -> bool:
    """``TP.``, ``P.``, ``ThS.``: the dot of a short form."""
    said = text[token.start : token.end]
    return (token.upper and len(said) <= 2 and said[0].isalpha()) or bool(_NO_VOWEL.fullmatch(said))
