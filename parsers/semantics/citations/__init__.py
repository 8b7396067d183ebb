"""Citations (viện dẫn): ``find_citations`` in one zone, ``resolve_citations`` over a document."""

from parsers.semantics.citations.context import CitationContext
from parsers.semantics.citations.find import find_citations
from parsers.semantics.citations.resolve import resolve_citations

__all__ = ["CitationContext", "find_citations", "resolve_citations"]
