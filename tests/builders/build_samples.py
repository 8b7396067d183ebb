"""Writes the renditions in ``data/raw``; run from the root: ``python -m tests.builders.build_samples``.

The DOCX are the same bytes each time. The PDF are LibreOffice's, which dates them.
"""

import sys
from pathlib import Path

from tests.builders.docx import render_docx
from tests.builders.office import OfficeMissing, to_pdf
from tests.builders.samples import SAMPLES
from tests.builders.seed import SEED, SEED_IN_ANNEX

FOLDER = Path("data/raw")
SEED_STEM = "ke-hoach-dan-van-2023"
ANNEX_STEM = f"{SEED_STEM}-phu-luc-ngang"
PRINTED_SAMPLES = ("mau-cai-cach-hanh-chinh-thi-xa-2023", "mau-chuyen-doi-so-quan-2024")
"""Samples that are there as PDF too."""


def main() -> int:
    docx = {
        SEED_STEM: render_docx(SEED),
        ANNEX_STEM: render_docx(SEED_IN_ANNEX),
        **{stem: render_docx(plan) for stem, plan in SAMPLES.items()},
    }
    to_print = {
        f"{SEED_STEM}-lap-tieu-de": docx[SEED_STEM],
        f"{SEED_STEM}-khong-lap-tieu-de": render_docx(SEED, repeat_header=False),
        **{stem: docx[stem] for stem in (ANNEX_STEM, *PRINTED_SAMPLES)},
    }
    try:
        pdf = to_pdf(to_print)
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
