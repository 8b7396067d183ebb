"""Four ways to say that two printed strings are the same, from hard to lenient.

==============  =========================================================================
``strict``      the same characters
``soft``        the same but for case, tone placement (hoà/hòa), dashes, quotes, spaces,
                and the closing punctuation a field's gold leaves out
``levenshtein`` soft, or at most a fifth of the characters edited
``ratcliff``    soft, or Ratcliff-Obershelp likeness of at least 0.95
==============  =========================================================================

``agree("soft", FIELDS["recipients.line"], ("Lưu: VT, PNV",), ("Lưu: VT,  PNV.",))`` is True.
"""

import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeAlias

from parsers.keys import match_key
from pipeline.evaluation.fields import Field

Value: TypeAlias = tuple[str | None, ...]

MATCHERS = ("strict", "soft", "levenshtein", "ratcliff")
_LEVENSHTEIN = 0.8
_RATCLIFF = 0.95


def matchers_of(field: Field, gold: Value, got: Value) -> tuple[str, ...]:
    """The matchers under which the two values are the same."""
    return tuple(matcher for matcher in MATCHERS if agree(matcher, field, gold, got))


def agree(matcher: str, field: Field, gold: Value, got: Value) -> bool:
    """Whether every part of the two values is the same under the matcher."""
    if len(gold) != len(got):
        return False
    return all(
        _same(matcher if place >= field.keys else _hard(matcher), field, left, right)
        for place, (left, right) in enumerate(zip(gold, got, strict=True))
    )


@lru_cache(maxsize=65536)
def soft_key(text: str, final: str = "") -> str:
    """What the soft matcher compares."""
    return match_key(unicodedata.normalize("NFC", text)).rstrip(final + " ")


def likeness(left: str, right: str) -> float:
    """Share of words in common, from 0 to 1, whatever their order: for finding partners only."""
    if soft_key(left) == soft_key(right):
        return 1.0
    ours, theirs = _words(left), _words(right)
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0


def share_within(part: str, whole: str) -> float:
    """Share of the words of the one that the other has too, from 0 to 1."""
    ours = _words(part)
    return (ours & _words(whole)).total() / ours.total() if ours else 0.0


def levenshtein_ratio(left: str, right: str) -> float:
    """One minus the edits per character of the longer string; 1.0 for two empty strings."""
    longer = max(len(left), len(right))
    return 1 - _edits(left, right) / longer if longer else 1.0


def _hard(matcher: str) -> str:
    """Names of things are compared strictly or softly, never by likeness."""
    return matcher if matcher == "strict" else "soft"


def _same(matcher: str, field: Field, left: str | None, right: str | None) -> bool:
    if left is None or right is None:
        return left is right
    if matcher == "strict":
        return left == right
    ours, theirs = soft_key(left, field.final), soft_key(right, field.final)
    if ours == theirs or (field.within and _holds(ours, theirs)):
        return True
    nearly = _NEARLY.get(matcher)
    return nearly is not None and nearly(ours, theirs)


def _holds(left: str, right: str) -> bool:
    return bool(left and right) and (left in right or right in left)


def _near(left: str, right: str) -> bool:
    """Levenshtein ratio of at least 0.8; different lengths often decide without counting."""
    shorter, longer = sorted((len(left), len(right)))
    return shorter >= _LEVENSHTEIN * longer and levenshtein_ratio(left, right) >= _LEVENSHTEIN


def _alike(left: str, right: str) -> bool:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return (
        matcher.real_quick_ratio() >= _RATCLIFF
        and matcher.quick_ratio() >= _RATCLIFF
        and matcher.ratio() >= _RATCLIFF
    )


_NEARLY = {"levenshtein": _near, "ratcliff": _alike}


def _edits(left: str, right: str) -> int:
    """Characters put in, taken out or replaced to make one string the other."""
    row = list(range(len(right) + 1))
    for i, mine in enumerate(left, start=1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(right, start=1):
            best = min(row[j] + 1, row[j - 1] + 1, diagonal + (mine != other))
            diagonal, row[j] = row[j], best
    return row[-1]


@lru_cache(maxsize=65536)
def _words(text: str) -> Counter[str]:
    return Counter(soft_key(text).split())
