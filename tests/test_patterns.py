"""No pattern of the packages takes more than linear time, near enough, on repetitions of its own words.

Every pattern that the packages compile, at import or while they read the samples, is driven with
text made of its own literals: each group that may repeat, each alternative, 30 to 200 times, with
an end that does not fit. The bound is processor time, taken by a timer of the process itself, so a
pattern that would hang is stopped and a busy machine changes nothing.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_patterns_do_not_explode():
    done = subprocess.run(
        [sys.executable, "-m", "tests.patterns"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    driven = re.search(r"(\d+) patterns driven", done.stdout)
    assert driven, done.stdout
    assert int(driven.group(1)) > 350


def test_an_exponential_pattern_is_found():
    """The label that hung on ``Phòng Phòng Phòng …`` before it was mended."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.patterns", r"^(?:(?:phòng|ban)\s*,?\s*)*chủ trì\s*:"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "phòng" in done.stdout
