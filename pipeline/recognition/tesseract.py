"""Tesseract, kept open for as long as a process lives."""

from collections.abc import Iterator, Sequence

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
    """``folder`` holds ``vie.traineddata``."""

    def __init__(self, folder: str) -> None:
        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
        self._api = tesserocr.PyTessBaseAPI(path=folder, lang=LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY)

    def words(self, picture: Grey, parts: Sequence[Part], dpi: int) -> list[list[Word]]:
        height, width = picture.shape
        self._api.SetImageBytes(picture.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(dpi)
        return [self._part(part) for part in parts]

    def _part(self, part: Part) -> list[Word]:
        self._api.SetPageSegMode(_FORMS[part.form])
        self._api.SetVariable(
            "tessedit_char_whitelist", _FIGURES if part.form is Form.NUMBER else ""
        )
        # a part as wide as the picture but not as high is read as nonsense (5.5.4): a pixel is left out
        left = max(part.left, 1)
        self._api.SetRectangle(left, part.top, part.right - left, part.bottom - part.top)
        self._api.Recognize()
        found = self._api.GetIterator()
        return list(_words(found)) if found is not None else []


def _words(found: "tesserocr.PyResultIterator") -> Iterator[Word]:
    line = -1
    symbol, word = tesserocr.RIL.SYMBOL, tesserocr.RIL.WORD
    text: list[str] = []
    edges: list[int] = []
    tops: list[int] = []
    bottoms: list[int] = []
    box = (0, 0, 0, 0)
    confidence = baseline = size = 0.0
    last = 0
    while True:
        if found.Empty(symbol):
            break
        if found.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
            line += 1
            size = found.RowAttributes()["row_height"]
            level = found.Baseline(tesserocr.RIL.TEXTLINE)
        if found.IsAtBeginningOf(word):
            box = found.BoundingBox(word)
            confidence = found.Confidence(word) / 100
            baseline = _level(level, (box[0] + box[2]) / 2, box[3], size)
            text, edges, tops, bottoms = [], [], [], []
        letter = found.GetUTF8Text(symbol)
        place = found.BoundingBox(symbol)
        left = max(place[0], edges[-1]) if edges else box[0]
        step = (max(place[2], left) - left) / max(len(letter), 1)
        edges += [round(left + step * at) for at in range(len(letter))]
        tops += [place[1]] * len(letter)
        bottoms += [place[3]] * len(letter)
        text.append(letter)
        last = max(place[2], left)
        if found.IsAtFinalElement(word, symbol):
            told, right = "".join(text), max(box[2], last)
            yield Word(
                told,
                (*edges, right),
                tuple(tops),
                tuple(bottoms),
                baseline,
                size,
                (confidence,) * len(told),
                line,
            )
        if not found.Next(symbol):
            break


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
