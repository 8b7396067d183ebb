"""Which body a symbol is of and which body is printed, as far as both can be told.

``owners("3916/QĐ-TTg")`` -> ``{"Thủ tướng Chính phủ"}``, ``named("Bộ trưởng Bộ Y tế")`` -> ``{"Bộ Y tế"}``. Codes
and bodies of no fixed kind (``KH-BCĐ``, ``Ban Chỉ đạo huyện``) give nothing: each head fixes its own.
"""

import re

from parsers.keys import match_key
from parsers.semantics.symbols import body_groups

COMMITTEE = "Ủy ban nhân dân"
COUNCIL = "Hội đồng nhân dân"
PARTY = "cơ quan của Đảng"
DEPARTMENT = "cơ quan chuyên môn"

_CODES = {
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "UBND": COMMITTEE,
    "HĐND": COUNCIL,
    **dict.fromkeys(("TW", "TU", "HU", "QU", "ThU", "ĐU"), PARTY),
}
_MINISTRIES = (
    "Bộ Công an", "Bộ Công Thương", "Bộ Dân tộc và Tôn giáo", "Bộ Giáo dục và Đào tạo",
    "Bộ Giao thông vận tải", "Bộ Kế hoạch và Đầu tư", "Bộ Khoa học và Công nghệ",
    "Bộ Lao động - Thương binh và Xã hội", "Bộ Ngoại giao", "Bộ Nội vụ",
    "Bộ Nông nghiệp và Môi trường", "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Quốc phòng",
    "Bộ Tài chính", "Bộ Tài nguyên và Môi trường", "Bộ Thông tin và Truyền thông", "Bộ Tư pháp",
    "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Xây dựng", "Bộ Y tế",
)  # fmt: skip
_OF_PARTY = re.compile(
    r"\b(?:tỉnh|thành|huyện|quận|thị|đảng) ủy\b|^(?:bộ chính trị|ban bí thư|ban chấp hành (?:trung ương|đảng))"
)
_OPENINGS = (
    ("ủy ban thường vụ quốc hội", "Ủy ban Thường vụ Quốc hội"),
    ("thường vụ quốc hội", "Ủy ban Thường vụ Quốc hội"),
    ("quốc hội", "Quốc hội"),
    ("thủ tướng", "Thủ tướng Chính phủ"),
    ("chính phủ", "Chính phủ"),
    ("chủ tịch ủy ban nhân dân", COMMITTEE),
    ("ủy ban nhân dân", COMMITTEE),
    ("thường trực hội đồng nhân dân", COUNCIL),
    ("hội đồng nhân dân", COUNCIL),
    ("sở ", DEPARTMENT),
)
_MINISTER = re.compile(r"^(?:thứ trưởng|bộ trưởng)\s+(?=bộ )")
_JOINTS = re.compile(r"\s+(?:và|[-–])\s+(?=\S)|[,;]\s*")
_WORD = re.compile(r"[^\W\d_]+")
_TERM = re.compile(r"\d+$")


def owners(number: str) -> frozenset[str]:
    """Bodies whose codes a number has; none where its first code is of no body known here."""
    groups = [_owner(_TERM.sub("", group)) for group in body_groups(number)]
    return frozenset(filter(None, groups)) if groups and groups[0] else frozenset()


def named(printed: str) -> frozenset[str]:
    """Bodies a printed issuer is; none where one of them is of no kind known here."""
    whole = _body(printed)
    if whole is not None:
        return frozenset({whole})
    bodies = [_body(part) for part in _JOINTS.split(printed) if part.strip()]
    return frozenset(filter(None, bodies)) if all(bodies) else frozenset()


def _owner(code: str) -> str | None:
    code = code.replace("&", "")
    return _CODES.get(code) or _BY_LETTERS.get(code)


def _body(printed: str) -> str | None:
    key = match_key(printed)
    if _OF_PARTY.search(key):
        return None if _JOINTS.search(key) else PARTY
    ministry = _MINISTER.sub("", key)
    if ministry.startswith("bộ "):
        return _BY_LETTERS.get(_letters(printed[len(printed) - len(ministry) :]))
    if _JOINTS.search(key):
        return None
    return next((body for opening, body in _OPENINGS if key.startswith(opening)), None)


def _letters(name: str) -> str:
    """First letters, as codes are made: ``Bộ GD&ĐT``, ``Bộ Giáo dục và Đào tạo`` -> ``BGDĐT``."""
    words = (word for word in _WORD.findall(name) if word != "và")
    return "".join(word if word.isupper() else word[0].upper() for word in words)


_BY_LETTERS = {_letters(name): name for name in _MINISTRIES}
