#!/usr/bin/env bash
# What Tesseract reads of a part of a page that is as wide as its picture but not as high: the way one reads a page band by band.
#
# Expected: what it reads of the same band when the rectangle leaves out one column of pixels, or when the band is cut out first.
# Seen (tesserocr 2.13.0 with Tesseract 5.5.4, Vietnamese LSTM data of @tesseract.js-data/vie 1.0.0):
#   a rectangle from the left edge to the right edge is read as nonsense, at other heights too, without an error and with a result of
#   as many lines; one pixel narrower on either side it is read as it should be. Upstream issue 845 says only that rectangles do not go with the LSTM
#   engine; here they do, but for this width.
# Ours: each part of a page is cut out and given as a picture of its own (pipeline/recognition/tesseract.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check tesserocr==2.13.0 pillow==13.0.0
npm pack --silent @tesseract.js-data/vie@1.0.0 > packed.txt
tar -xzf "$(tail -1 packed.txt)"
mkdir data
gunzip -c package/4.0.0_best_int/vie.traineddata.gz > data/vie.traineddata
venv/bin/python - <<'PYTHON'
import tesserocr
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 900
LINES = ("KE HOACH NAM 2023", "UBND huyen Mau Linh, Phong Noi vu", "ngay 15 thang 6 nam 2023", "bao cao ket qua thuc hien")
page = Image.new("L", (WIDTH, HEIGHT), 255)
pen, font = ImageDraw.Draw(page), ImageFont.load_default(size=34)
for number, line in enumerate(LINES):
    pen.text((120, 300 + 60 * number), line, font=font, fill=0)
engine = tesserocr.PyTessBaseAPI(path="data", lang="vie", oem=tesserocr.OEM.LSTM_ONLY, psm=tesserocr.PSM.SINGLE_BLOCK)
print(tesserocr.tesseract_version().split("\n")[0])


def right(left, top, width, height):
    engine.SetImageBytes(page.tobytes(), WIDTH, HEIGHT, 1, WIDTH)
    engine.SetSourceResolution(200)
    engine.SetRectangle(left, top, width, height)
    read = engine.GetUTF8Text()
    print((left, top, width, height), read.split("\n")[:2])
    return "KE HOACH NAM 2023" in read


assert right(0, 0, WIDTH, HEIGHT), "the whole page is read"
assert right(1, 250, WIDTH - 1, 350), "a band without its first column is read"
assert right(0, 250, WIDTH - 1, 350), "a band without its last column is read"
assert not right(0, 250, WIDTH, 350), "a band as wide as the page is read now: the finding is out of date"
assert not right(0, 200, WIDTH, 500), "so is one of another height"
PYTHON
echo "as described"
