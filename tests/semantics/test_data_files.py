"""One added line is enough: the examples of CONTRIBUTING.md, added to a copy, are found in text."""

import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from parsers.lexicon import rows_of
from parsers.semantics.agencies.gazetteer import agencies, agencies_of, names_of
from parsers.semantics.citations.acts import acts_of
from parsers.semantics.citations.types import types_by_slug, types_of

ROOT = Path(__file__).parents[2]
SEMANTICS = Path("parsers", "semantics")
LEXICON = Path("parsers", "lexicon")
FILES = {
    "agencies.csv": SEMANTICS / "gazetteer" / "agencies.csv",
    "acts.toml": LEXICON / "acts.toml",
    "document_types.toml": LEXICON / "document_types.toml",
}
EXAMPLES = dict(
    re.findall(
        r"^```([\w.]+)\n(.*?)^```$",
        (ROOT / "CONTRIBUTING.md").read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
)
AGENCIES = """
from parsers.semantics.agencies import find_agencies, split_actors
print([a.agency_id for a in find_agencies("gửi báo cáo về Trung tâm CĐS tỉnh trước ngày 05/6")])
print([a.name for a in split_actors("Sở Nội vụ, TTCĐS")])
"""
ACTS = """
from datetime import date
from parsers.semantics.citations import CitationContext, find_citations
context = CitationContext(issued_on=date(2025, 3, 1))
print([c.resolved_key for c in find_citations("Căn cứ Luật Hợp tác xã; Luật HTX;", context=context)])
"""
TYPES = """
from parsers.semantics.citations import find_citations
text = "Thực hiện Bản ghi nhớ số 02/BGN-UBND ngày 05/01/2023 về hợp tác"
print([(c.type, c.number) for c in find_citations(text)])
"""
LAW = "vn:tw:luat:17/2023/qh15"
CASES = [
    (
        "agencies.csv",
        AGENCIES,
        "['province:?:trung-tam-chuyen-doi-so']\n['Sở Nội vụ', 'Trung tâm Chuyển đổi số']",
        "[]\n['Sở Nội vụ, TTCĐS']",
    ),
    ("acts.toml", ACTS, f"['{LAW}', '{LAW}']", "[None, None]"),
    ("document_types.toml", TYPES, "[('ban-ghi-nho', '02/BGN-UBND')]", "[]"),
]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """The packages of the parsers alone, as a folder Python imports from."""
    folder = tmp_path_factory.mktemp("checkout")
    for package in ("parsers", "schemas"):
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    return folder


def said(code, folder):
    run = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-B", "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def test_every_data_file_has_its_example():
    assert set(EXAMPLES) >= set(FILES)


@pytest.mark.parametrize(("name", "code", "with_it", "without"), CASES)
def test_one_added_line_is_enough(checkout, name, code, with_it, without):
    file = checkout / FILES[name]
    before = file.read_text("utf-8")
    assert said(code, checkout) == without
    file.write_text(before.rstrip("\n") + "\n" + EXAMPLES[name], "utf-8")
    try:
        assert said(code, checkout) == with_it
    finally:
        file.write_text(before, "utf-8")


# --- the loaders themselves: the text of a file comes in ------------------------------------------


def longer(name):
    return (ROOT / FILES[name]).read_text("utf-8") + EXAMPLES[name]


def test_agencies_are_read_from_text():
    more = agencies_of(rows_of(longer("agencies.csv")))
    assert [asdict(one) for one in more[:-1]] == [asdict(one) for one in agencies()]
    assert more[-1].aliases == ("Trung tâm CĐS",)
    assert "trung" in names_of(more[-1:]).words


def test_acts_are_read_from_text():
    more = acts_of(tomllib.loads(longer("acts.toml")))
    assert more["luat", "htx"] is more["luat", "hop-tac-xa"]
    assert [one.number for one in more["luat", "htx"].versions] == ["23/2012/QH13", "17/2023/QH15"]


def test_types_are_read_from_text():
    more = types_of(tomllib.loads(longer("document_types.toml")))
    assert set(more) - set(types_by_slug()) == {"ban-ghi-nho"}
