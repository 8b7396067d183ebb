"""Sentences people marked: does this one ask for a report?

Three kinds of source: gold of whole plans (``report_duties`` with their quotes), tables of paragraphs with
their duties behind ``=``, and JSON lists of paragraphs with ``duties``. What the gold calls optional, and
a sentence that holds only a part of a quote, are neither: they are left out.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from parsers.secondreader.sentences import sentences
from parsers.semantics.wording import speaks_of_report
from pipeline.evaluation.gold import Case, Duty, find_cases
from pipeline.evaluation.matchers import share_within, soft_key
from pipeline.reading import Failure, attempt

_WHOLE = 0.85
"""Share of the words of a quote a sentence must hold to be its sentence."""
_PART = 0.5
"""From this share on it may be: left out."""
_SHORTEST = 12
_WITHIN = 40
"""Characters of a sentence that lies inside a longer quote and is a duty of its own."""
_EASY = 6
"""One in so many of the sentences that do not speak of reports is kept: they teach little."""


class Example(NamedTuple):
    """One sentence, and whether somebody marked it as a duty to report."""

    document: str
    sentence: str
    asks: bool


def of_gold(folder: Path, files: Mapping[str, Path]) -> Iterator[Example]:
    """Sentences of the plans of a folder of gold that are there, one rendition each. Raises ``BadGold``."""
    seen: set[str] = set()
    for case in find_cases(folder):
        file = case.file if case.file.is_file() else files.get(case.file.name)
        if case.name not in seen and file is not None:
            seen.add(case.name)
            yield from _of_case(case, file)


def of_table(file: Path) -> Iterator[Example]:
    """Paragraphs between blank lines, each with its duties behind ``=``; ``#`` opens a remark."""
    for place, block in enumerate(file.read_text("utf-8").split("\n\n")):
        text, *duties = block.strip().split("\n")
        if text and not text.startswith("#"):
            yield Example(f"{file.name}:{place}", text, bool(duties))


def of_pieces(file: Path) -> Iterator[Example]:
    """A JSON list of ``{"id", "text", "duties": [{"optional"}]}``."""
    for piece in json.loads(file.read_text("utf-8")):
        firm = [one for one in piece["duties"] if not one.get("optional")]
        if firm or not piece["duties"]:
            yield Example(piece["id"], piece["text"], bool(firm))


def _of_case(case: Case, file: Path) -> Iterator[Example]:
    outcome = attempt(file.read_bytes(), file.name)
    if isinstance(outcome, Failure) or case.gold.report_duties is None:
        return
    text = outcome.plan.text
    for span in sentences(text):
        sentence = text[span.start : span.end]
        if len(sentence) < _SHORTEST:
            continue
        asks = _asks(sentence, case.gold.report_duties)
        if asks or (asks is False and _is_kept(sentence)):
            yield Example(case.name, sentence, asks)


def _asks(sentence: str, duties: Iterable[Duty]) -> bool | None:
    """Whether one of the duties is told here; None where nobody can say."""
    told = [duty for duty in duties if _tells(sentence, duty.quote)]
    if told:
        return None if all(duty.optional for duty in told) else True
    key = soft_key(sentence)
    near = any(
        key in soft_key(duty.quote) or share_within(duty.quote, sentence) >= _PART
        for duty in duties
    )
    return None if near else False


def _tells(sentence: str, quote: str) -> bool:
    key, whole = soft_key(sentence), soft_key(quote)
    within = len(key) > _WITHIN and key in whole
    return within or share_within(quote, sentence) >= _WHOLE


def _is_kept(sentence: str) -> bool:
    if speaks_of_report(sentence):
        return True
    return blake2b(sentence.encode(), digest_size=1).digest()[0] % _EASY == 0


def gathered(
    folders: Iterable[Path], tables: Iterable[Path], files: Iterable[Path]
) -> tuple[Example, ...]:
    """All examples of folders of gold and of tables; ``files``: folders that hold documents of the gold."""
    where = {file.name: file for folder in files for file in sorted(folder.rglob("*.*"))}
    found = [one for folder in folders for one in of_gold(folder, where)]
    for table in tables:
        found += of_pieces(table) if table.suffix == ".json" else of_table(table)
    return tuple(dict.fromkeys(found))
