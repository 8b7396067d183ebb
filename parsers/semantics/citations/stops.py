"""Where a subject ends at the latest: ``;``, a full stop, a bracket that adds something, the plan's verb.

``… về công tác dân vận (sau đây gọi tắt là Chỉ thị 15), Ủy ban nhân dân huyện ban hành Kế hoạch``
stops at the bracket.
"""

import re
from bisect import bisect_left, bisect_right

from parsers.semantics.atoms import LOWER

BODY = (
    "Ủy ban|UBND|HĐND|Hội đồng|Ban |Sở |Phòng |Trường |Chi cục|Cục |Công an|Huyện ủy|Thành ủy|Tỉnh ủy|"
    "Đảng ủy|Văn phòng|Bộ |Chủ tịch|Tiểu ban|Khoa |Trung tâm|Bảo hiểm|Ban Chỉ đạo|Hội "
)
"""First words of a body that a comma may set off from a subject."""
_ENACTS = (
    rf"(?=(?:{BODY})[^,;.]{{0,80}}? "
    r"(?:ban hành|xây dựng|triển khai|lập|tổ chức|đề nghị|yêu cầu|báo cáo)(?!\w))"
)
ENACTS = re.compile(rf", {_ENACTS}")
"""``, Ủy ban nhân dân tỉnh ban hành``: the plan's own clause."""
_CHANGED = r"(?:đã )?được (?=sửa đổi|bổ sung|thay thế)"
# each alternative opens with a letter of its own, so that the search skips to these letters
_STOP = re.compile(
    r";"
    rf"|\.(?<!TP.)(?<!Tp.)(?<!TX.)(?<!(?<!\w)[QPHv].)(?= ?$| [^{LOWER}]|\.|/\.)"
    r"|…(?= ?$| ?[;,.])"
    r"|:(?! ?[“\"])"
    r"| (?:\((?=(?:sau đây|viết tắt|gọi tắt|gọi là|ban hành kèm|kèm theo|được|đã|sửa đổi|bổ sung|theo|qua|"
    r"b/c|để|có|nếu|trừ|đính kèm|Sau đây|Ban hành kèm|Kèm theo)(?!\w))"
    rf"|{_CHANGED})"
    rf"|, (?:{_CHANGED}|{_ENACTS})"
    r"|/\./?"
)
_QUOTED = re.compile(r"“[^“”]{1,600}”|«[^«»]{1,600}»|\"[^\"]{1,600}\"")


class Stops:
    """The stops of one folded text, those inside quotation marks left out."""

    def __init__(self, text: str) -> None:
        """Find them all once; each question is then a bisection."""
        self.quotes = [match.span() for match in _QUOTED.finditer(text)]
        self._opens = [start for start, _ in self.quotes]
        found = (match.start() for match in _STOP.finditer(text))
        self._places = [at for at in found if not self.quoted(at)]
        self._end = len(text)

    def quoted(self, at: int) -> bool:
        """True inside quotation marks."""
        index = bisect_right(self._opens, at) - 1
        return index >= 0 and self.quotes[index][0] < at < self.quotes[index][1]

    def after(self, at: int) -> int:
        """The first stop at or after an offset, else the end of the text."""
        index = bisect_left(self._places, at)
        return self._places[index] if index < len(self._places) else self._end
