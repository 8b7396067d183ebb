"""What a ``SourceDocument`` does not keep of a DOCX and its HTML wants: bold words inside paragraphs, columns."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from parsers.layout.text import normalise
from tests.twins.relaid import MAIN, NOTES, column_shares, top_tables

OFF = {"0", "false", "off"}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph with one look."""

    text: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Looks:
    """By the words of a paragraph its runs; by place (``t1``) the shares of a table's columns."""

    runs: dict[str, tuple[Run, ...]]
    columns: dict[str, list[float]]

    def emphasis(self, text: str, *, bold: bool, italic: bool) -> list[tuple[bool, bool]]:
        """Bold and italic of each character; those of the whole paragraph where its runs say nothing."""
        out = [(bold, italic)] * len(text)
        if bold and italic:
            return out
        at = 0
        for run in self.runs.get(_key(text), ()):
            words = normalise(run.text)
            start = text.find(words, at) if words else -1
            if start < 0:
                continue
            at = start + len(words)
            out[start:at] = [(bold or run.bold, italic or run.italic)] * len(words)
        return out


def looks_of(data: bytes) -> Looks:
    """The looks of the paragraphs that mix them, and of the tables."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        roots = {
            name: etree.fromstring(package.read(name)) for name in (MAIN, NOTES) if name in names
        }
    runs: dict[str, tuple[Run, ...]] = {}
    for paragraph in _each(roots.values(), "w:p"):
        found = tuple(_runs(paragraph))
        if len({(run.bold, run.italic) for run in found if run.text.strip()}) > 1:
            runs[_key("".join(run.text for run in found))] = found
    tables = enumerate(top_tables(roots[MAIN]))
    return Looks(runs, {f"t{index}": column_shares(table) for index, table in tables})


def _each(roots: Iterable[Any], tag: str) -> Iterator[Any]:
    for root in roots:
        yield from root.iter(qn(tag))


def _runs(paragraph: Any) -> Iterator[Run]:
    for run in paragraph.iter(qn("w:r")):
        properties = run.find(qn("w:rPr"))
        text = "".join(
            (child.text or "") if child.tag == qn("w:t") else " "
            for child in run.iterchildren(qn("w:t"), qn("w:tab"), qn("w:br"))
        )
        yield Run(text, _on(properties, "w:b"), _on(properties, "w:i"))


def _on(properties: Any, tag: str) -> bool:
    child = None if properties is None else properties.find(qn(tag))
    return child is not None and child.get(qn("w:val")) not in OFF


def _key(text: str) -> str:
    """Words alone: an automatic number or a space more makes no other paragraph."""
    return "".join(char for char in normalise(text) if char.isalpha())
