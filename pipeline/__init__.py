"""Everything with consequences: files, records, tables, the command line."""
