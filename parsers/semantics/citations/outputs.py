"""Documents a plan is to bring forth, and the plan by its own name: they cite nothing.

``Quyết định phân bổ vốn năm 2027`` in a cell of products, ``Quy định về giờ tiếp dân`` as the whole of a
task or heading, what stands behind ``Lập các Chương trình:``. Only weak citations are in question: a
number, a date or the name of a law is a citation wherever it stands. ``Chiến lược này`` is no slip where the
subject speaks of a Chiến lược.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parsers.keys import match_key
from schemas.mentions import OTHER_TYPE, Citation

_MADE = re.compile(
    r"(?:lập|trình|xây dựng|ban hành|tham mưu|hoàn thiện|soạn thảo)[^.;:]{0,40} các [^.;:]{2,40}:",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKED = re.compile(r"[\s\d.)a-zđ-]{0,8}")
_WORK = frozenset(
    tuple(match_key(word) for word in verb.split())
    for verb in (
        "thực hiện",
        "triển khai",
        "tổ chức",
        "xây dựng",
        "kiểm tra",
        "phát triển",
        "tăng cường",
    )
)
"""``Kế hoạch thực hiện dân chủ`` beside a plan ``Thực hiện công tác dân vận``: work alone is no name."""
_LEAST = 2
"""Words of the plan's own subject that make its name: ``Kế hoạch Cuộc thi``."""


@dataclass(frozen=True, slots=True)
class Own:
    """What the plan is called by: the slug of its type, its subject."""

    type: str | None
    subject: str


def cited_in(
    text: str, found: Iterable[Citation], *, own: Own, brings: bool, names: bool
) -> Iterator[tuple[int, Citation]]:
    """What a zone cites, each with its place among all found. ``brings``: the zone names products;
    ``names``: it is a task or heading, which may be the document itself.
    """
    found = tuple(found)
    # most zones name nothing weak, and need not be searched
    made = _MADE.search(text) if any(one.weak for one in found) else None
    for index, one in enumerate(found):
        if OTHER_TYPE in one.issues and _is_named(one, own):
            yield index, one._replace(issues=tuple(i for i in one.issues if i != OTHER_TYPE))
        elif not one.weak or one.is_self_reference:
            yield index, one
        elif _is_own(one, own):
            yield index, one._replace(is_self_reference=True, weak=False, key=None, title=None)
        elif not (brings or (made and one.span.start >= made.end())):
            opens = names and _MARKED.fullmatch(text[: one.span.start])
            whole = one.span.end >= len(text.rstrip(" .;:"))
            if not (opens and whole):
                yield index, one


def _is_named(one: Citation, own: Own) -> bool:
    """``Chiến lược này`` in a decision ``Phê duyệt Chiến lược …``: what the subject names may be meant."""
    words = match_key(one.raw).rsplit(" ", 1)[0]
    return f" {words} " in f" {match_key(own.subject)} "


def _is_own(one: Citation, own: Own) -> bool:
    """``Kế hoạch Cuộc thi`` of a plan ``Tổ chức Cuộc thi mẫu năm 2026``; that of another body, of another
    year is another plan.
    """
    if one.type != own.type or one.issuer or not one.title:
        return False
    if set(_YEAR.findall(one.title)) - set(_YEAR.findall(own.subject)):
        return False
    words = [match_key(word) for word in one.title.split()]
    least = 2 * _LEAST if tuple(words[:_LEAST]) in _WORK else _LEAST
    opening = " ".join(words[:least])
    return len(words) >= _LEAST and f" {opening} " in f" {match_key(own.subject)} "
