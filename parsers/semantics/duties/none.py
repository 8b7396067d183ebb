"""What speaks of reports and asks for none: captions, products, matters of an inspection, money.

``Biểu 01: BÁO CÁO KẾT QUẢ``, ``Sản phẩm: báo cáo …``, ``kiểm tra việc thực hiện chế độ báo cáo định kỳ``,
``báo cáo UBND tỉnh cân đối, bố trí kinh phí``. A day to act by makes a duty of the last all the same.
"""

import re

from parsers.semantics.duties.clauses import Clause
from parsers.semantics.duties.wording import group, words

_CAPTION = re.compile(
    r"\W*(?:mẫu|biểu|biểu mẫu|phụ lục|bảng|đề cương)(?: (?:biểu|số))* ?[\divxa-h][\w./-]{0,12} ?[:.–-]"
)
_LABEL = re.compile(
    rf"\W*(?:các )?{group('no_duty', 'labels')}(?!\w)(?! thực hiện gửi)[^:.;]{{0,40}}:"
)
_LOOKED_AT = re.compile(
    rf"(?<!\w){group('no_duty', 'looked_at')}(?!\w)(?:(?!báo cáo)[^.;:]){{0,60}}"
    r"(?:chế độ|công tác) (?:thông tin,? ?(?:và )?)?báo cáo"
)
_EVIDENCE = re.compile(
    r"báo cáo,? (?:và )?(?:hồ sơ|tài liệu)|(?:đoàn|tổ) (?:kiểm tra|thanh tra|giám sát|thẩm định)"
)
_TO_VISITORS = re.compile(
    r"(?:đoàn|tổ|cơ quan|người) (?:kiểm tra|thanh tra|giám sát|thẩm định|kiểm toán)"
)
_GRANTED = re.compile(
    rf"[ ,]*(?:(?:để )?(?:xem xét|thẩm định|tổng hợp)(?:,| và)? )*{group('no_duty', 'granted')}(?!\w)"
)
_MONEY = words("no_duty", "money")
_DECISION = re.compile(
    r"[ ,]*(?:(?:để )?(?:xem xét|thẩm định)(?:,| và)? )*"
    r"(?:phê duyệt|quyết định|cho phép|cho chủ trương|ban hành|thành lập|công nhận|khen thưởng)(?!\w)"
)
_ESTIMATE = re.compile(
    r"(?<!\w)(?:lập|xây dựng|hoàn thiện) (?:bản |bảng )?dự toán(?!\w)[^.;:]{0,120}"
    r"(?:trình|báo cáo|gửi) [^.;:]{2,120}(?:phê duyệt|duyệt|thẩm định|quyết định)(?!\w)"
)
_CONTENTS = re.compile(r"kết quả|tình hình|tiến độ|định kỳ|số liệu|báo cáo năm|báo cáo quý")
_HELD = re.compile(rf"\W*{group('no_duty', 'held')}(?!\w)")


def opens_no_duty(clause: Clause) -> bool:
    """A caption of a form, or a label of products, matters, merits before the clause's words."""
    return bool(
        _CAPTION.match(clause.lower, clause.start, clause.end)
        or _LABEL.match(clause.lower, clause.start, clause.end)
    )


def is_held(clause: Clause) -> bool:
    """``Hội nghị lần thứ hai để lập danh sách …``: a day of meeting."""
    return bool(_HELD.match(clause.lower, clause.start, clause.end))


def is_looked_at(clause: Clause, start: int, end: int) -> bool:
    """``kiểm tra việc chấp hành chế độ báo cáo``: matter of an inspection."""
    return bool(_LOOKED_AT.search(clause.lower, start, min(clause.end, end)))


def is_evidence(said: str) -> bool:
    """Papers laid before those who come to inspect."""
    return bool(_TO_VISITORS.search(said) and _EVIDENCE.search(said))


def is_estimate(said: str) -> bool:
    """``lập dự toán chi tiết, báo cáo Hiệu trưởng phê duyệt trước ngày 28/02``: money to be approved, by its day
    too; figures handed up with it are a report.
    """
    return bool(_ESTIMATE.search(said)) and not _CONTENTS.search(said)


def asks_for(clause: Clause, lead: int, behind: int) -> bool:
    """Whether behind the one told (``lead:behind``) money is asked for, or a decision; a report handed up
    (``báo cáo thẩm định trình UBND tỉnh phê duyệt``) is one all the same.
    """
    money = _MONEY.search(clause.lower, clause.start, clause.end)
    granted = money and _GRANTED.match(clause.lower, behind, clause.end)
    told = clause.lower.startswith("báo cáo", lead)
    return bool(granted) or (told and _asks_decision(clause, behind))


def _asks_decision(clause: Clause, behind: int) -> bool:
    """``báo cáo UBND tỉnh xem xét, quyết định``: no result is told."""
    asked = _DECISION.match(clause.lower, behind, clause.end)
    return bool(asked) and not _CONTENTS.search(clause.lower, clause.start, behind)
