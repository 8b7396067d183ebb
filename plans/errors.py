"""What can go wrong for who calls; ``str()`` says what and what to do, in one line."""


class Unreadable(Exception):
    """A file that is not read."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        """As in ``sources.error_code``: encrypted, no_text …"""


class NoTables(Exception):
    """A folder without tables."""


class NoSuchPlan(LookupError):
    """No document of the tables has the id, key or path."""
