"""Places in a cut-out against places in the picture."""

from __future__ import annotations

import math

import pytest

from docsec.reading.cutout import Cutout


def cutout(angle: float, upside_down: bool = False) -> Cutout:
    """A cut-out of 20 x 100 pixels about the middle of a picture of 200 x 400."""
    return Cutout((100, 200), (-10, -50), angle, (20, 100), upside_down, (200, 400))


@pytest.mark.parametrize(
    ("angle", "upside_down", "rotation", "corners"),
    [
        (math.pi / 2, False, 0, [(150, 90), (250, 90), (250, 110), (150, 110)]),
        (math.pi / 2, True, 180, [(250, 110), (150, 110), (150, 90), (250, 90)]),
        (0.0, False, 270, [(210, 50), (210, 150), (190, 150), (190, 50)]),
        (0.0, True, 90, [(190, 150), (190, 50), (210, 50), (210, 150)]),
    ],
)
def test_right_angles(angle, upside_down, rotation, corners):
    whole = cutout(angle, upside_down).polygon((0, 0, 100, 20), 100, 20)
    assert cutout(angle, upside_down).rotation() == rotation
    for (x, y), (column, row) in zip(whole, corners, strict=True):
        assert (x * 400, y * 200) == pytest.approx((column, row), abs=0.01)


def test_an_enlarged_cutout_gives_the_same_place():
    once = cutout(1.2).polygon((10, 4, 90, 9), 100, 20)
    assert cutout(1.2).polygon((30, 12, 270, 27), 300, 60) == once


def test_text_that_falls_to_the_right_is_turned_back():
    # Falling: further right is further down, so in rows and columns less than pi/2.
    falling = cutout(math.pi / 2 - math.radians(5))
    first, second, *_ = falling.polygon((0, 10, 100, 20), 100, 20)
    assert second[1] > first[1]
    assert falling.rotation() == pytest.approx(355)


def test_polygons_stay_in_the_picture():
    points = cutout(math.pi / 2).polygon((-900, -900, 900, 900), 100, 20)
    assert points == ((0, 0), (1, 0), (1, 1), (0, 1))
    assert all(type(value) is float for point in points for value in point)
