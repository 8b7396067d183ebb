"""Bytes to ``SourceDocument``: one reader a format, one table of readers."""
