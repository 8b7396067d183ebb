"""Words of a part of a page, told from its corner, as words of the page."""

from collections.abc import Iterable

from parsers.layout.scan.engine import Part, Word


def moved(words: Iterable[Word], part: Part) -> list[Word]:
    """What stands in ``part``, told from the corner of its page."""
    x, y = part.left, part.top
    if x == y == 0:
        return list(words)
    return [
        word._replace(
            edges=tuple(one + x for one in word.edges),
            tops=tuple(one + y for one in word.tops),
            bottoms=tuple(one + y for one in word.bottoms),
            baseline=word.baseline + y,
        )
        for word in words
    ]
