"""The one wrapper of LibreOffice: DOCX bytes enter, PDF bytes leave, one call for all of them."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

SECONDS = 600


class OfficeMissing(RuntimeError):
    """LibreOffice is not installed."""


def to_pdf(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """DOCX bytes by name to PDF bytes by the same names. A private profile keeps calls apart."""
    office = shutil.which("soffice")
    if office is None:
        raise OfficeMissing(
            "soffice not found: PDF renditions need LibreOffice Writer; "
            "on Debian install the package libreoffice-writer-nogui"
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stem, content in documents.items():
            (folder / f"{stem}.docx").write_bytes(content)
        subprocess.run(  # noqa: S603  # our own files, a fixed program
            [
                office,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *(str(folder / f"{stem}.docx") for stem in documents),
            ],
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
        return {stem: (folder / f"{stem}.pdf").read_bytes() for stem in documents}
