"""On a Vietnamese page no English word is seen, and the other way round: all samples, every visible word."""

import json
import re

import pytest
from lxml import html

from pipeline.compare import acts, duties, header, tasks
from pipeline.compare.align import BELOW
from pipeline.compare.likeness import WEIGHTS
from pipeline.site import remarks
from pipeline.site.build import build
from pipeline.site.comparison_page import View
from pipeline.site.wording import words
from pipeline.store.records import read_plans
from tests.site.alone import write_pages
from tests.site.sample import ON

WORD = re.compile(r"\b[^\W\d_]+\b")
VIETNAMESE = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
TYPED = "apt install libreoffice-writer-nogui"
"""A command is typed as it is."""


def lower_words(text):
    return {word.lower() for word in WORD.findall(text)}


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """A report of all samples and the pages that are one file, as files and as plans."""
    folder = tmp_path_factory.mktemp("samples")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("pipeline.reading.office.program", lambda: None)
        alone = write_pages(folder)
        build(folder / "parsed", folder / "report", on=ON)
    plans = [plan for shelf in read_plans(folder / "parsed") for plan in shelf.plans]
    trees = {
        file.name: html.document_fromstring(file.read_text(encoding="utf-8"))
        for file in (*(folder / "report").rglob("*.html"), *alone.values())
    }
    return trees, plans


@pytest.fixture(scope="module")
def english(samples):
    """Words of the English column that neither the Vietnamese one nor any plan uses (``in``, ``ban``, ``to``)."""
    _, plans = samples
    said = set().union(*(lower_words(one.en) for one in words().values()))
    said |= {word for pair in remarks._table()["reasons"] for word in lower_words(pair["en"])}
    said |= {word for one in remarks._table()["issues"].values() for word in lower_words(one["en"])}
    vietnamese = set().union(*(lower_words(one.vi) for one in words().values()))
    printed = set().union(*(lower_words(plan.text) for plan in plans))
    found = {word for word in said - vietnamese - printed if len(word) > 2}
    assert {"findings", "reason", "deadline", "printed", "breaches", "with"} <= found
    return found


def seen(tree, language):
    """The words of a page in one language: text, and what stands for it where there is none."""
    other = "en" if language == "vi" else "vi"
    hidden = (
        {"script", "style", "code", "noscript"}
        if language == "vi"
        else {"script", "style", "noscript"}
    )
    for one in tree.iter():
        if not isinstance(one.tag, str) or _is_hidden(one, other, hidden):
            continue
        yield one, " ".join((one.text or "", *(child.tail or "" for child in one)))
        for name in ("alt", "placeholder", "aria-label", "text"):
            if told := one.get(f"data-{language}-{name}"):
                yield one, told


def _is_hidden(one, other, hidden):
    if one.get("id") == "switch":
        return True
    lineage = [one, *one.iterancestors()]
    if any(each.tag in hidden for each in lineage):
        return True
    spoken = next((each.get("lang") for each in lineage if each.get("lang")), None)
    return spoken == other and (other == "vi") <= (one.getroottree().getroot() is not one)


def test_vietnamese_pages_have_no_english_words(samples, english):
    trees, _ = samples
    assert len(trees) == 12
    for name, tree in trees.items():
        for _, text in seen(tree, "vi"):
            assert lower_words(text.replace(TYPED, "")) & english == set(), (name, text)


def test_what_says_that_two_are_one_is_said_in_both():
    """Whatever items have in common, not only those of the samples."""
    told = View.reasons((*WEIGHTS, BELOW, "order", "same wording", "wording"))
    assert told.vi.count(", ") == told.en.count(", ") == len(WEIGHTS) + 3


def test_every_field_that_may_differ_has_words():
    """Not only those of the samples."""
    names = {*header._SINGLE, *header._LISTS, *acts._DETAILS, *duties._TEXTS}
    names |= {
        *tasks._TEXTS,
        *tasks._ROLES,
        "above",
        "anchors",
        "cells",
        "kind",
        "order",
        "text",
        "title",
    }
    assert len(names) > 40
    assert {name for name in names if View.field(name) == (name, name)} == set()


def test_what_the_list_shows_has_none(samples, english):
    data = json.loads(samples[0]["index.html"].xpath("string(//script[@id='data'])"))
    assert len(data["findings"]) > 20
    shown = [one[0] for one in (*data["words"].values(), *data["rules"].values())]
    shown += [data["messages"][row[8]] for row in data["findings"]]
    shown += [data["messages"][row[11]] for row in data["findings"] if row[11] is not None]
    for text in shown:
        assert lower_words(text) & english == set(), text


def test_english_words_are_english():
    told = {key: one.en for key, one in words().items() if key != "switch"}
    told |= {key: one["en"] for key, one in remarks._table()["issues"].items()}
    assert {key: text for key, text in told.items() if VIETNAMESE.search(text)} == {}


def test_english_pages_have_vietnamese_words_of_plans_alone(samples):
    """Chrome speaks English: what is Vietnamese is marked so, or stands in a message that quotes the plan."""
    trees, _ = samples
    for name, tree in trees.items():
        for one, text in seen(tree, "en"):
            if VIETNAMESE.search(text) and not _quotes(one):
                raise AssertionError((name, one.tag, text))


def _quotes(one):
    """Elements whose words are the plan's: units of a chart, titles of a page."""
    names = {each.tag for each in (one, *one.iterancestors())}
    return bool(names & {"svg", "title"}) or one.tag == "th" or one.get("class") == "t"
