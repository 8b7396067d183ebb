"""Who is named: the one door of this package to the reading of bodies, posts and persons."""

import re
from functools import lru_cache

from parsers.semantics.agencies import read_chain

__all__ = ["is_people", "people_end"]

_PARTS = re.compile(r"[;\n]")
_PERSON = re.compile(
    r"(?:(?:[Cc]ô|[Tt]hầy|[Ôô]ng|[Bb]à|[Đđ]/c|[Đđ]ồng chí)\s+(?:[A-ZĐÀ-Ỹ]\w*\s?){1,5}(?:,\s*|$)){1,9}"
)
_END = " .:;,"


@lru_cache(maxsize=4096)
def is_people(text: str) -> bool:
    """Nothing but bodies, posts, persons and what parts them."""
    parts = [part.strip(_END) for part in _PARTS.split(text)]
    parts = [part for part in parts if part]
    return bool(parts) and all(people_end(part) == len(part) for part in parts)


def people_end(text: str) -> int:
    """Where the bodies and persons a text begins with end; 0 when it begins with none."""
    if person := _PERSON.match(text):
        return person.end()
    actors = read_chain(text)
    return actors[-1].span.end if actors else 0
