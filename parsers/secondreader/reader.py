"""The trained pipeline of the second reader; see the package."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Self

from spacy.language import Language

from parsers.secondreader.frame import LABEL, blank

WEIGHTS = "weights.bin"
_EXCLUDED = ("vocab", "tokenizer")
"""Words are hashed and the tokenizer is built: neither has anything to keep."""


class SecondReader:
    """Measures of sentences; ``trained()`` has the weights of the distribution."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @classmethod
    @cache
    def trained(cls) -> Self:
        """The reader with the weights of the distribution, loaded once."""
        return cls.of_bytes(resources.files("parsers.secondreader").joinpath(WEIGHTS).read_bytes())

    @classmethod
    def of_bytes(cls, data: bytes) -> Self:
        return cls(blank().from_bytes(data, exclude=_EXCLUDED))

    def to_bytes(self) -> bytes:
        return self._nlp.to_bytes(exclude=_EXCLUDED)

    def asks(self, sentence: str) -> float:
        """How sure it is that a sentence asks somebody to report, or to hand something in: 0 to 1."""
        return next(self.asks_each((sentence,)))

    def asks_each(self, sentences: Iterable[str]) -> Iterator[float]:
        """The measure of each sentence, in their order."""
        for doc in self._nlp.pipe(sentences):
            yield float(doc.cats[LABEL])
