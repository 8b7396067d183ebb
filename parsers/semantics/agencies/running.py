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
    if atoms[at].kind is not Kind.WORD:
        return None
    if office == at and not starts(atoms, at):
        return _classes(atoms, at) if atoms[at].capital else None
    item = read_item(atoms, at, partner)
    return item if item.sort is not Sort.UNKNOWN else _unlisted(atoms, at, office, item.stop)


def _unlisted(atoms: Sequence[Atom], at: int, office: int, stop: int) -> Item | None:
    """A body of no gazetteer: an office (lãnh đạo Trường), các trạm y tế, Phòng Kế hoạch - Tổng hợp."""
    opened = phrase(atoms, at, "collective_openers")
    headed = phrase(atoms, opened, "heads") if opened > at else opened
    if headed > opened and phrase(atoms, opened, "not_heads") == opened:
        return Item(at, _name_end(atoms, headed, stop), Sort.COLLECTIVE)
    if office > at:
        goes_on = office < len(atoms) and (atoms[office].capital or atoms[office].key == "của")
        return Item(at, _name_end(atoms, office, stop) if goes_on else office, Sort.UNKNOWN)
    first = phrase(atoms, at, "heads")
    if first == at or (first == len(atoms) and not atoms[at].capital):
        return None
    return Item(at, _name_end(atoms, first, stop), Sort.UNKNOWN)


def _classes(atoms: Sequence[Atom], at: int) -> Item | None:
    """``Các doanh nghiệp viễn thông, tổ chức, cá nhân``: classes behind a collective go on with it."""
    if phrase(atoms, at, "verbs") > at:  # Tổ chức hội nghị
        return None
    stop = last = phrase(atoms, at, "classes")
    while last > at and stop < len(atoms) and atoms[stop].kind in _LISTS:
        last = phrase(atoms, stop + 1, "classes")
        if last == stop + 1:
            break
        stop = last
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
