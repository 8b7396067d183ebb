"""What must hold for any citation: it parses back, and the looks of the print do not matter."""

import re
import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.keys import match_key
from parsers.semantics.citations import CitationContext, find_citations, resolve_citations
from parsers.semantics.citations.types import types_by_slug
from schemas.vocabulary import AdminLevel
from tests.builders.seed import FOOTNOTES, SEED
from tests.clock import grows_linearly

CONTEXT = CitationContext(
    province="thành phố Hải Phòng",
    district="huyện Thủy Nguyên",
    level=AdminLevel.DISTRICT,
    plan_year=2023,
)
TEXTS = (
    "; ".join(SEED.legal_bases) + ".",
    *(text for paragraphs in FOOTNOTES for text in paragraphs),
    "theo điểm a khoản 2 Điều 5 Nghị định số 59/2023/NĐ-CP và Nghị quyết số 18-NQ/TW, số 19-NQ/TW ngày 25/10/2017",
)
ORGS = ("UBND", "CP", "TTg", "BNV", "SGDĐT", "HĐND", "UBTVQH15", "BNN&PTNT", "PNV")
PARTY = ("TW", "TU", "HU", "BTCTW", "BDVHU", "ĐU")
ISSUERS = (
    "Chính phủ",
    "Thủ tướng Chính phủ",
    "Ủy ban nhân dân tỉnh Lào Cai",
    "Bộ Khoa học và Công nghệ",
    "Ban Thường vụ Tỉnh ủy",
    "Sở Giáo dục và Đào tạo Đồng Tháp",
)
SUBJECTS = (
    "về công tác dân vận, dân chủ và cải cách hành chính",
    "ban hành Quy chế làm việc của cơ quan",
    "về việc phê duyệt danh mục (đợt 2) năm học 2025-2026",
    "quy định chi tiết một số nội dung; nhất là",
)
DATES = (
    lambda d: f"ngày {d.day:02}/{d.month}/{d.year}",
    lambda d: f"ngày {d.day:02} tháng {d.month:02} năm {d.year}",
    lambda d: f", ngày {d.day}-{d.month:02}-{d.year}",
)
NUMBERED = [one for one in types_by_slug().values() if one.codes and len(one.codes[0]) > 1]


@st.composite
def citations(draw):
    one = draw(st.sampled_from(NUMBERED))
    serial = f"{draw(st.integers(1, 99999)):02}{draw(st.sampled_from(['', '', 'a', 'c']))}"
    code = one.codes[0]
    form = draw(st.sampled_from(["state", "year", "party"]))
    year = draw(st.integers(1999, 2026))
    if form == "party":
        number = f"{serial}-{code}/{draw(st.sampled_from(PARTY))}"
    elif form == "year":
        number = f"{serial}/{year}/{code}-{draw(st.sampled_from(ORGS))}"
    else:
        number = f"{serial}/{code}-{draw(st.sampled_from(ORGS))}"
    day = draw(st.dates(date(1990, 1, 1), date(2030, 12, 31)) | st.none())
    issuer = draw(st.sampled_from(ISSUERS) | st.none())
    subject = draw(st.sampled_from(SUBJECTS[:3]) | st.none())
    printed = f"{one.words[0]} số {number}"
    if day:
        shown = draw(st.sampled_from(DATES))(day)
        printed += shown if shown.startswith(",") else f" {shown}"
    printed += f" của {issuer}" if issuer else ""
    printed += f" {subject}" if subject else ""
    return printed, (one.slug, number, day, issuer, subject)


@given(citations(), st.sampled_from(["Căn cứ {}.", "{};", "theo {}", "(theo {})"]))
def test_a_rendered_citation_parses_back(rendered, frame):
    printed, (kind, number, day, issuer, subject) = rendered
    first = find_citations(frame.format(printed))[0]
    assert (first.type, first.number, first.date) == (kind, number, day)
    assert first.raw == printed
    assert first.title == subject
    assert first.issuer == (issuer or types_by_slug()[kind].issuer)


@given(st.lists(citations(), min_size=1, max_size=4))
def test_a_rendered_list_keeps_its_members(rendered):
    text = "Căn cứ " + "; ".join(printed for printed, _ in rendered) + "."
    found = [one for one in find_citations(text) if one.nested_in is None]
    assert [(one.type, one.number, one.date) for one in found] == [
        parts[:3] for _, parts in rendered
    ]


def _late_tones(text):
    for early, late in (("ủy", "uỷ"), ("Ủy", "Uỷ"), ("hòa", "hoà"), ("hóa", "hoá"), ("ủa", "ủa")):
        text = re.sub(rf"(?<![qQ]){early}(?!\w)", late, text)
    return text


def _meaning(text):
    return [
        (
            one.type,
            one.number,
            one.date,
            one.year,
            match_key(one.issuer or ""),
            match_key(one.title or ""),
            match_key(one.provision or ""),
            one.key,
            one.resolved_key,
            one.nested_in,
            one.relation,
            tuple(issue for issue in one.issues if issue != "space_in_number"),
        )
        for one in find_citations(text, context=CONTEXT)
    ]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        _late_tones,
        lambda text: text.replace("-", "–"),
        lambda text: text.replace("-", "\u2011"),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: re.sub(r"(\w)(\w)", "\\1\u200b\\2", text),
    ],
)
def test_looks_do_not_matter(text, change):
    assert _meaning(change(text)) == _meaning(text)


@given(st.data())
def test_a_line_break_anywhere_does_not_matter(data):
    text = data.draw(st.sampled_from(TEXTS))
    blanks = [match.start() for match in re.finditer(" ", text)]
    chosen = data.draw(st.lists(st.sampled_from(blanks), max_size=12, unique=True))
    gap = data.draw(st.sampled_from(["\n", "  ", " \n ", "\r\n", "\t"]))
    pieces = [gap if at in chosen else letter for at, letter in enumerate(text)]
    assert _meaning("".join(pieces)) == _meaning(text)


@given(st.sampled_from(TEXTS), st.sampled_from(["NFC", "NFD"]))
def test_spans_are_of_the_given_text(text, form):
    given_text = unicodedata.normalize(form, text)
    for one in find_citations(given_text):
        piece = given_text[one.span.start : one.span.end]
        assert unicodedata.normalize("NFC", piece) == one.raw


WORDS = st.sampled_from(
    ["Luật", "Kế hoạch", "Quyết định", "số", "15-CT/TU", "ngày", "31/6/2022", "của", "UBND", "và", ",", ";",
     "(", ")", "“", "”", '"', "này", "sửa đổi, bổ sung", "Điều 5", "…", "/", "-", "\u0301", "\u00ad", "Đất đai"]
)  # fmt: skip


@given(st.lists(WORDS | st.text(max_size=5), max_size=40).map(" ".join))
def test_any_text_is_read(text):
    found = find_citations(text, context=CONTEXT)
    for index, one in enumerate(found):
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.nested_in is None or 0 <= one.nested_in < index
    assert len(resolve_citations([found])[0]) == len(found)


@pytest.mark.parametrize(
    "piece",
    ["1", "1/", "số 1, ", ", ", "và ", "Luật ", "Luật Đất đai ", "Quyết định số ", '"', "(theo ", "Kế hoạch năm 2023 ",
     "của Ban ", "Điều 5, ", "Luật sửa đổi, bổ sung một số điều của ", "a\u0301", TEXTS[0] + " "],
)  # fmt: skip
def test_time_is_linear(piece):
    assert grows_linearly(find_citations, piece, 16_000)


def test_a_long_plan_is_read_in_seconds():
    text = " ".join(TEXTS)
    text *= 1_000_000 // len(text)
    start = time.process_time()
    assert len(find_citations(text)) > 1000
    assert time.process_time() - start < 30
