"""Agency cells split into actors.

``Thanh tra, Văn phòng HĐND và UBND huyện; các phòng, đơn vị`` is three actors: two bodies of the
huyện and a collective. Spans are offsets into the cell; what stands between them is separators and
labels only, so no text is dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from parsers.bodies import Kind as BodyKind
from parsers.bodies import body_at
from parsers.keys import match_key
from parsers.semantics.agencies.atoms import SEPARATORS, Atom, Kind, atoms_of
from parsers.semantics.agencies.context import (
    UnitContext,
    UnitPhrase,
    chosen,
    id_of,
    name_of,
    unit_phrase,
)
from parsers.semantics.agencies.gazetteer import committee_classes, phrase, slug_of
from parsers.semantics.agencies.labels import Label, labels_of
from parsers.semantics.agencies.read import (
    Item,
    Sort,
    classes_at,
    elided_item,
    known_item,
    read_item,
    starts,
)
from schemas.layout import Span
from schemas.mentions import Actor, ActorKind

_COMMITTEE_WORDS = 2  # Huyện ủy
_KINDS = {Sort.COLLECTIVE: ActorKind.COLLECTIVE, Sort.PERSON: ActorKind.PERSON}
_FORMS = {
    BodyKind.COLLECTIVE: ActorKind.COLLECTIVE,
    BodyKind.PERSON: ActorKind.PERSON,
    BodyKind.POST: ActorKind.PERSON,
}


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors of a cell by what they do in it."""

    lead: tuple[Actor, ...] = ()
    coordinator: tuple[Actor, ...] = ()


def split_actors(cell: str, *, context: UnitContext | None = None) -> tuple[Actor, ...]:
    """The actors of a cell, in order; labels in it (``Chủ trì:``) count as separators."""
    roles = split_roles(cell, context=context)
    return tuple(sorted((*roles.lead, *roles.coordinator), key=lambda actor: actor.span))


def split_roles(cell: str, *, context: UnitContext | None = None, headed: bool = False) -> Roles:
    """``Chủ trì: Phòng Nội vụ; Phối hợp: các phòng``; actors without a label lead.

    ``headed``: the column is both (``Đơn vị chủ trì/phối hợp``). In a cell without any label those
    before the slash lead, else the first one.
    """
    found: dict[str, list[Actor]] = {"lead": [], "coordinator": []}
    parts = _parts(cell)
    for role, atoms, items in parts:
        found[role] += _actors(cell, atoms, items, context)
    if headed and len(parts) == 1:
        led = _led(cell, found["lead"])
        return Roles(tuple(found["lead"][:led]), tuple(found["lead"][led:]))
    return Roles(tuple(found["lead"]), tuple(found["coordinator"]))


@lru_cache(maxsize=1024)  # the cells of a table repeat, and are read for actors, roles and duties
def _parts(cell: str) -> tuple[tuple[str, Sequence[Atom], Sequence[Item]], ...]:
    """What stands between the labels of a cell, each with its role and the items in it."""
    atoms = atoms_of(cell)
    parts = []
    following, at = "lead", 0
    for label in [*labels_of(atoms), Label(len(atoms), len(atoms))]:
        part = atoms[at : label.start]
        parts.append((label.before or following, part, _items(part)))
        following, at = label.after or following, label.stop
    return tuple(parts)


def _led(cell: str, actors: Sequence[Actor]) -> int:
    """How many lead: ``Phòng Nội vụ, Phòng Tư pháp/các phòng`` two, ``Phòng Nội vụ; các phòng`` one."""
    for n, (one, behind) in enumerate(pairwise(actors), 1):
        if cell[one.span.end : behind.span.start].strip() == "/":
            return n
    return 1


def _items(atoms: Sequence[Atom]) -> list[Item]:
    partner = brackets(atoms)
    items: list[Item] = []
    head: tuple[str, ...] = ()
    post: tuple[int, int] | None = None
    at = 0
    while at < len(atoms):
        if atoms[at].kind is not Kind.WORD:
            head = () if atoms[at].kind in {Kind.SEMICOLON, Kind.BULLET} else head
            at += 1
            continue
        item = _announced(atoms, at, partner)
        if item is None and head and (elided := elided_item(atoms, at, head, partner)):
            item = elided._replace(post=post)
        item = item or _whole(atoms, read_item(atoms, at, partner), partner)
        items.append(item)
        head, post = item.head, item.post
        at = item.stop
    return items


def _announced(atoms: Sequence[Atom], at: int, partner: Sequence[int]) -> Item | None:
    """``Các phòng: Nội vụ, Tư pháp``: the first name behind the colon, read with its head."""
    first = at
    opened = phrase(atoms, at, "collective_openers")
    if opened == at:
        posted = phrase(atoms, at, "posts")
        opened = phrase(atoms, posted, "collective_openers") if posted > at else at
        opened = posted if opened == posted and posted > at else opened
    head_stop = phrase(atoms, opened, "elidable")
    if head_stop == opened or head_stop >= len(atoms) or atoms[head_stop].kind is not Kind.COLON:
        return None
    head = tuple(atom.key for atom in atoms[opened:head_stop])
    item = elided_item(atoms, head_stop + 1, head, partner)
    if item is None:
        stop = head_stop + 1
        while stop < len(atoms) and atoms[stop].kind not in {Kind.SEMICOLON, Kind.BULLET}:
            stop += 1
        return Item(first, stop, Sort.UNKNOWN)
    posted = phrase(atoms, first, "posts")
    post = (first, posted) if posted > first else None
    return item._replace(start=first, from_head=head_stop + 1, post=post)


def _whole(atoms: Sequence[Atom], item: Item, partner: Sequence[int]) -> Item:
    """``Phòng Kinh tế, Đầu tư và Du lịch``: a known name that goes on is another, unknown one."""
    at = item.stop
    if item.sort is not Sort.KNOWN or not item.head or item.unit or item.elided:
        return item
    if at + 1 >= len(atoms) or atoms[at].kind not in {Kind.COMMA, Kind.AND}:
        return item
    after = atoms[at + 1]
    if after.kind is not Kind.WORD or not after.capital or starts(atoms, at + 1):
        return item
    if elided_item(atoms, at + 1, item.head, partner) or known_item(atoms, at + 1, partner):
        return item
    return _unknown(atoms, item.start, at, partner)


def _unknown(atoms: Sequence[Atom], start: int, at: int, partner: Sequence[int]) -> Item:
    while at < len(atoms) and atoms[at].kind not in {Kind.SEMICOLON, Kind.BULLET}:
        if atoms[at].kind in SEPARATORS and starts(atoms, at + 1):
            break
        at = partner[at] + 1 if atoms[at].kind is Kind.OPEN else at + 1
    return Item(start, min(at, len(atoms)), Sort.UNKNOWN)


def brackets(atoms: Sequence[Atom]) -> list[int]:
    """For every opening bracket its closing one, for all else the atom itself."""
    partner = list(range(len(atoms)))
    opened: list[int] = []
    for at, atom in enumerate(atoms):
        if atom.kind is Kind.OPEN:
            opened.append(at)
        elif atom.kind is Kind.CLOSE and opened:
            partner[opened.pop()] = at
    return partner


def actor_of(text: str, atoms: Sequence[Atom], item: Item, context: UnitContext | None) -> Actor:
    """An item with its own unit only."""
    return _actor(text, atoms, item, _printed_unit(text, atoms, item), context)


def _actors(
    cell: str, atoms: Sequence[Atom], items: Sequence[Item], context: UnitContext | None
) -> list[Actor]:
    """Items named, from the last to the first: a unit is inherited from the right."""
    found: list[Actor] = []
    unit: UnitPhrase | None = None
    for n in reversed(range(len(items))):
        item = items[n]
        last = items[n + 1] if n + 1 < len(items) else None
        if last and any(atoms[x].kind is Kind.SEMICOLON for x in range(item.stop, last.start)):
            unit = None
        own = _printed_unit(cell, atoms, item)
        unit = own or unit
        found.append(_actor(cell, atoms, item, own or _inherited(item, unit, context), context))
    return found[::-1]


def _printed_unit(cell: str, atoms: Sequence[Atom], item: Item) -> UnitPhrase | None:
    if item.unit is None:
        return None
    word, stop = item.unit
    first = word - 1
    while first > item.start and not atoms[first].opens:
        first -= 1
    while first - 1 >= item.start and phrase(atoms, first - 1, "units") == word:
        first -= 1
    printed = _text(cell, atoms, first, word)
    return unit_phrase(printed, _text(cell, atoms, word, stop) if stop > word else None)


def _inherited(
    item: Item, unit: UnitPhrase | None, context: UnitContext | None
) -> UnitPhrase | None:
    if unit is None or item.sort is not Sort.KNOWN or unit.proper:
        return None
    level = unit.level(context)
    return unit if any(level in agency.levels for agency in item.agencies) else None


def _actor(
    cell: str,
    atoms: Sequence[Atom],
    item: Item,
    unit: UnitPhrase | None,
    context: UnitContext | None,
) -> Actor:
    span = Span(atoms[item.start].start, atoms[item.stop - 1].end)
    raw = cell[span.start : span.end]
    printed = unit.printed if unit else None
    if not item.agencies:
        members = _members(cell, atoms, item)
        plain = " ".join(raw.split())
        kind = _KINDS.get(item.sort) or _kind_by_form(plain)
        return Actor(span, raw, plain, kind, None, printed, members)
    committee = _committee(cell, atoms, item) if item.unit is None else None
    if committee and unit is None:
        unit = unit_phrase(committee_classes()[match_key(committee)], None)
    agency = chosen(item.agencies, unit, context)
    if agency is None:
        return Actor(span, raw, " ".join(raw.split()), ActorKind.UNRESOLVED, None, printed)
    name, agency_id = name_of(agency, unit), id_of(agency, item.agencies, unit, context)
    whole = item.base - _COMMITTEE_WORDS == item.start  # Quận đoàn: the name holds its quận
    if committee and not whole and committee.casefold() not in name.casefold():
        name = f"{name} {committee}"
    if item.post:  # Giám đốc các Sở: Nội vụ, Tài chính
        post = _text(cell, atoms, *item.post)
        return Actor(span, raw, f"{post} {name}", ActorKind.PERSON, agency_id, printed)
    if item.sort is Sort.PERSON:
        return Actor(span, raw, name, ActorKind.PERSON, agency_id, printed)
    if item.sort is Sort.COLLECTIVE:
        qualifier = _text(cell, atoms, item.base, item.stop) if item.stop > item.base else ""
        if qualifier:
            joint = "" if qualifier.startswith(":") else " "  # các xã: Tân Lập, Minh Khai
            name, agency_id = f"{name}{joint}{qualifier}", f"{agency_id}?{slug_of(qualifier)}"
        members = _members(cell, atoms, item)
        return Actor(span, raw, name, ActorKind.COLLECTIVE, agency_id, printed, members)
    return Actor(span, raw, name, ActorKind.BODY, agency_id, printed)


def _kind_by_form(name: str) -> ActorKind:
    """``Ban quản lý các bản``, ``thầy Lý Gia Phúc``: what the whole name is by its form. A single body that
    nobody listed stays unresolved: it is some body, but not known which.
    """
    bare = name.partition(" (")[0]
    body = body_at(bare)
    if body is None or body.kind not in _FORMS:
        return ActorKind.UNRESOLVED
    many = body.kind is BodyKind.COLLECTIVE and bare.casefold().startswith("các ")
    if many and ":" not in bare:  # Các phòng: Abc, Def
        return ActorKind.COLLECTIVE
    named = bare[0].isupper() or many or body.kind is BodyKind.PERSON  # not cán bộ phụ trách lớp
    return _FORMS[body.kind] if named and body.end == len(bare) else ActorKind.UNRESOLVED


def _members(cell: str, atoms: Sequence[Atom], item: Item) -> tuple[str, ...]:
    """``Các phòng, đơn vị`` -> phòng, đơn vị; none for what is no collective."""
    if item.sort is not Sort.COLLECTIVE:
        return ()
    classes = classes_at(atoms, item.start)
    return tuple(_text(cell, atoms, at, stop) for at, stop in classes if stop <= item.stop)


def _committee(cell: str, atoms: Sequence[Atom], item: Item) -> str | None:
    """``Huyện ủy`` of ``Ban Dân vận Huyện uỷ``."""
    first = item.base - _COMMITTEE_WORDS
    if first < item.start or phrase(atoms, first, "committees") != item.base:
        return None
    return match_key(_text(cell, atoms, first, item.base)).capitalize()


def _text(cell: str, atoms: Sequence[Atom], start: int, stop: int) -> str:
    return " ".join(cell[atoms[start].start : atoms[stop - 1].end].split())
