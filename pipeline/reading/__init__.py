"""One document through the straight line: bytes, layout, outline, record.

Nothing here touches a disk. ``attempt`` is the border between the parsers and a run: behind it a
file either has a ``Reading`` or a ``Failure`` that says in one line what is wrong and what to do.
"""

import gc
import hashlib
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import PurePath
from typing import NamedTuple

from parsers.layout import read
from parsers.layout.sniff import DOC, DOCX, ODT, RTF, UNKNOWN, sniff
from parsers.semantics.stage import annotate
from parsers.structure import outline as outline_of
from pipeline import PARSER_VERSION
from pipeline.reading.office import to_docx
from pipeline.recognition import recogniser
from pipeline.recognition.aids import Aids
from pipeline.record.assemble import assemble
from schemas.diagnostics import UnreadableDocument
from schemas.layout import SourceDocument, SourceInfo
from schemas.plan import Plan
from schemas.structure import Outline
from schemas.vocabulary import SourceStatus

CONVERTED = {DOC: ".doc", RTF: ".rtf", ODT: ".odt"}
"""Formats LibreOffice turns into DOCX first."""

# QPDF's remarks on damaged files: what they mean for the plan stands in its diagnostics
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


class Reading(NamedTuple):
    """A document at every stage of the line."""

    source: SourceDocument
    outline: Outline
    plan: Plan


class Failure(NamedTuple):
    """Why a file was not read."""

    status: SourceStatus
    code: str
    message: str
    media_type: str


@contextmanager
def _whole() -> Iterator[None]:
    """Without the collector's passes: what is made while one document is read is kept until it is read,
    so that looking for garbage again and again finds none (one part in twenty of the time).
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def read_stages(data: bytes, name: str, aids: Aids | None = None) -> Reading:
    """The document, its outline and its record; ``aids``: what pictures are read with. Raises ``UnreadableDocument``."""
    info = SourceInfo(name, hashlib.sha256(data).hexdigest(), sniff(data))
    if (ending := CONVERTED.get(info.media_type)) is not None:
        layout = read(to_docx(data, ending), DOCX)
    else:
        layout = read(data, info.media_type, partial(recogniser, aids))
    found = outline_of(layout.value)
    said = (*layout.diagnostics, *found.diagnostics)
    plan = assemble(layout.value, found.value, said, info=info, mentions=annotate(found.value))
    return Reading(layout.value, found.value, plan)


@_whole()
def read_plan(data: bytes, name: str) -> Plan:
    """The record of one plan from the bytes of its file. Raises ``UnreadableDocument``."""
    return read_stages(data, name).plan


@_whole()
def attempt(data: bytes, name: str, aids: Aids | None = None) -> Reading | Failure:
    """``read_stages``, with every way to fail as a value."""
    media_type = UNKNOWN
    try:
        media_type = sniff(data)
        return read_stages(data, name, aids)
    except UnreadableDocument as error:
        status = SourceStatus.UNSUPPORTED if error.unsupported else SourceStatus.FAILED
        return Failure(status, error.code, one_line(str(error)), media_type)
    except Exception as error:  # noqa: BLE001 - a bug of ours must not stop the other files of a run
        return Failure(SourceStatus.FAILED, "internal_error", _bug_report(error), media_type)


def cannot_open(error: OSError) -> Failure:
    """The failure of a file the system would not give us."""
    reason = error.strerror or type(error).__name__
    message = f"the file cannot be opened: {reason}; check that it exists and may be read"
    return Failure(SourceStatus.FAILED, "io_error", one_line(message), UNKNOWN)


def one_line(text: str) -> str:
    return " ".join(text.split())


def _bug_report(error: Exception) -> str:
    """What a person needs to report the bug: type and place; never the document's own words."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{PurePath(frame.filename).name}:{frame.lineno}"
    kind = type(error).__name__
    return (
        f"plans {PARSER_VERSION} has a bug here ({kind} at {place}); "
        "the file may be fine: please report it, with the file if you may share it"
    )
