"""How well an item of one plan and one of the other go together: wording first, then what stands beside it.

``likely(a, b)`` gives the pairs that may be one, each with its score. Wording counts for three quarters:
the share of words two texts have in common, in order. The rest are traits - number, group, lead, time, acts
cited - as far as either item has them. Two rows with the same words therefore differ by their lead, and two
rows of which one was rewritten are still one when all else agrees.

A word stands for a character, so that RapidFuzz compares words, 64 at a time, in C. Rows are compared in
stripes, and of each only the best partners are kept: memory grows with the rows, not with their square.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from pipeline.compare.words import Codes, spoken

WEIGHTS = {
    "lead": 0.30,
    "above": 0.20,
    "acts": 0.20,
    "coordinator": 0.15,
    "time": 0.15,
    "number": 0.10,
    "product": 0.10,
    "cells": 0.10,
    "recipient": 0.30,
}
"""What traits weigh beside each other."""
_WORDING = 0.75
_TITLE = 0.9
"""What the same heading is worth beside the same words."""
_LEAST_WORDING = 0.4
"""Fewer words in common than this are those any two rows share."""
LEAST = 0.6
"""Score below which two items are not one."""
IDENTICAL = 0.05
"""On top where the words are the same: one word of sixty is a difference."""
_STRIPE = 64
_MOST = 16
"""Partners kept for an item; a plan in which more are alike is decided by them, or not at all."""
_NEAR = 1e-6
"""Which of equal partners are kept: those that stand nearest. It decides nothing else."""

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be paired: its words, what stands above it, and its traits, folded."""

    ident: str
    text: str
    title: str = ""
    """Its heading, where it has one: it may be kept while all below it is written anew."""
    above: str | None = None
    """The node it stands under: a section, a table, a group."""
    traits: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    """Items of different sorts are one only where their words are the same: a group that became a task."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items that may be one, by their places in their lists."""

    i: int
    j: int
    score: float
    identical: bool = False
    """The words are the same."""

    @property
    def told(self) -> float:
        """From 0 to 1, as people read it."""
        return round(min(self.score, 1.0), 3)


def likely(a: Sequence[Item], b: Sequence[Item]) -> list[Pair]:
    """The pairs with a score of at least ``LEAST``, the best of each item."""
    if not a or not b:
        return []
    found, cut = _best(a, b)
    if cut:  # which partners were left out must not hang on which plan came first
        turned, _ = _best(b, a)
        found |= {(i, j): score for (j, i), score in turned.items()}
    return [
        Pair(i, j, score, spoken(a[i].text) == spoken(b[j].text))
        for (i, j), score in sorted(found.items())
    ]


def agreeing(a: Item, b: Item) -> tuple[str, ...]:
    """What two items have in common, for people to read."""
    words = "same wording" if spoken(a.text) == spoken(b.text) else "wording"
    return (
        words,
        *(name for name in WEIGHTS if name in a.traits and a.traits[name] == b.traits.get(name)),
    )


def _best(a: Sequence[Item], b: Sequence[Item]) -> tuple[dict[tuple[int, int], float], bool]:
    codes = Codes()
    mine, other = ([codes.of(spoken(one.text)) for one in side] for side in (a, b))
    headings = [[codes.of(spoken(one.title)) for one in side] for side in (a, b)]
    traits = _traits(a, b)
    found: dict[tuple[int, int], float] = {}
    cut = False
    for start in range(0, len(a), _STRIPE):
        end = start + _STRIPE
        stripe = _alike(mine[start:end], other)
        if any(headings[0][start:end]):
            stripe = np.maximum(stripe, _TITLE * _alike_titles(headings[0][start:end], headings[1]))
        rows, columns = np.nonzero(stripe >= _LEAST_WORDING)
        scores = _scores(stripe[rows, columns], rows + start, columns, traits)
        likely_ones = scores >= LEAST
        rows, columns, scores = rows[likely_ones], columns[likely_ones], scores[likely_ones]
        nearness = np.abs((rows + start) / len(a) - columns / len(b))
        order = np.lexsort((-(scores - _NEAR * nearness), rows))
        for row, places in _by_row(rows, order):
            cut = cut or len(places) > _MOST
            for place in places[:_MOST]:
                found[start + row, int(columns[place])] = float(scores[place])
    return found, cut


def _alike(mine: Sequence[str], other: Sequence[str]) -> Floats:
    """Shares of words in common; two texts without words are alike."""
    return process.cdist(
        mine,
        other,
        scorer=Indel.normalized_similarity,
        score_cutoff=_LEAST_WORDING,
        dtype=np.float64,
    )


def _alike_titles(mine: Sequence[str], other: Sequence[str]) -> Floats:
    """The same of headings; what has none is like nothing."""
    there = [np.array([bool(one) for one in side]) for side in (mine, other)]
    return np.where(there[0][:, None] & there[1], _alike(mine, other), 0.0)


def _by_row(rows: Ints, order: Ints) -> Iterator[tuple[int, Ints]]:
    """The places of each row, the best first."""
    if order.size:
        for places in np.split(order, np.flatnonzero(np.diff(rows[order])) + 1):
            yield int(rows[places[0]]), places


def _traits(a: Sequence[Item], b: Sequence[Item]) -> list[tuple[float, Ints, Ints]]:
    """Weight of each trait, and its values as numbers; 0 where an item has none. The sort weighs nothing:
    it forbids what is not the same word for word.
    """
    found = []
    for name, weight in (("", 0.0), *WEIGHTS.items()):
        known: dict[str, int] = {}
        sides = [
            np.array([_code(known, one.traits.get(name) if name else one.sort) for one in side])
            for side in (a, b)
        ]
        if known:
            found.append((weight, sides[0], sides[1]))
    return found


def _code(known: dict[str, int], value: str | None) -> int:
    return 0 if value is None else known.setdefault(value, len(known) + 1)


def _scores(
    wording: Floats, rows: Ints, columns: Ints, traits: list[tuple[float, Ints, Ints]]
) -> Floats:
    given, agree = np.zeros_like(wording), np.zeros_like(wording)
    allowed = np.ones_like(wording, dtype=bool)
    for weight, mine, other in traits:
        first, second = mine[rows], other[columns]
        if weight == 0:
            allowed = (first == second) | (wording >= 1)
            continue
        given += weight * ((first > 0) | (second > 0))
        agree += weight * ((first > 0) & (first == second))
    beside = np.where(given > 0, agree / np.where(given > 0, given, 1), wording)
    scores = _WORDING * wording + (1 - _WORDING) * beside + IDENTICAL * (wording >= 1)
    return np.where(allowed, scores, 0.0)
