"""``GOLD_DIR`` to ``Evaluation``: every rendition is read as ``plans ingest`` would read it."""

from pathlib import Path

from pipeline.evaluation.cells import answered, read_cells
from pipeline.evaluation.corrected import corrected_items
from pipeline.evaluation.findings import findings_of
from pipeline.evaluation.gold import Case, find_cases
from pipeline.evaluation.pairs import compare, unproduced
from pipeline.evaluation.predicted import nothing, of_plan
from pipeline.evaluation.results import DocumentResult, Evaluation
from pipeline.reading import Failure, Reading, attempt, cannot_open
from pipeline.recognition.aids import Aids
from schemas.diagnostics import Code
from schemas.plan import Plan

_OCR = "ocr"


def evaluate(
    folder: Path,
    cells: Path | None = None,
    files: Path | None = None,
    aids: Aids | None = None,
) -> Evaluation:
    """Read all renditions below a folder of gold and compare them; ``cells`` answers what their
    prints mean, ``files`` is where the documents are when they are not beside it, ``aids`` help to read
    scans. Raises ``BadGold``.
    """
    cases = tuple(find_cases(folder, files))
    if cells is not None:
        answers = read_cells(cells)
        cases = tuple(case._replace(gold=answered(case.gold, answers)) for case in cases)
    there = tuple(case for case in cases if case.file.is_file())
    return Evaluation(
        documents=tuple(_document(case, aids) for case in there),
        absent=tuple(case.file.name for case in cases if case not in there),
    )


def _document(case: Case, aids: Aids | None) -> DocumentResult:
    outcome = _read(case.file, aids)
    plan = None if isinstance(outcome, Failure) else outcome.plan
    got = of_plan(plan) if plan else nothing()
    values = case.gold.corrected
    return DocumentResult(
        gold=case.name,
        file=case.file.name,
        reader=reader_of(plan) if plan else case.file.suffix.lower().lstrip("."),
        status=outcome.status if isinstance(outcome, Failure) else outcome.plan.status,
        coverage=plan.coverage if plan else None,
        error=outcome.message if isinstance(outcome, Failure) else None,
        items=compare(case.gold, got) if values is None else tuple(corrected_items(values, plan)),
        findings=findings_of(case.gold.audit, plan),
        not_produced=unproduced(case.gold, got) if values is None else {},
    )


def reader_of(plan: Plan) -> str:
    """The reader the record names; a PDF that is pictures throughout is a case for ocr."""
    pictures = sum(item.code == Code.PAGE_WITHOUT_TEXT.id for item in plan.diagnostics)
    return _OCR if plan.pages and pictures == plan.pages else plan.reader


def _read(file: Path, aids: Aids | None) -> Reading | Failure:
    try:
        data = file.read_bytes()
    except OSError as error:
        return cannot_open(error)
    return attempt(data, file.name, aids)
