"""Tesseract, kept open for as long as a process lives."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from threading import local

import tesserocr

from parsers.layout.scan.engine import Form, Grey, Part, Word

_FORMS = {
    Form.COLUMNS: tesserocr.PSM.AUTO,
    Form.BLOCK: tesserocr.PSM.SINGLE_BLOCK,
    Form.LINE: tesserocr.PSM.SINGLE_LINE,
    Form.NUMBER: tesserocr.PSM.SINGLE_LINE,
}
_FIGURES = "0123456789."
LANGUAGE = "vie"


class Tesseract:
    """``folder`` holds ``vie.traineddata``. Each thread has an engine of its own; each part is read as if there were
    nothing else on its page.
    """

    def __init__(self, folder: Path) -> None:
        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
        self._folder = str(folder)
        self._own = local()

    @cached_property
    def identity(self) -> str:
        """Which engine it is, which letters it learnt, and how it is asked and understood: all of this module."""
        with (Path(self._folder) / f"{LANGUAGE}.traineddata").open("rb") as file:
            learnt = hashlib.file_digest(file, "sha256").hexdigest()
        asked = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
        return f"tesseract {tesserocr.tesseract_version().split()[1]} {learnt} {asked}"

    def words(self, picture: Grey, parts: Sequence[Part], dpi: int) -> list[list[Word]]:
        return [self._part(picture, part, dpi) for part in parts]

    def _part(self, picture: Grey, part: Part, dpi: int) -> list[Word]:
        # by itself, for as a rectangle of a picture as wide but higher it is read as nonsense (Tesseract 5.5)
        piece = picture[part.top : part.bottom, part.left : part.right]
        height, width = piece.shape
        api = self._api
        api.SetPageSegMode(_FORMS[part.form])
        api.SetVariable("tessedit_char_whitelist", _FIGURES if part.form is Form.NUMBER else "")
        api.SetImageBytes(piece.tobytes(), width, height, 1, width)
        api.SetSourceResolution(dpi)
        api.Recognize()
        found = api.GetIterator()
        return list(_words(found, part.left, part.top)) if found is not None else []

    @property
    def _api(self) -> "tesserocr.PyTessBaseAPI":
        if not hasattr(self._own, "api"):
            self._own.api = tesserocr.PyTessBaseAPI(
                path=self._folder, lang=LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY
            )
        return self._own.api


def _words(found: "tesserocr.PyResultIterator", x: int, y: int) -> Iterator[Word]:
    """What was found in a part whose corner is at ``x``, ``y``. A word ends where the next begins: asked whether it ends, the
    iterator goes there and back, which takes longer than all else here.
    """
    line = -1
    symbol, word = tesserocr.RIL.SYMBOL, tesserocr.RIL.WORD
    more = not found.Empty(symbol)
    while more:
        if found.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
            line += 1
            size = found.RowAttributes()["row_height"]
            level = found.Baseline(tesserocr.RIL.TEXTLINE)
        box = found.BoundingBox(word)
        confidence = found.Confidence(word) / 100
        text: list[str] = []
        edges: list[int] = []
        tops: list[int] = []
        bottoms: list[int] = []
        while True:
            letter = found.GetUTF8Text(symbol)
            start, top, end, bottom = found.BoundingBox(symbol)
            left = max(start + x, edges[-1]) if edges else box[0] + x
            last = max(end + x, left)
            edges += [left + (last - left) * at // len(letter) for at in range(len(letter))]
            tops += [top + y] * len(letter)
            bottoms += [bottom + y] * len(letter)
            text.append(letter)
            more = found.Next(symbol)
            if not more or found.IsAtBeginningOf(word):
                break
        told = "".join(text)
        yield Word(
            told,
            (*edges, max(box[2] + x, last)),
            tuple(tops),
            tuple(bottoms),
            _level(level, (box[0] + box[2]) / 2, box[3], size) + y,
            size,
            (confidence,) * len(told),
            line,
        )


def _level(
    line: tuple[tuple[int, int], tuple[int, int]] | None, x: float, bottom: int, size: float
) -> float:
    """Where the baseline of a line passes a place."""
    if not line:
        return bottom
    (x1, y1), (x2, y2) = line
    level = y1 if x1 == x2 else y1 + (x - x1) * (y2 - y1) / (x2 - x1)
    # of a line of one short word it may be told far away (5.5.4)
    return level if abs(level - bottom) <= size else bottom
