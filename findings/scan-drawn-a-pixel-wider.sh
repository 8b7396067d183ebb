#!/usr/bin/env bash
# What becomes of a scan that is drawn at its own resolution by pypdfium2, `page.render(scale=dpi / 72)`: what is read by OCR is this drawing.
#
# Expected: a page that holds one picture of 1654 x 2339 pixels, A4 at 200 dots an inch, is drawn 1654 x 2339, pixel for pixel.
# Seen (pypdfium2 5.15.2, Pillow 13.0.0 writes the PDF): 1655 x 2339. The page is 595.44 points wide, which PDFium holds in 32 bits and tells as
# 595.4400024; times 200 / 72 these are 1654.0000068 pixels, and the size is rounded up. PDFium then stretches the picture over the larger
# bitmap: each pixel is made of two beside each other, edges of letters are blurred, specks of a dot are smeared. It is so for A4 at 100,
# 150, 200, 240, 300, 400 and 600 dots. Drawn a millionth smaller (`scale=(1 - 1e-6) * dpi / 72`) the bitmap has the size of the picture at all
# of them, and at 100, 200, 240 and 400 dots every pixel is that of the scan.
# Ours: parsers/layout/pdf/pictures.py draws a millionth smaller (tests/scans/test_pictures.py: a scan of 200 dots is drawn dot by dot).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 pillow==13.0.0 numpy==2.3.5
"$folder/venv/bin/python" - <<'PYTHON'
import io

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

INCHES = 210 / 25.4, 297 / 25.4
WHOLE = {100, 200, 240, 400}


def drawn(page, scale):
    pixels = page.render(scale=scale, grayscale=True).to_numpy()
    return pixels.reshape(pixels.shape[:2])


print("dots  picture      drawn        a millionth smaller, pixels alike")
for dots in (100, 150, 200, 240, 300, 400, 600):
    width, height = (round(side * dots) for side in INCHES)
    noise = np.random.default_rng(dots).random((height, width)) > 0.5
    file = io.BytesIO()
    Image.fromarray((noise * 255).astype(np.uint8)).save(file, "PDF", resolution=dots, quality=100)
    page = pdfium.PdfDocument(file.getvalue())[0]
    held = next(page.get_objects()).get_bitmap().to_numpy()
    held = held.reshape(height, width, -1)[:, :, 0]
    plain, smaller = drawn(page, dots / 72), drawn(page, (1 - 1e-6) * dots / 72)
    alike = (smaller == held).mean() if smaller.shape == held.shape else 0.0
    print(f"{dots:4}  {width}x{height}  {plain.shape[1]}x{plain.shape[0]}  {smaller.shape[1]}x{smaller.shape[0]}  {alike:.3f}")
    assert plain.shape == (height, width + 1), "the drawing has the size of the scan now"
    assert (plain[:, :width] == held).mean() < 0.9, "the drawing holds the pixels of the scan now"
    assert smaller.shape == held.shape
    assert (alike == 1.0) == (dots in WHOLE)
PYTHON
echo "as seen: each is drawn a pixel wider, and a millionth smaller it is not"
