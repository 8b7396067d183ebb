"""Four times the text takes about four times as long, whatever the text: sixteen would be quadratic.

Sizes are small, time is the processor's, and a pair of laps that looks bad is run again: only a text
that is slow every time fails. ``make bench`` prints the figures for a megabyte.
"""

import gc

import pytest

from tests.bench.bench_finders import FINDERS, HOSTILE, plan_text, seconds

SHORT, LONG = 4_000, 16_000
WORST = 9.0
NOISE = 0.004
"""Seconds within which nothing can be told."""
ATTEMPTS = 4
CASES = {"a plan": plan_text()[:2_000], **HOSTILE}


def growth(find, unit):
    short, long = (unit * (size // len(unit) + 1) for size in (SHORT, LONG))
    slower = seconds(find, long[:LONG])
    return 1.0 if slower < NOISE else slower / max(seconds(find, short[:SHORT]), NOISE / 8)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("finder", FINDERS)
def test_time_grows_with_the_text(finder, name):
    find, unit = FINDERS[finder], CASES[name]
    gc.disable()
    try:
        assert any(growth(find, unit) < WORST for _ in range(ATTEMPTS))
    finally:
        gc.enable()
