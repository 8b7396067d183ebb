"""The audit page: tables in, a folder of static pages out, to be opened by ``file://`` and printed.

``build(Path("data/parsed"), Path("report"), …)`` writes ``index.html`` (figures, charts, a list to filter),
``plans/<document_id>.html`` (the record beside the pages it was read from) and ``pages/*.webp``. Nothing
is fetched from elsewhere, and nothing a plan says is ever run: every value is escaped, and a strict
Content-Security-Policy stands in each page.
"""
