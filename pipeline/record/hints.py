"""What the name of a file says of a plan whose number is written by hand: a hint, and no evidence.

Offices name scans by type and number (``KH1254_tre_em.pdf``, ``2084-kh-ubnd.pdf``). A name that holds two such numbers
says nothing.
"""

import re
from pathlib import PurePath

from parsers.keys import ascii_key

_SIGNS = r"[-_. ]*"


def number_in(name: str, symbol: str | None) -> str | None:
    """The number beside the type's sign in a file's name; ``symbol`` is the plan's own (``KH-UBND``).

    >>> number_in("BGDDT_KH1254_tre_em_2021.pdf", "KH-BGDĐT")
    '1254'
    >>> number_in("ke-hoach-2021.pdf", "KH-UBND")
    """
    sign = re.match(r"[a-z]+", ascii_key(symbol or ""))
    if sign is None:
        return None
    # not ascii_key of the whole: it folds the signs that part names
    words = "_".join(ascii_key(word) for word in re.split(r"[_\s]+", PurePath(name).stem))
    found = {
        match["before"] or match["behind"]
        for match in re.finditer(
            rf"(?<![a-z0-9])(?:(?P<before>\d{{1,5}}){_SIGNS}{sign[0]}(?![a-z])"
            rf"|{sign[0]}{_SIGNS}(?P<behind>\d{{1,5}})(?!\d))",
            words,
        )
    }
    return found.pop().lstrip("0") or None if len(found) == 1 else None
