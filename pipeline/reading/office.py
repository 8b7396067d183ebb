"""The one wrapper of LibreOffice: old formats to DOCX for reading, DOCX to PDF for the samples.

A private profile for each call keeps runs apart; documents never leave the machine. Without
LibreOffice the formats that need it are unsupported, and the message names the Debian package.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from schemas.diagnostics import UnreadableDocument

SECONDS = 120
"""For one document; a call for several may take so long for each."""
PACKAGE = "libreoffice-writer-nogui"


class OfficeMissing(RuntimeError):
    """LibreOffice is not installed."""


def to_docx(data: bytes, ending: str) -> bytes:
    """A .doc, .rtf or .odt as DOCX. Raises UnreadableDocument when it cannot be had."""
    try:
        return convert({f"document{ending}": data}, "docx")["document"]
    except OfficeMissing as missing:
        raise UnreadableDocument(
            "needs_libreoffice",
            f"{ending} files are read through LibreOffice, which is not installed; on Debian install"
            f" {PACKAGE}, or save the file as .docx",
            unsupported=True,
        ) from missing
    except (subprocess.SubprocessError, FileNotFoundError) as failed:
        raise UnreadableDocument(
            "conversion_failed",
            f"LibreOffice could not open this {ending} file; open it in Word and save it as .docx",
        ) from failed


def convert(documents: Mapping[str, bytes], target: str) -> dict[str, bytes]:
    """Files by name (``a.doc``) to their renditions by stem (``a``), in one call."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise OfficeMissing(f"soffice not found; on Debian install the package {PACKAGE}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = folder / "made"
        for file, content in documents.items():
            (folder / file).write_bytes(content)
        subprocess.run(  # noqa: S603  # a fixed program on files of our own naming
            [
                office,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                target,
                "--outdir",
                str(made),
                *(str(folder / file) for file in documents),
            ],
            check=True,
            capture_output=True,
            timeout=SECONDS * len(documents),
        )
        return {Path(f).stem: (made / f"{Path(f).stem}.{target}").read_bytes() for f in documents}
