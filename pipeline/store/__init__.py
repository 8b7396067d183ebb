"""Records to Parquet and back: the schemas, the register of what was read, who writes it."""
