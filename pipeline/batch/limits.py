"""What a document may take of its worker, and how it is lost when it takes more."""

from typing import NamedTuple


class Limits(NamedTuple):
    """What one document may take, and how long a worker serves."""

    seconds: float = 120.0
    """By the clock on the wall, for one document; of a scan, for each page."""
    megabytes: int = 2048
    """Memory of a worker and the programs it runs (MiB, resident); a quarter more is a hard wall for each."""
    documents: int = 500
    """After so many a worker is replaced."""
    processors: int = 1
    """Those that are idle read pages of a scan in hand."""


class Lost(NamedTuple):
    """How a task ended without an answer."""

    code: str
    """timeout, memory, crashed; error: an exception of ``work``, which is a bug of ours."""
    message: str
    """One line: what happened, what to do; never the document's own words."""
