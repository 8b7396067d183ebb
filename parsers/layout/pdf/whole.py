"""Is a PDF all there? A download that broke off opens as well, with pages that say nothing."""

import re

_TAIL = 2048
_PADDING = 1 << 16
"""Bytes at the end that may be nothing: some servers fill up the last block."""
_LENGTH = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,12})")


def is_cut(data: bytes) -> bool:
    """Does the end of the file miss? A web-optimised file tells its length at its head; every file
    ends with a mark.
    """
    length = _LENGTH.search(data[:_TAIL])
    if length is not None and int(length.group(1)) > len(data):
        return True
    return b"%%EOF" not in data[-_PADDING:].rstrip(b"\0\t\n\f\r ")[-_TAIL:]
