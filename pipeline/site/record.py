"""The header of a record as lines to read: key of ``wording.toml``, printed value, where it was read.

``issuing_agency: UBND HUYỆN THỦY NGUYÊN``. What the plan does not give has no line.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.corrections.items import HEADER, PLANS
from pipeline.corrections.values import plain, words
from pipeline.site.render import day
from schemas.plan import FieldEvidence, Plan, Signature

_PRINTED = ("parent_agency", "issuing_agency", "document_number", "place")
_READ_AT = {"document_number": ("number_line", "serial", "symbol")}
"""Evidence of a field that is put together from others."""


class Fact(NamedTuple):
    """One line."""

    key: str
    value: str
    placed: FieldEvidence | None = None
    words: str | None = None
    """A key of ``wording.toml`` instead of a printed value."""

    @property
    def column(self) -> str:
        """The column it stands in, where the line is one column."""
        return self.key


def facts_of(plan: Plan) -> tuple[Fact, ...]:
    """The lines of the header in the order of the paper."""
    return tuple(fact for fact in _facts(plan, _places(plan)) if fact.value or fact.words)


def fields_of(plan: Plan) -> tuple[Fact, ...]:
    """Every column of the header a person may put right, as it stands in the table."""
    places = _places(plan)
    return tuple(
        Fact(
            column,
            words(plain(PLANS, column, getattr(plan, column))) or "",
            places.get(column) or places.get(f"{column}[0]"),
        )
        for column in HEADER
    )


def lists_of(plan: Plan) -> list[tuple[str, tuple[Fact, ...]]]:
    """Căn cứ, nơi nhận, người ký, phụ lục: those the plan has."""
    places = _places(plan)
    named: tuple[tuple[str, str, Iterable[str]], ...] = (
        ("legal_bases", "legal_bases[{}]", plan.legal_bases),
        ("recipients", "recipients[{}]", plan.recipients),
        ("signers", "signers[{}].name", (_signer(one) for one in plan.signers)),
        ("annexes", "annexes[{}]", (_joined(a.label, a.title, a.reference) for a in plan.annexes)),
    )
    found = [
        (key, tuple(Fact(key, v, places.get(name.format(n))) for n, v in enumerate(values)))
        for key, name, values in named
    ]
    return [(key, facts) for key, facts in found if facts]


def _facts(plan: Plan, places: dict[str, FieldEvidence]) -> Iterator[Fact]:
    for key in _PRINTED:
        value = getattr(plan, key) or (plan.symbol if key == "document_number" else None)
        names = (key, *_READ_AT.get(key, ()))
        yield Fact(key, value or "", next((places[n] for n in names if n in places), None))
    issued = plan.issued_on
    year = str(plan.issued_year) if plan.issued_year else ""
    yield Fact("issued_on", day(issued) if issued else year, places.get("issued_on"))
    yield Fact("document_type", plan.document_type or "", places.get("document_type"))
    yield Fact("subject", plan.subject or "", places.get("subject"))
    yield Fact("plan_year", str(plan.plan_year or ""))
    if plan.period_start and plan.period_end:
        yield Fact("period", f"{day(plan.period_start)} – {day(plan.period_end)}")
    if plan.admin_level:
        level = str(plan.admin_level)
        yield Fact("admin_level", "", words="central" if level == "central" else f"{level}_level")
    yield Fact("administrative_unit", _joined(plan.commune, plan.district, plan.province))
    yield Fact("secrecy", plan.secrecy or "", places.get("secrecy"))
    yield Fact("urgency", plan.urgency or "", places.get("urgency"))
    yield Fact("draft", "", words="yes" if plan.is_draft else None)
    yield Fact("carrier", plan.carrier or "", places.get("carrier"))
    yield Fact("file", f"{plan.file_name} ({plan.reader})")
    yield Fact("status", "", words=str(plan.status))


def _places(plan: Plan) -> dict[str, FieldEvidence]:
    found: dict[str, FieldEvidence] = {}
    for one in plan.field_evidence:
        found.setdefault(one.field, one)
    return found


def _signer(one: Signature) -> str:
    return _joined(" ".join(one.capacity), one.position, one.name)


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
