"""Writes the renditions in ``data/raw``; run from the root: ``python -m tests.builders.build_samples``.

The DOCX are the same bytes each time. The PDF are LibreOffice's, which dates them.
"""

import sys
from pathlib import Path

from tests.builders.docx import render_docx
from tests.builders.office import OfficeMissing, to_pdf
from tests.builders.seed import SEED, SEED_IN_ANNEX

FOLDER = Path("data/raw")
SEED_STEM = "ke-hoach-dan-van-2023"


def main() -> int:
    docx = {
        SEED_STEM: render_docx(SEED),
        f"{SEED_STEM}-phu-luc-ngang": render_docx(SEED_IN_ANNEX),
    }
    pdf_only = {
        f"{SEED_STEM}-lap-tieu-de": render_docx(SEED),
        f"{SEED_STEM}-khong-lap-tieu-de": render_docx(SEED, repeat_header=False),
    }
    printed = {f"{SEED_STEM}-phu-luc-ngang": docx[f"{SEED_STEM}-phu-luc-ngang"]}
    try:
        pdf = to_pdf({**pdf_only, **printed})
    except OfficeMissing as error:
        print(error, file=sys.stderr)  # noqa: T201  # a command's own message
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    for suffix, files in (("docx", docx), ("pdf", pdf)):
        for stem, content in files.items():
            (FOLDER / f"{stem}.{suffix}").write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
