"""A reader for made-up files, so that store, ingest and command line meet every kind of trouble.

A file's bytes say what it is: ``plan``, ``plan with stray text``, ``encrypted``, ``spreadsheet``,
``bug``. What follows a colon only makes the bytes differ.
"""

import pytest

from pipeline import reading
from schemas.diagnostics import Outcome, UnreadableDocument
from tests.pipeline.plan_factories import needs_ocr, small_plan


def _read(data):
    kind = data.decode().split(":")[0]
    match kind:
        case "encrypted":
            raise UnreadableDocument("encrypted", "the file asks for a password;\nsave it without")
        case "spreadsheet":
            raise UnreadableDocument("unsupported_format", "a spreadsheet", unsupported=True)
        case "bug":
            raise ZeroDivisionError(data)
        case "picture":
            return Outcome(small_plan(), (needs_ocr(),))
        case "docx":
            return Outcome(small_plan(paper=False))
        case "stray":
            return Outcome(small_plan(stray="Một đoạn dài không thuộc phần nào của kế hoạch này"))
        case _:
            return Outcome(small_plan())


@pytest.fixture
def made_up_files(monkeypatch):
    """Parsers that read the made-up files; the pair travels through both stages."""
    pairs = {}

    def read(data, _media_type, _recogniser):
        outcome = _read(data)
        source, outline = outcome.value
        pairs[id(source)] = outline
        return Outcome(source, outcome.diagnostics)

    monkeypatch.setattr(reading, "sniff", lambda _: "application/pdf")
    monkeypatch.setattr(reading, "read", read)
    monkeypatch.setattr(reading, "outline_of", lambda source: Outcome(pairs[id(source)]))


@pytest.fixture
def raw(tmp_path, monkeypatch):
    """A working folder with an empty ``raw``."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "parsed"
