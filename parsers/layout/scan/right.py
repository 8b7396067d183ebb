"""What an engine read, put right by what plans say: numbers and fixed lines by their forms, marks by the words beside them.

What was read is kept beside what is told (``Word.raw``).
"""

from collections.abc import Sequence
from typing import NamedTuple

from parsers.layout.scan.digits import plain, with_digits
from parsers.layout.scan.engine import Word
from parsers.layout.scan.forms import in_form
from parsers.layout.scan.language import Language
from parsers.layout.scan.marks import with_marks


class Told(NamedTuple):
    """The words of each part of a page, and words that were taken out of the forms they stood in."""

    parts: list[list[Word]]
    out: list[list[Word]]


def put_right(
    parts: Sequence[Sequence[Word]],
    language: Language | None,
    *,
    first: bool,
) -> Told:
    """``first``: the page may have a letterhead."""
    told, out = [], []
    for part in parts:
        kept, taken = in_form([word.spelled(plain(word.text)) for word in part], first=first)
        words = with_digits(with_marks(kept))
        told.append(_in_language(words, language) if language is not None else words)
        out.append(taken)
    return Told(told, out)


def _in_language(words: Sequence[Word], language: Language) -> list[Word]:
    if any(word.serial for word in words):
        return list(words)  # a number, whatever was read
    texts = language.corrected([word.text for word in words], [word.confidence for word in words])
    return [word.spelled(text) for word, text in zip(words, texts, strict=True)]
