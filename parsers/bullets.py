"""Signs before the items of a list: one notion for all that read lists.

What is typed (``-``, ``–``, ``+``, ``*``), what Word's symbol fonts draw (``•``, ``▪``, ``➢``, ``✓`` …), and the ``o`` that
is the second level of Word's own lists: a letter, and a bullet only where a sentence begins behind it. Arrows
(``→``, ``⇒``) are none: they say what follows.
"""

import re

SIGNS = frozenset("-–—+*•●▪■◦○◆♦❖➢➤►▶✓✔❑⬥·∙")
SIGN = f"[{re.escape(''.join(sorted(SIGNS)))}]"
"""The pattern of one."""
LETTER = r"(?-i:o)(?=\s++(?-i:[A-ZĐÀ-Ỹ\d“\"(]))"
"""The pattern of the letter where it is one."""
BULLET = rf"(?:(?:{SIGN}|{LETTER})\s*+)"
"""The pattern of a bullet and of what parts it from its text."""
_OPENS = re.compile(BULLET)


def bullet_of(text: str) -> str:
    """The sign a paragraph opens with; empty where it opens with none.

    >>> bullet_of("o Quy tắc ứng xử"), bullet_of("➢ Quy định chung"), bullet_of("ở xã")
    ('o', '➢', '')
    """
    found = _OPENS.match(text)
    return found[0][:1] if found else ""


def without_bullet(text: str) -> str:
    """The text behind it."""
    found = _OPENS.match(text)
    return text[found.end() :] if found else text
