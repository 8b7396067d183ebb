"""Small questions about wording that an audit asks: pure, one string in, one answer out.

``years_named("Công tác dân vận năm 2023")`` -> ``{2023}``; ``lacks_zero("ngày 5 tháng 1")`` -> True.
"""

import re

from parsers.bullets import SIGN

# năm 2023; no year of a span (năm 2021-2025, 03 năm 2026 - 2028), no horizon (đến năm 2030)
_YEAR = re.compile(
    r"(?<!đến )(?<!trước )(?<!từ )(?<!hết )\bnăm\s+((?:19|20)\d{2})\b(?!\s*[-–]\s*\d)",
    re.IGNORECASE,
)
_OF_DOCUMENT = re.compile(
    r"(?:số:? ?\d[\w.]*[/-]\S+|\b(?:Bộ luật|Luật|Hiến pháp|Pháp lệnh)\b[^,;:.()]{0,60}?)"
    r"\s+năm\s+(?:19|20)\d{2}\b"
)
_HORIZON = re.compile(r"\bđến (?:hết )?năm\s+((?:19|20)\d{2})\b", re.IGNORECASE)
_END_MARK = re.compile(r"(?:\.\s?/\s?\.?|/\s?\.)[\s”\")]*$")
_STOP = re.compile(r"\n|\.(?=\s+[A-ZĐÀ-Ỹ]|\s*$)")
_BY = re.compile(
    r"\btheo(?: (?:đúng|mẫu|nội dung|biểu mẫu|đề cương|quy định|hướng dẫn|yêu cầu|của|tại|khoản|điều|"
    r"\d+),?){0,10}\s+$",
    re.IGNORECASE,
)
_TIMELY = re.compile(
    r"\b(?:sau khi|ngay sau|ngay khi|khi|trước khi|trong vòng|trong thời hạn|chậm nhất|muộn nhất|trước ngày"
    r"|h[àằ]ng (?:ngày|tuần|tháng|quý|năm)|kết thúc (?:đợt|mỗi|từng|các|năm|quý|tháng)|\d+ ?(?:giờ|h\d*))\b",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"\b(?:năm học|học k[ỳì])(?!\w)", re.IGNORECASE)
_MEETING = re.compile(
    r"\btại (?:các |mỗi )?(?:phiên|cuộc|kỳ|buổi|hội nghị|giao ban)\b(?: họp| giao ban)?",
    re.IGNORECASE,
)
_REFERRED = re.compile(
    r"(?:đề nghị|ý kiến|chỉ đạo|kết luận|hướng dẫn|yêu cầu)(?: \w+){0,3}? của [^;.]{3,120}? tại (?:các )?$",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(r"ngày\s*[1-9](?!\d)", re.IGNORECASE)
# Nghị định 30 asks for the zero in months 1 and 2 alone.
_SHORT_MONTH = re.compile(r"tháng\s*[12](?!\d)", re.IGNORECASE)

# báo cáo as a verb or a thing asked for; not the speaker, the accounts, a citation
_REPORT = re.compile(r"\bbáo cáo\b(?!\s+(?:viên|số\s*\d|tài chính))", re.IGNORECASE)
# theo mẫu, đề cương, biểu số 01, Phụ lục II, số liệu chốt: said about a report
_FORM = re.compile(
    r"\b(?:mẫu|đề cương|biểu(?: mẫu| số)?|phụ lục|chốt số liệu|số liệu (?:được )?(?:chốt|tính))\b",
    re.IGNORECASE,
)
# the results of the whole year: báo cáo năm, tổng kết, kết quả thực hiện Kế hoạch
_OF_YEAR = re.compile(r"\bbáo cáo năm\b|\bnăm\b|tổng kết|kết quả thực hiện", re.IGNORECASE)
_ANYBODY = re.compile(
    r"(?:các |những )?(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân|phòng|ban|ngành|bộ phận)"
    r"(?:,? (?:và )?(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân|phòng|ban|ngành))* (?:có )?liên quan",
    re.IGNORECASE,
)
_REGIME = re.compile(
    r"(?:\W|\d|\b[IVX]+\b|\b[a-zđ][.)])*(?:thực hiện )?(?:chế độ |công tác )(?:thông tin,? ?(?:và )?)?báo cáo",
    re.IGNORECASE,
)
# theo quy định, theo chế độ hiện hành, đúng thời gian quy định: by what is in force anyway
_CUSTOM = re.compile(
    r"\b(?:theo|đúng)(?: (?:đúng|các|chế độ|thời gian|thời hạn|hệ thống|kế hoạch))* "
    r"(?:quy định|quy chế|hướng dẫn|hiện hành|yêu cầu|chế độ)(?!\w)",
    re.IGNORECASE,
)
# gửi, nộp; báo cáo kết quả, báo cáo về, báo cáo UBND …: something is handed in, nothing is only named
_HANDED = re.compile(
    r"\b(?:[Gg]ửi|[Nn]ộp)\b|\b[Bb]áo cáo (?:bằng văn bản|kết quả|tình hình|tiến độ|nhanh|năm|quý|tháng|tuần|định kỳ|tổng kết"
    r"|sơ kết|về|cho|với|lên|(?:Chủ tịch |Thường trực |Ban |Lãnh đạo |Giám đốc |Hiệu trưởng )?[A-ZĐỦỞ])"
    r"|\b(?:[Đđ]ịnh kỳ|[Tt]ổng hợp|có|hoàn thành)(?:,| và| \w+){0,4} báo cáo\b",
)
_CAPTION = re.compile(
    r"^\W*(?:biểu|mẫu|phụ lục|sản phẩm|kết quả|hồ sơ|nội dung)\b[^:]{0,30}:", re.IGNORECASE
)
# gồm 10 mục tiêu sau:, 05 nhiệm vụ trọng tâm; no share, no part of others (02 trong 10 mục tiêu)
_COUNT = re.compile(
    r"(?<![\d.,/-])(?P<n>\d{1,2}) (?!(?:ngày|tháng|năm|giờ|tuần|quý|phút|%|triệu|tỷ|nghìn|đồng|km|ha|m)\b)"
    r"(?:[^\W\d]+ ){1,5}(?:sau đây|như sau|sau|dưới đây)\s*:?\s*$"
    r"|(?<![\d.,/])(?P<m>\d{1,2}) (?:nhóm )?(?:mục tiêu|chỉ tiêu|nhiệm vụ|giải pháp|nội dung|tiêu chí|nguyên tắc|hoạt động"
    r"|yêu cầu|chuyên đề|lĩnh vực|công việc|bước|đợt|phần)(?: (?:cụ thể|trọng tâm|chủ yếu|chính|cơ bản|lớn|đột phá"
    r"|như sau|sau đây|sau|gồm|bao gồm|dưới đây|là))*\s*[:.]?\s*$",
    re.IGNORECASE,
)
# Ban hành Kế hoạch …, Xây dựng, trình ban hành Quy chế …, Thành lập Tổ công tác: made once, then done
_PRODUCT = re.compile(
    rf"^(?:{SIGN}|\s)*+(?:tham mưu |tiếp tục )?(?:(?:xây dựng|ban hành|soạn thảo)(?:,? (?:và )?(?:trình )?ban hành)?"
    r"\s+(?:các |những )?(?:kế hoạch|quyết định|quy chế|quy định|đề án|phương án|chương trình|hướng dẫn"
    r"|công văn|văn bản|quy trình|bộ (?:tiêu chí|mã|chỉ số|tài liệu|quy tắc)|danh mục|sổ tay|nghị quyết)\b|(?:kiện toàn|thành lập)\s)",
    re.IGNORECASE,
)


def makes_product(task: str) -> bool:
    """A task that is done when a document is issued or a body set up: ``Ban hành Kế hoạch …``."""
    return _PRODUCT.match(task) is not None


def is_referred_to(before: str) -> bool:
    """``Xét đề nghị của Trưởng phòng Nội vụ tại`` (Tờ trình số …): who issued it and what it is about is told
    before it.
    """
    return _REFERRED.search(before) is not None


def years_named(text: str) -> frozenset[int]:
    """Single years a text names by ``năm``, but for the year of a document it names: ``Nghị quyết số 05-NQ/HU
    năm 2021``, ``Luật Đất đai năm 2024``.
    """
    return frozenset(int(year) for year in _YEAR.findall(_OF_DOCUMENT.sub("", text)))


def horizon_named(text: str) -> int | None:
    """The year a text reaches to: ``… đến năm 2030, tầm nhìn đến năm 2045`` -> 2030, the first."""
    found = _HORIZON.search(text)
    return int(found[1]) if found else None


def lacks_zero(date_line: str) -> bool:
    """A day under 10 or a month 1 or 2 printed with one digit."""
    return bool(_SHORT_DAY.search(date_line) or _SHORT_MONTH.search(date_line))


def has_end_mark(paragraph: str) -> bool:
    """``./.`` at the end, or what typing made of it: ``/.``, ``./``."""
    return _END_MARK.search(paragraph) is not None


def holds_sentence_end(text: str) -> bool:
    """A full stop before a capital, or a new line."""
    return _STOP.search(text) is not None


def speaks_of_time(duty: str) -> bool:
    """Words of time that may not have been read: ``Sau khi kết thúc đợt cao điểm``, ``trong vòng 24 giờ``."""
    return _TIMELY.search(duty) is not None


def is_told_at_meeting(duty: str) -> bool:
    """A report given by word of mouth: ``báo cáo tại phiên họp thường kỳ hằng tháng của UBND huyện``."""
    return _MEETING.search(duty) is not None


def goes_by(before: str) -> bool:
    """Whether the words before a document make it what others go by: ``theo``, ``theo quy định tại``."""
    return _BY.search(before) is not None


def opens_paragraph(text: str, number: str) -> bool:
    """Whether some line of a text opens with a number and its closing mark: ``III.``, ``b)``."""
    return re.search(rf"^{re.escape(number)}\s?[.)/-]", text, re.MULTILINE) is not None


def speaks_of_report(text: str) -> bool:
    """The word báo cáo, unless it is a speaker (báo cáo viên), accounts or a citation."""
    return _REPORT.search(text) is not None


def names_form(text: str) -> bool:
    """An outline, a form, an annex or a closing day is named: ``theo mẫu``, ``số liệu chốt đến``."""
    return _FORM.search(text) is not None


def reports_the_year(what: str) -> bool:
    """A report on the whole year: ``báo cáo năm``, ``báo cáo kết quả thực hiện``, ``tổng kết``."""
    return _OF_YEAR.search(what) is not None


def is_anybody(reporter: str) -> bool:
    """``các đơn vị liên quan`` and its like, which name nobody."""
    return _ANYBODY.fullmatch(" ".join(reporter.split())) is not None


def heads_regime(heading: str) -> bool:
    """A heading or label that opens the regime of reports: ``IV. CHẾ ĐỘ THÔNG TIN, BÁO CÁO``."""
    return _REGIME.match(heading) is not None


def goes_by_custom(duty: str) -> bool:
    """``theo quy định``, ``đúng thời gian quy định``, ``theo chế độ hiện hành``."""
    return _CUSTOM.search(duty) is not None


def is_called_periodic(duty: str) -> bool:
    """``định kỳ báo cáo``, ``báo cáo thường xuyên, định kỳ`` and no word of a cycle."""
    return "định kỳ" in duty.lower() and not re.search(r"\b(?:tuần|tháng|quý|năm)\b", duty.lower())


def count_stated(lead_in: str) -> int | None:
    """How many items the end of a lead-in or heading announces: ``gồm 10 mục tiêu sau:`` -> 10."""
    found = _COUNT.search(lead_in)
    return int(found["n"] or found["m"]) if found else None


def hands_in(duty: str) -> bool:
    """Words that hand something in (``gửi``, ``báo cáo kết quả``), not a caption or a label of products."""
    return _HANDED.search(duty) is not None and _CAPTION.match(duty) is None


def is_of_school_year(subject: str) -> bool:
    """A plan of a ``năm học`` or ``học kỳ``: its ends are about, work before and after them is normal."""
    return _SCHOOL.search(subject) is not None
