"""Sharpness, glare, exposure and compression of pictures made for it."""

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from docsec.capture import open_captures
from docsec.page.quality import exposure, glare, jpeg_quality
from docsec.policy import Policy

from .scenes import drawn, examined

MILLIMETRE = 300 / 25.4


@pytest.mark.parametrize("blur", [0.05, 0.08, 0.11])
def test_the_edges_are_as_wide_as_the_blur_makes_them(blur):
    soft = cv2.GaussianBlur(drawn("TD3"), (0, 0), blur * MILLIMETRE)
    # The width of a blurred step from 10 to 90 % is 2.563 times the deviation.
    assert examined(soft).edge_spread == pytest.approx(2.563 * blur, rel=0.2)


def test_an_enlarged_picture_has_no_more_dots_per_inch_than_before():
    coarse = examined(drawn("TD3", 1, 150))
    assert coarse.effective_dpi == pytest.approx(150, rel=0.25)
    large = examined(cv2.resize(drawn("TD3", 1, 150), None, fx=3, fy=3))
    assert large.pixels_per_character == pytest.approx(45, rel=0.01)
    assert large.effective_dpi < 200


def test_glare_is_found_where_it_is():
    page = cv2.resize(drawn("TD3"), None, fx=0.339, fy=0.339, interpolation=cv2.INTER_AREA)
    page = (page * 0.8).astype(np.uint8)
    assert not glare(page, 4.0).any()
    lit = page.astype(np.float32)
    spot = np.zeros(page.shape[:2], np.float32)
    cv2.circle(spot, (200, 300), 40, 1.0, -1)
    lit += 400 * cv2.GaussianBlur(spot, (0, 0), 6)[..., None]
    seen = glare(np.clip(lit, 0, 255).astype(np.uint8), 4.0)
    rows, columns = np.nonzero(seen)
    assert (columns.mean(), rows.mean()) == pytest.approx((200, 300), abs=3)
    burnt = (lit.min(axis=2) >= 250) & (spot > 0)
    assert (seen & burnt).sum() > 0.95 * burnt.sum()
    assert seen.sum() < 2 * burnt.sum()


def test_burnt_out_paper_hides_glare_and_so_nothing_is_said_of_it():
    assert glare(np.full((300, 400, 3), 252, np.uint8), 4.0) is None


def test_exposure_counts_what_is_black_and_what_is_burnt_out():
    pixels = np.full((10, 10, 3), 128, np.uint8)
    pixels[:2], pixels[-1] = 0, 255
    seen = exposure(pixels)
    assert (seen.dark, seen.burnt) == (0.2, 0.1)
    assert seen.middle == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("quality", [25, 50, 75, 90, 97, 100])
def test_the_quality_of_a_jpeg_is_read_from_its_tables(quality):
    file = io.BytesIO()
    Image.fromarray(drawn("TD1", 1, 100)).save(file, "JPEG", quality=quality)
    (capture,) = open_captures(file.getvalue(), Policy())
    assert jpeg_quality(capture.main.quantisation) == pytest.approx(quality, abs=1)


def test_a_png_has_no_such_quality():
    file = io.BytesIO()
    Image.fromarray(drawn("TD1", 1, 100)).save(file, "PNG")
    (capture,) = open_captures(file.getvalue(), Policy())
    assert capture.main.quantisation == ()
    assert jpeg_quality(()) is None
