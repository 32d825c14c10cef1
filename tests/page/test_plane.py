"""Colours as they are measured: CIE L*a*b* of sRGB, and what OpenCV makes of them."""

import cv2
import numpy as np
import pytest

from docsec.page.plane import lightness, opponents


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ((255, 255, 255), (100.0, 0.0, 0.0)),
        ((0, 0, 0), (0.0, 0.0, 0.0)),
        ((255, 0, 0), (53.24, 80.09, 67.20)),
        ((0, 255, 0), (87.73, -86.18, 83.18)),
        ((0, 0, 255), (32.30, 79.19, -107.86)),
    ],
)
def test_the_primaries_have_their_published_places(colour, expected):
    pixels = np.full((2, 3, 3), colour, np.uint8)
    assert lightness(pixels)[0, 0] == pytest.approx(expected[0], abs=0.02)
    assert opponents(pixels)[0, 0] == pytest.approx(expected[1:], abs=0.05)


def test_opencv_whose_table_is_coarser_agrees():
    pixels = np.random.default_rng(1).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    table = cv2.cvtColor(pixels.astype(np.float32) / np.float32(255), cv2.COLOR_RGB2LAB)
    assert np.abs(lightness(pixels) - table[..., 0]).max() < 0.3
    assert np.abs(opponents(pixels) - table[..., 1:]).max() < 0.6
