"""Meaning: what the wording of a plan cites, orders, and by when.

Finders are pure functions ``find_x(text) -> tuple[X, ...]``; spaCy gives them a frame.
"""
