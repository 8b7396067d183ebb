"""Fixed forms of a plan's first page and closing, where letters were read amiss: number line, line of place and date, type.

Number and day are often written by hand; what an engine reads there is chance. They are told only if they stand
as print does, as high as the capitals beside them and on their line; else their place is blank, as on paper
before the pen, and what was read is kept apart.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from rapidfuzz.distance import Levenshtein

from parsers.keys import ascii_key
from parsers.layout.scan.engine import Word, tied

FIRST_LINES = 16
"""Lines of a page that may be its letterhead."""
AS_HIGH = 0.14
"""Of the height of a capital: print differs by no more."""
ON_LINE = 0.12
"""Of the height of a capital: so near to the baseline print stands."""
NEARLY_AS_HIGH, NEAR_LINE = 0.3, 0.25
"""The same of digits that a program put there, in another size and a little above or below the line."""
ALIKE = 0.02
"""Of the height of a capital: by no more such digits differ; those of a pen do."""
SURE = 0.8
"""Confidence of digits that are told."""
APART = 1.5
"""Of the height of a line: a gap from which on two words are of two texts."""
LONGEST_PLACE = 40
NEAR = 0.16
"""Of the letters of a fixed line: so many may be wrong."""

_NUMBER_LINE = re.compile(
    r"(?P<specks>(?:[^\w\s]{1,2}\s)?)(?P<head>[sS5§]\s?[ốóòỏõọôồổỗộơớờởỡợoỐÓÒỎÕỌÔỒỔỖỘO06ẽẻéèẹêếềểễệ]\s*[:;.,]*)(?P<serial>.{0,24}?)(?P<slash>[/|\\]?\s?)[&«]?"
    r"(?P<symbol>[A-ZĐ][A-Za-zĐđ]{0,5}(?:\s?[-–—/]\s?[A-ZĐÊÔƠƯ][A-Za-zĐđÊÔƠƯ0-9.&]*)+)\W*"
)
_DATE_LINE = re.compile(
    rf"(?P<place>[^:;]{{2,{LONGEST_PLACE}}}),\s*ng[^\W\d]{{1,2}}y\s*(?P<day>.{{0,12}}?)\s*th[^\W\d]{{1,2}}ng\s*(?P<month>.{{0,12}}?)\s*n[^\W\d]{{1,2}}m\s*(?P<year>\d{{4}})?\W*"
)
_TYPES = (
    "KẾ HOẠCH",
    "QUYẾT ĐỊNH",
    "THÔNG BÁO",
    "CHƯƠNG TRÌNH",
    "BÁO CÁO",
    "TỜ TRÌNH",
    "PHƯƠNG ÁN",
    "ĐỀ ÁN",
    "HƯỚNG DẪN",
    "NGHỊ QUYẾT",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Nơi nhận:",
)
_FIXED = {re.sub(r"[^a-z]", "", ascii_key(one)): one for one in _TYPES}
_RECIPIENTS = "noinhan"
_PLAN = "kehoach"


def in_form(words: Sequence[Word], *, first: bool) -> tuple[list[Word], list[Word]]:
    """The words of a part with its fixed lines in their forms, and what was taken out of them.

    ``first``: the part may belong to a letterhead.
    """
    kept: list[Word] = []
    out: list[Word] = []
    for number, (_, group) in enumerate(groupby(words, key=lambda word: word.line)):
        line = list(group)
        told = _with_fixed(line, out)
        if first and number < FIRST_LINES:
            told = _head_line(told, out)
        kept += told
    return kept, out


def _head_line(line: list[Word], out: list[Word]) -> list[Word]:
    """A line of the letterhead; number and date may stand side by side on it."""
    told = _number_line(line, out) or _date_line(line, out)
    if told is not None:
        return told
    for at in range(1, len(line)):
        before, word = line[at - 1], line[at]
        if word.edges[0] - before.edges[-1] > APART * word.size:
            number, date = _number_line(line[:at], out), _date_line(line[at:], out)
            if number is not None or date is not None:
                return [*(number or line[:at]), *(date or line[at:])]
    return line


def _with_fixed(line: list[Word], out: list[Word]) -> list[Word]:
    """A line with what of it is a fixed line in its form; specks beside that are taken out."""
    pieces = _segments(line)
    fixed = [_fixed(piece, out) for piece in pieces]
    if any(new is not old for new, old in zip(fixed, pieces, strict=True)):
        specks = [not any(map(str.isalnum, "".join(word.text for word in one))) for one in fixed]
        out += [word for one, speck in zip(fixed, specks, strict=True) if speck for word in one]
        fixed = [one for one, speck in zip(fixed, specks, strict=True) if not speck]
    return [word for one in fixed for word in one]


def _segments(line: list[Word]) -> list[list[Word]]:
    """A line, parted where words stand wide apart: a stamp beside ``KẾ HOẠCH``; whole where it is a fixed line."""
    segments = [line[:1]]
    for before, word in pairwise(line):
        if word.edges[0] - before.edges[-1] > APART * word.size:
            segments.append([])
        segments[-1].append(word)
    return segments


def _fixed(line: list[Word], out: list[Word]) -> list[Word]:
    """A line that is one of the fixed ones but for a letter or its marks, and specks beside it."""
    lettered = [at for at, word in enumerate(line) if any(map(str.isalpha, word.text))]
    if not lettered:
        return line
    inner = line[lettered[0] : lettered[-1] + 1]
    text = " ".join(word.text for word in inner)
    letters = re.sub(r"[^a-z]", "", ascii_key(text))
    if len(text) > 2 * len(letters) or len(letters) < 5:
        return line
    known = next((one for one in _FIXED if _is_near(letters, one)), None)
    if known is None and inner[0].confidence < SURE and _is_near(letters, _RECIPIENTS, most=1):
        known = _RECIPIENTS if letters.endswith(_RECIPIENTS[3:]) else None  # Với nhận:
    if known is None and text.isupper() and len(inner) == 2 and _is_near(letters, _PLAN, most=1):
        known = _PLAN  # K HOẠCH, KỀ HOẠGH: nothing else is two such words
    form = _FIXED[known] if known is not None else None
    if form is None or form.isupper() != text.isupper():
        return line
    out += line[: lettered[0]] + line[lettered[-1] + 1 :]
    return list(_in_words(_as_one(inner).spelled(form)))


def _is_near(letters: str, form: str, most: int | None = None) -> bool:
    if most is None:
        most = int(NEAR * len(form)) if len(form) > len(_PLAN) else 0
    return abs(len(letters) - len(form)) <= most and Levenshtein.distance(letters, form) <= most


def _number_line(line: Sequence[Word], out: list[Word]) -> list[Word] | None:
    """``Só:{34.2 /KH-SYT`` is ``Số: /KH-SYT``, its number written by hand."""
    whole = _as_one(line)
    found = _NUMBER_LINE.fullmatch(whole.text)
    if found is None or len(whole.text) > 2 * LONGEST_PLACE:
        return None
    serial = whole.cut(*found.span("serial"))
    symbol = whole.cut(*found.span("symbol"))
    out += _in_words(whole.cut(*found.span("specks")))
    told = [whole.cut(*found.span("head")).spelled("Số:")]
    if _is_printed(serial, symbol):
        told += _in_words(serial)
    else:
        out += _in_words(serial)
    slash = found.start("symbol") - 1 if found["slash"].strip() else found.start("symbol")
    code = whole.cut(slash, found.end("symbol"))
    if not found["slash"].strip():
        code = code.spelled(f"/{code.text}")
    told.append(code if code.text[0] == "/" else code.spelled(f"/{code.text[1:]}"))
    return [word for word in told if word.text.strip()]


def _date_line(line: Sequence[Word], out: list[Word]) -> list[Word] | None:
    """``Kiên Giang, ngày {O0 tháng 10 năm 2017`` is ``Kiên Giang, ngày tháng 10 năm 2017``, its day written by hand."""
    whole = _as_one(line)
    found = _DATE_LINE.fullmatch(whole.text)
    if found is None:
        return None
    place = whole.cut(*found.span("place"))
    day, month = (whole.cut(*found.span(name)) for name in ("day", "month"))
    told = list(_in_words(whole.cut(found.start(), found.end("place") + 1)))
    for number, head, end in ((day, "ngày", 31), (month, "tháng", 12)):
        told.append(_head(whole, found.start("day" if end > 12 else "month"), head))
        if _is_printed(number, place) and 0 < int(number.text.strip()) <= end:
            told += _in_words(number)
        else:
            out += _in_words(number)
    rest = whole.cut(found.end("month"), len(whole.text))
    return [*told, *_in_words(rest)]


def _head(whole: Word, at: int, head: str) -> Word:
    """The word before a number."""
    start = max(at - len(head) - 1, 0)
    return whole.cut(start, max(at, start + 1)).spelled(head)


def _is_printed(number: Word, beside: Word) -> bool:
    """Is it digits alone, as high as the capitals beside them and on one line with them? Or as high as each other and on one
    line among themselves, as an office's program puts them into the blanks.
    """
    told = number.text.strip()
    capital = _height_of(beside)
    is_number = told.replace("/", "").isdigit() and told[-1] != "/"  # 04/2023
    if not is_number or number.confidence < SURE or not capital:
        return False
    places = [at for at, sign in enumerate(number.text) if sign.isdigit()]
    heights = [(number.bottoms[at] - number.tops[at]) / capital for at in places]
    above = [(number.bottoms[at] - number.baseline) / capital for at in places]
    pixel = 1 / capital

    def are(high: float, level: float) -> bool:
        return all(abs(one - 1) <= high + pixel for one in heights) and all(
            abs(one) <= level + pixel for one in above
        )

    alike = len(places) > 1 and max(_spread(heights), _spread(above)) <= ALIKE + pixel
    return are(AS_HIGH, ON_LINE) or (alike and are(NEARLY_AS_HIGH, NEAR_LINE))


def _spread(values: Sequence[float]) -> float:
    return max(values) - min(values)


def _height_of(word: Word) -> float:
    """Of its capitals without marks above, in pixels."""
    high = [
        bottom - top
        for letter, top, bottom in zip(word.text, word.tops, word.bottoms, strict=True)
        if letter in "ABCDEGHIKLMNPSTUVXYĐ"
    ]
    return median(high) if high else 0.0


def _as_one(line: Sequence[Word]) -> Word:
    """The words of a line as one, blanks between them, on the baseline of most."""
    return tied(line, " ")._replace(baseline=median(word.baseline for word in line))


def _in_words(whole: Word) -> Iterator[Word]:
    """Its words, each by itself."""
    for found in re.finditer(r"\S+", whole.text):
        yield whole.cut(*found.span())
