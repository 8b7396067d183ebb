"""``--min header=0.98``: scores that must be reached.

A name is a group, a field or ``overall``, for one reader with a prefix: ``sections``,
``header.subject``, ``docx:rows``. The score is F1; recall where only recall says something.
"""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.evaluation.fields import FIELDS, GROUPS
from pipeline.evaluation.results import DocumentResult
from pipeline.evaluation.scores import Score, by_field, by_group, overall

_OVERALL = "overall"
_READERS = ("docx", "pdf", "ocr")


class Threshold(NamedTuple):
    """``docx:rows=0.95``; without a reader, DOCX and PDF together."""

    readers: tuple[str, ...]
    name: str
    least: float


class BadThreshold(ValueError):
    """A threshold that cannot be read; ``str()`` says what is expected."""


def parse_threshold(text: str) -> Threshold:
    """``rows=0.95`` as a threshold. Raises ``BadThreshold``."""
    name, _, number = text.partition("=")
    reader, colon, rest = name.rpartition(":")
    try:
        least = float(number)
    except ValueError:
        least = -1.0
    known = rest in {_OVERALL, *GROUPS, *FIELDS} and (not colon or reader in _READERS)
    if not known or not 0 <= least <= 1:
        raise BadThreshold(
            f"--min {text}: expected NAME=0.98, NAME one of {', '.join((_OVERALL, *GROUPS))}"
            " or a field such as header.subject, after docx:, pdf: or ocr: for one reader"
        )
    return Threshold((reader,) if colon else ("docx", "pdf"), rest, least)


def below(
    documents: Iterable[DocumentResult], thresholds: Iterable[Threshold], matcher: str
) -> tuple[str, ...]:
    """One sentence for every threshold that is not reached; nothing to judge is not reached."""
    every = tuple(documents)
    said = []
    for readers, name, least in thresholds:
        part = tuple(document for document in every if document.reader in readers)
        found = _score(part, name, matcher)
        label = f"{'+'.join(readers)} {name}"
        if found is None or found.f1 is None:
            said.append(f"{label}: nothing to judge, {least:.3f} is asked for")
        elif found.f1 < least:
            said.append(f"{label}: {found.f1:.4f} is below {least:.3f}")
    return tuple(said)


def _score(documents: tuple[DocumentResult, ...], name: str, matcher: str) -> Score | None:
    if name == _OVERALL:
        return overall(documents, matcher)
    return {**by_group(documents, matcher), **by_field(documents, matcher)}.get(name)
