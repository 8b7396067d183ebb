"""What of a task's wording tells which task it is, whoever is to do it.

``Tham mưu UBND huyện Mẫu Lĩnh ban hành Kế hoạch CCHC năm 2023`` of a plan of that district becomes ``ban hành kế hoạch cải
cách hành chính``: the unit's own name, the plan's year and words that stand in any task are left out, abbreviations
are written out as the plans at hand write them. Numbers are kept apart: two tasks with other numbers are two.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log
from typing import Self

from parsers.keys import match_key
from schemas.plan import Plan

_WORD = re.compile(r"[^\W_]+")
_ABBREVIATION = re.compile(r"\b[A-ZĐ]{2,9}\b")
_ROMANS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_SHORTEST = 4
"""Letters of an abbreviation that is learnt: shorter ones are initials of anything."""
_CONTRASTS = ("rounds", "turns", "budgets", "publicity", "papers")
_LEAST_LEFT = 4
"""Words that have to stand before a purpose, if what stands behind it is to be left out."""
_LEAST = 2
"""Times a wording has to stand somewhere in full before an abbreviation is read as it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Keys of the words that tell, in order, and of the numbers."""

    words: tuple[str, ...]
    numbers: frozenset[str]

    @property
    def terms(self) -> frozenset[str]:
        """All that tells: words, and numbers, which are rare and tell much (``27/7``)."""
        return frozenset((*self.words, *(f"#{number}" for number in self.numbers)))


@dataclass(frozen=True, slots=True)
class Lists:
    """The words of ``words.toml``."""

    idle: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    making: tuple[tuple[str, ...], ...]
    counted: frozenset[str]
    contrasts: tuple[frozenset[str], ...]
    purposes: tuple[tuple[str, ...], ...]
    abbreviations: Mapping[str, str]


@cache
def lists() -> Lists:
    told = tomllib.loads(files("pipeline.matrix").joinpath("words.toml").read_text("utf-8"))
    return Lists(
        frozenset(match_key(one) for one in told["idle"]),
        tuple(sorted((keys(one) for one in told["idle_phrases"]), key=len, reverse=True)),
        tuple(keys(one) for one in told["making"]),
        frozenset(match_key(one) for one in told["counted"]),
        tuple(frozenset(" ".join(keys(one)) for one in told[name]) for name in _CONTRASTS),
        tuple(keys(one) for one in told["purposes"]),
        told["abbreviations"],
    )


def keys(text: str) -> tuple[str, ...]:
    """The words of a text as match keys."""
    return tuple(match_key(one) for one in _WORD.findall(text))


class Wordings:
    """Wordings of the tasks of some plans; abbreviations are learnt from all of them first."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._meant = {**dict(_meanings(texts)), **lists().abbreviations}

    def of(self, text: str, own: "Own") -> Wording:
        """What is left of a task of a plan."""
        written_out = _ABBREVIATION.sub(lambda found: self._meant.get(found[0], found[0]), text)
        left = _without(_to_purpose(keys(written_out)), (*own.names, *lists().phrases))
        return _told(_of_papers(left), own.years)


@dataclass(frozen=True, slots=True)
class Own:
    """What the plan of a unit says in its tasks because it is its own: names of the unit and those above, years."""

    names: tuple[tuple[str, ...], ...]
    years: frozenset[str]

    @classmethod
    def of(cls, plan: Plan) -> Self:
        """Of a plan."""
        return cls(tuple(_own_names(plan)), _years(plan))


def _told(words: tuple[str, ...], years: frozenset[str]) -> Wording:
    numbers = set()
    kept = []
    for before, word in pairwise(("", *words)):
        number = _ROMANS.get(word) if before in lists().counted else None
        if number is not None or any(map(str.isdigit, word)):
            if word not in years:
                numbers.add(number or word.lstrip("0"))
        elif word not in lists().idle:
            kept.append(word)
    return Wording(tuple(kept), frozenset(numbers))


def _to_purpose(words: tuple[str, ...]) -> tuple[str, ...]:
    """``… cho người dân nhằm nâng cao nhận thức``: why is not which."""
    for at in range(_LEAST_LEFT, len(words)):
        if any(words[at : at + len(one)] == one for one in lists().purposes):
            return words[:at]
    return words


def _of_papers(words: tuple[str, ...]) -> tuple[str, ...]:
    """``xây dựng kế hoạch``, ``ban hành kế hoạch``, ``kế hoạch`` are one."""
    papers = tuple(tuple(one.split()) for one in sorted(lists().contrasts[-1]))
    if not any(
        words[at : at + len(paper)] == paper for paper in papers for at in range(len(words))
    ):
        return words
    return _without(words, lists().making)


def _without(words: tuple[str, ...], phrases: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Words without the phrases, the longest first."""
    by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        if phrase:
            by_first[phrase[0]].append(phrase)
    kept: list[str] = []
    at = 0
    while at < len(words):
        found = (p for p in by_first.get(words[at], ()) if words[at : at + len(p)] == p)
        length = max((len(p) for p in found), default=0)
        if not length:
            kept.append(words[at])
        at += length or 1
    return tuple(kept)


def _own_names(plan: Plan) -> Iterator[tuple[str, ...]]:
    """The unit's name and those above it, with their classes and without."""
    classes = lists().idle
    for name in (plan.commune, plan.district, plan.province, plan.issuing_agency):
        if name is not None:
            whole = keys(name)
            yield whole
            bare = tuple(word for word in whole if word not in classes)
            if len(bare) > 1:
                yield bare


def _years(plan: Plan) -> frozenset[str]:
    told = (plan.plan_year, plan.issued_year, plan.period_start and plan.period_start.year)
    return frozenset(str(year) for year in told if year is not None)


def _meanings(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Abbreviations by what is meant: the one wording of these initials that stands in full most often."""
    known = list(dict.fromkeys(texts))
    wanted: dict[str, str] = {}
    for text in known:
        for short in _ABBREVIATION.findall(text):
            if len(short) >= _SHORTEST and short not in lists().abbreviations:
                wanted[short] = match_key(short)
    lengths = {len(initials) for initials in wanted.values()}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    initials = set(wanted.values())
    for text in known:
        words = keys(
            _ABBREVIATION.sub(" . ", text)
        )  # an abbreviation is no word of what another means
        first = "".join(word[0] for word in words)
        for length in lengths:
            for at in range(len(words) - length + 1):
                if (found := first[at : at + length]) in initials:
                    counts[found][" ".join(words[at : at + length])] += 1
    for short, letters in wanted.items():
        best = counts[letters].most_common(2)
        if best and best[0][1] >= _LEAST and (len(best) == 1 or best[0][1] > best[1][1]):
            yield short, best[0][0]


def weights(wordings: Iterable[Wording]) -> dict[str, float]:
    """Of each word and number, how much it tells: by the share of the tasks that hold it."""
    all_ = list(wordings)
    held = Counter(term for one in all_ for term in one.terms)
    return {term: log(1 + len(all_) / times) for term, times in held.items()}
