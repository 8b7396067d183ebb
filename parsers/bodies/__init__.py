"""Bodies: who is named in a text - a body, a post, a person, a class of bodies - and where the name ends.

A body is told by its head (Phòng, Sở, Trung tâm), what stands behind it, its capitals and the
gazetteer; ``Ban hành``, ``Phòng, chống``, ``Hội nghị`` only open like one. Everything that asks whether
a text names somebody asks here: columns, labels, headings, duties.
"""

from parsers.bodies.find import Body, Kind, bodies_in, body_at
from parsers.bodies.lists import body_list_at, is_body_list

__all__ = ["Body", "Kind", "bodies_in", "body_at", "body_list_at", "is_body_list"]
