"""To whom a report goes and through whom: bodies in their places in a clause.

``Các phòng, đơn vị báo cáo … về UBND huyện (qua Phòng Nội vụ tổng hợp)``: the gazetteer and the grammar
of agency cells say what a body is; here is only where in the sentence it stands and where its name
ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.bodies import body_list_at
from parsers.semantics.duties.clauses import Clause
from parsers.semantics.duties.wording import group

LONGEST_NAME = 200
_TO = re.compile(
    r"(?<!\w)(?<!phối hợp )(?<!cùng )(?<!đối )(?<!so )(?<!quá )(?<!tờ )(?<!chương )(?<!công )"
    rf"{group('parties', 'to')} (?:kịp thời |trực tiếp |ngay )?(?=(?P<who>\w))"
)
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
    if start >= end:
        return None
    stop = _purpose_at(clause, start + 1, end)
    for party in bodies_behind(clause, _TO, start, stop):
        ahead = _ACTS.match(clause.lower, party.end, end)
        if ahead and len(party.names) > 1 and clause.view.text[party.end - 1] != ")":
            return _without_last(clause, party)
        return party
    for party in bodies_behind(clause, _OF_WHAT, start, stop):
        if party.names[0][0].isupper():
            return party
    asking = next(bodies_behind(clause, _ON_REQUEST, start, end), None)
    if asking is None or not asking.names[0][0].isupper():
        return None
    acting = clause.lower[asking.end : asking.end + 2].strip().isalpha()
    return _first_of(clause, asking) if acting else asking


def _purpose_at(clause: Clause, start: int, end: int) -> int:
    """Where a purpose begins; ``Trung tâm Phục vụ hành chính công`` is a name."""
    found = _PURPOSE.finditer(clause.lower, start, end)
    text = clause.view.text
    return next((m.start() for m in found if not is_title(text, m.start())), end)


def is_title(text: str, at: int) -> bool:
    """A capital and a small letter: a word of a name where no sentence begins."""
    return text[at : at + 2].istitle()


def served_by(clause: Clause, start: int, end: int) -> Party | None:
    """``phản hồi … để Nhà trường xử lý``: who is to act on it."""
    return next(bodies_behind(clause, _FOR, start, end), None)


def via_of(clause: Clause, start: int, end: int) -> Party | None:
    """Through whom: ``(qua Phòng Nội vụ tổng hợp)``, ``(Phòng Nội vụ tổng hợp)``."""
    if start >= end:
        return None
    found = next(bodies_behind(clause, _THROUGH, start, end), None)
    return found or next(bodies_behind(clause, _COLLECTOR, start, end), None)


def chain_at(clause: Clause, start: int, end: int) -> Party | None:
    """The bodies named from a place on."""
    limit = min(end, start + LONGEST_NAME)
    named = body_list_at(clause.view.text[start:limit])
    if not named:
        return None
    names = tuple(clause.view.printed(start + body.start, start + body.end) for body in named)
    return Party(start, start + named[0].start, start + named[-1].end, names)


def joined(clause: Clause, party: Party) -> str:
    """All bodies of the place as one printed string: ``Sở Y tế và UBND thành phố``."""
    return clause.view.printed(party.start, party.end)


def bodies_behind(clause: Clause, before: re.Pattern[str], start: int, end: int) -> Iterator[Party]:
    for found in before.finditer(clause.lower, start, end):
        party = chain_at(clause, found.start("who"), end)
        if party is not None:
            yield replace(party, lead=found.start())


def _first_of(clause: Clause, party: Party) -> Party:
    """``khi có yêu cầu của Ban Chỉ đạo tỉnh, | các đơn vị báo cáo``: those behind the first act."""
    named = body_list_at(clause.view.text[party.start : party.end])[:1]
    end = party.start + named[0].end if named else party.end
    return replace(party, end=end, names=party.names[:1]) if named else party


def _without_last(clause: Clause, party: Party) -> Party:
    """``báo cáo UBND tỉnh, Sở Nội vụ tổng hợp``: the last one acts again."""
    names = party.names[:-1]
    text = clause.view.text[party.start : party.end]
    cut = text.rfind(",")
    return replace(party, end=party.start + cut if cut > 0 else party.end, names=names)
