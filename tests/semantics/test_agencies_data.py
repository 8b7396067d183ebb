"""Every line of the gazetteer is well formed: adding an agency is adding a line."""

import csv
import subprocess
import sys
from collections import defaultdict
from importlib import resources

import pytest

from parsers.lexicon import table
from parsers.semantics.agencies import split_actors
from parsers.semantics.agencies.atoms import Kind, atoms_of
from parsers.semantics.agencies.gazetteer import agencies, slug_of
from schemas.mentions import ActorKind

BRANCHES = {"state", "party", "mass", "vertical", "public_unit", "collective", "post"}
LEVELS = {"central", "province", "district", "commune"}


def test_lines_have_all_columns():
    text = (
        resources.files("parsers.semantics").joinpath("gazetteer/agencies.csv").read_text("utf-8")
    )
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert {len(row) for row in csv.reader(lines, delimiter="|", quoting=csv.QUOTE_NONE)} == {9}


@pytest.mark.parametrize("agency", agencies(), ids=lambda agency: agency.slug)
def test_a_line_is_well_formed(agency):
    assert agency.slug.replace("{unit}", "x") == slug_of(agency.slug.replace("{unit}", "x"))
    assert "{unit}" in agency.name or "{unit}" not in agency.slug
    assert agency.branch in BRANCHES
    assert agency.levels
    assert set(agency.levels) <= LEVELS
    assert agency.source in {
        "37",
        "24",
        "45",
        "150",
        "nq",
        "use",
        "37, 24",
        "24, 45",
        "45, 150",
        "37, 150",
    }
    assert not agency.valid_from or not agency.valid_to or agency.valid_from <= agency.valid_to


def test_ids_are_unique():
    seen = [(level, agency.slug) for agency in agencies() for level in agency.levels]
    assert len(seen) == len(set(seen))


def test_no_printing_names_two_agencies_of_one_level_and_time():
    taken = defaultdict(set)
    for agency in agencies():
        for name in (agency.name.replace("{unit}", ""), *agency.aliases, *agency.cell_aliases):
            key = tuple(atom.key for atom in atoms_of(name) if atom.kind is Kind.WORD)
            for level in agency.levels:
                taken[level, key].add(agency.slug)
    assert {key: slugs for key, slugs in taken.items() if len(slugs) > 1} == {}


@pytest.mark.parametrize("agency", agencies(), ids=lambda agency: agency.slug)
def test_every_name_is_read_back_whole(agency):
    for name in (agency.name.replace("{unit}", "").strip(), *agency.aliases):
        (actor,) = split_actors(name)
        assert actor.raw == name
        assert actor.kind is not ActorKind.UNRESOLVED


def test_abbreviations_are_unique():
    shorts = [row["short"] for row in table("abbreviations.csv")]
    assert len(shorts) == len(set(shorts))


def test_loading_is_fast():
    code = (
        "import time; from parsers.semantics.agencies import gazetteer as g;"
        "t = time.perf_counter(); g.names(); g.wording(); print(time.perf_counter() - t)"
    )
    runs = [
        float(subprocess.check_output([sys.executable, "-c", code]))  # noqa: S603 - our own code
        for _ in range(3)
    ]
    assert min(runs) < 0.1  # 0.03 s on a desk
