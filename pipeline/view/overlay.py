"""A page as a picture with what was found drawn on it: the quickest way to see a wrong reading.

Enter the bytes of a PDF and its ``Reading``; a PNG is written. Boxes come from the same spans the
published evidence comes from.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from parsers.layout.pdf.pdfium import stand_upright
from pipeline.reading import Reading
from schemas.layout import BBox, SourceDocument, Span

DPI = 110
"""Pixels an inch of a page that is not too large."""
_LONGEST = 4000
"""Pixels of the longer side at most, whatever the page: A1 is drawn as it is, 5 m by 5 m (the most PDF allows) coarser, in 260 MB."""
_POINTS_PER_INCH = 72
_LEGEND_HEIGHT = 30
_FONT_SIZE = 13
_FILL_ALPHA = 50

Colour: TypeAlias = tuple[int, int, int]


class NoSuchPage(Exception):
    """There is no such page to draw. ``str()`` says why."""


class _Layer(NamedTuple):
    """One kind of thing, its colour, and its boxes on the page."""

    name: str
    colour: Colour
    boxes: tuple[BBox, ...]
    filled: bool


def draw_page(data: bytes, reading: Reading, number: int, target: Path) -> int:
    """Write a picture of one page with cells, rows, header fields, sections, notes and furniture.

    Returns its pixels an inch: ``DPI``, fewer for a page that is too large.
    """
    pages = reading.source.pages
    if not pages:
        raise NoSuchPage("a DOCX has no pages until it is laid out; convert it to PDF to draw one")
    if number > len(pages):
        raise NoSuchPage(f"there is no page {number}; the file has {len(pages)}")
    layers = tuple(_layers(reading, number))
    picture, scale = _picture(data, number)
    for layer in layers:
        _paint(picture, layer, scale)
    _with_legend(picture, layers).convert("RGB").save(target, "PNG")
    return max(1, round(scale * _POINTS_PER_INCH))


def _picture(data: bytes, number: int) -> tuple[Image.Image, float]:
    """The page as a reader sees it, form fields and signatures too; its pixels a point."""
    with pypdfium2.PdfDocument(data) as pdf:
        pdf.init_forms()
        page = pdf[number - 1]
        stand_upright(page)
        scale = min(DPI / _POINTS_PER_INCH, _LONGEST / max(*page.get_size(), 1))
        image: Image.Image = page.render(scale=scale).to_pil()
        return image.convert("RGBA"), scale


def _layers(reading: Reading, number: int) -> Iterator[_Layer]:
    source, outline, plan = reading
    sections = (Span(s.evidence.span_start, s.evidence.span_end) for s in plan.sections)
    head = (Span(f.span_start, f.span_end) for f in plan.field_evidence)
    rows = (row.span for table in outline.task_tables for row in table.rows)
    notes = (note.span for note in outline.footnotes)
    furniture = (piece.span for piece in source.furniture)
    yield _Layer("sections", (60, 120, 216), _boxes(source, sections, number), filled=True)
    yield _Layer("task rows", (46, 160, 67), _boxes(source, rows, number), filled=True)
    yield _Layer("cells", (210, 30, 30), _cell_boxes(source, number), filled=False)
    yield _Layer("header, closing", (230, 140, 0), _boxes(source, head, number), filled=True)
    yield _Layer("footnotes", (150, 60, 200), _boxes(source, notes, number), filled=True)
    yield _Layer("furniture", (110, 110, 110), _boxes(source, furniture, number), filled=True)


def _boxes(source: SourceDocument, spans: Iterator[Span], number: int) -> tuple[BBox, ...]:
    regions = (region for span in spans for region in source.locate(span))
    return tuple(r.bbox for r in regions if r.page == number and r.bbox is not None)


def _cell_boxes(source: SourceDocument, number: int) -> tuple[BBox, ...]:
    cells = (cell for block in source.body for cell in getattr(block, "cells", ()))
    regions = (region for cell in cells for region in cell.regions)
    return tuple(r.bbox for r in regions if r.page == number and r.bbox is not None)


def _paint(page: Image.Image, layer: _Layer, scale: float) -> None:
    """Lay one more sheet of colour over the page."""
    sheet = Image.new("RGBA", page.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(sheet)
    fill = (*layer.colour, _FILL_ALPHA) if layer.filled else None
    for box in layer.boxes:
        pen.rectangle([value * scale for value in box], fill=fill, outline=(*layer.colour, 255))
    page.alpha_composite(sheet)


def _with_legend(page: Image.Image, layers: tuple[_Layer, ...]) -> Image.Image:
    """The page below a strip that names the colours and counts the boxes."""
    whole = Image.new("RGBA", (page.width, page.height + _LEGEND_HEIGHT), "white")
    whole.paste(page, (0, _LEGEND_HEIGHT))
    pen = ImageDraw.Draw(whole)
    font = ImageFont.load_default(_FONT_SIZE)
    x = 8.0
    for layer in layers:
        pen.rectangle([x, 9, x + 12, 21], fill=layer.colour)
        label = f"{layer.name} ({len(layer.boxes)})"
        pen.text((x + 17, 7), label, fill="black", font=font)
        x += 17 + pen.textlength(label, font=font) + 14
    return whole
