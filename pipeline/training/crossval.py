"""How the second reader does on documents it was not trained with.

Documents are dealt into folds whole: sentences of one plan resemble each other, and a model that has seen
one of them has seen the others.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from parsers.secondreader.reader import SecondReader
from pipeline.training.examples import Example
from pipeline.training.fit import fit

FOLDS = 5
_SEED = 3


class Judged(NamedTuple):
    """An example, and what a model thought that had not seen its document."""

    example: Example
    measure: float


class Shares(NamedTuple):
    """At one limit: duties that are still believed, and other sentences that are not."""

    limit: float
    believed: float
    held_back: float


def cross_validated(
    examples: Sequence[Example],
    *,
    folds: int = FOLDS,
    train: Callable[[Sequence[Example]], SecondReader] = fit,
) -> Iterator[Judged]:
    """Every example, judged by a model trained without its document."""
    documents = sorted({one.document for one in examples})
    random.Random(_SEED).shuffle(documents)  # noqa: S311 - no secret
    for fold in range(folds):
        held = frozenset(documents[fold::folds])
        judge = train([one for one in examples if one.document not in held])
        tested = [one for one in examples if one.document in held]
        measures = judge.asks_each(one.sentence for one in tested)
        yield from map(Judged, tested, measures)


def shares(judged: Sequence[Judged], limits: Sequence[float]) -> Iterator[Shares]:
    """What a limit keeps of the duties and holds back of the rest."""
    duties = [one.measure for one in judged if one.example.asks]
    others = [one.measure for one in judged if not one.example.asks]
    for limit in limits:
        yield Shares(
            limit,
            sum(measure >= limit for measure in duties) / max(len(duties), 1),
            sum(measure < limit for measure in others) / max(len(others), 1),
        )
