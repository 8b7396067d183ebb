"""The word lists of ``words.toml`` as tries of keys, and the names of the gazetteer beside them."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from parsers.bodies.tokens import Token, tokens
from parsers.keys import match_key

_END = ""
_CELL = 5  # the column of printings that count in cells alone
_JOINTS = frozenset({"", "-", ","})
_BLANK = frozenset({""})
_DASHED = frozenset({"", "-"})
Trie = dict[str, "Trie"]


def phrase(words: Sequence[Token], at: int, name: str) -> int:
    """Where the longest phrase of a list that begins here ends; ``at`` when none does.

    >>> phrase(tokens("Phòng, chống tham nhũng"), 0, "not_heads.words")
    2
    """
    over = _JOINTS if name == "not_heads.words" else _DASHED
    return walked(words, at, _tries()[name], over=over)


def walked(words: Sequence[Token], at: int, root: Trie, *, over: frozenset[str] = _JOINTS) -> int:
    """The longest path of a trie from a word on; ``over``: what may stand between two words."""
    node, stop, here = root, at, at
    while here < len(words) and (here == at or words[here].gap in over):
        following = node.get(words[here].key)
        if following is None and words[here].key == "và" and here > at:
            here += 1  # Văn hóa và Thông tin, Văn hóa - Thông tin
            continue
        if following is None:
            break
        node, here = following, here + 1
        stop = here if _END in node else stop
    return stop


def known(words: Sequence[Token], at: int) -> int:
    """Where the longest name of the gazetteer that begins here ends."""
    return walked(words, at, _gazetteer()[0])


def neighbours(*keys: str) -> bool:
    """Whether two or three words stand side by side in some name of the gazetteer."""
    return keys in _gazetteer()[1]


def verb(words: Sequence[Token], at: int) -> bool:
    """Whether the two words from here on are a verb of two: ``phối hợp``."""
    beside = at + 1 < len(words) and not words[at + 1].gap
    return beside and phrase(words[: at + 2], at, "acts.double") == at + 2


def inside(words: Sequence[Token], at: int) -> int:
    """Past a word or compound that goes on inside a name: ``mục tiêu``, ``chợ``; else ``at``."""
    return walked(words, at, _tries()["inside.pairs"], over=_BLANK)


@cache
def heads() -> frozenset[str]:
    """First words of all that can open a body: most words of a text are none."""
    lists = ("heads.proper", "heads.tasked", "heads.generic", "heads.whole", "posts.words")
    others = ("posts.persons", "collectives.openers", "collectives.bare")
    return frozenset(key for name in (*lists, *others) for key in _tries()[name])


@cache
def _tries() -> dict[str, Trie]:
    text = (files(__package__) / "words.toml").read_text(encoding="utf-8")
    return {
        f"{table}.{name}": _trie(phrases.split(";"))
        for table, lists in tomllib.loads(text).items()
        for name, phrases in lists.items()
    }


def _trie(phrases: Iterable[str]) -> Trie:
    root: Trie = {}
    for one in phrases:
        _insert(root, [token.key for token in tokens(one)])
    return root


def _insert(root: Trie, keys: Sequence[str]) -> None:
    node = root
    for key in keys:
        node = node.setdefault(key, {})
    if keys:
        node[_END] = {}


@cache
def short_names() -> frozenset[str]:
    """Printings that name a body only as a whole item of a cell: ``SYT``, ``PNV``."""
    cells = (cell for line in _agencies() for cell in line[5].split(";"))
    return frozenset(match_key(cell.strip()) for cell in cells if cell.strip().isupper())


@cache
def _agencies() -> tuple[list[str], ...]:
    """Lines of ``agencies.csv``: the data alone, how names resolve is not asked here."""
    text = (files("parsers.semantics") / "gazetteer" / "agencies.csv").read_text(encoding="utf-8")
    lines = (line.split("|") for line in text.splitlines() if not line.startswith(("#", "slug")))
    return tuple(line for line in lines if len(line) > _CELL and line[2] != "collective")


@cache
def _gazetteer() -> tuple[Trie, frozenset[tuple[str, ...]]]:
    """Names and aliases, and the words that stand side by side in them."""
    root: Trie = {}
    beside: set[tuple[str, ...]] = set()
    for line in _agencies():
        for name in (line[1].replace("{unit}", ""), *line[4].split(";")):
            keys = [token.key for token in tokens(name)]
            beside.update(pairwise(keys))
            beside.update(zip(keys, keys[1:], keys[2:], strict=False))
            _insert(root, [key for key in keys if key != "và"])
    return root, frozenset(beside)
