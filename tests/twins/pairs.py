"""What comparing needs: items of two lists paired, fields of two items compared, faults already seen."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any, TypeVar

T = TypeVar("T")
Pair = tuple[T | None, T | None]
ALIKE = 0.6
"""Words two items share at least, as a ratio, to be the same one changed."""
LONGEST = 400
"""Characters that are looked at for it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing the print says otherwise. ``kind`` is ``header.subject``, ``rows.missing`` …"""

    kind: str
    place: str
    docx: str | None
    pdf: str | None
    follows: bool = False
    """It goes back to another difference of the same print, which counts."""

    @classmethod
    def lone(cls, kind: str, old: str | None, new: str | None) -> "Difference":
        """An item that only one of the two has."""
        return cls(f"{kind}.{'missing' if new is None else 'extra'}", "", old, new)

    def at(self, place: str) -> "Difference":
        return replace(self, place=place)

    def following(self) -> "Difference":
        return replace(self, follows=True)

    @property
    def cut(self) -> bool:
        """A word wider than its column was cut on paper, which looks like a space: ``15/11/202 3``."""
        return self.how == "spaces" and _words(self.docx) != _words(self.pdf)

    @property
    def counts(self) -> bool:
        """Is it a fault of its own?"""
        return not self.follows and not self.cut

    @property
    def how(self) -> str:
        """In which way: ``lost``, ``invented``, ``spaces``, ``shorter``, ``longer`` or ``other``."""
        old, new = _bare(self.docx), _bare(self.pdf)
        for way, holds in (
            ("lost", not new),
            ("invented", not old),
            ("spaces", old == new),
            ("shorter", new in old),
            ("longer", old in new),
        ):
            if holds:
                return way
        return "other"


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", text or "")


def _bare(text: str | None) -> str:
    return "".join((text or "").split())


@dataclass
class Seen:
    """The places that differ, and the pairs of values met."""

    places: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    """Places of the print's record by those of the file's they were paired with: ``task t2:1`` is ``t1:9``."""
    titles: set[str] = field(default_factory=set)
    """Titles of rows that differ; they are the groups of the rows below."""
    values: set[tuple[str, str | None, str | None]] = field(default_factory=set)
    changed_path: bool = False

    def touch(self, place: str) -> None:
        self.places.add(place)

    def touched(self, container: str, container_id: str | None) -> bool:
        """Does the container, or a section above it, differ already?"""
        if container_id is None:
            return container in self.places
        steps = container_id.split(".") if container == "section" else [container_id]
        return any(
            f"{container} {'.'.join(steps[:length])}" in self.places
            for length in range(1, len(steps) + 1)
        )

    def pair(self, kind: str, old: str, new: str) -> None:
        self.names[f"{kind} {new}"] = f"{kind} {old}"

    def known_as(self, place: str) -> str:
        """The file's name of a place in the print's record."""
        return self.names.get(place, place)

    def first(self, difference: Difference) -> bool:
        """Was this change of one value to another not met before?"""
        value = (difference.kind, difference.docx, difference.pdf)
        known = value in self.values
        self.values.add(value)
        return not known


@dataclass
class Tally:
    """The differences of one print so far."""

    found: list[Difference] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)

    def add(self, place: str, found: Iterable[Difference]) -> None:
        """Differences met in a place, which counts as touched then."""
        for one in found:
            self.found.append(one)
            self.seen.touch(place)


def pairs(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], Hashable],
    words: Callable[[T], str],
) -> Iterator[Pair[T]]:
    """Items of equal key in order; between those, items whose words are alike; the rest alone."""
    matcher = SequenceMatcher(None, [key(x) for x in old], [key(x) for x in new], autojunk=False)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what == "equal":
            yield from zip(old[i:i_end], new[j:j_end], strict=True)
        else:
            yield from _alike(old[i:i_end], new[j:j_end], words)


def _alike(old: Sequence[T], new: Sequence[T], words: Callable[[T], str]) -> Iterator[Pair[T]]:
    left = list(new)
    for one in old:
        told = words(one)
        close = [(index, _ratio(told, words(other))) for index, other in enumerate(left)]
        best = max(close, key=lambda pair: pair[1], default=(0, 0.0))
        if best[1] >= ALIKE:
            yield from ((None, extra) for extra in left[: best[0]])
            yield one, left[best[0]]
            left = left[best[0] + 1 :]
        else:
            yield one, None
    yield from ((None, extra) for extra in left)


def _ratio(one: str, other: str) -> float:
    a, b = one[:LONGEST], other[:LONGEST]
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) >= 8 and shorter in longer:
        return max(ALIKE, len(shorter) / len(longer))
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def fields_of(
    kind: str, place: str, old: object, new: object, names: Sequence[str]
) -> Iterator[Difference]:
    """The named fields that are not equal."""
    for name in names:
        a, b = getattr(old, name), getattr(new, name)
        if a != b:
            yield Difference(f"{kind}.{name}", place, told(a), told(b))


def told(value: Any) -> str | None:
    """A value as one string; what is empty is None."""
    if value is None or value in ((), {}):
        return None
    if isinstance(value, tuple):
        return " ¦ ".join(told(item) or "∅" for item in value)
    if isinstance(value, dict):
        return " ¦ ".join(f"{name}: {item}" for name, item in value.items())
    if hasattr(value, "model_dump"):
        return ", ".join(f"{name}={told(item)}" for name, item in value)
    return str(value)
