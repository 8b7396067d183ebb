"""A scan with a text layer: what was recognised, unseen over the pictures, so that it can be searched and copied.

``searchable(data, recogniser)`` gives the file anew. Pictures and pages that have a text of their own are not touched.
"""

from pipeline.searchable.written import NothingToAdd, Searchable, searchable

__all__ = ["NothingToAdd", "Searchable", "searchable"]
