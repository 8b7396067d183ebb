"""Mutated files thrown at the readers: what must never end a run."""
