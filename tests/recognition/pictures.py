"""Pages as pictures, PDFs of them, and an engine that reads none."""

import io
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from parsers.layout.scan.engine import Word

DPI = 200
SAMPLE = Path(__file__).parents[2] / "data/raw" / "mau-chuyen-doi-so-quan-2024.pdf"


@cache
def drawn(number: int = 0, dpi: int = DPI) -> Image.Image:
    """A page of a plan."""
    pdf = pdfium.PdfDocument(SAMPLE)
    picture = pdf[number].render(scale=dpi / 72).to_pil().convert("L")
    pdf.close()
    return picture


def blank(shade: int = 255, size: tuple[int, int] = (1654, 2339)) -> Image.Image:
    return Image.new("L", size, shade)


def pdf_of(*pages: Image.Image, dpi: int = DPI) -> bytes:
    """A PDF that holds nothing but pictures."""
    stream = io.BytesIO()
    first, *others = (
        page.copy() for page in pages
    )  # a picture keeps what it was saved with (Pillow 13)
    first.save(stream, "PDF", save_all=True, append_images=others, resolution=dpi)
    return stream.getvalue()


class Reader:
    """An engine that says the same word of each part, and counts what it is asked."""

    identity = "made up 1"

    def __init__(self, text: str = "kế") -> None:
        self.text = text
        self.asked = 0

    def words(self, _picture, parts, _dpi):
        self.asked += len(parts)
        return [[word(self.text, part.left, part.top)] for part in parts]


def word(text: str, left: int = 0, top: int = 0) -> Word:
    count = len(text)
    return Word(
        text,
        tuple(left + 3 * at for at in range(count + 1)),
        (top + 2,) * count,
        (top + 9,) * count,
        top + 8.25,
        10.5,
        (0.9, 1 / 3, *(0.5,) * count)[:count],
        0,
    )


def noise(seed: int, height: int = 200, width: int = 300) -> np.ndarray:
    """A picture of nothing, another one for each seed."""
    return np.random.default_rng(seed).integers(0, 256, (height, width), dtype=np.uint8)
