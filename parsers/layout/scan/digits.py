"""Digits an engine takes for letters, and letters it takes for digits, put right where a plan can say but one of them.

``ngày 2l tháng 02``, ``l9/6/2015``, ``0I/2026``, ``tháng S năm 2026`` are numbers; ``I/2023`` behind ``quý`` is none. A number read in two
pieces (``22/1 1/2017``, ``số 263 7/BGDĐT-VP``) is joined.
"""

import re
from collections.abc import Iterator, Sequence

from parsers.keys import ascii_key
from parsers.layout.scan.alike import FIGURES
from parsers.layout.scan.engine import Word, tied

_SIGNS = str.maketrans("Ð⁄ñÑ", "Đ/nN")
"""Letters of other languages, and the stroke of a fraction."""
_TWICE = re.compile(r"(?i)^([bcdghklmnpqrstvx])\1(?=[^\W\d_])")
"""No Vietnamese word begins with a letter twice: ``nñăm``."""
_DASH = re.compile(r"^[-—–]*~[-—–]*$|^[-—–]{2,}$")
"""A dash that the scanner bent, or that was read as two: ``—-``."""
_PART = re.compile(r"[\dlI|ÌÍìíỊị!OoƠơÔô]+")
_NUMBER = re.compile(
    rf"(?P<before>[(\[“\"<≤≥>~]*)(?P<number>{_PART.pattern}(?:[./-]{_PART.pattern})*)(?P<after>[)\]”\",;:.%]*)"
)
_COUNTED = frozenset(
    map(ascii_key, ("quý", "kỳ", "đợt", "lần", "chương", "phần", "phụ", "biểu", "mục"))
)
"""What stands behind these may be a Roman number."""
_DAYS = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_IN_DATE = re.compile(r"[\dlI|ÌÍ!OoSŠ]{1,2}")
_DATE_WORDS = {("ngay", "thang"), ("thang", "nam")}
_DOUBLED = re.compile(r"(?<=[QN])ĐĐ(?=[-–/])")
"""``3871/QĐĐ-BGDĐT``: an engine reads the stroke of Đ as one more."""
_BARLESS = re.compile(r"(?<![^\W\d_])QD(?=[-–/])|(?<=/)ND(?=[-–]CP)")
"""``46/QD-BCĐCCHC``: the bar of the Đ is worn off."""
_PER_MILLE = re.compile(r"%[oO0](?![\w%])")
"""``10,6 %o``: the data of the engine has no ``‰``."""
_GLUED = re.compile(r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)\.(?=[A-ZĐÀ-ỸƯƠ])")
_ASSEMBLY = re.compile(r"\d/QH")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d\W*")
_DATE_HEAD = re.compile(r"ng[aàáảãạâầấ][yvỳ]?")
"""``ngà 01/6/2009``."""
_QUARTER_HEAD = re.compile(r"(?P<head>[Qq]u)(?:(?P<i>[iìíỉĩị])|[yỳýỷỹỵ])")
"""``Qui IV - 2025``: ``quý`` and ``quí`` are both printed."""
_QUARTER = re.compile(r"[(]?(?:I{1,3}|IV)(?![^\W\d_])|[1-4]/20\d\d")
_ARROWS = frozenset({">", "->", "=>", "—>", "-->", "›", "»", "~>"})
_CLOCK = re.compile(r"\(?\d{1,2}(?:[hg:]\d{0,2}|/\d{1,2}(?:/\d{4})?)\W*")
"""A time between which an arrow stands: ``7h00 → 7h30``; of two figures one may be greater."""
_ACT = re.compile(r"\d{1,5}/[A-ZĐ\d]")


def with_digits(words: Sequence[Word]) -> list[Word]:
    """The words of a part with their numbers put right."""
    words = list(_unglued(words))
    told = []
    for at, word in enumerate(words):
        before = ascii_key(words[at - 1].text.strip("(,.;:")) if at else ""
        after = ascii_key(words[at + 1].text) if at + 1 < len(words) else ""
        if (before, after) in _DATE_WORDS and _IN_DATE.fullmatch(word.text):
            number = word.text.translate(FIGURES)
        elif _DATE_HEAD.fullmatch(word.text) and _opens_day(words[at + 1 : at + 2]):
            number = "ngày"
        elif word.text in _ARROWS and _is_between(words, at):
            number = "→"
        elif _is_quarter(words[at : at + 2]):
            number = _QUARTER_HEAD.sub(_quarter, word.text)
        else:
            number = _number(word.text, counted=before in _COUNTED)
        told.append(word.spelled(number))
    return list(_joined(told))


def plain(text: str) -> str:
    """A word without signs that only look like its own."""
    told = _DOUBLED.sub("Đ", _DASH.sub("-", text.translate(_SIGNS)))
    told = _PER_MILLE.sub("‰", told)
    told = _BARLESS.sub(lambda found: f"{found.group()[0]}Đ", told)
    return _TWICE.sub(r"\1", told) if told.isalpha() and not told.isupper() else told


def _unglued(words: Sequence[Word]) -> Iterator[Word]:
    """``I.MỤC ĐÍCH`` at the start of a line is ``I. MỤC ĐÍCH``."""
    for at, word in enumerate(words):
        opens = not at or words[at - 1].line != word.line
        found = _GLUED.match(word.text) if opens else None
        if found is None:
            yield word
        else:
            yield word.cut(0, found.end())
            yield word.cut(found.end(), len(word.text))


def _opens_day(words: Sequence[Word]) -> bool:
    return any(_DAY.fullmatch(word.text) for word in words)


def _is_between(words: Sequence[Word], at: int) -> bool:
    """Does it stand between two times?"""
    sides = [*words[at - 1 : at], *words[at + 1 : at + 2]] if at else []
    return len(sides) > 1 and all(_CLOCK.fullmatch(word.text) for word in sides)


def _is_quarter(words: Sequence[Word]) -> bool:
    head, *behind = words
    if _QUARTER_HEAD.fullmatch(head.text.strip("(")) is None:
        return False
    return any(_QUARTER.match(word.text) for word in behind)


def _quarter(found: re.Match[str]) -> str:
    return f"{found['head']}{'í' if found['i'] else 'ý'}"


def _number(text: str, *, counted: bool) -> str:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return text
    number = found["number"].translate(FIGURES)
    parts = _PART.findall(found["number"])
    mixed = all(any(map(str.isdigit, part)) for part in parts)
    whole = mixed or (len(parts) == 3 and _DAYS.fullmatch(number) is not None)
    if not whole or (counted and not mixed):
        return text
    return f"{found['before']}{number}{found['after']}"


def _joined(words: Sequence[Word]) -> Iterator[Word]:
    kept: Word | None = None
    before = ""
    for word in words:
        if kept is not None and _is_cut(before, kept, word):
            first, *others = word.read
            kept = tied((kept, word._replace(raw=(f" {first}", *others))))
            continue
        if kept is not None:
            yield kept
            before = kept.text
        kept = word
    if kept is not None:
        yield kept


def _is_cut(before: str, first: Word, second: Word) -> bool:
    """Are two words the two pieces of one number? A day the calendar has, or the number of an act behind ``số``."""
    both = first.text + second.text
    if first.line != second.line or not second.text[:1].isdigit():
        return False
    if _ASSEMBLY.search(first.text[-4:]) and first.text.endswith("QH"):
        return True  # 43/2013/QH 13
    if not first.text[-1:].isdigit():
        return False
    if "/" in both and _DAY.fullmatch(both):
        return True
    return (
        first.text.isdigit() and _ACT.match(both) is not None and ascii_key(before) in {"so", "so:"}
    )
