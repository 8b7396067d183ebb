"""The actors a stretch of running text begins with, known to the gazetteer or not.

``UBND các xã, thị trấn, Phòng Kế hoạch - Tổng hợp`` is two actors. The caller cuts the stretch where
the sentence goes on (``… trước ngày``); what begins with no body, collective or person is no actor.
"""

from collections.abc import Sequence

from parsers.semantics.agencies.atoms import SEPARATORS, Atom, Kind, atoms_of
from parsers.semantics.agencies.context import UnitContext
from parsers.semantics.agencies.gazetteer import phrase
from parsers.semantics.agencies.read import Item, Sort, elided_item, read_item, starts
from parsers.semantics.agencies.split import actor_of, brackets
from schemas.mentions import Actor, ActorKind

_LISTS = frozenset({Kind.COMMA, Kind.AND, Kind.SLASH})
_MOST_WORDS = 24  # Ban Chỉ đạo … của a long name; a stretch without end is a sentence


def read_chain(text: str, *, context: UnitContext | None = None) -> tuple[Actor, ...]:
    """Actors from the first word on, joined by commas and ``và``; none when it names nobody."""
    atoms = atoms_of(text)
    partner = brackets(atoms)
    found: list[Actor] = []
    head: tuple[str, ...] = ()
    at = 0
    while at < len(atoms):
        item = elided_item(atoms, at, head, partner) if head else None
        item = item or _item(atoms, at, partner)
        if item is None and found and found[-1].kind is ActorKind.COLLECTIVE:
            item = _classes(atoms, at)
        if item is None:
            break
        found.append(actor_of(text, atoms, item, context))
        head, at = item.head, item.stop
        if at >= len(atoms) or atoms[at].kind not in _LISTS:
            break
        at += 2 if [a.kind for a in atoms[at : at + 2]] == [Kind.COMMA, Kind.AND] else 1
    return tuple(found)


def _item(atoms: Sequence[Atom], at: int, partner: Sequence[int]) -> Item | None:
    office = phrase(atoms, at, "offices")
    if atoms[at].kind is not Kind.WORD or not (office > at or starts(atoms, at)):
        return None
    item = read_item(atoms, at, partner)
    if item.sort is not Sort.UNKNOWN:
        return item
    if office > at:
        goes_on = office < len(atoms) and (atoms[office].capital or atoms[office].key == "của")
        return Item(at, _name_end(atoms, office, item.stop) if goes_on else office, Sort.UNKNOWN)
    first = phrase(atoms, at, "heads")
    if first == at or (first == len(atoms) and not atoms[at].capital):
        return None
    return Item(at, _name_end(atoms, first, item.stop), Sort.UNKNOWN)


def _classes(atoms: Sequence[Atom], at: int) -> Item | None:
    """``Các doanh nghiệp viễn thông, tổ chức, cá nhân``: classes behind a collective go on with it."""
    stop = phrase(atoms, at, "classes")
    following = phrase(atoms, stop, "qualifiers")
    ended = stop == len(atoms) or atoms[stop].kind in SEPARATORS or following > stop
    return Item(at, following, Sort.COLLECTIVE) if stop > at and ended else None


def _name_end(atoms: Sequence[Atom], first: int, stop: int) -> int:
    """A comma with a small word behind it ends the name of a body: ``Phòng A, kèm theo …``."""
    stop = min(stop, first + _MOST_WORDS)
    for at in range(first, stop):
        kind = atoms[at].kind
        if kind in {Kind.COLON, Kind.STOP, Kind.OPEN, Kind.SEMICOLON}:
            return at
        if kind is Kind.COMMA and (at + 1 == stop or not atoms[at + 1].capital):
            return at
    return stop
