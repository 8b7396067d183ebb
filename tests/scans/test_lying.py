"""How far a page is turned to stand upright, told by what is read of it."""

import numpy as np
import pytest

from parsers.layout.scan.lying import quarter_of
from pipeline.recognition import missing, recogniser
from tests.scans.test_pictures import page

pytestmark = pytest.mark.skipif(missing() is not None, reason=f"scans need OCR: {missing()}")


@pytest.mark.parametrize("quarter", [0, 1, 3])
@pytest.mark.parametrize("folded", [False, True])
def test_a_page_on_its_side_is_told_from_one_with_folds(quarter, folded):
    grey = page("grey200").grey.copy()
    if folded:  # dark bands down the sheet change as much as lines of text that run down
        for left in (0.2, 0.45, 0.8):
            at = round(left * grey.shape[1])
            grey[:, at : at + 30] = 20
    lying = np.ascontiguousarray(np.rot90(grey, quarter))
    assert quarter_of(lying, recogniser(None).engine, 200) == quarter
