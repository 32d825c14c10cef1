"""The checks on the picture that measure: what each needs, and what it says of drawn pages."""

import importlib.util
import math
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from docsec.capture import Capture
from docsec.features.checks import CHECKS, mrz_geometry, mrz_skew, perform, quality
from docsec.features.checks.needs import Needs, lack
from docsec.page.edges import lies
from docsec.page.examined import Page
from docsec.policy import Policy

SCENES = Path(__file__).parents[1] / "page" / "scenes.py"
spec = importlib.util.spec_from_file_location("scenes", SCENES)
scenes = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = scenes
spec.loader.exec_module(scenes)
FORMATS, corners, drawn = scenes.FORMATS, scenes.corners, scenes.drawn
examined, on_desk, picture = scenes.examined, scenes.on_desk, scenes.picture


def band(name, line, dpi):
    """The rows of a picture as large as its page that hold a line of the MRZ."""
    scale = dpi / 25.4
    middle = FORMATS[name].height - FORMATS[name].centre_lines[line]
    half = 0.45 * FORMATS[name].spacing
    return slice(round((middle - half) * scale), round((middle + half) * scale))


def spaced(name, share, dpi=300, seed=1):
    """A page whose first line of the MRZ lies at ``share`` of its distance from the second."""
    pixels = drawn(name, seed, dpi).copy()
    rows = band(name, 0, dpi)
    moved = pixels[rows].copy()
    by = round((1 - share) * FORMATS[name].spacing * dpi / 25.4)
    pixels[rows] = np.median(pixels[rows], axis=0, keepdims=True)
    paper = np.maximum(pixels[rows.start + by : rows.stop + by], 0)
    pixels[rows.start + by : rows.stop + by] = np.minimum(paper, moved)
    return pixels


def geometry(pixels):
    page = examined(pixels)
    assert lack(page, mrz_geometry.CHECK.needs) is None
    return mrz_geometry.CHECK.run(page)


@pytest.mark.parametrize("dpi", [100, 150, 300, 600])
@pytest.mark.parametrize("name", ["TD3", "TD1", "MRV-B"])
def test_lines_as_far_apart_as_they_ought_pass(name, dpi):
    found = geometry(drawn(name, 1, dpi))
    assert found.status == "successful"
    assert found.measure.value == pytest.approx(0, abs=1.5)
    assert found.expected == ("1.67" if name == "TD1" else "2.50")


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("share", [0.80, 0.86, 1.14, 1.20])
@pytest.mark.parametrize("name", ["TD3", "MRV-B"])
def test_lines_too_near_or_too_far_fail(name, share, dpi):
    found = geometry(spaced(name, share, dpi))
    assert found.status == "failed"
    assert found.measure.value == pytest.approx(100 * (share - 1), abs=1.5)
    assert found.where.picture == "white"


@pytest.mark.parametrize("share", [0.93, 1.07])
def test_lines_a_little_off_are_not_decided(share):
    found = geometry(spaced("TD3", share))
    assert (found.status, found.reason) == ("undetermined", "line-spacing-off")


@pytest.mark.parametrize("share", [0.8, 0.86, 1.16, 1.25])
def test_a_picture_that_was_stretched_never_fails(share):
    found = geometry(cv2.resize(drawn("TD3"), None, fx=1, fy=share))
    assert (found.status, found.reason) == ("undetermined", "picture-stretched")


@pytest.mark.parametrize("tilt", [(0.0, 0.1), (0.08, 0.1), (-0.1, -0.15)])
def test_a_page_seen_from_the_side_is_measured_flat(tilt):
    pixels = drawn("TD3", 2)
    page = examined(on_desk("TD3", pixels, corners(pixels, 5.0, tilt)).pixels)
    assert page.from_the_side
    assert mrz_geometry.CHECK.run(page).status == "successful"
    found = mrz_geometry.measured(page)
    assert found.flattened
    print_ = lies(page.plane, page.lines, page.format)
    assert (print_.across, print_.down) == pytest.approx((0, 0), abs=0.25)
    skew = mrz_skew.CHECK.run(page)
    assert (skew.status, skew.measure.value) == ("successful", pytest.approx(0, abs=0.15))


def test_from_the_side_and_without_its_edges_nothing_is_said():
    pixels = drawn("TD3", 2)
    seen = on_desk("TD3", pixels, corners(pixels, 0.0, (0.0, 0.15))).pixels
    cropped = seen[seen.shape[0] // 2 : -130, 130:-130]
    assert lack(examined(cropped), mrz_geometry.CHECK.needs) == "taken-from-the-side"


def test_lines_askew_to_the_edge_of_the_page_fail():
    pixels = drawn("TD3", 3)
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 4.0, 1.0)
    cut = cv2.warpAffine(pixels, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    page = examined(on_desk("TD3", cut, corners(cut)).pixels)
    assert lack(page, mrz_skew.CHECK.needs) is None
    found = mrz_skew.CHECK.run(page)
    assert found.status == "failed"
    assert found.measure.value == pytest.approx(4.0, abs=0.15)
    assert mrz_geometry.CHECK.run(page).status == "successful"


def test_lines_of_different_pitch_fail():
    pixels = drawn("TD3").copy()
    rows = band("TD3", 0, 300)
    narrow = cv2.resize(pixels[rows], None, fx=0.93, fy=1.0)
    pixels[rows] = np.median(pixels[rows], axis=0, keepdims=True)
    pixels[rows, : narrow.shape[1]] = narrow
    found = geometry(pixels)
    assert (found.status, found.reason) == ("failed", "pitches-differ")


def test_a_blurred_picture_is_said_to_be_soft_and_a_coarse_one_is_not():
    soft = cv2.GaussianBlur(drawn("TD3"), (0, 0), 1.6)
    found = quality.CHECK.run(examined(soft))
    assert found.status == "undetermined"
    assert found.measure.value > found.measure.limit
    for dpi in (100, 150, 300, 600):
        assert quality.CHECK.run(examined(drawn("TD3", 1, dpi))).status == "successful"


def lacking(page, **needs):
    return lack(page, Needs(**needs))


def test_what_is_lacking_is_named_in_one_place():
    pixels = drawn("TD3")
    page = examined(pixels, picture(np.full_like(pixels, 30), "ir"))
    assert lacking(page) is None
    assert lacking(page, mrz_place=True, print=True, format=True) is None
    assert lacking(page, lights=("ir",)) is None
    assert lacking(page, lights=("uv",)) == "no-uv-picture"
    assert lacking(page, lights=("oblique",)) == "no-oblique-picture"
    assert lacking(page, lights=("ir",), registered=True) == "pictures-not-registered"
    assert lacking(page, pixels_per_character=20) is None
    assert lacking(page, pixels_per_character=50) == "picture-too-coarse"
    assert lacking(page, edge_spread=math.inf) is None
    assert lacking(page, edge_spread=0.01) == "picture-blurred"
    assert lacking(page, outline=5.0) is None
    # The picture ends where the page does, so its edges are not seen.
    assert lacking(page, outline=0.5) == "outline-uncertain"


def test_without_an_mrz_every_check_says_why_it_was_not_performed():
    blank = picture(np.full((300, 400, 3), 200, np.uint8))
    page = Page(Capture("blank", None, (blank,)), Policy(), (), (), blank)
    assert lacking(page, mrz_place=True) == "no-mrz-place"
    assert lacking(page, print=True) == "mrz-not-followed"
    assert lacking(page, outline=5.0) == "no-outline"
    found = list(perform(page))
    assert len(found) == len(CHECKS)
    assert {each.status for each in found} == {"not-performed"}
    assert all(each.reason for each in found)
