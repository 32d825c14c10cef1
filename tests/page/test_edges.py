"""Edges of the page that are seen for certain, and what is not taken for one."""

import cv2
import numpy as np
import pytest

from docsec.specimens.document import document
from docsec.specimens.draw import pictures
from tests.page.scenes import corners, drawn, examined, on_desk


def edges(pixels):
    page = examined(pixels)
    return page.edges, page.measured_from_above


def scene(name, degrees=0.0, tilt=(0.0, 0.0), dpi=300):
    pixels = drawn(name, 1, dpi)
    return on_desk(name, pixels, corners(pixels, degrees, tilt))


@pytest.mark.parametrize("degrees", [0.0, 5.0, 176.0])
@pytest.mark.parametrize(("name", "dpi"), [("TD3", 300), ("TD1", 300), ("MRV-B", 200)])
def test_a_page_from_above_has_certain_edges(name, dpi, degrees):
    one = scene(name, degrees, dpi=dpi)
    found, certain = edges(one.pixels)
    assert found.from_above
    assert found.of_format
    assert found.uncertainty < 0.2
    assert one.errors(certain).max() < 0.2


def test_a_page_from_the_side_is_not_measured():
    found, certain = edges(scene("TD3", 3.0, (0.08, 0.1)).pixels)
    assert certain is None
    assert found is None or not found.from_above


@pytest.mark.parametrize("cut", ["all", "left", "top"])
def test_a_picture_cut_at_the_page_shows_no_certain_edges(cut):
    pixels = drawn("TD1")
    one = scene("TD1").pixels
    top, left = (100 if cut in ("all", side) else 60 for side in ("top", "left"))
    bottom, right = (
        (100 + pixels.shape[0], 100 + pixels.shape[1]) if cut == "all" else one.shape[:2]
    )
    assert edges(one[top:bottom, left:right])[1] is None


@pytest.mark.parametrize("stretch", [0.94, 1.06])
def test_a_stretched_picture_is_of_no_format(stretch):
    one = scene("TD3").pixels
    found, certain = edges(cv2.resize(one, None, fx=stretch, fy=1.0))
    assert not found.of_format
    assert certain is None


def test_a_worn_corner_moves_nothing():
    one = scene("TD3")
    worn = one.pixels.copy()
    desk = worn[:100, :200].copy()
    mask = np.zeros(worn.shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.array([(95, 95), (150, 95), (95, 150)])], 1)
    rows, columns = np.nonzero(mask)
    worn[rows, columns] = desk[rows % 90, columns % 190]
    _, certain = edges(worn)
    assert one.errors(certain).max() < 0.2


def test_an_edge_half_covered_is_not_certain():
    covered = scene("TD1").pixels.copy()
    cv2.ellipse(covered, (100, 350), (90, 190), 0, 0, 360, (190, 150, 130), -1)
    assert edges(covered)[1] is None


def test_a_soft_shadow_is_no_edge():
    one = scene("TD1")
    height, width = drawn("TD1").shape[:2]
    lid = np.full_like(one.pixels, 238)
    page = np.zeros(lid.shape[:2], np.float32)
    page[100 : 100 + height, 100 : 100 + width] = 1
    away = cv2.distanceTransform(1 - page.astype(np.uint8), cv2.DIST_L2, 5)
    shade = np.where(away > 0, 0.5 + 0.5 * np.clip(away / 20, 0, 1), 1)[..., None]
    seen = np.where(page[..., None] > 0, one.pixels, lid * shade).astype(np.uint8)
    for soft in (seen, cv2.GaussianBlur(seen, (0, 0), 1.2)):
        _, certain = edges(soft)
        assert one.errors(certain).max() < 0.25


def test_the_edges_of_what_a_label_is_stuck_on_are_not_its_own():
    # A visa page has the proportion of the label on it, at another size.
    hosted = document("MRV-B", 1, 200)
    pixels = np.array(pictures(hosted, ("white",))["white"].convert("RGB"))
    one = on_desk("TD3", pixels, corners(pixels))
    assert edges(one.pixels)[1] is None
