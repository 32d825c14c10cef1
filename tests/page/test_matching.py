"""Features of two pictures paired, beside OpenCV's own matcher."""

import cv2
import numpy as np
import pytest

from docsec.page.matching import pairs


@pytest.mark.parametrize("counts", [(300, 200), (40, 300), (1, 1)])
@pytest.mark.parametrize("alike", [255, 3])
def test_pairs_are_those_of_a_matcher_with_cross_check(counts, alike):
    random = np.random.default_rng(1)
    first, second = (random.integers(0, 256, (n, 32), dtype=np.uint8) & alike for n in counts)
    if alike < 255:
        # Few bits, so that many are equally like.
        first[:, 3:], second[:, 3:] = 0, 0
    known = cv2.BFMatcher(cv2.NORM_HAMMING, crossCheck=True).match(first, second)
    found = {(int(one), int(other)) for one, other in zip(*pairs(first, second), strict=True)}
    assert found == {(each.queryIdx, each.trainIdx) for each in known}
