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
_LONGEST_CAPTION = 40
_WIDTH = 80
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


_CAPTION_BEFORE = re.compile(rf"{_CAPTION.pattern} *")
# each alternative opens with a letter of its own, so that the search skips to these letters
_DONE = re.compile(
    r"đ(?<!\w.)ã (?:(?:kịp thời|chủ động|hoàn thành(?: việc)?|thực hiện|nghiêm túc) )?$"
    r"|k(?<!\w.)hông $|c(?<!\w.)h(?:ưa|ậm) $|q(?<!\w.)uên $|n(?<!\w.)ghe (?:[^,;.:]{2,60} )?$"
    r"|%(?:(?<=\d%)|(?<=\d %)) (?:số |các )?$"
)
"""``đã gửi báo cáo``, ``không gửi báo cáo``, ``nghe các bộ phận báo cáo``, ``100% báo cáo định kỳ``."""
_SHARE = re.compile(
    r"(?:(?<![\d/])\d{1,4}/|(?<!\w)(?:mới|mới chỉ|chỉ) có )\d{1,4} (?:đơn vị|địa phương|cơ quan|sở|ngành|huyện|xã|phường|trường|thôn|khoa|phòng|chi bộ"
    r"|doanh nghiệp|cơ sở)(?!\w)"
)
"""``24/30 đơn vị gửi báo cáo``, ``mới có 11 cơ sở nộp báo cáo``: what was done is counted."""
_LATE = re.compile(r" (?:chậm|muộn|trễ)(?! nhất)(?!\w)")
_TAUGHT = re.compile(
    r"(?<!\w)(?:tập huấn|bồi dưỡng|đào tạo|hướng dẫn)(?: về)? (?:nghiệp vụ|kỹ năng|kiến thức|phương pháp|công tác)"
    r" (?:(?!cho |về |trước |tại )[^.;:]){0,50}$"
)
_LEARNERS = re.compile(r" cho |[ ]?(?:[,.:;]|$)")
_KEYNOTE = re.compile(r" (?:trung tâm|đề dẫn|điển hình|tổng luận)(?! [A-ZĐ])(?!\w)")


def is_told_of(clause: Clause, start: int, end: int) -> bool:
    """A report that was sent or not, that others give, that comes late: told of, not asked for."""
    if _LATE.match(clause.lower, end, clause.end):
        return True
    before = clause.lower[max(clause.start, start - _WIDTH) : start]
    if _DONE.search(before):
        return True
    return ("/" in before or " có " in before) and _SHARE.search(before) is not None


def is_taught(clause: Clause, start: int, end: int) -> bool:
    """``Tập huấn nghiệp vụ thống kê, báo cáo cho công chức``; the main report of a conference (``báo cáo
    trung tâm``), where the print tells it from ``Trung tâm Y tế``.
    """
    if _LEARNERS.match(clause.lower, end, clause.end):
        before = clause.lower[max(clause.start, start - _WIDTH) : start]
        if _TAUGHT.search(before):
            return True
    return bool(_KEYNOTE.match(clause.view.text, end, clause.end))


def opens_no_duty(clause: Clause) -> bool:
    """A caption of a form, or a label of products, matters, merits before the clause's words."""
    caption = clause.start < _LONGEST_CAPTION and clause.lower[: clause.start]
    if caption and _CAPTION_BEFORE.fullmatch(caption):  # Mẫu số 02. | Báo cáo tình hình
        return True
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
