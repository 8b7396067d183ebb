"""Agencies (cơ quan): who leads, who coordinates, who receives reports.

``split_actors`` reads a cell, ``split_roles`` a cell with labels, ``find_agencies`` running text,
``read_chain`` the actors running text begins with.
"""

from parsers.semantics.agencies.context import UnitContext
from parsers.semantics.agencies.find import find_agencies
from parsers.semantics.agencies.running import read_chain
from parsers.semantics.agencies.split import Roles, split_actors, split_roles

__all__ = ["Roles", "UnitContext", "find_agencies", "read_chain", "split_actors", "split_roles"]
