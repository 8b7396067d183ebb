"""Words before a type that make it no citation: ``các Kế hoạch``, ``tham mưu xây dựng Kế hoạch``."""

import re

_MANY = ("các", "những", "mọi", "mỗi", "từng", "một số", "nhiều", "các loại", "mẫu")
_PLURAL = re.compile(rf"(?:{'|'.join(_MANY)})(?: \w+(?: \w+)?,){{0,4}} $")
_MADE = (
    *(
        "xây dựng",
        "ban hành",
        "tham mưu",
        "soạn thảo",
        "trình",
        "phê duyệt",
        "lập",
        "hoàn thiện",
        "dự thảo",
    ),
    *("đề xuất", "thông qua", "ký", "ra", "xây dựng, ban hành", "góp ý"),
)
_HOW_MANY = ("một", "01", "các", "bản")
_OUTPUT = re.compile(
    rf"(?:{'|'.join(_MADE)})(?: (?:và|,) \w+ \w+(?: \w+ \w+)?)?(?: (?:{'|'.join(_HOW_MANY)}))?"
    r"(?: [a-zđ]\w+(?: \w+)?,)? $"
)
_GENERIC_END = tuple(f"{word} " for word in (*_MANY, *_MADE, *_HOW_MANY))


def is_generic(before: str) -> bool:
    """``các Kế hoạch``, ``xây dựng Kế hoạch``: of several, or of one that is to be made."""
    if not (before.endswith(_GENERIC_END) or "," in before or " và " in before):
        return False  # neither pattern ends otherwise
    return bool(_PLURAL.search(before) or _OUTPUT.search(before))
