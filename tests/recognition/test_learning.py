"""What is learnt of a register: each plan once, no scan, in bounded memory; and that scans are read by it."""

import pytest
from typer.testing import CliRunner

from parsers.layout.scan.language import Language
from pipeline import recognition
from pipeline.batch.document import Task, outcome_of
from pipeline.batch.ingest import PASSING
from pipeline.cli import app
from pipeline.recognition import learning
from pipeline.recognition.aids import DAMAGED, LANGUAGE, aids_of
from pipeline.recognition.learning import BoundedLearner, learnt
from pipeline.recognition.model import language_of
from pipeline.record.assemble import assemble
from pipeline.store.register import Register
from schemas.vocabulary import SourceStatus
from tests.builders.stored import ledger_row
from tests.pipeline.plan_factories import info, small_plan
from tests.recognition.pictures import drawn, pdf_of

TEXT = "phòng chống tham nhũng trên địa bàn huyện\nphòng chống ma túy"


def register_of(out, *texts, reader="docx"):
    """Tables with a plan for each text, all of different numbers."""
    plan = assemble(*small_plan(), info=info())
    with Register(out) as register:
        for number, text in enumerate(texts):
            key = f"{number:016x}"
            one = plan.model_copy(
                update={
                    "document_id": key,
                    "plan_key": f"vn:?:ke-hoach:{number}",
                    "text": text,
                    "reader": reader,
                }
            )
            register.put(ledger_row(one, f"{number}.docx"), one)
    return out


def said(*arguments):
    found = CliRunner().invoke(app, list(map(str, arguments)))
    return found.exit_code, found.output


def test_what_is_learnt_puts_marks_right(tmp_path):
    out = register_of(tmp_path, *(f"{TEXT} {'xyzt'[number]}" for number in range(4)))
    code, output = said("learn", out)
    assert code == 0
    assert output.startswith("plans 4: words 52, different ones known 10; learnt in")
    assert "that is little" in output
    language = language_of(out / LANGUAGE)
    assert isinstance(language, Language)
    words = ["phòng", "chồng", "tham", "nhũng"]
    assert language.corrected(words, [0.5] * 4) == ["phòng", "chống", "tham", "nhũng"]


@pytest.mark.parametrize(("reader", "plans"), [("docx", 2), ("pdf", 2), ("ocr", 0)])
def test_scans_teach_nothing(tmp_path, reader, plans):
    assert learnt(register_of(tmp_path, TEXT, f"{TEXT} khác", reader=reader)).plans == plans


def test_renditions_of_one_plan_teach_once(tmp_path):
    plan = assemble(*small_plan(), info=info())
    with Register(tmp_path) as register:
        for number in range(3):
            one = plan.model_copy(update={"document_id": f"{number:016x}"})
            register.put(ledger_row(one, f"{number}.docx"), one)
    assert learnt(tmp_path).plans == 1


def test_counts_are_bounded_and_what_is_frequent_stays(monkeypatch):
    monkeypatch.setattr(learning, "MOST_COUNTED", 500)
    learner = BoundedLearner()
    syllables = [f"{a}{b}{c}" for a in "bcdđghk" for b in "aăâeêioôơuư" for c in "mnpt"]
    for number in range(300):
        rare = " ".join(syllables[(number * 7 + at * at) % len(syllables)] for at in range(40))
        learner.add(f"{TEXT}\n{rare}")
        assert max(len(learner._pairs), len(learner._triples)) <= 500
    language = Language(learner.tables())
    words = ["phòng", "chồng", "tham", "nhũng"]
    assert language.corrected(words, [0.5] * 4)[1] == "chống"


@pytest.mark.skipif(recognition.missing() is not None, reason="reads a picture")
def test_a_damaged_language_is_named_and_the_scan_read_later(tmp_path):
    scan, language = tmp_path / "scan.pdf", tmp_path / LANGUAGE
    scan.write_bytes(pdf_of(drawn()))
    task = Task(str(scan), "scan.pdf", 10**8, aids=aids_of(tmp_path))
    language.write_bytes(b"PK\x03\x04 no language")
    damaged = outcome_of(task)
    language.unlink()
    language.mkdir()
    closed = outcome_of(task)
    assert {damaged.status, closed.status} == {SourceStatus.FAILED}
    assert {damaged.code, closed.code} == {DAMAGED} <= PASSING
    assert "`plans learn` makes it anew" in damaged.message
    assert "cannot be opened: Is a directory" in closed.message
    language.rmdir()
    assert outcome_of(task).code is None


def test_where_there_are_no_tables(tmp_path):
    assert said("learn", tmp_path)[0] == 2
