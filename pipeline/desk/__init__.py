"""The desk: a local web page for people who use no terminal (``plans serve``).

``guard``: who may ask. ``tables``: what stands in Parquet, asked through DuckDB, no plan kept in memory. ``inbox``: files that
were dropped, and the process that reads them. One module a view; ``app`` puts them together.
"""
