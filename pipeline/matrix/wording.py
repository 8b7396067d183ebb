"""What of a task's wording tells which task it is, whoever is to do it.

``Tham mưu UBND huyện Mẫu Lĩnh ban hành Kế hoạch CCHC năm 2023`` of a plan of that district becomes ``ban hành kế hoạch cải
cách hành chính``: the unit's own name, the plan's year and words that stand in any task are left out, abbreviations
are written out as the plans at hand write them, and words that say one thing (``words.toml``) are one: ``tuyên truyền`` for ``phổ biến``.
Numbers are kept apart: two tasks with other numbers are two.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log
from typing import Self

from parsers.keys import match_key
from parsers.semantics.atoms import number_at
from pipeline.matrix.lists import PLURAL, Keys, lists
from schemas.plan import Plan

_WORD = re.compile(r"[^\W_]+")
_ABBREVIATION = re.compile(r"(?<!\d[/-])\b[A-ZĐ]{2,9}\b")  # but 168/2024/NĐ-CP, 57-NQ/TW
_ROMANS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_SHORTEST = 4
"""Letters of an abbreviation that is learnt: shorter ones are initials of anything."""
_LEAST_LEFT = 4
"""Words that have to stand before a purpose, if what stands behind it is to be left out."""
_LEAST_BEFORE = 2
"""Words that tell before a detail: what a task begins with is no detail of it."""
_LEAST = 2
"""Times a wording has to stand somewhere in full before an abbreviation is read as it."""
_PASSIVE = "được"


@dataclass(frozen=True, slots=True)
class Wording:
    """Keys of the words that tell, in order, and of the numbers."""

    words: Keys
    """What says one thing is one word here, the first of its line in ``words.toml``: ``gia súc`` for ``trâu, bò``."""
    numbers: frozenset[str]
    head: str | None = None
    """A paper that is made, or a report or review: ``kế hoạch`` of ``Kế hoạch kiểm tra …``."""
    details: frozenset[str] = frozenset()
    """Words that tell for whom, where, when or how only."""
    first: frozenset[str] = frozenset()
    """What is done first of all: acts in a row, ``rà soát, kiện toàn``."""

    @property
    def terms(self) -> frozenset[str]:
        """All that tells: words, and numbers, which are rare and tell much (``27/7``)."""
        return frozenset((*self.words, *(f"#{number}" for number in self.numbers)))

    @property
    def acts(self) -> frozenset[str]:
        """What is done."""
        return lists().acts & frozenset(self.words)


def keys(text: str) -> Keys:
    """The words of a text as match keys; the number of an act is one of them, and its type goes without saying."""
    found: list[str] = []
    done = 0
    for match in _WORD.finditer(text):
        if match.start() < done:
            continue
        number = number_at(text, match.start()) if match[0][0].isdigit() else None
        if number is None or number.bare:
            found.append(match_key(match[0]))
            continue
        done = number.end
        _drop_type(found)
        found.append(match_key(number.text))
    return tuple(word for word in found if word not in PLURAL)


def _drop_type(words: list[str]) -> None:
    """``Nghị định số`` before a number."""
    if words and words[-1] == "số":
        words.pop()
    for one in lists().types:
        if tuple(words[-len(one) :]) == one:
            del words[-len(one) :]
            return


class Wordings:
    """Wordings of the tasks of some plans; abbreviations are learnt from all of them first."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._meant = {**dict(_meanings(texts)), **lists().abbreviations}

    def of(self, text: str, own: "Own") -> Wording:
        """What is left of a task of a plan."""
        written_out = _ABBREVIATION.sub(lambda found: self._meant.get(found[0], found[0]), text)
        words = _numbered(_without(_to_purpose(keys(written_out)), own.names))
        return _Reader(words, own.years).read()


@dataclass(frozen=True, slots=True)
class Own:
    """What the plan of a unit says in its tasks because it is its own: names of the unit and those above, years."""

    names: tuple[tuple[str, ...], ...]
    years: frozenset[str]

    @classmethod
    def of(cls, plan: Plan) -> Self:
        """Of a plan."""
        return cls(tuple(_own_names(plan)), _years(plan))


def _numbered(words: Keys) -> Keys:
    """``sáu tháng`` with its number, and numbers of rounds without digits: ``quý II``."""
    told = lists()
    return tuple(
        told.numerals[word]
        if word in told.numerals and after in told.units and before not in told.units
        else _ROMANS.get(word, word)
        if before in told.counted
        else word
        for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False)
    )


def _to_purpose(words: Keys) -> Keys:
    """``… cho người dân nhằm nâng cao nhận thức``: why is not which."""
    for at in range(_LEAST_LEFT, len(words)):
        if any(words[at : at + len(one)] == one for one in lists().purposes):
            return words[:at]
    return words


class _Reader:
    """One pass over the words of a task."""

    def __init__(self, words: Keys, years: frozenset[str]) -> None:
        self._words = words
        self._years = years
        self._kept: list[str] = []
        self._core: set[str] = set()
        self._details: set[str] = set()
        self._numbers: set[str] = set()
        self._head: str | None = None
        self._first_act = True
        self._acts: list[str] = []
        self._in_row = True
        self._behind = False
        """A word that begins a detail stands before."""

    def read(self) -> Wording:
        at, known = 0, lists()
        while at < len(self._words):
            word = self._words[at]
            found = known.phrases.at(self._words, at)
            length = len(found[0]) if found else 1
            if any(map(str.isdigit, word)):
                if word not in self._years:
                    self._numbers.add(word.lstrip("0"))
            elif found:
                for one in found[1]:
                    self._take(one, at)
            elif word not in known.idle:
                self._take(word, at)
            self._turn(at, length)
            at += length
        kept = tuple(self._kept)
        if self._head in known.papers:
            kept = _without(kept, known.making)
        return Wording(
            kept,
            frozenset(self._numbers),
            self._head,
            frozenset(self._details - self._core),
            frozenset(self._acts),
        )

    def _turn(self, at: int, length: int) -> None:
        """Does a detail begin behind these words, or end?"""
        phrase = self._words[at : at + length]
        if phrase == (_PASSIVE,):
            self._behind, self._first_act = False, True
            self._acts, self._in_row = [], True
        elif phrase in lists().details and len(self._kept) >= _LEAST_BEFORE:
            self._behind = True

    def _take(self, word: str, at: int) -> None:
        known = lists()
        if word in known.papers and self._head is None and self._is_made(at):
            self._head, self._first_act = word, False
        elif word in known.acts:
            if self._first_act and word in known.heads and self._head is None:
                self._head = word
            self._first_act = False
            if self._in_row:
                self._acts.append(word)
        elif self._acts and word not in known.mute:
            self._in_row = False
        self._kept.append(word)
        (self._details if self._behind and word not in known.acts else self._core).add(word)

    def _is_made(self, at: int) -> bool:
        """Nothing that tells stands before, or that it is made."""
        return not self._kept or any(
            self._words[at - len(one) : at] == one for one in lists().making if at >= len(one)
        )


def _without(words: Keys, names: Iterable[Keys]) -> Keys:
    """Words without names, the longest first."""
    ordered = sorted((one for one in names if one), key=len, reverse=True)
    kept: list[str] = []
    at = 0
    while at < len(words):
        length = next((len(one) for one in ordered if words[at : at + len(one)] == one), 0)
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
