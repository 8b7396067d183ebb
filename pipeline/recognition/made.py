"""The parts of a recogniser put together, for as long as a process lives."""

from pathlib import Path

import cv2

from parsers.layout.scan.engine import Recogniser
from pipeline.recognition.aids import Aids
from pipeline.recognition.cache import Remembering, opened
from pipeline.recognition.model import language_of
from pipeline.recognition.pace import over
from pipeline.recognition.tesseract import Tesseract
from pipeline.store.places import place_of


def made(folder: Path, aids: Aids | None) -> Recogniser:
    """``folder``: of Tesseract's data. Raises ``UnreadableDocument`` where the language is damaged."""
    cv2.setNumThreads(1)  # pages are read side by side
    known = aids or Aids()
    language = language_of(place_of(known.language)) if known.language is not None else None
    engine = Tesseract(folder)
    memory = opened(Path(known.recognised)) if known.recognised is not None else None
    reads = Remembering(engine, memory) if memory is not None else engine
    return Recogniser(reads, language, over)
