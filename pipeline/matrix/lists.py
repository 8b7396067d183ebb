"""The words of ``words.toml``: what is idle, what says the same, what is done, what excludes what."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Self

from parsers.keys import match_key
from parsers.semantics.citations.types import types_by_word

Keys = tuple[str, ...]
PLURAL = frozenset(("các", "những"))
"""``các trường học`` is ``trường học``."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word, the longest first, each with what stands for it."""

    by_first: Mapping[str, tuple[tuple[Keys, Keys], ...]]

    @classmethod
    def of(cls, meant: Mapping[Keys, Keys]) -> Self:
        by_first: defaultdict[str, list[tuple[Keys, Keys]]] = defaultdict(list)
        for phrase in sorted(meant, key=len, reverse=True):
            by_first[phrase[0]].append((phrase, meant[phrase]))
        return cls({first: tuple(found) for first, found in by_first.items()})

    def at(self, words: Keys, place: int) -> tuple[Keys, Keys] | None:
        """The longest that stands at a place, and what stands for it."""
        return next(
            (
                one
                for one in self.by_first.get(words[place], ())
                if words[place : place + len(one[0])] == one[0]
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists by what they are for; phrases as keys."""

    idle: frozenset[str]
    phrases: Phrases
    making: frozenset[Keys]
    """Phrases, and what they become."""
    counted: frozenset[str]
    numerals: Mapping[str, str]
    units: frozenset[str]
    purposes: tuple[Keys, ...]
    details: frozenset[Keys]
    acts: frozenset[str]
    light: frozenset[str]
    """Acts that go with any other."""
    mute: frozenset[str]
    listed: frozenset[str]
    """What phrases become."""
    heads: frozenset[str]
    """Acts that make a task another one, whatever else it names."""
    papers: frozenset[str]
    opposites: tuple[frozenset[str], ...]
    types: tuple[Keys, ...]
    """Kinds of acts as they are named before a number."""
    abbreviations: Mapping[str, str]


@cache
def lists() -> Lists:
    told = tomllib.loads(files("pipeline.matrix").joinpath("words.toml").read_text("utf-8"))
    acts, same = told["acts"], told["same"]
    making = frozenset(form for one in told["making"] for form in (keyed(one), (joined(one),)))
    meant: dict[Keys, Keys] = {keyed(one): () for one in told["idle_phrases"]}
    for line in (*([one] for one in same["whole"]), *same["lines"], *acts["lines"], *acts["heads"]):
        meant |= {keyed(one): (joined(line[0]),) for one in line}
    single = [*acts["mute"], *told["papers"]["made"]]
    meant |= {keyed(one): (joined(one),) for one in single}
    for line in told["opposites"]["lines"]:
        meant = {keyed(one): (joined(one),) for one in line if " " in one} | meant
    phrases = Phrases.of(meant)
    return Lists(
        frozenset(match_key(one) for one in told["idle"]),
        phrases,
        making,
        frozenset(match_key(one) for one in told["counted"]),
        {match_key(word): number for word, number in told["numerals"].items()},
        frozenset(match_key(one) for one in told["grammar"]["units"]),
        tuple(keyed(one) for one in told["grammar"]["purposes"]),
        frozenset(keyed(one) for one in told["grammar"]["details"]),
        frozenset(joined(line[0]) for line in (*acts["lines"], *acts["heads"])),
        _joined(acts["light"]),
        _joined(acts["mute"]),
        frozenset(one for words in meant.values() for one in words),
        _joined(line[0] for line in acts["heads"]),
        _joined(told["papers"]["made"]),
        tuple(_joined(line) for line in told["opposites"]["lines"]),
        tuple(sorted((keyed(one) for one in types_by_word()), key=len, reverse=True)),
        told["abbreviations"],
    )


def keyed(phrase: str) -> Keys:
    """``Phòng, chống`` as the keys of its words."""
    words = (match_key(one) for one in phrase.replace(",", " ").split())
    return tuple(word for word in words if word not in PLURAL)


def joined(phrase: str) -> str:
    """A phrase as the one word it becomes."""
    return " ".join(keyed(phrase))


def _joined(told: Iterable[str]) -> frozenset[str]:
    return frozenset(joined(one) for one in told)
