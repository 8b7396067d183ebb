"""Signs an engine takes for others: which figure or letter may be printed where it read another sign."""

FIGURES = str.maketrans(
    {
        **dict.fromkeys("lI|!ÌÍĨỊìíị]", "1"),
        **dict.fromkeys("OoÔôƠơ", "0"),
        **dict.fromkeys("SŠ$§", "5"),
        **dict.fromkeys("Zz", "2"),
        "B": "8",
        "ó": "6",
    }
)
LETTERS = {
    **dict.fromkeys("€e©C", "c"),
    **dict.fromkeys("äáàâ8", "a"),
    **dict.fromkeys("ïíìÍjI1", "il"),
    **dict.fromkeys("qp9ø", "g"),
    **dict.fromkeys("ðĐở", "đ"),
    "6": "b",
    "đ": "d",
    "d": "đ",
    "i": "l",
    "l": "i",
}
"""Of some signs it cannot be told which of two."""
DIGITS = {
    "b": "56",
    **dict.fromkeys("gq", "9"),
    "s": "5",
    "z": "2",
}
"""Letters that are numbers of rows too, and the figures they may be."""
STROKES = str.maketrans(
    {
        **dict.fromkeys("1l|!ÌÍỊĨiìí]T", "I"),
        **dict.fromkeys('HU”“"', "II"),
        "Y": "V",
        "v": "V",
        "x": "X",
        "L": "I",
    }
)
"""Strokes that are read for those of Roman numbers."""
