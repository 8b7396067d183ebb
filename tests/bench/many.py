"""Folders of as many plans as one likes, made of the samples in a moment each: ``make_many(folder, 10_000)``.

Every document has bytes of its own. A DOCX gets another number; a PDF gets a remark behind its end, which
readers pass over.
"""

import io
import zipfile
from pathlib import Path

RAW = Path(__file__).parents[2] / "data" / "raw"
_BODY = "word/document.xml"
_PER_FOLDER = 500


def make_many(folder: Path, count: int) -> None:
    """``count`` documents below a folder, half of them PDF, 500 a folder."""
    docx = [file.read_bytes() for file in sorted(RAW.glob("*.docx"))]
    pdf = [file.read_bytes() for file in sorted(RAW.glob("*.pdf"))]
    for number in range(count):
        inside = folder / f"{number // _PER_FOLDER:03d}"
        inside.mkdir(parents=True, exist_ok=True)
        which, is_pdf = divmod(number, 2)
        if is_pdf:
            data, ending = pdf[which % len(pdf)] + b"\n%% %d\n" % number, ".pdf"
        else:
            data, ending = _renumbered(docx[which % len(docx)], number), ".docx"
        (inside / f"{number:06d}{ending}").write_bytes(data)


def _renumbered(data: bytes, number: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == _BODY:
                content = content.replace(b"/KH-UBND", b"%d/KH-UBND" % number, 1)
                content = content.replace(b"</w:body>", b"<!-- %d --></w:body>" % number)
            new.writestr(info, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
