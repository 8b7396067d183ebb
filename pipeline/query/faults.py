"""What DuckDB says is wrong, in one line: its message, and the place its caret points to marked in the line of SQL."""

import re

_POINTER = re.compile(r"\n+LINE (?P<line>\d+): (?P<sql>[^\n]*)\n(?P<blanks> *)\^[^\n]*", re.DOTALL)
_MARK = "»"


def told(error: Exception) -> str:
    """``Parser Error: syntax error at or near "selct"; line 1: »selct 1``."""
    text = str(error)
    found = _POINTER.search(text)
    if found is None:
        return " ".join(text.split())
    at = max(len(found["blanks"]) - len(f"LINE {found['line']}: "), 0)
    marked = f"{found['sql'][:at]}{_MARK}{found['sql'][at:]}"
    around = f"{text[: found.start()]}; line {found['line']}: {marked} {text[found.end() :]}"
    return " ".join(around.split())
