"""DOCX: what Word prints, read from the package with python-docx and lxml."""
