"""A described plan, printed and read again, gives the record its description promises."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.reading import read_plan
from tests.builders.build_samples import ANNEX_STEM, FOLDER, SEED_STEM
from tests.builders.described import DescribedPlan
from tests.builders.docx import render_docx
from tests.builders.expected import expected_record
from tests.builders.office import to_pdf
from tests.builders.record import as_printed, record_of
from tests.builders.samples import SAMPLES
from tests.builders.seed import SEED, SEED_IN_ANNEX
from tests.strategies import plans

RAW = Path(__file__).parents[1] / FOLDER
DESCRIBED = {
    SEED_STEM: SEED,
    f"{SEED_STEM}-lap-tieu-de": SEED,
    f"{SEED_STEM}-khong-lap-tieu-de": SEED,
    ANNEX_STEM: SEED_IN_ANNEX,
    **SAMPLES,
}
FILES = sorted(file.name for file in RAW.iterdir() if file.suffix in {".docx", ".pdf"})
PRINTED = 40
DRAWN = 5


@pytest.mark.parametrize("name", FILES)
def test_file_in_data_raw(name):
    file = RAW / name
    expected = expected_record(DESCRIBED[file.stem])
    if file.suffix == ".pdf":
        expected = as_printed(expected)
    assert record_of(read_plan(file.read_bytes(), name)) == expected


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), st.booleans())
def test_docx(plan, repeat_header):
    content = render_docx(plan, repeat_header=repeat_header)
    assert record_of(read_plan(content, "plan.docx")) == expected_record(plan)


def some_plans(count: int) -> list[DescribedPlan]:
    """The same random plans each time; one drawn of five, as Hypothesis varies the last one first."""
    found: list[DescribedPlan] = []

    @settings(
        max_examples=count * DRAWN,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(plans(merges=False))
    def collect(plan: DescribedPlan) -> None:
        found.append(plan)

    collect()
    return found[::DRAWN][:count]


@pytest.fixture(scope="module")
def printed() -> list[tuple[DescribedPlan, bytes]]:
    """Random plans and their PDF, every second one without repeated header; one call for all.

    LibreOffice now and then loses the rows of a table that many footnotes push over a page: what is
    not on the paper is left out here, by the words PDFium finds on it.
    """
    described = some_plans(PRINTED)
    files = to_pdf(
        {
            f"{index:02d}": render_docx(plan, repeat_header=index % 2 == 0)
            for index, plan in enumerate(described)
        }
    )
    complete = [
        (plan, content)
        for plan, content in zip(described, files.values(), strict=True)
        if all_printed(plan, content)
    ]
    assert len(complete) >= 0.9 * PRINTED, (
        "LibreOffice printed too few plans whole; it needs fonts with all Vietnamese letters "
        "(Debian: apt install fonts-liberation2)"
    )
    return complete


def all_printed(plan: DescribedPlan, content: bytes) -> bool:
    """Are the words of all task cells on the paper?"""
    pdf = pdfium.PdfDocument(content)
    words: set[str] = set()
    for page in pdf:
        words |= set(page.get_textpage().get_text_range().split())
    pdf.close()
    tasks = expected_record(plan)["tasks"]
    assert isinstance(tasks, list)
    return all(set(str(task["task"]).split()[1:-1]) <= words for task in tasks)


@pytest.mark.slow
def test_pdf(printed, subtests):
    for plan, content in printed:
        with subtests.test(subject=plan.subject):
            record = record_of(read_plan(content, "plan.pdf"))
            assert record == as_printed(expected_record(plan))
