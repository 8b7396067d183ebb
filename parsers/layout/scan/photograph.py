"""A photographed sheet of paper: seen at an angle on a darker ground, it is cut out and laid flat."""

from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from parsers.layout.scan.engine import Grey

Matrix: TypeAlias = npt.NDArray[np.float64]
"""Of 3 x 3: points of one picture to those of another."""
GROUND = 0.06
"""Of the edge of a picture: so much of it is dark where a sheet lies on something."""
DARK = 130
"""Shades: paper is lighter under any light one can read by."""
SMALLEST, LARGEST = 0.35, 0.97
"""Of the picture: a sheet takes so much of it."""
CORNERS = 4
SMALL = 600
"""Pixels: sheets are looked for in a picture no wider."""


def flattened(grey: Grey) -> tuple[Grey, Matrix]:
    """The sheet in a photograph, as large as the picture; else the picture as it is. And the way back."""
    same = np.eye(3)
    rim = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    if (rim < DARK).mean() < GROUND:
        return grey, same
    corners = _corners(grey)
    if corners is None:
        return grey, same
    height, width = grey.shape
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    way = cv2.getPerspectiveTransform(corners, flat)
    sheet = cv2.warpPerspective(
        grey, way, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return sheet, np.linalg.inv(way)


def _corners(grey: Grey) -> npt.NDArray[np.float32] | None:
    """The corners of a sheet, clockwise from the upper left one; None where none is seen, or what lies around it may be
    paper too, as of two sheets of which one is brighter.
    """
    shrink = min(SMALL / grey.shape[1], 1.0)
    small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    small = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    _, light = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    outlines, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    largest = max(outlines, key=cv2.contourArea)
    share = cv2.contourArea(largest) / small.size
    found = cv2.approxPolyDP(largest, 0.03 * cv2.arcLength(largest, closed=True), closed=True)
    if not SMALLEST <= share <= LARGEST or len(found) != CORNERS or not cv2.isContourConvex(found):
        return None
    inside = cv2.fillConvexPoly(np.zeros_like(small), found, 1)
    around = small[inside == 0]
    if not around.size or np.median(around) >= DARK:
        return None
    points = found.reshape(CORNERS, 2).astype(np.float32) / shrink
    across, down = points.sum(axis=1), points[:, 0] - points[:, 1]
    order = [across.argmin(), down.argmax(), across.argmax(), down.argmin()]
    return points[order] if len(set(order)) == CORNERS else None
