"""An agency cell as atoms: words with their match keys, separators, abbreviations read as words.

``Phòng GD&ĐT; UBND xã`` becomes ``phòng giáo dục đào tạo`` ``;`` ``ủy ban nhân dân xã``: every atom
knows where it is printed, and the atoms of one abbreviation share its place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import NamedTuple

from parsers.bullets import SIGNS
from parsers.keys import match_key
from parsers.lexicon import rows_of, table

# Letters with their own combining marks (NFD text), ``đ/c``, or one sign.
_TOKEN = re.compile(r"(?P<word>[Đđ]/[Cc](?!\w)|[\w\u0300-\u036f]+)|[^\w\s]")
_SHORT = 2  # forms of one or two letters count only in capitals: CA, VP
_LONGEST_NUMBER = 3  # ``1.``, ``12)`` at the start of a line number its items


class Kind(StrEnum):
    WORD = "word"
    JOINER = "joiner"
    """A dash or & between words."""
    AND = "and"
    COMMA = ","
    SEMICOLON = ";"
    SLASH = "/"
    COLON = ":"
    OPEN = "("
    CLOSE = ")"
    BULLET = "bullet"
    """A dash, plus or number at the start of a line, and any plus."""
    STOP = "."
    OTHER = "other"
    """Quotes and the rest: part of what they stand in."""


_KINDS = {
    **dict.fromkeys("-–—‒−‐‑&", Kind.JOINER),
    ",": Kind.COMMA,
    ";": Kind.SEMICOLON,
    "/": Kind.SLASH,
    ":": Kind.COLON,
    **dict.fromkeys(".…|", Kind.STOP),
    "(": Kind.OPEN,
    ")": Kind.CLOSE,
    "[": Kind.OPEN,
    "]": Kind.CLOSE,
    **dict.fromkeys(SIGNS - set("-–—"), Kind.BULLET),
}
SEPARATORS = frozenset(
    {
        Kind.AND,
        Kind.COMMA,
        Kind.SEMICOLON,
        Kind.SLASH,
        Kind.BULLET,
        Kind.COLON,
        Kind.STOP,
        Kind.CLOSE,
    }
)


class Atom(NamedTuple):
    key: str
    kind: Kind
    start: int
    end: int
    capital: bool
    """Printed with a capital first letter."""
    breaks: bool = False
    """First of a line."""
    opens: bool = True
    closes: bool = True
    """False inside an abbreviation: a name neither begins nor ends there."""


def atoms_of(text: str) -> tuple[Atom, ...]:
    """The atoms of a cell or of running text, in order."""
    return _expanded(tuple(_tokens(text)), text)


def data_lines(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a data file of the gazetteer."""
    return rows_of(
        resources.files("parsers.semantics").joinpath("gazetteer", name).read_text("utf-8")
    )


def _tokens(text: str) -> Iterator[Atom]:
    past = 0
    number: Atom | None = None  # a number that opens a line, until the dot after it is seen
    for match in _TOKEN.finditer(text):
        word, key = match.group(), match_key(match.group())
        start, end = match.span()
        first = past == 0 or (past < start and "\n" in text[past:start])
        kind = _kind_of_word(word, key) if match.lastgroup else _kind_of_sign(word, first=first)
        past = end
        if number is not None:
            numbers = word in {".", ")"} and start == number.end
            yield number._replace(kind=Kind.BULLET) if numbers else number
            kind = Kind.BULLET if numbers else kind
            number = None
        if word == "." and _abbreviates(text, start):
            continue
        atom = Atom(key, kind, start, end, word[0].isupper(), first)
        if first and word.isdigit() and len(word) <= _LONGEST_NUMBER:
            number = atom
            continue
        yield atom
    if number is not None:
        yield number


def _kind_of_word(word: str, key: str) -> Kind:
    # an accent may stand first, or alone
    if word[0].isalnum() or any(letter.isalnum() or letter == "_" for letter in word):
        return Kind.AND if key == "và" else Kind.WORD
    return Kind.OTHER


def _kind_of_sign(word: str, *, first: bool) -> Kind:
    kind = _KINDS.get(word, Kind.OTHER)
    return Kind.BULLET if kind is Kind.JOINER and first and word != "&" else kind


def _abbreviates(text: str, dot: int) -> bool:
    """``P.``, ``TP.``, ``VP.``: the dot of a short form in capitals."""
    start = dot
    while start > 0 and dot - start <= _SHORT and text[start - 1].isalpha():
        start -= 1
    return 0 < dot - start <= _SHORT and text[start:dot].isupper()


@cache
def _abbreviations() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...], bool]]]:
    """First word of the short form -> (its words, the words it stands for, capitals only)."""
    told: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], bool]]] = {}
    for row in table("abbreviations.csv"):
        short = _plain(_tokens(row["short"]))
        words = _plain(_tokens(row["words"]))
        strict = sum(map(len, short)) <= _SHORT
        told.setdefault(short[0], []).append((short, words, strict))
    for forms in told.values():
        forms.sort(key=lambda form: -len(form[0]))
    return told


def _plain(atoms: Iterable[Atom]) -> tuple[str, ...]:
    return tuple(atom.key for atom in atoms if atom.kind is Kind.WORD)


def _expanded(atoms: tuple[Atom, ...], text: str) -> tuple[Atom, ...]:
    known = _abbreviations()
    expanded: list[Atom] = []
    done = 0
    for at in [n for n, atom in enumerate(atoms) if atom.capital and atom.key in known]:
        first = atoms[at]
        for short, words, strict in known[first.key] if at >= done else ():
            stop = _spelled(atoms, at, short)
            if stop and (text[first.start : first.end].isupper() or not strict):
                expanded += atoms[done:at]
                expanded += _read_as(words, first, atoms[stop - 1])
                done = stop
                break
    return (*expanded, *atoms[done:]) if done else atoms


def _spelled(atoms: Sequence[Atom], at: int, short: Sequence[str]) -> int:
    """Where the short form whose first word stands here ends, 0 when it goes on otherwise."""
    if atoms[at].kind is not Kind.WORD:
        return 0
    at += 1
    for word in short[1:]:
        if at < len(atoms) and atoms[at].kind in {Kind.JOINER, Kind.AND, Kind.COMMA}:
            at += 1
        if at >= len(atoms) or atoms[at].kind is not Kind.WORD or atoms[at].key != word:
            return 0
        at += 1
    return at


def _read_as(words: Sequence[str], first: Atom, last: Atom) -> list[Atom]:
    start, end, breaks, final = first.start, last.end, first.breaks, len(words) - 1
    return [
        Atom(word, Kind.WORD, start, end, True, breaks and n == 0, n == 0, n == final)
        for n, word in enumerate(words)
    ]
