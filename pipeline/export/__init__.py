"""The tables of a register in one file or folder of another format; each appears whole or not at all.

``rows.Rows(parsed)`` reads, a module a format writes. Values that a format has no word for are JSON text.
"""
