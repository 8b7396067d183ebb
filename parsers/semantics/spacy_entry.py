"""What the entry points of the distribution name: spaCy imports it to learn our factories.

With ``plans`` installed, ``spacy.blank("vi").add_pipe("vi_legal_citations")`` works without an import
of ours. spaCy expects the import of an entry point to register it; this is the one module that does.
"""

from parsers.semantics.nlp import (
    agencies_component,
    citations_component,
    deadlines_component,
    duties_component,
    register,
)

__all__ = ["agencies_component", "citations_component", "deadlines_component", "duties_component"]

register()
