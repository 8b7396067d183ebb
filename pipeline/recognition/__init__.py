"""What reads pictures, where this machine has it: an engine, what it read before, and the language learnt from a register.

Tesseract comes with its binding (``pip install 'plans[ocr]'``); its Vietnamese data is a package of the system (Debian
and Ubuntu: ``tesseract-ocr-vie``) or lies in the folder named in ``TESSDATA_PREFIX``.
"""

import functools
import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.layout.scan.engine import Recogniser
    from pipeline.recognition.aids import Aids

DATA = "vie.traineddata"
FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


@functools.cache
def recogniser(aids: "Aids | None" = None) -> "Recogniser | None":
    """What this process reads pictures with; None where it cannot (``missing`` says why)."""
    folder = data_folder()
    if folder is None or missing() is not None:
        return None
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # four threads take three times the work
    from pipeline.recognition.made import made  # noqa: PLC0415 - loads OpenCV and Tesseract

    return made(folder, aids)


def missing() -> str | None:
    """What has to be installed before pictures can be read; None where all is there."""
    if any(find_spec(name) is None for name in ("tesserocr", "cv2")):
        return "pip install 'plans[ocr]'"
    if data_folder() is None:
        return "apt install tesseract-ocr-vie"
    return None


def data_folder() -> Path | None:
    """Where the Vietnamese data of Tesseract lies."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders = (*((named,) if named else ()), *FOLDERS)
    return next((Path(one) for one in folders if (Path(one) / DATA).is_file()), None)
