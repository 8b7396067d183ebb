"""Who reports: whom a clause asks, the body it opens with, who stands right before the verb.

``Hằng quý, các phòng báo cáo …``, ``yêu cầu các đơn vị …``, ``Báo cáo năm của UBND các xã gửi về …``.
"""

import re
from collections.abc import Sequence
from itertools import islice

from parsers.bodies.names import acts
from parsers.bodies.tokens import tokens
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
    r"|vào|đến|theo|ngoài|đồng thời|trên đây|quá trình|riêng|cuối|đầu|mỗi"
    r"|(?:\d{1,2}|một|hai|ba|bốn|sáu) (?:ngày|tuần|tháng|quý|năm)(?: một| 0?1)? lần)(?!\w)"
)
_BEFORE_VERB = re.compile(r"(?:, |: | của )(?=(?P<who>\w))")
_OF_REPORTS = re.compile(
    r"(?:báo cáo|kết quả|số liệu|kế hoạch|danh sách|hồ sơ|biểu|thông tin)(?!\w)"
)
_LABEL = re.compile(r"[^:;.,()]{2,40}(?:, báo cáo)?: ")
"""``Chế độ thông tin, báo cáo: các địa phương gửi …``."""
_ROLE = re.compile(r"(?:cơ quan|đơn vị|bộ phận|người) [^:]{2,30}:")
_MOST_OPENINGS = 6
_LONGEST_PLAIN = 120
_CLASSES = (
    "các ",
    "những ",
    "từng ",
    "mỗi ",
    "chủ ",
    "tổ ",
    "đội ",
    "nhóm ",
    "người ",
    "đơn vị ",
    "cơ quan ",
)
_MORE = re.compile(
    r" (?P<more>(?:các )?[^\W\d_]+(?: [^\W\d_]+){0,4}?)(?: (?:nhanh chóng|lập tức|nghiêm túc|phải|cần|sẽ|kịp thời|chủ động))* ?$"
)
_BESIDE = re.compile(r"(?<!\w)(?:với|cùng|của|cho|về|gửi|giao|đến|tới|qua|do|thuộc|tại) ")
_PLAIN = re.compile(
    r"(?:^|[,:] |\) |(?:yêu cầu|đề nghị|giao|phân công) )(?P<who>(?:(?P<several>(?:các|từng|mỗi) )|(?P<head>đơn vị(?! tính)|cơ quan|cơ sở(?! dữ| pháp| vật)|người"
    r"|chủ(?! trì| động| yếu| trương| đề)|bộ phận|cán bộ|nhóm|đội(?! ngũ| hình)|hộ(?! trợ| tịch| khẩu)"
    r"|doanh nghiệp|nhà thầu|nhà đầu tư|đầu mối) )(?:[^\W\d_]+ ){0,6}?(?:[^\W\d_]+))"
    r"(?: (?:phải|cần|có trách nhiệm|chịu trách nhiệm|chủ động|kịp thời|định kỳ|thường xuyên))* ?$"
)
_WORK = re.compile(
    r" (?:rà soát|tổng hợp|xây dựng|lập|kiểm tra|đánh giá|phải|cần|có|chịu|kịp|chủ động|định kỳ|thường xuyên|nghiêm"
    r"|tiến hành|thực hiện|hoàn thành|phối hợp|theo|căn cứ|trực tiếp|thống kê|ngay|tự|h[àằ]ng (?:ngày|tuần|tháng|quý|năm)|đã|được)(?!\w)"
)
"""Where the name of such a one ends and its work begins."""
_DONE_BY = re.compile(
    r"(?:, (?P<by>do) |đ(?<!\w.)ược )(?P<who>[^,;:.()]{3,80}?)"
    r" (?:thực hiện|lập|gửi|báo cáo|lồng ghép|tổng hợp|đưa)(?!\w)"
)


def agent_of(clause: Clause, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Who acts in a clause: asked to, named at its head, or right before a verb of it."""
    end = hits[0].start if hits else clause.end
    who = asked_in(clause, clause.start, end) or subject_of(clause, clause.start, clause.end)
    if who is not None and who.start <= end:
        return _whole(clause, who, end)
    if hits and clause.start < end:  # else the verb opens the clause
        near = actor_before(clause, clause.start, end)
        if near is not None and not _is_beside(clause, near):
            return near.names
        if plain := _plain_subject(clause, end):
            return plain
    later = (actor_before(clause, end, one.start) for one in hits[1:])
    found = next((party for party in later if party), None) or (
        _done_by(clause, hits) if hits else None
    )
    return found.names if found is not None else ()


def _whole(clause: Clause, who: Party, end: int) -> tuple[str, ...]:
    """``Các đồn biên phòng | tuyến biển báo cáo``: small words between a class of bodies and its verb."""
    more = _MORE.match(clause.lower, who.end, end)
    words = more["more"] if more and who.names[-1].lower().startswith(_CLASSES) else ""
    at = tokens(words)
    if not at or any(acts(at, n) for n in range(len(at)) if at[n].key != "các"):
        return who.names
    return (*who.names[:-1], f"{who.names[-1]} {clause.printed(who.end, who.end + 1 + len(words))}")


def _is_beside(clause: Clause, who: Party) -> bool:
    """``Phối hợp với Sở Nội vụ, Sở Tài chính | báo cáo``: one of those another word stands before."""
    return any(
        found.end() < who.start
        and (chain := chain_at(clause, found.end(), who.end)) is not None
        and chain.end > who.start
        for found in islice(
            _BESIDE.finditer(clause.lower, max(clause.start, who.start - LONGEST_NAME), who.start),
            _MOST_OPENINGS,
        )
    )


def _plain_subject(clause: Clause, end: int) -> tuple[str, ...]:
    """``, đơn vị vận hành phải | báo cáo``: one whom no list names, between a comma and the verb."""
    near = max(clause.start, end - _LONGEST_PLAIN)
    found = _PLAIN.search(clause.lower, near, end)
    if found is None or (found.start() == near and near > clause.start):
        return ()
    start, stop = found.span("who")
    if found["several"] and not clause.view.text[start + len(found["several"])].isupper():
        return ()  # các vấn đề phát sinh báo cáo ngay
    work = _WORK.search(clause.lower, start, stop)
    name = clause.printed(start, work.start() if work else stop)
    return (name,) if len(name) > len(found["head"] or "") and " " in name else ()


def _done_by(clause: Clause, hits: Sequence[Hit]) -> Party | None:
    """``…, do người sử dụng lao động thực hiện`` · ``được các đơn vị lồng ghép vào báo cáo``."""
    for found in islice(_DONE_BY.finditer(clause.lower, clause.start, clause.end), _MOST_OPENINGS):
        end = found.end("who")
        if found["by"] == "do":
            names = (clause.printed(found.start("who"), end),)
            return Party(found.start(), found.start("who"), end, names)
        party = chain_at(clause, found.start("who"), end)
        if party is not None and found.start() < hits[0].start:
            return party
    return None


def asked_in(clause: Clause, start: int, end: int) -> Party | None:
    """Whom a sentence asks: ``yêu cầu các phòng, đơn vị …``, ``Giao Phòng Nội vụ …``."""
    if start >= end:
        return None
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
        if "của" in found.group() and not _OF_REPORTS.match(
            clause.lower, clause.start, found.start()
        ):
            continue  # thực hiện ý kiến của UBND huyện báo cáo kết quả
        party = chain_at(clause, found.start("who"), end)
        if party is not None and not clause.lower[party.end : end].strip():
            return party
    return None
