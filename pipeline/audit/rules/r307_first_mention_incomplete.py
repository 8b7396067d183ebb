"""R307 first-mention-incomplete: a document's first citation lacks date, issuer or subject (viện dẫn lần đầu thiếu ngày, cơ quan ban hành hoặc trích yếu).

Condition: the first mention of a document with a number, or of one known by its title, lacks a part. The
symbol of a central body (QĐ-TTg, NQ/TW) names the issuer.
Not laws, ordinances and the constitution, which are cited by name; not what R304 tells of; not mentions
within the subject of another document or of the plan itself, and not what a body proposes or orders in it
(Xét đề nghị của Trưởng phòng Nội vụ tại Tờ trình số …).
Legal basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; before it Thông tư 01/2011/TT-BNV, Điều 11.
Bad: Chỉ thị số 15-CT/TU ngày 21/11/2022 của Ban Thường vụ Thành ủy
Good: Chỉ thị số 15-CT/TU ngày 21/11/2022 của Ban Thường vụ Thành ủy về đẩy mạnh thực hiện dân chủ
"""

from collections.abc import Iterator

from parsers.semantics.wording import is_referred_to
from pipeline.audit.cited import is_law, is_unidentified
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Citation
from schemas.vocabulary import ContainerKind

_BEFORE = 200
"""Characters back to the body that a clause names before a document."""


def check(dossier: Dossier) -> Iterator[Hit]:
    seen: set[str] = set()
    for one in dossier.cited:
        if one.nested_in is not None or one.container is ContainerKind.HEADER:
            continue
        name = one.resolved_key or one.key
        first = name is not None and name not in seen
        if name is not None:
            seen.add(name)
        lacking = _lacking(one)
        told = is_law(one) or is_unidentified(one) or _is_told_before(dossier, one)
        if first and lacking and not told:
            yield Hit.on(
                one,
                gaps={
                    "en": ", ".join(en for en, _ in lacking),
                    "vi": ", ".join(vi for _, vi in lacking),
                },
            )


def _is_told_before(dossier: Dossier, one: Citation) -> bool:
    start = one.evidence.span_start
    before = dossier.plan.text[max(start - _BEFORE, 0) : start]
    return one.date is not None and is_referred_to(before)


def _lacking(one: Citation) -> list[tuple[str, str]]:
    """Missing parts in English and Vietnamese."""
    parts = (
        (one.date is None, ("date", "ngày")),
        (one.issuer is None and not _is_central(one), ("issuer", "cơ quan ban hành")),
        (one.title is None, ("subject", "trích yếu")),
    )
    return [names for missing, names in parts if missing]


def _is_central(one: Citation) -> bool:
    """The symbol names the issuer, of whom there is one: QĐ-TTg, NQ-CP, NQ/TW."""
    return one.number is not None and (one.key or "").startswith(("vn:tw:", "vn:dang:"))


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="A document is cited for the first time without its {en}.",
    message_vi="Viện dẫn lần đầu còn thiếu: {vi}.",
)
