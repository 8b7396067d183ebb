"""The engine that reads pictures, where this machine has one.

Tesseract comes with its binding; its Vietnamese data is a package of the system (Debian and Ubuntu:
``tesseract-ocr-vie``) or a folder named in ``TESSDATA_PREFIX``.
"""

import os
from functools import cache
from pathlib import Path

from parsers.layout.scan.engine import Engine

DATA = "vie.traineddata"
FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


@cache
def engine() -> Engine | None:
    """The engine of this process; None where its data is not installed."""
    folder = data_folder()
    if folder is None:
        return None
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # four threads take three times the work
    from pipeline.recognition.tesseract import Tesseract  # noqa: PLC0415 - loads OpenCV and Tesseract

    return Tesseract(str(folder))


def data_folder() -> Path | None:
    """Where the Vietnamese data of Tesseract lies."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders = (*((named,) if named else ()), *FOLDERS)
    return next((Path(one) for one in folders if (Path(one) / DATA).is_file()), None)
