"""Meaning: what the wording of a plan cites, orders, and by when.

``annotate(outline)`` is the stage. The finders are pure functions ``find_x(text) -> tuple[X, ...]`` and
work on their own: ``find_citations``, ``find_deadlines``, ``split_actors``, ``find_duties``.
"""
