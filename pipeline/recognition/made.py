"""The parts of a recogniser put together, for as long as a process lives."""

import resource
from collections.abc import Sequence
from pathlib import Path

import cv2

from parsers.layout.scan.engine import MOST_PIXELS, Grey, Part, Recogniser, Word
from pipeline.batch import processes
from pipeline.recognition import DATA
from pipeline.recognition.aids import DAMAGED_DATA, Aids
from pipeline.recognition.cache import Remembering, opened
from pipeline.recognition.model import language_of
from pipeline.recognition.pace import over
from pipeline.recognition.reliability import TESSERACT
from pipeline.recognition.tesseract import Tesseract
from pipeline.store.places import place_of
from schemas.diagnostics import UnreadableDocument

BYTES = 5
"""A pixel of a picture takes so many while PDFium draws it: JPEG 2000 in colour 4.3, all others less. As much again is
for reading.
"""


def made(folder: Path, aids: Aids | None) -> Recogniser:
    """``folder``: of Tesseract's data. Raises ``UnreadableDocument`` where the language is damaged."""
    cv2.setNumThreads(1)  # pages are read side by side
    known = aids or Aids()
    language = language_of(place_of(known.language)) if known.language is not None else None
    engine = _Opening(folder)
    memory = opened(Path(known.recognised)) if known.recognised is not None else None
    reads = Remembering(engine, memory) if memory is not None else engine
    return Recogniser(reads, language, over, _most_pixels(), TESSERACT)


class _Opening(Tesseract):
    """Tesseract that says what to do where its data cannot be opened. (Not in the module of ``Tesseract``: by that what was read before
    is known.)
    """

    def words(self, picture: Grey, parts: Sequence[Part], dpi: int) -> list[list[Word]]:
        try:
            return super().words(picture, parts, dpi)
        except RuntimeError as error:
            raise UnreadableDocument(
                DAMAGED_DATA,
                f"Tesseract cannot open {Path(self._folder) / DATA}, by which scans are read: it is damaged or of another version; install"
                " tesseract-ocr-vie anew",
            ) from error


def _most_pixels() -> int:
    """Of a picture, by what memory this process may still take."""
    limit, _ = resource.getrlimit(resource.RLIMIT_DATA)
    if limit == resource.RLIM_INFINITY:
        return MOST_PIXELS
    return min(max(limit - processes.data(), 0) // (2 * BYTES), MOST_PIXELS)
