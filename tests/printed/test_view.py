"""The surroundings of an MRZ: upright, at a known scale, and back to the picture."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docsec.capture import Capture, Picture
from docsec.page.examined import Page
from docsec.policy import Policy
from docsec.printed.view import COARSE, FINE, view
from tests.page.scenes import corners, drawn, examined, on_desk

POINTS = st.tuples(st.floats(0, 1), st.floats(0, 1))


def page(polygons, shape=(400, 600), count=44):
    pixels = np.full((*shape, 3), 200, np.uint8)
    picture = Picture(pixels, "white", "page", "0" * 64)
    lengths = (count,) * len(polygons)
    return Page(Capture("page", None, (picture,)), Policy(), lengths, tuple(polygons), picture)


def box(left, top, right, bottom):
    return ((left, top), (right, top), (right, bottom), (left, bottom))


@settings(max_examples=25)
@given(st.lists(st.tuples(POINTS, POINTS, POINTS, POINTS), min_size=1, max_size=3))
def test_any_place_gives_a_view_of_bounded_size(polygons):
    part = view(page(polygons))
    assert COARSE <= part.scale <= FINE
    assert max(part.pixels.shape) <= (290 + 50 + 44 * 2.54) * FINE


def test_a_point_goes_to_millimetres_and_back_to_the_picture():
    lines = (box(0.1, 0.8, 0.9, 0.83), box(0.1, 0.9, 0.9, 0.93))
    part = view(page(lines))
    # The corner of the first line is where millimetres are counted from.
    corner = (np.array([[0.0, 0.0]]) - part.corner) * part.scale
    [place] = part.polygon(corner)
    assert place == pytest.approx((0.1, 0.8), abs=1e-3)
    assert part.millimetres(corner)[0] == pytest.approx((0, 0), abs=1e-6)
    assert part.plane.pixels_per_millimetre(0, 0) == pytest.approx(0.8 * 600 / 44 / 2.54, rel=1e-6)


def test_a_page_seen_from_the_side_is_looked_at_as_it_lies():
    pixels = drawn("TD3", 1, 150)
    scene = on_desk("TD3", pixels, corners(pixels, tilt=(0.1, 0.15)))
    seen = examined(scene.pixels)
    part = view(seen)
    start = np.asarray(seen.line_regions[0][:1]) * part.plane.size - 0.5
    [place] = cv2.perspectiveTransform(start[:, None], np.linalg.inv(scene.matrix))[:, 0]
    off = np.linalg.norm(part.plane.to_page(scene.true) - (scene.grid - place), axis=1)
    assert off.max() < 1.5
