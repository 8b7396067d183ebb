"""Labels of a cell that say who leads and who coordinates.

They stand before those they name (``Chủ trì: Phòng Nội vụ; phối hợp: các phòng``), between two (``Công an
huyện phối hợp với Ban CHQS huyện``), in brackets, or behind (``Thanh tra huyện chủ trì; Phòng Nội vụ phối
hợp``).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.semantics.agencies.atoms import SEPARATORS, Atom, Kind
from parsers.semantics.agencies.gazetteer import phrase

_ROLES = (("lead_labels", "lead"), ("coordinator_labels", "coordinator"))
_LONGEST_SUBJECT = 2  # cơ quan chủ trì, đơn vị phối hợp: names of roles, no label behind a body


@dataclass(frozen=True, slots=True)
class Label:
    """``atoms[start:stop]``; the role of those before it, of those behind it."""

    start: int
    stop: int
    before: str | None = None
    after: str | None = None


def labels_of(atoms: Sequence[Atom]) -> tuple[Label, ...]:
    """The labels of a cell, in order."""
    found: list[Label] = []
    for at, atom in enumerate(atoms):
        if atom.kind is not Kind.WORD or (found and at < found[-1].stop):
            continue
        label = _before(atoms, at) or _between(atoms, at) or _behind(atoms, at)
        if label:
            found.append(label)
    return tuple(found)


def _before(atoms: Sequence[Atom], at: int) -> Label | None:
    """``Chủ trì:`` and, needing no colon, ``phối hợp với``."""
    opens = at == 0 or atoms[at].breaks or atoms[at - 1].kind in SEPARATORS | {Kind.OPEN}
    if not opens:
        return None
    for name, role in _ROLES:
        stop = phrase(atoms, at, name)
        if at < stop < len(atoms) and atoms[stop].kind is Kind.COLON:
            return Label(_outside(atoms, at), stop + 1, after=role)
        if at < stop < len(atoms) and phrase(atoms, at, "joining_labels") == stop:
            return Label(_outside(atoms, at), stop, after=role)
    return None


def _between(atoms: Sequence[Atom], at: int) -> Label | None:
    """``Sở Y tế phối hợp với Sở Tài chính``: the second one coordinates."""
    stop = phrase(atoms, at, "joining_labels")
    if at == 0 or not at < stop < len(atoms):
        return None
    return Label(at, stop, after="coordinator")


def _behind(atoms: Sequence[Atom], at: int) -> Label | None:
    """``Thanh tra huyện chủ trì; …``: who is not named with it does not lead."""
    if at == 0 or atoms[at].capital or atoms[at - 1].kind not in {Kind.WORD, Kind.CLOSE}:
        return None
    for name, role in _ROLES:
        stop = phrase(atoms, at, name)
        if stop == at or phrase(atoms, at, "behind_labels") != stop:
            continue
        subjects = range(max(0, at - _LONGEST_SUBJECT), at)
        if any(phrase(atoms, first, name) == stop for first in subjects):
            return None
        if stop < len(atoms) and atoms[stop].kind not in SEPARATORS:
            return None
        if stop < len(atoms) and atoms[stop].kind is Kind.COLON:
            return None
        return Label(at, stop, before=role, after="coordinator")
    return None


def _outside(atoms: Sequence[Atom], at: int) -> int:
    """``(phối hợp: Phòng Y tế)``: the bracket belongs to the label."""
    return at - 1 if at and atoms[at - 1].kind is Kind.OPEN else at
