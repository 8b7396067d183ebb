"""A schedule written as dated lines: ``15/11: Phát động cuộc thi`` · ``Tháng 3: tập huấn cho cán bộ thôn``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.keys import ascii_key
from parsers.structure.labels import strip_bullet
from parsers.structure.stuff import does, is_time
from parsers.structure.values import cut_of
from schemas.layout import SourceDocument
from schemas.structure import Section, Value

_CALENDAR = re.compile(r"\blich\b|tien do|lo trinh|thoi gian|ke hoach thuc hien")
_DAY = re.compile(
    r"\d{1,2}\s*/\s*\d{1,4}|\b(?:ngày|tháng|quý|tuần)\s+(?:thứ\s+)?[\dIVX]", re.IGNORECASE
)
_COLON = re.compile(r":\s+")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Dated:
    """A line of a schedule."""

    paragraph: Value
    time: Value
    task: Value


def dated_lines(source: SourceDocument, section: Section) -> Sequence[Dated]:
    """The lines of a section that are a schedule; two at least, of work or under a heading that says so."""
    found = list(_lines(source, section))
    if len(found) < _LEAST:
        return ()
    title = ascii_key(section.title.text) if section.title else ""
    work = 2 * sum(does(line.task.text) for line in found) >= len(found)
    return found if work or _CALENDAR.search(title) else ()


def _lines(source: SourceDocument, section: Section) -> Iterator[Dated]:
    for paragraph in section.paragraphs:
        if ":" not in paragraph.text:
            continue
        bare = strip_bullet(source, paragraph)
        colon = _COLON.search(bare.text)
        if colon is None or not _DAY.search(bare.text, 0, colon.start()):
            continue
        if not is_time(bare.text[: colon.start()]):
            continue
        time = cut_of(source, bare, 0, colon.start())
        task = cut_of(source, bare, colon.end(), len(bare.text))
        if time is not None and task is not None:
            yield Dated(paragraph, time, task)
