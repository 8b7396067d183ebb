"""One spaCy pipeline around the finders, for notebooks, displaCy and other people's pipelines.

``nlp = pipeline(year=2023, district="huyện Thủy Nguyên"); doc = nlp("… số 25/QĐ-UBND ngày 05/01/2023")``;
``doc.spans["citations"]`` then holds a span labelled ``quyet-dinh``, its ``span._.item`` is the
``Citation``. spaCy gives tokens and the frame; every component is a finder and nothing else. No model
is downloaded.

``plans ingest`` does not import this module: the stage (``stage.py``) calls the finders itself, and
spaCy alone would take longer to load than a plan takes to read.

The exact characters are those of the item. A span is the tokens that hold them (``span._.expanded``
where these are more, ``doc._.expanded`` counts them), so that no mention is lost between tokens.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Literal, TypeAlias, TypeVar

import spacy
from pydantic import TypeAdapter
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span

from parsers.keys import match_key
from parsers.semantics.agencies import UnitContext, find_agencies
from parsers.semantics.agencies.context import unit_phrase
from parsers.semantics.agencies.gazetteer import unit_levels
from parsers.semantics.citations import CitationContext, find_citations
from parsers.semantics.citations.context import place_slug
from parsers.semantics.deadlines import TimeContext, find_deadlines
from parsers.semantics.duties import find_duties
from schemas.mentions import Actor, Citation, Deadline, Duty
from schemas.vocabulary import AdminLevel

Mention: TypeAlias = Citation | Deadline | Actor | Duty
M = TypeVar("M", Citation, Deadline, Actor, Duty)
Level: TypeAlias = Literal["central", "province", "district", "commune"]
Component: TypeAlias = Callable[[Doc], Doc]

_ITEMS = "plans:"
"""Before the id of a span, in ``doc.user_data``."""
_ADAPTERS: Mapping[str, TypeAdapter[Mention]] = MappingProxyType(
    {
        "citations": TypeAdapter(Citation),
        "deadlines": TypeAdapter(Deadline),
        "agencies": TypeAdapter(Actor),
        "duties": TypeAdapter(Duty),
    }
)
# Signs that are tokens of their own; those of a number keep it whole: 25/QĐ-UBND, 1.500, 2,5.
_SIGN = r"[^\w\s]"
_BETWEEN = re.compile(r"[;:()\[\]“”\"…–—?!&]|(?<!\d),|,(?!\d)|(?<=[^\W\d])\.(?=\w)")


def pipeline(
    *,
    year: int | None = None,
    issued_on: date | None = None,
    province: str | None = None,
    district: str | None = None,
    commune: str | None = None,
    level: Level | None = None,
    number: str | None = None,
) -> Language:
    """The pipeline of a plan: its year, its day of issue, its units as printed (``huyện Thủy Nguyên``).

    What is left out stays unknown: ``UBND huyện`` then has no id, ``ngày 05/6`` no year.
    """
    register()
    day = issued_on.isoformat() if issued_on else None
    times = {"plan_year": year, "issued_on": day}
    units = {"province": province, "district": district, "commune": commune, "level": level}
    nlp = spacy.blank("xx")
    nlp.tokenizer = tokenizer(nlp)
    nlp.add_pipe("vi_legal_citations", config={**units, **times, "number": number})
    nlp.add_pipe("vi_deadlines", config=times)
    nlp.add_pipe("vi_agencies", config={**units, "issued_on": day})
    nlp.add_pipe("vi_report_duties", config=times)
    return nlp


def tokenizer(nlp: Language) -> Tokenizer:
    """Words at blanks, signs at their edges alone, numbers of documents whole (``25/QĐ-UBND``)."""
    return Tokenizer(
        nlp.vocab,
        prefix_search=re.compile(rf"^{_SIGN}").search,
        suffix_search=re.compile(rf"{_SIGN}$").search,
        infix_finditer=_BETWEEN.finditer,
    )


def register() -> None:
    """Make the factories and extensions known to spaCy; again is no harm.

    Nothing is registered by importing this module. An installed distribution is registered by spaCy
    itself through its entry points (``spacy_entry.py``).
    """
    for name, factory in FACTORIES.items():
        Language.factory(name, func=factory, assigns=["doc.spans"])
    Span.set_extension("item", getter=_item, force=True)
    Span.set_extension("expanded", getter=_reaches_further, force=True)
    Doc.set_extension("expanded", getter=_count_expanded, force=True)


# --- factories: plain values of a config in, a component out --------------------------------------


def citations_component(
    nlp: Language,  # noqa: ARG001 - spaCy hands it to every factory
    name: str,  # noqa: ARG001
    *,
    plan_year: int | None = None,
    issued_on: str | None = None,
    province: str | None = None,
    district: str | None = None,
    commune: str | None = None,
    level: Level | None = None,
    number: str | None = None,
) -> Component:
    """``doc.spans["citations"]``, labelled by type: ``nghi-dinh``."""
    own = AdminLevel(level) if level else _lowest(province, district, commune)
    context = CitationContext(
        province, district, commune, own, _day(issued_on), plan_year, number=number
    )
    return _component("citations", partial(find_citations, context=context), lambda one: one.type)


def deadlines_component(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    *,
    plan_year: int | None = None,
    issued_on: str | None = None,
    period_start: str | None = None,
    period_end: str | None = None,
) -> Component:
    """``doc.spans["deadlines"]``, labelled by kind: ``by_date``."""
    context = TimeContext(plan_year, _day(issued_on), None, _day(period_start), _day(period_end))
    return _component("deadlines", partial(find_deadlines, context=context), lambda one: one.kind)


def agencies_component(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    *,
    issued_on: str | None = None,
    province: str | None = None,
    district: str | None = None,
    commune: str | None = None,
    level: Level | None = None,
) -> Component:
    """``doc.spans["agencies"]``, labelled by kind: ``body``."""
    own = level or _lowest(province, district, commune)
    context = UnitContext(
        own,
        place_slug(province),
        place_slug(district),
        place_slug(commune),
        _class_of(commune or district or province),
        _class_of(province),
        _day(issued_on),
    )
    return _component("agencies", partial(find_agencies, context=context), lambda one: one.kind)


def duties_component(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    *,
    plan_year: int | None = None,
    issued_on: str | None = None,
    period_start: str | None = None,
    period_end: str | None = None,
) -> Component:
    """``doc.spans["duties"]``, labelled by kind: ``fixed_dates``."""
    context = TimeContext(plan_year, _day(issued_on), None, _day(period_start), _day(period_end))
    times = partial(find_deadlines, context=context)
    find = partial(find_duties, times=times)
    return _component("duties", find, lambda one: one.kind)


FACTORIES: Mapping[str, Callable[..., Component]] = MappingProxyType(
    {
        "vi_legal_citations": citations_component,
        "vi_deadlines": deadlines_component,
        "vi_agencies": agencies_component,
        "vi_report_duties": duties_component,
    }
)
"""In the order of the pipeline. No component needs another one."""


def _lowest(province: str | None, district: str | None, commune: str | None) -> AdminLevel | None:
    """A plan stands at the lowest unit that is named."""
    if commune:
        return AdminLevel.COMMUNE
    if district:
        return AdminLevel.DISTRICT
    return AdminLevel.PROVINCE if province else None


def _class_of(unit: str | None) -> str | None:
    """``thành phố`` of ``TP. Hải Phòng``."""
    key = match_key(unit.replace(".", " ")) if unit else ""
    found = next((word for word in unit_levels() if key.startswith(f"{word} ")), None)
    return unit_phrase(found, None).word if found else None


def _day(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed else None


# --- spans -----------------------------------------------------------------------------------------


def _component(
    key: str, find: Callable[[str], Iterable[M]], label: Callable[[M], str]
) -> Component:
    """A finder as a component: its mentions of ``doc.text`` become the span group ``key``."""

    def annotate(doc: Doc) -> Doc:
        spans = []
        for ordinal, mention in enumerate(find(doc.text)):
            span_id = f"{key}:{ordinal}"
            doc.user_data[_ITEMS + span_id] = _ADAPTERS[key].dump_json(mention).decode()
            spans.append(_tokens_of(doc, mention, label(mention), span_id))
        doc.spans[key] = spans
        return doc

    return annotate


def _tokens_of(doc: Doc, mention: Mention, label: str, span_id: str) -> Span:
    """The tokens that hold a mention: of ``-Trước ngày 5`` they are one more than the mention."""
    start, end = mention.span
    span = doc.char_span(start, end, label=label, alignment_mode="expand", span_id=span_id)
    if span is None:
        raise ValueError(f"a mention without characters: {mention!r}")
    return span


def _item(span: Span) -> Mention | None:
    """What was found; None for the spans of others. Kept as JSON, so that a ``Doc`` can be saved."""
    kept = span.doc.user_data.get(_ITEMS + span.id_)
    return None if kept is None else _ADAPTERS[span.id_.partition(":")[0]].validate_json(kept)


def _reaches_further(span: Span) -> bool:
    item = _item(span)
    return item is not None and (span.start_char, span.end_char) != tuple(item.span)


def _count_expanded(doc: Doc) -> dict[str, int]:
    """For each span group, how many of its mentions do not end at the edges of tokens."""
    groups = (key for key in _ADAPTERS if key in doc.spans)
    return {key: sum(map(_reaches_further, doc.spans[key])) for key in groups}
