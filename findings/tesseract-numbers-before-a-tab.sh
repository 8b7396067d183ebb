#!/usr/bin/env bash
# What Tesseract makes of the numbers of paragraphs that hang before a tab, as Word numbers the tasks of a plan.
#
# Expected: some of the numbers misread; each paragraph begins with one.
# Seen (tesserocr 2.13.0 with Tesseract 5.5.4, Vietnamese LSTM data of @tesseract.js-data/vie 1.0.0):
#   with automatic page segmentation (psm 3, what the command does by itself) a tab of two to four type sizes loses all numbers: none of
#   twenty is anywhere in the text, not on a line of its own either, and no confidence says so. The words are all there. As one block
#   (psm 6) all are read where the tab is wide.
# Ours: what stands alone before a line is looked for in the picture and read by itself (parsers/layout/scan/hanging.py).
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
import re

import tesserocr
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, SIZE, COUNT = 1654, 2339, 34, 20
TASKS = (
    "Thuc day tinh than khoi nghiep, trang bi kien thuc cho hoc sinh;",
    "Tao moi truong de hoc sinh hien thuc hoa y tuong khoi nghiep;",
    "Tim kiem, ho tro y tuong cua hoc sinh, chon toi da 03 du an;",
    "Yeu cau cu the: moi khoi lop it nhat 01 san pham du thi.",
)


def page_with(tab):
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(size=SIZE)
    below = 200
    for number in range(COUNT):
        pen.text((200, below), f"{number % 9 + 1}.", font=font, fill=0)
        pen.text((200 + tab, below), TASKS[number % len(TASKS)], font=font, fill=0)
        below += round(1.75 * SIZE)
        if number % 3 == 0:
            pen.text((200 + tab, below), "thuc hien theo quy dinh cua nha truong", font=font, fill=0)
            below += round(1.75 * SIZE)
    return page


def read(page, psm):
    engine = tesserocr.PyTessBaseAPI(path="data", lang="vie", oem=tesserocr.OEM.LSTM_ONLY, psm=psm)
    engine.SetImageBytes(page.tobytes(), WIDTH, HEIGHT, 1, WIDTH)
    engine.SetSourceResolution(200)
    text = engine.GetUTF8Text()
    numbers = sum(bool(re.match(r"\W*[1-9]\b", line)) for line in text.split("\n"))
    tasks = sum(len(line) > 30 and "thuc hien theo" not in line for line in text.split("\n"))
    print("tab", tab, "psm", psm, "numbers", numbers, "tasks", tasks, text.split("\n")[:2])
    return numbers, tasks


print(tesserocr.tesseract_version().split("\n")[0])
for tab in (75, 100, 150):
    page = page_with(tab)
    numbers, tasks = read(page, tesserocr.PSM.AUTO)
    assert tasks >= COUNT - 2, "the words are read"
    assert not numbers, "numbers before a tab are read now: the finding is out of date"
assert read(page_with(150), tesserocr.PSM.SINGLE_BLOCK)[0] >= COUNT - 4, "as one block most are read"
PYTHON
echo "as described"
