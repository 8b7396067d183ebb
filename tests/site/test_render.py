import json
import re
from importlib.resources import files
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corrections.entries import Mark
from pipeline.corrections.rows import ADDABLE, columns_to_add
from pipeline.missing.filed import Status
from pipeline.site import index_page
from pipeline.site.render import as_json, attribute, both, number, percent, policy, told
from pipeline.site.wording import Said, said, words
from pipeline.view.plain import plain
from schemas.comparison import ChangeKind, Part, State
from schemas.diagnostics import Severity
from schemas.findings import Verdict
from schemas.vocabulary import AdminLevel, ContainerKind, SourceStatus
from tests.site.sample import SCRIPT

FOLDER = files("pipeline.site").joinpath("templates")
SOURCES = {one.name: one.read_text(encoding="utf-8") for one in FOLDER.iterdir()}


def gaps(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_say_the_same_of_the_same():
    for key, both_ in words().items():
        assert gaps(both_.vi) == gaps(both_.en), key
        assert all(text.strip() == text and text for text in both_), key


def test_closed_lists_have_words():
    keys = [*SourceStatus, *Severity, *Verdict]
    keys += [f"in_{kind}" for kind in ContainerKind]
    keys += ["central" if level == "central" else f"{level}_level" for level in AdminLevel]
    keys += [f"part_{part}" for part in Part] + [f"kind_{kind}" for kind in ChangeKind]
    keys += [f"state_{state}" for state in State]
    assert set(keys) <= set(words())


def test_every_word_is_used():
    code = "".join(
        one.read_text(encoding="utf-8")
        for package in ("pipeline.site", "pipeline.desk")
        for one in files(package).iterdir()
        if one.name.endswith(".py")
    )
    desk = files("pipeline.desk").joinpath("templates").iterdir()
    used = code + "".join(SOURCES.values()) + "".join(one.read_text("utf-8") for one in desk)
    composed = {*SourceStatus, *Severity, *Verdict}
    composed |= {f"in_{kind}" for kind in ContainerKind}
    composed |= {key for key in words() if key.endswith("_level")}
    composed |= {*(f"part_{part}" for part in Part), *(f"kind_{kind}" for kind in ChangeKind)}
    composed |= {f"state_{state}" for state in State}
    composed |= {key for key in words() if key.startswith(("field_", "row_", "like_", "round_"))}
    composed |= {f"matrix_{of}" for of in ("tasks", "citations", "reports")}
    composed |= {f"dk_status_{mark}" for mark in Mark} | {f"mi_{status}" for status in Status}
    composed |= {f"fi_{name}" for table in ADDABLE for name in columns_to_add(table)}
    unused = [key for key in words() if f'"{key}"' not in used and key not in composed]
    assert unused == []


def test_words_of_the_script_are_given_to_it():
    asked = set(re.findall(r'word\("(\w+)"', SOURCES["list.js"]))
    assert asked <= set(index_page._IN_SCRIPT)


@pytest.mark.parametrize(
    "value", [SCRIPT, "<!--", "]]>", "\u2028\u2029", "a&b", {"<": ["</script>"]}]
)
def test_json_ends_no_script(value):
    text = str(as_json(value))
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == (plain(value) if isinstance(value, str) else value)


@given(st.text())
def test_json_comes_back(text):
    assert json.loads(str(as_json([text]))) == [plain(text)]


def test_values_are_escaped_in_both_languages():
    assert "<script" not in both(Said(SCRIPT, "x"))
    assert "<script" not in told("via", via=SCRIPT)
    assert "<script" not in attribute("aria-label", "box_of", rules=SCRIPT)
    assert str(told("page_n", n=3)) == (
        '<span class="t" lang="vi">Trang 3</span><span class="t" lang="en">Page 3</span>'
    )


def test_missing_word_is_a_bug():
    with pytest.raises(KeyError):
        said("no_such_word")


def test_policy_allows_its_own_files_alone():
    plain, styled = policy(), policy("#b1{left:1%}")
    assert "default-src 'none'" in plain
    assert "unsafe" not in styled
    assert "'sha256-" in styled
    assert "'sha256-" not in plain


@pytest.mark.parametrize(("share", "text"), [(1.0, "100.0"), (0.9999, "99.9"), (0.0, "0.0")])
def test_percent_is_never_rounded_up(share, text):
    assert percent(share) == f"{text}\u202f%"


def test_number():
    assert number(20000) == "20\u202f000"


def _luminance(colour):
    full = colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
    parts = [int(full[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_can_be_read():
    # WCAG 2.2 AA: 4.5 to 1 for text, on every ground it stands on
    css = SOURCES["report.css"]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", css))
    for name in ("ink", "muted", "link", "error", "warning", "info", "undecided"):
        for ground in ("#ffffff", colours["ground"]):
            bright, dark = _luminance(ground), _luminance(colours[name])
            assert (bright + 0.05) / (dark + 0.05) >= 4.5, (name, ground)
