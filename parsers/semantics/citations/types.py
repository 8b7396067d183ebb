"""Document types (tên loại) of the lexicon, and finding their words in a folded text.

``type_words("… Chương trình phối hợp số 01 …")`` meets ``chuong-trinh-phoi-hop``: the longest wins.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from parsers.lexicon import load


@dataclass(frozen=True, slots=True)
class DocType:
    """One row of ``document_types.toml``."""

    slug: str
    words: tuple[str, ...]
    codes: tuple[str, ...] = ()
    scope: str | None = None
    issuer: str | None = None
    named: bool = False
    titled: bool = False


@cache
def types_by_slug() -> dict[str, DocType]:
    return types_of(load("document_types.toml"))


def types_of(data: Mapping[str, Any]) -> dict[str, DocType]:
    """Types by slug from the contents of their file."""
    return {row["slug"]: _doc_type(row) for row in data["type"]}


@cache
def types_by_word() -> dict[str, DocType]:
    """Lower-case words, as folded: ``kế hoạch phối hợp``."""
    return {word.lower(): one for one in types_by_slug().values() for word in one.words}


@cache
def word_pattern() -> re.Pattern[str]:
    """Any type word, longest first, in any case.

    The alternatives open with plain letters, each in both cases: the search then skips to those letters.
    """
    words = sorted(types_by_word(), key=len, reverse=True)
    firsts = dict.fromkeys(word[0] for word in words)
    behind = {c: "|".join(re.escape(word[1:]) for word in words if word[0] == c) for c in firsts}
    return re.compile(
        "|".join(
            rf"{letter}(?<!\w.)(?i:{behind[first]})(?!\w)"
            for first in firsts
            for letter in (first, first.upper())
        )
    )


@cache
def type_of_code(code: str) -> DocType | None:
    """The plain type of a number's code: QĐ -> Quyết định; None for codes of several types."""
    found = [one for one in types_by_slug().values() if one.codes and one.codes[0] == code]
    return found[0] if len(found) == 1 else None


def _doc_type(row: dict[str, Any]) -> DocType:
    return DocType(
        slug=row["slug"],
        words=tuple(row["words"]),
        codes=tuple(row.get("codes", ())),
        scope=row.get("scope"),
        issuer=row.get("issuer"),
        named=row.get("named", False),
        titled=row.get("titled", False),
    )
