"""Time a text reader takes, by the processor's clock, so that a busy machine fails no test."""

import gc
from collections.abc import Callable
from time import process_time

TRIES = 4  # what is quadratic is slow every time; a pause of the machine or of the collector is not


def seconds(read: Callable[[str], object], text: str) -> float:
    """Seconds of the processor for one reading, without the collector's passes over our tests."""
    gc.disable()
    try:
        began = process_time()
        read(text)
        return process_time() - began
    finally:
        gc.enable()


def grows_linearly(read: Callable[[str], object], unit: str, short: int, times: int = 4) -> bool:
    """Whether ``times`` the text, the unit over and over, costs less than twice ``times`` the
    seconds that ``short`` characters cost: ``times`` when linear, its square when quadratic."""
    texts = [(unit * (size // len(unit) + 1))[:size] for size in (short, short * times)]
    read(texts[0][:1_000])  # tables and patterns are loaded once
    best = [float("inf"), float("inf")]
    for _ in range(TRIES):
        best = [min(one, seconds(read, text)) for one, text in zip(best, texts, strict=True)]
        if best[1] < 2 * times * max(best[0], 0.02):
            return True
    return False
