"""DOCX: what Word prints, read from the package with lxml."""

from parsers.layout.docx.reader import read_docx

__all__ = ["read_docx"]
