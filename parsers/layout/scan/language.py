"""Which word a plan says where an engine read another of the same letters with other marks.

A wrong tone makes a real word (``chống`` and ``chồng``, ``tổ`` and ``tô``), so no list of syllables finds it: words that
stand beside each other in plans do. The model counts words, pairs and triples of them in plans whose letters are
known; ``Language.corrected`` puts another word only where it fits its neighbours that much better, and only one with
the same letters once their marks are taken off.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from parsers.keys import match_key
from parsers.layout.encodings.syllables import is_syllable

Keys = npt.NDArray[np.uint64]
Counts = npt.NDArray[np.uint32]

EDGE, OTHER, UNKNOWN = 0, 1, 2
"""What stands at the end of a text; what is no word: numbers, codes; words that no plan says."""
FIRST = 3
"""The first word's number."""
BITS = 20
"""Of a word's number: pairs and triples of them are one integer of 64 bits."""
MOST_WORDS = (1 << BITS) - FIRST
LEAST = 2
"""Times a word has to stand somewhere to be known, and a triple to be kept."""
MOST = 2_000_000
"""Pairs, and triples, that are kept: those that stand most often."""
SHARES = (0.6, 0.3, 0.1)
"""What triple, pair and word count for."""
SURE, UNSURE, NO_WORD = 9.0, 5.0, 2.0
"""Powers of e by which a word has to fit better to be put for one the engine is sure of, for one it is not, for one that
is no Vietnamese syllable.
"""
DOUBT = 0.85
"""Confidence below which an engine is not sure."""
NAME = 4.0
"""More is asked where a capital may begin a name."""
FREQUENT = 8
"""Times a pair stands in plans: two words so often seen together are not looked at."""
PASSES = 3

_LETTERS = re.compile(r"[^\W\d_]+")
CODE = re.compile(r"\d|[A-ZĐ]{2,}[-/.]|[-/.][A-ZĐ]{2,}|[A-ZĐ]\.[A-ZĐ]")
"""A word of digits or capitals tied together is a number or a code: ``KH-UBND``, ``tp.HCM``."""
_ROMAN = re.compile(r"\W*[IVX]{1,6}\W*")
_TWICE = re.compile(r"(.)\1")
_MARKS = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=65536)
def letters_of(word: str) -> str:
    """A word without marks: ``đề`` and ``de`` are ``de``."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", word.casefold()))
    return bare.replace("đ", "d")


class Tables(NamedTuple):
    """What is stored of a model. ``pairs`` and ``triples`` are sorted; counts stand beside them."""

    words: tuple[str, ...]
    counts: Counts
    pairs: Keys
    pair_counts: Counts
    triples: Keys
    triple_counts: Counts


class Learner:
    """Counts the words of texts; ``tables`` is what was learnt."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words: Counter[int] = Counter()
        self._pairs: Counter[int] = Counter()
        self._triples: Counter[int] = Counter()

    def add(self, text: str) -> None:
        """One document; each line of it is a paragraph."""
        for line in text.split("\n"):
            pieces = (piece.word for printed in line.split() for piece in pieces_of(printed))
            numbers = [EDGE, *map(self._number, pieces), EDGE]
            self._words.update(numbers)
            self._pairs.update(a << BITS | b for a, b in pairwise(numbers))
            self._triples.update(
                (a << BITS | b) << BITS | c
                for a, b, c in zip(numbers, numbers[1:], numbers[2:], strict=False)
            )

    def tables(self) -> Tables:
        """With what stands once left out, words and triples alike."""
        known = [word for word, number in self._numbers.items() if self._words[number] >= LEAST]
        renumbered = {self._numbers[word]: at + FIRST for at, word in enumerate(sorted(known))}
        renumbered |= {EDGE: EDGE, OTHER: OTHER}
        words = tuple(sorted(known))
        counts = [self._words[EDGE], self._words[OTHER], 0]
        counts += [self._words[self._numbers[word]] for word in words]
        return Tables(
            words,
            np.array(counts, np.uint32),
            *_table(self._pairs, renumbered, 2, 1),
            *_table(self._triples, renumbered, 3, LEAST),
        )

    def _number(self, word: str) -> int:
        if not word:
            return OTHER
        number = self._numbers.get(word)
        if number is None:
            if len(self._numbers) >= MOST_WORDS:
                return OTHER
            number = self._numbers[word] = len(self._numbers) + FIRST
        return number


class Piece(NamedTuple):
    """Letters that stand together in a word as printed: ``liệu/báo`` has two. ``word`` is small; empty in what is no word."""

    word: str
    start: int
    end: int


def pieces_of(printed: str) -> list[Piece]:
    """The words in what stands between two blanks."""
    if CODE.search(printed) or _ROMAN.fullmatch(printed):  # XII is no XI with a letter read twice
        return [Piece("", 0, len(printed))]
    found = [Piece(m.group().casefold(), m.start(), m.end()) for m in _LETTERS.finditer(printed)]
    return found or [Piece("", 0, len(printed))]


def _table(
    counted: Counter[int], renumbered: Mapping[int, int], parts: int, least: int
) -> tuple[Keys, Counts]:
    kept: Counter[int] = Counter()
    mask = (1 << BITS) - 1
    for key, count in counted.items():
        if count < least:
            continue
        numbers = [renumbered.get(key >> BITS * at & mask) for at in range(parts)]
        if None not in numbers:
            kept[sum(number << BITS * at for at, number in enumerate(numbers) if number)] = count
    most = sorted(sorted(kept), key=lambda key: -kept[key])[:MOST] if len(kept) > MOST else kept
    keys = np.array(sorted(most), np.uint64)
    return keys, np.array([kept[int(key)] for key in keys], np.uint32)


class Language:
    """A model at work."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._numbers = {word: at + FIRST for at, word in enumerate(tables.words)}
        self._total = float(tables.counts.sum()) or 1.0
        self._alike: defaultdict[str, list[str]] = defaultdict(list)
        for word in tables.words:
            self._alike[letters_of(word)].append(word)

    def corrected(self, words: Sequence[str], sure: Sequence[float]) -> list[str]:
        """What each of the words of a text, in order and as printed, should be: the same signs and letters, other marks."""
        told = [_Told(at, piece) for at, word in enumerate(words) for piece in pieces_of(word)]
        raw = [one.piece.word for one in told]
        asked = self._asked(words, sure, told)
        kept = list(raw)
        for number in range(PASSES):
            before = list(kept)
            for at in self._doubtful(kept, raw):
                if (
                    number or self._number(raw[at]) == UNKNOWN
                ):  # they tell nothing of their neighbours
                    kept[at] = self._best(kept, at, raw[at], asked[at])
            if number and kept == before:
                break
        changed = list(words)
        for one, old, new in reversed(list(zip(told, raw, kept, strict=True))):
            if old != new:
                changed[one.at] = _printed(changed[one.at], one.piece, new)
        return changed

    def _asked(
        self, words: Sequence[str], sure: Sequence[float], told: Sequence["_Told"]
    ) -> list[float]:
        """How much better another word has to fit, for each piece."""
        starts = _sentence_starts(words)
        asked = []
        for at, piece in told:
            if self._number(piece.word) == UNKNOWN and not is_syllable(piece.word):
                asked.append(NO_WORD)
                continue
            printed = words[at][piece.start : piece.end]
            named = printed[:1].isupper() and not printed.isupper() and not starts[at]
            asked.append((SURE if sure[at] >= DOUBT else UNSURE) + (NAME if named else 0.0))
        return asked

    def _doubtful(self, words: Sequence[str], raw: Sequence[str]) -> list[int]:
        """Words that could be others, and are seldom seen beside one of their neighbours."""
        numbers = np.array([EDGE, *map(self._number, words), EDGE], np.uint64)
        wanted = numbers[:-1] << np.uint64(BITS) | numbers[1:]
        pairs = _counts(self._tables.pairs, self._tables.pair_counts, wanted)
        seldom = np.minimum(pairs[:-1], pairs[1:]) < FREQUENT
        return [at for at in np.flatnonzero(seldom).tolist() if self._others(raw[at])]

    def _others(self, word: str) -> list[str]:
        if not word:
            return []
        key = match_key(word)
        bare = letters_of(word)
        found = [other for other in self._alike.get(bare, ()) if match_key(other) != key]
        if self._number(word) == UNKNOWN and (twice := _TWICE.search(bare)):  # nñăm
            found += self._alike.get(bare[: twice.start()] + bare[twice.start() + 1 :], ())
        return found

    def _best(self, words: Sequence[str], at: int, raw: str, asked: float) -> str:
        places = range(at - 2, at + 3)
        around = [self._number(words[i]) if 0 <= i < len(words) else EDGE for i in places]
        scores = {raw: self._score(around, self._number(raw)) + asked}
        for other in self._others(raw):
            scores[other] = self._score(around, self._number(other))
        best = max(scores, key=lambda word: (scores[word], word))
        return best if scores[best] > scores[raw] else raw

    def _score(self, around: Sequence[int], word: int) -> float:
        l2, l1, _, r1, r2 = around
        return self._likely(l2, l1, word) + self._likely(l1, word, r1) + self._likely(word, r1, r2)

    def _likely(self, before: int, left: int, word: int) -> float:
        tables = self._tables
        pair, into = left << BITS | word, before << BITS | left
        triple = _one(tables.triples, tables.triple_counts, (into << BITS) | word)
        context = _one(tables.pairs, tables.pair_counts, into)
        both = _one(tables.pairs, tables.pair_counts, pair)
        alone = float(tables.counts[left])
        share3, share2, share1 = SHARES
        own = float(tables.counts[word])
        chance = (
            share3 * (triple / context if context else 0.0)
            + share2 * (both / alone if alone else 0.0)
            + share1 * (own + 0.5) / self._total
        )
        return math.log(chance)

    def _number(self, word: str) -> int:
        return self._numbers.get(word, UNKNOWN) if word else OTHER


class _Told(NamedTuple):
    """A piece of a word, and which word it is."""

    at: int
    piece: Piece


def _counts(keys: Keys, counts: Counts, wanted: Keys) -> Counts:
    if not len(keys):
        return np.zeros(len(wanted), np.uint32)
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, counts[places], 0)


def _one(keys: Keys, counts: Counts, wanted: int) -> float:
    place = int(keys.searchsorted(np.uint64(wanted)))
    return float(counts[place]) if place < len(keys) and int(keys[place]) == wanted else 0.0


def _sentence_starts(words: Sequence[str]) -> list[bool]:
    starts, ended = [], True
    for word in words:
        starts.append(ended)
        ended = word.endswith((".", ";", ":", "-", "+")) or not any(map(str.isalpha, word))
    return starts


def _printed(word: str, piece: Piece, new: str) -> str:
    """A word with one piece of it replaced, in its capitals."""
    old = word[piece.start : piece.end]
    if old.isupper() and (len(old) > 1 or word.isupper()):
        told = new.upper()
    elif old[0].isupper():
        told = new[0].upper() + new[1:]
    else:
        told = new
    return f"{word[: piece.start]}{told}{word[piece.end :]}"
