"""Names and texts of strangers, fit to be printed: nothing in them steers a terminal or turns a line around."""

import re
from typing import Any

# C0 and C1 controls, marks and overrides of direction, line and paragraph separators, a byte order mark
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)


def plain(text: str) -> str:
    r"""A file called ``a`` ESC ``[31m.pdf`` as ``a\x1b[31m.pdf``: what would steer is spelled out."""
    return _STEERING.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


def plain_value(value: Any) -> Any:
    """What a template is about to write, spelled out where it is text; of the kind it was, so that what is
    marked as HTML stays HTML.
    """
    if not isinstance(value, str) or _STEERING.search(value) is None:
        return value
    return type(value)(plain(value))


def plain_json(text: str) -> str:
    """JSON that says the same and steers nothing: its own escapes for what it may leave as it is, U+202E, say."""
    return _STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
