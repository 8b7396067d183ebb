"""The spaCy frame: components on real strings, factories by entry point, spans that lose nothing."""

import subprocess
import sys
from datetime import date
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from confection import ConfigValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.tokens import Doc

from parsers.semantics.citations import find_citations
from parsers.semantics.nlp import FACTORIES, pipeline, register, tokenizer
from pipeline.reading import read_plan
from schemas.mentions import Actor, Citation, Deadline, Duty

SEED = (
    "Thực hiện Quyết định số 25/QĐ-UBND ngày 05/01/2023 của UBND huyện về công tác dân vận, yêu cầu các "
    "phòng gửi báo cáo về Ủy ban nhân dân huyện (qua Phòng Nội vụ tổng hợp) trước ngày 05/6."
)
RAW = Path(__file__).parents[2] / "data" / "raw"
NAMES = ["vi_legal_citations", "vi_deadlines", "vi_agencies", "vi_report_duties"]


@pytest.fixture(scope="module")
def nlp():
    return pipeline(
        year=2023,
        issued_on=date(2023, 1, 5),
        province="thành phố Hải Phòng",
        district="huyện Thủy Nguyên",
    )


def told(doc, key):
    return [(span.text, span.label_) for span in doc.spans[key]]


def test_the_components_stand_in_this_order(nlp):
    assert list(FACTORIES) == nlp.pipe_names == NAMES


def test_span_groups(nlp):
    doc = nlp(SEED)
    assert doc.text == SEED
    (citation,) = doc.spans["citations"]
    assert citation.text.startswith("Quyết định số 25/QĐ-UBND ngày 05/01/2023")
    assert citation.label_ == "quyet-dinh"
    assert told(doc, "deadlines") == [("trước ngày 05/6", "by_date")]
    assert told(doc, "agencies") == [
        ("UBND huyện", "body"),
        ("Ủy ban nhân dân huyện", "body"),
        ("Phòng Nội vụ", "body"),
    ]
    (duty,) = doc.spans["duties"]
    assert duty.label_ == "one_off"


def test_items_are_the_mentions(nlp):
    doc = nlp(SEED)
    kinds = {"citations": Citation, "deadlines": Deadline, "agencies": Actor, "duties": Duty}
    for key, kind in kinds.items():
        for span in doc.spans[key]:
            assert isinstance(span._.item, kind)
            assert SEED[slice(*span._.item.span)] == span.text
    assert doc.spans["citations"][0]._.item.key == (
        "vn:hai-phong.thuy-nguyen:quyet-dinh:25/qd-ubnd@2023-01-05"
    )
    assert doc.spans["deadlines"][0]._.item.end == date(2023, 6, 5)
    assert doc.spans["agencies"][2]._.item.agency_id == (
        "district:hai-phong.thuy-nguyen:phong-noi-vu"
    )
    assert doc[0:2]._.item is None


def test_a_doc_can_be_saved_with_its_items(nlp):
    doc = nlp(SEED)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    for key in doc.spans:
        assert [s._.item for s in again.spans[key]] == [s._.item for s in doc.spans[key]]


# --- factories ------------------------------------------------------------------------------------


def test_entry_points_name_the_factories():
    found = {p.name: p for p in entry_points(group="spacy_factories") if p.name in NAMES}
    assert sorted(found) == sorted(NAMES)
    assert {name: point.load() for name, point in found.items()} == dict(FACTORIES)


def test_others_need_no_import_of_ours():
    code = (
        "import spacy; nlp = spacy.blank('xx'); nlp.add_pipe('vi_legal_citations');"
        "doc = nlp('Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ');"
        "print([s.label_ for s in doc.spans['citations']])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert run.stdout.strip() == "['nghi-dinh']"


@pytest.mark.parametrize("name", NAMES)
def test_a_component_stands_alone_in_any_blank_pipeline(name):
    register()
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    nlp.add_pipe(name)
    doc = nlp(SEED)
    (key,) = doc.spans
    assert len(doc.spans[key]) > 0
    assert all(SEED[slice(*span._.item.span)] in span.text for span in doc.spans[key])


@pytest.mark.parametrize(
    ("name", "config"),
    [
        ("vi_legal_citations", {"plan_year": "hai nghìn"}),
        ("vi_legal_citations", {"level": "huyện"}),
        ("vi_deadlines", {"year": 2023}),  # the key is plan_year
        ("vi_agencies", {"district": ["huyện Thủy Nguyên"]}),
        ("vi_report_duties", {"plan_year": [2023]}),
    ],
)
def test_spacy_checks_the_config(name, config):
    register()
    with pytest.raises(ConfigValidationError):
        spacy.blank("xx").add_pipe(name, config=config)


def test_a_day_that_is_none_is_refused():
    register()
    with pytest.raises(ValueError, match="month must be"):
        spacy.blank("xx").add_pipe("vi_deadlines", config={"issued_on": "2023-13-05"})


# --- tokens ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("số 25/QĐ-UBND,", ["số", "25/QĐ-UBND", ","]),
        ("30/2020/NĐ-CP;", ["30/2020/NĐ-CP", ";"]),
        ("(05/6/2023).", ["(", "05/6/2023", ")", "."]),
        ("“Dân vận khéo”", ["“", "Dân", "vận", "khéo", "”"]),
        ("1.500,5 triệu", ["1.500,5", "triệu"]),
        ("phòng,ban", ["phòng", ",", "ban"]),
        ("huyện./.", ["huyện", ".", "/", "."]),
        ("Văn hoá – Thông tin", ["Văn", "hoá", "–", "Thông", "tin"]),
    ],
)
def test_tokens(text, tokens):
    assert [token.text for token in tokenizer(spacy.blank("xx"))(text)] == tokens


def test_a_mention_between_tokens_does_not_vanish(nlp):
    # A dash without blanks keeps two names in one token.
    doc = nlp("Gửi Phòng Y tế-Phòng Nội vụ trước ngày 05/6.")
    assert told(doc, "agencies") == [("Phòng Y tế-Phòng", "body"), ("tế-Phòng Nội vụ", "body")]
    assert [s._.item.raw for s in doc.spans["agencies"]] == ["Phòng Y tế", "Phòng Nội vụ"]
    assert doc._.expanded == {"citations": 0, "deadlines": 0, "agencies": 2, "duties": 0}


@pytest.mark.parametrize("file", sorted(RAW.glob("*.pdf"))[:2], ids=lambda file: file.name)
def test_plans_align_with_tokens(nlp, file):
    doc = nlp(read_plan(file.read_bytes(), file.name).text)
    assert len(doc.spans["citations"]) == len(find_citations(doc.text))
    assert doc._.expanded == {"citations": 0, "deadlines": 0, "agencies": 0, "duties": 0}


PIECES = st.sampled_from(
    ["UBND huyện", "Phòng Nội vụ", "-", "/", ".", "trước ngày 05/6", "quý I", " ", "\n", "số", "(",
     "báo cáo", "Luật Đất đai", "Quyết định", "25/QĐ-UBND", "năm 2023", ";", "e\u0302", "\u200b"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_every_mention_has_a_span(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert len(doc.spans["citations"]) == len(find_citations(text))
    for key in doc.spans:
        for span in doc.spans[key]:
            assert span.start_char <= span._.item.span.start
            assert span.end_char >= span._.item.span.end


# --- around it ------------------------------------------------------------------------------------


def test_displacy_renders_a_citation(nlp):
    html = displacy.render(
        nlp(SEED), style="span", options={"spans_key": "citations"}, jupyter=False
    )
    assert "quyet-dinh" in html
    assert "25/QĐ-UBND" in html


def test_pipe_over_many_texts(nlp):
    texts = [f"Báo cáo về UBND huyện trước ngày {day:02d}/6." for day in range(1, 31)]
    docs = list(nlp.pipe(texts, batch_size=7))
    assert [doc.spans["deadlines"][0]._.item.end.day for doc in docs] == list(range(1, 31))


def test_ingest_does_not_load_spacy():
    code = "import sys, pipeline.reading, pipeline.batch.ingest; print('spacy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert run.stdout.strip() == "False"
