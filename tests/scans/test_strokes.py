"""What is long on a page is found eight columns at a time; OpenCV, that looks at each pixel, finds the same."""

import cv2
import numpy as np
import pytest

from parsers.layout.scan.rules import BREAK, LONG, long_strokes

SCALE = 200 / 72


@pytest.mark.parametrize("width", [1, 7, 8, 203])
@pytest.mark.parametrize("height", [3, 60, 400])
@pytest.mark.parametrize("share", [0.0, 0.9, 0.97, 1.0])
def test_long_strokes_are_those_that_opencv_finds(width, height, share):
    ink = (np.random.default_rng(7).random((height, width)) < share).astype(np.uint8)
    gap, length = (np.ones((round(points * SCALE) | 1, 1), np.uint8) for points in (BREAK, LONG))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, gap)
    assert np.array_equal(
        long_strokes(ink, SCALE), cv2.morphologyEx(closed, cv2.MORPH_OPEN, length)
    )
