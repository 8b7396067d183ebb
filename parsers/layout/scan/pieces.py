"""What hangs together in a picture: letters, specks, seals."""

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from parsers.layout.scan.engine import Grey


class Pieces(NamedTuple):
    """``places``: the number of the piece each pixel belongs to, 0 on paper. ``stats``: of each, paper first, left, top, width,
    height and area, in pixels (``cv2.CC_STAT_LEFT`` …). ``middles``: x and y of each.
    """

    places: npt.NDArray[np.int32]
    stats: npt.NDArray[np.int32]
    middles: npt.NDArray[np.float64]


def pieces_of(ink: Grey) -> Pieces:
    """Those of a picture that is 0 where paper is; pixels that touch at a corner are of one."""
    # takes half as long as OpenCV's own choice (5.0, of 4.12 as well)
    algorithm = cv2.CCL_BBDT
    _, *found = cv2.connectedComponentsWithStatsWithAlgorithm(ink, 8, cv2.CV_32S, algorithm)
    return Pieces(*found)
