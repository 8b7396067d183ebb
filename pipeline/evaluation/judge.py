"""One piece of gold and one find become an ``Item``; nothing on either side is no item."""

from collections.abc import Iterator

from pipeline.evaluation.fields import FIELDS
from pipeline.evaluation.matchers import Value, matchers_of
from pipeline.evaluation.results import Item


def judged(
    name: str, key: str, gold: Value | None, got: Value | None, *, row: str | None = None
) -> Iterator[Item]:
    """The item of a field, judged by every matcher.

    ``judged("header.serial", "serial", ("12",), None)`` gives one missed item; with None twice it
    gives none. What is found beyond the gold of a field of recall only gives none either.
    """
    field = FIELDS[name]
    if gold is None and (got is None or field.recall_only):
        return
    right = matchers_of(field, gold, got) if gold is not None and got is not None else ()
    yield Item(field=name, key=key, gold=gold, got=got, right=right, row=row)
