"""Agencies in running text: recipients of reports, tasks in prose.

``báo cáo Ủy ban nhân dân huyện (qua Phòng Nội vụ tổng hợp)`` names two bodies. Only names of the
gazetteer are found, bodies with a capital letter; a phrase nobody knows is left alone.
"""

import re
from collections.abc import Sequence

from parsers.semantics.agencies.atoms import Atom, Kind, atoms_of
from parsers.semantics.agencies.context import UnitContext
from parsers.semantics.agencies.gazetteer import Hit, hits, names
from parsers.semantics.agencies.read import Item, Sort, starts, unit_at
from parsers.semantics.agencies.split import actor_of
from schemas.mentions import Actor

_IN_NUMBER = re.compile(r"(?:/[^\W\d_][\w&-]{0,30}-|\d{1,4}-[^\W\d_]{1,6}/)$")
"""``UBND`` in ``25/QĐ-UBND``, ``01-CTr/BDVHU-UBND``, ``12-KH/UBND`` is part of a number."""
_BARE = 2  # Thanh tra, Công an: names of two words are also verbs and nouns
_SENTENCE_OPENERS = frozenset({Kind.STOP, Kind.BULLET, Kind.COLON, Kind.SEMICOLON})


def find_agencies(text: str, *, context: UnitContext | None = None) -> tuple[Actor, ...]:
    """Agencies of the gazetteer with their spans, in order, none inside another."""
    atoms, first_words = atoms_of(text), names().words
    found: list[Actor] = []
    done = 0
    for at in [n for n, atom in enumerate(atoms) if atom.key in first_words]:
        if at < done or _in_number(text, atoms[at].start):
            continue
        item = _item(atoms, at)
        if item is not None:
            found.append(actor_of(text, atoms, item, context))
            done = item.stop
    return tuple(found)


def _in_number(text: str, at: int) -> bool:
    return text.endswith(("-", "/"), 0, at) and bool(_IN_NUMBER.search(text[max(0, at - 40) : at]))


def _item(atoms: Sequence[Atom], at: int) -> Item | None:
    for hit in hits(atoms, at):
        collective = hit.agencies[0].is_collective
        if hit.only_cells or not (collective or atoms[at].capital):
            continue
        unit = unit_at(atoms, hit.stop)
        stop = unit[1] if unit else hit.stop
        if unit is None and (_goes_on(atoms, stop) or _is_plain_word(atoms, hit)):
            continue
        sort = Sort.COLLECTIVE if collective else Sort.KNOWN
        sort = Sort.PERSON if hit.agencies[0].is_post else sort
        return Item(at, stop, sort, hit.agencies, stop, unit)
    return None


def _goes_on(atoms: Sequence[Atom], stop: int) -> bool:
    """``Trung tâm Y tế Dự phòng``: another capital word directly behind makes another name."""
    if stop >= len(atoms):
        return False
    after = atoms[stop]
    return (
        after.kind is Kind.WORD and after.capital and not after.breaks and not starts(atoms, stop)
    )


def _is_plain_word(atoms: Sequence[Atom], hit: Hit) -> bool:
    """``Thanh tra, kiểm tra …`` at the start of a sentence is a verb."""
    if hit.stop - hit.start > _BARE:
        return False
    before = atoms[hit.start - 1] if hit.start else None
    return before is None or before.kind in _SENTENCE_OPENERS or atoms[hit.start].breaks
