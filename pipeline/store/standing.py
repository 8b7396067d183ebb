"""Which documents are one plan, and which of them counts: settled whenever documents come or go.

A document with a key is the plan its key names. One without joins the one plan that reads like it
(``likeness``); where several do, it is none of them. What comes out depends on which documents are stored, not
on the order they came in. Of the renditions of a plan the first by rank counts.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from pipeline.store.index import Document, Index
from pipeline.store.likeness import Likeness, may_be_one, reads_alike
from pipeline.store.packed import PlanRows

_COMMON = 64
"""Documents that share three words at the head of an order from which on these are words of a template."""
_MOST_READ = 3
"""Plans a document could be, by letterhead and words: of more it is none, and they are not read."""


class Standing(NamedTuple):
    """What a document is found to be."""

    identity: str
    is_primary: bool


class _About(NamedTuple):
    """What is known of a document before it is settled."""

    base: str
    rank: str
    likeness: Likeness


class Renditions:
    """``text_of(document_id)`` gives the text of a document that is stored or about to be."""

    def __init__(self, index: Index, text_of: Callable[[str], str | None]) -> None:
        self._index = index
        self._text_of = text_of

    def settled(self, new: Mapping[str, PlanRows], gone: Collection[str]) -> dict[str, Standing]:
        """Of the documents that come, and of the stored ones for which that or who goes changes anything."""
        return _Settling(self._index, self._text_of, new, frozenset(gone)).settled()


class _Settling:
    """One time."""

    def __init__(
        self,
        index: Index,
        text_of: Callable[[str], str | None],
        new: Mapping[str, PlanRows],
        gone: frozenset[str],
    ) -> None:
        self._index = index
        self._text_of = text_of
        self._new = new
        self._gone = gone
        before = (index.document(key) for key in (*new, *gone))
        self._before = {one.document_id: one for one in before if one is not None}
        """Documents that are replaced or go."""
        self._arriving: defaultdict[int, set[str]] = defaultdict(set)
        for key, one in new.items():
            for number in one.likeness.sketch:
                self._arriving[number].add(key)

    def settled(self) -> dict[str, Standing]:
        renamed = dict(self._renamed())
        moved = {key: one for key in renamed if (one := self._staying(key)) is not None}
        ranks: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for key, name in renamed.items():
            ranks[name][key] = self._about(key).rank
        left = chain(self._before.values(), moved.values())
        apart = {*self._gone, *renamed}
        found: dict[str, Standing] = {}
        for name in sorted({*ranks, *(one.identity for one in left)}):
            staying = (one for one in self._index.renditions(name) if one.document_id not in apart)
            best = next(staying, None)  # in the order of rank
            told = ranks[name] | ({best.document_id: best.rank} if best is not None else {})
            first = min(told, key=lambda key: told[key], default=None)
            found |= {key: Standing(name, key == first) for key in ranks[name]}
            if best is not None and best.is_primary != (best.document_id == first):
                found[best.document_id] = Standing(name, best.document_id == first)
        return found

    def _renamed(self) -> Iterator[tuple[str, str]]:
        """New documents, and stored ones that turn out to be another plan, with what they are called."""
        for key in self._new:
            yield key, self._name(key)
        for key in sorted(self._touched()):
            name, stored = self._name(key), self._staying(key)
            if stored is not None and stored.identity != name:
                yield key, name

    def _touched(self) -> set[str]:
        """Stored documents without a key that share words with one that comes or goes."""
        leaving = {n: 0 for one in self._before.values() for n in one.likeness.sketch}
        for one in self._before.values():
            for number in one.likeness.sketch:
                leaving[number] += 1
        found: set[str] = set()
        for number in {*self._arriving, *leaving}:
            changing = len(self._arriving.get(number, ())) + leaving.get(number, 0)
            sharing = self._index.sharing(number, _COMMON + changing)
            if len(sharing) < _COMMON + changing:  # else common before and after
                found.update(sharing)
        stored = (self._staying(key) for key in found)
        return {one.document_id for one in stored if one is not None and not one.likeness.keyed}

    def _name(self, key: str) -> str:
        """Which plan a document is."""
        one = self._about(key)
        if one.likeness.keyed:
            return one.base
        possible: defaultdict[str, list[str]] = defaultdict(list)
        keyed = set()
        for other in self._beside(key, one.likeness):
            about = self._about(other)
            if about.base != one.base and may_be_one(one.likeness, about.likeness):
                possible[about.base].append(other)
                if about.likeness.keyed:
                    keyed.add(about.base)
        if not 0 < len(possible) <= _MOST_READ:
            return one.base
        text = self._text_of(key) or ""
        alike = [
            name
            for name, others in possible.items()
            if any(reads_alike(text, self._text_of(other) or "") for other in others)
        ]
        certain = [name for name in alike if name in keyed]
        if certain:
            return certain[0] if len(certain) == 1 else one.base
        return min(one.base, alike[0]) if len(alike) == 1 else one.base

    def _beside(self, key: str, about: Likeness) -> list[str]:
        """Documents that share words with one, but for words of templates."""
        found: set[str] = set()
        for number in about.sketch:
            stored = self._index.sharing(number, _COMMON + len(self._before))
            staying = {one for one in stored if one not in self._before}
            sharing = staying | self._arriving.get(number, set())
            if len(sharing) < _COMMON:
                found |= sharing
        return sorted(found - {key})

    def _about(self, key: str) -> _About:
        if key in self._new:
            one = self._new[key]
            return _About(one.base, one.rank, one.likeness)
        stored = self._index.document(key)
        if stored is None:
            raise KeyError(key)
        return _About(stored.base, stored.rank, stored.likeness)

    def _staying(self, key: str) -> Document | None:
        """A stored document that neither goes nor is replaced."""
        return None if key in self._before else self._index.document(key)
