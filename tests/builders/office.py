"""DOCX bytes by name to PDF bytes by the same names, one LibreOffice call for all."""

from collections.abc import Mapping

from pipeline.reading.office import OfficeMissing, convert

__all__ = ["OfficeMissing", "to_pdf"]


def to_pdf(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """PDF renditions of DOCX documents."""
    return convert({f"{stem}.docx": content for stem, content in documents.items()}, "pdf")
