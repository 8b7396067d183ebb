"""CSV that spreadsheets open as it is: UTF-8 with a byte order mark, and no cell that computes."""

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: str) -> str:
    """The value, a leading apostrophe before what would be a formula: plans print ``- Phòng Nội vụ``."""
    return f"'{value}" if value.startswith(_FORMULA) else value
