"""Documents cited by their names alone (weak citations): what makes one, where the name ends.

``theo Quy chế chi tiêu nội bộ; …`` · ``Triển khai Chương trình … đến 2030 theo hướng dẫn của Bộ …``: a name
without number and date is one when others carry it out, when it has a period, capitals or quotation marks;
it ends where the sentence goes on.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from parsers.semantics.atoms import DateAt, date_at
from parsers.semantics.citations.parts import issuer_at, issuer_end
from parsers.semantics.citations.stops import BODY
from parsers.semantics.citations.types import DocType, word_pattern

_OPENS = re.compile(
    r"(?:ban hành|phê duyệt|về|thực hiện|triển khai|tổng thể|công tác|hành động|[“\"«]|[Đđ]ại hội|đầu tư)"
)
_NONE = re.compile(
    r"(?:của|này|đã|được|và|với|theo|để|do|trong|tại|có|nêu|đề|là|cụ thể|chi tiết|riêng|mới|số|từ|đến|trên|"
    r"phải|nếu|khi|cho(?! vay)|cũng|sẽ|không|cần|thì|mà|như|nhằm|bảo đảm|đảm bảo|hoặc|hay|cấp|kèm|gồm|chưa)(?!\w)"
)
"""In lower case: a pattern for any case tries its words one by one."""
_LONGEST_NONE = 16
_PERIOD = re.compile(r"(?:giai đoạn|năm|đến năm|năm học|thời kỳ|nhiệm kỳ) (?:19|20)\d\d")
_WORDS = {
    "de-an": 5,
    "chuong-trinh": 5,
    "chuong-trinh-muc-tieu-quoc-gia": 3,
    "chien-luoc": 3,
    "quy-hoach": 3,
    "quy-che": 2,
    "quy-che-phoi-hop": 4,
    "ke-hoach": 5,
}
"""Documents others carry out, and from how many words on what follows the type is a name."""
_TARGET = "chuong-trinh-muc-tieu-quoc-gia"
_NAME_OF_TARGET = re.compile(
    r"(?:giảm nghèo|xây dựng|phát triển|phòng|chăm sóc|hiện đại|nâng cao|ứng phó)(?!\w)"
)
"""A national target programme is one by its name, whatever stands before it: ``giải ngân vốn Chương trình …``."""
_OF_A_BODY = re.compile(
    r"(?:ban chỉ đạo|ban quản lý|văn phòng điều phối|tổ công tác|hội đồng)(?: [^\s,;.]+){0,4} $"
)
"""``Ban Chỉ đạo Chương trình mục tiêu quốc gia xây dựng nông thôn mới xã``: the programme is in its name."""
_ONLY_CARRIED = frozenset({"quy-hoach", "chien-luoc"})
"""``Quy hoạch cán bộ nhiệm kỳ 2026 - 2031`` is work, a period or not."""
_ANYHOW = frozenset(_WORDS) - {"ke-hoach"}
"""Named in the middle of a sentence, whatever the words before: ``đối chiếu với Quy hoạch sử dụng đất …``."""
_IN_SENTENCE = re.compile(r"(?:[^\W\d_A-ZĐÀ-Ỹ][^\W\d_]*|\w,) [“\"]?$")
_LISTED = re.compile(r"\w; $")
"""``Nghị quyết số 50/NQ-CP; Chiến lược Quốc gia … đến năm 2030``: beside others that are carried out."""
_CARRIED_OUT = (
    *(
        "thực hiện ",
        "triển khai ",
        "theo ",
        "căn cứ ",
        "cụ thể hóa ",
        "trong ",
        "thuộc ",
        "lồng ghép ",
    ),
    *("lồng ghép với ", "hưởng ứng ", "chỉ tiêu của ", "mục tiêu của ", "nội dung của ", "đúng "),
    *("trong khuôn khổ ", "so với "),
)
_NOT_THERE = ("công tác ", "việc ", "về ", "làm ", "chuyên đề ", "khâu ")
"""What the words before end in, in any case."""
_NO_MORE = (
    r"(?:theo (?:hướng dẫn|quy định|ngành|lĩnh vực|chỉ đạo|yêu cầu|lộ trình|đúng|phân công|từng)"
    r"|với|trong (?:việc|đó)|phấn đấu|để|nhằm|do (?=[A-ZĐ])|là|cần(?! thiết| kiệm)|phải|được|bằng (?:các|nguồn|hình thức|việc|những)|ngay|ít nhất|gắn với (?=việc)"
    r"|đến (?:toàn thể|từng|các|tận|mọi)|và các|và (?:đặc điểm )?(?:tình hình|thực tế|thực tiễn|điều kiện thực tế)"
    r"|đã|còn (?:chậm|thấp)|chưa)(?!\w)"
)
_GOES_ON = re.compile(rf" {_NO_MORE}|, (?:{_NO_MORE}|gắn với(?!\w)|(?={BODY}))")
_CONGRESS = re.compile(
    r"[Đđ]ại hội [^,;.]*?lần thứ [IVXL]+(?:,? nhiệm kỳ \d{4} ?- ?\d{4})?(?: của Đảng(?! bộ))?"
)
_TO_PERIOD = re.compile(
    r"(?:giai đoạn|đến năm|năm học|năm|thời kỳ|nhiệm kỳ|đến) (?:19|20)\d\d(?: ?- ?(?:19|20)\d\d)?"
    r"(?:,? (?:và )?(?:tầm nhìn|định hướng) (?:đến )?(?:năm )?20\d\d)?"
)
_PART = re.compile(r", (?P<part>[^,;]*)")
_WHOSE = re.compile(r" (?:của|và|theo|tại|trên) ")
_FEW = 2
"""Words before or behind a comma that are one name with the others: ``thi đua, khen thưởng``."""
_SHORT_NAME = re.compile(r" \([A-ZĐ][\w-]{1,12}\)")
"""``mỗi xã một sản phẩm (OCOP)``: the short name closes the name."""
_KEPT = frozenset({"quy-tac", "noi-quy", "quy-che", "quy-che-phoi-hop", "dieu-le", "quy-dinh"})
"""Rules of a house, dated behind their name: ``Quy tắc giao tiếp ứng xử ban hành ngày 26/06/2019``."""
_THEN_DATED = re.compile(
    r" (?P<title>[^;:.()“”\"]{4,160}?)(?P<made>,? (?:được )?(?:ký|ban hành|ký ban hành|thông qua)|)(?= ngày \d)"
)
_QUOTES = {"“": "”", "«": "»", '"': '"'}
_OPENING = tuple(_QUOTES)


def opens_no_name(text: str, at: int) -> bool:
    """``Kế hoạch được bố trí``: a verb or joint stands where a name would."""
    return _NONE.match(text[at : at + _LONGEST_NONE].lower()) is not None


def is_name(one: DocType, title: str, before: str) -> bool:
    """Is it a name, not the verb or attribute that happens to follow? ``before``: the words before the type."""
    if before.endswith(_OPENING):
        return True
    lower = before.lower()
    if _OF_A_BODY.search(lower):
        return False
    if one.slug == _TARGET and _NAME_OF_TARGET.match(title):
        return True
    least = _WORDS.get(one.slug)
    if least is not None and not lower.endswith(_NOT_THERE):
        anyhow = one.slug in _ANYHOW and _IN_SENTENCE.search(before)
        if (anyhow or lower.endswith(_CARRIED_OUT)) and _words_of_name(title, least) >= least:
            return True
    if one.slug in _ONLY_CARRIED:
        return _LISTED.search(before) is not None and _PERIOD.search(title) is not None
    return _proper(title)


def _words_of_name(title: str, most: int) -> int:
    """How many words the name has, counted up to a few."""
    return len(title[slice(*name_in(title))].split(maxsplit=most))


def _proper(title: str) -> bool:
    if title[0].isdigit():
        return False  # Kế hoạch 05 năm 2021-2025
    if title[0] == "(":
        return False  # giữa kỳ Kế hoạch (năm 2028)
    if title[0] in _QUOTES:
        return True
    named = title[0].isupper() or _OPENS.match(title)
    long = len(title.split(maxsplit=3)) > 3
    return bool(named and long) or bool(_PERIOD.search(title))


@dataclass(frozen=True, slots=True)
class Dated:
    """A name and the day behind it; offsets into the folded text."""

    title: tuple[int, int]
    issuer: tuple[int, int] | None
    date: DateAt


def dated_name(text: str, at: int, one: DocType) -> Dated | None:
    """``ứng xử của Sở Y tế ngày 09/10/2018``, ``ra vào cơ quan ban hành ngày 06/01/2022`` behind a type; a day
    right behind other words is that of the work (``Phổ biến Quy tắc ứng xử ngày 05/6/2026``).
    """
    found = _THEN_DATED.match(text, at) if one.slug in _KEPT else None
    if found is None or opens_no_name(text, at + 1) or word_pattern().search(found["title"]):
        return None
    date = date_at(text, found.end(), year_only=False)
    if date is None or date.day is None:
        return None
    behind = issuer_at(text, date.end, frozenset())
    start, end = found.span("title")
    of = text.find(" của ", start, end)
    issued = of > start and issuer_end(text, of + len(" của ")) == end
    if issued:
        return Dated((start, of), (of + len(" của "), end), date)
    return Dated((start, end), behind, date) if behind or found["made"] else None


@lru_cache(maxsize=64)  # asked whether it is a name, then where the name stands
def name_in(title: str) -> tuple[int, int]:
    """Where the name stands in what follows the type word: without its quotation marks, without the rest
    of the sentence.
    """
    closing = _QUOTES.get(title[:1])
    if closing is None and (inner := title.find('"')) > 0 and title.count('"') % 2:
        return 0, inner  # "Chương trình hành động vì trẻ em" của xã
    if closing is not None:
        end = title.find(closing, 1)
        return (1, end) if end > 1 else (0, len(title))
    congress = _CONGRESS.match(title)
    if congress is not None:
        return 0, congress.end()
    ends = [found.start() for found in (_GOES_ON.search(title),) if found]
    ends += [found.end() for found in (_SHORT_NAME.search(title),) if found]
    end = min(ends, default=len(title))
    period = _TO_PERIOD.search(title, 0, end)
    if period is not None and title.startswith(" của ", period.end()):
        return 0, end  # whose it is comes off with the issuer
    return 0, period.end() if period else _before_clause(title, end)


def _before_clause(title: str, end: int) -> int:
    """Up to the comma behind which the sentence goes on: ``tiếp công dân | , niêm yết công khai lịch tiếp``; a
    word or two go on with the name (``thi đua, khen thưởng của Công ty``, ``phòng, chống lao``).
    """
    for comma in _PART.finditer(title, 0, end):
        part = _WHOSE.split(comma["part"])[0].split()
        first = title[: comma.start()].split()
        if len(part) > _FEW and len(first) > _FEW and part[0] not in {"chống", "tầm"}:
            return comma.start()
    return end
