"""Who reports, to whom, through whom: bodies in their places in a clause.

``Các phòng, đơn vị báo cáo … về UBND huyện (qua Phòng Nội vụ tổng hợp)``: the gazetteer and the grammar
of agency cells say what a body is; here is only where in the sentence it stands and where its name
ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from parsers.bodies import body_list_at
from parsers.semantics.duties.clauses import Clause
from parsers.semantics.duties.wording import group

_LONGEST_NAME = 200
_TO = re.compile(
    r"(?<!\w)(?<!phối hợp )(?<!cùng )(?<!đối )(?<!so )(?<!quá )(?<!tờ )(?<!chương )(?<!công )"
    rf"{group('parties', 'to')} (?:kịp thời |trực tiếp |ngay )?(?=(?P<who>\w))"
)
_GIVES = re.compile(rf" {group('no_duty', 'given')}(?!\w)")
"""``đề nghị Chủ tịch UBND xã | trao cờ``: one who is asked to give reports nothing."""
_OF_WHAT = re.compile(
    r"(?<!\w)báo cáo (?:nhanh )?(?:kết quả|tình hình|tiến độ|số liệu)(?: thực hiện)? (?=(?P<who>\w))"
)
"""``báo cáo kết quả Ủy ban nhân dân tỉnh``."""
_ON_REQUEST = re.compile(rf"(?<!\w){group('parties', 'on_request')} (?=(?P<who>\w))")
_FOR = re.compile(r"(?<!\w)để (?=(?P<who>\w))")
_THROUGH = re.compile(rf"(?<!\w){group('parties', 'through')} (?=(?P<who>\w))")
_COLLECTOR = re.compile(r"\( ?(?=(?P<who>\w))[^()]{2,120}? (?:tổng hợp|làm đầu mối)")
_PURPOSE = re.compile(rf"(?<!\w){group('parties', 'purpose')}(?!\w)")
_ACTS = re.compile(rf" ?(?:{group('parties', 'acts')})(?!\w)")
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


@dataclass(frozen=True, slots=True)
class Party:
    """Bodies named at one place, each as printed; ``lead`` is where the word before them begins."""

    lead: int
    start: int
    end: int
    names: tuple[str, ...]


def recipient_of(clause: Clause, start: int, end: int) -> Party | None:
    """Whom a report goes to: ``về UBND huyện``, ``báo cáo Chủ tịch UBND huyện``.

    What stands behind ``để`` is what the recipient does with it.
    """
    purpose = _PURPOSE.search(clause.lower, start + 1, end)
    stop = purpose.start() if purpose else end
    for party in _bodies(clause, _TO, start, stop):
        ahead = _ACTS.match(clause.lower, party.end, end)
        if ahead and len(party.names) > 1 and clause.view.text[party.end - 1] != ")":
            return _without_last(clause, party)
        return party
    for party in _bodies(clause, _OF_WHAT, start, stop):
        if party.names[0][0].isupper():
            return party
    asking = next(_bodies(clause, _ON_REQUEST, start, end), None)
    return asking if asking and asking.names[0][0].isupper() else None


def served_by(clause: Clause, start: int, end: int) -> Party | None:
    """``phản hồi … để Nhà trường xử lý``: who is to act on it."""
    return next(_bodies(clause, _FOR, start, end), None)


def via_of(clause: Clause, start: int, end: int) -> Party | None:
    """Through whom: ``(qua Phòng Nội vụ tổng hợp)``, ``(Phòng Nội vụ tổng hợp)``."""
    found = next(_bodies(clause, _THROUGH, start, end), None)
    return found or next(_bodies(clause, _COLLECTOR, start, end), None)


def asked_in(clause: Clause, start: int, end: int) -> Party | None:
    """Whom a sentence asks: ``yêu cầu các phòng, đơn vị …``, ``Giao Phòng Nội vụ …``."""
    last = None
    for party in _bodies(clause, _ASKED, start, end):
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
    near = max(start, end - _LONGEST_NAME)
    for found in islice(_BEFORE_VERB.finditer(clause.lower, near, end), _MOST_OPENINGS):
        party = chain_at(clause, found.start("who"), end)
        if party is not None and not clause.lower[party.end : end].strip():
            return party
    return None


def chain_at(clause: Clause, start: int, end: int) -> Party | None:
    """The bodies named from a place on."""
    limit = min(end, start + _LONGEST_NAME)
    named = body_list_at(clause.view.text[:limit], start)
    if not named:
        return None
    names = tuple(clause.view.printed(body.start, body.end) for body in named)
    return Party(start, named[0].start, named[-1].end, names)


def joined(clause: Clause, party: Party) -> str:
    """All bodies of the place as one printed string: ``Sở Y tế và UBND thành phố``."""
    return clause.view.printed(party.start, party.end)


def _bodies(clause: Clause, before: re.Pattern[str], start: int, end: int) -> Iterator[Party]:
    for found in before.finditer(clause.lower, start, end):
        party = chain_at(clause, found.start("who"), end)
        if party is not None:
            yield replace(party, lead=found.start())


def _without_last(clause: Clause, party: Party) -> Party:
    """``báo cáo UBND tỉnh, Sở Nội vụ tổng hợp``: the last one acts again."""
    names = party.names[:-1]
    text = clause.view.text[party.start : party.end]
    cut = text.rfind(",")
    return replace(party, end=party.start + cut if cut > 0 else party.end, names=names)
