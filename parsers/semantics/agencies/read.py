"""One item of an agency cell, read from the atom where it begins.

``Phòng Nội vụ huyện``, ``UBND các xã xây dựng nông thôn mới``, ``Đ/c Nguyễn Văn A, PCT UBND huyện``,
or a phrase nobody knows. What the item is named comes later, when the units of the cell are known.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from parsers.semantics.agencies.atoms import SEPARATORS, Atom, Kind
from parsers.semantics.agencies.gazetteer import Agency, Hit, hits, node_of, phrase

_MOST_PROPER_WORDS = 4  # Bà Rịa - Vũng Tàu, Thừa Thiên Huế
_HARD = frozenset({Kind.SEMICOLON, Kind.BULLET})
_SOFT = SEPARATORS - _HARD
_LISTS = frozenset({Kind.COMMA, Kind.AND, Kind.SLASH})


class Sort(StrEnum):
    KNOWN = "known"
    COLLECTIVE = "collective"
    PERSON = "person"
    UNKNOWN = "unknown"


class Item(NamedTuple):
    """``atoms[start:stop]``; ``base`` is where a known name ends, the rest qualifies it."""

    start: int
    stop: int
    sort: Sort
    agencies: tuple[Agency, ...] = ()
    base: int = 0
    unit: tuple[int, int] | None = None
    head: tuple[str, ...] = ()
    """Words of the head an elided neighbour borrows: ``phòng``."""
    elided: bool = False
    from_head: int = 0
    """Of an elided item behind ``Các phòng:``, where its own words begin."""
    post: tuple[int, int] | None = None
    """Words of the post it is named with: ``Giám đốc`` of ``Giám đốc các Sở: Nội vụ, Tài chính``."""


def read_item(atoms: Sequence[Atom], at: int, partner: Sequence[int]) -> Item:
    """The item that begins at an atom. ``partner`` gives the closing bracket of each opening one."""
    end = len(atoms)
    if phrase(atoms, at, "references") > at:
        return Item(at, end, Sort.UNKNOWN)
    if phrase(atoms, at, "persons") > at:
        return _person(atoms, at, partner)
    item = _collective(atoms, at, partner) or known_item(atoms, at, partner)
    if item:
        return item
    if phrase(atoms, at, "posts") > at:
        stop = _field_end(atoms, _post_end(atoms, at, partner))
        return Item(at, stop, Sort.PERSON, head=_head(atoms, at))
    if phrase(atoms, at, "heads") > at and phrase(atoms, at, "not_heads") == at:
        return Item(at, _generic_end(atoms, at, partner), Sort.UNKNOWN)
    return Item(at, _plain_end(atoms, at, partner), Sort.UNKNOWN)


def elided_item(
    atoms: Sequence[Atom], at: int, head: tuple[str, ...], partner: Sequence[int]
) -> Item | None:
    """``Tư pháp`` behind ``Phòng Nội vụ,``: a name when the head is put before it."""
    node = node_of(head) if head else None
    if node is None:
        return None
    for hit in hits(atoms, at, node):
        item = _finished(atoms, hit, partner, head=head, elided=True)
        if item:
            return item
    return None


def starts(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a body, a collective or a person begins here, so that a separator before it splits."""
    if at >= len(atoms):
        return True
    atom = atoms[at]
    if atom.kind in SEPARATORS:
        return True
    if phrase(atoms, at, "not_heads") > at:
        return False
    after = phrase(atoms, at, "heads")
    if after > at and (atom.capital or (after < len(atoms) and atoms[after].capital)):
        return True
    if any(phrase(atoms, at, name) > at for name in ("collective_openers", "persons", "posts")):
        return True
    return any(atom.capital and not hit.only_cells for hit in hits(atoms, at))


def known_item(atoms: Sequence[Atom], at: int, partner: Sequence[int]) -> Item | None:
    """A body or post of the gazetteer that begins at an atom."""
    for hit in hits(atoms, at):
        if hit.agencies[0].is_collective:
            continue
        item = _finished(atoms, hit, partner, head=_head(atoms, at), elided=False)
        if item:
            return item
    return None


def _finished(
    atoms: Sequence[Atom],
    hit: Hit,
    partner: Sequence[int],
    *,
    head: tuple[str, ...],
    elided: bool,
) -> Item | None:
    """The hit with its unit and what qualifies it, None when other words follow: no such name."""
    unit = unit_at(atoms, hit.stop)
    stop = unit[1] if unit else hit.stop
    if hit.only_cells and unit is None and not _ends(atoms, stop):
        return None
    base = stop
    if phrase(atoms, stop, "qualifiers") > stop:
        stop = _plain_end(atoms, stop, partner)
    while stop < len(atoms) and atoms[stop].kind is Kind.OPEN and partner[stop] > stop:
        stop = partner[stop] + 1
    if not _ends(atoms, stop) and not _runs_on(atoms, hit.start, stop):
        return None
    sort = Sort.PERSON if hit.agencies[0].is_post else Sort.KNOWN
    return Item(hit.start, stop, sort, hit.agencies, base, unit, head, elided=elided)


def unit_at(atoms: Sequence[Atom], at: int) -> tuple[int, int] | None:
    """``huyện``, ``tỉnh Lào Cai`` here: where its class ends and where it ends."""
    word = phrase(atoms, at, "units")
    if word == at or (atoms[at].key == "h" and not atoms[at].capital):
        return None
    if phrase(atoms, at, "committees") > at:  # Huyện ủy is no huyện
        return None
    stop = word
    most = min(len(atoms), word + _MOST_PROPER_WORDS + 1)  # one joiner among them
    while (
        stop < most
        and atoms[stop].capital
        and not (stop > word and _named(atoms, stop))
        and not _times_line(atoms, stop)
    ):
        stop += 1
        dash = stop + 1 < most and atoms[stop].kind is Kind.JOINER
        stop += dash and atoms[stop + 1].capital and not _named(atoms, stop + 1)
    if stop == word + 1 and phrase(atoms, word, "heads") > word and starts(atoms, word):
        stop = word
    return word, stop


def _listed_units(atoms: Sequence[Atom], at: int) -> int:
    """``UBND các xã: Tân Lập, Minh Khai``: the names behind the colon belong to the collective."""
    if at + 1 >= len(atoms) or atoms[at].kind is not Kind.COLON:
        return at
    stop = at + 1
    while stop < len(atoms) and atoms[stop].kind not in _HARD:
        if atoms[stop].kind in SEPARATORS and starts(atoms, stop + 1):
            break
        stop += 1
    return stop


def _times_line(atoms: Sequence[Atom], at: int) -> bool:
    """``UBND thị xã`` with ``Quý IV`` on the line below it: a time is no name of a unit."""
    if not atoms[at].breaks:
        return False
    stop = phrase(atoms, at, "times")
    return stop > at and (stop == len(atoms) or not atoms[stop].capital or _is_number(atoms[stop]))


def _is_number(atom: Atom) -> bool:
    return atom.key.isdigit() or not atom.key.strip("ivx")


def _named(atoms: Sequence[Atom], at: int) -> bool:
    """A name of the gazetteer begins here; the ``Phòng`` of Hải Phòng is none."""
    return any(not hit.only_cells for hit in hits(atoms, at))


def _collective(atoms: Sequence[Atom], at: int, partner: Sequence[int]) -> Item | None:
    found = next((hit for hit in hits(atoms, at) if hit.agencies[0].is_collective), None)
    classes = classes_at(atoms, at)
    base = max(found.stop if found else at, classes[-1][1] if classes else at)
    if base == at:
        return None
    agencies = found.agencies if found and found.stop == base else ()
    of_units = bool(classes) and phrase(atoms, classes[-1][0], "unit_classes") == base
    stop, unit = _listed_units(atoms, base) if of_units else base, unit_at(atoms, base)
    if unit and stop == base:
        stop = unit[1]
        base = stop if agencies else base
    while not _ends(atoms, stop) or (
        stop < len(atoms) and atoms[stop].kind is Kind.AND and stop > base and _flows(atoms, stop)
    ):
        stop = partner[stop] + 1 if atoms[stop].kind is Kind.OPEN else stop + 1
    return Item(at, stop, Sort.COLLECTIVE, agencies, base, unit)


def classes_at(atoms: Sequence[Atom], at: int) -> tuple[tuple[int, int], ...]:
    """The classes a collective lists, each with its end: xã and thị trấn of ``UBND các xã, thị trấn``."""
    opened, first, names = _opened(atoms, at)
    stop = phrase(atoms, opened, first) if first else opened
    if stop == opened:
        return ()
    found = [(opened, stop)]
    while stop < len(atoms) and atoms[stop].kind in _LISTS:
        following = stop + 1
        if atoms[stop].kind is Kind.COMMA and following < len(atoms):
            following += atoms[following].kind is Kind.AND
        ended = phrase(atoms, following, names)
        if ended == following or _begins_a_name(atoms, following, ended):
            break
        found.append((following, ended))
        stop = ended
    if first == "bare_classes" and len(found) == 1 and phrase(atoms, stop, "concerned") == stop:
        return ()
    return tuple(found)


def _opened(atoms: Sequence[Atom], at: int) -> tuple[int, str, str]:
    """Where the classes of a collective begin, and the word lists of the first and of the others."""
    opened = phrase(atoms, at, "collective_openers")
    if opened > at:
        return opened, "classes", "classes"
    head = phrase(atoms, at, "collective_heads")
    opened = _numbered(atoms, head) if head > at else at
    if opened == head:
        head, opened = _bodies_of_units(atoms, at)
    if opened > head:
        return opened, "unit_classes", "unit_classes"
    bare = phrase(atoms, at, "bare_classes") > at and atoms[at].capital
    return at, "bare_classes" if bare else "", "classes"


def _bodies_of_units(atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """``Đài Truyền thanh các xã``: where the name of the body and what opens the classes end."""
    for hit in hits(atoms, at):
        if hit.stop == len(atoms) or atoms[hit.stop].capital or atoms[hit.stop].breaks:
            continue  # Phòng Y tế | Các xã: two items on two lines
        opened = phrase(atoms, hit.stop, "collective_openers")
        known = hit.agencies[0]
        if opened > hit.stop and not (
            atoms[hit.stop].capital or known.is_collective or known.is_post or hit.only_cells
        ):
            return hit.stop, opened
    return at, at


def _numbered(atoms: Sequence[Atom], at: int) -> int:
    """``UBND các xã``, ``UBND 12 xã, thị trấn``: where the classes begin."""
    if at < len(atoms) and atoms[at].key.isdigit():
        return at + 1
    return phrase(atoms, at, "collective_openers")


def _begins_a_name(atoms: Sequence[Atom], at: int, ended: int) -> bool:
    """``Các phòng, Trung tâm Văn hóa``, ``các đơn vị và Ban Quản lý dự án``: no class of the list."""
    goes_on = ended < len(atoms) and atoms[ended].capital
    return atoms[at].capital and (goes_on or _named(atoms, at))


def _person(atoms: Sequence[Atom], at: int, partner: Sequence[int]) -> Item:
    stop = _plain_end(atoms, phrase(atoms, at, "persons"), partner)
    separated = stop < len(atoms) and atoms[stop].kind in {Kind.COMMA, Kind.JOINER, Kind.OTHER}
    if separated and phrase(atoms, stop + 1, "posts") > stop + 1:
        stop = _post_end(atoms, stop + 1, partner)
    return Item(at, _field_end(atoms, stop), Sort.PERSON)


def _field_end(atoms: Sequence[Atom], at: int) -> int:
    """``Phó Giám đốc, phụ trách mảng Kỹ thuật và An toàn``: one person with his field."""
    comma = at < len(atoms) and atoms[at].kind is Kind.COMMA
    if not comma or phrase(atoms, at + 1, "in_charge") == at + 1:
        return at
    while at < len(atoms) and atoms[at].kind not in _HARD:
        at += 1
        if at < len(atoms) and atoms[at].kind in SEPARATORS and starts(atoms, at + 1):
            break
    return at


def _post_end(atoms: Sequence[Atom], at: int, partner: Sequence[int]) -> int:
    """A post ends with the body it stands at: ``Chánh Văn phòng HĐND và UBND huyện``."""
    after = phrase(atoms, at, "posts")
    for first in (after, after - 1):  # Chánh [Văn phòng], Trưởng [phòng]
        body = _collective(atoms, first, partner) or known_item(atoms, first, partner)
        if body:
            return body.stop
    return _plain_end(atoms, after, partner)


def _generic_end(atoms: Sequence[Atom], at: int, partner: Sequence[int]) -> int:
    """Up to a separator whose right side begins another actor, or a hard separator."""
    stop = phrase(atoms, at, "heads")
    while stop < len(atoms):
        kind = atoms[stop].kind
        if kind in _HARD or (kind in _SOFT and not _flows(atoms, stop)):
            return stop
        if atoms[stop].breaks and atoms[stop].capital and starts(atoms, stop):
            return stop
        stop = partner[stop] + 1 if kind is Kind.OPEN else stop + 1
    return stop


def _flows(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a separator belongs to the name: ``Phòng Tài nguyên và Môi trường``."""
    return atoms[at].kind in _LISTS and at + 1 < len(atoms) and not starts(atoms, at + 1)


def _plain_end(atoms: Sequence[Atom], at: int, partner: Sequence[int]) -> int:
    while at < len(atoms) and atoms[at].kind not in SEPARATORS:
        at = partner[at] + 1 if atoms[at].kind is Kind.OPEN else at + 1
    return at


def _ends(atoms: Sequence[Atom], at: int) -> bool:
    """Whether an item may end before this atom: at a separator or a line of its own."""
    if at >= len(atoms) or atoms[at].kind in SEPARATORS:
        return True
    after_dash = atoms[at].kind is Kind.JOINER and starts(atoms, at + 1)
    own_line = atoms[at].breaks and atoms[at].capital and starts(atoms, at)
    return after_dash or own_line or _times_line(atoms, at)


def _runs_on(atoms: Sequence[Atom], start: int, stop: int) -> bool:
    """``Sở Khoa học và Công nghệ Sở Công Thương``: the same head again, nothing between."""
    return atoms[stop].capital and atoms[start].key == atoms[stop].key and starts(atoms, stop)


def _head(atoms: Sequence[Atom], at: int) -> tuple[str, ...]:
    if phrase(atoms, at, "not_elidable") > at:
        return ()
    stop = phrase(atoms, at, "elidable")
    return tuple(atom.key for atom in atoms[at:stop])
