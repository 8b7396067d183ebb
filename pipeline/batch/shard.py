"""A share of the files of a run, so that several machines read one folder without a word between them.

``Shard.of("2/3")`` is the second of three. What a file belongs to is decided by its name below its folder alone, so
it stays where it is whatever comes beside it, and each machine finds out by itself.
"""

import hashlib
import unicodedata
from typing import NamedTuple, Self


class Shard(NamedTuple):
    """One of so many, counted from 1."""

    number: int
    among: int

    @classmethod
    def of(cls, text: str) -> Self:
        """Of ``2/3``. Raises ``ValueError``."""
        number, slash, among = text.partition("/")
        if not (slash and number.isdecimal() and among.isdecimal()):
            raise ValueError(f"{text}: expected a number among so many, e.g. 2/3")
        found = cls(int(number), int(among))
        if not 1 <= found.number <= found.among:
            raise ValueError(f"{text}: the first is 1/{among}, the last {among}/{among}")
        return found

    def holds(self, name: str) -> bool:
        """Is a file ours? ``name``: as in the tables, ``raw/quý 1/12.docx``; the folder itself may be called
        otherwise in other registers. Systems that decompose letters mean the same file.
        """
        below = name.partition("/")[2] or name
        digest = hashlib.sha256(unicodedata.normalize("NFC", below).encode()).digest()
        return int.from_bytes(digest[:8], "big") % self.among == self.number - 1


ALL = Shard(1, 1)
"""Everything."""
