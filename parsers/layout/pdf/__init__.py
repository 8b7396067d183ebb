"""PDF with a text layer: PDFium's characters and rulings, laid out as a ``SourceDocument``."""
