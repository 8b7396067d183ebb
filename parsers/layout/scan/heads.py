"""Heads of columns, put right where one sign of them was read amiss: few words stand there, two by two.

``Thời glan`` is ``Thời gian``, ``Đơn vị pbối hợp`` has ``phối hợp``: one word of such a pair is as it should be, the other but for a
sign. A word that is Vietnamese and was read with confidence stays as it was read (``Công viên``).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance.Levenshtein import distance

from parsers.layout.encodings.syllables import is_syllable
from parsers.layout.scan.engine import Word
from parsers.layout.scan.language import DOUBT, letters_of

PAIRS = """thời gian; thời hạn; tiến độ; hoàn thành; nhiệm vụ; nội dung; công việc; hoạt động; cơ quan; đơn vị; bộ phận; chủ trì;
phối hợp; thực hiện; phụ trách; sản phẩm; kết quả; kinh phí; nguồn vốn; ghi chú"""
"""Words that stand over columns of plans."""
SIGNS = ".,:;()/"
"""What may stand around a word."""
_PAIRS = tuple((first, second) for first, second in map(str.split, PAIRS.split(";")))
Pair = tuple[str, str]


def with_heads(words: Sequence[Word]) -> list[Word]:
    """The words of a head with those of known pairs put right."""
    told = list(words)
    for at, (first, second) in enumerate(pairwise(words)):
        found = {(place, word) for place, word in _meant(first.text, second.text)}
        if len(found) != 1:
            continue
        ((place, meant),) = found
        read = (first, second)[place]
        core = read.text.strip(SIGNS)
        if core and not (is_syllable(core.casefold()) and read.confidence >= DOUBT):
            told[at + place] = read.spelled(read.text.replace(core, _cased(meant, core)))
    return told


def _meant(first: str, second: str) -> Iterator[tuple[int, str]]:
    """Which of two words is meant for another, and for which."""
    read = [letters_of(word.strip(SIGNS)) for word in (first, second)]
    for pair in _PAIRS:
        apart = [
            distance(one, letters_of(word), score_cutoff=1)
            for one, word in zip(read, pair, strict=True)
        ]
        if sorted(apart) == [0, 1]:
            yield apart.index(1), pair[apart.index(1)]


def _cased(word: str, read: str) -> str:
    if read.isupper():
        return word.upper()
    return word.capitalize() if read[:1].isupper() else word
