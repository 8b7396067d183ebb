"""Is a PDF all there? A download that broke off opens as well, with pages that say nothing."""

import re

_TAIL = 2048
_LENGTH = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,12})")


def is_cut(data: bytes) -> bool:
    """Does the end of the file miss? A web-optimised file tells its length at its head; every file
    ends with a mark.
    """
    length = _LENGTH.search(data[:_TAIL])
    return (length is not None and int(length.group(1)) > len(data)) or b"%%EOF" not in data[
        -_TAIL:
    ]
