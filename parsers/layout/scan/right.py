"""What an engine read, put right by what plans say: numbers by their forms, marks by the words beside them.

What was read is kept beside what is told (``Word.raw``).
"""

from collections.abc import Sequence

from parsers.layout.scan.digits import with_digits
from parsers.layout.scan.engine import Word
from parsers.layout.scan.language import Language


def put_right(parts: Sequence[Sequence[Word]], language: Language | None) -> list[list[Word]]:
    """The words of each part of a page."""
    told = [with_digits([word for word in part if word.text.strip()]) for part in parts]
    return [_in_language(part, language) for part in told] if language is not None else told


def _in_language(words: Sequence[Word], language: Language) -> list[Word]:
    texts = language.corrected([word.text for word in words], [word.confidence for word in words])
    return [word.put_right(text) for word, text in zip(words, texts, strict=True)]
