"""How Word prints a number: ``(29, "lowerLetter") -> "cc"``, ``(4, "upperRoman") -> "IV"``.

Word's letters are the English ones: after ``d`` it prints ``e``, never ``đ``. What it prints stays.
"""

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_CHICAGO = "*†‡§"
# Word repeats letters (aaa for 53) and chicago marks; nobody counts this far, a hostile file may.
_MOST_REPEATS = 30
_LARGEST_ROMAN = 3999


def format_number(number: int, number_format: str) -> str:
    """The printed number; a format we do not know prints as decimal."""
    if number_format == "none":
        return ""
    return _FORMATS.get(number_format, str)(number)


def zero_padded(number: int, pattern: str) -> str:
    """Word 2010's custom formats, ``001, 002, 003, ...``: as wide as their first number."""
    first = pattern.partition(",")[0].strip()
    return str(number).zfill(len(first)) if first.isdecimal() else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    out = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        out.append(letters * times)
    return "".join(out)


def _letters(number: int) -> str:
    """1 a, 26 z, 27 aa, 28 bb: Word repeats the letter."""
    if number < 1:
        return str(number)
    repeats, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * min(repeats + 1, _MOST_REPEATS)


def _chicago(number: int) -> str:
    if number < 1:
        return str(number)
    repeats, index = divmod(number - 1, len(_CHICAGO))
    return _CHICAGO[index] * min(repeats + 1, _MOST_REPEATS)


def _ordinal(number: int) -> str:
    """English, as Word prints without a rule for the language."""
    tens = 10 < number % 100 < 14
    return f"{number}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "ordinal": _ordinal,
    "chicago": _chicago,
    "numberInDash": lambda number: f"- {number} -",
}
