"""Texts that are not what they say: old encodings, glyph numbers, pages that cannot be believed."""

from parsers.layout.encodings.legacy import Decoded, decode, decode_all

__all__ = ["Decoded", "decode", "decode_all"]
