"""Everything with consequences: files, records, tables, the command line."""

PARSER_VERSION = "0.1.0"
"""Version of the package and of what it reads; every published row says which one made it."""
