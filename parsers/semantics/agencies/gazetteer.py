"""The gazetteer as loaded: one trie of names, walked from any atom of a cell.

``Phòng Văn hoá – Thông tin`` and ``Phòng VH&TT`` end at the same entry, phong-van-hoa-va-thong-tin.
Joiners (và, -, &) inside a name are free; a comma only where a name has one.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple

from parsers.keys import match_key
from parsers.roles import cell_labels
from parsers.semantics.agencies.atoms import Atom, Kind, atoms_of, data_lines

_UNIT = "{unit}"
# A dash that opens a line may be one of a name: ``Phòng Tài chính\n- Kế hoạch``.
_JOINERS = frozenset({Kind.JOINER, Kind.AND, Kind.BULLET})
_LISTING = frozenset({Kind.COMMA, Kind.SLASH})


@dataclass(frozen=True, slots=True, eq=False)
class Agency:
    """One line of ``agencies.csv``. Each is one object, so that what is made of it can be kept by it."""

    slug: str
    name: str
    branch: str
    levels: tuple[str, ...]
    aliases: tuple[str, ...]
    cell_aliases: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    source: str

    @property
    def is_collective(self) -> bool:
        return self.branch == "collective"

    @property
    def is_post(self) -> bool:
        return self.branch == "post"

    def existed(self, on: date | None) -> bool:
        return on is None or (
            (self.valid_from is None or self.valid_from <= on)
            and (self.valid_to is None or on <= self.valid_to)
        )


@dataclass(slots=True)
class Node:
    """A word of some name; ``agencies`` end here."""

    words: dict[str, "Node"] = field(default_factory=dict)
    agencies: tuple[Agency, ...] = ()
    only_cells: bool = True
    """Every printing that ends here names the agency only as a whole item of a cell."""
    comma: bool = False
    """A comma may follow within a name."""


class Hit(NamedTuple):
    """A name printed in ``atoms[start:stop]``."""

    start: int
    stop: int
    agencies: tuple[Agency, ...]
    only_cells: bool = False


@cache
def agencies() -> tuple[Agency, ...]:
    """All lines, in the order of the file."""
    return agencies_of(data_lines("agencies.csv"))


def agencies_of(rows: Iterable[Mapping[str, str]]) -> tuple[Agency, ...]:
    """Agencies from the rows of their file."""
    return tuple(
        Agency(
            row["slug"],
            row["name"],
            row["branch"],
            tuple(row["levels"].split()),
            _listed(row["aliases"]),
            _listed(row["cell"]),
            date.fromisoformat(row["from"]) if row["from"] else None,
            date.fromisoformat(row["to"]) if row["to"] else None,
            row["source"],
        )
        for row in rows
    )


@cache
def names() -> Node:
    """The trie of all names and aliases."""
    return names_of(agencies())


def names_of(listed: Iterable[Agency]) -> Node:
    """A trie of the names and aliases of agencies."""
    root = Node()
    for agency in listed:
        for name in (agency.name.replace(_UNIT, ""), *agency.aliases):
            _insert(root, name, agency, only_cells=False)
        for name in agency.cell_aliases:
            _insert(root, name, agency, only_cells=True)
    return root


@cache
def wording() -> Mapping[str, Node]:
    """Word lists of ``wording.toml``, each a trie of its phrases."""
    return {name: _phrases(phrases) for name, phrases in _wording().items()}


@cache
def unit_levels() -> Mapping[str, str]:
    """``huyện`` -> district."""
    return {match_key(word): level for word, level in _toml()["units"].items()}


@cache
def committee_classes() -> Mapping[str, str]:
    """``huyện ủy`` -> huyện."""
    return {match_key(word): unit for word, unit in _toml()["committees"].items()}


def hits(atoms: Sequence[Atom], at: int, root: Node | None = None) -> Iterator[Hit]:
    """Names of the gazetteer that begin at an atom, longest first.

    From the node of a head it finds elided names: ``Tư pháp`` after ``Phòng Nội vụ,``.
    """
    root = root or names()
    if at >= len(atoms) or atoms[at].key not in root.words:
        return iter(())
    reached = reversed(_walk(atoms, at, root))
    return (
        Hit(at, stop, node.agencies, node.only_cells) for stop, node in reached if node.agencies
    )


def phrase(atoms: Sequence[Atom], at: int, name: str) -> int:
    """Where the longest phrase of a word list that begins here ends, ``at`` when none does."""
    root, stop = wording()[name], at
    if at >= len(atoms) or atoms[at].key not in root.words:  # nearly always
        return at
    for end, node in _walk(atoms, at, root):
        if not node.only_cells:
            stop = end
    return stop


def node_of(words: Sequence[str]) -> Node | None:
    """The node that the keys of a head lead to."""
    node: Node | None = names()
    for word in words:
        node = node.words.get(word) if node else None
    return node


def slug_of(text: str) -> str:
    """``Trung tâm Văn hóa - Thông tin`` -> trung-tam-van-hoa-thong-tin."""
    bare = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    kept = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return "-".join(kept.split())


def _walk(atoms: Sequence[Atom], at: int, root: Node) -> list[tuple[int, Node]]:
    """Nodes reached from an atom on, with the index after their last word."""
    reached: list[tuple[int, Node]] = []
    end = len(atoms)
    if at >= end or not atoms[at].opens:
        return reached
    node = root
    while at < end:
        atom = atoms[at]
        following = node.words.get(atom.key)
        if following is None:
            kind = atom.kind
            if kind is Kind.WORD or node is root:
                return reached
            skipped = kind in _JOINERS or (node.comma and kind in _LISTING)
            after = atoms[at + 1] if at + 1 < end else None
            if not skipped or after is None or after.kind is not Kind.WORD:
                return reached
            following = node.words.get(after.key)
            if following is None:
                return reached
            at += 1
            atom = after
        node = following
        at += 1
        if atom.closes:
            reached.append((at, node))
    return reached


def _insert(root: Node, name: str, agency: Agency, *, only_cells: bool) -> None:
    node = root
    for atom in atoms_of(name):
        if atom.kind is Kind.WORD:
            node = node.words.setdefault(atom.key, Node())
            node.comma = node.comma or agency.is_collective
        elif atom.kind is Kind.COMMA:
            node.comma = True
    if agency not in node.agencies:
        node.agencies += (agency,)
    node.only_cells = node.only_cells and only_cells


def _phrases(phrases: str) -> Node:
    root = Node()
    for phrase_ in _listed(phrases):
        node = root
        for atom in atoms_of(phrase_):
            if atom.kind is Kind.WORD:
                node = node.words.setdefault(atom.key, Node())
        node.only_cells = False  # a phrase ends here
    return root


def _wording() -> dict[str, str]:
    toml = _toml()
    tables = {name: "; ".join(toml[name]) for name in ("units", "committees")}
    labels = {f"{name}_labels": phrases for name, phrases in cell_labels().items()}
    return {**toml["words"], **toml["phrases"], **tables, **labels}


@cache
def _toml() -> dict[str, dict[str, str]]:
    text = resources.files("parsers.semantics").joinpath("gazetteer", "wording.toml")
    return tomllib.loads(text.read_text("utf-8"))


def _listed(phrases: str) -> tuple[str, ...]:
    return tuple(part for part in (" ".join(p.split()) for p in phrases.split(";")) if part)
