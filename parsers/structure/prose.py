"""Tasks given in prose: label lines, inline labels, brackets, sentences, duties under an agency.

Real plans give more tasks this way than in tables (63 of 90). What makes a task is said in the
text - a label (``Đơn vị chủ trì:``), ``Giao X chủ trì, phối hợp với Y``, or a heading that names an
agency; a measure without any of these stays section text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.keys import ascii_key
from parsers.structure.labels import BULLETS, Labelled, find_labels, strip_bullet
from parsers.structure.values import cut_of
from schemas.layout import SourceDocument, Span
from schemas.structure import ProseTask, Section, Value
from schemas.vocabulary import Role

_DUTIES = re.compile(r"to chuc thuc hien|trach nhiem|phan cong|giao nhiem vu")
"""Section titles under which a heading that names an agency gives it the duties below."""
_AGENCY = re.compile(
    r"(?:de nghi |giao |yeu cau )?(?:cac )?(?:so|phong|ban|van phong|thanh tra|trung tam|cong an|bo chi huy"
    r"|ban chi huy|hat kiem lam|chi cuc|cuc|kho bac|bao hiem|ngan hang|toa an|vien kiem sat|vien|ubnd|hdnd"
    r"|uy ban|ubmttq|mttq|mat tran|hoi|lien doan|doan|huyen doan|tinh doan|dang uy|truong|tram|dai|doi|to"
    r"|hop tac xa|cong ty|dien luc|buu dien|benh vien|co quan|don vi|doanh nghiep|thu truong|giam doc"
    r"|chu tich|truong phong|bo|quy|khoa|to chuc|thanh vien|tieu ban|nganh)\b"
)
_GIVEN = re.compile(
    r"(?:^|(?<=[.;:+-] ))(?:Giao|Đề nghị|Yêu cầu)\s+(?P<lead>[^.;:]{3,160}?),?\s+"
    r"(?:là\s+(?:cơ quan|đơn vị)\s+(?:thường trực,?\s*)?)?(?:chủ trì|làm đầu mối)\b"
)
_LEADING = re.compile(
    r"(?P<lead>[A-ZĐÀ-Ỹ][^.;:(]{3,120}?)\s+(?:chủ trì|làm đầu mối),?\s*(?=phối hợp|tham mưu|\)|;|,)"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)\s*[.;]?$")
_VERBS = (
    r"(?:tham mưu|xây dựng|triển khai|thực hiện|hướng dẫn|kiểm tra|rà soát|tổng hợp|theo dõi|đôn đốc|để"
    r"|trong (?:việc|công tác)|đề xuất|ban hành|báo cáo|tuyên truyền|phổ biến|thẩm định|xác minh|giám sát"
    r"|nghiên cứu|lập|trình|xử lý|quản lý|tăng cường|đẩy mạnh|chuẩn bị|bố trí|đánh giá|xem xét|giải quyết"
    r"|chia sẻ|công bố|tiếp nhận|quán triệt|nâng cao|hoàn thành|tiến hành|huy động|vận động|cung cấp"
    r"|tổ chức(?!\s+(?:liên quan|chính trị|xã hội|đoàn thể|hội|có liên quan|,)|,))\b"
)
_WITH = re.compile(
    r"phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\s*:?\s*(?P<coordinator>[^.;()]{3,200}?)"
    rf"(?=$|[.;)]|,?\s+{_VERBS})"
)
_BY = re.compile(
    r"(?P<time>(?:hoàn thành|xong|thực hiện)?\s*(?:trước|trong|chậm nhất|đến hết|từ)\s*(?:là\s*)?"
    r"(?:ngày\s*\d|tháng\s*\d|quý\s*[IVQ\d]|năm\s*\d)[^.;()]{0,40}?\d{4})",
    re.IGNORECASE,
)


_CLOSES = re.compile(
    r"\(|tren day la|trong qua trinh|qua trinh (?:trien khai )?thuc hien"
    r"|(?:ubnd|uy ban nhan dan|so|phong)[\w ,]* yeu cau|yeu cau cac (?:co quan|don vi|so|phong)"
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A task before it is numbered."""

    section: Section
    task: Value
    cells: dict[Role, Value]
    inherited: tuple[Role, ...]


def prose_tasks(source: SourceDocument, sections: Sequence[Section]) -> tuple[ProseTask, ...]:
    """Tasks of the sections in order; ids ``p:III.2`` and ``p:III.2.~3`` for the third bullet."""
    done: list[ProseTask] = []
    seen: dict[str, int] = {}
    duties = _under_duties(sections)
    for section in sections:
        for draft in _of_section(source, section, sections, agency=section.section_id in duties):
            seen[section.section_id] = count = seen.get(section.section_id, 0) + 1
            suffix = f".~{count}"
            spans = [s for v in (draft.task, *draft.cells.values()) for s in v.spans]
            span = Span(min(s.start for s in spans), max(s.end for s in spans))
            own = section.section_id + ("" if draft.task is section.title else suffix)
            done.append(
                ProseTask(
                    f"p:{own}",
                    section.section_id,
                    own,
                    draft.task,
                    draft.cells,
                    draft.inherited,
                    span,
                )
            )
    return tuple(done)


def _under_duties(sections: Sequence[Section]) -> set[str]:
    """Sections below one that hands out duties (``TỔ CHỨC THỰC HIỆN``)."""
    under: set[str] = set()
    for section in sections:
        parent = next((s for s in sections if s.section_id == section.parent_id), None)
        if parent is None:
            continue
        title = ascii_key(parent.title.text) if parent.title else ""
        if parent.section_id in under or _DUTIES.search(title):
            under.add(section.section_id)
    return under


def _of_section(
    source: SourceDocument, section: Section, sections: Sequence[Section], *, agency: bool
) -> Iterator[_Draft]:
    labels = [_labels(source, p) for p in section.paragraphs]
    if section.title is not None and agency and names_agency(section.title.text):
        yield from _agency_duties(source, section, labels)
        return
    lines = [found for found in labels if found.only]
    if lines and section.title is not None:
        yield from _labelled_heading(section, sections, lines)
    for found, paragraph in zip(labels, section.paragraphs, strict=True):
        if found.only:
            continue
        if draft := _bracket(source, section, paragraph, found) or _sentence(
            source, section, paragraph
        ):
            yield draft
        elif found.cells and _carries(found.cells):
            yield _Draft(section, strip_bullet(found.rest or paragraph), found.cells, ())


def _labels(source: SourceDocument, paragraph: Value) -> Labelled:
    return find_labels(source, paragraph)


def _carries(cells: dict[Role, Value]) -> bool:
    return bool({Role.LEAD, Role.LEAD_COORDINATOR, Role.TIME} & cells.keys())


def _labelled_heading(
    section: Section, sections: Sequence[Section], lines: Sequence[Labelled]
) -> Iterator[_Draft]:
    """A heading with label lines under it; at the end of a section they speak for all its items."""
    cells: dict[Role, Value] = {}
    for found in lines:
        for role, value in found.cells.items():
            cells.setdefault(role, value)
    if section.title is None or not _carries(cells) or _only_when(section, cells):
        return
    children = [s for s in sections if s.parent_id == section.section_id]
    others = [p for p in section.paragraphs if not any(p is f.paragraph for f in lines)]
    items = [c.title or c.paragraphs[0] for c in children if c.title or c.paragraphs] or [
        strip_bullet(p) for p in others if p.text[:1] in BULLETS
    ]
    if len(items) > 1:
        for item in items:
            yield _Draft(section, item, cells, tuple(cells))
    else:
        yield _Draft(section, section.title, cells, ())


def _only_when(section: Section, cells: dict[Role, Value]) -> bool:
    """``III. THỜI GIAN, ĐỊA ĐIỂM`` says when a meeting is held: no task of anybody."""
    title = ascii_key(section.title.text) if section.title else ""
    return set(cells) == {Role.TIME} and bool(re.search(r"thoi gian|dia diem|thanh phan", title))


def _agency_duties(
    source: SourceDocument, section: Section, labels: Sequence[Labelled]
) -> Iterator[_Draft]:
    """Each bullet under a heading that names an agency is a duty of that agency."""
    lead = section.title
    if lead is None:
        return
    listed = any(p.text[:1] in BULLETS for p in section.paragraphs)
    for found, paragraph in zip(labels, section.paragraphs, strict=True):
        task = strip_bullet(found.rest or paragraph)
        unlisted = listed and paragraph.text[:1] not in BULLETS
        if unlisted or found.only or _closing_words(task.text):
            continue
        cells = {**_clauses(source, paragraph), Role.LEAD: _name_of(source, lead), **found.cells}
        yield _Draft(section, task, cells, () if Role.LEAD in found.cells else (Role.LEAD,))


def _closing_words(text: str) -> bool:
    """``Trên đây là Kế hoạch …`` and ``Trong quá trình thực hiện, nếu có …`` close the plan."""
    return bool(
        re.match(
            r"tren day la|trong qua trinh|qua trinh (?:trien khai )?thuc hien", ascii_key(text)
        )
    )


def _name_of(source: SourceDocument, heading: Value) -> Value:
    """The agency of a heading, without ``Đề nghị`` before and ``:`` behind."""
    match = re.match(r"(?:Đề nghị|Giao|Yêu cầu)\s+", heading.text)
    end = len(heading.text.rstrip(" :;."))
    return cut_of(source, heading, match.end() if match else 0, end) or heading


def names_agency(heading: str) -> bool:
    """Does a heading name whoever has to do what follows?

    >>> names_agency("Phòng Tài chính - Kế hoạch, Kho bạc Nhà nước huyện:"), names_agency("Mục đích")
    (True, False)
    """
    key = ascii_key(heading)
    return bool(_AGENCY.match(key)) and not _DUTIES.match(key) and len(heading.split()) <= 40


def _bracket(
    source: SourceDocument, section: Section, paragraph: Value, found: Labelled
) -> _Draft | None:
    """``Tổ chức hội nghị (Phòng Nội vụ chủ trì, phối hợp với …; thời gian: Quý I/2023).``"""
    bracket = _IN_BRACKETS.search(paragraph.text)
    match = _LEADING.search(paragraph.text, bracket.start()) if bracket else None
    if bracket is None or match is None or not paragraph.text[: bracket.start()].strip():
        return None
    task = cut_of(source, paragraph, 0, bracket.start())
    lead = cut_of(source, paragraph, match.start("lead"), match.end("lead"))
    if task is None or lead is None or not names_agency(lead.text):
        return None
    clauses = _clauses(source, paragraph, after=match.end("lead"))
    return _Draft(section, strip_bullet(task), {**clauses, Role.LEAD: lead, **found.cells}, ())


def _sentence(source: SourceDocument, section: Section, paragraph: Value) -> _Draft | None:
    """``Giao X chủ trì, phối hợp với Y … hoàn thành trước ngày …`` · ``(X chủ trì, phối hợp …)``."""
    match = _GIVEN.search(paragraph.text) or _LEADING.search(paragraph.text)
    if match is None:
        return None
    lead = cut_of(source, paragraph, match.start("lead"), match.end("lead"))
    if lead is None or not names_agency(lead.text):
        return None
    cells = {Role.LEAD: lead, **_clauses(source, paragraph, after=match.end("lead"))}
    return _Draft(section, strip_bullet(paragraph), cells, ())


def _clauses(source: SourceDocument, paragraph: Value, *, after: int = 0) -> dict[Role, Value]:
    """Coordinators and due time a sentence names."""
    cells: dict[Role, Value] = {}
    for role, pattern in ((Role.COORDINATOR, _WITH), (Role.TIME, _BY)):
        match = pattern.search(paragraph.text, after)
        if match is None:
            continue
        value = cut_of(source, paragraph, match.start(role.value), match.end(role.value))
        if value is not None and (role is Role.TIME or names_agency(value.text)):
            cells[role] = value
    return cells
