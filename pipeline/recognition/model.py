"""The language of plans as a file: learnt from the texts of a register, kept beside its tables."""

import io
import zipfile
import zlib
from pathlib import Path

import numpy as np

from parsers.layout.scan.language import Language, Tables
from pipeline.recognition.aids import DAMAGED
from pipeline.store.places import Place, fetched, put
from schemas.diagnostics import UnreadableDocument


def save(tables: Tables, file: Place) -> int:
    """Whole or not at all; bytes written."""
    stream = io.BytesIO()
    words = np.frombuffer("\n".join(tables.words).encode(), np.uint8)
    np.savez_compressed(stream, words=words, **{name: getattr(tables, name) for name in _ARRAYS})
    data = stream.getvalue()
    if isinstance(file, Path):
        beside = file.with_name(f"{file.name}.new")
        beside.write_bytes(data)
        beside.replace(file)
    else:
        put(file, data)
    return len(data)


def language_of(file: Place) -> Language | None:
    """The language in a file; None where there is none. Raises ``UnreadableDocument``: a scan read without it would say
    other words than its neighbours.
    """
    try:
        data = fetched(file)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableDocument(
            DAMAGED, f"{file}, by which scans are read, cannot be opened: {error.strerror}"
        ) from error
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            words = tuple(stored["words"].tobytes().decode().split("\n"))
            return Language(Tables(words, *(stored[name] for name in _ARRAYS)))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise UnreadableDocument(
            DAMAGED,
            f"{file}, by which scans are read, is damaged: `plans learn` makes it anew",
        ) from error


_ARRAYS = Tables._fields[1:]
