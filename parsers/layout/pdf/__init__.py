"""PDF with a text layer: PDFium's characters and rulings, laid out as a ``SourceDocument``."""

from parsers.layout.pdf.reader import read_pdf

__all__ = ["read_pdf"]
