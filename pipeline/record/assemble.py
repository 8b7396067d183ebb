"""``SourceDocument`` and ``Outline`` to ``Plan``: the only constructor of ``Plan``.

Every printed string goes over as it stands; what is derived here is small and said so: the document
number (``12`` and ``KH-UBND`` make ``12/KH-UBND``), the date when day, month and year are all
printed and exist, the plan's year (``… năm 2023`` in the subject, else the year of the date line).
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import date

from parsers.semantics.plankey import document_number
from pipeline import PARSER_VERSION
from pipeline.record.coverage import coverage
from pipeline.record.evidence import Witness, place_of
from pipeline.record.hints import number_in
from pipeline.record.items import (
    diagnostic_entries,
    footnotes,
    other_tables,
    printed,
    sections,
    tasks,
)
from pipeline.record.meaning import citations, deadlines, report_duties, task_agencies
from schemas.diagnostics import Code, Diagnostic, Severity
from schemas.layout import SourceDocument, SourceInfo
from schemas.mentions import MARKS_DIFFER, Issuer, Mentions
from schemas.plan import AnnexHeading, FieldEvidence, Handwritten, Plan, Reading, Signature
from schemas.structure import Annex, IssueDate, Outline, Signer, Value
from schemas.vocabulary import AdminLevel, SourceStatus

_LOW_COVERAGE = 0.97
"""Below this share somebody should look: a lost paragraph of a four-page plan is about 3 %."""

# "… trên địa bàn huyện năm 2023"; not the first year of "năm 2021-2025"


def assemble(
    source: SourceDocument,
    outline: Outline,
    diagnostics: Iterable[Diagnostic] = (),
    *,
    info: SourceInfo,
    mentions: Mentions | None = None,
) -> Plan:
    """The record of one plan, with the evidence of everything in it."""
    witness = Witness(source)
    head = outline.letterhead
    meaning = mentions or Mentions()
    share = coverage(source, outline)
    said = (*diagnostics, *_low_coverage(share), *_unit_by_letters(meaning.issuer))
    failed = any(item.severity is Severity.ERROR for item in said)
    issued_year = head.issued.year if head.issued else None
    return Plan(
        document_id=info.document_id,
        plan_key=meaning.plan_key,
        file_name=info.name,
        media_type=info.media_type,
        reader=source.reader,
        pages=len(source.pages) or None,
        parent_agency=printed(head.parent_agency),
        issuing_agency=printed(head.issuing_agency),
        serial=printed(head.serial),
        symbol=printed(head.symbol),
        document_number=document_number(printed(head.serial), printed(head.symbol)),
        place=printed(head.place),
        issued_on=_issued_on(head.issued),
        issued_month=_issued_month(head.issued),
        issued_year=issued_year,
        document_type=printed(head.document_type),
        subject=printed(head.subject),
        plan_year=meaning.plan_year,
        plan_year_source=meaning.plan_year_source,
        period_start=meaning.period_start,
        period_end=meaning.period_end,
        admin_level=AdminLevel(meaning.issuer.level) if meaning.issuer.level else None,
        province=meaning.issuer.province,
        district=meaning.issuer.district,
        commune=meaning.issuer.commune,
        secrecy=printed(head.secrecy),
        urgency=printed(head.urgency),
        is_draft=head.draft is not None,
        legal_bases=tuple(value.text for value in outline.preamble.legal_bases),
        recipients=tuple(value.text for value in outline.closing.recipients),
        signers=tuple(_signature(signer) for signer in outline.closing.signers),
        carrier=printed(head.carrier),
        annexes=tuple(_annex(annex) for annex in outline.annexes),
        field_evidence=tuple(_field_evidence(witness, outline)),
        coverage=share,
        status=SourceStatus.PARTIAL if failed else SourceStatus.OK,
        parser_version=PARSER_VERSION,
        text=source.text,
        readings=tuple(
            Reading(span_start=span.start, span_end=span.end, raw=raw)
            for span, raw in source.readings()
        ),
        handwritten=tuple(_handwritten(source, outline, info)),
        sections=tuple(sections(witness, outline)),
        tasks=tuple(tasks(witness, outline)),
        task_agencies=tuple(task_agencies(witness, meaning)),
        other_tables=tuple(other_tables(witness, outline)),
        footnotes=tuple(footnotes(witness, outline)),
        citations=tuple(citations(witness, meaning)),
        deadlines=tuple(deadlines(witness, meaning)),
        report_duties=tuple(report_duties(witness, meaning)),
        diagnostics=tuple(diagnostic_entries(witness, said)),
    )


def _handwritten(
    source: SourceDocument, outline: Outline, info: SourceInfo
) -> Iterator[Handwritten]:
    """Blanks of the header that somebody filled in by hand; what was read in its place is told as read. What was not read of
    signers, where there are some.
    """
    head = outline.letterhead
    day = head.issued is not None and _issued_on(head.issued) is not None
    known = {"serial": printed(head.serial) is not None, "issued_on": day}
    signed = {place.page for span in outline.closing.spans for place in source.locate(span)}
    for one in source.by_hand:
        if known.get(one.field) or (one.field == "signers" and one.region.page not in signed):
            continue
        number = one.field == "serial"
        yield Handwritten(
            field=one.field,
            regions=(place_of(one.region),),
            picture=b64encode(one.picture).decode(),
            hint=number_in(info.name, printed(head.symbol)) if number else None,
        )


def _issued_month(issued: IssueDate | None) -> int | None:
    """The month, also where the day is blank; of ``30 tháng 02`` neither is sure."""
    if issued is None or (
        issued.day is not None and issued.year is not None and not _issued_on(issued)
    ):
        return None
    return issued.month


def _issued_on(issued: IssueDate | None) -> date | None:
    """The date, when all of it is printed and the calendar has such a day."""
    if issued is None or issued.year is None or issued.month is None or issued.day is None:
        return None
    try:
        return date(issued.year, issued.month, issued.day)
    except ValueError:  # "ngày 31 tháng 02": the outline says so in a diagnostic
        return None


def _unit_by_letters(issuer: Issuer) -> Iterator[Diagnostic]:
    unit = issuer.commune or issuer.district or issuer.province
    if MARKS_DIFFER in issuer.issues and unit is not None:
        yield Code.UNIT_BY_LETTERS.at(unit=unit)


def _low_coverage(share: float) -> Iterator[Diagnostic]:
    if share < _LOW_COVERAGE:
        yield Code.LOW_COVERAGE.at(percent=f"{100 * (1 - share):.1f}")


def _signature(signer: Signer) -> Signature:
    return Signature(
        capacity=signer.capacity,
        position=printed(signer.position),
        name=printed(signer.name),
    )


def _annex(annex: Annex) -> AnnexHeading:
    return AnnexHeading(
        annex_id=annex.annex_id,
        label=printed(annex.label),
        title=printed(annex.title),
        reference=printed(annex.reference),
    )


def _field_evidence(witness: Witness, outline: Outline) -> Iterator[FieldEvidence]:
    for name, value in _named_values(outline):
        yield from witness.field(name, value)


def _named_values(outline: Outline) -> Iterator[tuple[str, Value | None]]:
    """Fields of header, preamble and closing by name; items of lists count from 0."""
    head = outline.letterhead
    yield "national_motto", head.national_motto
    yield "parent_agency", head.parent_agency
    yield "issuing_agency", head.issuing_agency
    yield "number_line", head.number_line
    yield "serial", head.serial
    yield "symbol", head.symbol
    yield "place", head.place
    yield "issued_on", head.issued.value if head.issued else None
    yield "document_type", head.document_type
    yield "subject", head.subject
    yield "carrier", head.carrier
    yield "secrecy", head.secrecy
    yield "urgency", head.urgency
    yield "is_draft", head.draft
    for index, value in enumerate(outline.preamble.legal_bases):
        yield f"legal_bases[{index}]", value
    for index, value in enumerate(outline.preamble.enacting_clauses):
        yield f"enacting_clauses[{index}]", value
    for index, value in enumerate(outline.closing.recipients):
        yield f"recipients[{index}]", value
    for index, signer in enumerate(outline.closing.signers):
        yield f"signers[{index}].position", signer.position
        yield f"signers[{index}].name", signer.name
    for index, annex in enumerate(outline.annexes):
        yield f"annexes[{index}].label", annex.label
        yield f"annexes[{index}].title", annex.title
        yield f"annexes[{index}].reference", annex.reference
