"""Text objects that are drawn and that nobody sees: white on white, under a picture, in a layer
that is switched off.

What may be so is told cheaply: its colour is pale or see-through, a mark names a layer, something
large is painted after it at its place. What lies under an opaque picture is hidden (``covers``); of the
rest the page itself says whether it is so: drawn with the suspects and without them, it looks the same
where nobody sees them. White letters on the dark head of a table are seen, and so is the text beside a
stamp.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

import pypdfium2 as pdfium
from PIL import Image, ImageChops
from pypdfium2 import raw

from parsers.layout.pdf import calls
from parsers.layout.pdf.covers import Covers, clips
from parsers.layout.pdf.rulings import THIN, Drawn, Painted

SAME = 16
"""Of 255: no reader tells two colours so near from each other."""
BAND = 24.0
"""Points: what is painted over text is looked up by stripes of this height."""
MOST_COVERS = 64
"""Areas of one stripe that are looked at: a drawing has more, a page of text does not."""
NOTHING = 0.5
"""Points: a text object that has no extent is a blank."""
_MASKED = 32

Box = tuple[float, float, float, float]


class _Picture(NamedTuple):
    """Part of a page, and where its left top corner lies."""

    image: Image.Image
    left: float
    top: float


def unseen_on(
    page: pdfium.PdfPage, drawn: Drawn, more: Iterable[Painted], covers: Covers
) -> frozenset[int]:
    """Addresses of the text objects of a page that nobody sees; ``more`` are suspect too."""
    over = {id(text): (text, areas) for text, areas in _overpainted(drawn)}
    suspects = {id(text): text for text in (*drawn.pale, *more)}
    suspects |= {key: text for key, (text, _) in over.items()}
    boxes = {
        key: box
        for key, text in suspects.items()
        if (box := box_of(text)) is not None and min(box[2] - box[0], box[3] - box[1]) > NOTHING
    }
    lids = _lids(drawn, covers, (area for key in boxes for area in over.get(key, (None, ()))[1]))
    under = [
        key
        for key, box in boxes.items()
        for area in over.get(key, (None, ()))[1]
        if area.address in lids and _holds(lids[area.address], box, beyond=0)
    ]
    hidden = frozenset(suspects[key].address for key in under)
    for key in under:
        boxes.pop(key, None)
    if not boxes:
        return hidden
    return hidden | _told_by_drawing(page, suspects, boxes)


def _lids(drawn: Drawn, covers: Covers, areas: Iterable[Painted]) -> dict[int, Box]:
    """Boxes of the areas that hide whatever lies under them, by address."""
    unique = {area.address: area for area in areas}
    lids = {key: box_of(area) for key, area in unique.items() if covers.hides(area)}
    if not lids or clips(drawn.texts):
        return {}
    return {key: box for key, box in lids.items() if box is not None}


def _told_by_drawing(
    page: pdfium.PdfPage, suspects: Mapping[int, Painted], boxes: Mapping[int, Box]
) -> frozenset[int]:
    """The suspects without which the page looks the same."""
    handles = [suspects[key].handle for key in boxes]
    part = _around(page, boxes.values())
    if part is None:  # all of them off the page
        return frozenset(suspects[key].address for key in boxes)
    before = _picture(page, part)
    for handle in handles:
        raw.FPDFPageObj_SetIsActive(handle, False)
    after = _picture(page, part)
    for handle in handles:
        raw.FPDFPageObj_SetIsActive(handle, True)
    change = before._replace(image=ImageChops.difference(before.image, after.image))
    return frozenset(
        suspects[key].address
        for key, box in boxes.items()
        if _alike(change, box) and not _cut_out(suspects[key].item, before, box)
    )


def _overpainted(drawn: Drawn) -> Iterator[tuple[Painted, list[Painted]]]:
    """Text inside something that is painted after it, and what that is."""
    texts = drawn.texts
    if not texts or not drawn.areas or drawn.areas[0].order >= texts[-1].order:
        return
    stripes = _in_stripes(drawn.areas, before=texts[-1].order)
    for text in texts if stripes else ():
        box = box_of(text)
        if box is None:
            continue
        over = []
        for area, its in stripes.get(int((box[1] + box[3]) / 2 // BAND), ()):
            if area.order > text.order:
                break
            if _holds(its, box):
                over.append(area)
        if over:
            yield text, over


def _in_stripes(areas: Iterable[Painted], before: int) -> dict[int, list[tuple[Painted, Box]]]:
    """The large areas of lower order with their boxes, by the stripes of the page they touch."""
    stripes: dict[int, list[tuple[Painted, Box]]] = defaultdict(list)
    for area in areas:
        box = box_of(area)
        if area.order < before and box is not None and _is_large(box):
            for stripe in _stripes(box):
                if len(stripes[stripe]) < MOST_COVERS:
                    stripes[stripe].append((area, box))
    return stripes


def _is_large(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) > THIN


def _stripes(box: Box) -> range:
    first, last = int(box[1] // BAND), int(box[3] // BAND)
    return range(max(first, -8), min(last, 400) + 1)


def _holds(over: Box, box: Box, beyond: float = 1) -> bool:
    """Does ``box`` lie under ``over``, but for a point?"""
    low = over[0] - beyond <= box[0] and over[1] - beyond <= box[1]
    return low and box[2] <= over[2] + beyond and box[3] <= over[3] + beyond


def box_of(thing: Painted) -> Box | None:
    """Left, top, right, bottom on the page as it is looked at."""
    bounds = calls.bounds_of(thing.item)
    if bounds is None:
        return None
    left, bottom, right, top = bounds
    way = thing.way
    (xa, ya), (xb, yb) = way(left, bottom), way(right, top)
    if thing.inner:  # a form may lie askew
        (xc, yc), (xd, yd) = way(left, top), way(right, bottom)
        return min(xa, xb, xc, xd), min(ya, yb, yc, yd), max(xa, xb, xc, xd), max(ya, yb, yc, yd)
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def _around(page: pdfium.PdfPage, boxes: Iterable[Box]) -> Box | None:
    """The part of the page that has all boxes, in whole points."""
    width, height = page.get_size()
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top = max(0.0, min(lefts) // 1 - 2), max(0.0, min(tops) // 1 - 2)
    right, bottom = min(width, max(rights) // 1 + 3), min(height, max(bottoms) // 1 + 3)
    return (left, top, right, bottom) if left < right and top < bottom else None


def _picture(page: pdfium.PdfPage, part: Box) -> _Picture:
    """Part of the page as it is looked at, a pixel a point."""
    width, height = page.get_size()
    left, top, right, bottom = part
    bitmap = page.render(scale=1, crop=(left, height - bottom, width - right, top))
    image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    return _Picture(image, left, top)


def _alike(change: _Picture, box: Box) -> bool:
    """Is nothing of a box left that a reader could tell?"""
    return all(high < SAME for _, high in _inside(change, box, grow=1))


def _cut_out(item: calls.Item, picture: _Picture, box: Box) -> bool:
    """Letters that only clip may be seen by what is painted through them."""
    if calls.render_mode(item) != raw.FPDF_TEXTRENDERMODE_CLIP:
        return False
    return any(high - low >= _MASKED for low, high in _inside(picture, box, grow=0))


def _inside(picture: _Picture, box: Box, *, grow: int) -> Iterable[tuple[int, int]]:
    """The darkest and lightest of each colour in a box; nothing for a box outside of the page."""
    image = picture.image
    left, top = int(box[0] - picture.left) - grow, int(box[1] - picture.top) - grow
    right, bottom = int(box[2] - picture.left) + 1 + grow, int(box[3] - picture.top) + 1 + grow
    left, top = max(0, left), max(0, top)
    right, bottom = min(image.width, right), min(image.height, bottom)
    if left >= right or top >= bottom:
        return ()
    bands = image.crop((left, top, right, bottom)).split()
    return [cast("tuple[int, int]", band.getextrema()) for band in bands]
