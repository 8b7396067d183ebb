"""Passages typed from the pictures of scans, found again in what was read: word errors, and how sure of each word it was.

A passage is a piece of one paragraph or cell (key ``text_sample`` of the gold of scans), so the order in which a page is
read does not matter.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from schemas.layout import SourceDocument

FOLDED = str.maketrans({"–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'"})
FOUND = 55.0
"""Of 100: a passage less alike is not there at all."""


class ReadWord(NamedTuple):
    """A word that was read; ``sure``: of its least sure character, None where nothing says so; ``changed``: the engine read
    another.
    """

    text: str
    sure: float | None = None
    changed: bool = False


class Passage(NamedTuple):
    """How a passage was read: its words, each with what stands in its place (None: nothing), and words that are too many."""

    pairs: tuple[tuple[str, ReadWord | None], ...]
    more: int

    @property
    def wrong(self) -> int:
        """Words to be changed, put in or taken out."""
        return sum(read is None or read.text != word for word, read in self.pairs) + self.more


def typed(file: Path) -> tuple[str, ...]:
    """The passages typed from a document, from its gold."""
    return tuple(one["text"] for one in json.loads(file.read_text()).get("text_sample", ()))


def words_of(source: SourceDocument) -> Iterator[ReadWord]:
    """All words of a document as it was read."""
    for line in source.lines:
        start = line.span.start
        at = 0
        for word in source.slice(line.span).split():
            at = source.text.index(word, start + at) - start
            end = at + len(word)
            sure = min(line.sure[at:end], default=None)
            raw = "".join(line.raw[at:end]) if line.raw else word
            yield ReadWord(_folded(word), sure, raw.strip() != word)
            at = end


def plain_words(text: str) -> Iterator[ReadWord]:
    """The words of a text of which nothing more is known."""
    return (ReadWord(word) for word in _folded(text).split())


def found(passages: Iterable[str], words: Sequence[ReadWord]) -> Iterator[Passage]:
    """Each passage, where it was read."""
    text = " ".join(word.text for word in words)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word.text) + 1
    for passage in passages:
        wanted = _folded(passage)
        place = partial_ratio_alignment(wanted, text, score_cutoff=FOUND) if text else None
        if place is None:
            yield Passage(tuple((word, None) for word in wanted.split()), 0)
            continue
        inside = [
            word
            for word, start in zip(words, starts, strict=True)
            if start + len(word.text) > place.dest_start and start < place.dest_end
        ]
        yield _aligned(wanted.split(), inside)


def _aligned(wanted: Sequence[str], read: Sequence[ReadWord]) -> Passage:
    pairs: list[tuple[str, ReadWord | None]] = []
    more = 0
    for step in Levenshtein.opcodes(wanted, [word.text for word in read]):
        old = wanted[step.src_start : step.src_end]
        new = read[step.dest_start : step.dest_end]
        if step.tag == "insert":
            more += len(new)
        else:
            pairs += zip(old, [*new, *([None] * len(old))], strict=False)
    return Passage(tuple(pairs), more)


def _folded(text: str) -> str:
    return " ".join(text.translate(FOLDED).split())
