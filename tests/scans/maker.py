"""A PDF with a text layer to the scan of it: its pages as pictures, with what scanners and stamps do to them.

The same document and kind give the same bytes: chance has a fixed seed.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image

from parsers.layout.pdf.pdfium import opened, pages_of

Picture = npt.NDArray[np.uint8]
_Chance = np.random.Generator


class Kind(NamedTuple):
    """How a page is scanned."""

    dpi: int
    change: tuple[Callable[[Picture, float, _Chance], Picture], ...] = ()
    colour: bool = False
    quality: int | None = None
    """Of JPEG; None without loss."""
    bilevel: bool = False
    faint: bool = False
    """The borders of tables are printed faintly."""
    double: bool = False
    """Two pages that stand upright lie side by side, with the fold between them."""


def scan(data: bytes, kind: Kind, *, seed: int = 2026) -> bytes:
    """The scan of a PDF as another PDF."""
    chance = np.random.default_rng(seed)
    pages = []
    scale = kind.dpi / 72
    pictures = _printed(data, kind, chance)
    for printed in _side_by_side(pictures, scale) if kind.double else pictures:
        picture = printed
        for change in kind.change:
            picture = change(picture, scale, chance)
        pages.append(_kept(picture, kind))
    stream = io.BytesIO()
    more = {} if kind.bilevel else {"quality": kind.quality or 95}
    pages[0].save(
        stream, "PDF", save_all=True, append_images=pages[1:], resolution=kind.dpi, **more
    )
    return stream.getvalue()


def _printed(data: bytes, kind: Kind, chance: _Chance) -> Iterator[Picture]:
    """The pages as they lie on the glass."""
    scale = kind.dpi / 72
    rulings = [page.rulings if not isinstance(page, int) else [] for page in pages_of(data)]
    with opened(data) as pdf:  # with what is filled in: number and day of a file signed digitally
        for page, lines in zip(pdf, rulings, strict=True):
            picture = _drawn(page, scale, colour=kind.colour)
            if kind.faint:
                boxes = [(r.x0, r.top, r.x1, r.bottom) for r in lines]
                picture = _faint(picture, boxes, scale, chance)
            yield picture


def _side_by_side(pictures: Iterable[Picture], scale: float) -> Iterator[Picture]:
    """Two and two, but for those that lie across the glass; beside the last of an odd number is white."""
    left: Picture | None = None
    for picture in pictures:
        lies = picture.shape[1] > picture.shape[0]
        if left is not None:
            yield _folded(left, np.full_like(left, 255) if lies else picture, scale)
            left = None
            if not lies:
                continue
        if lies:
            yield picture
        else:
            left = picture
    if left is not None:
        yield _folded(left, np.full_like(left, 255), scale)


def _folded(left: Picture, right: Picture, scale: float) -> Picture:
    """Two pages of one size; where they meet a thin line is grey, and the paper beside it in shade."""
    width = left.shape[1]
    both = np.hstack([left, right]).astype(np.float32)
    away = np.abs(np.arange(2 * width) - width) / scale
    light = np.where(away < 0.8, 0.45, np.clip(0.85 + away / 100, 0, 1)).astype(np.float32)
    return (both * (light if both.ndim == 2 else light[:, None])).astype(np.uint8)


def _drawn(page: pdfium.PdfPage, scale: float, *, colour: bool) -> Picture:
    pixels = page.render(scale=scale, rev_byteorder=True).to_numpy()
    if colour:
        return np.ascontiguousarray(pixels[:, :, :3])
    return cv2.cvtColor(np.ascontiguousarray(pixels[:, :, :3]), cv2.COLOR_RGB2GRAY)


def _kept(picture: Picture, kind: Kind) -> Image.Image:
    if kind.bilevel:
        return Image.fromarray(np.where(picture > 150, 255, 0).astype(np.uint8)).convert("1")
    image = Image.fromarray(picture)
    if kind.quality is None:
        # as PNG would keep it: one colour more than JPEG takes
        return image if kind.colour else image.convert("P", palette=Image.Palette.ADAPTIVE)
    return image


def _faint(
    picture: Picture, lines: list[tuple[float, float, float, float]], scale: float, chance: _Chance
) -> Picture:
    """Borders in a light grey, here and there not at all."""
    changed = picture.copy()
    for x0, top, x1, bottom in lines:
        left, right = int(x0 * scale) - 2, int(x1 * scale) + 3
        high, low = int(top * scale) - 2, int(bottom * scale) + 3
        part = changed[max(high, 0) : low, max(left, 0) : right].astype(np.float32)
        paler = 255 - (255 - part) * 0.28
        holes = chance.random(part.shape[:2]) < 0.12
        paler[holes] = 255
        changed[max(high, 0) : low, max(left, 0) : right] = paler.astype(np.uint8)
    return changed


def skewed(picture: Picture, _scale: float, chance: _Chance) -> Picture:
    """Fed at a slant of up to a degree and a half."""
    return _turned(picture, float(chance.uniform(-1.5, 1.5)))


def _turned(picture: Picture, degrees: float) -> Picture:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    white = (255, 255, 255) if picture.ndim == 3 else (255,)
    return cv2.warpAffine(
        picture,
        matrix,
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=white,
    ).astype(np.uint8)


def noisy(picture: Picture, _scale: float, chance: _Chance) -> Picture:
    """Salt and pepper, one pixel of a hundred."""
    changed = picture.copy()
    grain = chance.random(picture.shape[:2])
    changed[grain < 0.005] = 0
    changed[grain > 0.995] = 255
    return changed


def grainy(picture: Picture, _scale: float, chance: _Chance) -> Picture:
    """The noise of a camera."""
    grain = chance.normal(0, 12, picture.shape)
    return np.clip(picture.astype(np.float32) + grain, 0, 255).astype(np.uint8)


def blurred(picture: Picture, scale: float, _chance: _Chance) -> Picture:
    """Not quite in focus."""
    return cv2.GaussianBlur(picture, (0, 0), 0.28 * scale).astype(np.uint8)


def lit(picture: Picture, _scale: float, _chance: _Chance) -> Picture:
    """Darker towards one edge, as near the fold of a book."""
    height, width = picture.shape[:2]
    light = np.linspace(0.72, 1.0, width, dtype=np.float32)[None, :].repeat(height, 0)
    if picture.ndim == 3:
        light = light[:, :, None]
    return (picture * light).astype(np.uint8)


def stamped(picture: Picture, scale: float, _chance: _Chance) -> Picture:
    """A round seal beside what stands last on the page, in red, or in grey where the scan has no colour, and a part of
    one at the right edge, as on the pages of a document that is sealed leaf by leaf (giáp lai).
    """
    height, width = picture.shape[:2]
    inked = np.flatnonzero(
        (picture if picture.ndim == 2 else picture.min(axis=2)).min(axis=1) < 128
    )
    last = int(inked[-1]) if inked.size else height // 2
    seal = np.full_like(picture, 255)
    with_seal(seal, (int(width * 0.60), last - int(20 * scale)), scale)
    with_seal(seal, (width + int(24 * scale), int(height * 0.45)), scale)
    # ink on ink is as dark as both
    return np.minimum(picture, seal)


def lying(picture: Picture, _scale: float, _chance: _Chance) -> Picture:
    """Laid on its side, its head to the right."""
    return np.ascontiguousarray(np.rot90(picture, -1))


def small(picture: Picture, _scale: float, _chance: _Chance) -> Picture:
    """Made small, as two pages are that share a sheet: A4 on A5."""
    shrink = 0.5**0.5
    return cv2.resize(picture, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA).astype(
        np.uint8
    )


def upside_down(picture: Picture, _scale: float, _chance: _Chance) -> Picture:
    """Laid with its head to the foot."""
    return np.ascontiguousarray(np.rot90(picture, 2))


def photographed(picture: Picture, _scale: float, _chance: _Chance) -> Picture:
    """Seen at an angle on a dark table."""
    height, width = picture.shape[:2]
    sheet = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array(
        [
            [0.06 * width, 0.05 * height],
            [0.93 * width, 0.03 * height],
            [0.97 * width, 0.96 * height],
            [0.03 * width, 0.94 * height],
        ],
        np.float32,
    )
    table = (60, 50, 45) if picture.ndim == 3 else (50,)
    return cv2.warpPerspective(
        picture,
        cv2.getPerspectiveTransform(sheet, seen),
        (width, height),
        flags=cv2.INTER_AREA,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=table,
    ).astype(np.uint8)


def with_seal(picture: Picture, middle: tuple[int, int], scale: float) -> None:
    ink = (215, 40, 50) if picture.ndim == 3 else (120,)
    for radius, thick in ((52, 2.2), (47, 0.8), (26, 0.8)):
        cv2.circle(
            picture, middle, int(radius * scale), ink, max(int(thick * scale), 1), cv2.LINE_AA
        )
    star = [
        (
            int(middle[0] + scale * (18 if at % 2 else 8) * np.sin(at * np.pi / 5)),
            int(middle[1] + scale * (18 if at % 2 else 8) * np.cos(at * np.pi / 5)),
        )
        for at in range(10)
    ]
    cv2.fillPoly(picture, [np.array(star, np.int32)], ink, cv2.LINE_AA)


KINDS: dict[str, Kind] = {
    "grey200": Kind(200),
    "grey300": Kind(300),
    "jpeg150": Kind(150, quality=55),
    "bilevel200": Kind(200, bilevel=True),
    "skewed200": Kind(200, (skewed,)),
    "stamped200": Kind(200, (stamped,), colour=True, quality=85),
    "stamped-grey200": Kind(200, (stamped,)),
    "noisy200": Kind(200, (noisy,)),
    "faint200": Kind(200, faint=True),
    "lying200": Kind(200, (lying,)),
    "upside-down200": Kind(200, (upside_down,)),
    "double200": Kind(200, double=True),
    "double-lying200": Kind(200, (lying,), double=True),
    "double-skewed200": Kind(200, (skewed,), double=True),
    "small200": Kind(200, (small,)),
    "double-small200": Kind(200, (small,), double=True),
    "photographed250": Kind(250, (photographed, lit), quality=85),
    "mixed200": Kind(200, (stamped, blurred, lit, grainy), quality=75),
    "mixed300": Kind(300, (stamped, blurred, lit, grainy, skewed), quality=75),
}
"""By the names they are asked for."""
