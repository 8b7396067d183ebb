"""Characters of the symbol fonts as Unicode: Wingdings U+F0FE is ``☑``, Symbol U+F02D is ``-``.

Word stores them in the private-use area, where only the font says what they look like. What is
not in the table stays as it is: a reader then sees that some sign stood there.
"""

_SYMBOL = {
    0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xBE: "-", 0xDE: "⇒",
}  # fmt: skip
_WINGDINGS = {
    0x2D: "-", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x77: "⬥", 0x9F: "•",
    0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
_PRINTABLE = range(0x20, 0x40)  # digits and signs stand in Symbol where ASCII has them


def symbol(font: str, code: int) -> str:
    """What ``<w:sym w:font="Wingdings" w:char="F0FE"/>`` prints."""
    if code in range(0xD800, 0xE000) or not 0 < code <= 0x10FFFF:
        return ""
    low = code - _PRIVATE.start if code in _PRIVATE else code
    table = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}.get(font.casefold())
    if table is None:
        return chr(code)
    if low in table:
        return table[low]
    if table is _SYMBOL and low in _PRINTABLE:
        return chr(low)
    return chr(code)


def bullet(font: str, text: str) -> str:
    """What a bullet prints: ``("Symbol", "\uf0b7") -> "•"``, an unknown sign is ``•`` too."""
    printed = "".join(symbol(font, ord(char)) for char in text)
    if not any(ord(char) in _PRIVATE for char in printed):
        return printed
    return _SYMBOL.get(ord(printed[0]) - _PRIVATE.start, "•")
