"""Are two documents one plan, where no number says so? By what they print.

A plan whose number is blank, or whose letterhead could not be read, is held against others by its words. Two
documents are one plan only where nothing they print contradicts that, something that tells plans apart is the
same in both, and hardly a word and hardly a number differs; offices write from templates, and the plan of the
neighbour reads much like one's own. In doubt they are two.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple, Self
from zlib import crc32

from parsers.keys import match_key
from schemas.plan import Plan

_LEAST_WORDS = 200
"""Shorter texts are alike by chance: letters, forms."""
_OTHER_WORDS = 0.06
"""Of all words: the most found between a DOCX and its print was .058, where page and table were reflowed."""
_OTHER_NUMBERS = 0.15
"""Of words with a digit: .57 between the plans of two years that differ in nothing else; between renditions .05 at the median."""
_MASKS = (0, 0x9E3779B9, 0x7F4A7C15, 0x85EBCA6B)
"""Four orders of the same numbers: a text has a smallest three words in each."""


class Likeness(NamedTuple):
    """What a document is found and judged by."""

    keyed: bool
    """It has a ``plan_key``, which says which plan it is."""
    issuer: str | None
    subject: str | None
    number: str | None
    year: int | None
    signers: str | None
    sketch: tuple[int, ...]
    """Documents of nearly the same words share most of these four; none of a short text."""

    @classmethod
    def of(cls, told: Sequence[Any]) -> Self:
        """Back from JSON."""
        return cls._make((*told[:-1], tuple(told[-1])))


def likeness(plan: Plan) -> Likeness:
    """Of a plan; 0.4 ms."""
    return Likeness(
        plan.plan_key is not None,
        _key(plan.issuing_agency),
        _key(plan.subject),
        plan.document_number,
        plan.plan_year or plan.issued_year,
        _key(" ".join(one.name for one in plan.signers if one.name) or None),
        _sketch(plan.text),
    )


def may_be_one(a: Likeness, b: Likeness) -> bool:
    """Do two letterheads and signatures allow, and something in them suggest, that this is one plan?"""
    if a.keyed and b.keyed:
        return False
    pairs = ((a.number, b.number), (a.signers, b.signers), (a.issuer, b.issuer), (a.year, b.year))
    differ = any(None not in pair and pair[0] != pair[1] for pair in pairs)
    telling = any(None not in pair and pair[0] == pair[1] for pair in pairs[:3])
    return telling and not differ and _goes_with(a.subject, b.subject)


def reads_alike(a: str, b: str) -> bool:
    """Do two texts differ in hardly a word, and in hardly a number?"""
    words = _words(a), _words(b)
    if min(one.total() for one in words) < _LEAST_WORDS:
        return False
    numbers = [Counter({w: n for w, n in one.items() if any(map(str.isdigit, w))}) for one in words]
    return _apart(*words) <= _OTHER_WORDS and _apart(*numbers) <= _OTHER_NUMBERS


def _apart(a: "Counter[str]", b: "Counter[str]") -> float:
    """The share of words that stand in one alone, each as often as it does."""
    most = max(a.total(), b.total())
    return ((a - b).total() + (b - a).total()) / most if most else 0.0


def _words(text: str) -> "Counter[str]":
    return Counter(text.casefold().split())


def _sketch(text: str) -> tuple[int, ...]:
    words = text.casefold().split()
    if len(words) < _LEAST_WORDS:
        return ()
    numbers = {
        crc32(" ".join(three).encode()) for three in zip(words, words[1:], words[2:], strict=False)
    }
    return tuple(sorted({min(number ^ mask for number in numbers) for mask in _MASKS}))


def _key(text: str | None) -> str | None:
    return match_key(text) if text is not None else None


def _goes_with(a: str | None, b: str | None) -> bool:
    """A subject that was cut short goes with the whole one."""
    both = zip((a or "").split(), (b or "").split(), strict=False)
    return all(one.strip(",.;:") == other.strip(",.;:") for one, other in both)
