"""The outline of a page in a picture, against the homography it was drawn with."""

import cv2
import numpy as np
import pytest

from docsec.page.sides import How

from .scenes import FORMATS, as_is, corners, drawn, examined, on_desk, picture

DRAWN = ("TD3", "TD1", "MRV-B")
VIEWS = {
    "level": (0.0, (0.0, 0.0)),
    "askew": (-7.0, (0.0, 0.0)),
    "upside down": (183.0, (0.0, 0.0)),
    "from the side": (4.0, (0.05, 0.06)),
    "from far to the side": (-12.0, (0.12, -0.08)),
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", DRAWN)
def test_a_page_on_a_desk_is_found_to_a_fifth_of_a_millimetre(name, view):
    pixels = drawn(name)
    scene = on_desk(name, pixels, corners(pixels, *VIEWS[view]))
    outline = examined(scene.pixels).outline
    assert outline.how is How.EDGE
    assert outline.format.id == name
    assert scene.errors(outline.plane).max() < 0.2
    assert outline.uncertainty < 0.5


@pytest.mark.parametrize("dpi", [100, 150, 600])
def test_at_any_resolution(dpi):
    pixels = drawn("TD3", 2, dpi)
    scene = on_desk("TD3", pixels, corners(pixels, 3.0))
    outline = examined(scene.pixels).outline
    assert outline.how is How.EDGE
    assert scene.errors(outline.plane).max() < 0.3


@pytest.mark.parametrize("name", DRAWN)
def test_a_page_cropped_to_its_edges_has_those_of_the_picture_and_less_certainty(name):
    scene = as_is(name, drawn(name))
    outline = examined(scene.pixels).outline
    assert outline.how is How.PICTURE
    assert outline.uncertainty >= 1.0
    assert scene.errors(outline.plane).max() < 0.3


def test_a_side_that_is_cut_off_is_only_expected_and_says_so():
    pixels = drawn("TD3")
    outline = examined(pixels[pixels.shape[0] // 3 :]).outline
    top, *others = outline.sides
    assert top.how is How.MRZ
    assert top.uncertainty > max(side.uncertainty for side in others)
    assert outline.how is How.MRZ
    assert outline.corners[0][1] == pytest.approx(-0.5, abs=0.05)


def test_places_of_evidence_come_back_into_the_picture():
    pixels = drawn("TD3")
    scene = on_desk("TD3", pixels, corners(pixels, 183.0, (0.05, 0.0)))
    page = examined(scene.pixels)
    above = FORMATS["TD3"].height - FORMATS["TD3"].centre_lines[0]
    middle = np.mean(page.plane.box(6, above - 2, 6 + 44 * 2.54, above + 2), axis=0)
    assert middle == pytest.approx(np.mean(page.line_regions[0], axis=0), abs=0.01)
    there = page.plane.to_picture(scene.grid)
    assert page.plane.to_page(there) == pytest.approx(scene.grid, abs=1e-6)


def test_the_flat_page_is_the_page_as_it_was_drawn():
    pixels = drawn("TD3")
    scene = on_desk("TD3", pixels, corners(pixels, 11.0, (0.05, -0.03)))
    page = examined(scene.pixels)
    flat = page.flat(150)
    assert flat.shape == (round(88 / 25.4 * 150), round(125 / 25.4 * 150), 3)
    wanted = cv2.resize(pixels, flat.shape[1::-1], interpolation=cv2.INTER_AREA)
    # Lines of 0.09 mm fall between pixels in one of the two and not in the other.
    soft = [cv2.GaussianBlur(each, (0, 0), 1.0).ravel() for each in (flat, wanted)]
    assert np.corrcoef(*soft)[0, 1] > 0.95
    assert page.millimetres_per_pixel == pytest.approx(25.4 / 300, rel=0.1)
    assert page.flat(150) is flat
    assert page.flat(150, "ir") is None


def card(width, height):
    pixels = np.full((900, 1300, 3), 90, np.uint8)
    cv2.rectangle(pixels, (100, 80), (100 + width, 80 + height), (225, 230, 220), -1)
    return pixels


def test_without_an_mrz_the_contour_tells_where_its_proportions_tell_the_format():
    outline = examined(card(1011, 638)).outline
    assert outline.how is How.CONTOUR
    assert outline.format.id == "TD1"
    assert np.array(outline.corners)[0] * (1300, 900) == pytest.approx((100, 80), abs=4)


def test_formats_of_one_proportion_are_told_by_the_dots_per_inch_or_not_at_all():
    assert examined(card(984, 693)).outline is None
    assert examined(card(984, 693), dpi=200.0).outline.format.id == "TD3"
    # TD2 and MRV-B are of one size.
    assert examined(card(827, 583), dpi=200.0).outline is None


def test_nothing_is_found_where_nothing_is():
    assert examined(np.full((600, 800, 3), 128, np.uint8)).outline is None
    noise = np.random.default_rng(3).integers(0, 255, (600, 800, 3)).astype(np.uint8)
    assert examined(noise).outline is None
    assert examined(noise, picture(noise, "ir")).registered("ir") is None
