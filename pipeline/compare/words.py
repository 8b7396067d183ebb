"""Words of two printed strings: whether they are the same, and which are not.

``runs("trước ngày 10/6/2023", "trước ngày 15/6/2023")`` has three: the same, ``10`` against ``15``, the same. Words
are compared by their match keys (uỷ is ủy). A dash, a slash and any other mark is a word of its own, so that
blanks beside it tell nothing: a line that ends in ``15-`` goes on with ``CT/TU`` on paper, and nobody can
see whether a blank stood between them.

The measure is RapidFuzz's Indel over words: the longest common subsequence, the one the likeness of
rows is measured by as well, in C. difflib looks for long blocks instead of most words, and finds others when
its arguments are exchanged; ties are broken here by the order of the texts, never by which comes first.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from parsers.keys import match_key
from schemas.comparison import WordRun

_WORD = re.compile(r"\w+|[^\w\s]")
_FIRST = 0x10000
"""Words stand for characters beyond those of any script in use, so that a text is a string of words."""


class Word(NamedTuple):
    """A word or a mark, and where it stands in its string."""

    key: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        return not self.key[0].isalnum()


class Codes(dict[str, str]):
    """A character for each word met."""

    def __missing__(self, key: str) -> str:
        self[key] = chr(_FIRST + len(self))
        return self[key]

    def of(self, keys: Iterable[str]) -> str:
        return "".join(map(self.__getitem__, keys))


def words_of(text: str) -> list[Word]:
    return [Word(match_key(one.group()), *one.span()) for one in _WORD.finditer(text)]


@lru_cache(maxsize=8192)
def folded(text: str | None) -> tuple[str, ...]:
    """The keys of all words and marks."""
    return tuple(word.key for word in words_of(text or ""))


@lru_cache(maxsize=8192)
def spoken(text: str | None) -> tuple[str, ...]:
    """The keys of the words alone, marks left out."""
    return tuple(word.key for word in words_of(text or "") if not word.is_mark)


def same(a: str | None, b: str | None) -> bool:
    """Nobody who reads both would see a difference but in the spelling of tones, case or blanks: a column
    that is too narrow cuts ``STT`` into ``ST T``.
    """
    return a == b or "".join(folded(a)) == "".join(folded(b))


def only_marks_differ(a: str | None, b: str | None) -> bool:
    """The words are the same: a full stop more, a comma for a semicolon."""
    return spoken(a) == spoken(b) and bool(spoken(a))


def runs(a: str, b: str) -> tuple[WordRun, ...]:
    """Both texts from the first word to the last, as stretches that are the same or not."""
    mine, other = words_of(a), words_of(b)
    codes = Codes()
    first, second = (codes.of(word.key for word in side) for side in (mine, other))
    turned = [word.key for word in mine] > [word.key for word in other]
    steps = Indel.opcodes(second, first).inverse() if turned else Indel.opcodes(first, second)
    parts = [(one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end) for one in steps]
    return tuple(_merged(a, b, mine, other, parts))


def _merged(
    a: str,
    b: str,
    mine: Sequence[Word],
    other: Sequence[Word],
    steps: Iterable[tuple[str, int, int, int, int]],
) -> Iterator[WordRun]:
    """Insertions and deletions between two stretches that are the same make one run."""
    open_: tuple[int, int, int, int] | None = None
    for tag, a_start, a_end, b_start, b_end in steps:
        if tag == "equal":
            if open_ is not None:
                yield _run(a, b, mine, other, open_, same=False)
            open_ = None
            yield _run(a, b, mine, other, (a_start, a_end, b_start, b_end), same=True)
        elif open_ is None:
            open_ = (a_start, a_end, b_start, b_end)
        else:
            open_ = (open_[0], a_end, open_[2], b_end)
    if open_ is not None:
        yield _run(a, b, mine, other, open_, same=False)


def _run(
    a: str,
    b: str,
    mine: Sequence[Word],
    other: Sequence[Word],
    part: tuple[int, int, int, int],
    *,
    same: bool,
) -> WordRun:
    a_start, a_end, b_start, b_end = part
    return WordRun(same=same, a=_slice(a, mine, a_start, a_end), b=_slice(b, other, b_start, b_end))


def _slice(text: str, words: Sequence[Word], start: int, end: int) -> str:
    """Words with the blanks behind them, so that the runs of a text make the text again."""
    if start == end:
        return ""
    return text[words[start].start : words[end].start if end < len(words) else len(text)]
