"""How much alike two tasks are in what they tell, from 0 to 1; 0 where something says that they are two.

``Thu gom, xử lý vỏ bao bì thuốc BVTV trên đồng ruộng`` and ``Vỏ, bao gói thuốc bảo vệ thực vật được thu gom`` have all in common that
tells; ``kiểm tra`` and ``tuyên truyền`` of one thing are two tasks, and so are one thing ``trước mùa`` and ``sau mùa``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.matrix.lists import lists
from pipeline.matrix.wording import Wording

_BEYOND = 0.25
"""Of what one text has beyond the other: it may be told at more length."""
_INSTEAD = 1.5
"""Of what each has of its own, where something was put in place of something."""
_ACT = 0.3
"""Of an act that one has beside another that both have: ``thu gom, vận chuyển``."""
_DETAIL = 0.3
"""Of for whom, where, when and how, where the other does not say."""
_OTHER_DETAIL = 1.3
"""The same where the other says something else: that is how near tasks differ."""
_OTHER_FIRST_ACT = 0.7
"""Of two that begin with other acts, though they have one in common: ``kê khai``, ``công khai bản kê khai``."""
_MUTE = 0.3
"""Of words that go with any task (``phát động``, ``tháng``)."""
_LISTED = 2.0
"""Of what is one word here and two syllables in print; all other syllables are words of their own."""
_NUMBER = 0.5
_NUMBER_OF_ACT = 5.0
"""Of ``168/2024/NĐ-CP``, which stands for the whole name."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What of a text is asked for again and again."""

    terms: frozenset[str]
    acts: frozenset[str]
    contrasting: frozenset[str]
    """Acts that tell two tasks apart."""
    first: frozenset[str]
    """Those of them it begins with."""
    held: tuple[frozenset[str], ...]
    """Of each line of opposites what it holds."""


class Likeness:
    """``weights``: what a term tells (``wording.weights``)."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._known: dict[Wording, _Told] = {}

    def of(self, a: Wording, b: Wording) -> float:
        """Of two texts."""
        one, other = self._told(a), self._told(b)
        if _apart(a, b, one, other):
            return 0.0
        both = one.terms & other.terms
        mine, others = one.terms - both, other.terms - both
        other_detail = not mine.isdisjoint(a.details) and not others.isdisjoint(b.details)
        detail = _OTHER_DETAIL if other_detail else _DETAIL
        act = 1.0 if one.acts.isdisjoint(other.acts) else _ACT
        less, more = sorted(
            self._own(terms, text, act, detail) for terms, text in ((mine, a), (others, b))
        )
        told = sum(self.tells(term) for term in sorted(both))
        whole = told + _BEYOND * more + _INSTEAD * less
        share = told / whole if whole else 1.0
        begin = one.first and other.first and one.first.isdisjoint(other.first)
        return share * _OTHER_FIRST_ACT if begin else share

    def tells(self, term: str) -> float:
        """How much a term tells: more, the fewer tasks hold it."""
        weight, known = self._weights.get(term, 1.0), lists()
        if term in known.mute:
            return _MUTE * weight
        if term.startswith("#"):
            return (_NUMBER_OF_ACT if "/" in term or "-" in term else _NUMBER) * weight
        return _LISTED * weight if term in known.listed else weight

    def _own(self, terms: Iterable[str], text: Wording, act: float, detail: float) -> float:
        acts = lists().acts
        return sum(
            self.tells(term)
            * (act if term in acts else 1.0)
            * (detail if term in text.details else 1.0)
            for term in sorted(terms)
        )

    def _told(self, one: Wording) -> _Told:
        found = self._known.get(one)
        if found is None:
            found = self._known[one] = _told(one)
        return found


def apart(a: Wording, b: Wording) -> bool:
    """Does anything say that two texts are two tasks: numbers, words that exclude each other, other acts, another paper?"""
    return _apart(a, b, _told(a), _told(b))


def _told(one: Wording) -> _Told:
    known = lists()
    text = f" {' '.join(one.words)} "
    return _Told(
        one.terms,
        one.acts,
        one.acts - known.light - {one.head},
        one.first - known.light,
        tuple(
            frozenset(phrase for phrase in line if f" {phrase} " in text)
            for line in known.opposites
        ),
    )


def _apart(a: Wording, b: Wording, one: _Told, other: _Told) -> bool:
    if a.numbers and b.numbers and not (a.numbers <= b.numbers or b.numbers <= a.numbers):
        return True
    if _other_head(a, b) or _other_head(b, a):
        return True
    mine, others = one.contrasting, other.contrasting
    if a.head == b.head and a.head in lists().papers and bool(mine) != bool(others):
        return True
    if mine and others and one.acts.isdisjoint(other.acts):
        return True
    return any(x and y and x.isdisjoint(y) for x, y in zip(one.held, other.held, strict=True))


def _other_head(a: Wording, b: Wording) -> bool:
    """``Kế hoạch kiểm tra`` is no ``kiểm tra``, and no ``báo cáo kiểm tra``."""
    if a.head is None:
        return False
    return a.head != b.head if b.head is not None else a.head not in b.words
