"""SQL over the tables of a register: ``connected(parsed)`` is a DuckDB connection that can read them and nothing else."""
