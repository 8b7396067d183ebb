"""Parts of a citation at a given place: issuer, subject, provision.

``issuer_end("của Ban Thường vụ Thành ủy về …", 4)`` ends before ``về``. Nothing here searches: each
function reads on from an offset, and stops at the first word that cannot belong to its part.
"""

import re
from functools import cache

from parsers.bodies import body_at
from parsers.lexicon import load
from parsers.semantics.citations.stops import ENACTS

# Words that open a subject (trích yếu) after number, date and issuer.
_OPENERS = (
    "về việc|về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|triển khai|thực hiện|sửa đổi|thông qua|"
    "công bố|bổ sung|thành lập|kiện toàn|điều chỉnh|bãi bỏ|tổ chức thực hiện"
)
# Only after an issuer: else they are the verb of the sentence (… số 5/QĐ-UBND xây dựng …).
_OPENERS_LATER = (
    "|tăng cường|tiếp tục|đẩy mạnh|giao|tổ chức|xây dựng|phát triển|hỗ trợ|thay thế|chỉ đạo|quán triệt|"
    "phối hợp|lập|kiểm tra|công nhận|bảo đảm|đảm bảo"
)
_QUOTE = r"[“\"«]"
SUBJECT = re.compile(rf",? (?=(?:(?i:{_OPENERS})(?!\w)|{_QUOTE}))")
SUBJECT_LATER = re.compile(rf",? (?=(?:(?i:{_OPENERS}{_OPENERS_LATER})(?!\w)|{_QUOTE}))")
_OPENER = re.compile(rf"(?:{_OPENERS}{_OPENERS_LATER})(?!\w)")

_TO_OPENER = re.compile(rf"[^,;.:()“”\"]{{1,110}}?(?= (?:{_OPENERS})(?!\w))")
_NO_NAME = re.compile(
    r"(?:theo|để|khoảng|trong|đã|là|được|nhằm|tại|từ|đến|phù|do|thì|với|có|trên|cho|như|này|nêu|ước|đồng|"
    r"và|hoặc|khi|nếu|sẽ|yêu|đề|kèm|gắn|góp|đối|tới|vào|giai|năm|ngày|phải|cần|số)(?!\w)"
)
_TOKEN = re.compile(r" ?(?P<word>[\w.&/]+|,|-)")
# của UBND tỉnh; giữa Ban Dân vận Tỉnh ủy và UBND tỉnh: both have issued it
_OF = re.compile(r",? ?(?:của|giữa) ", re.IGNORECASE)
_MOST_WORDS = 40

# điểm a, b, đ khoản 1 và khoản 3 Điều 7; từ Điều 10 đến Điều 14; Mục 2 Chương III; Phụ lục I
_VALUE = r"(?:\d{1,3}(?:\.\d{1,3}){0,2}[a-zđ]?|[a-zđ]\d?|[IVXLC]{1,6})(?!\w)"
_VALUES = rf"{_VALUE}(?:(?:, | và | đến | ?- ?){_VALUE}){{0,12}}"
_UNIT = rf"(?:tiết|điểm|khoản|điều|mục|chương|phần|phụ lục) {_VALUES}"
PROVISION = re.compile(
    rf"(?<!\w)(?:từ |các )?(?i:{_UNIT})(?:(?:, | và | của | đến | )(?:các )?(?i:{_UNIT})){{0,12}}"
    r"(?P<joint>,? (?:(?:ban hành )?kèm theo |của )?|, )"
)


@cache
def _words() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    data = load("issuers.toml")
    return frozenset(data["inner"]), frozenset(data["heads"]), tuple(data["relative"])


def issuer_at(text: str, start: int, stops: frozenset[int]) -> tuple[int, int] | None:
    """Start and end of the issuer after ``của``: one body or several joint ones.

    ``của Ban Dân vận Huyện ủy và Ủy ban nhân dân huyện``; ``stops`` are places of other citations.
    """
    match = _OF.match(text, start)
    if match is None:
        return None
    end = issuer_end(text, match.end(), stops)
    return (match.end(), end) if end is not None else None


def issuer_end(text: str, start: int, stops: frozenset[int] = frozenset()) -> int | None:
    """Where the name of a body that begins at an offset ends; None when none begins there."""
    inner, heads, relative = _words()
    at, end, last = start, None, ""
    for _ in range(_MOST_WORDS):
        match = _TOKEN.match(text, at)
        if match is None or match.start("word") in stops:
            break
        word = match["word"].rstrip(".")
        here = match.start("word")
        if end is None:
            if not (word[:1].isupper() or text.startswith(relative, here)):
                return None
        elif word in {",", "và", "-"}:
            if not _goes_on(text, match, stops, heads):
                break
            at, last = match.end(), word
            continue
        elif last != "Ban" and _OPENER.match(text, here):
            return end
        elif not (word[:1].isupper() or word in inner or word.isdigit() or last + word == "Dânsố"):
            return _before_opener(text, here) or _named(text, start, end, stops)
        end = here + len(word)
        at, last = match.end(), word
        if match["word"] != word and text[at : at + 1] == " " and word not in {"TP", "Tp", "TX"}:
            break  # a full stop ends the sentence
    return end


def _named(text: str, start: int, end: int, stops: frozenset[int]) -> int:
    """``Bộ Tài nguyên Môi trường (nay là …)``: the name of a body, where it goes on further."""
    body = body_at(text, start)
    further = body is not None and body.end > end and stops.isdisjoint(range(end, body.end))
    return body.end if body and further else end


def _before_opener(text: str, at: int) -> int | None:
    """A name with words nobody listed ends before the subject, when one follows soon.

    ``của Tổ công tác chuyên trách cải cách thủ tục hành chính của Thủ tướng Chính phủ về …``
    """
    match = None if _NO_NAME.match(text, at) else _TO_OPENER.match(text, at)
    return match.end() if match else None


def _goes_on(text: str, link: re.Match[str], stops: frozenset[int], heads: frozenset[str]) -> bool:
    """After a comma only another body goes on; after ``và`` any name (Giáo dục và Đào tạo)."""
    following = _TOKEN.match(text, link.end())
    if following is None or following.start("word") in stops:
        return False
    word = following["word"].rstrip(".")
    if link["word"] == ",":
        return word in heads and not ENACTS.match(text, link.start("word"))
    return word[:1].isupper()


def provisions_in(text: str) -> dict[int, tuple[int, int]]:
    """Provisions (điểm, khoản, Điều) by the offset of what stands right after them."""
    found: dict[int, tuple[int, int]] = {}
    for match in PROVISION.finditer(text):
        found[match.end()] = (match.start(), match.start("joint"))
    return found
