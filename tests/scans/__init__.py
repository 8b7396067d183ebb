"""Scans of documents whose text is known: made, read, and held against what they are scans of."""
