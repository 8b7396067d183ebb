"""CSV that spreadsheets open as it is: UTF-8 with a byte order mark, and no cell that computes or steers."""

from pipeline.view.plain import plain

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: str) -> str:
    """The value, a leading apostrophe before what would be a formula: plans print ``- Phòng Nội vụ``."""
    value = plain(value)
    return f"'{value}" if value.startswith(_FORMULA) else value
