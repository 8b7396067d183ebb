"""One vocabulary of the roles of a task (``roles.toml``): headers of tables, labels of prose and of cells.

``named`` says which role words name, as the header of a column (what follows the words is free) or as a
label (every word belongs to the vocabulary). Words are hints; whoever asks holds the cells or the value
against them.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from parsers.keys import ascii_key
from schemas.vocabulary import Role

__all__ = ["ACTORS", "LEADS", "Named", "cell_labels", "named"]

LEADS = frozenset({Role.LEAD, Role.LEAD_COORDINATOR})
ACTORS = LEADS | {Role.COORDINATOR, Role.LEADER, Role.MONITOR}
"""Roles that bodies and persons hold."""
_BREAKS = re.compile(r"[\W_]+")
_MOST = 8
"""Words of a label, at most."""
Phrase = tuple[str, ...]
Phrases = dict[str, tuple[Phrase, ...]]
"""Phrases by their first word, the longest first: at most places of a label none begins."""


@dataclass(frozen=True, slots=True)
class Named:
    """What some words name. ``whole``: nothing but words of the vocabulary; ``weak``: the cells decide."""

    role: Role
    whole: bool
    weak: bool
    label: bool
    told: bool = False
    """Weak over a column, yet enough before a colon: ``Ai lo:``, ``Khi nào xong:``."""

    @property
    def sure(self) -> bool:
        """A whole label of prose that needs no look at its value."""
        return self.label and self.whole and (self.told or not self.weak)


@dataclass(frozen=True, slots=True)
class _Entry:
    role: Role
    words: Phrases
    before: Phrases
    """What may stand before the words."""
    led: Phrases
    """What may stand between the first of ``before`` and the words: these and others of the same entry."""
    behind: Phrases
    glued: dict[str, tuple[str, ...]]
    """The words run together by their first, as they are looked for in a header that lost its spaces."""
    needs: bool = False
    anywhere: bool = False
    whole: bool = False
    weak: bool = False
    label: bool = True
    told: bool = False


@lru_cache(maxsize=4096)
def named(words: str) -> Named | None:
    """The role some words name; None when they name none.

    >>> named("Thời gian hoàn thành").role, named("Sản phẩm dự kiến hoàn thành").role
    (<Role.TIME: 'time'>, <Role.PRODUCT: 'product'>)
    """
    tokens = tuple(_BREAKS.sub(" ", ascii_key(words)).split())
    for entry in _entries():
        if not entry.words.keys().isdisjoint(tokens) and (found := _by(entry, tokens)):
            return found
    return None


def cell_labels() -> dict[str, str]:
    """Word lists for labels inside of cells: ``lead``, ``coordinator``, ``joining``, ``behind``."""
    return {name: " ".join(phrases.split()) for name, phrases in _toml()["cells"].items()}


def _by(entry: _Entry, tokens: Phrase) -> Named | None:
    first = _run(tokens, 0, entry.before)
    if entry.needs and first == 0:
        return None
    last = len(tokens) if entry.anywhere else first + 1
    for at in range(first, min(last, len(tokens))):
        stop = _longest(tokens, at, entry.words) or _fused(tokens, at, entry)
        if stop:
            if entry.whole and stop != len(tokens):
                return None
            clean = at == first or _run(tokens, first, entry.led) >= at
            whole = clean and _run(tokens, stop, entry.behind) == len(tokens)
            whole = whole and len(tokens) <= _MOST
            return Named(entry.role, whole, entry.weak, entry.label, entry.told)
    return None


def _run(tokens: Phrase, at: int, phrases: Phrases) -> int:
    """Where a run of phrases that begins here ends."""
    while at < len(tokens):
        stop = _longest(tokens, at, phrases)
        if not stop:
            break
        at = stop
    return at


def _longest(tokens: Phrase, at: int, phrases: Phrases) -> int:
    """Where the longest phrase that stands here ends, 0 when none does."""
    for one in phrases.get(tokens[at], ()):
        if tokens[at : at + len(one)] == one:
            return at + len(one)
    return 0


_LEAST_GLUED = 2
"""Letters of a word that another may be glued to, at least."""


def _fused(tokens: Phrase, at: int, entry: _Entry) -> int:
    """``Thời gianhoàn thành``: a line break of a header that left no space behind two words or more."""
    if entry.whole:
        return 0
    heads = entry.glued.get(tokens[at], ())
    rest = " ".join(tokens[at:]) if heads else ""
    for head in heads:
        glued = rest[len(head) :].split(" ", 1)[0]
        whole_word = len(head.rsplit(" ", 1)[-1]) > _LEAST_GLUED  # Người kiểm tra: not Người ký
        if rest.startswith(head) and len(rest) > len(head) + 2 and (whole_word or not glued):
            return at + head.count(" ") + 1
    return 0


@cache
def _entries() -> tuple[_Entry, ...]:
    parts = {name: _phrases(text) for name, text in _toml()["parts"].items()}
    return tuple(_entry(raw, parts) for raw in _toml()["entry"])


def _entry(raw: dict[str, Any], parts: dict[str, tuple[Phrase, ...]]) -> _Entry:
    words = _phrases(str(raw["words"]))
    needs, before, behind = (
        tuple(phrase for name in raw.get(key, ()) for phrase in parts[name])
        for key in ("needs", "before", "behind")
    )
    before = (*needs, *before)
    return _Entry(
        Role(str(raw["role"])),
        _by_first(words),
        _by_first(before),
        _by_first((*before, *words)),
        _by_first((*behind, *before)),
        {
            first: tuple(" ".join(one) for one in words if one[0] == first and len(one) > 1)
            for first in {one[0] for one in words}
        },
        needs=bool(needs),
        anywhere=bool(raw.get("anywhere")),
        whole=bool(raw.get("whole")),
        weak=bool(raw.get("weak")),
        label=raw.get("label") is not False,
        told=bool(raw.get("told")),
    )


def _by_first(phrases: tuple[Phrase, ...]) -> Phrases:
    found: dict[str, tuple[Phrase, ...]] = {}
    for one in sorted(phrases, key=len, reverse=True):
        found[one[0]] = (*found.get(one[0], ()), one)
    return found


def _phrases(text: str) -> tuple[Phrase, ...]:
    keys = (_BREAKS.sub(" ", ascii_key(part)).split() for part in text.split(";"))
    return tuple(tuple(key) for key in keys if key)


@cache
def _toml() -> dict[str, Any]:
    return tomllib.loads(resources.files("parsers.roles").joinpath("roles.toml").read_text("utf-8"))
