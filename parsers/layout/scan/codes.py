"""Numbers of documents, put right where their grammar leaves no choice: ``43/2008/TT-BTC-BTTIT`` is of BTTTT.

A number is ``serial/year/TYPE-BODY-UNIT``. A code that nobody has, and that one slip of an engine makes of exactly one known
code, was that: a stroke read as a letter, a letter read twice. Known are the codes of types of documents, of the bodies
of the centre and of departments, and those that other numbers of the document show. A mark that is missing may be
missing in print (``NQ-HDND``): it is put back where another number of the document has it. Behind QH stand figures, those
of the National Assembly that sat in the year. Serials and years are never guessed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from parsers.layout.pdf.ink import PageInk
from parsers.layout.scan.alike import FIGURES
from parsers.layout.scan.paired import names
from parsers.layout.scan.runs import respelled
from parsers.lexicon import load

SURE = 0.85
"""Confidence of a code that is seen once and tells others."""
LONGEST = 40
"""Characters of a number that the line breaks in."""
SHORTEST = 6
"""Letters of a ministry's code that is a code without its B: LĐTBXH; shorter ones are like many others."""
OFTEN = 2
"""Times as often as what was read is a code seen that it is taken for."""
TERMS = {9: 1992, 10: 1997, 11: 2002, 12: 2007, 13: 2011, 14: 2016, 15: 2021, 16: 2026}
"""National Assemblies and the year each was elected in; until that of the next it sits."""
_LAST = 2031

_CODE = r"[A-ZĐƯ][A-Za-zĐđƯư&\d]{0,30}"
_SERIAL = r"[\dlIO]{1,6}[a-zđ]?"
_NUMBER = re.compile(
    rf"(?<![\w/.-])(?:{_SERIAL}/(?:19|20)\d\d[/-]?|{_SERIAL}[/-]|/)"
    rf"(?P<symbol>{_CODE}(?: ?[/-]{{1,2}} ?{_CODE}){{0,5}})"
)
_OPEN = re.compile(rf"\d[/-](?P<code>{_CODE}[/-])?$")
"""The line breaks in a number: ``3365/BTTTT-``."""
_GROUP = re.compile(_CODE)
_DASHES = re.compile(r"(?<=\w)--(?=\w)")
_ASSEMBLY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)/?)?(?:NQLT[/-])?(?<=[/\d-])(?:UBTV)?QH(?P<term>[\dIlO|]{1,4}"
    r"(?P<rest> \d(?= ngày| của|[,;.)]))?)(?!\w)"
)
_TEXT_CODE = re.compile(r"(?<![\w/.-])[A-ZĐƯ]{3,12}(?![\w/-])")
_BOW = re.compile(r"\d[/-][A-ZĐƯ/-]{2,24}(?P<read>\((?P<letter>[COQG]))(?![\w)-])(?![^()]{0,40}\))")
_SPECK = re.compile(r"\d[/-][A-ZĐƯ/-]{1,24}(?P<read>['’‘`´](?P<letter>[A-ZĐ]))(?=[A-ZĐƯ/-])")
_BARE = str.maketrans("ĐƯ", "DU")
_SLIPS = (
    (re.compile(r"(?<=[TĐ])[Il]"), "T"),  # BTTIT, BGDĐI
    (re.compile(r"^[Il](?=[WU]$)"), "T"),  # NQ/IW, 30-CTr/IU
    (re.compile(r"(?<=TT)[Il1]"), ""),  # TTI of TT
    (re.compile(r"([A-ZĐƯ])(?=\1)"), ""),  # BYTT, NNQ
    (re.compile(r"(?<=T)T"), "r"),  # TTT may be TT, or TTr
    (re.compile(r"(?<=Đ)Đ+"), ""),  # CĐĐ, LĐĐĐTBXH
    (re.compile(r"O(?=Đ)"), "Q"),  # OĐ
    (re.compile(r"(?<=TT)e"), "g"),  # TTe
    (re.compile(r"(?<=TT)[A-Za-z](?=g$)"), ""),  # TTEg, TTrg
)
"""What an engine takes letters of a code for, and what they are."""
_HALF = re.compile(r"P(?=Đ)")
"""``BCPĐ``: half of a Đ read as one letter more."""


class Change(NamedTuple):
    """A stretch of a text, and what it should be."""

    start: int
    end: int
    text: str


class Known(NamedTuple):
    """The codes a document shows."""

    numbers: Counter[str]
    """In numbers, and how often; those an engine is not sure of count only when it read them twice."""
    words: frozenset[str] = frozenset()
    """Capitals in its text: BCĐ."""
    marked: Mapping[str, frozenset[str]] = MappingProxyType({})
    """Codes in numbers that have marks, by what they are without."""


def with_codes(inks: Sequence[PageInk]) -> None:
    """Put the numbers of documents right in the runs of pages that were recognised."""
    read = [run for ink in inks for run in ink.runs if run.sure]
    known = known_from((run.text, run.sure) for run in read)
    for ink in inks:
        before = ""
        for place, run in enumerate(ink.runs):
            if not run.sure:
                continue
            for change in reversed(changes(run.text, known, before=before)):
                ink.runs[place] = respelled(ink.runs[place], *change)
            before = run.text


def known_from(read: Iterable[tuple[str, Sequence[float]]]) -> Known:
    """The codes of some texts; of each character how sure an engine is of it."""
    sure: Counter[str] = Counter()
    every: Counter[str] = Counter()
    words: set[str] = set()
    for text, sureness in read:
        words.update(_TEXT_CODE.findall(text))
        for start, end, _ in _codes(text):
            every[text[start:end]] += 1
            sure[text[start:end]] += min(sureness[start:end]) >= SURE
    numbers = Counter({code: count for code, count in every.items() if count > 1 or sure[code]})
    marked: defaultdict[str, set[str]] = defaultdict(set)
    for code in numbers:
        if (bare := code.translate(_BARE)) != code:
            marked[bare].add(code)
    return Known(numbers, frozenset(words), {bare: frozenset(of) for bare, of in marked.items()})


def changes(text: str, known: Known, *, before: str = "") -> list[Change]:
    """What is to be put right in a text, in order, no two in one place. ``before``: the text that stands above."""
    found = [*_marks(text), *_terms(text), *_specks(text), *_bows(text)]
    found += (Change(*one) for one in names(text))
    for start, end, first in _codes(text, before):
        code = text[start:end]
        if (right := right_code(code, known, first=first)) != code:
            found.append(Change(start, end, right))
    found.sort()
    return [one for at, one in enumerate(found) if not at or found[at - 1].end <= one.start]


def right_code(code: str, known: Known, *, first: bool = False) -> str:
    """A code as it was printed, as far as one can tell. ``first``: it may be that of a type.

    >>> right_code("BTTIT", Known(Counter()))
    'BTTTT'
    """
    if code in _listed():
        return code
    listed = _listed() if first else _bodies()
    often = OFTEN * max(known.numbers[code], 1)
    told = {one for one in _unslipped(code) if one in listed or known.numbers[one] > often}
    told |= {one for one in _each(_HALF, "", code) if one in known.words or one in known.numbers}
    # marks are lost, not found: a code is seen with its mark as often as without it
    seen = known.numbers[code]
    told |= {one for one in known.marked.get(code, ()) if known.numbers[one] >= seen}
    return told.pop() if len(told) == 1 else code


def _unslipped(code: str) -> Iterator[str]:
    """What a code is if one slip was made in reading it."""
    for read, printed in _SLIPS:
        yield from _each(read, printed, code)


def _each(read: re.Pattern[str], printed: str, code: str) -> Iterator[str]:
    """A code with one of its letters as another."""
    for found in read.finditer(code):
        yield f"{code[: found.start()]}{printed}{code[found.end() :]}"


def _codes(text: str, before: str = "") -> Iterator[tuple[int, int, bool]]:
    """Where the codes of numbers stand in a text, and whether each is the first of its number."""
    opening = _GROUP.match(text) if (cut := _OPEN.search(before[-LONGEST:])) else None
    if opening is not None and cut is not None:
        yield *opening.span(), cut["code"] is None
    for number in _NUMBER.finditer(text):
        start = number.start("symbol")
        for group in _GROUP.finditer(text, *number.span("symbol")):
            yield *group.span(), group.start() == start


def _marks(text: str) -> Iterator[Change]:
    """Marks between the groups of a number that were lost, doubled, or read as a figure."""
    for lost in _lost().finditer(text):
        yield Change(lost.start(), lost.end(), f"{lost.group()}/")
    for seven in _seven().finditer(text):
        yield Change(seven.start("mark"), seven.end("mark"), "/")
    for stroke in _stroke().finditer(text):
        yield Change(stroke.start("mark"), stroke.end("mark"), "T")
    for number in _NUMBER.finditer(text):
        for twice in _DASHES.finditer(text, *number.span("symbol")):
            yield Change(*twice.span(), "-")


def _specks(text: str) -> Iterator[Change]:
    """``Nghị. quyết số``: a speck taken for a stop inside the name of a type."""
    for found in _specked().finditer(text):
        yield Change(*found.span(), " ")


def _bows(text: str) -> Iterator[Change]:
    """``16/KH-BTT-MTT(Q``: the left bow of a letter read twice, for the bracket is never closed; ``02-T'T/TU``: a speck."""
    for pattern in (_BOW, _SPECK):
        for found in pattern.finditer(text):
            yield Change(*found.span("read"), found["letter"])


def _terms(text: str) -> Iterator[Change]:
    """``105/2016/QHI13`` is of QH13: of what its signs may be, the one Assembly that sat then."""
    for found in _ASSEMBLY.finditer(text):
        term, rest = found["term"], found["rest"] or ""
        alone = term.removesuffix(rest)
        sat = {str(one) for one in _sitting(int(found["year"]) if found["year"] else None)}
        start, end = found.span("term")
        if alone in sat:
            continue
        if right := _figures(alone + rest.strip()) & sat:
            told = right if rest or not alone.isdigit() else set()
        else:
            end -= len(rest)
            told = set() if alone.isdigit() else _figures(alone) & sat
        if len(told) == 1:
            yield Change(start, end, told.pop())


def _figures(read: str) -> set[str]:
    """The figures that signs may stand for; a stroke behind QH may be one of the H."""
    figures = read.translate(FIGURES)
    return {figures, figures[1:]} if read[0] in "Il|" else {figures}


def _sitting(year: int | None) -> Iterator[int]:
    """The Assemblies that sat in a year; in a year of election two."""
    ends = [*list(TERMS.values())[1:], _LAST]
    for (term, start), end in zip(TERMS.items(), ends, strict=True):
        if year is None or start <= year <= end:
            yield term


@cache
def _types() -> frozenset[str]:
    types = load("document_types.toml")["type"]
    return frozenset(code for one in types for code in one.get("codes", ()))


@cache
def _bodies() -> frozenset[str]:
    """Codes of the bodies of the centre, of the departments below them, of committees."""
    issuers = load("issuers.toml")
    ministries = [one[1:] for one in issuers["central"] if one[0] == "B"]
    departments = {f"S{one}" for one in ministries}
    fields = {one for one in ministries if len(one) >= SHORTEST - 1}
    known = (*issuers["central"], *issuers["party"], *issuers["names"])
    return frozenset({*known, *departments, *fields})


@cache
def _listed() -> frozenset[str]:
    return _types() | _bodies()


def _any_type() -> str:
    return "|".join(
        re.escape(one) for one in sorted(_types(), key=len, reverse=True) if len(one) > 1
    )


@cache
def _lost() -> re.Pattern[str]:
    """``13/2006NQ-HĐND``, ``số 912QĐ-BKHCN``; a 1 or 7 at the end of a serial may be the mark itself."""
    return re.compile(
        rf"(?:(?<![\w/.-])\d{{1,5}}/(?:19|20)\d\d|(?<=[sS]ố )\d{{0,4}}[02-689])(?=(?:{_any_type()})-[A-ZĐ])"
    )


@cache
def _specked() -> re.Pattern[str]:
    """The stop in a type of two words, before ``số``."""
    words = sorted({word for one in load("document_types.toml")["type"] for word in one["words"]})
    pairs = [word.split(" ") for word in words if word.count(" ") == 1]
    behind = "|".join(rf"(?<={first})[.,'] (?={second} số )" for first, second in pairs)
    return re.compile(behind)


@cache
def _stroke() -> re.Pattern[str]:
    """``15-C1/TU``: the T of a directive of the Party or of the Prime Minister, read as a stroke."""
    sides = "|".join(sorted(load("issuers.toml")["party"], key=len, reverse=True))
    return re.compile(rf"(?<=\d[-/])(?: ?)C(?P<mark>[1Il])(?=/(?:{sides})(?!\w)|-TTg(?!\w))")


@cache
def _seven() -> re.Pattern[str]:
    """``11-CT7TU``: a mark between the type and a committee of the Party, read as a figure."""
    sides = "|".join(sorted(load("issuers.toml")["party"], key=len, reverse=True))
    return re.compile(rf"(?<=\d-)(?:{_any_type()})(?P<mark>7)(?=(?:{sides})(?!\w))")
