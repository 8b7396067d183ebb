"""The seed, fully split: 22 citations, 2 self references, 7 near misses."""

import json
from pathlib import Path

import pytest

from parsers.semantics.citations import CitationContext, find_citations, resolve_citations
from schemas.vocabulary import AdminLevel
from tests.builders.seed import FOOTNOTES, ROWS, SECTIONS, SEED

GOLD = json.loads((Path(__file__).parent / "seed_citations.json").read_text(encoding="utf-8"))
CONTEXT = CitationContext(
    province="thành phố Hải Phòng",
    district="huyện Thủy Nguyên",
    level=AdminLevel.DISTRICT,
    plan_year=2023,
)


def _rows(rows, path=""):
    for row in rows:
        at = f"{path}.{row.number}" if path and not row.number[0].isdigit() else row.number
        yield f"table:{at}", row.cells[0]
        yield from _rows(row.children, at)


def _sections(sections, path=""):
    for section in sections:
        at = f"{path}.{section.number}" if path else section.number
        for text in (section.title, section.text, *section.paragraphs):
            if text:
                yield f"section:{at}", text
        yield from _sections(section.children, at)


ZONES = [
    ("preamble", "; ".join(SEED.legal_bases) + "."),
    *_sections(SECTIONS),
    *_rows(ROWS),
    *(
        (f"footnote:{note}#{number}", text)
        for note, paragraphs in enumerate(FOOTNOTES, 1)
        for number, text in enumerate(paragraphs, 1)
    ),
]
FOUND = [
    (where, text, one)
    for (where, text), zone in zip(
        ZONES,
        resolve_citations(find_citations(text, context=CONTEXT) for _, text in ZONES),
        strict=True,
    )
    for one in zone
]
CITED = [(where, one) for where, _, one in FOUND if not one.is_self_reference]


def test_zones_hold_the_seed():
    assert {gold["where"] for gold in GOLD["citations"]} <= {where for where, _ in ZONES}


@pytest.mark.parametrize("gold", GOLD["citations"], ids=lambda gold: gold["id"])
def test_citation(gold):
    (one,) = {one for where, one in CITED if (where, one.raw) == (gold["where"], gold["raw"])}
    assert {
        "type": one.type,
        "number": one.number,
        "date": one.date.isoformat() if one.date else None,
        "issuer": one.issuer,
        "title": one.title,
        "key": one.key,
        "resolved_key": one.resolved_key,
        "issues": list(one.issues),
    } == {
        name: gold[name]
        for name in ("type", "number", "date", "issuer", "title", "key", "resolved_key", "issues")
    }


def test_nothing_else_is_cited():
    found = sorted((where, one.raw) for where, one in CITED)
    assert found == sorted((gold["where"], gold["raw"]) for gold in GOLD["citations"])
    assert len({one.resolved_key or one.key for _, one in CITED}) == 17


def test_nesting():
    names = {(gold["where"], gold["raw"]): gold["id"] for gold in GOLD["citations"]}
    for where, text in ZONES:
        found = find_citations(text, context=CONTEXT)
        for one in found:
            if one.is_self_reference:
                continue
            gold = next(g for g in GOLD["citations"] if g["id"] == names[where, one.raw])
            outer = found[one.nested_in] if one.nested_in is not None else None
            assert (names[where, outer.raw] if outer else None) == gold["nested_in"]


def test_spans_hold_the_print():
    for _, text, one in FOUND:
        assert " ".join(text[one.span.start : one.span.end].split()) == one.raw


def test_self_references():
    found = [(where, one.raw, list(one.issues)) for where, _, one in FOUND if one.is_self_reference]
    assert found == [
        (gold["where"], gold["raw"], gold["issues"]) for gold in GOLD["self_references"]
    ]


@pytest.mark.parametrize("gold", GOLD["not_citations"], ids=lambda gold: gold["raw"][:40])
def test_near_miss(gold):
    where = gold["where"].replace("3.4.a", "3.4.a")
    texts = [text for at, text in ZONES if at == where and gold["raw"] in text]
    assert texts
    for text in texts:
        start = text.index(gold["raw"])
        end = start + len(gold["raw"])
        for one in find_citations(text, context=CONTEXT):
            inside = start <= one.span.start and one.span.end <= end
            assert not inside or one.type == "luat"
