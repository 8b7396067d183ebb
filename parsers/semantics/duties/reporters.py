"""Who reports: whom a clause asks, the body it opens with, who stands right before the verb.

``Hằng quý, các phòng báo cáo …``, ``yêu cầu các đơn vị …``, ``Báo cáo năm của UBND các xã gửi về …``.
"""

import re
from collections.abc import Sequence
from itertools import islice

from parsers.semantics.duties.acts import Hit
from parsers.semantics.duties.clauses import Clause
from parsers.semantics.duties.parties import LONGEST_NAME, Party, bodies_behind, chain_at
from parsers.semantics.duties.wording import group

_GIVES = re.compile(rf" {group('no_duty', 'given')}(?!\w)")
"""``đề nghị Chủ tịch UBND xã | trao cờ``: one who is asked to give reports nothing."""
_ASKED = re.compile(
    r"(?<!theo )(?<!có )(?<!của )(?<!được )(?<!khi )(?<!dung )(?<!\w)"
    rf"{group('parties', 'asked')}(?: nhiệm vụ cho| cho)?:? (?=(?P<who>\w))"
)
_OPENING = re.compile(r"(?:^|, (?:thì )?|(?<= )thì |: |\) )(?=(?P<who>\w))")
_ADVERBIAL = re.compile(
    r"(?:trong|khi|nếu|trường hợp|h[àằ]ng|định kỳ|trước|sau|để|căn cứ|trên cơ sở|hết|kết thúc|từ|chậm nhất"
    r"|vào|đến|theo|ngoài|đồng thời|trên đây|quá trình|riêng|cuối|đầu)(?!\w)"
)
_BEFORE_VERB = re.compile(r"(?:, |: | của )(?=(?P<who>\w))")
_LABEL = re.compile(r"[^:;.,()]{2,40}(?:, báo cáo)?: ")
"""``Chế độ thông tin, báo cáo: các địa phương gửi …``."""
_ROLE = re.compile(r"(?:cơ quan|đơn vị|bộ phận|người) [^:]{2,30}:")
_MOST_OPENINGS = 6


def agent_of(clause: Clause, hits: Sequence[Hit]) -> tuple[str, ...]:
    end = hits[0].start if hits else clause.end
    who = asked_in(clause, clause.start, end) or subject_of(clause, clause.start, clause.end)
    if who is None or who.start > end:
        who = next(
            (found for one in hits[1:] if (found := actor_before(clause, end, one.start))), None
        )
    return who.names if who is not None else ()


def asked_in(clause: Clause, start: int, end: int) -> Party | None:
    """Whom a sentence asks: ``yêu cầu các phòng, đơn vị …``, ``Giao Phòng Nội vụ …``."""
    last = None
    for party in bodies_behind(clause, _ASKED, start, end):
        if not _GIVES.match(clause.lower, party.end, clause.end):
            last = party
    return last


def subject_of(clause: Clause, start: int, end: int) -> Party | None:
    """The one who acts: the body a clause opens with, also behind an adverbial (``Hằng quý, …``)."""
    here = chain_at(clause, start, end)
    if here is not None and _ROLE.fullmatch(clause.lower, here.start, min(here.end + 1, end)):
        return chain_at(clause, here.end + 2, end)  # Đơn vị chủ trì: Phòng Y tế
    if here is not None:
        return here
    if not (_ADVERBIAL.match(clause.lower, start, end) or _LABEL.match(clause.lower, start, end)):
        return None
    for found in islice(_OPENING.finditer(clause.lower, start + 1, end), _MOST_OPENINGS):
        party = chain_at(clause, found.start("who"), end)
        if party is not None:
            return party
    return None


def actor_before(clause: Clause, start: int, end: int) -> Party | None:
    """Who stands right before a verb: ``Báo cáo năm của UBND các xã gửi về …``, ``Báo cáo năm: số liệu
    chốt đến ngày 14/12, các cơ quan thành viên gửi về …``.
    """
    near = max(start, end - LONGEST_NAME)
    for found in islice(_BEFORE_VERB.finditer(clause.lower, near, end), _MOST_OPENINGS):
        party = chain_at(clause, found.start("who"), end)
        if party is not None and not clause.lower[party.end : end].strip():
            return party
    return None
